package extract

import (
	"regexp"
	"slices"
	"strings"
)

// ofItems begins what says who answers for tasks that stand elsewhere, by their numbers: 第1项、第4项由市教育局牵头, 第2至5项由…
var ofItems = regexp.MustCompile(`^(?:\d{1,3}[、.．)）] *)?((?:任务)?第?\d{1,3}项?(?:(?:[、,，和及]|[至到~～—-])(?:任务)?第?\d{1,3}项?)*)(?:任务|工作|事项)?由`)

// oneItem is a number in such a list, with what joins it to the one before.
var oneItem = regexp.MustCompile(`([至到~～—-]?)(?:任务)?第?(\d{1,3})`)

// itemsOf returns the numbers with which s begins, and how many bytes they take up to the bodies; none where no 项 or 任务 says that
// they are of tasks.
func itemsOf(s string) (items []int, n int) {
	if !strings.Contains(s[:min(len(s), longestItems)], "由") {
		return nil, 0
	}
	m := ofItems.FindStringSubmatch(s)
	if m == nil || !strings.Contains(m[0], "项") && !strings.Contains(m[0], "任务") {
		return nil, 0
	}
	return itemNumbers(m[1]), len(m[0])
}

// itemNumbers reads a list of numbers: 第1项、第4项, 2-5.
func itemNumbers(s string) (items []int) {
	for _, one := range oneItem.FindAllStringSubmatch(s, -1) {
		no, _ := wholeNumber(one[2])
		if last := len(items) - 1; one[1] != "" && last >= 0 {
			for between := items[last] + 1; between < no; between++ {
				items = append(items, between)
			}
		}
		items = append(items, no)
	}
	return items
}

// longestItems is how many bytes the numbers of tasks may take that bodies are dealt.
const longestItems = 200

// handed is who answers for the tasks of some numbers.
type handed struct {
	statement
	line
}

// dealsOut reports whether a line only says who answers for tasks of other lines, by their numbers.
func dealsOut(stated []statement) bool {
	return len(stated) > 0 && len(stated[0].items) > 0 && stated[0].from == 0 && stated[0].answers()
}

// deal keeps such a line until all tasks are known.
func (r *formReader) deal(l line, s statement) {
	r.finish()
	r.dealt = append(r.dealt, handed{s, l})
	r.reportInVain(s.inVain)
	r.note(s.forms, l.at())
}

// settleDealt gives the tasks their bodies that lines elsewhere name by numbers. A number that no task or more than one has, or
// whose task names bodies itself, is reported.
func (r *formReader) settleDealt() {
	for _, d := range r.dealt {
		if r.dealTo(d) {
			r.read = append(r.read, d.at())
		} else {
			r.unread = append(r.unread, Unread{At: d.at(), Text: shorten(d.text), Why: "names the numbers of tasks that are not there, or that others answer for"})
		}
	}
}

// dealTo gives tasks what a line says of their numbers, and reports whether every number is that of one task.
func (r *formReader) dealTo(d handed) bool {
	all := true
	for _, no := range d.items {
		has := func(c *clause) bool { return c.no == no && len(c.said.lists) == 0 }
		i := slices.IndexFunc(r.clauses, has)
		if i < 0 || slices.ContainsFunc(r.clauses[i+1:], has) {
			all = false
			continue
		}
		r.clauses[i].said.fill(d.statement)
	}
	return all
}

// fill gives a task that names no bodies what a statement elsewhere says of it.
func (a *assignment) fill(s statement) {
	a.lists = s.lists
	a.leaders, a.leadersAt = append(a.leaders, s.leaders...), a.leadersAt.Join(s.leadersAt)
	if a.deadline.s == "" {
		a.deadline = s.deadline
	}
}

// dealsIn reports whether a line heads a table that says who answers for tasks of other lines, by their numbers: it names no column
// of tasks.
func (f *Forms) dealsIn(l line) bool {
	cells := cut(l)
	if len(cells) < 2 || !f.isHeadRow(l) {
		return false
	}
	s := f.meaning(table{heads: headsOf(cells)})
	return len(s.columns[numbered]) == 1 && len(s.columns[titled])+len(s.columns[worded]) == 0 && len(s.columns[leading])+len(s.columns[listed]) > 0
}

// dealRows keeps the rows of such a table.
func (r *formReader) dealRows(lines []line) {
	s := r.forms.meaning(readTable(lines))
	r.finish()
	r.read = append(r.read, lines[0].at())
	for i, row := range s.rows {
		var st statement
		st.items = itemNumbers(row.cell(s.first(numbered)).s)
		for _, d := range [...]duty{leading, listed, helping} {
			for _, cell := range s.cells(row, d) {
				r.forms.take(&st, known{duty: d}, cell)
			}
		}
		if found, at := r.rowLeaders(s, i); len(found) > 0 {
			st.leaders, st.leadersAt = found, at
		}
		if due := s.rowDeadline(i, st.answers()); due.s != "" {
			st.deadline = due
		}
		r.dealt = append(r.dealt, handed{st, line{row.no, row.joined()}})
		r.note(s.forms, row.at())
	}
}
