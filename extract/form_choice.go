package extract

import (
	"slices"

	"dutygraph/graph"
)

// worthOf weighs how well a list's clauses were read: one with bodies or leaders counts for it, one without, and a heading
// that went into a task's text, against.
func worthOf(r *breakdownReader) int {
	worth := 0
	for _, c := range r.clauses {
		answered := c.said != nil && len(c.said.lists)+len(c.said.leaders) > 0
		for i, l := range c.lines {
			answered = answered || c.said == nil && namesUnits(l.text)
			if st, _, _ := numbering(l.text); i > 0 && c.said == nil && (st == chinese || st == partHeading) {
				worth -= 2
			}
		}
		if answered {
			worth += 2
		} else {
			worth--
		}
	}
	return worth - len(r.unread)
}

// weigh adds to a list's worth what its facts say: leaders, and what sections state, count for it, names that no body has
// against.
func (f *findings) weigh() int {
	worth := f.worth
	for _, fact := range f.facts {
		switch {
		case fact.Rel == graph.Leads, fact.From.Label == graph.Section && fact.Rel == graph.HasTarget:
			worth++
		case fact.Rel != graph.ResponsibleFor:
		case !isBody(fact.From.Props["name"].(string)):
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
	if d.formed != nil || d.forms.empty() || d.kind.name != "breakdown" && d.kind.name != "policies" || !doubtful {
		return f
	}
	d.formed = readForms(d, d.forms)
	if again := parseForms(x, d); again.weigh() > f.weigh() {
		return again
	}
	return f
}
