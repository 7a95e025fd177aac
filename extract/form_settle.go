package extract

import (
	"slices"
	"strings"
)

// finish ends the open task. Without a statement it is kept until the end of the document shows whether tasks of its kind have any.
func (r *formReader) finish() {
	c := r.open
	r.open, r.closed = nil, false
	if c == nil {
		return
	}
	c.said = r.saidIn(textOf(c.lines, ""))
	r.dittos(c)
	r.state = answered
	if c.style == unnumbered && strings.Trim(c.said.text.s, " 。:：") == "" {
		r.withoutTask(c)
	}
}

// saidIn reads what the statements in the print of a task say, and the text that is left.
func (r *formReader) saidIn(whole text) *assignment {
	said := &assignment{spoken: true}
	from := 0
	for _, s := range r.forms.statements(whole) {
		said.text = said.text.plus(behindStop(said.text, whole.slice(from, s.from)))
		from = s.to
		said.lists = append(said.lists, s.lists...)
		said.spoken = said.spoken && (s.spoken || !s.answers())
		said.leaders, said.leadersAt = append(said.leaders, s.leaders...), said.leadersAt.Join(s.leadersAt)
		if said.deadline.s == "" {
			said.deadline = s.deadline
		}
		if s.inVain.s != "" {
			said.inVain = s.inVain
		}
		r.note(s.forms, whole.span(s.from, s.to))
	}
	rest := whole.slice(from, len(whole.s)).trim()
	if strings.Trim(rest.s, " 。;；,，.)）") != "" {
		said.text = said.text.plus(behindStop(said.text, rest))
	}
	said.text = said.text.slice(0, len(strings.TrimRight(said.text.s, " —－–-"))).trim()
	return said
}

// behindStop returns print that goes on behind what was taken out of a text, without the comma before it where a sentence ended there.
func behindStop(before, t text) text {
	if !strings.HasSuffix(before.s, "。") {
		return t
	}
	return t.slice(len(t.s)-len(strings.TrimLeft(t.s, ",，;；、 ")), len(t.s))
}

// withoutTask leaves out what begins with labels and names no task, and reports it.
func (r *formReader) withoutTask(c *clause) {
	r.clauses = r.clauses[:len(r.clauses)-1]
	r.last = c.no - 1
	r.unread = append(r.unread, Unread{At: c.at(), Text: shorten(textOf(c.lines, "").s), Why: "says who answers, and no task stands beside it"})
}

// reportInVain reports what stands in the place of leaders and cannot be read.
func (r *formReader) reportInVain(t text) {
	if t.s != "" {
		r.unread = append(r.unread, Unread{At: t.at(), Text: shorten(t.s), Why: "stands where leaders are named, and is no name with a title that is known"})
	}
}

// settleOpen gives tasks without bodies of their own those of their part, leaves out what no statement makes a task, and counts what
// is left.
func (r *formReader) settleOpen() {
	r.coverParts()
	answered := answeredTasks(r.clauses)
	kept := r.clauses[:0]
	for _, c := range r.clauses {
		inherited, led := r.inherited(c.part)
		switch n := len(kept); {
		case len(c.said.lists) > 0 && onlyHelp(c.said.lists):
			c.said.lists = append(slices.Clone(inherited), c.said.lists...)
		case len(c.said.lists) > 0, len(c.said.leaders) > 0:
		case len(inherited) > 0 && c.style != unnumbered:
			c.said.lists = inherited
		case r.isTask(c, led, answered):
		case n > 0 && kept[n-1].hasPoint(c): // a point that stands behind the bodies of its task
			kept[n-1].goOnWith(c)
			continue
		default:
			for _, l := range c.lines {
				r.read = append(r.read, l.at())
			}
			continue
		}
		kept = append(kept, c)
	}
	r.clauses = kept
	r.countAnew()
}

// answeredBy counts the tasks that name bodies themselves, by their part and by the style of their numbers.
type answeredBy struct {
	part  map[*part]int
	style map[style]int
}

