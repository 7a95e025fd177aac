package extract

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// group is a list of units under one label.
type group struct {
	duty  duty
	units []responsible
}

// assign adds the links of a task's or section's units. Under a label that names who leads or who helps the label decides,
// and under one that only lists the units the first leads, by the rule, unless another label names who leads. A unit that
// is listed again, perhaps by another of its names, is linked once.
func (x *Extractor) assign(f *findings, d *document, to *graph.Node, groups []group, by rule) {
	n, led := 0, false
	for _, g := range groups {
		n += len(g.units)
		led = led || g.duty == leading || slices.ContainsFunc(g.units, func(u responsible) bool { return u.duty == leading })
	}
	listed := make([]*graph.Node, 0, n)
	for _, g := range groups {
		for i, u := range g.units {
			from := x.department(d, u.name)
			if slices.ContainsFunc(listed, func(n *graph.Node) bool { return n.ID == from.ID }) {
				continue
			}
			listed = append(listed, from)
			duty := g.duty
			if u.duty != noDuty {
				duty = u.duty
			}
			var role any = "support"
			if duty == leading || duty != helping && !led && i == 0 {
				role = "lead"
			}
			ruled := by
			if duty == leading || duty == helping || led {
				ruled = rule{}
			}
			if u.rule != nil {
				ruled = *u.rule
			}
			f.fact(from, graph.ResponsibleFor, to, graph.PropsOf("asWritten", u.written, "inferred", ruled.inferred,
				"order", int64(len(listed)), "role", role, "rule", ruled.text, "ruleLine", ruled.line), u.at)
		}
	}
}

// taskBuilder makes facts of what a list's reader found.
type taskBuilder struct {
	x        *Extractor
	d        *document
	rule     rule
	year     int
	formed   bool    // the list was read by the forms
	measures bool    // the list is of a policy's measures: they have titles, and figures with roles
	funds    float64 // what the measures set aside, in 亿元
	findings
}

// build makes the sections, the tasks and the checks of a list. It returns the node of each part.
func (b *taskBuilder) build(r *breakdownReader) map[*part]*graph.Node {
	count := make(map[*part]int, len(r.parts))
	sections := make(map[*part]*graph.Node, len(r.parts))
	for _, p := range r.parts {
		sections[p] = b.section(p, sections)
	}
	const perTask = 10 // facts that most tasks make at most
	b.facts = slices.Grow(b.facts, perTask*len(r.clauses))
	used := make(map[string]int, len(r.clauses))
	for _, c := range r.clauses {
		no := strconv.Itoa(c.no)
		if r.list > 1 {
			no = strconv.Itoa(c.list) + "/" + no
		}
		if used[no]++; used[no] > 1 {
			b.check(c.at(), "task "+no, "once", "again")
			no = fmt.Sprintf("%s(%d)", no, used[no])
		}
		b.task(c, no, sections)
		for p := c.part; p != nil; p = p.parent {
			count[p]++
		}
	}
	b.reconcile(r, count)
	b.list = r
	return sections
}

// section makes the section of a part.
func (b *taskBuilder) section(p *part, sections map[*part]*graph.Node) *graph.Node {
	no := strconv.Itoa(p.ordinal)
	n := &graph.Node{Label: graph.Section, ID: b.d.key("S" + no), Props: graph.PropsOf("document", b.d.node.ID, "no", int64(p.ordinal), "title", p.title)}
	b.fact(n, graph.StatedIn, b.d.node, nil, p.at)
	if p.parent != nil {
		b.fact(n, graph.PartOf, sections[p.parent], nil, p.at)
	}
	return n
}

func (b *taskBuilder) check(at graph.Span, what, declared, read string) {
	b.checks = append(b.checks, Check{At: at, What: what, Declared: declared, Read: read})
}

// at returns the lines of a task.
func (c *clause) at() graph.Span {
	return graph.Span{First: c.lines[0].no, Last: c.lines[len(c.lines)-1].no}
}

