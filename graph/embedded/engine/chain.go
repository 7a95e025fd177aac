package engine

import (
	"slices"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/value"
)

// chain follows a chain of links, of every length that the pattern allows. No link stands twice in it.
type chain struct {
	hop
	walk walk
}

// walk is where a chain has come to from one row.
type walk struct {
	target *memory.Node // where it must end, or nil
	values []any        // what the properties of each link must equal
	links  []*memory.Link
}

func (s *chain) run(f *frame, yield func() bool) bool { return s.rows(f, yield, s) }

func (s *chain) row() bool {
	f, w := s.f, &s.walk
	start := f.node(f.slots[s.start.slot], s.start.at)
	if start == nil {
		return true
	}
	if s.into {
		if w.target = f.node(f.slots[s.end.slot], s.end.at); w.target == nil {
			return true
		}
	}
	w.values, w.links = s.link.expected(f), w.links[:0]
	return s.on(start)
}

// expected computes what the properties of each link of a chain must equal.
func (l *patternLink) expected(f *frame) []any {
	values := make([]any, len(l.checks))
	for i, check := range l.checks {
		values[i] = check.value(f)
	}
	return values
}

// meets reports whether a link has the properties that each link of the chain must have.
func (l *patternLink) meets(link *memory.Link, values []any) bool {
	for i := range l.checks {
		check := &l.checks[i]
		if value.Equal(link.Prop(check.key, &check.stood), values[i]) != value.True {
			return false
		}
	}
	return true
}

// on gives the chains that go on from a node.
func (s *chain) on(n *memory.Node) bool {
	w := &s.walk
	depth := int64(len(w.links))
	if depth >= s.link.Min && !s.found(n) {
		return false
	}
	if s.link.Max >= 0 && depth >= s.link.Max || s.link.never {
		return true
	}
	return n.Each(s.link.types, s.out, s.in, func(l *memory.Link) bool {
		s.f.tick()
		if slices.Contains(w.links, l) || !s.fresh(s.f, l) || !s.link.meets(l, w.values) {
			return true
		}
		w.links = append(w.links, l)
		more := s.on(l.Other(n))
		w.links = w.links[:len(w.links)-1]
		return more
	})
}

// found passes on the chain as it stands if it may end at the node.
func (s *chain) found(n *memory.Node) bool {
	w := &s.walk
	if w.target != nil && w.target != n || s.test != nil && !s.test(n) {
		return true
	}
	if s.link.wanted || s.link.Name.Text != "" {
		list := linkList(w.links)
		if s.reversed {
			slices.Reverse(list)
		}
		s.f.slots[s.link.slot] = list
	}
	if !s.into {
		s.f.slots[s.end.slot] = n
	}
	return s.yield()
}

func (s *chain) describe() string { return s.arrow("follow") }

// pathStep puts a named path together from its nodes and links.
type pathStep struct {
	from
	path *patternPath
}

func (s *pathStep) run(f *frame, yield func() bool) bool { return s.rows(f, yield, s) }

func (s *pathStep) row() bool {
	slots := s.f.slots
	p := &value.Path{Nodes: []*memory.Node{slots[s.path.nodes[0].slot].(*memory.Node)}}
	for _, l := range s.path.links {
		switch v := slots[l.slot].(type) {
		case *memory.Link:
			p = extended(p, v)
		case []any:
			for _, x := range v {
				p = extended(p, x.(*memory.Link))
			}
		}
	}
	slots[s.path.slot] = p
	return s.yield()
}

// extended adds a link and the node at its other end to a path.
func extended(p *value.Path, l *memory.Link) *value.Path {
	p.Links = append(p.Links, l)
	p.Nodes = append(p.Nodes, l.Other(p.Nodes[len(p.Nodes)-1]))
	return p
}

func (s *pathStep) describe() string { return "path " + s.path.name }
