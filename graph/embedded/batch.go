package embedded

import (
	"slices"
	"strings"

	"dutygraph/graph"
)

// batch returns the batch that was encoded. Its facts are in order of their links' keys.
func (d *document) batch() graph.Batch {
	r := &reader{d, d.nodes}
	nodes := make([]graph.Node, r.uint32())
	for i := range nodes {
		nodes[i] = d.whole(r.node())
	}
	b := graph.Batch{Doc: nodes[0], Facts: make([]graph.Fact, r.uint32())}
	b.Receipt = d.receipt()
	for i := range b.Facts {
		l := r.link()
		rel := graph.Relation(d.text(l.rel))
		b.Facts[i] = graph.Fact{From: as(&nodes[l.from], rel), Rel: rel, To: &nodes[l.to], Props: d.batchProps(l.props), At: l.at}
	}
	return b
}

// whole returns a node with its properties.
func (d *document) whole(n nodeRecord) graph.Node {
	return graph.Node{Label: graph.Label(d.text(n.label)), ID: d.text(n.id), Props: d.batchProps(n.props)}
}

// as returns a node as the start of a link: a leader leads, and is a person in any other link.
func as(n *graph.Node, rel graph.Relation) *graph.Node {
	if n.Label == graph.Leader && rel != graph.Leads {
		return &graph.Node{Label: graph.Person, ID: n.ID, Props: n.Props}
	}
	return n
}

func (d *document) batchProps(at int) graph.Props {
	list := d.props(at)
	props := make(graph.Props, len(list))
	for i, p := range list {
		if values, ok := p.Value.([]any); ok {
			words := make([]string, len(values))
			for i, v := range values {
				words[i] = v.(string)
			}
			p.Value = words
		}
		props[i] = graph.Prop{Name: p.Key, Value: p.Value}
	}
	return props
}

// doc returns the document's own node.
func (d *document) doc() graph.Node {
	r := &reader{d, d.start()}
	return d.whole(r.node())
}

// apart is a copy of a node that shares no memory with the value that it was read from.
func apart(n graph.Node) graph.Node {
	props := slices.Clone(n.Props)
	for i, p := range props {
		switch v := p.Value.(type) {
		case string:
			p.Value = strings.Clone(v)
		case []string:
			words := slices.Clone(v)
			for i := range words {
				words[i] = strings.Clone(words[i])
			}
			p.Value = words
		}
		props[i] = graph.Prop{Name: strings.Clone(p.Name), Value: p.Value}
	}
	return graph.Node{Label: graph.Document, ID: strings.Clone(n.ID), Props: props}
}
