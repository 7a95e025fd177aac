package embedded

import (
	"cmp"
	"slices"

	"dutygraph/graph"
	"dutygraph/graph/embedded/memory"
)

// network puts the graph together from what documents state, the newest first: of a shared node it has the last word. It goes
// through them twice, and foresees first of which nodes several may speak, so that only those need be looked up.
type network struct {
	*memory.Builder
	kinds     map[string]*kind
	owned     int            // how many nodes documents own
	links     int            // how many there are
	mentioned int32          // how many nodes documents speak of without owning them
	mentions  []mention      // of those
	foreseen  []int32        // the numbers of the mentions that are made, in the order in which add comes to them
	byText    []*kind        // the kinds of the present document's nodes, by the number of the label's text
	types     []*memory.Type // the types of its links, likewise
	ends      []end          // its nodes
}

// kind is a label of nodes.
type kind struct {
	labels   []string         // and those that it implies, which come after it
	mentions map[string]int32 // by id: their numbers, counted from 1; the same for kinds of which one implies the other
}

// end is a node at an end of a link, and what is said of it where more than one document may speak of it.
type end struct {
	node    *memory.Node
	mention *mention
}

// connect makes the graph of documents.
func connect(docs []*document) *memory.Graph {
	docs = newestFirst(docs)
	n := &network{kinds: map[string]*kind{}}
	for _, d := range docs {
		n.foresee(d)
	}
	n.Builder, n.mentions = memory.NewBuilder(n.owned+int(n.mentioned), n.links), make([]mention, n.mentioned)
	for _, d := range docs {
		n.add(d)
	}
	return n.Build()
}

// newestFirst orders documents by date and then by key, the newest first.
func newestFirst(docs []*document) []*document {
	dates := make(map[*document]string, len(docs))
	for _, d := range docs {
		r := &reader{d, d.start()}
		dates[d] = d.textOf(r.node().props, "date")
	}
	docs = slices.Clone(docs)
	slices.SortFunc(docs, func(a, b *document) int {
		return -cmp.Or(cmp.Compare(dates[a], dates[b]), cmp.Compare(a.id, b.id))
	})
	return docs
}

// foresee notes what a document speaks of without owning it: others may speak of that too.
func (n *network) foresee(d *document) {
	n.byText = cleared(n.byText, d.count)
	r := &reader{d, d.nodes}
	for range r.uint32() {
		node := r.node()
		if node.isOwned() {
			n.owned++
			continue
		}
		known, id := n.kind(d, node.label).mentions, d.text(node.id)
		number, ok := known[id]
		if !ok {
			n.mentioned++
			number = n.mentioned
			known[id] = number
		}
		n.foreseen = append(n.foreseen, number)
	}
	n.links += int(r.uint32())
}

// kind returns the kind of a node of the present document by the number of the label's text.
func (n *network) kind(d *document, label uint64) *kind {
	k := n.byText[label]
	if k == nil {
		k = n.named(d.text(label))
		n.byText[label] = k
	}
	return k
}

// named returns the kind of that name, made on first use.
func (n *network) named(name string) *kind {
	k := n.kinds[name]
	if k == nil {
		k = &kind{mentions: map[string]int32{}}
		for _, l := range graph.Label(name).Labels() {
			k.labels = append(k.labels, string(l))
		}
		if general := k.labels[len(k.labels)-1]; general != name {
			k.mentions = n.named(general).mentions
		}
		n.kinds[name] = k
	}
	return k
}

// cleared returns so many zeros, in the room of a slice that is needed no more.
func cleared[T any](room []T, count int) []T { return append(room[:0], make([]T, count)...) }

// add adds what one document states.
func (n *network) add(d *document) {
	n.byText, n.types, n.ends = cleared(n.byText, d.count), cleared(n.types, d.count), n.ends[:0]
	r := &reader{d, d.nodes}
	for range r.uint32() {
		n.ends = append(n.ends, n.node(d, r))
	}
	for range r.uint32() {
		at := r.at
		l := r.link()
		if n.types[l.rel] == nil {
			n.types[l.rel] = n.Type(d.text(l.rel))
		}
		from, to := n.ends[l.from], n.ends[l.to]
		n.Link(n.types[l.rel], from.node, to.node, (*linkSource)(d), uint32(at))
		if m := from.mention; m != nil && m.title == "" && n.types[l.rel].Name == string(graph.Leads) {
			m.title = d.textOf(l.props, "title")
		}
	}
}

// node reads a record and returns its node; of one that other documents speak of too, it notes where this one does.
func (n *network) node(d *document, r *reader) end {
	at := uint32(r.at)
	record := r.node()
	k := n.kind(d, record.label)
	number := n.number(d, record, k)
	if number == 0 {
		return end{node: n.Node(k.labels, (*nodeSource)(d), at)}
	}
	m := &n.mentions[number-1]
	if m.node == nil {
		m.node = n.Node(k.labels, m, 0)
	}
	if len(k.labels) > len(m.node.Labels) { // who leads in one document is a leader in all
		m.node.Labels = k.labels
	}
	m.add(place{d, at}, record.isOwned())
	return end{m.node, m}
}

// number returns the number of the mention of a node, or 0 where only the document that owns it speaks of it.
func (n *network) number(d *document, record nodeRecord, k *kind) (number int32) {
	switch {
	case !record.isOwned():
		number, n.foreseen = n.foreseen[0], n.foreseen[1:]
	case len(k.mentions) > 0:
		number = k.mentions[d.text(record.id)]
	}
	return number
}
