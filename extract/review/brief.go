package review

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dutygraph/extract/decisions"
)

// apart is how many doubts of one sort in one document are told one by one.
const apart = 3

// Brief tells doubts of one sort in one document together where there are many, so that a reviewer sees what there is before
// going through it. Near names are told one by one, since each is a decision of its own.
func Brief(all []Doubt) []Doubt {
	alike := map[string][]int{}
	for i, d := range all {
		alike[d.bundle()] = append(alike[d.bundle()], i)
	}
	var out []Doubt
	for i, d := range all {
		switch same := alike[d.bundle()]; {
		case len(same) <= d.apart():
			out = append(out, d)
		case same[0] == i:
			var many []Doubt
			for _, j := range same {
				many = append(many, all[j])
			}
			out = append(out, bundled(many))
		}
	}
	return out
}

// bundle is what doubts that are told together have in common.
func (d Doubt) bundle() string {
	if d.sort == rareSort {
		return d.sort + "\n" + decisions.ScopeOf(d.doc).String()
	}
	return strings.Join([]string{string(d.Kind), d.Document, d.sort}, "\n")
}

// apart is how many doubts like this one are told one by one.
func (d Doubt) apart() int {
	switch {
	case d.Kind == Near || d.Kind == Stale:
		return 1 << 30
	case d.sort == orderSort || d.sort == rareSort:
		return 1
	}
	return apart
}

// bundled tells many doubts as one.
func bundled(many []Doubt) Doubt {
	d := many[0]
	d.Key = keyOf(d.Kind, d.bundle())
	switch d.sort {
	case orderSort:
		d.Why = fmt.Sprintf("%d units lead only because they are listed first, and no line says that the first leads", len(many))
		d.Decisions = []decisions.Decision{decisions.FirstLeads(d.doc)}
		return d
	case rareSort:
		var names []string
		for _, m := range many {
			names = append(names, m.name)
		}
		d.Print = strings.Join(names, ", ")
		d.Why = fmt.Sprintf("%d names are in no list and stand once", len(many))
		d.Decisions = []decisions.Decision{decisions.Knows(d.doc, names...)}
		return d
	}
	d.Decisions = nil
	var lines []string
	for _, m := range many {
		lines = append(lines, strconv.Itoa(m.At.First))
		d.Decisions = append(d.Decisions, m.Decisions...)
	}
	d.Why = fmt.Sprintf("%s; and %d more like it, on lines %s", d.Why, len(many)-1, strings.Join(slices.Compact(lines[1:]), ", "))
	return d
}
