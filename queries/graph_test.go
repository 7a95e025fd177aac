package queries_test

import (
	"fmt"

	. "dutygraph/graph"
)

// paper writes an invented document: each statement stands on a line of its own, below the one before.
type paper struct {
	Batch
	city string
	line int
}

func newPaper(city, id, kind, title, date string) *paper {
	return &paper{city: city, line: 10, Batch: Batch{Doc: Node{Label: Document, ID: id, Props: PropsOf("title", title, "kind", kind,
		"date", date, "jurisdiction", city, "issuer", city+"政府办公厅", "source", city+"公报.txt", "lineStart", int64(1), "lineEnd", int64(99))}}}
}

// say adds a fact on the current line; props are names and values by turns.
func (p *paper) say(from *Node, rel Relation, to *Node, props ...any) {
	p.Facts = append(p.Facts, Fact{From: from, Rel: rel, To: to, Props: PropsOf(props...), At: Span{First: p.line, Last: p.line}})
}

// name is a node that documents share.
func (p *paper) name(label Label, name string, props ...any) *Node {
	return &Node{Label: label, ID: p.city + "/" + name, Props: PropsOf(append(props, "name", name, "jurisdiction", p.city)...)}
}

// own is a node that the document owns, and the fact that it is stated there.
func (p *paper) own(label Label, id string, props ...any) *Node {
	n := &Node{Label: label, ID: p.Doc.ID + id, Props: PropsOf(append(props, "document", p.Doc.ID)...)}
	if label != Milestone {
		p.say(n, StatedIn, &p.Doc)
	}
	return n
}

// task begins a task on the next line.
func (p *paper) task(no int, kind, text string, props ...any) *Node {
	p.line++
	return p.own(Task, fmt.Sprintf("#%d", no), append(props, "no", int64(no), "kind", kind, "text", text)...)
}

// section begins a section on the next line.
func (p *paper) section(no int, title string) *Node {
	p.line++
	return p.own(Section, fmt.Sprintf("#S%d", no), "no", int64(no), "title", title)
}

// led says who leads a task.
func (p *paper) led(t *Node, name, title string) {
	p.say(p.name(Leader, name, "title", title), Leads, t, "title", title)
}

// alias are the other names of some departments.
var alias = map[string][]string{
	"市科技局": {"市科学技术局"}, "市住建局": {"市住房和城乡建设局", "市建设局"}, "市教育局": {"教育局"},
}

func (p *paper) unit(name string) *Node {
	kind := "bureau"
	if name == "各区、县(市)政府" {
		kind = "group"
	}
	d := p.name(Department, name, "kind", kind)
	if alias[name] != nil {
		d.Props = d.Props.With("aliases", alias[name])
	}
	return d
}

// answers says on the next line that a unit answers for a task or a section.
func (p *paper) answers(t *Node, role string, order int, name, asWritten string) {
	p.line++
	p.say(p.unit(name), ResponsibleFor, t, "role", role, "order", int64(order), "asWritten", asWritten)
}

// units says that the first answers for a task and the rest support it, each printed by its name.
func (p *paper) units(t *Node, names ...string) {
	for i, name := range names {
		role := "support"
		if i == 0 {
			role = "lead"
		}
		p.answers(t, role, i+1, name, name)
	}
}

// target gives a task, a section, a document or an indicator something to be reached.
func (p *paper) target(owner *Node, ordinal int, what, op string, value float64, unit string, props ...any) *Node {
	base := owner.ID[min(len(p.Doc.ID), len(owner.ID)):]
	if owner.Label == Indicator {
		base = "#" + owner.Props.Get("name").(string)
	}
	props = append([]any{"what", what, "op", op, "value", value, "unit", unit, "role", "goal", "text", fmt.Sprint(what, op, value, unit)}, props...)
	g := p.own(Target, fmt.Sprintf("%s!%d", base, ordinal), props...)
	p.say(owner, HasTarget, g)
	return g
}

// in says that a task is a district's, and which government makes it so.
func (p *paper) in(t *Node, via string, names ...string) {
	for _, name := range names {
		d := p.name(District, name, "kind", "district")
		p.say(t, InDistrict, d, "via", via)
		p.say(p.unit(name+"政府"), Governs, d, "inferred", true, "rule", "name")
		if via == "all" {
			p.say(p.unit(name+"政府"), MemberOf, p.unit("各区、县(市)政府"), "inferred", true, "rule", "各区、县(市)政府")
		}
	}
}

