package format

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// The measures of tables that no rules draw.
const (
	leastGutter  = 0.4 // how many letters wide the white between two columns is at least
	leastColumns = 3
	leastLines   = 4
	settledLines = 4   // after so many lines no other makes columns fewer
	widestBreak  = 2.5 // how many letters high the white between two rows is at most
	longestHead  = 12  // letters of a head
	fullestPage  = 6_000
)

// strip is the print between two places across a page.
type strip struct{ from, to float64 }

// columnTable is a table whose columns only white parts, and the lines that it is printed on.
type columnTable struct {
	lines   [][]run
	columns []strip
}

// columnTables finds the tables that no rules draw and returns the other runs: lines whose print stands under each other in columns,
// one of which counts the rows, or which all have a short head.
func columnTables(runs []run) (tables []columnTable, others []run) {
	if len(runs) > fullestPage {
		return nil, runs
	}
	lines, from := linesOf(runs), 0 // what stands before is taken
	for i := 0; i < len(lines); {
		t := tableAt(lines[i:])
		if t.columns == nil {
			i++
			continue
		}
		end := i + len(t.lines)
		for i > from && t.continues(lines[i-1]) {
			i--
			t.lines = lines[i:end]
		}
		others = append(others, slices.Concat(lines[from:i]...)...)
		tables = append(tables, t)
		from, i = end, end
	}
	return tables, append(others, slices.Concat(lines[from:]...)...)
}

// linesOf puts the runs together that stand beside each other, from the top down.
func linesOf(runs []run) [][]run {
	runs = slices.DeleteFunc(slices.Clone(runs), func(r run) bool { return strings.TrimSpace(r.text) == "" })
	slices.SortStableFunc(runs, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.top+a.bottom, b.top+b.bottom), cmp.Compare(a.left, b.left))
	})
	var lines [][]run
	for first := 0; first < len(runs); {
		last := first + 1
		for last < len(runs) && sameLine(runs[first], runs[last]) {
			last++
		}
		lines = append(lines, runs[first:last])
		first = last
	}
	return lines
}

// tableAt takes the lines of a table that begins with the first line. It has no columns where none does.
func tableAt(lines [][]run) columnTable {
	columns := strips(nil, lines[0])
	n := 1
	for n < len(lines) && len(columns) >= leastColumns {
		letter := lines[n][0].height()
		if lines[n][0].top-bottom(lines[n-1]) > widestBreak*letter {
			break
		}
		next := strips(columns, lines[n])
		if len(next) < leastColumns || n >= settledLines && len(next) < len(columns) {
			break
		}
		columns = next
		n++
	}
	t := columnTable{lines[:n], columns}
	if n < leastLines || len(columns) < leastColumns || t.counting() < 0 && !t.headed() {
		return columnTable{}
	}
	return t
}

// continues reports whether a line above a table is of its first row: it stands close, and in the columns.
func (t columnTable) continues(line []run) bool {
	return t.lines[0][0].top-bottom(line) < looseLeading*line[0].height() && len(strips(t.columns, line)) == len(t.columns)
}

// bottom is how low a line goes, 0 where there is none.
func bottom(line []run) (low float64) {
	for i, r := range line {
		if i == 0 {
			low = r.bottom
		}
		low = max(low, r.bottom)
	}
	return low
}

