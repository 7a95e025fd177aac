package extract

import (
	"strings"

	"dutygraph/extract/quantity"
	"dutygraph/extract/scan"
)

// context is a quantity with the print around it, as the rules for what is a goal need it.
type context struct {
	quantity.Quantity
	clause string             // the clause up to the quantity, without the spaces at its end
	before string             // of it what stands after the quantity before
	after  string             // what follows up to the end of the clause, without the spaces at its beginning
	final  bool               // nothing that the quantity could describe follows it
	next   *quantity.Quantity // the next quantity of the clause
	last   *quantity.Quantity // the one before it in the clause
}

func contextOf(s string, qs []quantity.Quantity, i int) context {
	q := qs[i]
	c := context{Quantity: q}
	start, end := scan.ClauseFrom(s, q.From), scan.ClauseTo(s, q.To)
	c.clause = s[start:max(start, scan.BeforeSpace(s, q.From))]
	if i > 0 && qs[i-1].To > start {
		start, c.last = qs[i-1].To, &qs[i-1]
	}
	if i+1 < len(qs) && qs[i+1].From < end {
		c.next = &qs[i+1]
	}
	if start < q.From {
		c.before = s[start:scan.BeforeSpace(s, q.From)]
	}
	c.after = s[scan.AfterSpace(s, q.To):max(end, scan.AfterSpace(s, q.To))]
	c.final = isFinal(c.after)
	return c
}

// isFinal reports whether a quantity describes nothing in the print after it.
func isFinal(after string) bool { return after == "" || scan.HasAnyPrefix(after, finalMarks...) }

// Words of the rules. Each list is form, not names: it says what kind of phrase a quantity stands in.
var (
	finalMarks = []string{"、", ")", "）", "]", "】", "”", "》", "和", "与", "及", "以及", "并", "且", "其中", "(", "（", ".", "-", "—", "任务", "目标", "指标", "台阶", "大关", "关口"}

	// holding stand before a level that is reached or kept.
	holding = []string{"达到", "达", "控制在", "保持在", "稳定在", "维持在", "压缩在"}
	// lasting ends what is counted in time.
	lasting = []string{"天数", "月数", "年数", "可支付", "时间", "时长", "时限", "寿命", "年限", "周期", "用时", "耗时"}
	// massWords are counted in money, so that money before them is no size of theirs.
	massWords = []string{"资金", "投资", "贷款", "融资", "补助", "补贴", "奖励", "专项", "消费券", "债券", "订单", "产值", "营收", "收入", "信贷", "授信", "税收", "税费", "成本", "交易", "销售", "消费"}
	// spending follows the money that it says the use of.
	spending = []string{"用于", "专项用于", "支持", "扶持", "重点", "保障", "推动", "推进"}
	// sized are what a size class describes although a length or a power stands before it.
	sized = []string{"项目", "工程", "电站", "码头", "变电站", "泊位", "机组", "企业", "园区", "商场", "综合体", "线路"}
	// farms are what a number of animals describes.
	farms = []string{"基地", "养殖场", "项目", "小区", "园区", "牧场", "码头", "工程"}
	// measurements end the description of a work: 长度740米.
	measurements = []string{"长度", "宽度", "高度", "占地", "占地面积", "用地面积", "库容"}
	// adding begin a phrase whose measurement is no description: 新增库容20万立方米.
	adding = []string{"新增", "增加", "净增", "扩大", "恢复", "提高", "增强"}
	// employers are what a number of people describes.
	employers = []string{"企业", "单位", "机构", "园区", "团队", "组织", "公司", "学校", "场所", "村", "社区"}
	// abstract ends what is enumerated and not reached: 聚焦8个重点领域.
	abstract = []string{"领域", "方向", "环节", "维度", "板块", "层面", "方面", "行业", "部门", "赛道", "要素"}
	// circumstance begins a clause that says under what a thing is done.
	circumstance = []string{"围绕", "聚焦", "依托", "针对", "面向", "按照", "按", "根据", "对照", "对标", "以", "立足", "瞄准", "落实", "执行", "会同", "用好"}
	// changing follows the figure that a change starts from: 由60%提高到80%.
	changing = []string{"提高", "提升", "增加", "增长", "上升", "扩大", "下降", "降低", "降", "减少", "压减", "压缩", "缩短", "缩小", "调整", "升", "增", "延长", "放宽", "放大", "逐步"}
	// reaching are what a figure before 的 is the figure of: 5%的目标.
	reaching = []string{"目标", "任务", "要求", "水平", "增长", "增速", "增幅", "比例", "占比", "比重", "份额", "覆盖", "速度", "幅度", "降幅", "涨幅", "指标", "底线", "红线"}
	// making are the verbs after which even 一 is counted: 新建一所.
	making = []string{"新建", "建成", "新增", "开工", "开工建设", "投运", "投用", "启用", "引进", "招引", "创建", "组建", "竣工", "获批", "开通"}
	// building are the verbs after which a number in words is counted: 打造三个.
	building = append([]string{"新增加", "落地", "建设", "打造", "培育", "改造", "完成", "举办", "谋定", "成立", "设立", "认定", "争创", "改扩建", "扩建", "改建", "布局", "推出", "新辟", "开设", "落户"}, making...)
	// programmes end what is pursued and not counted: 三项行动.
	programmes = []string{"行动", "工程", "计划", "机制", "体系", "制度", "任务", "改革", "战略", "清单", "领域", "方面", "原则", "理念", "格局", "思维", "关系", "意识", "高地", "名片", "典范", "目标", "突破", "转变", "地方", "样板"}
	// scopes stand before a number of all there are: 全市13个区县.
	scopes = []string{"全市", "全省", "全国", "全区", "全县", "我市", "我省", "我区", "我县", "全州", "全旗", "辖区"}
)

