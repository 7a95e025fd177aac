package graph

import (
	"maps"
	"slices"
	"strings"
)

// Nodes returns each node that the batch mentions once, the document first and the rest in order of label and key, with
// the properties of all its mentions together (a later mention fills in what an earlier one left out). The document
// carries the batch's digest. A person who leads anything is a Leader.
func (b Batch) Nodes() []Node {
	p := newPrinter(b)
	nodes := p.sorted(1)
	nodes[0].Props = nodes[0].Props.With("digest", p.digest(nodes))
	return nodes
}

// byAge returns batches in order of their documents' age, the newest first.
func byAge(batches []Batch) []Batch {
	batches = slices.Clone(batches)
	slices.SortFunc(batches, func(a, b Batch) int { return CompareAge(b.Doc, a.Doc) })
	return batches
}

// Union gathers the nodes of batches that are not in memory at once, each node once. The newest batch is to be added first:
// of a shared node the newest document has the last word.
type Union struct{ m mentions }

// Add gathers the nodes of a batch.
func (u *Union) Add(b Batch) { u.m.add(b) }

// Has reports whether a node was gathered.
func (u *Union) Has(n Node) bool {
	_, seen := u.m.at[n.Key()]
	return seen
}

// Nodes returns what was gathered, as Write prints it, in order of label and key.
func (u *Union) Nodes() []Node { return u.m.sorted(0) }

// mentions gathers nodes, each once, and numbers them as they come. What an earlier mention says goes before what a later
// one says.
type mentions struct {
	nodes []Node
	at    map[Key]int32
}

// ends are the numbers of the nodes that a fact joins.
type ends struct{ from, to int32 }

// makeRoom makes room for the nodes of so many facts, of which about three speak of each.
func (m *mentions) makeRoom(facts int) {
	m.at, m.nodes = make(map[Key]int32, facts/3), make([]Node, 0, facts/3+1)
}

// add gathers the document of a batch and the nodes of its facts, and returns the ends of each.
func (m *mentions) add(b Batch) []ends {
	if m.at == nil {
		m.makeRoom(len(b.Facts))
	}
	m.mention(&b.Doc)
	all := make([]ends, len(b.Facts))
	known := make(map[*Node]int32, len(b.Facts)/3) // the nodes that facts share
	number := func(n *Node) int32 {
		i, seen := known[n]
		if !seen {
			i = m.mention(n)
			known[n] = i
		}
		return i
	}
	for i, f := range b.Facts {
		switch {
		case i > 0 && f.From == b.Facts[i-1].From: // most facts go on about a node
			all[i] = ends{all[i-1].from, number(f.To)}
		case i > 0 && f.To == b.Facts[i-1].To:
			all[i] = ends{number(f.From), all[i-1].to}
		default:
			all[i] = ends{number(f.From), number(f.To)}
		}
	}
	return all
}

// mention gathers a node and returns its number.
func (m *mentions) mention(n *Node) int32 {
	i, seen := m.at[n.Key()]
	if !seen {
		i = int32(len(m.nodes))
		m.at[n.Key()] = i
		m.nodes = append(m.nodes, *n)
		return i
	}
	m.nodes[i].merge(n)
	return i
}

// sorted returns the nodes in order of label and key, but for the first so many, which stay first.
func (m *mentions) sorted(fixed int) []Node {
	nodes := make([]Node, len(m.nodes))
	for i, n := range m.order(fixed) {
		nodes[i] = m.nodes[n]
	}
	return nodes
}

// order returns the numbers of the nodes in the order of sorted.
func (m *mentions) order(fixed int) []int32 {
	byLabel := map[Label][]int32{}
	for i := fixed; i < len(m.nodes); i++ {
		label := m.nodes[i].Label.base()
		byLabel[label] = append(byLabel[label], int32(i))
	}
	order := make([]int32, fixed, len(m.nodes))
	for i := range order {
		order[i] = int32(i)
	}
	for _, label := range slices.Sorted(maps.Keys(byLabel)) {
		some := byLabel[label]
		slices.SortFunc(some, func(i, j int32) int { return strings.Compare(m.nodes[i].ID, m.nodes[j].ID) })
		order = append(order, some...)
	}
	return order
}

// merge adds what another mention says of the node and the node does not.
func (n *Node) merge(other *Node) {
	if other.Label != n.Label && other.Label != other.Label.base() {
		n.Label = other.Label
	}
	if !n.Props.hold(other.Props) {
		n.Props = n.Props.Over(other.Props)
	}
}
