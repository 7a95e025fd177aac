// Package memory holds a property graph in memory, made once and then only read: nodes by label, links by type and
// direction, and indexes on the values of properties, built when they are first asked for. It knows nothing of what the
// graph is about.
package memory

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// Prop is one property. A value is an int64, a float64, a bool, a string or a []any of such.
type Prop struct {
	Key   string
	Value any
}

// Source knows the properties of nodes and links. It may be asked from many goroutines.
type Source interface {
	// Props returns all properties at ref, in any order.
	Props(ref uint32) []Prop
	// Prop returns the value of one property at ref, or nil. Who asks for it again and again lends an int, in which the source
	// notes where it stood: there it most often stands the next time too.
	Prop(ref uint32, key string, at *int) any
}

// Find returns the value of a property among those of one node or link, or nil; at is as in Source.
func Find(props []Prop, key string, at *int) any {
	if i := *at; i < len(props) && props[i].Key == key {
		return props[i].Value
	}
	for i := range props {
		if props[i].Key == key {
			*at = i
			return props[i].Value
		}
	}
	return nil
}

// entity is what nodes and links have in common.
type entity struct {
	index  int32
	ref    uint32
	source Source
}

// All returns the properties in order of key.
func (e *entity) All() []Prop {
	p := slices.Clone(e.source.Props(e.ref))
	slices.SortFunc(p, func(a, b Prop) int { return strings.Compare(a.Key, b.Key) })
	return p
}

// Prop returns the value of a property, or nil; at is as in Source.
func (e *entity) Prop(key string, at *int) any { return e.source.Prop(e.ref, key, at) }

// Index returns the place of the node among the nodes, or of the link among the links, of its graph.
func (e *entity) Index() int { return int(e.index) }

// Node is a node.
type Node struct {
	entity
	Labels  []string
	out, in *group
}

// Has reports whether the node carries the label.
func (n *Node) Has(label string) bool {
	for _, l := range n.Labels {
		if l == label {
			return true
		}
	}
	return false
}

// Link is a link from one node to another.
type Link struct {
	entity
	Type     *Type
	From, To *Node
}

// Other returns the end of the link that is not the node; of a loop, the node.
func (l *Link) Other(n *Node) *Node {
	if l.From == n {
		return l.To
	}
	return l.From
}

// Type is a type of link and how many there are.
type Type struct {
	Name    string
	Links   int
	Sources int     // nodes that such a link leaves
	Targets int     // nodes that such a link enters
	out, in []*Link // by the node that they leave, and by the node that they enter
}

// group is where, among the links of one type, those of one node stand that leave it, or that enter it; and the next type's.
type group struct {
	kind     *Type
	next     *group
	start, n int32
}

// Graph is a graph. Its nodes, links and labels do not change.
type Graph struct {
	Nodes   []*Node
	Links   []*Link
	types   map[string]*Type
	labels  map[string][]*Node
	mu      sync.Mutex // guards indexes, which readers build on demand
	indexes map[indexName]*Index
}

// Labelled returns the nodes with the label.
func (g *Graph) Labelled(label string) []*Node { return g.labels[label] }

// Type returns the type of that name, or nil when no link has it.
func (g *Graph) Type(name string) *Type { return g.types[name] }

// Types returns every type, in order of name.
func (g *Graph) Types() []*Type {
	return slices.SortedFunc(maps.Values(g.types), func(a, b *Type) int { return strings.Compare(a.Name, b.Name) })
}

// Each calls f for every link of the node that leaves it (out), enters it (in) or both, of the given types, or of any
// type when types is nil, until f returns false. A loop is given once even when both directions are asked for.
func (n *Node) Each(types []*Type, out, in bool, f func(*Link) bool) bool {
	if out {
		for g := n.out; g != nil; g = g.next {
			if types == nil || slices.Contains(types, g.kind) {
				for _, l := range g.kind.out[g.start:][:g.n] {
					if !f(l) {
						return false
					}
				}
			}
		}
	}
	if in {
		for g := n.in; g != nil; g = g.next {
			if types == nil || slices.Contains(types, g.kind) {
				for _, l := range g.kind.in[g.start:][:g.n] {
					if (!out || l.From != l.To) && !f(l) {
						return false
					}
				}
			}
		}
	}
	return true
}

// Degree returns the number of links that Each would give, a loop counted in each direction asked for.
func (n *Node) Degree(types []*Type, out, in bool) int {
	d := 0
	if out {
		d += n.out.count(types)
	}
	if in {
		d += n.in.count(types)
	}
	return d
}

// count returns the number of links in a group and in those that come after it, of some types or, where types is nil, of any.
func (g *group) count(types []*Type) int {
	links := 0
	for ; g != nil; g = g.next {
		if types == nil || slices.Contains(types, g.kind) {
			links += int(g.n)
		}
	}
	return links
}
