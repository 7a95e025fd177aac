package extract

import "dutygraph/extract/scan"

// sheet is a table of assignments with what its columns mean.
type sheet struct {
	table
	columns map[duty][]int
	forms   []string
	doubts  []Unread // of rows that could not be told apart
	apart   bool     // no cell is merged with one of another row
}

// sheetOf reads adjoining lines of cells as a table of assignments, if one of its first lines heads a column of tasks and one
// of bodies.
func (f *Forms) sheetOf(lines []line) (sheet, int, bool) {
	for skip := 0; skip < len(lines) && skip < 5; skip++ {
		head := lines[skip:min(skip+headLines, len(lines))] // enough to know the columns by
		if f.sheet(head).assigns() {
			if s := f.sheet(lines[skip:]); s.assigns() {
				return s, skip, true
			}
		}
	}
	return sheet{}, 0, false
}

// headLines is how many lines of a table its heads are looked for in: two of its head and one of its rows.
const headLines = 3

// sheet reads lines of cells as a table, and what its columns mean.
func (f *Forms) sheet(lines []line) sheet {
	t := readTable(lines)
	f.secondHead(&t)
	s := f.meaning(t)
	f.realign(s)
	return s
}

// meaning tells what the columns of a table mean.
func (f *Forms) meaning(t table) sheet {
	s := sheet{table: t, columns: map[duty][]int{}}
	for i, h := range t.heads {
		k, ok := f.column(h.name)
		if !ok && h.group != "" {
			k, ok = f.column(h.group)
		}
		if ok {
			s.columns[k.duty] = append(s.columns[k.duty], i)
			if len(s.forms) == 0 {
				s.forms = []string{k.form}
			}
		}
	}
	s.countedColumns()
	if len(s.columns[listed])+len(s.columns[leading]) == 0 {
		f.columnOfBodies(&s)
	}
	if len(s.columns[titled])+len(s.columns[worded]) == 0 && s.bodies() > 1 {
		f.columnOfTasks(&s)
	}
	return s
}

// bodies is how many columns name leaders or bodies by what they do; a head such as 单位 alone says nothing of that.
func (s sheet) bodies() int {
	n := len(s.columns[leading]) + len(s.columns[helping]) + len(s.columns[leaders])
	for _, c := range s.columns[listed] {
		if !looseHeads[s.heads[c].name] {
			n++
		}
	}
	return n
}

// secondHead takes the first row of a table for the second line of its head, where it names columns and nothing else.
func (f *Forms) secondHead(t *table) {
	if len(t.rows) == 0 {
		return
	}
	names := 0
	for _, c := range t.rows[0].cells {
		if c.s == "" {
			continue
		}
		if _, ok := f.columns[scan.WithoutSpaces(c.s)]; !ok {
			return
		}
		names++
	}
	if names < 2 {
		return
	}
	cells := t.rows[0].cells
	for i := range t.heads {
		if cells[i].s != "" {
			group := t.heads[i].name
			for j := i; group == "" && j >= 0; j-- {
				group = t.heads[j].name
			}
			t.heads[i] = head{scan.WithoutSpaces(cells[i].s), group}
		}
	}
	t.rows = t.rows[1:]
}

// assigns reports whether a table has a column of tasks and one of bodies or leaders.
func (s sheet) assigns() bool {
	return len(s.columns[titled])+len(s.columns[worded]) > 0 && len(s.columns[listed])+len(s.columns[leading])+len(s.columns[leaders]) > 0
}

// first returns the first column of a meaning, -1 without one.
func (s sheet) first(d duty) int {
	if c := s.columns[d]; len(c) > 0 {
		return c[0]
	}
	return -1
}