// answeredTasks counts such tasks.
func answeredTasks(tasks []*clause) answeredBy {
	n := answeredBy{map[*part]int{}, map[style]int{}}
	for _, c := range tasks {
		if len(c.said.lists) > 0 {
			n.part[c.part]++
			n.style[c.style]++
		}
	}
	return n
}

// isTask reports whether a clause is a task though nobody is said to answer for it: those beside it are tasks, or a leader leads its part.
func (r *formReader) isTask(c *clause, led bool, others answeredBy) bool {
	switch alike := others.style[c.style] > 0; {
	case c.style == unnumbered:
		return false
	case led && (alike || len(others.style) == 0), c.style == rowStyle && alike:
		return true
	default:
		return alike && others.part[c.part] > 0 && r.styles[c.style]
	}
}

// countAnew counts the lists of which tasks are left, and the tasks that have no number of their own.
func (r *formReader) countAnew() {
	lists := map[int]int{}
	last := 0
	for _, c := range r.clauses {
		if lists[c.list] == 0 {
			lists[c.list] = len(lists) + 1
		}
		c.list = lists[c.list]
		if c.counted {
			c.no = last + 1
		}
		last = c.no
	}
	r.list = len(lists)
}

// leastCovered is how many parts have bodies behind their last tasks alone, so that these are taken to answer for all of each.
const leastCovered = 2

// coverParts gives the tasks of parts the bodies that stand on a line of their own behind the last of them, where the parts of several
// tasks all have them there and nowhere else.
func (r *formReader) coverParts() {
	var covered [][]*clause
	for from := 0; from < len(r.clauses); {
		to := from + 1
		for to < len(r.clauses) && r.clauses[to].part == r.clauses[from].part {
			to++
		}
		if tasks := r.clauses[from:to]; len(tasks) > 1 {
			if !r.behindAll(tasks) {
				return
			}
			covered = append(covered, tasks)
		}
		from = to
	}
	if len(covered) < leastCovered {
		return
	}
	for _, tasks := range covered {
		lists := slices.Clone(tasks[len(tasks)-1].said.lists)
		for i := range lists {
			lists[i].rule = &behindRule
		}
		for _, c := range tasks[:len(tasks)-1] {
			c.said.lists = lists
		}
	}
}

// behindAll reports whether of the tasks of a part only the last names bodies, on a line that says nothing else.
func (r *formReader) behindAll(tasks []*clause) bool {
	last := tasks[len(tasks)-1]
	for _, c := range tasks[:len(tasks)-1] {
		if len(c.said.lists)+len(c.said.leaders) > 0 || c.style != last.style {
			return false
		}
	}
	return last.part != nil && last.style != rowStyle && last.style != unnumbered && len(last.said.lists) > 0 && len(last.lines) > 1 &&
		slices.ContainsFunc(last.lines[1:], r.forms.onlyStates) && !r.forms.onlyStates(last.lines[0])
}

// onlyHelp reports whether no list names bodies that lead.
func onlyHelp(lists []nameList) bool {
	return !slices.ContainsFunc(lists, func(l nameList) bool { return l.duty != helping })
}

// inherited returns who answers for all of a part, and whether it or one above it has a leader.
func (r *formReader) inherited(p *part) (lists []nameList, led bool) {
	for ; p != nil; p = p.parent {
		if len(lists) == 0 {
			lists = r.byPart[p]
		}
		led = led || len(p.leaders) > 0
	}
	return lists, led
}

// goOnWith adds a point to the task that it is of.
func (c *clause) goOnWith(point *clause) {
	c.said.text = c.said.text.plus(point.said.text)
	c.lines = append(c.lines, point.lines...)
}

// hasPoint reports whether a clause that names nobody is a point of the task before it: of the same part, and of a lower number.
func (c *clause) hasPoint(point *clause) bool {
	return point.part == c.part && len(c.said.lists) > 0 && point.style != bulletStyle && outranks(c.style, point.style)
}
