package extract

import "strings"

// The roles of a figure.
const (
	roleGoal      = "goal"      // a result to be reached
	roleFund      = "fund"      // money set aside, in all or for a part
	roleGrant     = "grant"     // paid for a case
	roleThreshold = "threshold" // what qualifies for it
	roleCap       = "cap"       // a ceiling that a policy sets or moves
)

// Words by which roles are known.
var (
	// granting are the words of a clause that pays.
	granting = []string{"给予", "补助", "补贴", "奖励", "资助", "奖补", "扶持", "配套支持", "贴息", "奖金"}
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
	qs := quantities(s)
	all := goalsOf(s, qs)
	figures, goals := make([]figure, 0, len(qs)), make([]figure, 0, len(qs))
	fund := -1 // the end of the last figure that is money set aside
	for i, q := range qs {
		c := amount{contextOf(s, qs, i), s, fund, all[i]}
		role := c.role()
		switch role {
		case "":
			continue
		case roleFund:
			fund = q.to
		case roleThreshold:
			if q.op == "=" && hasAnySuffix(c.before, "达", "达到") {
				q.op = ">="
			}
		case roleGrant, roleCap:
			if q.op == "=" && q.kind == kindRatio && containsAny(c.clause, atMost) {
				q.op = "<="
			}
		case roleGoal:
			q.unit += c.perUnit()
			goals = append(goals, figure{quantity: q})
		}
		if role != roleGoal {
			q.direction = "" // a level, whether or not it was moved up
		}
		f := figure{quantity: q, role: role}
		if subject, ok := c.moved(); ok && role != roleGoal {
			f.what = closedUp(phraseBefore(subject))
		}
		figures = append(figures, f)
	}
	nameFigures(s, figures)
	nameFigures(s, goals) // a goal's name goes over what only describes its things: 新建产值超10亿元的产业链8条
	for i := range figures {
		if figures[i].role == roleGoal {
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
	case a.kind == kindGrade, a.perCase(), a.unit == "条" && hasAnyPrefix(a.after, "举措", "措施", "政策", "意见"):
		return ""
	case a.kind == kindMoney:
		return a.moneyRole()
	case a.kind == kindRatio:
		return a.rateRole()
	case a.bounded() && (a.isCondition() || containsAny(a.clause, ruling) || a.kind == kindMeasure && a.direction == "" && strings.HasPrefix(a.clause, "每")):
		return a.bound()
	case containsAny(a.clause, ruling):
		return ""
	case a.kind == kindPeriod && a.bounded() && a.pays():
		return roleGrant
	case a.goal:
		return roleGoal
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
		return roleFund
	case a.isAsked():
		return roleThreshold
	case a.isHandedOut():
		return roleGrant
	case a.qualifies():
		return roleThreshold
	case a.pays(), a.op == "<=" && containsAny(a.sentence(), granting):
		return roleGrant
	case a.goal, containsAny(a.clause, seeking) && hasAnySuffix(firstItem(a.after), massWords...):
		return roleGoal
	}
	return ""
}

// rateRole: a share of a cost that is paid is a grant, one that says whom a rule is for a threshold, and one that a rule allows at
// most a ceiling.
func (a amount) rateRole() string {
	switch {
	case a.isCeiling(), hasAnyPrefix(a.after, "的额度"):
		return roleCap
	case a.isCondition(), a.bounded() && hasAnyPrefix(strings.TrimPrefix(a.after, "的"), employers...):
		return a.bound()
	case a.paysRate():
		return roleGrant
	case a.op == "<=" && strings.HasPrefix(a.after, "的") && !hasAnyPrefix(strings.TrimPrefix(a.after, "的"), reaching...):
		return roleCap
	case a.goal && !containsAny(a.clause, ruling):
		return roleGoal
	}
	return ""
}

// isCeiling reports whether the figure is a limit, or what the limit that its sentence moves is for others: 上限提高到60%,
// 制造业企业提高到65%.
func (a amount) isCeiling() bool {
	if containsAny(a.clause, ceilings) || strings.Contains(a.clause, "额度") && (a.op == "<=" || containsAny(a.clause, atMost)) {
		return true
	}
	return containsAny(a.sentence(), ceilings) && hasAnySuffix(a.before, "提高到", "提高至", "提到", "提至", "调整为", "调整到") && !containsAny(a.clause, asking)
}

// bounded reports whether the figure is a bound that may be asked for.
func (a amount) bounded() bool {
	return a.op != "=" && a.op != "≈" || hasAnySuffix(a.before, "达", "达到")
}

// bound is the role of a figure that a case has to keep to.
func (a amount) bound() string {
	if (a.op == "<=" || a.op == "<") && !a.isCondition() {
		return roleCap
	}
	return roleThreshold
}

// isCondition reports whether the figure stands in a clause that says which cases are meant: 租用超过1000平方米的, ….
func (a amount) isCondition() bool {
	end := a.to + len(a.text[a.to:clauseTo(a.text, a.to)])
	return a.bounded() && strings.HasSuffix(strings.TrimRight(a.text[a.to:end], " "), "的") && end < len(a.text)
}

// perCase reports whether the figure only says for what something is done each time: 每培育1家.
func (a amount) perCase() bool {
	i := strings.LastIndex(a.before, "每")
	return i >= 0 && a.op == "=" && a.kind != kindMoney && a.kind != kindRatio && (i+len("每") == len(a.before) || verbOf(a.before[i+len("每"):]) == a.before[i+len("每"):])
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
	i, start := max(strings.LastIndex(a.clause, "由"), strings.LastIndex(a.clause, "从")), clauseFrom(a.text, a.from)
	if i < 0 || strings.ContainsAny(a.clause[i:], "(（") || !numberAt(a.text, afterSpace(a.text, start+i+len("由"))).valid {
		return "", false
	}
	if subject = a.clause[:i]; strings.Trim(subject, " ") == "" {
		end := strings.TrimRight(a.text[:start], ",， ")
		subject = end[clauseFrom(end, len(end)):]
	}
	return subject, true
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
		return !containsAny(rest, granting) || strings.Contains(rest, "企业")
	}
	if open := strings.LastIndexAny(a.before, "(（"); open >= 0 && a.bounded() && hasAnyPrefix(a.after, ")", "）") {
		return true
	}
	return a.isCondition() || a.end < a.to && !a.final && !hasAnyPrefix(a.after, massWords...) || a.leadsList()
}

