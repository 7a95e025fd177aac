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
	return -30
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

// arrange makes rows of the cells behind the n heads of a table, and returns how many cells it took.
func (f *Forms) arrange(s *sheet, all stream, n int) int {
	cells, index := f.bodyCells(all.cells, n)
	if len(cells) < 2 {
		return 0
	}
	s.numberWithin(cells)
	g := f.frame(s.duties())
	g.marked = all.marked
	states, _ := g.lay(cells)
	used, begin, whole := 0, 0, 0
	for from := 0; from < len(cells); {
		to := from + 1
		for to < len(cells) && states[to-1] > 0 && states[to] > 0 && states[to] >= states[to-1] {
			to++
		}
		r, answers := g.row(s, cells[from:to], states[from:to])
		if r.no > 0 { // strokes around nothing are no row
			s.rows = append(s.rows, r)
		}
		if answers {
			begin, used, whole = from, to, len(s.rows)
		}
		from = to
	}
	if used == 0 {
		return 0
	}
	end := used
	for end-1 > begin && whole > 1 && !g.known(states[end-1]) && !filled(s.rows[:whole-1], states[end-1]-1) { // what stands behind the table
		end--
	}
	s.rows = s.rows[:whole]
	if end < used {
		s.rows[whole-1], _ = g.row(s, cells[begin:end], states[begin:end])
	}
	g.settleCrowded(s)
	return index[end-1] + 1
}

// filled reports whether a column has a cell in one of the rows.
func filled(rows []row, column int) bool {
	return slices.ContainsFunc(rows, func(r row) bool { return r.cells[column].s != "" })
}

// realign lays the cells of rows anew that have fewer than the table has columns, as they do where a cell is merged down and left
// out, if what they say stands under the wrong heads as they are printed and under the right ones then.
func (f *Forms) realign(s sheet) {
	if !s.assigns() {
		return
	}
	g := f.frame(s.duties())
	g.marked = true
	for i, r := range s.rows {
		n := len(r.cells)
		for n > 0 && r.cells[n-1].s == "" {
			n--
		}
		if n < leastHeads || n == len(r.cells) {
			continue
		}
		states, fit := g.lay(r.cells[:n])
		if fit <= g.fit(r.cells[:n])+surely || !slices.IsSorted(states) || len(slices.Compact(slices.Clone(states))) < n || states[0] == 0 {
			continue
		}
		cells := make([]text, len(r.cells))
		for k, state := range states {
			cells[state-1] = r.cells[k]
		}
		if g.misfits(cells) == 0 {
			s.rows[i].cells = cells
		}
	}
}

// surely is by how much an arrangement of cells has to fit better than the printed one.
const surely = 8

// fit weighs cells where they are printed, the last columns being missing.
func (g frame) fit(cells []text) int {
	sum := g.closes(len(cells))
	for i, c := range cells {
		sum += g.forms.fits(g.duties[i], c.s)
	}
	return sum
}

// misfits counts the cells that cannot be what their columns hold.
func (g frame) misfits(cells []text) int {
	n := 0
	for i, c := range cells {
		if g.forms.fits(g.duties[i], c.s) < -10 {
			n++
		}
	}
	return n
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
