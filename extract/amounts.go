package extract

import (
	"strings"

	"dutygraph/extract/quantity"
	"dutygraph/extract/scan"
)

// The roles of a figure.
const (
	RoleGoal      = "goal"      // a result to be reached
	RoleFund      = "fund"      // money set aside, in all or for a part
	roleGrant     = "grant"     // paid for a case
	roleThreshold = "threshold" // what qualifies for it
	roleCap       = "cap"       // a ceiling that a policy sets or moves
)

// Words by which roles are known.
var (
	// granting are the words of a clause that pays.
	granting = []string{"给予", "补助", "补贴", "奖励", "资助", "奖补", "扶持", "配套支持", "贴息", "奖金", "返还"}
	// providing are the verbs of money that is set aside, and moneyed the words beside them without which they say nothing.
	providing = []string{"安排", "统筹", "拨付", "列支", "下达", "落实"}
	moneyed   = []string{"财政", "预算", "资金", "经费", "专项"}
	// totals name a sum of money that is set aside.
	totals = []string{"预算安排", "支持总额", "资金总额", "资金总规模", "资金规模"}
	// seeking are the verbs of money that is hoped for.
	seeking = []string{"争取", "力争", "储备", "吸引", "撬动"}
	// asking are the words of what a case has to bring.
	asking = []string{"要求", "门槛", "认定标准", "准入标准", "申报标准"}
	// ceilings are the words of a limit.
	ceilings = []string{"上限", "限额", "封顶"}
	// atMost are the qualifiers that what a rate is of may part from it: 不超过实际投入额的20%.
	atMost = []string{"不超过", "不高于", "不大于", "最高", "至多", "最多"}
	// ruling are the words of a rule, whose figures are limits of what is allowed and no results.
	ruling = []string{"原则上", "可按", "一般不", "不得", "可试点", "容积率"}
)

// amountsOf reads the figures of a measure of a policy in every role, in order of print. Beside what is to be reached
// they are money set aside, grants, what qualifies for them, and ceilings.
func amountsOf(s string) []figure {
	qs := quantity.In(s)
	all := goalsOf(s, qs)
	figures, goals := make([]figure, 0, len(qs)), make([]figure, 0, len(qs))
	fund := -1 // the end of the last figure that is money set aside
	for i, q := range qs {
		c := amount{contextOf(s, qs, i), s, fund, all[i]}
		role := c.role()
		switch role {
		case "":
			continue
		case RoleFund:
			fund = q.To
		case roleThreshold:
			if q.Op == "=" && scan.HasAnySuffix(c.before, "达", "达到") {
				q.Op = ">="
			}
		case roleGrant, roleCap:
			if q.Op == "=" && q.Kind == quantity.Ratio && scan.ContainsAny(c.clause, atMost) {
				q.Op = "<="
			}
		case RoleGoal:
			q.Unit += c.perUnit()
			goals = append(goals, figure{Quantity: q})
		}
		if role != RoleGoal {
			q.Direction = "" // a level, whether or not it was moved up
		}
		f := figure{Quantity: q, role: role}
		if subject, ok := c.moved(); ok && role != RoleGoal {
			f.what = closedUp(phraseBefore(subject))
		}
		figures = append(figures, f)
	}
	nameFigures(s, figures)
	nameFigures(s, goals) // a goal's name goes over what only describes its things: 新建产值超10亿元的产业链8条
	for i := range figures {
		if figures[i].role == RoleGoal {
			figures[i].what, goals = goals[0].what, goals[1:]
		}
	}
	return figures
}

// amount is a quantity of a policy with the print around it.
type amount struct {
	context
	text string
	fund int  // where the last figure before it ends that is money set aside, -1 without one
	goal bool // a result to be reached, were it not for its role
}

// role returns the role of a quantity, "" where it plays none.
func (a amount) role() string {
	switch {
	case a.Kind == quantity.Grade, a.perCase(), a.Unit == "条" && scan.HasAnyPrefix(a.after, "举措", "措施", "政策", "意见"):
		return ""
	case a.Kind == quantity.Money:
		return a.moneyRole()
	case a.Kind == quantity.Ratio:
		return a.rateRole()
	case a.bounded() && (a.isCondition() || a.singlesOut() || scan.ContainsAny(a.clause, ruling) || a.Kind == quantity.Measure && a.Direction == "" && strings.HasPrefix(a.clause, "每")):
		return a.bound()
	case scan.ContainsAny(a.clause, ruling):
		return ""
	case a.Kind == quantity.Period && a.bounded() && a.pays():
		return roleGrant
	case a.goal:
		return RoleGoal
	}
	return ""
}

// moneyRole: what a limit is moved from and to is a ceiling, what the clause sets aside a fund, what says which cases are meant
// a threshold, and what is paid a grant.
func (a amount) moneyRole() string {
	switch {
	case a.isCeiling():
		return roleCap
	case a.isSetAside():
		return RoleFund
	case a.isAsked():
		return roleThreshold
	case a.isHandedOut():
		return roleGrant
	case a.qualifies():
		return roleThreshold
	case a.pays(), a.Op == "<=" && scan.ContainsAny(a.sentence(), granting):
		return roleGrant
	case a.goal, scan.ContainsAny(a.clause, seeking) && scan.HasAnySuffix(firstItem(a.after), massWords...):
		return RoleGoal
	}
	return ""
}

