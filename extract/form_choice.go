package extract

import "slices"

// worthOf weighs how well a list was read: a task with bodies counts for it, one without, and a heading that went into a
// task's text, against.
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

// readByForms reads a list again by the forms, where the reader of its kind left something open, and returns the better
// reading.
func (x *Extractor) readByForms(d *document, f findings) findings {
	doubtful := len(f.unread) > 0 || slices.ContainsFunc(f.checks, func(c Check) bool { return !c.Agrees() })
	if d.formed != nil || d.forms.empty() || d.kind.name != "breakdown" && d.kind.name != "policies" || !doubtful {
		return f
	}
	d.formed = readForms(d, d.forms)
	if again := parseForms(x, d); again.worth > f.worth {
		return again
	}
	return f
}
