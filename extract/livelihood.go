package extract

import (
	"slices"
	"strconv"
	"strings"

	"dutygraph/graph"
)

// parseLivelihood reads a notice on livelihood projects (民生实事). One table gives each project its category, the leader and
// the unit in charge, the unit's official, those who help, the date and the schedule; another gives each district its
// share of every figure. What stands around the tables is plain text.
//
//	序号⇥类别⇥项目名称⇥分管市领导⇥牵头单位⇥牵头单位分管领导⇥配合单位⇥预计完成时间⇥工作计划和进度安排
//	1⇥助老⇥新增助餐点20个⇥甲某⇥市民政局⇥乙某⇥市财政局⇥11月底⇥3月底前选址; 11月底建成。
func parseLivelihood(x *Extractor, d *document) findings {
	r := livelihoodReader{x: x, d: d, year: d.year()}
	found, others := tables(d.lines)
	for _, t := range found {
		switch {
		case t.isProjects():
			r.projects(t)
		case t.isShares():
			r.shares(t)
		default:
			r.unread = append(r.unread, Unread{At: t.at, Text: t.caption.s, Why: "a table whose columns say neither who answers for a project nor who takes which share"})
		}
		r.read = append(r.read, t.headSpans()...)
	}
	for _, l := range others {
		r.read = append(r.read, graph.Span{First: l.no, Last: l.no})
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
	tasks    []graph.Node     // in the order of their table
	targets  [][]graph.Node   // of each task
	sections []graph.Node     // the categories
	declared []categoryNumber // the numbers printed beside the categories
}

type categoryNumber struct {
	no int
	at graph.Span
}

// The heads by which columns are known, the usual one first.
var (
	projectHeads  = []string{"项目名称", "实事项目", "项目内容", "项目"}
	categoryHeads = []string{"类别", "项目类别", "类目", "领域"}
	leaderHeads   = []string{"分管市领导", "责任领导", "分管领导", "牵头领导", "市领导"}
	leadHeads     = []string{"牵头单位", "责任单位", "主办单位", "牵头部门", "责任部门"}
	officialHeads = []string{"牵头单位分管领导", "责任单位分管领导", "分管负责人", "责任人"}
	helperHeads   = []string{"配合单位", "协办单位", "配合部门", "协同单位"}
	dueHeads      = []string{"预计完成时间", "完成时间", "完成时限", "时限"}
	planHeads     = []string{"工作计划和进度安排", "进度安排", "工作计划", "实施进度", "进度"}
	totalHeads    = []string{"量化目标", "目标任务", "目标", "总量", "合计"}
	numberHeads   = []string{"序号", "编号", "项目序号"}
)

// isProjects reports whether the table says who answers for which project.
func (t table) isProjects() bool {
	return t.column(projectHeads...) >= 0 && t.column(leadHeads...) >= 0 && len(t.shareColumns()) == 0
}

// isShares reports whether the table gives districts their shares.
func (t table) isShares() bool { return len(t.shareColumns()) > 0 }

// shareColumns returns the columns over which districts stand: two at the least, since a table that names one is about it.
func (t table) shareColumns() []int {
	var columns []int
	for i, h := range t.heads {
		if isDistrictHead(h) {
			columns = append(columns, i)
		}
	}
	if len(columns) < 2 {
		return nil
	}
	return columns
}

// isDistrictHead knows the head of a column of shares: a name that ends as the names of places do, or one of a group.
func isDistrictHead(h head) bool {
	if h.name == cityLevel {
		return true
	}
	for _, end := range [...]string{"区", "县", "市", "旗", "州"} {
		if strings.HasSuffix(h.name, end) && len(h.name) > len(end) {
			return true
		}
	}
	return false
}

// cityLevel is the name under which a table of shares gives what no district has to do.
const cityLevel = "市本级"

// projects reads the table of projects.
func (r *livelihoodReader) projects(t table) {
	project := t.column(projectHeads...)
	for i := 0; i < len(t.rows); i++ {
		name := t.rows[i].cell(project)
		if name.s == "" {
			r.unread = append(r.unread, Unread{At: t.rows[i].at(), Text: t.rows[i].joined(), Why: "a row of a table of projects without the name of a project"})
			continue
		}
		r.project(t, i, name)
	}
}

// project reads one row: the task, and everything that its cells say of it.
func (r *livelihoodReader) project(t table, i int, name text) {
	at := t.rows[i].at()
	no := len(r.tasks) + 1
	schedule := t.rows[i].cell(t.column(planHeads...))
	due := t.rows[i].cell(t.column(dueHeads...))
	props := graph.Props{"document": r.d.node.ID, "no": int64(no), "kind": "livelihood", "title": name.s}
	set(props, "text", schedule.s)
	set(props, "deadlineText", due.s)
	if w, ok := whenAt(due.s, 0, r.year); ok {
		set(props, "deadline", w.iso)
	}
	task := graph.Node{Label: graph.Task, ID: r.d.key(strconv.Itoa(no)), Props: props}
	r.fact(task, graph.StatedIn, r.d.node, nil, at)
	r.fact(task, graph.PartOf, r.category(t, i), nil, at)
	r.people(t, i, task)
	r.units(t, i, task)
	r.tasks = append(r.tasks, task)
	r.targets = append(r.targets, r.figures(task, name))
	r.facts = append(r.facts, milestones(r.d, task, schedule, r.year)...)
}

// figures reads the targets in a project's name and returns them.
func (r *livelihoodReader) figures(task graph.Node, name text) []graph.Node {
	facts := r.x.targets(task, r.d.node, r.year, name)
	r.facts = append(r.facts, facts...)
	var found []graph.Node
	for _, f := range facts {
		if f.Rel == graph.HasTarget {
			found = append(found, f.To)
		}
	}
	return found
}

// category returns the section of a row's category; a category printed again in its midst is the same one.
func (r *livelihoodReader) category(t table, i int) graph.Node {
	title := t.filled(i, t.column(categoryHeads...))
	if n, err := strconv.Atoi(t.rows[i].cell(t.column(numberHeads...)).s); err == nil {
		r.declared = append(r.declared, categoryNumber{n, t.rows[i].at()})
	}
	for _, s := range r.sections {
		if s.Props["title"] == title.s {
			return s
		}
	}
	no := len(r.sections) + 1
	s := graph.Node{Label: graph.Section, ID: r.d.key("S" + strconv.Itoa(no)),
		Props: graph.Props{"document": r.d.node.ID, "no": int64(no), "title": title.s}}
	r.sections = append(r.sections, s)
	r.fact(s, graph.StatedIn, r.d.node, nil, title.at())
	return s
}

// people reads the leader's cell and the cell of the official whom the unit in charge has named.
func (r *livelihoodReader) people(t table, i int, task graph.Node) {
	leaders := t.filled(i, t.column(leaderHeads...))
	for _, name := range names(leaders.s) {
		r.fact(r.x.leader(r.d, leader{name: name}), graph.Leads, task, nil, t.rows[i].at())
	}
	lead := t.filled(i, t.column(leadHeads...))
	if column := t.column(officialHeads...); column >= 0 && column != t.column(leaderHeads...) {
		for _, name := range names(t.filled(i, column).s) {
			props := graph.Props{}
			set(props, "department", lead.s)
			official := r.x.known(r.d, graph.Person, name, graph.Props{})
			r.fact(official, graph.InChargeOf, task, props, t.rows[i].at())
		}
	}
}

// units reads the cells of the unit in charge and of those who help.
func (r *livelihoodReader) units(t table, i int, task graph.Node) {
	lead := t.filled(i, t.column(leadHeads...))
	helpers := t.rows[i].cell(t.column(helperHeads...))
	r.facts = append(r.facts, r.x.assign(r.d, task, []group{
		{leading, r.x.units(r.d, lead)},
		{helping, r.x.units(r.d, helpers)},
	}, rule{})...)
}

// names reads a cell of people's names. A space inside a name of two characters only sets it wide (方 某); between longer
// pieces it parts two names.
func names(s string) []string {
	var found []string
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("、,，;；/", c) }) {
		joined := ""
		for _, piece := range strings.Fields(part) {
			if len([]rune(piece)) == 1 {
				joined += piece
				continue
			}
			found = append(found, piece)
		}
		if joined != "" {
			found = append(found, joined)
		}
	}
	return found
}