// task makes one task with its leaders, units, targets and projects.
func (b *taskBuilder) task(c *clause, no string, sections map[*part]*graph.Node) {
	d, whole := b.d, textOf(c.lines, "")
	said := c.reading(whole, &d.forms.labels)
	kind, title, written := "task", "", said.text.s
	if b.measures {
		kind = "measure"
		title, said.text = c.entitled(said.text)
	}
	if d.kind.name == "livelihood" {
		kind = "livelihood"
		title = strings.TrimRight(squeeze(said.text.s[:titleLen(c.lines[0].text, said.text.s)]), "。:： ")
	}
	if said.deadline.s == "" {
		said.deadline = deadlineIn(said.text)
	}
	if said.deadline.s == "" {
		said.deadline = d.forms.timeIn(said.text)
	}
	if said.deadline.s == "" {
		said.deadline = monthOf(said.text)
	}
	for p := c.part; p != nil && said.deadline.s == ""; p = p.parent {
		said.deadline = p.due
	}
	task := &graph.Node{Label: graph.Task, ID: d.key(no), Props: graph.PropsOf("deadline", dueDate(said.deadline.s, b.year), "deadlineText", said.deadline.s,
		"document", d.node.ID, "kind", kind, "no", int64(c.no), "text", written, "title", title)}
	b.fact(task, graph.StatedIn, d.node, nil, whole.at())
	if c.part != nil {
		b.fact(task, graph.PartOf, sections[c.part], nil, whole.at())
	}
	b.lead(task, c, said)
	before := len(b.facts)
	b.x.assign(&b.findings, d, task, b.groups(said.lists), b.rule)
	if len(b.facts) == before {
		b.check(whole.at(), "units of task "+no, "some", "none")
	}
	if b.measures {
		b.amounts(task, no, said.text)
	} else {
		b.addFigures(task, d.node, b.year, said.text, figuresOf(said.text.s))
	}
	b.x.projects(&b.findings, task, d, said.text)
}

// reading is what a clause says.
func (c *clause) reading(whole text, labels *labelSet) assignment {
	if c.said != nil {
		return *c.said
	}
	return labels.clause(whole)
}

// groups reads the units of lists. In a list read by the forms the units that no word gives a role are one group, and a
// level of government printed once holds for those after it.
func (b *taskBuilder) groups(lists []nameList) []group {
	groups := make([]group, 0, len(lists))
	for _, l := range lists {
		units := b.x.units(b.d, l.names)
		for i := range units {
			units[i].rule = l.rule
		}
		if b.rule.mark != "" && l.duty == listed {
			b.rule.leadMarked(units)
		}
		if i := slices.IndexFunc(groups, func(g group) bool { return g.duty == l.duty }); b.formed && i >= 0 {
			groups[i].units = append(groups[i].units, units...)
			continue
		}
		groups = append(groups, group{l.duty, units})
	}
	fillHeads(b.d, groups)
	return groups
}

// lead links the leaders that a task names itself, else those of the nearest heading above it that names any.
func (b *taskBuilder) lead(task *graph.Node, c *clause, said assignment) {
	at, found := said.leadersAt, said.leaders
	for p := c.part; p != nil && len(found) == 0; p = p.parent {
		at, found = p.at, p.leaders
	}
	for _, l := range found {
		n := b.x.leader(b.d, l)
		b.fact(n, graph.Leads, task, graph.PropsOf("title", l.title), at)
	}
}

// assignment is what a clause says: what is to be done, by whom and when.
type assignment struct {
	text      text
	lists     []nameList
	leaders   []leader
	leadersAt graph.Span
	inVain    text // what stands in the place of leaders and cannot be read
	spoken    bool // only sentences say who answers
	deadline  text
}

// nameList is the print of a list of units and the duty that its label gives them.
type nameList struct {
	duty  duty
	names text
	rule  *rule // by which it is taken for the task's, where it does not stand beside it
}

// longestList is how long the bracket around a list of units may be, in bytes.
const longestList = 3000

