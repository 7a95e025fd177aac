package format

import (
	"cmp"
	"slices"
)

// rule is a straight line drawn on a page, upright or level, from one end to the other.
type rule struct {
	upright  bool
	at       float64 // where it stands across its direction
	from, to float64
}

// tracer follows a path and keeps its level and upright lines.
type tracer struct {
	rules          []rule
	x, y           float64
	startX, startY float64
}

// to goes to a point, drawing or not.
func (t *tracer) to(draw bool, x, y float64) {
	switch {
	case !draw:
		t.startX, t.startY = x, y
	case abs(x-t.x) < near/4:
		t.rules = append(t.rules, rule{true, x, min(y, t.y), max(y, t.y)})
	case abs(y-t.y) < near/4:
		t.rules = append(t.rules, rule{false, y, min(x, t.x), max(x, t.x)})
	}
	t.x, t.y = x, y
}

// close goes back to where the path began.
func (t *tracer) close() { t.to(true, t.startX, t.startY) }

// The measures of rules, in points.
const (
	near       = 2.5     // what is nearer counts as touching
	shortest   = 5       // a rule that is shorter is the end of a thick one
	ruleLimit  = 2_000   // rules of a page; a page with more is a picture
	drawnLimit = 200_000 // rules of a file; pages behind them are read without tables
	gridLimit  = 10_000
	wideMargin = 1.8 // how many letters wide the rest of a cell's line is when the line was ended on purpose
)

// grid is a table drawn with rules: where its columns and rows part, and the text in it.
type grid struct {
	xs, ys []float64
	rules  []rule
	runs   []run
	cells  [][]int // which cell each place of the grid belongs to: a merged cell has several places
	count  int
}

// gridsOf finds the tables that rules draw, from the top down: rules that touch each other and part at least two columns.
func gridsOf(rules []rule) []*grid {
	rules = slices.DeleteFunc(slices.Clone(rules), func(r rule) bool { return r.to-r.from < shortest })
	if len(rules) > ruleLimit {
		return nil
	}
	slices.SortFunc(rules, compareRules)
	rules = slices.Compact(rules)
	group := make([]int, len(rules)) // each rule's group, by union and find
	for i := range group {
		group[i] = i
	}
	find := func(i int) int {
		for group[i] != i {
			group[i] = group[group[i]]
			i = group[i]
		}
		return i
	}
	for i, a := range rules {
		for j := range i {
			if touch(a, rules[j]) {
				group[find(i)] = find(j)
			}
		}
	}
	byGroup := map[int]*grid{}
	var grids []*grid
	for i, r := range rules {
		g := byGroup[find(i)]
		if g == nil {
			g = &grid{}
			byGroup[find(i)] = g
			grids = append(grids, g)
		}
		g.rules = append(g.rules, r)
	}
	grids = slices.DeleteFunc(grids, func(g *grid) bool { return !g.draw() })
	slices.SortStableFunc(grids, func(a, b *grid) int { return cmp.Compare(a.ys[0], b.ys[0]) })
	return grids
}

func compareRules(a, b rule) int {
	upright := 0
	if a.upright != b.upright {
		upright = 1
		if b.upright {
			upright = -1
		}
	}
	return cmp.Or(upright, cmp.Compare(a.at, b.at), cmp.Compare(a.from, b.from), cmp.Compare(a.to, b.to))
}

// touch reports whether two rules cross, meet, or go on from each other.
func touch(a, b rule) bool {
	if a.upright == b.upright {
		return abs(a.at-b.at) < near && a.from < b.to+near && b.from < a.to+near
	}
	return a.at > b.from-near && a.at < b.to+near && b.at > a.from-near && b.at < a.to+near
}

func abs(x float64) float64 { return max(x, -x) }

