package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// stream is the cells of a table that is printed one cell a line, in order, each with how many lines there are up to its end.
// An upright stroke may end each cell, on its line or on one of its own; a cell may then take several lines, or be blank.
type stream struct {
	cells  []text
	ends   []int
	marked bool // strokes end the cells
}

// longestStream is how many cells of such a table are read at once, tallestCell how many lines one of them may take.
const (
	longestStream = 6000
	tallestCell   = 12
)

// streamOf reads lines as cells, up to a line that cannot be one.
func streamOf(lines []line, most int) stream {
	if len(lines) > 1 && (strings.HasSuffix(lines[0].text, "|") || strings.HasPrefix(lines[1].text, "|")) {
		return strokeStream(lines, most)
	}
	var s stream
	for i, l := range lines {
		if len(s.cells) == most || strings.ContainsAny(l.text, "\t|") || isClosing(l.text) || endsTable(lines[i:]) {
			break
		}
		cell := l.print()
		if n := len(s.cells); n > 0 && (strings.ContainsRune("、,，", scan.LastRune(s.cells[n-1].s)) || strings.HasPrefix(l.text, "、")) {
			s.cells[n-1] = s.cells[n-1].plus(cell)
			s.ends[n-1] = i + 1
			continue
		}
		s.cells, s.ends = append(s.cells, cell), append(s.ends, i+1)
	}
	return s
}

// endsTable reports whether a signature begins here: a date, or an office over one.
func endsTable(lines []line) bool {
	if _, ok := wholeDate(lines[0].text); ok {
		return strings.Contains(lines[0].text, "日")
	}
	return len(lines) > 1 && isOfficeLine(lines[0].text) && endsTable(lines[1:2])
}

// strokeStream reads lines as cells that upright strokes end.
func strokeStream(lines []line, most int) stream {
	s := stream{marked: true}
	var open []line
	for i, l := range lines {
		print := strings.TrimRight(l.text, "| ")
		if len(s.cells) >= most || len(open) == tallestCell || strings.ContainsAny(print, "\t|") {
			break
		}
		if print != "" {
			open = append(open, line{l.no, print})
		}
		for range strings.Count(l.text, "|") {
			s.cells, s.ends = append(s.cells, joinedCell(textsOf(open))), append(s.ends, i+1)
			open = nil
		}
	}
	return s
}

// textsOf returns lines as texts.
func textsOf(lines []line) []text {
	out := make([]text, len(lines))
	for i, l := range lines {
		out[i] = l.print()
	}
	return out
}

// joinedCell puts the lines of a cell together; names of bodies that stand on lines of their own are several.
func joinedCell(parts []text) text {
	var cell text
	for _, p := range parts {
		if cell.s != "" && p.s != "" && isBody(lastBody(cell.s)) && isBody(unitOf(p.s).name) && !isHalfName(cell.s, p.s) {
			cell = cell.plus(text{s: "、"})
		}
		cell = cell.plus(p)
	}
	return cell
}

// uprightAt reads the table that is printed one cell a line from line i on, and how many lines it takes.
func (f *Forms) uprightAt(lines []line, i int) (s sheet, n int, ok bool) {
	lines = lines[i:]
	s, heads, _ := f.uprightHead(lines)
	if heads == 0 {
		return sheet{}, 0, false
	}
	whole := streamOf(lines, longestStream)
	used := f.arrange(&s, whole, heads)
	if used == 0 {
		return sheet{}, 0, false
	}
	n = whole.ends[used-1]
	s.table.at.First, s.table.at.Last = lines[0].no, lines[n-1].no
	return s, n, true
}

// uprightHead reads the heads of such a table, and how many heads and how many lines these are; none where they hand out no tasks.
func (f *Forms) uprightHead(lines []line) (s sheet, heads, n int) {
	first := strings.TrimRight(lines[0].text, "| ")
	if len(first) > longestHead || len(lines) <= leastHeads || strings.ContainsAny(first, "\t|:：。,，;；") || !f.headsColumn(first) {
		return sheet{}, 0, 0
	}
	head := streamOf(lines, mostHeads+1)
	if heads = f.headCells(head.cells); heads == 0 {
		return sheet{}, 0, 0
	}
	if s = f.meaning(table{heads: headsOf(head.cells[:heads])}); !s.assigns() {
		return sheet{}, 0, 0
	}
	return s, heads, head.ends[heads-1]
}

// keepNumbers puts the numbers back that stand alone on their lines, as page numbers do, where a table is printed one cell a
// line: those that go on counting after its heads.
func (f *Forms) keepNumbers(p *printed) {
	if !slices.ContainsFunc(p.page, func(l furniture) bool { return isBareNumber(l.s) }) {
		return
	}
	var heads []int // the lines on which heads end
	for i := 0; i+leastHeads < len(p.lines); i++ {
		if _, _, n := f.uprightHead(p.lines[i:]); n > 0 {
			heads = append(heads, p.lines[i+n-1].no)
			i += n - 1
		}
	}
	if len(heads) == 0 {
		return
	}
	kept, page := slices.Clone(p.lines), make([]furniture, 0, len(p.page))
	next, at := 0, 0 // the number that comes next behind the heads that end on a line
	for _, l := range p.page {
		for len(heads) > 0 && heads[0] < l.no {
			next, at, heads = 1, heads[0], heads[1:]
		}
		no, _ := wholeNumber(l.s)
		counts := no == next || next == 1 && noneWithin(p.lines, at, l.no) // a list may begin with any
		if next > 0 && isBareNumber(l.s) && counts {
			kept = append(kept, line{l.no, l.s})
			next = no + 1
		} else {
			page = append(page, l)
		}
	}
	slices.SortStableFunc(kept, func(a, b line) int { return a.no - b.no })
	p.lines, p.page = kept, page
}

// noneWithin reports whether no line stands between two of the source.
func noneWithin(lines []line, from, to int) bool {
	return !slices.ContainsFunc(lines, func(l line) bool { return l.no > from && l.no < to })
}
