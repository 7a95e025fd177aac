package extract

import (
	"slices"
	"strconv"
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
	notes   []text // what else stands over it, such as 单位:亿元
	heads   []head
	rows    []row
	at      graph.Span // from the head's first line to the last row, repeated heads included
}

// head is what stands over a column: its own name, and that of the group of columns that it belongs to, if any.
type head struct{ name, group string }

// row is a row of a table, cut into as many cells as the table has columns. It is one line of the source, unless line ends
// broke its cells.
type row struct {
	no, last int // source lines
	cells    []text
	crowded  bool // it has more cells of bodies than there are columns for them
	clear    bool // it has one for each of several such columns
}

// at returns the lines of a row.
func (r row) at() graph.Span { return graph.Span{First: r.no, Last: r.last} }

// joined returns what is printed in a row, for a report.
func (r row) joined() string {
	var cells []string
	for _, c := range r.cells {
		if c.s != "" {
			cells = append(cells, c.s)
		}
	}
	return strings.Join(cells, " ")
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
	const longest = 300 // rows that a cell is merged over
	for last := max(0, i-longest); i >= last; i-- {
		if c := t.rows[i].cell(column); c.s != "" {
			return c
		}
	}
	return text{}
}

// tables finds every printed table in the lines and returns the other lines beside them, in order. Cells are parted by
// tabs, by upright strokes, or by the lines of a drawn table. The line above a table that is neither a sentence nor a
// numbered clause is its caption, and stays among the other lines too.
func tables(lines []line) ([]table, []line) {
	lines = parted(undrawn(lines))
	var found []table
	var others []line
	for i := 0; i < len(lines); {
		last := runEnd(lines, i)
		if last == i {
			others = append(others, lines[i])
			i++
			continue
		}
		run := lines[i:last]
		if n := len(found); n > 0 && found[n-1].takes(run, others) {
			i = last
			continue
		}
		since := 0
		if n := len(found); n > 0 {
			since = found[n-1].at.Last
		}
		found = append(found, captioned(run, others, since))
		i = last
	}
	return found, others
}

// beginsTable reports whether a table begins in the lines whose head is of a sort. It reads no more of each than that takes.
func beginsTable(lines []line, is func(table) bool) bool {
	const head = 8 // lines that banners and heads may take
	lines = parted(undrawn(lines))
	for i := 0; i < len(lines); {
		last := runEnd(lines[:min(len(lines), i+head)], i)
		if last > i && is(captioned(lines[i:last], nil, 0)) {
			return true
		}
		if last > i {
			last = runEnd(lines, i)
		}
		i = max(last, i+1)
	}
	return false
}

// runEnd returns where the lines of cells that begin at line i end, i where none do: at a line without cells that goes on with
// no row, or at the head of another table or page.
func runEnd(lines []line, i int) int {
	head := cut(lines[i])
	if len(head) < 2 || isClauseMark(head[0].s) {
		return i
	}
	headed := i+1 < len(lines) && isHeadingOver(lines[i+1:], head)
	for at := i; at < len(lines); {
		cells := cut(lines[at])
		if len(cells) < 2 && (isNumberHead(head[0].s) && isRowHeading(lines[at:]) || headed && isHeadingOver(lines[at:], head)) {
			at++
			continue
		}
		if len(cells) < 2 || at > i && (isNumberHead(cells[0].s) || at+1 < len(lines) && isRuleLine(lines[at+1].text)) {
			return at
		}
		at++
		if isNumberHead(head[0].s) && at > i+1 {
			at += brokenCells(lines[at:], len(cells), len(head))
		}
	}
	return len(lines)
}

// isRowHeading reports whether a line without cells is a heading inside a table: numbered as headings are, before a row that has
// a number.
func isRowHeading(lines []line) bool {
	if len(lines) < 2 || !isNumberedHeading(lines[0].text) {
		return false
	}
	next := cut(lines[1])
	return beginsRow(next) && next[0].s != ""
}

// isHeadingOver is isRowHeading for tables whose rows have no numbers: the row is as wide as the head and names none of its columns.
// It tells only of tables in which such a heading stands at once behind the head.
func isHeadingOver(lines []line, head []text) bool {
	if len(lines) < 2 || !isNumberedHeading(lines[0].text) {
		return false
	}
	next := cut(lines[1])
	if len(next) != len(head) {
		return false
	}
	for i, c := range next {
		if sameHead(c.s, head[i].s) && c.s != "" {
			return false
		}
	}
	return true
}