// draw finds the columns, the rows and the merged cells; it returns false for what parts no columns.
func (g *grid) draw() bool {
	var xs, ys []float64
	for _, r := range g.rules {
		if r.upright {
			xs = append(xs, r.at)
		} else {
			ys = append(ys, r.at)
		}
	}
	g.xs, g.ys = apart(xs), apart(ys)
	rows, columns := len(g.ys)-1, len(g.xs)-1
	if rows < 1 || columns < 2 || rows*columns > gridLimit {
		return false
	}
	g.cells = make([][]int, rows)
	for i := range rows {
		g.cells[i] = make([]int, columns)
		for j := range columns {
			switch {
			case j > 0 && !g.ruled(true, g.xs[j], middle(g.ys, i)):
				g.cells[i][j] = g.cells[i][j-1]
			case i > 0 && !g.ruled(false, g.ys[i], middle(g.xs, j)):
				g.cells[i][j] = g.cells[i-1][j]
			default:
				g.cells[i][j] = g.count
				g.count++
			}
		}
	}
	return true
}

// apart is a list of places in order without those that nearly are another.
func apart(at []float64) []float64 {
	slices.Sort(at)
	return slices.CompactFunc(at, func(a, b float64) bool { return abs(a-b) < near })
}

func middle(at []float64, i int) float64 { return (at[i] + at[i+1]) / 2 }

// ruled reports whether a rule passes a place.
func (g *grid) ruled(upright bool, at, along float64) bool {
	return slices.ContainsFunc(g.rules, func(r rule) bool {
		return r.upright == upright && abs(r.at-at) < 2*near && r.from-near < along && along < r.to+near
	})
}

// take takes the runs that stand in the grid and returns the others.
func (g *grid) take(runs []run) []run {
	var others []run
	for _, r := range runs {
		if i, j := g.place(r); i >= 0 && j >= 0 {
			g.runs = append(g.runs, r)
		} else {
			others = append(others, r)
		}
	}
	return others
}

// place is the row and column in which the middle of a run stands, or its beginning where it runs over the edge; -1 for none.
func (g *grid) place(r run) (row, column int) {
	row, column = between(g.ys, (r.top+r.bottom)/2), between(g.xs, (r.left+r.right)/2)
	if column < 0 {
		column = between(g.xs, r.left)
	}
	return row, column
}

func between(at []float64, x float64) int {
	i, _ := slices.BinarySearch(at, x)
	if i == 0 || i == len(at) {
		return -1
	}
	return i - 1
}

// holds reports whether at least two cells hold text, so that it is a table and no ornament.
func (g *grid) holds() bool {
	seen := -1
	for _, r := range g.runs {
		i, j := g.place(r)
		if c := g.cells[i][j]; seen >= 0 && c != seen {
			return true
		} else {
			seen = c
		}
	}
	return false
}

// table makes rows of the grid. A merged cell has its text at its first place.
func (g *grid) table(place string) []row {
	runs := make([][]run, g.count)
	right := make([]float64, g.count)
	for _, r := range g.runs {
		i, j := g.place(r)
		runs[g.cells[i][j]] = append(runs[g.cells[i][j]], r)
	}
	for i := range g.cells {
		for j, c := range g.cells[i] {
			right[c] = max(right[c], g.xs[j+1])
		}
	}
	written := make([]bool, g.count)
	rows := make([]row, len(g.cells))
	for i := range g.cells {
		rows[i].place = place
		for j, c := range g.cells[i] {
			text := cell{goesOn: i > 0 && g.cells[i-1][j] == c}
			if !written[c] {
				written[c] = true
				text.lines = paragraphs(arrange(runs[c]), right[c])
			}
			rows[i].cells = append(rows[i].cells, text)
		}
	}
	return rows
}

// paragraphs joins the lines of a cell that were broken because they came to its right edge.
func paragraphs(lines []printLine, right float64) []string {
	var out []string
	for i, l := range lines {
		if i > 0 && right-lines[i-1].right < wideMargin*lines[i-1].height {
			sep := ""
			if runTogether(lines[i-1].text, l.text) {
				sep = " "
			}
			out[len(out)-1] += sep + l.text
			continue
		}
		out = append(out, l.text)
	}
	return out
}
