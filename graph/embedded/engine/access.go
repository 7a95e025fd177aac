package engine

import (
	"math"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
)

// carrying returns how many nodes carry one of the labels, or how many there are when labels is nil.
func (s *planner) carrying(labels []string) int {
	if labels == nil {
		return len(s.c.graph.Nodes)
	}
	n := 0
	for _, l := range labels {
		n += len(s.c.graph.Labelled(l))
	}
	return n
}

// access returns how many nodes there are to begin with, and what finds them by indexes, if anything does.
func (s *planner) access(n *patternNode) (rows float64, by []lookUp) {
	s.c.run.tick()
	labels := n.anchors()
	all := float64(s.carrying(labels))
	rows = all
	for _, c := range s.conds {
		ups := s.lookUps(n, c.expr)
		found := 0.0
		for _, up := range ups {
			if !s.ready(s.needs(up.value)) {
				ups = nil
				break
			}
			found += s.matches(labels, up, all)
		}
		if ups != nil && (by == nil || found < rows) {
			rows, by = found, ups
		}
	}
	return rows, by
}

// matches guesses how many nodes a look-up finds. An index that is not there yet is taken for a good one; of one that is, a
// value that is known already tells how many there are.
func (s *planner) matches(labels []string, up lookUp, all float64) float64 {
	found := 1 + math.Sqrt(all)/10
	if len(labels) == 1 {
		if x := s.c.graph.Indexed(labels[0], up.key); x != nil {
			if v := s.c.given(up.value); v != nil {
				return counted(x, up, v)
			}
			found = x.Mean()
		}
	}
	if up.in {
		found *= 3
	}
	return found
}

// counted returns how many nodes an index has of a value, or of the values in a list.
func counted(x *memory.Index, up lookUp, v any) float64 {
	values := []any{v}
	if list, ok := v.([]any); up.in && ok {
		values = list
	}
	found := 0
	for _, v := range values {
		if key, ok := memory.Scalar(v); ok {
			found += len(x.Find(key))
		}
	}
	return float64(found)
}

// lookUp is n.key = value, or n.key IN value, with a value that does not depend on n: an index finds such nodes.
type lookUp struct {
	key   string
	value syntax.Expr
	in    bool
}

// lookUps returns look-ups that together find every node for which the condition holds, or nil.
func (s *planner) lookUps(n *patternNode, x syntax.Expr) []lookUp {
	switch x := x.(type) {
	case *syntax.Compare:
		if len(x.Ops) != 1 || x.Ops[0] != "=" {
			return nil
		}
		if key, ok := keyOf(n, x.Xs[0], x.Xs[1]); ok {
			return []lookUp{{key, x.Xs[1], false}}
		}
		if key, ok := keyOf(n, x.Xs[1], x.Xs[0]); ok {
			return []lookUp{{key, x.Xs[0], false}}
		}
	case *syntax.Binary:
		if x.Op == "IN" {
			if key, ok := keyOf(n, x.X, x.Y); ok {
				return []lookUp{{key, x.Y, true}}
			}
		}
		if x.Op == "OR" {
			a, b := s.lookUps(n, x.X), s.lookUps(n, x.Y)
			if a != nil && b != nil {
				return append(a, b...)
			}
		}
	}
	return nil
}

// keyOf reports whether a is a property of the node and b does not depend on it.
func keyOf(n *patternNode, a, b syntax.Expr) (key string, ok bool) {
	prop, is := a.(*syntax.Prop)
	if !is {
		return "", false
	}
	v, is := prop.X.(*syntax.Var)
	return prop.Key, is && v.Name == n.name && !syntax.Names(b)[n.name]
}