// isNumberedHeading reports whether a line without cells is numbered as headings are and no sentence.
func isNumberedHeading(s string) bool {
	st, _, _ := numbering(s)
	return (st == chinese || st == chineseIn) && len(s) <= 90 && !strings.ContainsAny(s, "。;；:：\t|")
}

// takes adds lines of cells to the table before them where they go on with it: under the same head, printed again on a new
// page, or without one, in a row that has the next number.
func (t *table) takes(run, others []line) bool {
	wider := func(l line) bool { return len(cut(l)) > len(t.heads) }
	if t.followedBy(run) && isPassedOver(others, t.at.Last, run[0].no) && !slices.ContainsFunc(run, wider) {
		t.add(run)
		return true
	}
	next := readTable(run)
	if !t.goesOn(next) || !isPassedOver(others, t.at.Last, run[0].no) {
		return false
	}
	t.rows = append(t.rows, next.rows...)
	t.at.Last = next.at.Last
	return true
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

// followedBy reports whether a line of cells is the row after the table's last one, by its number.
func (t table) followedBy(run []line) bool {
	column := t.column(numberHeads...)
	cells := cut(run[0])
	if column < 0 || column >= len(cells) || len(cells) > len(t.heads) {
		return false
	}
	const longest = 50 // rows without a number
	no, err := strconv.Atoi(cells[column].s)
	for i := len(t.rows) - 1; i >= max(0, len(t.rows)-longest) && err == nil; i-- {
		if last, err := strconv.Atoi(t.rows[i].cell(column).s); err == nil {
			return no == last+1
		}
	}
	return false
}

// isPassedOver reports whether nothing stands between two source lines but what a page has around its print: short lines that
// are no sentence and name no other table.
func isPassedOver(others []line, from, to int) bool {
	for i := len(others) - 1; i >= 0 && others[i].no > from; i-- {
		s := others[i].text
		if others[i].no < to && (len(s) > 60 || strings.HasSuffix(s, "。") || isCaption(s) || isClosing(s)) {
			return false
		}
	}
	return true
}

// captioned reads lines of cells as a table under the lines above it that stand behind another table's last line, since. Rows
// of one cell before the head are its caption and its notes.
func captioned(run, others []line, since int) table {
	var above []text
	for i := len(others) - 1; i >= 0 && others[i].no > since; i-- {
		above = append(above, caption(others[i]))
		if !isTableNote(others[i].text) {
			break
		}
	}
	first := run[0].no
	for n := banners(run); n > 0; n-- {
		banner, _ := isSection(row{cells: cut(run[0])})
		above = append([]text{banner}, above...)
		run = run[1:]
	}
	t := readTable(run)
	t.at.First = first
	for _, a := range above {
		if t.caption.s == "" && !isTableNote(a.s) {
			t.caption = a
		} else if a.s != "" {
			t.notes = append(t.notes, a)
		}
	}
	return t
}

// banners returns how many rows of one cell stand over the head of a table.
func banners(run []line) int {
	for n, l := range run {
		cells := cut(l)
		if n > 3 || len(cells) < 3 || n+1 == len(run) {
			return 0
		}
		if !isBanner(cells) {
			return n
		}
	}
	return 0
}

// isBanner reports whether a row holds one cell, which is no figure.
func isBanner(cells []text) bool {
	only, ok := isSection(row{cells: cells})
	return ok && strings.Trim(only.s, "0123456789") != ""
}

// isTableNote reports whether a line above a table says of what its figures are: 单位:亿元.
func isTableNote(s string) bool {
	s = strings.Trim(scan.WithoutSpaces(s), "()（）")
	return scan.HasAnyPrefix(s, "单位:", "单位：", "计量单位:", "计量单位：", "金额单位:", "金额单位：") && len(s) < 90
}

// caption returns a line as the caption of the table under it, or nothing where it is a sentence.
func caption(l line) text {
	if strings.HasSuffix(l.text, "。") || strings.HasSuffix(l.text, ":") || strings.HasSuffix(l.text, "：") {
		return text{}
	}
	return l.print().trim()
}
