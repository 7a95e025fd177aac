package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// most heads that a table has, the known ones among them at the least, and how long one may be.
const (
	mostHeads   = 16
	leastHeads  = 3
	longestHead = 60
)

// headsColumn reports whether a line is the head of a column.
func (f *Forms) headsColumn(s string) bool {
	_, ok := f.column(s)
	return ok
}

// headCells returns how many of the cells are the heads of a table: known ones, and others among them where a number shows that
// its rows begin behind them. One that stands again begins something else.
func (f *Forms) headCells(cells []text) int {
	known, last := 0, 0
	var seen []string
	for i, c := range cells {
		name := scan.WithoutSpaces(c.s)
		if name == "" || len(name) > longestHead || strings.ContainsAny(name, ":：。,，;；") || slices.Contains(seen, name) {
			break
		}
		seen = append(seen, name)
		if _, w := wholeNumber(name); w == len(name) || f.isTime(name) || startsAsClause(name) {
			if known >= leastHeads && w == len(name) {
				last = i
			}
			break
		}
		if f.headsColumn(name) {
			if known++; last == i {
				last = i + 1
			}
		}
	}
	if known < leastHeads || last < leastHeads {
		return 0
	}
	return last
}

// headsOf makes heads of cells.
func headsOf(cells []text) []head {
	heads := make([]head, len(cells))
	for i, c := range cells {
		heads[i].name = scan.WithoutSpaces(c.s)
	}
	return heads
}

// isHeadRow reports whether a line of cells names columns and nothing else.
func (f *Forms) isHeadRow(l line) bool {
	names := 0
	for _, c := range cut(l) {
		if c.s == "" {
			continue
		}
		if len(c.s) > longestHead || !f.headsColumn(c.s) {
			return false
		}
		names++
	}
	return names > 1
}

// namesColumns reports whether cells are the heads of a table of assignments: short, most of them known.
func (f *Forms) namesColumns(cells []string) bool {
	t, known := table{heads: make([]head, len(cells))}, 0
	for i, c := range cells {
		if len(c) > longestHead || strings.ContainsAny(c, ":：。,，;；") {
			return false
		}
		t.heads[i].name = scan.WithoutSpaces(c)
		if f.headsColumn(c) {
			known++
		}
	}
	return known >= leastHeads && 2*known >= len(cells) && f.meaning(t).assigns()
}

// named gives a table's columns their names.
func (t table) named(names []string) table {
	for i, name := range names {
		t.heads[i].name = name
	}
	return t
}

// linesBeforeHead returns how many of the first lines, most at the most, stand before a table that is printed one cell a line or
// that has commas, strokes or spaces between its cells.
func (f *Forms) linesBeforeHead(lines []line, most int) int {
	if f.empty() {
		return most
	}
	for i := range min(most, len(lines)) {
		if _, _, n := f.uprightHead(lines[i:]); n > 0 || f.partedRows(lines[i:]) != nil {
			return i
		}
	}
	return most
}
