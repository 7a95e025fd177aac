package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// worthOf weighs how well a list's clauses were read: one with bodies or leaders counts for it, one without, and a heading
// that went into a task's text, against.
func worthOf(r *breakdownReader) int {
	worth := 0
	for _, c := range r.clauses {
		answered := c.said != nil && len(c.said.lists)+len(c.said.leaders) > 0 || c.said == nil && r.d.forms.labels.namesUnits(textOf(c.lines, "").s)
		for i, l := range c.lines {
			if st, _, _ := numbering(l.text); i > 0 && c.said == nil && (st == chinese || st == partHeading) {
				worth -= 2
			}
		}
		switch {
		case r.saysNothing(c): // a label that was taken for a task
			worth -= 2
		case answered:
			worth += 2
		default:
			worth--
		}
	}
	return worth - len(r.unread)
}

// saysNothing reports whether a clause has no text before those who answer for it.
func (r *breakdownReader) saysNothing(c *clause) bool {
	if c.said != nil {
		return strings.Trim(c.said.text.s, " ,，。") == ""
	}
	l, ok := r.d.forms.labels.next(textOf(c.lines, "").s, 0)
	return ok && l.at == 0
}

// weigh adds to a list's worth what its facts say: leaders, and what sections state, count for it, names that no body has,
// and counts that disagree, against.
func (f *findings) weigh() int {
	worth := 0
	if f.list != nil {
		worth = worthOf(f.list)
	}
	for _, c := range f.checks {
		if !c.Agrees() {
			worth--
		}
	}
	for _, fact := range f.facts {
		switch {
		case fact.Rel == graph.Leads, fact.From.Label == graph.Section && fact.Rel == graph.HasTarget:
			worth++
		case fact.Rel != graph.ResponsibleFor:
		case !isBody(fact.From.Props.Get("name").(string)):
			worth -= 2
		case fact.To.Label == graph.Section:
			worth++
		}
	}
	return worth
}

// plainLines is how many lines a document may have to be read twice for comparison alone.
const plainLines = 300

// readByForms reads a list again by the forms, where the reader of its kind left something open, and returns the better
// reading.
func (x *Extractor) readByForms(d *document, f findings) findings {
	doubtful := len(d.lines) < plainLines || len(f.unread) > 0 || slices.ContainsFunc(f.checks, func(c Check) bool { return !c.Agrees() })
	listed := d.kind.name == "breakdown" || d.kind.name == "policies" || d.kind.name == "livelihood" && !isLivelihood(d)
	if d.formed != nil || d.forms.empty() || !listed || !doubtful {
		return f
	}
	d.formed = readForms(d, d.forms)
	if again := parseForms(x, d); again.weigh() > f.weigh() {
		return again
	}
	return f
}

// parseForms makes facts of a document that the forms read.
func parseForms(x *Extractor, d *document) findings {
	r := d.formed
	b := taskBuilder{x: x, d: d, year: d.year(), rule: ruleOf(d.lines), formed: true, measures: d.kind.name == "policies", findings: r.findings}
	sections := b.build(&r.breakdownReader)
	for _, p := range r.parts {
		if lists := r.byPart[p]; len(lists) > 0 {
			x.assign(&b.findings, d, sections[p], b.groups(lists), b.rule)
		}
	}
	if no, ok := b.rule.line.(int64); ok { // what says who leads is understood
		said := graph.Span{First: int(no), Last: int(no)}
		b.read = append(b.read, said)
		b.unread = slices.DeleteFunc(b.unread, func(u Unread) bool { return u.At == said })
	}
	b.readBy = r.uses()
	return b.findings
}

// leastArticles is how many articles a regulation has at least.
const leastArticles = 3

// isRegulation reports whether a document lays down rules, in articles and by no label of bodies. Those whom it obliges by what they
// are, 由物业服务企业负责, have no task.
func isRegulation(d *document) bool {
	articles, enacts := 0, false
	for _, l := range d.lines {
		if st, _, _ := numbering(l.text); st == article {
			articles++
		}
		enacts = enacts || strings.Contains(l.text, "施行") || strings.Contains(l.text, "制定本")
	}
	return articles >= leastArticles && enacts && !slices.ContainsFunc(d.lines, func(l line) bool { return d.forms.labels.namesUnits(l.text) })
}

// ruleEnds are what titles of rules end in, which say what bodies do at all times and hand out no work.
var ruleEnds = []string{"办法", "规定", "条例", "规则", "细则", "制度", "章程", "规程"}

// laysDownRules reports whether a document is a regulation by its articles or its title.
func laysDownRules(d *document) bool {
	title := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(d.title, "》"), "的通知"), "》 ")
	return scan.HasAnySuffix(title, ruleEnds...) || isRegulation(d)
}

// handingOut are in titles of documents that hand out work, of which one sentence alone may say who answers.
var handingOut = []string{"分工", "分解", "任务", "责任", "清单", "台账", "要点", "方案", "措施", "意见", "计划", "安排", "实事", "事项", "重点"}

// newsWords are in titles of news, which tell what others hand out.
var newsWords = []string{"召开", "举行", "调研", "强调", "会见"}

// tells reports whether a document is a speech or news, which hand out nothing by themselves.
func tells(d *document) bool {
	title := squeeze(d.title)
	if _, rest, ok := cutBracket(title); ok {
		title = rest
	}
	return scan.ContainsAny(title, newsWords) && !endsAsTitle(title) || scan.HasAnySuffix(title, "讲话", "致辞", "发言", "主持词", "讲话提纲", "讲话摘要")
}

// isFormed reports whether the forms find a task in a document that no other kind knows: more than one sentence in passing.
func isFormed(d *document) bool {
	if d.forms.empty() {
		return false
	}
	if d.formed == nil {
		d.formed = readForms(d, d.forms)
	}
	rules, spoken, answered := isRegulation(d), 0, 0
	for _, c := range d.formed.clauses {
		if !slices.ContainsFunc(c.said.lists, func(l nameList) bool {
			first := firstPiece(l.names.s)
			return !isCollective(first) && (!rules || isCertainBody(first))
		}) {
			continue
		}
		if answered++; c.said.spoken {
			spoken++
		}
	}
	return answered > 0 && (answered > 1 || spoken == 0 || scan.ContainsAny(d.title, handingOut)) && !tells(d)
}

// isFormedPolicy reports whether such a document is one of policy measures.
func isFormedPolicy(d *document) bool { return d.title != "" && namesPolicy(d.title) && isFormed(d) }
