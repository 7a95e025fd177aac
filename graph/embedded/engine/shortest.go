package engine

import (
	"slices"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// shortest finds the shortest path, or all of them, between two nodes that are known.
type shortest struct {
	hop
	nodeTests []itemTest // what every node of the path must meet
	linkTests []itemTest // what every link must meet
	path      []test     // what is asked of the path as a whole
}

// itemTest is a condition on each node or link of a path: all(x IN nodes(p) WHERE …), or none(…).
type itemTest struct {
	slot int
	cond expr
	want value.Truth
}

// shortest makes the step. Conditions on the path decide which paths count, so they are asked while it searches.
func (s *planner) shortest(h hop) step {
	x := &shortest{hop: h}
	path := h.link.path
	own := []string{h.link.name}
	if path.name != "" {
		own = append(own, path.name)
		s.bound[path.name] = true
	}
	s.bound[h.link.name] = true
	for _, c := range s.conds {
		if c.done || !slices.ContainsFunc(own, func(name string) bool { return c.needs[name] }) || !s.ready(c.needs) {
			continue
		}
		c.done = true
		if of, t, ok := s.itemTest(c.expr, own); ok && of == "nodes" {
			x.nodeTests = append(x.nodeTests, t)
		} else if ok {
			x.linkTests = append(x.linkTests, t)
		} else {
			x.path = append(x.path, s.c.cond(c.expr))
		}
	}
	return x
}

// itemTest compiles all or none(x IN nodes(p) WHERE …), relationships(p) likewise, if its condition is about x alone.
func (s *planner) itemTest(x syntax.Expr, own []string) (of string, t itemTest, ok bool) {
	q, is := x.(*syntax.Quantifier)
	if !is || q.Op != "all" && q.Op != "none" {
		return "", t, false
	}
	switch list := q.List.(type) {
	case *syntax.Func:
		of = list.Name
		if of != "nodes" && of != "relationships" || len(list.Args) != 1 {
			return "", t, false
		}
		if v, isVar := list.Args[0].(*syntax.Var); !isVar || !slices.Contains(own[1:], v.Name) {
			return "", t, false
		}
	case *syntax.Var:
		if of = "relationships"; list.Name != own[0] {
			return "", t, false
		}
	default:
		return "", t, false
	}
	for name := range s.needs(q.Where) {
		if slices.Contains(own, name) {
			return "", t, false
		}
	}
	t.want = value.Of(q.Op == "all")
	s.c.local([]syntax.Name{q.Name}, anything, func(slots []int) {
		t.slot = slots[0]
		t.cond = s.c.boolean(q.Where)
	})
	return of, t, true
}

func (s *shortest) run(f *frame, yield func() bool) bool { return s.rows(f, yield, s) }

func (s *shortest) row() bool {
	f := s.f
	a := f.node(f.slots[s.start.slot], s.start.at)
	b := f.node(f.slots[s.end.slot], s.end.at)
	if a == nil || b == nil || s.link.never {
		return true
	}
	if a == b {
		f.fail(syntax.At(s.link.At), "a shortest path needs two different nodes; ask for a <> b before")
	}
	q := &search{shortest: s, from: a, to: b, values: s.link.expected(f)}
	if !q.passes(s.nodeTests, a) || !q.passes(s.nodeTests, b) {
		return true
	}
	defer func() { f.bytes -= q.held }()
	return q.run()
}

func (s *shortest) describe() string { return s.arrow("shortest path") }

// search is one search between two nodes.
type search struct {
	*shortest
	from, to *memory.Node
	values   []any
	reached  map[*memory.Node]reached
	found    bool // a path that meets every condition
	links    []*memory.Link
	held     int // bytes of what was reached
}

// reached is how far a node is and over which links it was reached first.
type reached struct {
	depth int64
	over  []*memory.Link
}

// longest is the length beyond which no path is looked for.
func (q *search) longest() int64 {
	switch {
	case !q.link.Many:
		return 1
	case q.link.Max >= 0:
		return q.link.Max
	}
	return 1 << 40
}

func (q *search) run() bool {
	q.reached = map[*memory.Node]reached{q.from: {}}
	depth := q.breadth()
	if depth < 0 {
		return true
	}
	q.links = make([]*memory.Link, depth)
	if !q.back(q.to, int(depth)) {
		return false
	}
	for ; len(q.path) > 0 && !q.found && depth <= q.longest(); depth++ {
		q.links = q.links[:0]
		deeper := false
		if !q.forth(q.from, depth, &deeper) {
			return false
		}
		if !deeper {
			break
		}
	}
	return true
}

// passes asks the conditions on one node or link.
func (q *search) passes(tests []itemTest, item any) bool {
	for _, t := range tests {
		q.f.slots[t.slot] = item
		if q.f.truth(t.cond(q.f), syntax.At(q.link.At)) != t.want {
			return false
		}
	}
	return true
}

// may reports whether a path may lead over a link to a node.
func (q *search) may(l *memory.Link, to *memory.Node) bool {
	return q.link.meets(l, q.values) && q.passes(q.linkTests, l) && (to == q.to || q.passes(q.nodeTests, to))
}

// breadth searches level by level until the other node is reached, and returns its depth, or -1.
func (q *search) breadth() int64 {
	level := []*memory.Node{q.from}
	for depth := int64(1); len(level) > 0 && depth <= q.longest(); depth++ {
		var next []*memory.Node
		for _, n := range level {
			n.Each(q.link.types, q.out, q.in, func(l *memory.Link) bool {
				q.f.tick()
				other := l.Other(n)
				r, seen := q.reached[other]
				if seen && (r.depth < depth || q.link.shortest == syntax.OneShortest && len(q.path) == 0) || !q.may(l, other) {
					return true
				}
				if !seen {
					next = append(next, other)
				}
				q.reached[other] = reached{depth, append(r.over, l)}
				return true
			})
		}
		if _, ok := q.reached[q.to]; ok {
			return depth
		}
		level = next
		q.held += 64 * len(next)
		q.f.keep(64 * len(next))
	}
	return -1
}

// back gives the paths that the search found, from their end.
func (q *search) back(n *memory.Node, depth int) bool {
	if depth == 0 {
		return q.give()
	}
	for _, l := range q.reached[n].over {
		q.links[depth-1] = l
		if !q.back(l.Other(n), depth-1) {
			return false
		}
		if q.enough() {
			break
		}
	}
	return true
}

// enough reports whether one path was asked for and found.
func (q *search) enough() bool { return q.found && q.link.shortest == syntax.OneShortest }

// forth gives the paths of just one length, each link once in a path. Only conditions on the path as a whole need it.
func (q *search) forth(n *memory.Node, left int64, deeper *bool) bool {
	if left == 0 {
		*deeper = true
		if n == q.to {
			return q.give()
		}
		return true
	}
	return n.Each(q.link.types, q.out, q.in, func(l *memory.Link) bool {
		q.f.tick()
		if q.enough() || slices.Contains(q.links, l) || !q.may(l, l.Other(n)) {
			return true
		}
		q.links = append(q.links, l)
		more := q.forth(l.Other(n), left-1, deeper)
		q.links = q.links[:len(q.links)-1]
		return more
	})
}

// give passes on the path as it stands if it meets the conditions on it as a whole.
func (q *search) give() bool {
	p := &value.Path{Nodes: []*memory.Node{q.from}}
	for _, l := range q.links {
		p = extended(p, l)
	}
	if q.reversed {
		slices.Reverse(p.Nodes)
		slices.Reverse(p.Links)
	}
	if q.link.Many {
		q.f.slots[q.link.slot] = linkList(p.Links)
	} else {
		q.f.slots[q.link.slot] = p.Links[0]
	}
	if slot := q.link.path.slot; slot >= 0 {
		q.f.slots[slot] = p
	}
	for _, cond := range q.path {
		if !cond(q.f) {
			return true
		}
	}
	q.found = true
	return q.yield()
}
