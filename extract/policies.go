package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// policyReader reads a list of measures line by line. It is a list of tasks whose units stand in brackets behind the text, so
// that what follows a bracket is the next measure, the next field, or the end.
type policyReader struct {
	breakdownReader
	closed  bool             // the last measure's units have ended
	field   []line           // the lines of the last field's heading
	leads   map[*part][]line // what a field's heading says of its lead
	intros  map[*part][]line // what a field sets out to reach, before its measures
	pending []line           // lines after a measure's units, which belong to it only if more units follow
}

// parsePolicies reads policies by field, each with the body that leads it and with measures that units answer for:
//
//	一、扩大投资政策(由市发改委牵头实施)
//	2024年,完成投资800亿元以上。
//	(一)加大财政支持。市财政预算安排资金20亿元。(责任单位:市财政局)
func parsePolicies(x *Extractor, d *document) findings {
	lines := d.lines[d.body:]
	r := policyReader{leads: map[*part][]line{}, intros: map[*part][]line{}}
	r.d, r.tasks = d, measureStyles(d, lines)
	for i, l := range lines {
		r.next = ""
		if i+1 < len(lines) {
			r.next = lines[i+1].text
		}
		r.take(l)
	}
	closing := r.settlePending(true)
	b := taskBuilder{x: x, d: d, year: d.year(), rule: ruleOf(d.lines), measures: true, findings: r.findings}
	b.fields(&r, b.build(&r.breakdownReader))
	b.total(&r, closing)
	return b.findings
}

// measureStyles returns the style of numbering that measures have: of most of its clauses each names its units once. Where
// several do, or none does, the lines that have units decide.
func measureStyles(d *document, lines []line) map[style]bool {
	var labels, score [partHeading + 1]int
	end := func(st style) { // a clause of a style ends
		if labels[st] == 1 {
			score[st]++
		} else if labels[st] >= 0 {
			score[st]--
		}
		labels[st] = -1
	}
	for st := range labels {
		labels[st] = -1
	}
	for _, l := range lines {
		if st, _, _ := numbering(l.text); st != unnumbered {
			end(st)
			labels[st] = 0
		}
		if d.forms.labels.namesUnits(l.text) {
			for st := range labels {
				if labels[st] >= 0 {
					labels[st]++
				}
			}
		}
	}
	best := unnumbered
	for _, st := range [...]style{partHeading, article, chinese, chineseIn, digitDot, digitComma, digitParen, ringed} { // the inner ones last
		end(st)
		if score[st] > 0 && score[st] >= score[best] {
			best = st
		}
	}
	if best == unnumbered {
		return d.form().taskStyles()
	}
	return map[style]bool{best: true}
}

// take takes one line.
func (r *policyReader) take(l line) {
	st, no, at := numbering(l.text)
	switch {
	case st != unnumbered && len(r.clauses) > 0 && r.d.forms.labels.isValidity(l.text[at:]):
		r.settlePending(false)
		r.closed = true
		r.read = append(r.read, l.at())
	case r.tasks[st] && (r.closed || r.begins(no)):
		r.settlePending(false)
		r.begin(line{l.no, l.text[at:]}, no)
		r.closes()
	case r.isWholeMeasure(l.text, st) && (r.closed || r.state != inText):
		r.settlePending(false)
		r.beginAlone(line{l.no, l.text[at:]}, st, no)
		r.closes()
	case isField(l.text, st) && (r.closed || r.state != inText):
		r.settlePending(false)
		r.openField(l)
	case r.goesOnHeading(l.text):
		r.field = append(r.field, l)
		r.nameField()
	case r.state == heading && r.namesLead(l.text):
		r.leads[r.current] = append(r.leads[r.current], l)
	case r.state == heading:
		r.intros[r.current] = append(r.intros[r.current], l)
	case r.state == before, isClosing(l.text), r.isSignature(l.text):
		r.read = append(r.read, l.at())
	case r.closed || r.state == inUnits && !r.goesOn(l.text):
		r.closed = true
		r.pending = append(r.pending, l)
	default:
		r.append(l)
		r.closes()
	}
}

