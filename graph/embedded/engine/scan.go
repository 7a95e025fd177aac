package engine

import (
	"slices"
	"strings"

	"dutygraph/graph/embedded/memory"
)

// scan finds nodes by indexes, by their labels or among all.
type scan struct {
	from
	graph  *memory.Graph
	node   *patternNode
	labels []string // of which a node carries one, or nil for any node
	test   func(*memory.Node) bool
	by     []seek // what finds the nodes by indexes, or nil
}

// seek finds nodes by a property: by its value, or by a list of what it may be.
type seek struct {
	key     string
	value   expr
	in      bool
	indexes []*memory.Index // one for each label of the scan
}

func (s *scan) run(f *frame, yield func() bool) bool { return s.rows(f, yield, s) }

func (s *scan) row() bool {
	if s.by == nil {
		return s.all()
	}
	return s.find(s.f)
}

// take passes on a row with the node if that carries the labels asked for.
func (s *scan) take(n *memory.Node) bool {
	s.f.tick()
	if s.test != nil && !s.test(n) {
		return true
	}
	s.f.slots[s.node.slot] = n
	return s.yield()
}

// all gives each node with one of the labels once: under the first of them that it carries.
func (s *scan) all() bool {
	if s.labels == nil {
		return s.giveEach(s.graph.Nodes, nil)
	}
	for i, l := range s.labels {
		if !s.giveEach(s.graph.Labelled(l), s.labels[:i]) {
			return false
		}
	}
	return true
}

// giveEach gives the nodes that carry none of the labels, which were given before.
func (s *scan) giveEach(nodes []*memory.Node, before []string) bool {
	for _, n := range nodes {
		if !slices.ContainsFunc(before, n.Has) && !s.take(n) {
			return false
		}
	}
	return true
}

// find gives at least the nodes that the indexes are to find, each once. The condition is asked again later.
func (s *scan) find(f *frame) bool {
	var found []*memory.Node
	for i := range s.by {
		by := &s.by[i]
		values := []any{by.value(f)}
		if by.in {
			values = listFrom(values[0])
		}
		for _, v := range values {
			switch key, ok := memory.Scalar(v); {
			case ok:
				found = s.indexed(found, by, key)
			case kindOf(v) == aList: // an index holds no lists
				return s.all()
			}
		}
	}
	if len(found) > 1 && (len(s.by) > 1 || s.by[0].in || len(s.labels) > 1) {
		found = slices.Clone(found) // it may be the index's own
		slices.SortFunc(found, func(a, b *memory.Node) int { return a.Index() - b.Index() })
		found = slices.Compact(found)
	}
	return s.giveEach(found, nil)
}

// indexed appends the nodes that the indexes of a property have under a key.
func (s *scan) indexed(found []*memory.Node, by *seek, key any) []*memory.Node {
	labels := s.labels
	if labels == nil {
		labels = []string{""}
	}
	if by.indexes == nil {
		for _, l := range labels {
			by.indexes = append(by.indexes, s.graph.Index(l, by.key))
		}
	}
	if len(labels) == 1 && len(found) == 0 {
		return by.indexes[0].Find(key)
	}
	found = slices.Clip(found)
	for _, x := range by.indexes {
		found = append(found, x.Find(key)...)
	}
	return found
}

func (s *scan) describe() string {
	switch {
	case s.by != nil:
		var keys []string
		for _, by := range s.by {
			keys = append(keys, by.key)
		}
		return "find " + s.node.String() + " by " + strings.Join(keys, ", ")
	case s.labels != nil:
		return "scan " + s.node.String()
	}
	return "scan every node " + s.node.String()
}
