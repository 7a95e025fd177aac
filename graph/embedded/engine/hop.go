package engine

import (
	"slices"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// node returns a value that must be a node or null.
func (r *run) node(v any, at syntax.At) *memory.Node {
	switch v := v.(type) {
	case nil:
		return nil
	case *memory.Node:
		return v
	}
	r.fail(at, "expected Node, found %s", value.Kind(v))
	return nil
}

// hop follows one link from a node that is known. It is also the ground of the other steps that follow links.
type hop struct {
	from
	link       *patternLink
	start, end *patternNode
	reversed   bool // from the right end of the pattern to the left
	out, in    bool // the ways that the link may point, seen from start
	into       bool // end is known too
	test       func(*memory.Node) bool
	differs    []int
}

func (s *hop) run(f *frame, yield func() bool) bool { return s.rows(f, yield, s) }

func (s *hop) row() bool {
	f := s.f
	start := f.node(f.slots[s.start.slot], s.start.at)
	if start == nil || s.link.never {
		return true
	}
	if s.into {
		return s.join(start)
	}
	return start.Each(s.link.types, s.out, s.in, func(l *memory.Link) bool {
		f.tick()
		end := l.Other(start)
		if s.test != nil && !s.test(end) || !s.fresh(f, l) {
			return true
		}
		f.slots[s.link.slot], f.slots[s.end.slot] = l, end
		return s.yield()
	})
}

// join finds the links between two nodes that are known, from the one with fewer links.
func (s *hop) join(start *memory.Node) bool {
	f := s.f
	end := f.node(f.slots[s.end.slot], s.end.at)
	if end == nil {
		return true
	}
	out, in := s.out, s.in
	if start.Degree(s.link.types, out, in) > end.Degree(s.link.types, in, out) {
		start, end, out, in = end, start, in, out
	}
	return start.Each(s.link.types, out, in, func(l *memory.Link) bool {
		f.tick()
		if l.Other(start) != end || !s.fresh(f, l) {
			return true
		}
		f.slots[s.link.slot] = l
		return s.yield()
	})
}

// fresh reports whether the link stands nowhere else in the match.
func (s *hop) fresh(f *frame, l *memory.Link) bool {
	for _, slot := range s.differs {
		switch other := f.slots[slot].(type) {
		case *memory.Link:
			if other == l {
				return false
			}
		case []any:
			if slices.Contains(other, any(l)) {
				return false
			}
		}
	}
	return true
}

func (s *hop) describe() string { return s.arrow("follow") }

// arrow prints the way that a step goes.
func (s *hop) arrow(verb string) string {
	types := ""
	for i, t := range s.link.types {
		types += ":|"[min(i, 1):min(i, 1)+1] + t.Name
	}
	left, right := "-[", "]-"
	if s.out && !s.in {
		right = "]->"
	}
	if s.in && !s.out {
		left = "<-["
	}
	if s.into {
		verb = "join"
	}
	if s.link.Many {
		types += "*"
	}
	return verb + " " + s.start.String() + left + types + right + s.end.String()
}

// knownLink checks a link that was known before the MATCH and finds its ends.
type knownLink struct {
	hop
	fromTest, toTest   func(*memory.Node) bool
	fromBound, toBound bool
}

func (s *knownLink) run(f *frame, yield func() bool) bool { return s.rows(f, yield, s) }

func (s *knownLink) row() bool {
	f := s.f
	v := f.slots[s.link.known]
	if v == nil {
		return true
	}
	l, ok := v.(*memory.Link)
	if !ok {
		f.fail(syntax.At(s.link.At), "expected Relationship, found %s", value.Kind(v))
	}
	if s.link.types != nil && !slices.Contains(s.link.types, l.Type) || s.link.never || !s.fresh(f, l) {
		return true
	}
	f.slots[s.link.slot] = l
	if s.link.Dir != syntax.Left && !s.between(l.From, l.To) {
		return false
	}
	if s.link.Dir == syntax.Right || s.link.Dir == syntax.Either && l.From == l.To {
		return true
	}
	return s.between(l.To, l.From)
}

// between passes on the row if the two nodes may stand at the ends of the pattern's link.
func (s *knownLink) between(a, b *memory.Node) bool {
	f, from, to := s.f, s.link.from, s.link.to
	if s.fromBound && f.slots[from.slot] != any(a) || s.toBound && f.slots[to.slot] != any(b) || from == to && a != b {
		return true
	}
	if s.fromTest != nil && !s.fromTest(a) || s.toTest != nil && !s.toTest(b) {
		return true
	}
	f.slots[from.slot], f.slots[to.slot] = a, b
	return s.yield()
}

// sameSlots compares two variables.
func sameSlots(a, b int) test {
	return func(f *frame) bool { return value.Equal(f.slots[a], f.slots[b]) == value.True }
}
