package extract

import (
	"slices"
	"unicode/utf8"
)

// columnOfBodies finds a column whose head is in no list and whose cells all name bodies. The head ends as those of bodies do, or
// another column names bodies that only help.
func (f *Forms) columnOfBodies(s *sheet) {
	for i, h := range s.heads {
		if _, ok := f.column(h.name); ok || !f.labels.endsAsNoun(h.name) && len(s.columns[helping]) == 0 {
			continue
		}
		filled, others := 0, 0
		for _, r := range s.rows {
			if c := r.cell(i).s; c != "" && f.namesBodies(c) {
				filled++
			} else if c != "" && !isNobody(c) {
				others++
			}
		}
		if filled > 1 && others == 0 {
			s.columns[listed] = append(s.columns[listed], i)
			return
		}
	}
}

// shortestTask is how many characters the texts of tasks have at least, on the average.
const shortestTask = 6

// columnOfTasks takes the column of the longest texts for that of the tasks, where no head says which it is and others name
// bodies by what they do.
func (f *Forms) columnOfTasks(s *sheet) {
	longest := shortestTask * len(s.rows)
	for i, h := range s.heads {
		if _, ok := f.column(h.name); ok || s.means(i) {
			continue
		}
		length, bodies := 0, true
		for _, row := range s.rows {
			cell := row.cell(i).s
			length += utf8.RuneCountInString(cell)
			bodies = bodies && f.namesBodies(cell)
		}
		if !bodies && length > longest {
			longest = length
			s.columns[titled] = []int{i}
		}
	}
}

// countedColumns takes a column for that of the numbers, whatever its head says, that holds nothing else; the first may have no head.
func (s *sheet) countedColumns() {
	if len(s.columns[numbered]) == 0 && len(s.heads) > 0 && s.heads[0].name == "" && s.numbersIn(0) > 0 {
		s.columns[numbered] = []int{0}
	}
	if len(s.columns[numbered]) > 0 || len(s.rows) < 2 {
		return
	}
	for _, d := range [...]duty{titled, worded, sectioned} {
		for i, c := range s.columns[d] {
			if numbers := s.numbersIn(c); numbers > 1 {
				s.columns[numbered] = []int{c}
				s.columns[d] = slices.Delete(slices.Clone(s.columns[d]), i, i+1)
				return
			}
		}
	}
}

// numbersIn counts the numbers in a column, 0 where anything else stands in it but headings.
func (s *sheet) numbersIn(column int) (n int) {
	for _, r := range s.rows {
		if _, heading := isSection(r); heading || r.cell(column).s == "" {
			continue
		}
		if !isBareNumber(r.cell(column).s) {
			return 0
		}
		n++
	}
	return n
}

// means reports whether it is told already what a column means.
func (s *sheet) means(column int) bool {
	for _, columns := range s.columns {
		if slices.Contains(columns, column) {
			return true
		}
	}
	return false
}
