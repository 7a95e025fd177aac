package extract

import (
	"slices"
	"strconv"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// parseLivelihood reads a notice on livelihood projects (民生实事). One table gives each project its category, the leader and
// the unit in charge, the unit's official, those who help, the date and the schedule; another gives each district its
// share of every figure. What stands around the tables is plain text.
//
//	序号⇥类别⇥项目名称⇥分管市领导⇥牵头单位⇥牵头单位分管领导⇥配合单位⇥预计完成时间⇥工作计划和进度安排
//	1⇥助老⇥新增助餐点20个⇥甲某⇥市民政局⇥乙某⇥市财政局⇥11月底⇥3月底前选址; 11月底建成。
func parseLivelihood(x *Extractor, d *document) findings {
	r := livelihoodReader{x: x, d: d, year: d.year(), rule: ruleOf(d.lines)}
	found, others := tables(d.lines)
	for _, t := range found {
		switch {
		case t.isProjects():
			d.forms.realign(d.forms.meaning(t))
			r.projects(projectTableOf(t))
		case t.isShares():
			r.shares(t)
		default:
			r.unread = append(r.unread, Unread{At: t.at, Text: t.caption.s, Why: "a table whose columns say neither who answers for a project nor who takes which share"})
		}
		r.read = append(r.read, t.headSpans()...)
	}
	for _, l := range others {
		r.read = append(r.read, l.at())
	}
	r.countCategories(others)
	return r.findings
}

// livelihoodReader holds what the tables of one notice have given so far.
type livelihoodReader struct {
	findings
	x        *Extractor
	d        *document
	year     int
	rule     rule
	tasks    []*graph.Node    // in the order of their table
	targets  [][]*graph.Node  // of each task
	sections []*graph.Node    // the categories
	section  text             // the heading inside the table under which the rows stand
	declared []categoryNumber // the numbers printed beside the categories
}

type categoryNumber struct {
	no int
	at graph.Span
}

// projects reads the table of projects.
func (r *livelihoodReader) projects(t projectTable) {
	t.rows = t.wholeRows()
	fillDittos(t.rows)
	r.section = text{}
	for i, row := range t.rows {
		if title, ok := t.isCategoryRow(row); ok {
			_, _, at := numbering(title.s)
			r.section = title.slice(at, len(title.s))
			r.read = append(r.read, row.at())
			continue
		}
		name := t.filled(i, t.name)
		if name.s == "" {
			r.unread = append(r.unread, Unread{At: row.at(), Text: row.joined(), Why: "a row of a table of projects without the name of a project"})
			continue
		}
		r.project(t, i, name)
	}
}

// project reads one row: the task, and everything that its cells say of it.
func (r *livelihoodReader) project(t projectTable, i int, name text) {
	row, no := t.rows[i], len(r.tasks)+1
	at, content, schedule, due := row.at(), row.cell(t.content), row.cell(t.plan), row.cell(t.due)
	whole, said := name, schedule.s
	if content.s != "" { // what is to be done stands beside the name
		whole = name.plus(text{s: "。"}).plus(content)
		said = whole.s
	}
	props := graph.PropsOf("document", r.d.node.ID, "no", int64(no), "kind", "livelihood", "title", name.s,
		"text", said, "deadlineText", due.s)
	if date := dueDate(due.s, r.year); date != "" {
		props = props.With("deadline", date)
	} else if schedule.s == "" && len(whens(due.s, r.year)) > 1 {
		schedule = due
	}
	task := &graph.Node{Label: graph.Task, ID: r.d.key(strconv.Itoa(no)), Props: props}
	r.fact(task, graph.StatedIn, r.d.node, nil, at)
	if title := r.categoryTitle(t, i); title.s != "" {
		r.fact(task, graph.PartOf, r.category(title), nil, at)
	}
	r.people(t, i, task)
	r.units(t, i, task)
	r.tasks = append(r.tasks, task)
	r.targets = append(r.targets, r.figures(task, whole))
	r.facts = append(r.facts, milestones(r.d, task, schedule, r.year)...)
}

// figures reads the targets in a project's name and returns them.
func (r *livelihoodReader) figures(task *graph.Node, name text) []*graph.Node {
	before := len(r.facts)
	r.addFigures(task, r.d.node, r.year, name, figuresOf(name.s))
	var found []*graph.Node
	for _, f := range r.facts[before:] {
		if f.Rel == graph.HasTarget {
			found = append(found, f.To)
		}
	}
	return found
}

// categoryTitle returns what names the category of a row: its cell, the last one above it, or a heading inside the table.
func (r *livelihoodReader) categoryTitle(t projectTable, i int) text {
	if t.category < 0 {
		return r.section
	}
	if n, err := strconv.Atoi(t.rows[i].cell(t.number).s); err == nil {
		r.declared = append(r.declared, categoryNumber{n, t.rows[i].at()})
	}
	return t.filled(i, t.category)
}

// category returns the section of a category; one printed again in its midst is the same one.
func (r *livelihoodReader) category(title text) *graph.Node {
	for _, s := range r.sections {
		if s.Props.Get("title") == title.s {
			return s
		}
	}
	no := len(r.sections) + 1
	s := &graph.Node{Label: graph.Section, ID: r.d.key("S" + strconv.Itoa(no)),
		Props: graph.PropsOf("document", r.d.node.ID, "no", int64(no), "title", title.s)}
	r.sections = append(r.sections, s)
	r.fact(s, graph.StatedIn, r.d.node, nil, title.at())
	return s
}

// people reads the leader's cell and the cell of the official whom the unit in charge has named. A blank cell goes on with
// the one above it, the official's only where the unit's does too.
func (r *livelihoodReader) people(t projectTable, i int, task *graph.Node) {
	row := t.rows[i]
	if t.leader >= 0 && t.leader != t.official {
		for _, p := range persons(t.filled(i, t.leader).s) {
			r.fact(r.x.leader(r.d, leader{name: p.name, title: p.title}), graph.Leads, task, graph.PropsOf("title", p.title), row.at())
		}
	}
	if t.official < 0 {
		return
	}
	cell, unit := row.cell(t.official), t.filled(i, t.lead)
	if cell.s == "" && row.cell(t.lead).s == "" {
		cell = t.filled(i, t.official)
	}
	for _, p := range persons(cell.s) {
		r.fact(r.x.known(r.d, graph.Person, p.name), graph.InChargeOf, task, graph.PropsOf("department", unit.s), row.at())
	}
}

// units reads the cells of the unit in charge and of those who help.
func (r *livelihoodReader) units(t projectTable, i int, task *graph.Node) {
	duty := leading
	if scan.HasAnyPrefix(t.heads[t.lead].name, "责任", "承办", "实施") {
		duty = listed
	}
	groups := []group{{duty, r.x.units(r.d, t.filled(i, t.lead))}}
	for _, c := range t.helpers {
		groups = append(groups, group{helping, r.x.units(r.d, t.rows[i].cell(c))})
	}
	r.x.assign(&r.findings, r.d, task, groups, r.rule)
}

// countCategories checks the categories against the count that the covering text gives (10件民生实事) and the numbers
// printed beside them.
func (r *livelihoodReader) countCategories(others []line) {
	for _, l := range others {
		if declared, ok := declaredCategories(l.text); ok {
			what, read := "categories of projects", len(r.sections)
			if read == 0 || len(r.tasks) == declared { // each counts alone
				what, read = "projects", len(r.tasks)
			}
			r.checks = append(r.checks, Check{At: l.at(), What: what,
				Declared: strconv.Itoa(declared), Read: strconv.Itoa(read)})
			break
		}
	}
	if len(r.declared) > 0 && len(r.sections) > 0 {
		last := slices.MaxFunc(r.declared, func(a, b categoryNumber) int { return a.no - b.no })
		r.checks = append(r.checks, Check{At: last.at, What: "numbers of the categories",
			Declared: strconv.Itoa(last.no), Read: strconv.Itoa(len(r.sections))})
	}
}

// declaredCategories reads a count such as 10件民生实事 or 十方面民生实事.
func declaredCategories(s string) (int, bool) {
	for _, counted := range [...]string{"件民生实事", "方面民生实事", "类民生实事"} {
		i := strings.Index(s, counted)
		if i < 0 {
			continue
		}
		start := len(strings.TrimRight(s[:i], "0123456789"))
		if start == i {
			start = len(strings.TrimRight(s[:i], "一二三四五六七八九十百"))
		}
		if n, used := wholeNumber(s[start:i]); used > 0 && start+used == i {
			return n, true
		}
	}
	return 0, false
}