// at returns the line of a row as a span.
func (r row) at() graph.Span { return graph.Span{First: r.no, Last: r.no} }

// joined returns what is printed in a row, for a report.
func (r row) joined() string {
	var cells []string
	for _, c := range r.cells {
		if c.s != "" {
			cells = append(cells, c.s)
		}
	}
	return strings.Join(cells, " ")
}

// countCategories checks the categories against the count that the covering text gives (10件民生实事) and the numbers
// printed beside them.
func (r *livelihoodReader) countCategories(others []line) {
	for _, l := range others {
		if declared, ok := declaredCategories(l.text); ok {
			r.checks = append(r.checks, Check{At: graph.Span{First: l.no, Last: l.no}, What: "categories of projects",
				Declared: strconv.Itoa(declared), Read: strconv.Itoa(len(r.sections))})
			break
		}
	}
	if len(r.declared) > 0 {
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
		start := i
		for start > 0 && s[start-1] >= '0' && s[start-1] <= '9' {
			start--
		}
		if start == i {
			start = chineseFigureBefore(s, i)
		}
		if n, used := wholeNumber(s[start:i]); used > 0 && start+used == i {
			return n, true
		}
	}
	return 0, false
}

// chineseFigureBefore returns where the Chinese figure that ends at byte i begins.
func chineseFigureBefore(s string, i int) int {
	for i >= 3 && strings.Contains("一二三四五六七八九十百", s[i-3:i]) {
		i -= 3
	}
	return i
}