// strips adds the print of a line to columns: what touches is one.
func strips(columns []strip, line []run) []strip {
	all := slices.Clone(columns)
	for _, r := range line {
		all = append(all, r.strip())
	}
	slices.SortFunc(all, func(a, b strip) int { return cmp.Compare(a.from, b.from) })
	gutter := leastGutter * line[0].height()
	out := all[:1]
	for _, s := range all[1:] {
		if last := &out[len(out)-1]; s.from-last.to < gutter {
			last.to = max(last.to, s.to)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// strip is what a run takes across the page. Marks such as 、 and 〔 have white beside them that is theirs.
func (r run) strip() strip {
	s := strip{r.left, r.right}
	last, _ := utf8.DecodeLastRuneInString(r.text)
	if first, _ := utf8.DecodeRuneInString(r.text); strings.ContainsRune("（〔《“‘「【", first) {
		s.from = min(s.from, s.to-r.height())
	}
	if strings.ContainsRune("、，。；：）〕》”’」】", last) {
		s.to = max(s.to, r.left+float64(utf8.RuneCountInString(r.text))*r.height())
	}
	return s
}

// column is the column of a run.
func (t columnTable) column(r run) int {
	for i, c := range t.columns {
		if r.left < c.to {
			return i
		}
	}
	return len(t.columns) - 1
}

// inColumn are the runs of a column, line by line; lines that have none there are left out.
func (t columnTable) inColumn(column int) (lines [][]run) {
	for _, l := range t.lines {
		var here []run
		for _, r := range l {
			if t.column(r) == column {
				here = append(here, r)
			}
		}
		if here != nil {
			lines = append(lines, here)
		}
	}
	return lines
}

// counting is the column that counts the rows, -1 without one.
func (t columnTable) counting() int {
	for column := range t.columns {
		before, counted := 0, 0
		for _, l := range t.inColumn(column) {
			no, err := strconv.Atoi(across(l).text)
			if err != nil {
				continue
			}
			if no == before+1 {
				counted++
			}
			before = no
		}
		if counted > 1 {
			return column
		}
	}
	return -1
}

// headed reports whether the first line has a short head for each of four columns or more.
func (t columnTable) headed() bool {
	if len(t.columns) <= leastColumns {
		return false
	}
	heads := make([]int, len(t.columns))
	for _, r := range t.lines[0] {
		if strings.ContainsAny(r.text, "。，；：,;:") {
			return false
		}
		heads[t.column(r)] += utf8.RuneCountInString(r.text)
	}
	return !slices.ContainsFunc(heads, func(n int) bool { return n == 0 || n > longestHead })
}

// rows makes rows of the table. They part in the white between what stands in the column that counts them, or in the fullest.
func (t columnTable) rows(place string) []row {
	edges := t.edges()
	rows := make([]row, len(edges)+1)
	for i := range rows {
		rows[i].place = place
		rows[i].cells = make([]cell, len(t.columns))
	}
	for column, c := range t.columns {
		for i, part := range t.parts(column, edges) {
			if part != nil {
				rows[i].cells[column].lines = paragraphs(arrange(part), c.to)
			}
		}
	}
	return rows
}

// parts are the runs of a column, row by row.
func (t columnTable) parts(column int, edges []float64) [][]run {
	parts := make([][]run, len(edges)+1)
	lines := t.inColumn(column)
	for _, l := range lines {
		at, _ := slices.BinarySearch(edges, (l[0].top+l[0].bottom)/2)
		parts[at] = append(parts[at], l...)
	}
	if merged := t.merged(lines, edges); merged != nil {
		return merged
	}
	return parts
}

// merged are the parts of a column some of whose cells are merged over several rows and stand in the middle of these, at the first row
// of each; nil where they do not stand so.
func (t columnTable) merged(lines [][]run, edges []float64) [][]run {
	parts := make([][]run, len(edges)+1)
	bounds := append(append([]float64{t.lines[0][0].top}, edges...), bottom(t.lines[len(t.lines)-1]))
	row := 0
	for _, b := range t.blocks(lines) {
		middle, letter := (b[0].top+bottom(b))/2, b[0].height()
		last, off := row, -1.0
		for end := row; end < len(parts); end++ {
			if d := abs(middle - (bounds[row]+bounds[end+1])/2); off < 0 || d < off {
				last, off = end, d
			}
		}
		spare := bounds[last+1] - bounds[row] - (bottom(b) - b[0].top)
		if off < 0 || off > letter*offMiddle || last > row && spare < letter {
			return nil
		}
		parts[row] = b
		row = last + 1
	}
	if row < len(parts) {
		return nil
	}
	return parts
}

// offMiddle is how many letters from the middle of its rows a merged cell may stand.
const offMiddle = 0.8

// blocks puts the lines of a column together that stand as close as the closest of the table.
func (t columnTable) blocks(lines [][]run) (blocks [][]run) {
	leading := t.leading()
	for i, l := range lines {
		if gap := l[0].top - bottom(lines[max(i-1, 0)]); i > 0 && gap < leading+near && gap < looseLeading*l[0].height() {
			blocks[len(blocks)-1] = append(blocks[len(blocks)-1], l...)
		} else {
			blocks = append(blocks, slices.Clone(l))
		}
	}
	return blocks
}

// looseLeading is how many letters high the white between two lines of one cell may be.
const looseLeading = 0.9

// leading is the least white between two lines of one column.
func (t columnTable) leading() float64 {
	least := -1.0
	for column := range t.columns {
		lines := t.inColumn(column)
		for i := 1; i < len(lines); i++ {
			if gap := lines[i][0].top - bottom(lines[i-1]); gap > 0 && (least < 0 || gap < least) {
				least = gap
			}
		}
	}
	return least
}

// edges are the heights at which one row ends and the next begins.
func (t columnTable) edges() (edges []float64) {
	anchors := t.anchors()
	for i := 1; i < len(anchors); i++ {
		edges = append(edges, t.white(anchors[i-1], anchors[i]))
	}
	return edges
}

// anchors are the middles of what stands in one column, row by row: the numbers and what stands above the first of them, else the
// blocks of the column that has most.
func (t columnTable) anchors() (middles []float64) {
	var rows [][]run
	if column := t.counting(); column >= 0 {
		for _, l := range t.inColumn(column) {
			if _, err := strconv.Atoi(across(l).text); err == nil || rows == nil {
				rows = append(rows, slices.Clone(l))
			} else {
				rows[len(rows)-1] = append(rows[len(rows)-1], l...)
			}
		}
	} else {
		for c := range t.columns {
			if blocks := t.blocks(t.inColumn(c)); len(blocks) > len(rows) {
				rows = blocks
			}
		}
	}
	for _, r := range rows {
		middles = append(middles, (r[0].top+bottom(r))/2)
	}
	return middles
}

// white is the height between two others that least print crosses, in the middle of the widest white.
func (t columnTable) white(from, to float64) float64 {
	var at []float64 // where print begins or ends
	for _, l := range t.lines {
		for _, r := range l {
			at = append(at, r.top, r.bottom)
		}
	}
	at = slices.DeleteFunc(append(at, from, to), func(y float64) bool { return y < from || y > to })
	slices.Sort(at)
	best, fewest, widest := (from+to)/2, -1, 0.0
	for i := 1; i < len(at); i++ {
		y, width := (at[i-1]+at[i])/2, at[i]-at[i-1]
		if width < 0.1 {
			continue
		}
		crossing := map[int]bool{}
		for _, l := range t.lines {
			for _, r := range l {
				if r.top < y && y < r.bottom {
					crossing[t.column(r)] = true
				}
			}
		}
		if n := len(crossing); fewest < 0 || n < fewest || n == fewest && width > widest {
			best, fewest, widest = y, n, width
		}
	}
	return best
}
