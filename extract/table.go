package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// table is a printed table put together from its lines: what stands over its columns, and its rows. A table that goes on
// over a page is one table; the head that is printed again on the new page is no row.
//
//	序号⇥项目⇥目标⇥各区任务⇥          the head: a second line names the columns
//	⇥⇥⇥东区⇥西区                     under 各区任务
//	1⇥新建公园10个⇥10个⇥4个⇥6个
type table struct {
	caption text
	heads   []head
	rows    []row
	at      graph.Span // from the head's first line to the last row, repeated heads included
}

// head is what stands over a column: its own name, and that of the group of columns that it belongs to, if any.
type head struct{ name, group string }

// row is one line of a table, cut into as many cells as the table has columns.
type row struct {
	no    int // source line
	cells []text
}

// cell returns the cell of a column, or an empty text for a column that is not there.
func (r row) cell(column int) text {
	if column < 0 || column >= len(r.cells) {
		return text{}
	}
	return r.cells[column]
}

// column returns the column over which one of the names stands, an earlier name before a later one, the whole name before
// a part of a longer one; -1 for none.
func (t table) column(names ...string) int {
	for _, name := range names {
		if i := slices.IndexFunc(t.heads, func(h head) bool { return h.name == name }); i >= 0 {
			return i
		}
	}
	for _, name := range names {
		if i := slices.IndexFunc(t.heads, func(h head) bool { return strings.Contains(h.name, name) }); i >= 0 {
			return i
		}
	}
	return -1
}

// filled returns the cell of a column, where it is blank the last one above it that is not: cells merged down are
// printed once.
func (t table) filled(i, column int) text {
	for ; i >= 0; i-- {
		if c := t.rows[i].cell(column); c.s != "" {
			return c
		}
	}
	return text{}
}

// tables finds every printed table in the lines and returns the other lines beside them, in order. Cells are parted by
// tabs or by the upright strokes of markdown. The line above a table that is neither a sentence nor a numbered clause is
// its caption, and stays among the other lines too.
func tables(lines []line) ([]table, []line) {
	var found []table
	var others []line
	for i := 0; i < len(lines); {
		cells := cut(lines[i])
		if len(cells) < 2 {
			others = append(others, lines[i])
			i++
			continue
		}
		last := i
		for last < len(lines) && len(cut(lines[last])) > 1 {
			last++
		}
		part := readTable(lines[i:last])
		if len(others) > 0 {
			part.caption = caption(others[len(others)-1])
		}
		if n := len(found); n > 0 && found[n-1].goesOn(part) && noneBetween(others, found[n-1].at.Last, part.at.First) {
			found[n-1].rows = append(found[n-1].rows, part.rows...)
			found[n-1].at.Last = part.at.Last
		} else {
			found = append(found, part)
		}
		i = last
	}
	return found, others
}

// goesOn reports whether the next table has the same head: the same table on its next page.
func (t table) goesOn(next table) bool {
	if len(t.heads) != len(next.heads) {
		return false
	}
	for i, h := range t.heads {
		if !sameHead(h.name, next.heads[i].name) || !sameHead(h.group, next.heads[i].group) {
			return false
		}
	}
	return true
}

// sameHead compares heads without their spaces: a page may set them wider.
func sameHead(a, b string) bool { return scan.WithoutSpaces(a) == scan.WithoutSpaces(b) }

// noneBetween reports whether no other line stands between two source lines.
func noneBetween(others []line, from, to int) bool {
	n := len(others)
	return n == 0 || others[n-1].no < from || others[n-1].no > to
}

// readTable reads adjoining lines of cells. The first line is the head; a second line is part of it when it names
// columns only where the first left them without a name of their own.
func readTable(lines []line) table {
	t := table{at: graph.Span{First: lines[0].no, Last: lines[len(lines)-1].no}}
	first := cut(lines[0])
	width := len(first)
	for _, l := range lines {
		width = max(width, len(cut(l)))
	}
	t.heads = make([]head, width)
	for i, c := range first {
		t.heads[i].name = scan.WithoutSpaces(c.s)
	}
	body := lines[1:]
	if len(body) > 0 && isSecondHead(first, cut(body[0])) {
		t.group(cut(body[0]))
		body = body[1:]
	}
	for _, l := range body {
		cells := cut(l)
		if t.isHead(cells) || isRule(cells) {
			continue
		}
		r := row{no: l.no, cells: make([]text, width)}
		copy(r.cells, cells)
		t.rows = append(t.rows, r)
	}
	return t
}

// group gives the columns of a head of two lines the names of the second; what stood above them is their group.
func (t *table) group(second []text) {
	group := ""
	for i := range t.heads {
		if t.heads[i].name != "" {
			group = t.heads[i].name
		}
		if i < len(second) && second[i].s != "" {
			t.heads[i] = head{scan.WithoutSpaces(second[i].s), group}
		}
	}
}

// isSecondHead reports whether the second line of a table belongs to its head: it is blank under every name of the first
// line but the last, under which names of columns begin, and has no figures.
func isSecondHead(first, second []text) bool {
	lastName := -1
	for i, c := range first {
		if c.s != "" {
			lastName = i
		}
	}
	if lastName < 1 || lastName >= len(second) || lastName == len(first)-1 && len(second) <= len(first) {
		return false
	}
	for i, c := range second {
		if (i < lastName) != (c.s == "") || strings.ContainsAny(c.s, "0123456789") {
			return false
		}
	}
	return true
}

// isHead reports whether cells are those of the table's own head, printed again.
func (t table) isHead(cells []text) bool {
	same := false
	for i, c := range cells {
		if c.s == "" {
			continue
		}
		if name := scan.WithoutSpaces(c.s); i >= len(t.heads) || name != t.heads[i].name && name != t.heads[i].group {
			return false
		}
		same = true
	}
	return same
}

// isRule reports whether cells are the rule of dashes under a markdown head, or nothing at all.
func isRule(cells []text) bool {
	for _, c := range cells {
		if strings.Trim(c.s, "-: ") != "" {
			return false
		}
	}
	return true
}

// cut parts a line into cells, each without the spaces around it; a line without a mark between cells is one cell.
func cut(l line) []text {
	sep := "\t"
	s := l.text
	if strings.HasPrefix(s, "|") && strings.Count(s, "|") > 1 {
		sep = "|"
		s = strings.TrimSuffix(strings.TrimPrefix(s, "|"), "|")
	} else if !strings.Contains(s, "\t") {
		return []text{textOf([]line{l}, "")}
	}
	pieces := strings.Split(s, sep)
	cells := make([]text, len(pieces))
	for i, p := range pieces {
		cells[i] = textOf([]line{{l.no, strings.TrimSpace(p)}}, "")
	}
	return cells
}

// caption returns a line as the caption of the table under it, or nothing where it is a sentence.
func caption(l line) text {
	if strings.HasSuffix(l.text, "。") || strings.HasSuffix(l.text, ":") || strings.HasSuffix(l.text, "：") {
		return text{}
	}
	return textOf([]line{l}, "").trim()
}
