package memory

import "maps"

// chunk is how many nodes, links or groups are allocated at once.
const chunk = 1024

// Builder makes a graph.
type Builder struct {
	g      *Graph
	nodes  []Node // allocated and not used yet, as are links and groups
	links  []Link
	groups []group
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

// one takes one of what is allocated.
func one[T any](room *[]T) *T {
	if len(*room) == 0 {
		*room = make([]T, chunk)
	}
	t := &(*room)[0]
	*room = (*room)[1:]
	return t
}

// Node adds a node. Labels may be changed until Build.
func (b *Builder) Node(labels []string, source Source, ref uint32) *Node {
	n := one(&b.nodes)
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

// Link adds a link and counts it at both of its ends.
func (b *Builder) Link(kind *Type, from, to *Node, source Source, ref uint32) *Link {
	l := one(&b.links)
	l.index, l.ref, l.source, l.Type, l.From, l.To = int32(len(b.g.Links)), ref, source, kind, from, to
	b.g.Links = append(b.g.Links, l)
	kind.Links++
	b.group(&from.out, kind).n++
	b.group(&to.in, kind).n++
	return l
}

// group returns the group of a type among those of a node, which are in order of the type's name.
func (b *Builder) group(at **group, kind *Type) *group {
	for *at != nil && (*at).kind.Name < kind.Name {
		at = &(*at).next
	}
	if *at == nil || (*at).kind != kind {
		g := one(&b.groups)
		g.kind, g.next = kind, *at
		*at = g
	}
	return *at
}

// Build sorts nodes by label and links by node, and returns the graph. The builder is not used again.
func (b *Builder) Build() *Graph {
	g := b.g
	maps.DeleteFunc(g.types, func(_ string, t *Type) bool { return t.Links == 0 })
	for _, t := range g.types {
		t.out, t.in = make([]*Link, 0, t.Links), make([]*Link, 0, t.Links)
	}
	for _, n := range g.Nodes {
		for _, l := range n.Labels {
			g.labels[l] = append(g.labels[l], n)
		}
		for o := n.out; o != nil; o = o.next {
			o.kind.out = o.reserve(o.kind.out)
			o.kind.Sources++
		}
		for i := n.in; i != nil; i = i.next {
			i.kind.in = i.reserve(i.kind.in)
			i.kind.Targets++
		}
	}
	for _, l := range g.Links {
		l.From.out.put(l.Type.out, l)
		l.To.in.put(l.Type.in, l)
	}
	return g
}

// reserve gives the group the room behind the links of other nodes, as much as was counted, and counts anew.
func (g *group) reserve(links []*Link) []*Link {
	g.start = int32(len(links))
	links = links[:len(links)+int(g.n)]
	g.n = 0
	return links
}

// put puts a link among those of its type, where the room of its group is.
func (g *group) put(links []*Link, l *Link) {
	for g.kind != l.Type {
		g = g.next
	}
	links[g.start+g.n] = l
	g.n++
}