// batches is a small graph with one of everything: two cities that share names, documents of each kind, names with quotes,
// gaps, and the same commitment in several documents.
func batches() []Batch {
	return []Batch{breakdown(), secondBreakdown(), otherCity(), livelihood(), policies(), plan(), workReport(), appointments(), interpretation()}
}

const city = "云州市"

func breakdown() Batch {
	p := newPaper(city, "云政办函〔2031〕1号", "breakdown", "2031年重点工作分解", "2031-02-01")
	p.say(&p.Doc, PublishedIn, &Node{Label: Gazette, ID: "云州公报 2031-2", Props: PropsOf("title", "云州公报", "year", int64(2031), "number", int64(2))})
	t := p.task(1, "task", "转变作风。")
	p.led(t, "王敏", "市长")
	p.units(t, "市府办", "市政府各部门", "各区、县(市)政府")
	p.in(t, "all", "东湖区", "西山区", "南溪县")
	t = p.task(2, "task", "生产总值增长5.5%左右。")
	p.led(t, "李强国", "常务副市长")
	p.units(t, "市发改委")
	p.target(t, 1, "地区生产总值", "≈", 5.5, "%", "direction", "up", "year", int64(2031))
	t = p.task(3, "task", "建成云湖实验室一期,新增高新企业300家以上。", "deadline", "2031-12-31", "deadlineText", "12月底前")
	p.led(t, "李强国", "常务副市长")
	p.units(t, "市科技局", "市发改委", "东湖区政府")
	p.answers(t, "support", 4, "市住建局", "市住健局")
	p.in(t, "named", "东湖区")
	p.target(t, 1, "高新企业", ">=", 300, "家", "year", int64(2031))
	lab := p.name(Project, "云湖实验室")
	p.say(t, Involves, lab)
	p.say(lab, LocatedIn, p.name(District, "东湖区", "kind", "district"))
	t = p.task(4, "task", "云州机场快线开工,更新管网200公里。")
	p.led(t, "王敏", "市长")
	p.answers(t, "lead", 1, "市住建局", "市住房和城乡建设局")
	p.answers(t, "lead", 2, "市交通局", "市交通局")
	p.answers(t, "support", 3, "云州机场", "云州机场")
	p.target(t, 1, "管网", ">=", 200, "公里")
	p.say(t, Involves, p.name(Project, "云州机场"))
	t = p.task(5, "task", "办好教育,新建学校。")
	p.units(t, "市教育局", "市发改委")
	t = p.task(6, "task", "办好“文化'节'\"”。")
	p.led(t, "周\"一'鸣", "副市长")
	return p.Batch
}

// secondBreakdown is the next year's: the same leader with another title.
func secondBreakdown() Batch {
	p := newPaper(city, "云政办函〔2032〕1号", "breakdown", "2032年重点工作分解", "2032-02-01")
	t := p.task(1, "task", "新增高新企业320家。")
	p.led(t, "李强国", "市长")
	p.units(t, "市科技局", "市发改委")
	p.target(t, 1, "高新企业", "=", 320, "家", "year", int64(2032))
	return p.Batch
}

// otherCity shares the names of a leader, a unit and a district with the first.
func otherCity() Batch {
	p := newPaper("海州市", "海政发〔2031〕7号", "breakdown", "2031年工作责任分解", "2031-01-15")
	t := p.task(1, "task", "办好教育。")
	p.led(t, "王敏", "副市长")
	p.units(t, "市教育局", "东湖区政府")
	p.in(t, "named", "东湖区")
	return p.Batch
}

