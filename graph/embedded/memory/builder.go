package memory

import "slices"

// chunk is how many nodes or links are allocated at once.
const chunk = 1024

// Builder makes a graph.
type Builder struct {
	g         *Graph
	nodeChunk []Node
	linkChunk []Link
}

// NewBuilder returns a builder of an empty graph; the sizes are a guess that saves memory.
func NewBuilder(nodes, links int) *Builder {
	return &Builder{g: &Graph{
		Nodes:   make([]*Node, 0, nodes),
		Links:   make([]*Link, 0, links),
		types:   map[string]*Type{},
		labels:  map[string][]*Node{},
		indexes: map[indexName]*Index{},
	}}
}

// Node adds a node. Labels may be changed until Build.
func (b *Builder) Node(labels []string, source Source, ref uint32) *Node {
	if len(b.nodeChunk) == 0 {
		b.nodeChunk = make([]Node, chunk)
	}
	n := &b.nodeChunk[0]
	b.nodeChunk = b.nodeChunk[1:]
	n.index, n.ref, n.source, n.Labels = int32(len(b.g.Nodes)), ref, source, labels
	b.g.Nodes = append(b.g.Nodes, n)
	return n
}

// Type returns the type of that name, made on first use.
func (b *Builder) Type(name string) *Type {
	t := b.g.types[name]
	if t == nil {
		t = &Type{Name: name}
		b.g.types[name] = t
	}
	return t
}

// Link adds a link.
func (b *Builder) Link(kind *Type, from, to *Node, source Source, ref uint32) *Link {
	if len(b.linkChunk) == 0 {
		b.linkChunk = make([]Link, chunk)
	}
	l := &b.linkChunk[0]
	b.linkChunk = b.linkChunk[1:]
	l.index, l.ref, l.source, l.Type, l.From, l.To = int32(len(b.g.Links)), ref, source, kind, from, to
	b.g.Links = append(b.g.Links, l)
	kind.Links++
	return l
}

// Build sorts nodes by label and links by node, and returns the graph. The builder is not used again.
func (b *Builder) Build() *Graph {
	g := b.g
	for name, t := range g.types {
		if t.Links == 0 {
			delete(g.types, name)
		}
	}
	for _, n := range g.Nodes {
		for _, l := range n.Labels {
			g.labels[l] = append(g.labels[l], n)
		}
	}
	byType := make([][]*Link, 0, len(g.types))
	at := make(map[*Type]int, len(g.types))
	for _, t := range slices.Backward(g.Types()) { // each puts its groups before those of the one before
		at[t] = len(byType)
		byType = append(byType, make([]*Link, 0, t.Links))
	}
	for _, l := range g.Links {
		i := at[l.Type]
		byType[i] = append(byType[i], l)
	}
	count := make([]int32, len(g.Nodes))
	for _, links := range byType {
		if len(links) > 0 {
			links[0].Type.Sources = gather(links, count, func(l *Link) *Node { return l.From }, func(n *Node) **group { return &n.out })
			links[0].Type.Targets = gather(links, count, func(l *Link) *Node { return l.To }, func(n *Node) **group { return &n.in })
		}
	}
	return g
}

// gather gives each node that is the end of some of the links, all of one type, its group of them, and returns how many
// such nodes there are. count holds a zero for each node, and does so again afterwards.
func gather(links []*Link, count []int32, end func(*Link) *Node, first func(*Node) **group) int {
	ends := 0
	for _, l := range links {
		i := end(l).index
		if count[i] == 0 {
			ends++
		}
		count[i]++
	}
	groups := make([]group, 0, ends)
	room := make([]*Link, len(links))
	for _, l := range links {
		n := end(l)
		g := first(n)
		if c := count[n.index]; c > 0 {
			groups = append(groups, group{l.Type, room[:0:c], *g})
			*g = &groups[len(groups)-1]
			room = room[c:]
			count[n.index] = 0
		}
		(*g).links = append((*g).links, l)
	}
	return ends
}
