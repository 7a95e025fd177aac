package extract

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

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
			r.projects(t)
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

// The heads by which columns are known, the usual one first.
var (
	projectHeads  = []string{"项目名称", "实事项目", "实事名称", "项目内容", "事项名称", "任务名称", "工作任务", "实事内容", "任务内容", "项目", "事项", "名称"}
	contentHeads  = []string{"主要内容", "建设内容", "实施内容", "具体内容", "工作内容", "建设内容及规模", "目标任务", "年度目标", "量化目标"}
	categoryHeads = []string{"类别", "项目类别", "类目", "领域", "分类"}
	leaderHeads   = []string{"分管市领导", "责任领导", "分管领导", "牵头领导", "市领导", "县领导", "区领导", "包抓领导", "包联领导", "领导"}
	leadHeads     = []string{"牵头单位", "牵头责任单位", "主办单位", "牵头部门", "主要责任单位", "责任单位", "责任部门", "实施单位", "承办单位"}
	officialHeads = []string{"牵头单位分管领导", "责任单位分管领导", "分管负责人", "责任人", "单位负责人"}
	helperHeads   = []string{"配合单位", "协办单位", "配合部门", "协同单位", "协同部门", "协办部门", "参与单位"}
	dueHeads      = []string{"预计完成时间", "完成时间", "完成时限", "时限", "时间节点"}
	planHeads     = []string{"工作计划和进度安排", "进度安排", "工作计划", "实施计划", "实施进度", "推进计划", "进度计划", "序时进度", "进度"}
	totalHeads    = []string{"量化目标", "目标任务", "目标", "总量", "合计", "总计", "总任务", "任务总数", "任务数", "目标数", "总数", "全市", "全县", "全区"}
	unitHeads     = []string{"计量单位", "单位"}
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

// isDistrictHead knows the head of a column of shares: a name that ends as the names of places do, or one that stands under a
// head which speaks of places.
func isDistrictHead(h head) bool {
	switch {
	case h.name == "", slices.Contains(totalHeads, h.name), slices.Contains(unitHeads, h.name):
		return false
	case isCityLevel(h.name), isPlaceForm(h.name), scan.HasAnySuffix(h.name, "名胜区", "开发区", "度假区", "示范区"):
		return true
	}
	return scan.HasAnySuffix(h.name, "镇", "乡", "街道") && utf8.RuneCountInString(h.name) > 1 ||
		scan.ContainsAny(h.group, []string{"任务分解", "分解任务", "各区", "各县", "各镇", "各乡", "各地"}) && !strings.ContainsAny(h.name, "0123456789")
}

// isCityLevel reports whether a head is that of what the government's own bodies have to do.
func isCityLevel(s string) bool {
	return strings.HasSuffix(s, "本级") || slices.Contains([]string{"市级", "市直", "市属", "市直属", "市直单位", "县级", "县直", "区级", "区直", "省级", "省直"}, s)
}

// projects reads the table of projects.
func (r *livelihoodReader) projects(t table) {
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
		name := t.filled(i, t.column(projectHeads...))
		if name.s == "" {
			r.unread = append(r.unread, Unread{At: row.at(), Text: row.joined(), Why: "a row of a table of projects without the name of a project"})
			continue
		}
		r.project(t, i, name)
	}
}

// contentColumn is the column that says more of a project than its name, -1 where there is none.
func (t table) contentColumn() int {
	if c := t.column(contentHeads...); c != t.column(projectHeads...) {
		return c
	}
	return -1
}

// wholeRows puts rows together of which the second only goes on with the first: it has neither a number nor a project's
// name nor a unit in charge.
func (t table) wholeRows() []row {
	const most = 40 // lines of one row
	number, project, content, lead := t.column(numberHeads...), t.column(projectHeads...), t.contentColumn(), t.column(leadHeads...)
	var out []row
	for _, row := range t.rows {
		ownContent := content >= 0 && row.cell(content).s != ""
		if len(out) > 0 && row.last-out[len(out)-1].no < most && row.cell(number).s == "" && row.cell(project).s == "" && (row.cell(lead).s == "" || content >= 0 && !ownContent) {
			out[len(out)-1].goOnWith(row)
			continue
		}
		out = append(out, row)
	}
	return out
}