func livelihood() Batch {
	p := newPaper(city, "云政办函〔2031〕4号", "livelihood", "2031年民生实事", "2031-02-10")
	s := p.section(1, "幸福养老")
	t := p.task(1, "livelihood", "新增床位1000张", "title", "新增床位", "deadline", "2031-11-30", "deadlineText", "11月底前")
	p.say(t, PartOf, s)
	p.led(t, "王敏", "市长")
	p.units(t, "市民政局", "市财政局")
	p.say(p.name(Person, "吴一清"), InChargeOf, t, "department", "市民政局")
	for i, due := range []string{"2031-03-31", "2031-06"} {
		m := p.own(Milestone, fmt.Sprintf("#1@%d", i+1), "due", due, "dueText", due+"前", "text", []string{"确定点位", "全部开工"}[i])
		p.say(t, HasMilestone, m)
	}
	m := p.own(Milestone, "#1@3", "due", "2031-07/2031-09", "dueText", "三季度", "text", "设备进场")
	p.say(t, HasMilestone, m)
	g := p.target(t, 1, "床位", "=", 1000, "张")
	for i, name := range []string{"东湖区", "西山区", "市本级"} {
		p.line++
		p.say(g, AllocatedTo, p.name(District, name), "quota", float64(300+50*i), "unit", "张", "text", fmt.Sprintf("%d张", 300+50*i))
	}
	t = p.task(2, "livelihood", "更新管网180公里", "title", "更新管网", "deadline", "2031-12-31", "deadlineText", "12月底前")
	p.say(t, PartOf, p.section(2, "宜居城市"))
	p.led(t, "李强国", "常务副市长")
	p.units(t, "市城管局", "市住建局")
	g = p.target(t, 1, "管网", "=", 180, "公里")
	p.say(g, AllocatedTo, p.name(District, "东湖区"), "text", "按需安排")
	return p.Batch
}

func policies() Batch {
	p := newPaper(city, "云政函〔2031〕9号", "policies", "若干政策", "2031-01-20")
	p.target(&p.Doc, 1, "各领域资金", "=", 90, "亿元", "role", "fund")
	s := p.section(1, "科技创新政策")
	p.answers(s, "lead", 1, "市科技局", "市科学技术局")
	p.target(s, 1, "科技创新资金", "=", 30.5, "亿元", "role", "fund")
	high := p.target(s, 2, "高新企业", "=", 300, "家", "year", int64(2031))
	p.say(high, Measures, p.name(Indicator, "新增高新企业", "unit", "家"))
	t := p.task(1, "measure", "支持研发。给予最高500万元补助。", "title", "支持研发")
	p.say(t, PartOf, s)
	p.units(t, "市科技局", "市财政局")
	p.target(t, 1, "补助", "<=", 500, "万元", "role", "grant")
	p.target(t, 2, "研发费用", ">=", 1000, "万元", "role", "threshold")
	s = p.section(2, "交通政策")
	p.units(s, "市交通局", "市发改委")
	t = p.task(2, "measure", "机场快线专项。", "title", "快线专项")
	p.say(t, PartOf, s)
	p.target(t, 1, "专项资金", "=", 2, "亿元", "role", "fund")
	p.say(t, Involves, p.name(Project, "云州机场"))
	return p.Batch
}

func plan() Batch {
	p := newPaper(city, "云州市/2031年计划报告(2031-01-10)", "planReport", "2031年计划报告", "2031-01-10")
	s := p.section(1, "主要指标")
	for _, row := range planRows {
		p.line++
		i := p.name(Indicator, row.name, "unit", row.unit)
		direction := []any{"direction", row.direction}
		if row.direction == "" {
			direction = nil
		}
		p.target(i, 1, row.name, row.op, row.target, row.unit, append([]any{"year", int64(2030)}, direction...)...)
		p.line++
		p.target(i, 2, row.name, row.op, row.next, row.unit, append([]any{"year", int64(2031)}, direction...)...)
		p.reached(i, row.text, "value", row.done, "unit", row.doneUnit)
	}
	p.line++
	words := p.name(Indicator, "劳动生产率", "unit", "%")
	p.say(words, HasTarget, p.own(Target, "#劳动生产率!1", "text", "稳步提高", "year", int64(2030)))
	p.reached(words, "暂无数据")
	p.line++
	traffic := p.name(Indicator, "交通投资", "unit", "%")
	p.say(traffic, HasTarget, p.own(Target, "#交通投资!1", "text", "正增长", "unit", "%", "year", int64(2030)))
	p.reached(traffic, "下降50.1(预计)", "value", 50.1, "unit", "%", "estimated", true)
	p.line++
	p.say(s, HasTarget, p.own(Target, "#S1!1", "what", "重点项目", "value", 192.0, "unit", "个", "op", "=", "text", "192个"))
	return p.Batch
}

// reached says what became of an indicator in 2030.
func (p *paper) reached(i *Node, text string, props ...any) {
	a := p.own(Actual, "#"+i.Props.Get("name").(string)+"@2030", append(props, "year", int64(2030), "text", text)...)
	p.say(i, HasActual, a)
}