// isGoal reports whether a quantity is a figure to be reached; nextIs says that the quantity after it is one.
func isGoal(c context, nextIs bool) bool {
	switch {
	case c.Rank:
		return true
	case strings.HasSuffix(c.before, "中有") && !strings.HasSuffix(c.before, "其中有"): // 60个村中有7个未通
		return false
	case strings.HasSuffix(c.before, "每"), strings.HasSuffix(c.before, "每隔"), strings.HasPrefix(c.after, "级"), strings.Contains(c.after, "之一"):
		return false
	case c.isBase():
		return false
	case c.Words && !c.Worded && !c.spokenGoal():
		return false
	}
	if c.leadsList() && !nextIs {
		return false
	}
	switch c.Kind {
	case quantity.Ratio:
		return c.ratioGoal()
	case quantity.Money:
		return c.final && !c.bracketedSize() || scan.HasAnyPrefix(strings.TrimPrefix(c.after, "的"), massWords...) || scan.HasAnyPrefix(c.after, spending...)
	case quantity.Count, quantity.People:
		return c.countGoal()
	case quantity.Measure:
		return c.measureGoal()
	case quantity.Grade:
		return false
	case quantity.Period:
		return c.final && (c.Direction != "" || c.isLevel() || scan.HasAnySuffix(c.before, lasting...))
	case quantity.Other:
		return true
	}
	if c.Unit != "" { // 万 alone
		return c.countGoal()
	}
	return c.final && (c.isLevel() || c.From < c.Number)
}

// isLevel reports whether a level to be reached or kept stands in the quantity: 缩短至3天, 指数达到90.
func (c context) isLevel() bool {
	stem, cut := scan.CutSuffix(c.before, []string{"到", "至", "为"})
	return cut && scan.HasAnySuffix(stem, levelVerbs...) || scan.HasAnySuffix(c.before, holding...)
}

// isBase reports whether a change starts from the quantity: 从60%提高到80%, 由1000万元调整为500万元.
func (c context) isBase() bool {
	if !strings.Contains(c.before, "由") && !strings.Contains(c.before, "从") {
		return false
	}
	if c.next == nil {
		return scan.HasAnyPrefix(c.after, changing...)
	}
	return scan.HasAnySuffix(c.after[:max(0, min(len(c.after), c.next.From-c.To))], "到", "至", "为")
}

// leadsList reports whether the quantity is the first of several size classes of one noun: 5000万元以上、1亿元以上项目.
func (c context) leadsList() bool {
	return c.next != nil && c.next.Kind == c.Kind && (c.Kind == quantity.Money || c.Kind == quantity.Measure) && c.End < c.To && strings.HasPrefix(c.after, "、") &&
		c.next.End < c.next.To
}

// bracketedSize reports whether an amount only describes what stands before its brackets: 某项目(总投资50亿元).
func (c context) bracketedSize() bool {
	open := strings.LastIndexAny(c.before, "(（")
	return open >= 0 && strings.Contains(c.before[open:], "总投资")
}

// ratioGoal: a share or a rise is a goal unless it describes what follows it, 占比50%以上的企业, or is a rule of payment.
func (c context) ratioGoal() bool {
	if scan.HasAnyPrefix(c.after, "的") {
		rest := strings.TrimPrefix(c.after, "的")
		if scan.HasAnyPrefix(rest, reaching...) {
			return !scan.HasAnySuffix(c.before, "按", "按照")
		}
		return c.openClause() && !scan.HasAnyPrefix(rest, "标准", "执行", "给予")
	}
	if scan.HasAnyPrefix(c.after, "给予", "执行", "补助", "奖励", "补贴", "资助", "安排", "予以") {
		return false
	}
	return !scan.HasAnySuffix(c.before, "按", "按照") && !(strings.Contains(c.before, "按") && strings.HasSuffix(c.before, "的"))
}