// goOnWith adds the cells of a row to those above them. What a page parted goes on at once; what stands on a line of its own is
// one more item.
func (r *row) goOnWith(next row) {
	r.cells = slices.Clone(r.cells)
	for i, c := range next.cells {
		switch above := r.cells[i]; {
		case c.s == "":
		case above.s == "" || strings.ContainsRune("、,，;；。:：(（", scan.LastRune(above.s)):
			r.cells[i] = above.plus(c)
		case endsAsUnit(above.s):
			r.cells[i] = above.plus(text{s: "、"}).plus(c)
		case next.no > r.last+1:
			r.cells[i] = above.plus(c)
		default:
			r.cells[i] = above.plus(text{s: ";"}).plus(c)
		}
	}
	r.last = next.last
}

// isCategoryRow reports whether a row is the heading of a category inside the table.
func (t table) isCategoryRow(r row) (title text, ok bool) {
	title, ok = isSection(r)
	if !ok || len(t.heads) < 3 || strings.Trim(title.s, "0123456789 ") == "" {
		return text{}, false
	}
	if t.column(numberHeads...) == 0 && r.cells[0].s == title.s {
		return title, true
	}
	st, _, _ := numbering(title.s)
	return title, st == chinese || st == chineseIn
}

// project reads one row: the task, and everything that its cells say of it.
func (r *livelihoodReader) project(t table, i int, name text) {
	at := t.rows[i].at()
	no := len(r.tasks) + 1
	content, schedule := t.rows[i].cell(t.contentColumn()), t.rows[i].cell(t.column(planHeads...))
	due := t.rows[i].cell(t.column(dueHeads...))
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
func (r *livelihoodReader) categoryTitle(t table, i int) text {
	column := t.column(categoryHeads...)
	if column < 0 {
		return r.section
	}
	if n, err := strconv.Atoi(t.rows[i].cell(t.column(numberHeads...)).s); err == nil {
		r.declared = append(r.declared, categoryNumber{n, t.rows[i].at()})
	}
	return t.filled(i, column)
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
func (r *livelihoodReader) people(t table, i int, task *graph.Node) {
	row := t.rows[i]
	leaders, official, lead := t.column(leaderHeads...), t.column(officialHeads...), t.column(leadHeads...)
	if leaders >= 0 && leaders != official {
		for _, p := range persons(t.filled(i, leaders).s) {
			r.fact(r.x.leader(r.d, leader{name: p.name, title: p.title}), graph.Leads, task, graph.PropsOf("title", p.title), row.at())
		}
	}
	if official < 0 {
		return
	}
	cell, unit := row.cell(official), t.filled(i, lead)
	if cell.s == "" && row.cell(lead).s == "" {
		cell = t.filled(i, official)
	}
	for _, p := range persons(cell.s) {
		r.fact(r.x.known(r.d, graph.Person, p.name), graph.InChargeOf, task, graph.PropsOf("department", unit.s), row.at())
	}
}

// units reads the cells of the unit in charge and of those who help.
func (r *livelihoodReader) units(t table, i int, task *graph.Node) {
	duty := leading
	if lead := t.column(leadHeads...); lead >= 0 && scan.HasAnyPrefix(t.heads[lead].name, "责任", "承办", "实施") {
		duty = listed
	}
	groups := []group{{duty, r.x.units(r.d, t.filled(i, t.column(leadHeads...)))}}
	for _, c := range t.helperColumns() {
		groups = append(groups, group{helping, r.x.units(r.d, t.rows[i].cell(c))})
	}
	r.x.assign(&r.findings, r.d, task, groups, r.rule)
}

// helperColumns returns the columns of those who help: by their heads, and one of 责任单位 beside one of 牵头单位.
func (t table) helperColumns() []int {
	var columns []int
	lead, official := t.column(leadHeads...), t.column(officialHeads...)
	for i, h := range t.heads {
		if i != lead && i != official && (slices.Contains(helperHeads, h.name) || slices.Contains(leadHeads, h.name)) {
			columns = append(columns, i)
		}
	}
	if len(columns) == 0 && t.column(helperHeads...) >= 0 {
		columns = append(columns, t.column(helperHeads...))
	}
	return columns
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
