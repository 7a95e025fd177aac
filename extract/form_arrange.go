package extract

import (
	"maps"
	"slices"
)

// What the cells of a table say tells which columns they stand in where lines alone do not: a number, a date, a list of bodies
// and a leader's name are known by their form. The cells are laid into rows and columns in order so that they fit best: a cell
// may be missing, since a blank one leaves no line and one merged down is printed once, and a column may have several, since a
// cell may hold several lines.

// frame is the columns that cells are laid into. State 0 is a heading inside the table, state i+1 column i.
type frame struct {
	forms  *Forms
	duties []duty
	skip   []int // what it weighs that all columns before one are missing
	marked bool  // marks part the cells: none is only a line of a cell
}

// frame makes the frame of columns of some meanings.
func (f *Forms) frame(duties []duty) frame {
	g := frame{forms: f, duties: duties, skip: make([]int, len(duties)+1)}
	texts := 0
	for _, d := range duties {
		if d == titled || d == worded {
			texts++
		}
	}
	for i, d := range duties {
		g.skip[i+1] = g.skip[i] + missing(d, texts == 1)
	}
	return g
}

// never is the weight of what cannot be.
const never = -1 << 30

// opens weighs that a row begins in a state, closes that it ends in one.
func (g frame) opens(q int) int {
	if q == 0 {
		return 0
	}
	return g.skip[q-1]
}

func (g frame) closes(p int) int {
	if p == 0 {
		return 0
	}
	return g.skip[len(g.duties)] - g.skip[p]
}

// follows weighs that a cell in state q follows one in state p.
func (g frame) follows(p, q int) int {
	switch {
	case p == 0 && q == 0:
		return 0
	case p == 0:
		if d := g.duties[q-1]; d != numbered && d != sectioned && d != titled && d != worded {
			return never
		}
		return g.opens(q)
	case q > p:
		return g.skip[q-1] - g.skip[p]
	case q == p && g.marked:
		return -12
	case q == p:
		return again(g.duties[q-1])
	}
	return g.closes(p) + g.opens(q) - 1
}

// known reports whether it is known what a column means.
func (g frame) known(state int) bool {
	return state == 0 || g.duties[state-1] != noDuty && g.duties[state-1] != passing
}

// weigh weighs that a cell stands in a state.
func (g frame) weigh(q int, s string) int {
	if q > 0 {
		return g.forms.fits(g.duties[q-1], s)
	}
	if st, _, at := numbering(s); st.ofParts() && at < len(s) && isTitleOnly(s) {
		return 10
	}
	return unfit
}

// lay lays cells into the columns: it returns the state of each in the arrangement that fits best, and how well it does.
func (g frame) lay(cells []text) (states []int, fit int) {
	n := len(g.duties) + 1
	score := make([]int, n)
	came := make([][]int, len(cells))
	for i, c := range cells {
		next := make([]int, n)
		came[i] = make([]int, n)
		for q := range n {
			next[q], came[i][q] = g.opens(q), -1
			if i > 0 {
				next[q], came[i][q] = g.best(score, func(p int) int { return g.follows(p, q) })
			}
			next[q] = max(next[q]+g.weigh(q, c.s), never)
		}
		score = next
	}
	fit, state := g.best(score, g.closes)
	states = make([]int, len(cells))
	for i := len(cells) - 1; i >= 0; i-- {
		states[i] = state
		state = came[i][state]
	}
	return states, fit
}

// best returns the greatest of the scores with what weighs on each, and whose it is.
func (g frame) best(score []int, weight func(state int) int) (best, state int) {
	best = 2 * never
	for p, v := range score {
		if v += weight(p); v > best {
			best, state = v, p
		}
	}
	return best, state
}

// arranged is a row of the cells that were laid into columns.
type arranged struct {
	row
	answers bool     // it says who answers
	doubts  []Unread // its cells that say nothing of what the heads of their columns name
}

// arrange makes rows of the cells behind the n heads of a table, and returns how many cells it took: those up to the last row that
// says who answers.
func (f *Forms) arrange(s *sheet, all stream, n int) int {
	cells, index := f.bodyCells(all.cells, n)
	if len(cells) < 2 {
		return 0
	}
	s.numberWithin(cells)
	g := f.frame(s.duties())
	g.marked = all.marked
	states, _ := g.lay(cells)
	var rows []arranged
	last, begin, end := -1, 0, 0 // the last row that answers, and its cells
	for from := 0; from < len(cells); {
		to := rowEnd(states, from)
		r := g.row(cells[from:to], states[from:to])
		if r.no > 0 { // strokes around nothing are no row
			rows = append(rows, r)
		}
		if r.answers {
			last, begin, end = len(rows)-1, from, to
		}
		from = to
	}
	if last < 0 {
		return 0
	}
	used := end
	for end-1 > begin && last > 0 && !g.known(states[end-1]) && !filled(rows[:last], states[end-1]-1) { // what stands behind the table
		end--
	}
	if end < used {
		rows[last] = g.row(cells[begin:end], states[begin:end])
	}
	for _, r := range rows[:last+1] {
		s.rows, s.doubts = append(s.rows, r.row), append(s.doubts, r.doubts...)
	}
	g.settleCrowded(s)
	return index[end-1] + 1
}