// isValidity reports whether a numbered clause only says from when and until when the document holds: 本办法自…起施行.
func (set *labelSet) isValidity(s string) bool {
	return strings.HasPrefix(s, "本") && len(s) < 300 && scan.ContainsAny(s, []string{"起施行", "起实施", "起执行"}) && !set.namesUnits(s)
}

// isWholeMeasure reports whether a line is a measure with its units, though it is numbered as headings are.
func (r *policyReader) isWholeMeasure(s string, st style) bool {
	if !st.ofParts() {
		return false
	}
	l, ok := r.d.forms.labels.last(s)
	return ok && l.bracket && strings.Contains(s[:l.at], "。")
}

// beginAlone begins a measure that is numbered as the headings are, beside those headings and not below them.
func (r *policyReader) beginAlone(l line, st style, no int) {
	for p := r.current; p != nil; p = p.parent {
		if p.style == st {
			r.current = p.parent
		}
	}
	r.list, r.last = r.list+1, 0
	r.begin(l, no)
	r.clauses[len(r.clauses)-1].alone = true
}

// isField reports whether a line is the heading of a field: numbered as headings are, and no sentence but for what stands in
// brackets at its end.
func isField(s string, st style) bool {
	if !st.ofParts() || len(s) > 240 {
		return false
	}
	s = strings.TrimRight(s, " 。")
	if _, rest, ok := cutBracket(s); ok {
		s = rest
	}
	return utf8.RuneCountInString(s) <= 45 && !strings.ContainsAny(s, "。;；:：")
}

// openField begins a field.
func (r *policyReader) openField(l line) {
	r.closed = false
	r.open(l, nil)
	r.field = []line{l}
	r.nameField()
}

// nameField gives a field its title, and in brackets behind it the bodies that lead it.
func (r *policyReader) nameField() {
	t := textOf(r.field, "")
	_, _, at := numbering(t.s)
	title := strings.TrimRight(t.s[at:], " 。")
	inner, rest, ok := cutBracket(title)
	if ok && r.namesLead(inner) {
		title = strings.TrimRight(rest, " ")
		from := strings.LastIndex(t.s, inner)
		r.leads[r.current] = []line{{t.span(from, from+len(inner)).First, inner}}
	}
	r.current.title = squeeze(trimCount(title))
	r.current.at = t.at()
}

// goesOnHeading reports whether a line is the rest of a field's heading: a bracket is open there, or what is left of the title
// stands before the bracket that says who leads.
func (r *policyReader) goesOnHeading(s string) bool {
	if r.state != heading || len(r.field) > 2 || len(r.leads[r.current])+len(r.intros[r.current]) > 0 {
		return false
	}
	if openBracket(textOf(r.field, "").s) {
		return len(s) < 200 && !strings.Contains(s, "。")
	}
	inner, rest, ok := cutBracket(strings.TrimRight(s, " 。"))
	return ok && rest != "" && r.namesLead(inner) && isField("一、"+s, chinese)
}

// namesLead reports whether a line, or what a bracket holds, says who leads a field: 由市发改委牵头实施, 牵头单位:市发改委.
func (r *policyReader) namesLead(s string) bool {
	s = strings.Trim(s, "()（）[]。 ")
	if len(s) > 300 || strings.Contains(s, "。") {
		return false
	}
	if _, ok := r.d.forms.labels.next(s, 0); ok {
		return true
	}
	return strings.Contains(s, "牵头") && scan.HasAnySuffix(withoutCarrying(s), "牵头", "配合", "协助", "参与") || strings.HasPrefix(s, "由") && strings.HasSuffix(withoutCarrying(s), "负责")
}

// withoutCarrying takes the words for carrying out off the end of a phrase that says who leads.
func withoutCarrying(s string) string {
	for cut := true; cut; {
		s, cut = scan.CutSuffix(s, []string{"组织实施", "实施", "落实", "推进", "制定", "组织", "抓总", "负责实施"})
	}
	if rest, ok := strings.CutSuffix(s, "牵头负责"); ok {
		return rest + "牵头"
	}
	return s
}

