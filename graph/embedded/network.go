package embedded

import (
	"cmp"
	"slices"
	"sync"

	"dutygraph/graph"
	"dutygraph/graph/embedded/memory"
)

// network puts the graph together from what documents state, the newest first: of a shared node it has the last word.
type network struct {
	*memory.Builder
	nodes  map[graph.Key]*mention // of which more than one document may speak
	labels map[graph.Label][]string
	types  []*memory.Type // of the present document's links, by the number of the type's name
}

// mention is a node of which more than one document may speak: all places that say something about it.
type mention struct {
	node   *memory.Node
	id     any
	title  string // of a leader
	places []place
	owned  bool // one of the places is the document that owns it, and only that counts
	once   sync.Once
	merged []memory.Prop // what all places say
}

// place is where properties stand.
type place struct {
	*document
	at int
}

// connect makes the graph of documents.
func connect(docs []*document) *memory.Graph {
	docs = newestFirst(docs)
	size := 0
	for _, d := range docs {
		size += len(d.data)
	}
	n := &network{Builder: memory.NewBuilder(size/200, size/80), nodes: map[graph.Key]*mention{}, labels: map[graph.Label][]string{}}
	for _, d := range docs {
		n.foresee(d)
	}
	for _, d := range docs {
		n.add(d)
	}
	return n.Build()
}

// foresee notes of which nodes others may speak too: the document itself and what it does not own.
func (n *network) foresee(d *document) {
	r := &reader{d, d.nodes}
	for i := range r.uint32() {
		node := r.node()
		if i > 0 && node.flags&owned != 0 {
			continue
		}
		if key := node.key(); n.nodes[key] == nil {
			n.nodes[key] = &mention{id: node.id}
		}
	}
}

// newestFirst orders documents by date and then by key, the newest first.
func newestFirst(docs []*document) []*document {
	dates := make(map[*document]string, len(docs))
	for _, d := range docs {
		r := &reader{d, d.nodes + 4}
		for _, p := range d.props(r.node().props) {
			if p.Key == "date" {
				dates[d], _ = p.Value.(string)
			}
		}
	}
	docs = slices.Clone(docs)
	slices.SortFunc(docs, func(a, b *document) int {
		return -cmp.Or(cmp.Compare(dates[a], dates[b]), cmp.Compare(a.id, b.id))
	})
	return docs
}

// add adds what one document states.
func (n *network) add(d *document) {
	r := &reader{d, d.nodes}
	nodes := make([]*memory.Node, r.uint32())
	mentions := make([]*mention, len(nodes)) // of a node that only this document speaks of there is none
	for i := range nodes {
		nodes[i], mentions[i] = n.node(d, r)
	}
	n.types = append(n.types[:0], make([]*memory.Type, d.count)...)
	for range r.uint32() {
		at := r.at
		l := r.link()
		if n.types[l.rel] == nil {
			n.types[l.rel] = n.Type(d.text(l.rel))
		}
		n.Link(n.types[l.rel], nodes[l.from], nodes[l.to], (*linkSource)(d), uint32(at))
		if from := mentions[l.from]; from != nil && from.title == "" && n.types[l.rel].Name == string(graph.Leads) {
			from.title = d.title(l.props)
		}
	}
}

// title returns the title among a link's properties.
func (d *document) title(at int) string {
	for _, p := range d.props(at) {
		if p.Key == "title" {
			title, _ := p.Value.(string)
			return title
		}
	}
	return ""
}

// node reads a record and returns its node; of one that other documents speak of too, it notes what this one says.
func (n *network) node(d *document, r *reader) (*memory.Node, *mention) {
	at := r.at
	record := r.node()
	key := record.key()
	m := n.nodes[key]
	if m == nil {
		return n.Node(n.labelsOf(record.label), (*nodeSource)(d), uint32(at)), nil
	}
	if m.node == nil {
		m.node = n.Node(n.labelsOf(record.label), m, 0)
	}
	if record.label != key.Label {
		m.node.Labels = n.labelsOf(record.label)
	}
	switch {
	case record.flags&owned != 0:
		m.places, m.owned = []place{{d, record.props}}, true
	case !m.owned:
		m.places = append(m.places, place{d, record.props})
	}
	return m.node, m
}

// labelsOf returns the labels of a node, one slice for all nodes alike.
func (n *network) labelsOf(l graph.Label) []string {
	labels, ok := n.labels[l]
	if !ok {
		for _, name := range l.Labels() {
			labels = append(labels, string(name))
		}
		n.labels[l] = labels
	}
	return labels
}

// Props returns the properties of the node.
func (m *mention) Props(uint32) []memory.Prop {
	m.once.Do(m.merge)
	return m.merged
}

// Prop returns one property. What stands in one place only is read there.
func (m *mention) Prop(ref uint32, key string, stood *int) any {
	switch {
	case key == "id":
		return m.id
	case len(m.places) > 1 || m.is(graph.Person) || m.is(graph.Document):
		return memory.Find(m.Props(ref), key, stood)
	}
	return m.places[0].prop(m.places[0].at, key, stood)
}

// is reports whether the node carries a label, and no more general one.
func (m *mention) is(l graph.Label) bool { return m.node.Labels[len(m.node.Labels)-1] == string(l) }

// merge puts the properties of the node together: what the first place says, and what later ones add.
func (m *mention) merge() {
	props := []memory.Prop{{Key: "id", Value: m.id}}
	for _, at := range m.places {
		for _, p := range at.props(at.at) {
			if !slices.ContainsFunc(props, func(q memory.Prop) bool { return q.Key == p.Key }) {
				props = append(props, p)
			}
		}
	}
	switch {
	case m.is(graph.Person):
		props = slices.DeleteFunc(props, func(p memory.Prop) bool { return p.Key == "title" })
		if m.title != "" {
			props = append(props, memory.Prop{Key: "title", Value: m.title})
		}
	case m.is(graph.Document) && m.owned:
		props = append(props, memory.Prop{Key: "digest", Value: m.places[0].digest()})
		if receipt := m.places[0].receipt(); receipt != "" {
			props = append(props, memory.Prop{Key: "receipt", Value: receipt})
		}
	}
	m.merged = props
}

// nodeSource knows the properties of nodes that only one document speaks of: ref is where a node's record starts.
type nodeSource document

// Props returns the properties of a node.
func (s *nodeSource) Props(ref uint32) []memory.Prop {
	d := (*document)(s)
	r := &reader{d, int(ref)}
	n := r.node()
	return append(d.props(n.props), memory.Prop{Key: "id", Value: n.id})
}

// Prop returns one property of a node.
func (s *nodeSource) Prop(ref uint32, key string, stood *int) any {
	d := (*document)(s)
	r := reader{d, int(ref)}
	r.varint() // its flags
	r.varint() // its label
	if id := r.varint(); key == "id" {
		return d.word(id)
	}
	return d.prop(r.at, key, stood)
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
