package extract

// leadGoesOn reports whether a blank cell under those who lead is merged with one above it, in a row that names others who answer:
// the cell beside it of the leader or the section is merged over the same rows, and no row of the table prints anew what the row
// before it says.
func (s sheet) leadGoesOn(i, column int) bool {
	if s.apart || s.repeats(column) {
		return false
	}
	for _, d := range [...]duty{leaders, sectioned} {
		for _, c := range s.columns[d] {
			if !s.repeats(c) && s.mergedWith(i, column, c) {
				return true
			}
		}
	}
	return false
}

// mergedWith reports whether the last cell above row i that says anything in a column has the same beside it in another: this one is
// blank from there down to row i.
func (s sheet) mergedWith(i, column, other int) bool {
	for ; i > 0; i-- {
		if _, heads := isSection(s.rows[i]); heads || s.rows[i].cell(other).s != "" {
			return false
		}
		if s.rows[i-1].cell(column).s != "" {
			return s.filled(i-1, other).s != ""
		}
	}
	return false
}

// mergedDown returns the cell of a column of leaders, where it is blank the one above it that it is merged with. A table that
// prints a leader again in the next row merges none, and no cell is merged over a heading.
func (s sheet) mergedDown(i, column int) text {
	if s.rows[i].cell(column).s == "" && (s.apart || s.repeats(column)) {
		return text{}
	}
	for ; i >= 0; i-- {
		if c := s.rows[i].cell(column); c.s != "" {
			return c
		}
		if _, heads := isSection(s.rows[i]); heads {
			break
		}
	}
	return text{}
}

// filled returns the cell of a column, where it is blank the one that it may be merged with.
func (s sheet) filled(i, column int) text {
	if s.apart {
		return s.rows[i].cell(column)
	}
	return s.table.filled(i, column)
}

// repeats reports whether adjoining rows say the same in a column.
func (s sheet) repeats(column int) bool {
	for i := 1; i < len(s.rows); i++ {
		if c := s.rows[i].cell(column); c.s != "" && c.s == s.rows[i-1].cell(column).s {
			return true
		}
	}
	return false
}
