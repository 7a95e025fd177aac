package embedded

import (
	"slices"
	"sync"

	"dutygraph/graph"
	"dutygraph/graph/embedded/memory"
)

// mention is a node of which more than one document may speak: all places that say something about it.
type mention struct {
	node   *memory.Node
	title  string // of a leader
	first  place
	more   []place
	owned  bool // the first place is in the document that owns it, and only that counts
	once   sync.Once
	merged []memory.Prop // what all places say
}

// place is where a node's record stands.
type place struct {
	*document
	at uint32
}

// add adds a place.
func (m *mention) add(p place, owned bool) {
	switch {
	case owned:
		m.first, m.more, m.owned = p, nil, true
	case m.owned:
	case m.first.document == nil:
		m.first = p
	default:
		m.more = append(m.more, p)
	}
}

// Props returns the properties of the node.
func (m *mention) Props(uint32) []memory.Prop {
	m.once.Do(m.merge)
	return m.merged
}

// Prop returns one property. What stands in one place only is read there.
func (m *mention) Prop(ref uint32, key string, stood *int) any {
	if key != "id" && (len(m.more) > 0 || m.isPerson()) {
		return memory.Find(m.Props(ref), key, stood)
	}
	return (*nodeSource)(m.first.document).Prop(m.first.at, key, stood)
}

// isPerson reports whether the node is a person, whose title is what the newest document in which he leads calls him.
func (m *mention) isPerson() bool {
	return m.node.Labels[len(m.node.Labels)-1] == string(graph.Person)
}

// merge puts the properties of the node together: what the first place says, and what later ones add.
func (m *mention) merge() {
	props := slices.Clone((*nodeSource)(m.first.document).Props(m.first.at))
	for _, at := range m.more {
		for _, p := range (*nodeSource)(at.document).Props(at.at) {
			if !slices.ContainsFunc(props, func(q memory.Prop) bool { return q.Key == p.Key }) {
				props = append(props, p)
			}
		}
	}
	if m.isPerson() {
		props = slices.DeleteFunc(props, func(p memory.Prop) bool { return p.Key == "title" })
		if m.title != "" {
			props = append(props, memory.Prop{Key: "title", Value: m.title})
		}
	}
	m.merged = props
}

// nodeSource knows the properties of nodes that only one document speaks of: ref is where a node's record starts.
type nodeSource document

// Props returns the properties of a node.
func (s *nodeSource) Props(ref uint32) []memory.Prop {
	d := (*document)(s)
	if int(ref) == d.start() {
		return d.own()
	}
	return d.propsAt(ref)
}

// Prop returns one property of a node.
func (s *nodeSource) Prop(ref uint32, key string, stood *int) any {
	d := (*document)(s)
	if int(ref) == d.start() {
		return memory.Find(d.own(), key, stood)
	}
	r := reader{d, int(ref)}
	r.varint() // its flags
	r.varint() // its label
	if id := r.varint(); key == "id" {
		return d.word(id)
	}
	return d.prop(r.at, key, stood)
}

// own returns the properties of the document's own node, which many questions ask for.
func (d *document) own() []memory.Prop {
	d.ownOnce.Do(func() {
		d.ownProps = append(d.propsAt(uint32(d.start())), memory.Prop{Key: "digest", Value: d.digest()})
		if receipt := d.receipt(); receipt != "" {
			d.ownProps = append(d.ownProps, memory.Prop{Key: "receipt", Value: receipt})
		}
	})
	return d.ownProps
}

// propsAt returns the properties of the node whose record starts at ref.
func (d *document) propsAt(ref uint32) []memory.Prop {
	r := &reader{d, int(ref)}
	n := r.node()
	return append(d.props(n.props), memory.Prop{Key: "id", Value: d.word(n.id)})
}

// linkSource knows the properties of a document's links: ref is where a link's record starts.
type linkSource document

// Props returns the properties of a link.
func (s *linkSource) Props(ref uint32) []memory.Prop {
	d := (*document)(s)
	r := &reader{d, int(ref)}
	l := r.link()
	return append(d.props(l.props), memory.Prop{Key: "document", Value: d.key}, memory.Prop{Key: "lineStart", Value: integer(int64(l.at.First))},
		memory.Prop{Key: "lineEnd", Value: integer(int64(l.at.Last))})
}

// Prop returns one property of a link.
func (s *linkSource) Prop(ref uint32, key string, stood *int) any {
	d := (*document)(s)
	if key == "document" {
		return d.key
	}
	r := reader{d, int(ref)}
	r.varint() // the type
	r.varint()
	r.varint()
	first, last := r.varint(), r.varint()
	switch key {
	case "lineStart":
		return integer(int64(first))
	case "lineEnd":
		return integer(int64(last))
	}
	return d.prop(r.at, key, stood)
}
