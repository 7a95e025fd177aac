package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// isFormed reports whether the forms find a task in a document that no other kind knows: more than one sentence in passing.
func isFormed(d *document) bool {
	if d.forms.empty() || tells(d) {
		return false
	}
	if d.formed == nil {
		d.formed = readForms(d, d.forms)
	}
	rules := isRegulation(d)
	namesBody := func(l nameList) bool {
		first := firstPiece(l.names.s)
		return !isCollective(first) && (!rules || isCertainBody(first))
	}
	answered, spoken := 0, 0
	for _, c := range d.formed.clauses {
		if !slices.ContainsFunc(c.said.lists, namesBody) {
			continue
		}
		if answered++; c.said.spoken {
			spoken++
		}
	}
	return answered > 1 || answered > spoken || answered > 0 && scan.ContainsAny(d.title, handingOut)
}

// isFormedPolicy reports whether such a document is one of policy measures.
func isFormedPolicy(d *document) bool { return d.title != "" && namesPolicy(d.title) && isFormed(d) }

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

// assigningWords are in lines that hand out work, whatever their form.
var assigningWords = []string{"牵头", "责任单位", "配合单位", "责任部门", "承办单位", "主办单位", "协办", "责任领导", "分工负责", "按职责", "责任主体", "主责", "负责单位", "包抓", "责任人"}

// unassigned reports the lines of a document that look as if they handed out work, though no form reads them.
func unassigned(d *document) []Unread {
	var found []Unread
	for _, l := range d.lines[min(d.body, len(d.lines)):] {
		if scan.ContainsAny(l.text, assigningWords) {
			found = append(found, Unread{At: l.at(), Text: shorten(l.text), Why: "looks like an assignment, but no form reads it"})
		}
	}
	if len(found) < 2 {
		return nil
	}
	return found
}

// looksAssigning reports whether a document that no kind knows hands out work by its words.
func looksAssigning(d *document) bool {
	return d.kind.name == other.name && !strings.HasSuffix(d.title, "报告") && len(unassigned(d)) > 0
}
