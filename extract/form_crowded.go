package extract

import "slices"

// untold stands in cells of which it cannot be told what they say, so that none is filled in from above.
var untold = text{s: "—"}

// row makes a row of cells, and reports whether it says who answers. One with more cells of bodies than there are columns for
// them is crowded: all of them then stand in the first of these columns.
func (g frame) row(s *sheet, cells []text, states []int) (r row, answers bool) {
	r.cells = make([]text, len(g.duties))
	parts := make([][]text, len(g.duties))
	var bodies []text
	for i, c := range cells {
		column := states[i] - 1
		if column < 0 {
			column = slices.IndexFunc(g.duties, func(d duty) bool { return d != titled && d != worded })
		}
		parts[column] = append(parts[column], c)
		if at := c.at(); c.s != "" {
			if r.no == 0 {
				r.no = at.First
			}
			r.last = at.Last
		}
		if d := g.duties[column]; d.ofUnits() && c.s != "" {
			bodies = append(bodies, c)
		} else if (d == leaders || d == timing) && g.forms.fits(d, c.s) < -10 {
			s.doubts = append(s.doubts, Unread{At: c.at(), Text: shorten(c.s), Why: "a cell that says nothing of what the head of its column names"})
			parts[column] = parts[column][:len(parts[column])-1]
		}
	}
	columns := g.bodyColumns()
	for i, d := range g.duties {
		r.cells[i] = joinedCell(parts[i])
		answers = answers || (d.ofUnits() || d == leaders) && r.cells[i].s != "" && g.forms.fits(d, r.cells[i].s) > 0
	}
	if n := len(columns); n > 1 {
		r.crowded, r.clear = len(bodies) > n, len(bodies) == n
	}
	if r.crowded {
		for _, i := range columns {
			r.cells[i] = untold
		}
		r.cells[columns[0]] = joinedCell(bodies)
	}
	return r, answers
}

// bodyColumns returns the columns that name bodies.
func (g frame) bodyColumns() (columns []int) {
	for i, d := range g.duties {
		if d.ofUnits() {
			columns = append(columns, i)
		}
	}
	return columns
}

// leastClear is how many rows of a table must have one cell of bodies for each column of them, so that the other rows are taken to
// have one that leads as well.
const leastClear = 3

// settleCrowded tells what the bodies of crowded rows do. Under a column of those who lead and one of those who help the first of
// them leads and the others help, by inference, where most rows have one that leads; else that cannot be told and is reported.
func (g frame) settleCrowded(s *sheet) {
	clear, crowded := 0, 0
	for _, r := range s.rows {
		switch {
		case r.crowded:
			crowded++
		case r.clear:
			clear++
		}
	}
	columns := g.bodyColumns()
	inferred := clear >= max(leastClear, crowded) && len(columns) == 2 && g.duties[columns[0]] != helping && g.duties[columns[1]] == helping
	for i, r := range s.rows {
		if !r.crowded || inferred {
			continue
		}
		s.doubts = append(s.doubts, Unread{At: r.at(), Text: shorten(r.joined()), Why: "the row has more cells of bodies than the table has columns for them"})
		s.rows[i].cells[columns[0]] = untold
	}
}