// rateRole: a share of a cost that is paid is a grant, one that says whom a rule is for a threshold, and one that a rule allows at
// most a ceiling.
func (a amount) rateRole() string {
	switch {
	case a.isCeiling(), scan.HasAnyPrefix(a.after, "的额度"):
		return roleCap
	case a.isCondition(), a.bounded() && scan.HasAnyPrefix(strings.TrimPrefix(a.after, "的"), employers...):
		return a.bound()
	case a.paysRate(), a.movesPay():
		return roleGrant
	case a.Op == "<=" && strings.HasPrefix(a.after, "的") && !scan.HasAnyPrefix(strings.TrimPrefix(a.after, "的"), reaching...):
		return roleCap
	case a.goal && !scan.ContainsAny(a.clause, ruling):
		return RoleGoal
	}
	return ""
}

// isCeiling reports whether the figure is a limit, or what the limit that its sentence moves is for others: 上限提高到60%,
// 制造业企业提高到65%.
func (a amount) isCeiling() bool {
	if scan.ContainsAny(a.clause, ceilings) || strings.Contains(a.clause, "额度") && (a.Op == "<=" || scan.ContainsAny(a.clause, atMost)) {
		return true
	}
	if a.Op == "<=" && a.Kind == quantity.Money && strings.Contains(a.sentence(), "额度") && !scan.ContainsAny(a.sentence(), granting) {
		return true // 个人额度最高50万元,企业最高400万元
	}
	return scan.ContainsAny(a.sentence(), ceilings) && scan.HasAnySuffix(a.before, "提高到", "提高至", "提到", "提至", "调整为", "调整到") && !scan.ContainsAny(a.clause, asking)
}

// bounded reports whether the figure is a bound that may be asked for.
func (a amount) bounded() bool {
	return a.Op != "=" && a.Op != "≈" || scan.HasAnySuffix(a.before, "达", "达到")
}

// bound is the role of a figure that a case has to keep to.
func (a amount) bound() string {
	if (a.Op == "<=" || a.Op == "<") && !a.isCondition() {
		return roleCap
	}
	return roleThreshold
}

// isCondition reports whether the figure stands in a clause that says which cases are meant: 租用超过1000平方米的, ….
func (a amount) isCondition() bool {
	end := a.To + len(a.text[a.To:scan.ClauseTo(a.text, a.To)])
	return a.bounded() && strings.HasSuffix(strings.TrimRight(a.text[a.To:end], " "), "的") && end < len(a.text)
}

// singlesOut reports whether the figure says whom a sentence pays: 对接待游客超过1万人次的机构,给予….
func (a amount) singlesOut() bool {
	rest := a.text[a.To:]
	if i := strings.IndexAny(rest, "。;；"); i >= 0 {
		rest = rest[:i]
	}
	return strings.HasPrefix(a.clause, "对") && strings.HasPrefix(a.after, "的") && scan.ContainsAny(rest, granting)
}

// perCase reports whether the figure only says for what something is done each time: 每培育1家.
func (a amount) perCase() bool {
	i := strings.LastIndex(a.before, "每")
	return i >= 0 && a.Op == "=" && a.Kind != quantity.Money && a.Kind != quantity.Ratio && (i+len("每") == len(a.before) || verbOf(a.before[i+len("每"):]) == a.before[i+len("每"):])
}

// isAsked reports whether the figure is what an application must bring: 总投资要求由1000万元调整为500万元.
func (a amount) isAsked() bool {
	clause := a.clause
	if subject, ok := a.moved(); ok {
		clause = subject
	}
	last := lastOf(clause, asking)
	return last > lastOf(clause, granting) && !strings.Contains(clause[last:], "的")
}

// moved returns what the figure moves from one level to another, 总投资要求 of 总投资要求由1000万元调整为500万元; it may stand in the
// clause before.
func (a amount) moved() (subject string, ok bool) {
	i, start := max(strings.LastIndex(a.clause, "由"), strings.LastIndex(a.clause, "从")), scan.ClauseFrom(a.text, a.From)
	if i < 0 || strings.ContainsAny(a.clause[i:], "(（") || !startsAtFigure(a.text[start+i+len("由"):]) {
		return "", false
	}
	if subject = a.clause[:i]; strings.Trim(subject, " ") == "" {
		end := strings.TrimRight(a.text[:start], ",， ")
		subject = end[scan.ClauseFrom(end, len(end)):]
	}
	return subject, true
}

// startsAtFigure reports whether what follows 由 is a figure, or one of something: 由1000万元调整为, 由最低工资的60%提高到.
func startsAtFigure(s string) bool {
	if quantity.NumberAt(s, scan.AfterSpace(s, 0)).Valid {
		return true
	}
	i := strings.IndexAny(s, "0123456789")
	return i > 0 && i < 60 && strings.HasSuffix(s[:i], "的") && !strings.ContainsAny(s[:i], ",，。;；")
}

