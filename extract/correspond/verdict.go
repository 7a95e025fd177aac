package correspond

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
func (j *join) verdict(a, b *claim, m match) verdict {
	v := verdict{agrees: a.amount.equals(b.amount)}
	said := a.said() + " beside " + b.said()
	if a.said() == b.said() {
		said = a.said() + " in both"
	}
	switch m.kind {
	case otherAmount:
		v.differs = append(v.differs, "value")
	case otherUnit:
		v.differs = append(v.differs, "unit")
	}
	if m.kind == otherStage || m.isStaged() {
		v.differs = append(v.differs, "stage")
		said += ", at another stage"
	}
	if a.op != b.op && a.op != "" && b.op != "" {
		v.differs = append(v.differs, "operator")
	}
	v.why = append(v.why, m.name()+": "+said)
	j.compareLeads(a.owner, b.owner, &v)
	return v
}

// said is what the print says of a figure, with its unit where that stands at the head of a column.
func (c *claim) said() string {
	text := strings.ReplaceAll(c.text, " ", "")
	if strings.Contains(text, c.unit) {
		return text
	}
	return text + "(" + c.unit + ")"
}

// compareLeads adds to a verdict that another body is listed first.
func (j *join) compareLeads(a, b *graph.Node, v *verdict) {
	x, led := j.leads[a.Key()]
	y, also := j.leads[b.Key()]
	if led && also && x.ID != y.ID {
		v.differs = append(v.differs, "lead")
		v.why = append(v.why, "first listed: "+x.Props.Text("name")+" beside "+y.Props.Text("name"))
	}
}

// name is what two figures are of: the shorter of their names.
func (m match) name() string {
	a, b := m.s.name, m.t.name
	if len(b) < len(a) || len(b) == len(a) && b < a {
		return b
	}
	return a
}

// differences is the order in which they are listed.
var differences = []string{"value", "unit", "operator", "stage", "lead"}

// props are the properties of the link.
func (v verdict) props() graph.Props {
	p := graph.PropsOf("agrees", v.agrees, "why", strings.Join(v.why, "; "))
	slices.SortFunc(v.differs, func(a, b string) int { return slices.Index(differences, a) - slices.Index(differences, b) })
	if len(v.differs) > 0 {
		p = p.With("differs", slices.Compact(v.differs))
	}
	return p
}
