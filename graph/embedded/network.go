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
	nodes  map[graph.Key]*mention
	labels map[graph.Label][]string
}

// mention is a node while the graph is made: all places that say something about it.
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
	n := &network{memory.NewBuilder(size/200, size/80), map[graph.Key]*mention{}, map[graph.Label][]string{}}
	for _, d := range docs {
		n.add(d)
	}
	return n.Build()
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
	nodes := make([]*mention, r.uint32())
	for i := range nodes {
		nodes[i] = n.node(d, r.node())
	}
	links := (*linkSource)(d)
	count := int(r.uint32())
	for range count {
		at := r.at
		l := r.link()
		from, to := nodes[l.from], nodes[l.to]
		n.Link(n.Type(l.rel), from.node, to.node, links, uint32(at))
		if l.rel == string(graph.Leads) && from.title == "" {
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

// node returns the node of a record, and notes that the document says something about it.
func (n *network) node(d *document, r nodeRecord) *mention {
	key := graph.Node{Label: r.label, ID: r.id}.Key()
	m := n.nodes[key]
	if m == nil {
		m = &mention{id: r.id}
		m.node = n.Node(n.labelsOf(r.label), m, 0)
		n.nodes[key] = m
	}
	if r.label != key.Label {
		m.node.Labels = n.labelsOf(r.label)
	}
	switch {
	case r.flags&owned != 0:
		m.places, m.owned = []place{{d, r.props}}, true
	case !m.owned:
		m.places = append(m.places, place{d, r.props})
	}
	return m
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
	}
	m.merged = props
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