// openClause reports whether nothing but a verb or a scope stands before the quantity in its clause.
func (c context) openClause() bool {
	const short = 12 // bytes: four characters
	return len(c.before) <= short && !scan.HasAnySuffix(c.before, "率", "比", "比重", "占比", "比例", "增长", "下降")
}

// countGoal: a number of things or people is a goal unless it says how large, how many there are, or what is enumerated.
func (c context) countGoal() bool {
	noun := c.after
	if c.next != nil {
		noun = noun[:min(len(noun), max(0, c.next.From-c.To))]
	}
	switch {
	case c.Kind == quantity.People && c.End < c.To && scan.HasAnyPrefix(strings.TrimPrefix(c.after, "的"), employers...):
		return false
	case scan.HasAnySuffix(c.Unit, "头", "只", "羽", "标箱") && scan.HasAnySuffix(strings.TrimSuffix(firstItem(noun), "建设"), farms...):
		return false
	case c.final || c.Op == ">=" || c.Op == ">":
		return true
	case scan.HasAnySuffix(c.before, scopes...):
		return false
	case scan.HasAnySuffix(firstItem(noun), abstract...) && !scan.HasAnySuffix(c.before, building...):
		return false
	case strings.HasSuffix(c.before, "等") && scan.HasAnyPrefix(strings.TrimPrefix(noun, "重点"), abstract...):
		return false
	}
	return !scan.HasAnyPrefix(strings.TrimPrefix(strings.TrimLeft(c.before, "、 "), "全面"), circumstance...) || scan.ContainsAny(c.before, building)
}

// measureGoal: a length, an area, a power is a goal unless it says how large the thing is that follows: 35蒸吨/小时以下锅炉14台.
func (c context) measureGoal() bool {
	if c.final {
		return !c.bracketedSize() && (!scan.HasAnySuffix(c.before, measurements...) || scan.HasAnyPrefix(lastItem(c.before), adding...))
	}
	switch {
	case strings.HasPrefix(c.after, "的"):
		return scan.HasAnyPrefix(strings.TrimPrefix(c.after, "的"), reaching...)
	case c.Op == "<=" && c.End < c.To, strings.HasSuffix(c.Unit, "/小时"), c.before == "" && c.last != nil:
		return false
	case c.next != nil && c.next.Kind == quantity.Count && !strings.Contains(c.after[:max(0, min(len(c.after), c.next.From-c.To))], "、"):
		return false
	}
	return !scan.HasAnySuffix(firstItem(c.after), sized...) && (c.From < c.Number || c.End < c.To || scan.HasAnySuffix(c.before, quantity.Verbs...))
}

// spokenGoal reports whether a number in words is counted: 投运一个, 新建三所幼儿园. Most are idiom: 一件事, 三项改革, 两大.
func (c context) spokenGoal() bool {
	if c.Kind == quantity.Ratio || c.Kind == quantity.Money || c.Kind == quantity.Measure {
		return c.Value > 1 && (c.Kind != quantity.Measure || c.Unit != "角" && c.Unit != "分" && c.Unit != "方" && c.Unit != "里")
	}
	if c.Kind != quantity.Count && c.Kind != quantity.People || strings.ContainsAny(c.before, "一每各") {
		return false
	}
	before := strings.TrimLeft(c.before, "、和 ")
	if c.final && !strings.HasPrefix(c.after, "(") {
		return before != "" && (scan.HasAnySuffix(before, building...) || scan.HasAnyPrefix(before, building...) || c.Value > 1 && len(before) >= len("储备"))
	}
	noun := firstItem(c.after)
	if strings.HasPrefix(noun, "“") || strings.HasPrefix(noun, "《") || scan.HasAnySuffix(noun, programmes...) {
		return false
	}
	verbs := building
	if c.Value == 1 {
		verbs = making
	}
	if c.last != nil && c.last.Words && scan.HasAnySuffix(c.before, "、", "和", "及") { // an item of a list shares the first one's verb
		return scan.ContainsAny(c.clause, verbs)
	}
	return scan.HasAnySuffix(before, verbs...)
}

// lastItem returns a text from behind its last enumeration mark.
func lastItem(s string) string {
	if i := strings.LastIndex(s, "、"); i >= 0 {
		return s[i+len("、"):]
	}
	return s
}

// firstItem returns a text up to its first enumeration mark, bracket or joint.
func firstItem(s string) string {
	if i := strings.IndexAny(s, "、(（"); i >= 0 {
		s = s[:i]
	}
	return strings.TrimRight(s, " ")
}
