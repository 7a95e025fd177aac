package extract

import (
	"slices"
	"strings"

	"dutygraph/graph"
)

// worthOf weighs how well a list's clauses were read: one with bodies or leaders counts for it, one without, and a heading
// that went into a task's text, against.
func worthOf(r *breakdownReader) int {
	worth := 0
	for _, c := range r.clauses {
		answered := c.said != nil && len(c.said.lists)+len(c.said.leaders) > 0 || c.said == nil && r.d.forms.labels.namesUnits(textOf(c.lines, "").s)
		for i, l := range c.lines {
			if st, _, _ := numbering(l.text); i > 0 && c.said == nil && st.ofOuterParts() {
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