// lastOf returns where the last of the words begins in a text, -1 where none does.
func lastOf(s string, words []string) int {
	last := -1
	for _, word := range words {
		last = max(last, strings.LastIndex(s, word))
	}
	return last
}

// qualifies reports whether an amount says which cases a measure is for: 投入1亿元以上的企业, 10亿元以上项目.
func (a amount) qualifies() bool {
	if strings.HasPrefix(a.after, "的") {
		rest := firstItem(strings.TrimPrefix(a.after, "的"))
		return !scan.ContainsAny(rest, granting) || strings.Contains(rest, "企业")
	}
	if open := strings.LastIndexAny(a.before, "(（"); open >= 0 && a.bounded() && scan.HasAnyPrefix(a.after, ")", "）") {
		return true
	}
	return a.isCondition() || a.End < a.To && !a.final && !scan.HasAnyPrefix(a.after, massWords...) || a.leadsList()
}

// isHandedOut reports whether a verb of paying stands right before the figure: 给予不超过20万元.
func (a amount) isHandedOut() bool {
	return a.Op != ">=" && a.Op != ">" && !a.isCondition() && (scan.HasAnySuffix(a.before, granting...) || scan.HasAnySuffix(a.before, "奖", "补"))
}

// pays reports whether the figure's clause pays.
func (a amount) pays() bool {
	return scan.ContainsAny(a.clause, granting) || scan.ContainsAny(a.after, granting)
}

// paysRate reports whether a share is one of a cost that is paid: 按投入的20%给予补助, 给予不超过70%的展位费补助.
func (a amount) paysRate() bool {
	switch {
	case scan.HasAnyPrefix(a.after, granting...), scan.HasAnySuffix(a.before, granting...):
		return true
	case scan.HasAnySuffix(a.before, "比例为", "标准为") && scan.ContainsAny(a.clause, granting):
		return true
	case scan.HasAnySuffix(a.before, "率", "率达到", "率达", "比重", "占比"):
		return false
	}
	noun := a.after
	if a.next != nil {
		noun = noun[:min(len(noun), max(0, a.next.From-a.To))]
	}
	switch {
	case scan.ContainsAny(noun, granting), strings.Contains(a.clause, "给予"):
		return true
	case scan.ContainsAny(a.clause, granting) && (a.Op == "<=" || scan.ContainsAny(a.clause, atMost) || strings.HasSuffix(a.before, "的")):
		return true
	case !strings.Contains(a.clause, "按"):
		return false
	}
	rest := a.text[scan.ClauseTo(a.text, a.To):]
	return scan.HasAnyPrefix(strings.TrimLeft(rest, ",，"), granting...)
}

// movesPay reports whether the figure is what a payment is moved from or to: 补贴标准由最低工资的60%提高到80%.
func (a amount) movesPay() bool {
	subject, ok := a.moved()
	return ok && scan.ContainsAny(subject, granting)
}

// isSetAside reports whether the amount is money that its clause sets aside, or a part of such money: 预算安排20亿元。其中,
// 农业5亿元.
func (a amount) isSetAside() bool {
	if scan.ContainsAny(a.clause, seeking) || a.Op == "<=" {
		return false
	}
	around := a.clause + a.after
	switch {
	case scan.ContainsAny(a.clause, totals), scan.ContainsAny(a.clause, providing) && scan.ContainsAny(around, moneyed) && !scan.ContainsAny(a.clause, granting):
		return true
	case scan.HasAnyPrefix(a.after, "的", "产业", "政府") && scan.HasAnySuffix(firstItem(a.after), "基金") && scan.ContainsAny(a.clause, building):
		return true
	case a.fund < 0 || a.From-a.fund > 2*scan.ClauseReach || strings.Contains(a.clause, "给予") || !a.final && !scan.HasAnyPrefix(a.after, spending...):
		return false
	}
	gap := a.text[a.fund:a.From]
	i := strings.IndexAny(gap, "。;；")
	return i < 0 || strings.HasPrefix(strings.TrimLeft(gap[i:], "。;；"), "其中") && strings.Count(gap, "。") <= 1
}

// sentence returns the print of the figure's sentence before it.
func (a amount) sentence() string {
	s := a.text[max(0, a.From-scan.ClauseReach):a.From]
	return s[strings.LastIndexAny(s, "。;；")+1:]
}

// perUnit returns what is to be added to a figure's unit where the print says of what each: 每千瓦时下降1分.
func (a amount) perUnit() string {
	i := strings.LastIndex(a.clause, "每")
	if i < 0 || !scan.HasAnySuffix(a.Unit, "元", "角", "分") || a.Direction == "" {
		return ""
	}
	i += len("每")
	if u := quantity.UnitAt(a.clause, i, false); u.Kind == quantity.Measure {
		return "/" + u.Text
	}
	return ""
}
