package extract

import (
	"maps"

	"dutygraph/graph"
)

// decision is the property in which a link says what decided it. While a document is read, a node whose name was decided carries it.
const decision = "decision"

// known is a shared node without a word list, under the name that was decided for it, else under its own.
func (x *Extractor) known(d *document, label graph.Label, name string, props graph.Props) graph.Node {
	if x.Decide != nil {
		proper, by := x.Decide(d.node, name, func(name string) string { return name })
		if by != "" {
			name, props[decision] = proper, by
		}
	}
	return d.shareNode(label, name, props)
}

// listed is the word list's term for a department, by any of its names; where it was decided what a name stands for, the
// decision goes before the list, and by is what says so. A department that is in no list is a term of that name alone.
func (x *Extractor) listed(d *document, name string) (t term, known bool, by string) {
	t, known = x.Vocab.department(d.jurisdiction, name)
	if !known {
		t = term{name: name}
	}
	if x.Decide == nil {
		return t, known, ""
	}
	proper, by := x.Decide(d.node, name, func(name string) string { return x.Vocab.Proper(d.jurisdiction, name) })
	if by == "" || proper == t.name {
		return t, known, by
	}
	if t, known = x.Vocab.department(d.jurisdiction, proper); !known || t.name != proper {
		return term{name: proper}, false, by
	}
	return t, true, by
}

// traced moves the decisions that named nodes to the links of these nodes, and to the links to districts that follow from
// them.
func traced(facts []graph.Fact) []graph.Fact {
	governed, bare := map[string]string{}, map[graph.Key]graph.Node{}
	for i := range facts {
		f := &facts[i]
		for _, n := range [...]*graph.Node{&f.From, &f.To} {
			by, ok := n.Props[decision].(string)
			if !ok {
				continue
			}
			if _, seen := bare[n.Key()]; !seen {
				props := maps.Clone(n.Props)
				delete(props, decision)
				bare[n.Key()] = graph.Node{Label: n.Label, ID: n.ID, Props: props}
			}
			*n = bare[n.Key()]
			f.Props = with(f.Props, by)
		}
		if f.Rel == graph.Governs {
			governed[f.From.ID] = f.To.ID
		}
	}
	by := map[[2]string]any{} // of a task and a district
	for _, f := range facts {
		if d := f.Props[decision]; d != nil && f.Rel == graph.ResponsibleFor && governed[f.From.ID] != "" {
			by[[2]string{f.To.ID, governed[f.From.ID]}] = d
		}
	}
	for i, f := range facts {
		if d, ok := by[[2]string{f.From.ID, f.To.ID}].(string); ok && f.Rel == graph.InDistrict {
			facts[i].Props = with(f.Props, d)
		}
	}
	return facts
}

// with is a copy of a link's properties that names its decision.
func with(props graph.Props, by string) graph.Props {
	out := graph.Props{decision: by}
	maps.Copy(out, props)
	out[decision] = by
	return out
}

// OwnName is the name of a body as its government and the graph write it: 市公安局 for 宁州市公安局, 政府 for 人民政府.
func OwnName(jurisdiction, name string) string { return ownForm(jurisdiction, properForm(name)) }

// District is the node by which a government's district is known.
func (x *Extractor) District(jurisdiction, name string) graph.Node {
	return x.district(&document{jurisdiction: jurisdiction}, name)
}
