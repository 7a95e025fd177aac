package extract

import (
	"slices"
	"strconv"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// readTable reads adjoining lines of cells. The first line is the head; a second line is part of it when it names columns
// only where the first left them without a name of their own.
func readTable(lines []line) table {
	t := table{at: graph.Span{First: lines[0].no, Last: lines[len(lines)-1].no}}
	rows := rowsOf(lines)
	if lacksNumberHead(rows) {
		rows[0].cells = slices.Insert(slices.Clone(rows[0].cells), 0, text{})
	}
	width := 0
	for _, r := range rows {
		width = max(width, len(r.cells))
	}
	t.heads = make([]head, width)
	first := withoutRepeats(rows[0].cells)
	for i, c := range first {
		t.heads[i].name = scan.WithoutSpaces(c.s)
	}
	body := rows[1:]
	if len(body) > 0 {
		if second := belowHead(rows[0].cells, body[0].cells); isSecondHead(first, second) {
			t.group(second)
			body = body[1:]
		}
	}
	t.take(body)
	return t
}

// lacksNumberHead reports whether the rows of a table begin with numbers that count on, over which its head has no name.
func lacksNumberHead(rows []row) bool {
	if len(rows[0].cells) < 2 || isNumberHead(rows[0].cells[0].s) {
		return false
	}
	widest, last := 0, 0
	for _, r := range rows[1:] {
		if len(r.cells) == 1 { // a heading between them
			continue
		}
		if no, _ := wholeNumber(r.cells[0].s); !isBareNumber(r.cells[0].s) || no != last+1 {
			return false
		}
		widest, last = max(widest, len(r.cells)), last+1
	}
	return widest == len(rows[0].cells)+1
}

// add adds the rows of more lines.
func (t *table) add(lines []line) {
	t.take(rowsOf(lines))
	t.at.Last = lines[len(lines)-1].no
}

// take adds rows, without those that are the table's head again.
func (t *table) take(rows []row) {
	for _, r := range rows {
		if t.isHead(r.cells) {
			continue
		}
		cells := make([]text, len(t.heads))
		copy(cells, r.cells)
		t.rows = append(t.rows, row{no: r.no, last: r.last, cells: cells})
	}
}

// rowsOf cuts lines into rows, without rules and blank ones. A row that line ends broke is put together.
func rowsOf(lines []line) []row {
	var rows []row
	width := len(cut(lines[0]))
	numbered := isNumberHead(cut(lines[0])[0].s)
	for i := 0; i < len(lines); {
		r := row{no: lines[i].no, last: lines[i].no, cells: cut(lines[i])}
		i++
		if numbered && len(rows) > 0 {
			for n := brokenCells(lines[i:], len(r.cells), width); n > 0; n-- {
				r.goOn(lines[i])
				i++
			}
		}
		if len(rows) == 0 || !isRule(r.cells) {
			rows = append(rows, r)
		}
	}
	return rows
}

// goOn adds the cells of a line that a row was broken over: its first goes on with the row's last.
func (r *row) goOn(l line) {
	cells := cut(l)
	n := len(r.cells) - 1
	r.cells[n] = joinedCell([]text{r.cells[n], cells[0]})
	r.cells = append(r.cells, cells[1:]...)
	r.last = l.no
}

// brokenCells returns how many lines go on with a row that has some of its cells: lines that begin with no number and make the
// row as wide as the head, and before the next row lines without cells, of which the last ends a sentence. Only in a table
// whose rows begin with numbers can that be told.
func brokenCells(lines []line, have, width int) int {
	const most = 6 // lines that a row is broken over
	whole, ended := 0, 0
	for n, l := range lines {
		cells := cut(l)
		if len(cells) > 1 && (beginsRow(cells) || isNumberHead(cells[0].s)) || isRowHeading(lines[n:]) {
			return max(whole, ended)
		}
		if have += len(cells) - 1; have > width || n == most || len(cells) == 1 && !mayGoOn(l.text) {
			break
		}
		switch {
		case have == width && len(cells) > 1:
			whole = n + 1
		case have == width && strings.ContainsRune("。;；", scan.LastRune(l.text)):
			ended = n + 1
		}
	}
	return whole
}

// mayGoOn reports whether a line may be the rest of a cell: no heading, no caption, nothing that closes a table.
func mayGoOn(s string) bool {
	st, _, _ := numbering(s)
	return !st.ofOuterParts() && !isCaption(s) && !isClosing(s) && !isTableNote(s)
}

// beginsRow reports whether cells are a row's first: a number stands in the first, or nothing.
func beginsRow(cells []text) bool {
	return len(cells) > 1 && strings.Trim(cells[0].s, "0123456789 ") == ""
}

// isNumberHead reports whether a head is that of the rows' numbers.
func isNumberHead(s string) bool {
	s = scan.WithoutSpaces(s)
	return s == "序号" || s == "编号" || s == "项目序号"
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

// withoutRepeats blanks the cells of a head that say what the cell before them says, as some print merged cells.
func withoutRepeats(cells []text) []text {
	out := make([]text, len(cells))
	for i, c := range cells {
		if i == 0 || c.s != cells[i-1].s {
			out[i] = c
		}
	}
	return out
}

// belowHead blanks the cells of the line under a head that say what the head says, as some print cells merged down.
func belowHead(first, second []text) []text {
	out := make([]text, len(second))
	for i, c := range second {
		if i >= len(first) || c.s != first[i].s {
			out[i] = c
		}
	}
	return out
}

// isSecondHead reports whether the second line of a table belongs to its head: it names every column that the first left
// without a name, and those under whose names such columns begin, and none else, and it has no figures but years.
func isSecondHead(first, second []text) bool {
	blank := func(i int) bool { return i >= len(first) || first[i].s == "" }
	names := 0
	for i := range max(len(first), len(second)) {
		named := i < len(second) && second[i].s != ""
		switch {
		case named && !blank(i) && !(i+1 < max(len(first), len(second)) && blank(i+1)):
			return false
		case !named && blank(i) && i < len(second):
			return false
		case named && !isColumnName(second[i].s):
			return false
		case named:
			names++
		}
	}
	return names > 1 && len(first) > 0 && first[0].s != ""
}

// isColumnName reports whether a cell may name a column: short, and without figures but years and what stands in brackets.
func isColumnName(s string) bool {
	if _, rest, ok := cutBracket(s); ok {
		s = rest
	}
	if y := yearIn(s); y > 0 {
		s = strings.Replace(s, strconv.Itoa(y), "", 1)
	}
	return len(s) < 60 && !strings.ContainsAny(s, "0123456789。")
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
		if strings.Trim(c.s, "-:： ") != "" {
			return false
		}
	}
	return true
}

// isRuleLine reports whether a line is the rule under the head of a markdown table.
func isRuleLine(s string) bool {
	return strings.HasPrefix(s, "|") && strings.Contains(s, "--") && strings.Trim(s, "|-:： ") == ""
}

// isClauseMark reports whether a cell holds nothing but the number of a clause: 1. or (一).
func isClauseMark(s string) bool {
	st, _, at := numbering(s + " ")
	return st != unnumbered && at >= len(s) && s != ""
}

// cut parts a line into cells, each without the spaces around it; a line without a mark between cells is one cell.
func cut(l line) []text {
	row, mark := cellMark(l.text)
	if mark == "" {
		return []text{l.print()}
	}
	pieces := strings.Split(row, mark)
	cells := make([]text, len(pieces))
	for i, p := range pieces {
		cells[i] = textOf([]line{{l.no, strings.TrimSpace(p)}}, "")
	}
	return cells
}

// hasCells reports whether marks part a line into several cells.
func hasCells(s string) bool {
	row, mark := cellMark(s)
	return mark != "" && strings.Contains(row, mark)
}

// cellMark returns the mark between the cells of a line, "" where it has none, and the line without those around it.
func cellMark(s string) (row, mark string) {
	switch {
	case strings.HasPrefix(s, "|") && strings.Count(s, "|") > 1:
		return strings.TrimSuffix(s[1:], "|"), "|"
	case strings.Contains(s, "\t"):
		return s, "\t"
	}
	return s, ""
}

// parted puts tabs between the cells of tables whose columns are parted by upright strokes that do not begin their lines, or
// by runs of spaces. Adjoining lines of as many cells show that they are a table.
func parted(lines []line) []line {
	var out []line // nil until something changes
	for i := 0; i < len(lines); i++ {
		for _, form := range [...]struct {
			cells func(string) []string
			least int // lines
		}{{strokeCells, 2}, {spacedCells, 3}} {
			width := len(form.cells(lines[i].text))
			if width < 3 {
				continue
			}
			last := i + 1
			for last < len(lines) && len(form.cells(lines[last].text)) == width {
				last++
			}
			if last-i < form.least {
				continue
			}
			if out == nil {
				out = slices.Clone(lines)
			}
			for j := i; j < last; j++ {
				out[j].text = strings.Join(form.cells(lines[j].text), "\t")
			}
			i = last - 1
			break
		}
	}
	if out == nil {
		return lines
	}
	return out
}