// isHandedOut reports whether a verb of paying stands right before the figure: 给予不超过20万元.
func (a amount) isHandedOut() bool {
	return a.op != ">=" && a.op != ">" && !a.isCondition() && (hasAnySuffix(a.before, granting...) || hasAnySuffix(a.before, "奖", "补"))
}

// pays reports whether the figure's clause pays.
func (a amount) pays() bool {
	return containsAny(a.clause, granting) || containsAny(a.after, granting)
}

// paysRate reports whether a share is one of a cost that is paid: 按投入的20%给予补助, 给予不超过70%的展位费补助.
func (a amount) paysRate() bool {
	switch {
	case hasAnyPrefix(a.after, granting...):
		return true
	case hasAnySuffix(a.before, "率", "率达到", "率达", "比重", "占比"):
		return false
	}
	noun := a.after
	if a.next != nil {
		noun = noun[:min(len(noun), max(0, a.next.from-a.to))]
	}
	switch {
	case containsAny(noun, granting), strings.Contains(a.clause, "给予"):
		return true
	case containsAny(a.clause, granting) && (a.op == "<=" || containsAny(a.clause, atMost) || strings.HasSuffix(a.before, "的")):
		return true
	case !strings.Contains(a.clause, "按"):
		return false
	}
	rest := a.text[clauseTo(a.text, a.to):]
	return hasAnyPrefix(strings.TrimLeft(rest, ",，"), granting...)
}

// isSetAside reports whether the amount is money that its clause sets aside, or a part of such money: 预算安排20亿元。其中,
// 农业5亿元.
func (a amount) isSetAside() bool {
	if containsAny(a.clause, seeking) || a.op == "<=" {
		return false
	}
	around := a.clause + a.after
	switch {
	case containsAny(a.clause, totals), containsAny(a.clause, providing) && containsAny(around, moneyed) && !containsAny(a.clause, granting):
		return true
	case hasAnyPrefix(a.after, "的", "产业", "政府") && hasAnySuffix(firstItem(a.after), "基金") && containsAny(a.clause, building):
		return true
	case a.fund < 0 || a.from-a.fund > 2*clauseReach || strings.Contains(a.clause, "给予") || !a.final && !hasAnyPrefix(a.after, spending...):
		return false
	}
	gap := a.text[a.fund:a.from]
	i := strings.IndexAny(gap, "。;；")
	return i < 0 || strings.HasPrefix(strings.TrimLeft(gap[i:], "。;；"), "其中") && strings.Count(gap, "。") <= 1
}

// sentence returns the print of the figure's sentence before it.
func (a amount) sentence() string {
	s := a.text[max(0, a.from-clauseReach):a.from]
	return s[strings.LastIndexAny(s, "。;；")+1:]
}

// perUnit returns what is to be added to a figure's unit where the print says of what each: 每千瓦时下降1分.
func (a amount) perUnit() string {
	i := strings.LastIndex(a.clause, "每")
	if i < 0 || !hasAnySuffix(a.unit, "元", "角", "分") || a.direction == "" {
		return ""
	}
	i += len("每")
	if u := unitAt(a.clause, i, false); u.kind == kindMeasure {
		return "/" + u.text
	}
	return ""
}
