package extract

// untold stands in cells of which it cannot be told what they say, so that none is filled in from above.
var untold = text{s: "—"}

// crowd tells whether a row has as many cells of bodies as the table has columns for them, and gives those of a crowded one a column.
func (g frame) crowd(r *row, bodies []text) {
	columns := g.bodyColumns()
	if len(columns) < 2 {
		return
	}
	r.crowded, r.clear = len(bodies) > len(columns), len(bodies) == len(columns)
	if !r.crowded {
		return
	}
	for _, i := range columns {
		r.cells[i] = untold
	}
	r.cells[columns[0]] = joinedCell(bodies)
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
