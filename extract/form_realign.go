package extract

import "slices"

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

// cannot reports whether a cell cannot be what a column of a meaning holds.
func (g frame) cannot(d duty, s string) bool { return g.forms.fits(d, s) == unfit }

// misfits counts the cells that cannot be what their columns hold.
func (g frame) misfits(cells []text) int {
	n := 0
	for i, c := range cells {
		if g.cannot(g.duties[i], c.s) {
			n++
		}
	}
	return n
}