// planRows are indicators with their goals for 2030 and 2031 and what was reached in 2030: reached or not, and not to be
// told from the figures.
var planRows = []struct {
	name, unit, op, direction string
	target, next, done        float64
	doneUnit, text            string
}{
	{"地区生产总值", "%", ">=", "up", 5, 5.5, 5.6, "%", "增长5.6"},
	{"新增高新企业", "家", ">=", "", 280, 300, 250, "家", "250"},
	{"工业投资", "%", "=", "up", 6, 7, 3, "%", "下降3"},
	{"能耗", "%", "=", "down", 3, 3, 3.5, "%", "下降3.5"},
	{"水耗", "%", ">=", "down", 4, 4, 2, "%", "上升2"},
	{"失业率", "%", "<=", "", 5, 5, 4.6, "%", "4.6"},
	{"死亡人数", "人", "<=", "", 5, 5, 6, "人", "6"},
	{"颗粒物浓度", "微克/立方米", "<", "", 28, 27, 28, "微克/立方米", "28"},
	{"优良天数", "%", ">", "", 88, 88, 89.6, "%", "89.6"},
	{"物价", "%", "≈", "up", 3, 3, 0.2, "%", "增长0.2"},
	{"零售额", "%", "≈", "up", 5, 5, 5.2, "%", "增长5.2"},
	{"单位产值用地", "平方米", "=", "", 12, 11, 11.5, "平方米", "11.5"},
	{"物价涨幅", "%", "=", "up", 3, 3, 0.2, "%", "增长0.2"},
	{"水质达标率", "%", "=", "", 100, 100, 100, "%", "100"},
	{"出口额", "亿元", "=", "", 800, 900, 2.1, "%", "2.1%"},
}

// workReport says again what others say, and its facts hold the correspondences.
func workReport() Batch {
	p := newPaper(city, "云州市/2031年政府工作报告(2031-01-09)", "workReport", "2031年政府工作报告", "2031-01-09")
	s := p.section(1, "预期目标")
	growth := p.target(s, 1, "地区生产总值", ">=", 6, "%", "direction", "up", "year", int64(2031))
	p.say(growth, Measures, p.name(Indicator, "地区生产总值", "unit", "%"))
	s2 := p.section(2, "城市更新")
	pipes := p.target(s2, 1, "管网", ">=", 200, "公里", "year", int64(2031))
	end := func(label Label, id string) *Node { return &Node{Label: label, ID: id} }
	p.say(end(Target, "云政办函〔2031〕1号#2!1"), CorrespondsTo, growth, "agrees", false, "differs", []string{"value"}, "why", "5.5 % beside 6 %")
	p.say(end(Target, "云政办函〔2031〕1号#4!1"), CorrespondsTo, pipes, "agrees", true, "why", "200 公里")
	p.say(end(Task, "云政办函〔2031〕1号#4"), CorrespondsTo, end(Task, "云政办函〔2031〕4号#2"),
		"agrees", false, "differs", []string{"lead", "stage"}, "why", "市住建局 beside 市城管局")
	p.say(end(Target, "云政办函〔2031〕1号#4!1"), CorrespondsTo, end(Target, "云政办函〔2031〕4号#2!1"),
		"agrees", false, "differs", []string{"value", "operator"}, "why", "200 公里 beside 180 公里")
	p.say(end(Target, "云政办函〔2031〕1号#3!1"), CorrespondsTo, end(Target, "云政函〔2031〕9号#S1!2"),
		"agrees", true, "differs", []string{"operator"}, "why", "300 家")
	return p.Batch
}

func appointments() Batch {
	p := newPaper(city, "云政干〔2031〕3号", "appointments", "任免通知", "2031-03-03")
	p.line++
	p.say(p.name(Person, "吴一清"), AppointedTo, p.unit("市民政局"), "post", "副局长", "action", "appoint", "date", "2031-03-01")
	p.line++
	p.say(p.name(Person, "王敏"), AppointedTo, p.unit("市府办"), "post", "主任", "action", "remove", "date", "2031-03-01")
	p.line++
	p.say(p.name(Person, "郑\"三'丰"), AppointedTo, p.unit("市教育局"), "post", "局长", "action", "appoint", "date", "2031-03-02")
	return p.Batch
}

func interpretation() Batch {
	p := newPaper(city, "云州市/若干政策解读(2031-02-02)", "interpretation", "若干政策解读", "2031-02-02")
	p.say(&p.Doc, Interprets, &Node{Label: Document, ID: "云政函〔2031〕9号"})
	s := p.section(1, "支持什么")
	p.target(s, 1, "补助", "<=", 500, "万元", "role", "grant")
	return p.Batch
}
