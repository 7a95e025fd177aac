package engine

import (
	"slices"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/value"
)

// chain follows a chain of links, of every length that the pattern allows. No link stands twice in it.
type chain struct{ hop }

// walk is one run of a chain for one row.
type walk struct {
	*chain
	f      *frame
	yield  func() bool
	target *memory.Node // where it must end, or nil
	values []any        // what the properties of each link must equal
	links  []*memory.Link
}

func (s *chain) run(f *frame, yield func() bool) bool {
	return s.src.run(f, func() bool {
		start := f.node(f.slots[s.start.slot], s.start.at)
		if start == nil {
			return true
		}
		w := &walk{chain: s, f: f, yield: yield}
		if s.into {
			if w.target = f.node(f.slots[s.end.slot], s.end.at); w.target == nil {
				return true
			}
		}
		w.values = s.link.expected(f)
		return w.from(start)
	})
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
	for i, check := range l.checks {
		if value.Equal(link.Prop(check.key), values[i]) != value.True {
			return false
		}
	}
	return true
}

// from gives the chains that go on from a node.
func (w *walk) from(n *memory.Node) bool {
	depth := int64(len(w.links))
	if depth >= w.link.Min && !w.found(n) {
		return false
	}
	if w.link.Max >= 0 && depth >= w.link.Max || w.link.never {
		return true
	}
	return n.Each(w.link.types, w.out, w.in, func(l *memory.Link) bool {
		w.f.tick()
		if slices.Contains(w.links, l) || !w.fresh(w.f, l) || !w.link.meets(l, w.values) {
			return true
		}
		w.links = append(w.links, l)
		more := w.from(l.Other(n))
		w.links = w.links[:len(w.links)-1]
		return more
	})
}

// found passes on the chain as it stands if it may end at the node.
func (w *walk) found(n *memory.Node) bool {
	if w.target != nil && w.target != n || w.test != nil && !w.test(n) {
		return true
	}
	if w.link.wanted || w.link.Name.Text != "" {
		list := linkList(w.links)
		if w.reversed {
			slices.Reverse(list)
		}
		w.f.slots[w.link.slot] = list
	}
	if !w.into {
		w.f.slots[w.end.slot] = n
	}
	return w.yield()
}

func (s *chain) describe() string { return s.arrow("follow") }

// pathStep puts a named path together from its nodes and links.
type pathStep struct {
	from
	path *patternPath
}

func (s *pathStep) run(f *frame, yield func() bool) bool {
	return s.src.run(f, func() bool {
		first := f.slots[s.path.nodes[0].slot].(*memory.Node)
		p := &value.Path{Nodes: []*memory.Node{first}}
		for _, l := range s.path.links {
			switch v := f.slots[l.slot].(type) {
			case *memory.Link:
				p = extended(p, v)
			case []any:
				for _, x := range v {
					p = extended(p, x.(*memory.Link))
				}
			}
		}
		f.slots[s.path.slot] = p
		return yield()
	})
}

// extended adds a link and the node at its other end to a path.
func extended(p *value.Path, l *memory.Link) *value.Path {
	p.Links = append(p.Links, l)
	p.Nodes = append(p.Nodes, l.Other(p.Nodes[len(p.Nodes)-1]))
	return p
}

func (s *pathStep) describe() string { return "path " + s.path.name }
