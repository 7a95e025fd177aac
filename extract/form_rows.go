package extract

import (
	"slices"
	"strconv"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// isSection reports whether a row holds nothing but one cell, or the same in each, as headings inside tables do.
func isSection(r row) (text, bool) {
	var only text
	for _, c := range r.cells {
		if c.s == "" {
			continue
		}
		if only.s != "" && only.s != c.s {
			return text{}, false
		}
		only = c
	}
	return only, only.s != ""
}

// spans reports whether a row says something in every column, as one does whose cells are merged across.
func spans(r row) bool { return !slices.ContainsFunc(r.cells, func(c text) bool { return c.s == "" }) }

// rows makes tasks of a table's rows.
func (r *formReader) rows(s sheet) {
	var last *clause
	var lastSection string
	r.unread = append(r.unread, s.doubts...)
	fillDittos(s.rows)
	for i, row := range s.rows {
		goesOn := s.goesOn(row, last)
		title, heads := s.heading(row, last == nil)
		switch {
		case isTotal(row):
			r.read = append(r.read, row.at())
		case heads && !goesOn:
			r.openPart(line{row.no, title})
			lastSection = ""
		case goesOn:
			s.extend(last, row, r.forms)
		default:
			if section := row.cell(s.first(sectioned)); section.s != "" && section.s != lastSection {
				lastSection = section.s
				r.openTablePart(section)
			}
			if c := r.row(s, i); c != nil {
				last = c
			}
		}
	}
}

// longestHeading is how many bytes a heading inside a table may have.
const longestHeading = 150

// heading returns the heading that a row of a table is.
func (s sheet) heading(row row, first bool) (title string, ok bool) {
	only, ok := isSection(row)
	if title = only.s; !ok || len(s.heads) <= 2 || len(title) >= longestHeading {
		return "", false
	}
	if _, err := strconv.Atoi(title); err == nil {
		return "", false
	}
	task := s.first(titled)
	return title, first || row.cell(task).s == "" || row.cell(0).s != "" && task != 0 || spans(row) || isNumberedTitle(title)
}

// cells returns what a row says under heads of some meanings.
func (s sheet) cells(row row, duties ...duty) (cells []text) {
	for _, d := range duties {
		for _, c := range s.columns[d] {
			if cell := row.cell(c); cell.s != "" {
				cells = append(cells, cell)
			}
		}
	}
	return cells
}

// answers reports whether a row names bodies.
func (s sheet) answers(row row) bool { return len(s.cells(row, leading, listed, helping)) > 0 }

// isTotal reports whether a row only sums up those above it: 合计 | 12项.
func isTotal(r row) bool {
	for _, c := range r.cells {
		if s := scan.WithoutSpaces(c.s); s != "" {
			return s == "合计" || s == "总计" || s == "小计" || s == "共计"
		}
	}
	return false
}

// goesOn reports whether a row only goes on with the task before: it has no number and names nobody.
func (s sheet) goesOn(row row, last *clause) bool {
	number := s.first(numbered)
	switch {
	case last == nil:
		return false
	case number < 0:
		return s.goesOnBare(row)
	case row.cell(number).s != "":
		return false
	}
	if lists := last.said.lists; len(lists) > 0 && endsAsUnitName(lists[len(lists)-1].names.s) {
		for _, cell := range s.cells(row, leading, listed, leaders) {
			if !strings.HasPrefix(cell.s, "、") {
				return false
			}
		}
	}
	if len(s.cells(row, titled, worded)) == 0 {
		return true
	}
	return !strings.ContainsRune("。;；", scan.LastRune(last.said.text.s)) && len(s.columns[leading])+len(s.columns[listed]) > 0 && !s.answers(row)
}

// goesOnBare reports whether a row of a table without numbers only goes on with the one before: it names no task and nobody who leads
// one, in columns of their own.
func (s sheet) goesOnBare(row row) bool {
	return !s.apart && len(s.columns[leading]) > 0 && len(s.cells(row, titled, worded, leading, leaders, sectioned)) == 0
}

// extend gives what a row goes on with to the task before it.
func (s sheet) extend(last *clause, row row, forms *Forms) {
	said := last.said
	for _, cell := range s.cells(row, titled, worded) {
		said.text = said.text.plus(cell)
	}
	for _, d := range [...]duty{leading, listed, helping} {
		for _, cell := range s.cells(row, d) {
			said.goOn(d, cell)
		}
	}
	for _, cell := range s.cells(row, timing) {
		if forms.isTime(said.deadline.s) {
			cell = text{s: "、"}.plus(cell)
		}
		said.deadline = said.deadline.plus(cell)
	}
	last.lines = append(last.lines, line{row.no, ""})
}

// goOn adds to the names of a duty what the next row says under their head.
func (a *assignment) goOn(d duty, cell text) {
	for i := range a.lists {
		if a.lists[i].duty == d {
			a.lists[i].names = joinedCell([]text{a.lists[i].names, cell})
			return
		}
	}
	a.lists = append(a.lists, nameList{duty: d, names: cell})
}

// row makes the task of a row; cells merged down are taken from the row that has them.
func (r *formReader) row(s sheet, i int) *clause {
	answers := s.answers(s.rows[i])
	said := assignment{text: s.rowText(s.rows[i])}
	if said.text.s == "" {
		if !answers {
			r.read = append(r.read, s.rows[i].at())
			return nil
		}
		said.text = s.filled(i, s.first(titled))
	}
	no, at := s.rowNumber(i, said.text)
	said.text = said.text.slice(at, len(said.text.s))
	named := s.rowBodies(r.forms, i, answers)
	said.lists = named.lists
	if said.deadline = s.rowDeadline(i, answers); said.deadline.s == "" {
		said.deadline = named.deadline
	}
	if said.leaders, said.leadersAt = r.rowLeaders(s, i); len(said.leaders) == 0 {
		said.leaders, said.leadersAt = named.leaders, named.leadersAt
	}
	return r.addRow(no, s.rows[i], said, s.forms)
}

// rowLeaders reads the leaders of row i, and where they stand.
func (r *formReader) rowLeaders(s sheet, i int) (found []leader, at graph.Span) {
	for _, c := range s.columns[leaders] {
		cell := s.mergedDown(i, c)
		named := governmentLeaders(cell.s)
		if len(named) == 0 && namesInVain(cell.s) {
			r.reportInVain(cell)
		}
		found, at = append(found, named...), at.Join(cell.at())
	}
	return found, at
}

// rowDeadline is by when row i is to be done, in a row that names no bodies also by the cell that its own is merged with.
func (s sheet) rowDeadline(i int, answers bool) text {
	column := s.first(timing)
	due := s.rows[i].cell(column)
	if due.s == "" && !answers {
		due = s.filled(i, column)
	}
	if isNobody(due.s) {
		return text{}
	}
	return due
}

// rowText is the text of a row's task: its title and what else the row says of it.
func (s sheet) rowText(row row) text {
	var all text
	for _, cell := range s.cells(row, titled, worded) {
		if strings.Contains(all.s, cell.s) {
			continue
		}
		if all.s != "" && !strings.HasSuffix(all.s, "。") {
			all = all.plus(text{s: "。"})
		}
		all = all.plus(cell)
	}
	return all
}

// rowBodies reads the cells of bodies of row i, where it names none those that its own are merged with. They may name leaders and a time
// besides: 副市长张某牵头,市教育局配合,6月底前完成.
func (s sheet) rowBodies(forms *Forms, i int, answers bool) (named statement) {
	for _, d := range [...]duty{leading, listed, helping} {
		for _, c := range s.columns[d] {
			cell, by := s.rows[i].cell(c), (*rule)(nil)
			if cell.s == "" && (!answers || d == leading && s.leadGoesOn(i, c)) {
				cell, by = s.filled(i, c), &mergedRule
			}
			if s.rows[i].crowded {
				d = listed
			}
			var st statement
			forms.take(&st, known{duty: d}, cell)
			for j := range st.lists {
				st.lists[j].rule = by
			}
			named.says(st.said)
		}
	}
	return named
}

// rowNumber reads the number of row i, from its column or from the beginning of its text, and where the text begins behind it; 0 where
// none is printed.
func (s sheet) rowNumber(i int, t text) (no, at int) {
	if c := s.first(numbered); c >= 0 {
		printed := s.filled(i, c).s
		if st, n, _ := numbering(printed); st != unnumbered {
			return n, 0
		}
		if n, w := wholeNumber(strings.TrimLeft(printed, "0★☆※ ")); w > 0 {
			return n, 0
		}
	}
	if st, n, at := numbering(t.s); st != unnumbered && !numbersWithin(t.s, st, n) {
		return n, at
	}
	return 0, 0
}

// addRow adds the task of a row to the list, and counts it where it has no number.
func (r *formReader) addRow(no int, row row, said assignment, forms []string) *clause {
	c := &clause{part: r.current, style: rowStyle, said: &said, lines: []line{{row.no, said.text.s}}}
	if row.last > row.no {
		c.lines = append(c.lines, line{row.last, " "}) // so that the task's lines are all of the row's
	}
	if no == 0 {
		no, c.counted = r.last+1, true
	}
	r.number(c, no)
	r.note(forms, row.at())
	return c
}

// openTablePart begins the part of a column of sections.
func (r *formReader) openTablePart(title text) {
	at := title.at()
	p := &part{ordinal: len(r.parts) + 1, title: squeeze(title.s), style: sectionStyle, at: at}
	if q := r.current; q != nil && q.style == sectionStyle {
		p.parent = q.parent
	} else {
		p.parent = q
	}
	r.parts = append(r.parts, p)
	r.current = p
}
