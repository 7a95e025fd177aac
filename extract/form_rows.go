package extract

import (
	"slices"
	"strconv"
	"strings"

	"dutygraph/extract/scan"
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
		if isTotal(row) {
			r.read = append(r.read, row.at())
			continue
		}
		if title, ok := isSection(row); ok && len(s.heads) > 2 && len(title.s) < 150 && (last == nil || row.cell(s.first(titled)).s == "" || row.cell(0).s != "" && s.first(titled) != 0 || spans(row) || isNumberedTitle(title.s)) {
			if _, err := strconv.Atoi(title.s); err != nil && !r.goesOnIn(s, row, last) {
				r.openPart(line{row.no, title.s})
				continue
			}
		}
		if r.goesOnIn(s, row, last) {
			r.extend(s, row, last)
			continue
		}
		if section := row.cell(s.first(sectioned)); section.s != "" && section.s != lastSection {
			lastSection = section.s
			r.openTablePart(section)
		}
		if c := r.row(s, i); c != nil {
			last = c
		}
	}
}

// isTotal reports whether a row only sums up those above it: 合计 | 12项.
func isTotal(r row) bool {
	for _, c := range r.cells {
		if s := scan.WithoutSpaces(c.s); s != "" {
			return s == "合计" || s == "总计" || s == "小计" || s == "共计"
		}
	}
	return false
}

// goesOnIn reports whether a row only goes on with the one before: it has no number and names nobody.
func (r *formReader) goesOnIn(s sheet, row row, last *clause) bool {
	number := s.first(numbered)
	if last == nil || number < 0 {
		return last != nil && s.goesOnBare(row)
	}
	if row.cell(number).s != "" {
		return false
	}
	for _, d := range [...]duty{leading, listed, sectioned, leaders} {
		for _, c := range s.columns[d] {
			if cell := row.cell(c); cell.s != "" && d != sectioned && len(last.said.lists) > 0 && endsAsUnitName(last.said.lists[len(last.said.lists)-1].names.s) && !strings.HasPrefix(cell.s, "、") {
				return false
			}
		}
	}
	text := 0
	for _, d := range [...]duty{titled, worded} {
		for _, c := range s.columns[d] {
			text += len(row.cell(c).s)
		}
	}
	if text == 0 {
		return true
	}
	return !strings.ContainsRune("。;；", scan.LastRune(last.said.text.s)) && len(s.columns[leading])+len(s.columns[listed]) > 0 && !r.rowAnswers(s, row)
}

// goesOnBare reports whether a row of a table without numbers only goes on with the one before: it names no task and nobody who leads
// one, in columns of their own.
func (s sheet) goesOnBare(row row) bool {
	if s.apart || len(s.columns[leading]) == 0 {
		return false
	}
	for _, d := range [...]duty{titled, worded, leading, leaders, sectioned} {
		for _, c := range s.columns[d] {
			if row.cell(c).s != "" {
				return false
			}
		}
	}
	return true
}

// rowAnswers reports whether a row names bodies.
func (r *formReader) rowAnswers(s sheet, row row) bool {
	for _, d := range [...]duty{leading, listed, helping} {
		for _, c := range s.columns[d] {
			if row.cell(c).s != "" {
				return true
			}
		}
	}
	return false
}

// extend gives what a row goes on with to the task before it.
func (r *formReader) extend(s sheet, row row, last *clause) {
	for _, d := range [...]duty{titled, worded, leading, listed, helping, timing} {
		for _, c := range s.columns[d] {
			cell := row.cell(c)
			if cell.s == "" {
				continue
			}
			switch d {
			case titled, worded:
				last.said.text = last.said.text.plus(cell)
			case leading, listed, helping:
				last.said.goOn(d, cell)
			case timing:
				if r.forms.isTime(last.said.deadline.s) {
					cell = text{s: "、"}.plus(cell)
				}
				last.said.deadline = last.said.deadline.plus(cell)
			}
		}
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
	row := s.rows[i]
	said := assignment{text: s.rowText(row)}
	answers := r.rowAnswers(s, row)
	if said.text.s == "" {
		if !answers {
			r.read = append(r.read, row.at())
			return nil
		}
		said.text = s.filled(i, s.first(titled))
	}
	said.lists = r.rowBodies(s, i, answers)
	for _, c := range s.columns[leaders] {
		cell := s.mergedDown(i, c)
		found := governmentLeaders(cell.s)
		if len(found) == 0 && namesInVain(cell.s) {
			r.reportInVain(cell)
		}
		said.leaders = append(said.leaders, found...)
		said.leadersAt = said.leadersAt.Join(cell.at())
	}
	if c := s.first(timing); c >= 0 {
		said.deadline = row.cell(c)
		if said.deadline.s == "" && !answers {
			said.deadline = s.filled(i, c)
		}
		if isNobody(said.deadline.s) {
			said.deadline = text{}
		}
	}
	no, at := r.rowNumber(s, i, said.text)
	said.text = said.text.slice(at, len(said.text.s))
	counted := no == 0
	if counted {
		no = r.last + 1
	}
	c := r.addRow(no, row, said, s.forms)
	c.counted = counted
	return c
}

// rowText is the text of a row's task: its title and what else the row says of it.
func (s sheet) rowText(row row) text {
	var all text
	for _, d := range [...]duty{titled, worded} {
		for _, c := range s.columns[d] {
			cell := row.cell(c)
			if cell.s == "" || strings.Contains(all.s, cell.s) {
				continue
			}
			if all.s != "" && !strings.HasSuffix(all.s, "。") {
				all = all.plus(text{s: "。"})
			}
			all = all.plus(cell)
		}
	}
	return all
}

// rowBodies lists the bodies of row i, where it names none those of the cells that its own are merged with.
func (r *formReader) rowBodies(s sheet, i int, answers bool) []nameList {
	var lists []nameList
	for _, d := range [...]duty{leading, listed, helping} {
		for _, c := range s.columns[d] {
			cell, by := s.rows[i].cell(c), (*rule)(nil)
			if cell.s == "" && (!answers || d == leading && s.leadGoesOn(i, c)) {
				cell, by = s.filled(i, c), &mergedRule
			}
			if s.rows[i].crowded {
				d = listed
			}
			st := statement{}
			r.forms.take(&st, known{duty: d}, cell)
			for _, l := range st.lists {
				l.rule = by
				lists = append(lists, l)
			}
		}
	}
	return lists
}

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

// rowNumber reads the number of a row, from its column or from the beginning of its text.
func (r *formReader) rowNumber(s sheet, i int, t text) (no, at int) {
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

// addRow adds the task of a row to the list.
func (r *formReader) addRow(no int, row row, said assignment, forms []string) *clause {
	if r.list == 0 || no <= r.last && no == 1 {
		r.list++
	}
	r.last = no
	c := &clause{list: r.list, no: no, part: r.current, style: rowStyle, said: &said, lines: []line{{row.no, said.text.s}}}
	if row.last > row.no {
		c.lines = append(c.lines, line{row.last, " "}) // so that the task's lines are all of the row's
	}
	r.clauses = append(r.clauses, c)
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
