package extract

import (
	"dutygraph/graph"
)

// decision is the property in which a link says what decided it. While a document is read, a node whose name was decided carries it.
const decision = "decision"

// known is a shared node without a word list, under the name that was decided for it, else under its own.
func (x *Extractor) known(d *document, label graph.Label, name string, pairs ...any) *graph.Node {
	if x.Decide != nil {
		proper, by := x.Decide(*d.node, name, func(name string) string { return name })
		if by != "" {
			name, pairs = proper, append(pairs, decision, by)
		}
	}
	return d.shareNode(label, name, pairs...)
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
	proper, by := x.Decide(*d.node, name, func(name string) string { return x.Vocab.Proper(d.jurisdiction, name) })
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
	governed, bare := map[string]string{}, map[*graph.Node]*graph.Node{}
	trace := func(f *graph.Fact, n *graph.Node) *graph.Node {
		by, ok := n.Props.Get(decision).(string)
		if !ok {
			return n
		}
		if bare[n] == nil {
			bare[n] = &graph.Node{Label: n.Label, ID: n.ID, Props: n.Props.With(decision, nil)}
		}
		f.Props = f.Props.With(decision, by)
		return bare[n]
	}
	for i := range facts {
		f := &facts[i]
		f.From, f.To = trace(f, f.From), trace(f, f.To)
		if f.Rel == graph.Governs {
			governed[f.From.ID] = f.To.ID
		}
	}
	by := map[[2]string]any{} // of a task and a district
	for _, f := range facts {
		if d := f.Props.Get(decision); d != nil && f.Rel == graph.ResponsibleFor && governed[f.From.ID] != "" {
			by[[2]string{f.To.ID, governed[f.From.ID]}] = d
		}
	}
	for i, f := range facts {
		if d := by[[2]string{f.From.ID, f.To.ID}]; d != nil && f.Rel == graph.InDistrict {
			facts[i].Props = f.Props.With(decision, d)
		}
	}
	return facts
}

// OwnName is the name of a body as its government and the graph write it: 市公安局 for 宁州市公安局, 政府 for 人民政府.
func OwnName(jurisdiction, name string) string { return ownForm(jurisdiction, properForm(name)) }

// District is the node by which a government's district is known.
func (x *Extractor) District(jurisdiction, name string) *graph.Node {
	return x.district(&document{jurisdiction: jurisdiction}, name)
}