// closes notes whether the last measure's units end with its last line: a bracket that names them closes there.
func (r *policyReader) closes() {
	lines := r.clauses[len(r.clauses)-1].lines
	s := textOf(lines[max(0, len(lines)-6):], "").s
	l, ok := r.d.forms.labels.last(s)
	if !ok {
		r.closed = false
		return
	}
	n := bracketWithin(s[l.at:], longestList)
	r.closed = l.bracket && n > 0 && strings.Trim(s[l.at+n:], "。;； ") == ""
	if !r.closed && (!l.bracket || n == 0) {
		r.state = inUnits
	}
}

// settlePending gives the lines after a measure's units to the measure, if it is followed by another or they name units
// too. At the end of the document they close it otherwise, and are returned.
func (r *policyReader) settlePending(end bool) (closing []line) {
	lines := r.pending
	r.pending, r.closed = nil, false
	if len(lines) == 0 {
		return nil
	}
	if end && !r.d.forms.labels.namesUnits(textOf(lines, "").s) {
		for _, l := range lines {
			r.read = append(r.read, l.at())
		}
		return lines
	}
	r.state = inText
	for _, l := range lines {
		r.append(l)
	}
	return nil
}

// fields makes the links to the bodies that lead a field, and the targets of its introduction.
func (b *taskBuilder) fields(r *policyReader, sections map[*part]*graph.Node) {
	for _, p := range r.parts {
		if lead := textOf(r.leads[p], ""); lead.s != "" {
			b.x.assign(&b.findings, b.d, sections[p], b.leadGroups(lead), b.rule)
		}
		intro := textOf(r.intros[p], "")
		b.addFigures(sections[p], b.d.node, b.year, intro, amountsOf(intro.s))
		for _, l := range r.intros[p] {
			b.read = append(b.read, l.at())
		}
		for _, l := range r.leads[p] {
			b.read = append(b.read, l.at())
		}
	}
}

// leadGroups reads who leads a field.
func (b *taskBuilder) leadGroups(t text) []group {
	if _, ok := b.d.forms.labels.next(t.s, 0); ok {
		var groups []group
		for _, l := range b.d.forms.labels.clause(t).lists {
			groups = append(groups, group{l.duty, b.x.units(b.d, l.names)})
		}
		return groups
	}
	from := len(t.s) - len(strings.TrimLeft(t.s, "(（[ "))
	from += len(t.s[from:]) - len(strings.TrimPrefix(t.s[from:], "由"))
	s := withoutCarrying(strings.TrimRight(t.s, ")）]。 "))
	if _, ok := scan.CutSuffix(s, []string{"牵头", "负责"}); ok && strings.Count(s, "牵头") < 2 && !strings.Contains(s, "配合") {
		s, _ = scan.CutSuffix(s, []string{"牵头", "负责"})
	}
	return []group{{leading, b.x.units(b.d, t.slice(from, max(from, min(len(s), len(t.s)))))}}
}

// entitled returns a measure's title and the text without it, for figures: the first sentence, or the first line where
// it is printed alone. A measure of one long sentence has none, and one that is nothing but a title is its own text.
func (c *clause) entitled(t text) (string, text) {
	title := titleLen(c.lines[0].text, t.s)
	rest := t.slice(title, len(t.s))
	rest = rest.slice(len(rest.s)-len(strings.TrimLeft(rest.s, "。:： ")), len(rest.s)).trim()
	name := strings.TrimRight(t.s[:title], "。:： ")
	if rest.s == "" {
		if strings.ContainsAny(name, ",，;；") {
			return "", t
		}
		rest = t
	}
	return squeeze(name), rest
}

// titleLen returns the length of the title that a measure's text begins with, 0 where it has none.
func titleLen(first, s string) int {
	const longest = 45 // characters
	end := strings.Index(s, "。")
	if end < 0 {
		end = len(s)
	}
	if n := len(strings.TrimRight(first, " ")); n < end && strings.HasPrefix(s, first) && strings.ContainsAny(s[:end], ",，0123456789") && !strings.ContainsAny(first, ",，;；(（") {
		end = n // a title in a line of its own
	}
	if i := strings.IndexAny(s[:end], ":："); i > 0 {
		end = i
	}
	if i := strings.IndexByte(s[:end], ' '); i > 0 && strings.ContainsAny(s[i:end], ",，") && !strings.ContainsAny(s[:i], ",，;；") {
		end = i
	}
	if utf8.RuneCountInString(s[:end]) > longest {
		return 0
	}
	return end
}
