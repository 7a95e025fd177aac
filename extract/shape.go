package extract

import "slices"

// form counts what in a document's text looks like an assignment.
type form struct {
	parts    int                  // headings of leaders' parts
	clauses  int                  // numbered clauses
	labels   int                  // lines that begin with a label of units
	inner    int                  // labels of units in brackets
	numbered [partHeading + 1]int // clauses by the style of their number, headings of leaders' parts aside
	labelled [partHeading + 1]int // lines with a label by the style of the last clause
}

// form counts it when it is first asked for: of most documents the title alone tells the kind.
func (d *document) form() *form {
	if d.counted == nil {
		d.counted = formOf(d.lines[d.body:], &d.forms.labels)
	}
	return d.counted
}

func formOf(lines []line, set *labelSet) *form {
	f := new(form)
	last := unnumbered
	for _, l := range lines {
		st, _, _ := numbering(l.text)
		first, label := set.next(l.text, 0)
		begins := label && first.begins()
		inner := label && !begins && set.namesUnitsFrom(l.text, first)
		leads := (st != unnumbered || !begins && !inner) && isLeaderHeading(l.text)
		if st != unnumbered {
			f.clauses++
		}
		if st != unnumbered && !leads {
			last = st
			f.numbered[st]++
		}
		if label {
			f.labelled[last]++
		}
		switch {
		case begins:
			f.labels++
		case inner:
			f.inner++
		case leads:
			f.parts++
		}
	}
	return f
}

// taskStyles returns the styles of numbering of the clauses that have units, or where none have, of the most clauses.
func (f *form) taskStyles() map[style]bool {
	votes := f.labelled
	votes[unnumbered] = 0
	most := slices.Max(votes[:])
	if most == 0 {
		votes = f.numbered
		most = slices.Max(votes[:])
	}
	styles := map[style]bool{}
	for st, n := range votes {
		if n > 0 && n*4 >= most {
			styles[style(st)] = true
		}
	}
	return styles
}
