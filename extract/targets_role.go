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

var (
	// granting are the words of a clause that pays.
	granting = []string{"给予", "补助", "补贴", "奖励", "资助", "奖补", "扶持", "配套支持"}
	// setting are the words that set money aside.
	setting = []string{"预算安排", "安排资金", "安排专项", "支持总额"}
	// asking are the words of what a case has to bring.
	asking = []string{"要求", "门槛", "标准", "条件"}
	// ruling are the words of a rule, whose figures are limits of what is allowed and no results.
	ruling = []string{"原则上", "可按", "一般不", "可试点", "容积率"}
)

// amountsOf reads the figures of a measure of a policy in every role, in order of print. Beside what is to be reached
// they are money set aside, grants, what qualifies for them, and ceilings.
func amountsOf(s string) []figure {
	qs := quantities(s)
	goals := goalsOf(s, qs)
	figures := make([]figure, 0, len(qs))
	for i, q := range qs {
		c := contextOf(s, qs, i)
		role := c.role(s, goals[i])
		if role == "" {
			continue
		}
		if role == roleThreshold && q.op == "=" && hasAnySuffix(c.before, "达", "达到") {
			q.op = ">="
		}
		figures = append(figures, figure{quantity: q, role: role})
	}
	nameFigures(s, figures)
	return figures
}

// role returns the role of a quantity in a policy, "" where it plays none.
func (c context) role(s string, goal bool) string {
	pays := containsAny(c.clause, granting) || containsAny(c.after, granting)
	switch {
	case strings.Contains(c.clause, "上限"):
		return roleCap
	case c.kind != kindMoney && (!goal || containsAny(c.clause, ruling)):
		return ""
	case c.kind != kindMoney && pays && (c.kind == kindRatio || c.kind == kindPeriod):
		return roleGrant
	case c.kind != kindMoney:
		return roleGoal
	case isSetAside(s, c.from):
		return roleFund
	case lastOf(c.clause, asking) > lastOf(c.clause, granting), c.qualifies():
		return roleThreshold
	case pays:
		return roleGrant
	case goal:
		return roleGoal
	}
	return ""
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
func (c context) qualifies() bool {
	if strings.HasPrefix(c.after, "的") {
		rest := firstItem(strings.TrimPrefix(c.after, "的"))
		return !containsAny(rest, granting) || strings.Contains(rest, "企业")
	}
	return c.end < c.to && !c.final && !hasAnyPrefix(c.after, massWords...) || c.leadsList()
}

// isSetAside reports whether the amount at byte i is money that its sentence, or the one before that it is a part of, sets
// aside: 预算安排20亿元。其中,农业5亿元.
func isSetAside(s string, i int) bool {
	sentence := s[:i]
	if at := strings.LastIndex(sentence, "。"); at >= 0 {
		before := sentence[:at]
		sentence = sentence[at+len("。"):]
		if strings.HasPrefix(sentence, "其中") {
			sentence = before[strings.LastIndex(before, "。")+1:]
		}
	}
	return containsAny(sentence, setting)
}
