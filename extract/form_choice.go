package extract

import (
	"slices"

	"dutygraph/graph"
)

// worthOf weighs how well a list was read: a task with bodies or leaders counts for it, one without bodies, a heading that
// went into a task's text and names that no body has against. links are those of the tasks.
func worthOf(r *breakdownReader, links []graph.Fact) int {
	worth := 0
	for _, f := range links {
		switch {
		case f.Rel == graph.Leads:
			worth++
		case f.Rel == graph.ResponsibleFor && !isBody(f.From.Props["name"].(string)):
			worth -= 2
		}
	}
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
	if again := parseForms(x, d); again.worth > f.worth {
		return again
	}
	return f
}
