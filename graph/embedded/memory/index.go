package memory

import "math"

// indexName says what an index holds: the nodes of a label, or of any when the label is "", by the values of a property.
type indexName struct{ label, key string }

// Index finds nodes by the value of a property.
type Index struct {
	spans map[any]span
	nodes []*Node
}

// span is where the nodes of one value stand.
type span struct{ start, n int32 }

// unplaced is the start of a span that is counted but has no place yet.
const unplaced = -1

// Index returns the index of a property of the nodes with a label, or of all nodes when the label is "". The first call
// builds it.
func (g *Graph) Index(label, key string) *Index {
	g.mu.Lock()
	defer g.mu.Unlock()
	name := indexName{label, key}
	x := g.indexes[name]
	if x == nil {
		nodes := g.Nodes
		if label != "" {
			nodes = g.labels[label]
		}
		x = newIndex(nodes, key)
		g.indexes[name] = x
	}
	return x
}

// Indexed returns the index if it was built already, or nil.
func (g *Graph) Indexed(label, key string) *Index {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.indexes[indexName{label, key}]
}

// newIndex counts the values first, so that the nodes of all values share one slice.
func newIndex(nodes []*Node, key string) *Index {
	x := &Index{spans: make(map[any]span, len(nodes))}
	keys := make([]any, len(nodes))
	total, at := int32(0), 0
	for i, n := range nodes {
		k, ok := Scalar(n.Prop(key, &at))
		if !ok {
			continue
		}
		keys[i] = k
		x.spans[k] = span{unplaced, x.spans[k].n + 1}
		total++
	}
	x.nodes = make([]*Node, total)
	next := int32(0)
	for i, n := range nodes {
		if keys[i] == nil {
			continue
		}
		s := x.spans[keys[i]]
		if s.start == unplaced {
			s.start, next, s.n = next, next+s.n, 0
		}
		x.nodes[s.start+s.n] = n
		s.n++
		x.spans[keys[i]] = s
	}
	return x
}

// Find returns the nodes whose property may equal the value: whose value has the same Scalar.
func (x *Index) Find(scalar any) []*Node {
	s, ok := x.spans[scalar]
	if !ok {
		return nil
	}
	return x.nodes[s.start : s.start+s.n]
}

// Mean returns how many nodes share one value, on average.
func (x *Index) Mean() float64 {
	if len(x.spans) == 0 {
		return 0
	}
	return float64(len(x.nodes)) / float64(len(x.spans))
}

// Scalar returns the value in a form in which two numbers that are equal are the same key. It reports false for null,
// for NaN, which equals nothing, and for what is no scalar.
func Scalar(value any) (any, bool) {
	switch v := value.(type) {
	case string, int64, bool:
		return v, true
	case float64:
		if v == math.Trunc(v) && v >= -1<<63 && v < 1<<63 {
			return int64(v), true
		}
		return v, v == v
	}
	return nil, false
}