// rowEnd returns where the row ends that begins at a cell: a heading is one, and no cell stands left of the one before it.
func rowEnd(states []int, from int) int {
	to := from + 1
	for to < len(states) && states[to-1] > 0 && states[to] > 0 && states[to] >= states[to-1] {
		to++
	}
	return to
}

// filled reports whether a column has a cell in one of the rows.
func filled(rows []arranged, column int) bool {
	return slices.ContainsFunc(rows, func(r arranged) bool { return r.cells[column].s != "" })
}

// row makes a row of cells. One with more cells of bodies than there are columns for them is crowded: all of them then stand in the
// first of these columns.
func (g frame) row(cells []text, states []int) (r arranged) {
	parts := make([][]text, len(g.duties))
	var bodies []text
	for i, c := range cells {
		if at := c.at(); c.s != "" {
			if r.no == 0 {
				r.no = at.First
			}
			r.last = at.Last
		}
		column := states[i] - 1
		if column < 0 {
			column = slices.IndexFunc(g.duties, func(d duty) bool { return d != titled && d != worded })
		}
		d := g.duties[column]
		if (d == leaders || d == timing) && g.cannot(d, c.s) {
			r.doubts = append(r.doubts, Unread{At: c.at(), Text: shorten(c.s), Why: "a cell that says nothing of what the head of its column names"})
			continue
		}
		parts[column] = append(parts[column], c)
		if d.ofUnits() && c.s != "" {
			bodies = append(bodies, c)
		}
	}
	r.cells = make([]text, len(g.duties))
	for i, d := range g.duties {
		r.cells[i] = joinedCell(parts[i])
		r.answers = r.answers || (d.ofUnits() || d == leaders) && r.cells[i].s != "" && g.forms.fits(d, r.cells[i].s) > 0
	}
	g.crowd(&r.row, bodies)
	return r
}

// bodyCells returns the cells behind the head of a table, without the head where it stands again, up to another head; and the
// index of each.
func (f *Forms) bodyCells(cells []text, n int) (body []text, index []int) {
	for i := n; i < len(cells); i++ {
		if f.headsColumn(cells[i].s) {
			if m := f.headCells(cells[i:min(len(cells), i+mostHeads+1)]); m >= n && slices.EqualFunc(cells[:n], cells[i:i+n], func(a, b text) bool { return sameHead(a.s, b.s) }) {
				i += n - 1
				continue
			} else if m > 0 {
				break
			}
		}
		body, index = append(body, cells[i]), append(index, i)
	}
	return body, index
}

// duties returns what the columns mean. Beside a column of those who lead, one of 责任单位 names those who help.
func (s sheet) duties() []duty {
	out := make([]duty, len(s.heads))
	for _, d := range slices.Sorted(maps.Keys(s.columns)) {
		for _, c := range s.columns[d] {
			out[c] = d
			if d == listed && len(s.columns[leading]) > 0 {
				out[c] = helping
			}
		}
	}
	return out
}

// numberWithin adds a column of numbers to a table whose heads have none but whose cells count on. What stands before it is
// then the section of several rows.
func (s *sheet) numberWithin(cells []text) {
	if s.first(numbered) >= 0 {
		return
	}
	at := slices.IndexFunc(cells, func(c text) bool { return isBareNumber(c.s) })
	if at < 0 || at > 2 || at >= len(s.heads) {
		return
	}
	first, _ := wholeNumber(cells[at].s)
	if !slices.ContainsFunc(cells, func(c text) bool { no, _ := wholeNumber(c.s); return isBareNumber(c.s) && no == first+1 }) {
		return
	}
	s.heads = slices.Insert(s.heads, at, head{})
	columns := map[duty][]int{numbered: {at}}
	for _, d := range slices.Sorted(maps.Keys(s.columns)) {
		for _, c := range s.columns[d] {
			e := d
			if c >= at {
				c++
			} else if d == titled && len(s.columns[worded]) > 0 {
				e = sectioned
			}
			columns[e] = append(columns[e], c)
		}
	}
	s.columns = columns
}
