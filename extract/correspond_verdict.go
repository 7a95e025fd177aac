package extract

import (
	"slices"
	"strings"

	"dutygraph/graph"
)

// verdict is what a link says of two ends.
type verdict struct {
	agrees  bool
	differs []string
	why     []string
}

// verdict compares two figures that correspond.
func (j *join) verdict(a, b *claim, m *match) verdict {
	v := verdict{agrees: a.amount.equals(b.amount)}
	both := a.text + " beside " + b.text
	switch m.kind {
	case sameAmountMatch:
		both = a.text + " in both"
		if a.text != b.text {
			both = a.text + " and " + b.text
		}
	case otherAmount:
		v.differs = append(v.differs, "value")
	case otherUnit:
		v.differs = append(v.differs, "unit")
	}
	s, t, _ := closest(a, b)
	if m.kind == otherStage || apart(s.stage, t.stage) {
		v.differs = append(v.differs, "stage")
		both += ", at another stage"
	}
	if a.op != b.op && a.op != "" && b.op != "" {
		v.differs = append(v.differs, "operator")
	}
	v.why = append(v.why, m.by+": "+both)
	x, led := j.leads[a.owner.Key()]
	y, also := j.leads[b.owner.Key()]
	if led && also && x.ID != y.ID {
		v.differs = append(v.differs, "lead")
		v.why = append(v.why, "first listed are "+nameOf(x)+" and "+nameOf(y))
	}
	return v
}

func nameOf(n graph.Node) string {
	name, _ := n.Props["name"].(string)
	return name
}

// differences is the order in which they are listed.
var differences = []string{"value", "unit", "operator", "stage", "lead"}

// props are the properties of the link.
func (v verdict) props() graph.Props {
	p := graph.Props{"agrees": v.agrees, "why": strings.Join(v.why, "; ")}
	slices.SortFunc(v.differs, func(a, b string) int { return slices.Index(differences, a) - slices.Index(differences, b) })
	if len(v.differs) > 0 {
		p["differs"] = slices.Compact(v.differs)
	}
	return p
}