// clause cuts a clause at its labels.
func (set *labelSet) clause(t text) assignment {
	var a assignment
	l, ok := set.next(t.s, 0)
	if !ok {
		a.text = t.trim()
		return a
	}
	a.text = t.slice(0, l.at).trim()
	closing := 0 // where the bracket ends that the label stands in
	for ok {
		next, more := set.next(t.s, l.from)
		end := len(t.s)
		if more {
			end = next.at
		}
		if l.bracket {
			closing = l.at + bracketWithin(t.s[l.at:], longestList)
		}
		value := t.slice(l.from, end)
		if closing > l.from && closing <= end {
			_, w := scan.Last(t.s[:closing])
			value = t.slice(l.from, closing-w)
			if rest := t.slice(closing, end); len(strings.Trim(rest.s, "。 ")) > 0 {
				a.text = a.text.plus(rest.trim())
			}
			closing = 0
		}
		a.label(l.duty, value)
		l, ok = next, more
	}
	return a
}

// label takes what stands after a label.
func (a *assignment) label(d duty, value text) {
	value = value.trim()
	switch d {
	case leaders:
		a.leaders = append(a.leaders, governmentLeaders(value.s)...)
		a.leadersAt = a.leadersAt.Join(value.at())
	case timing:
		a.deadline = value.slice(0, len(strings.TrimRight(value.s, "。;；,，)） ")))
	case listed, leading, helping:
		if !isNobody(value.s) {
			a.lists = append(a.lists, nameList{duty: d, names: value})
		}
	}
}

// reconcile checks what the print declares of its tasks against what was read: counts in title, covering text and
// headings, and the sequence of the numbers.
func (b *taskBuilder) reconcile(r *breakdownReader, count map[*part]int) {
	i := 0
	for _, p := range r.parts {
		for ; i < len(r.checks) && r.checks[i].At == p.at; i++ {
			b.checks[i].Read = strconv.Itoa(count[p])
		}
	}
	for i, l := range b.d.lines[:min(b.d.body+1, len(b.d.lines))] {
		if st, _, _ := numbering(l.text); i == b.d.body && st != unnumbered {
			continue // a heading, which counts its own tasks
		}
		if n, ok := declaredTasks(l.text); ok {
			b.check(l.at(), "tasks", strconv.Itoa(n), strconv.Itoa(len(r.clauses)))
		}
	}
	last, list, gaps := 0, 0, false
	for _, c := range r.clauses {
		if c.list != list {
			list, last = c.list, 0
		}
		if c.no > last+1 && !c.alone {
			missing := strconv.Itoa(last + 1)
			if c.no > last+2 {
				missing += "-" + strconv.Itoa(c.no-1)
			}
			b.check(c.at(), "gap in the numbering", missing, "none")
			gaps = true
		}
		last = max(last, c.no)
	}
	if n := len(r.clauses); r.list == 1 && n > 1 && !gaps {
		b.check(r.clauses[n-1].at(), "tasks by the last number", strconv.Itoa(last), strconv.Itoa(n))
	}
}

// declaredTasks reads the number of tasks that a covering text gives: 共193项, 分解为193项, 193项重点工作.
func declaredTasks(s string) (int, bool) {
	for i := 0; ; {
		j := strings.Index(s[i:], "项")
		if j < 0 {
			return 0, false
		}
		i += j
		before := strings.TrimRight(s[:i], " ")
		digits := len(before) - len(strings.TrimRight(before, "0123456789"))
		lead := strings.TrimRight(before[:len(before)-digits], " ")
		rest := strings.TrimPrefix(s[i+len("项"):], "重点")
		i += len("项")
		if digits == 0 {
			continue
		}
		if strings.HasSuffix(lead, "共") || strings.HasSuffix(lead, "分解为") || strings.HasSuffix(lead, "分解成") || strings.HasSuffix(lead, "细化为") ||
			strings.HasPrefix(rest, "工作") || strings.HasPrefix(rest, "任务") {
			n, _ := wholeNumber(before[len(before)-digits:])
			return n, true
		}
	}
}
