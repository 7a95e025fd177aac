package engine

import (
	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/value"
)

// distinct passes on each row once.
type distinct struct {
	from
	slots  []int
	seen   seen
	values []any // of the present row
	held   int   // bytes of what was seen
}

func (s *distinct) run(f *frame, yield func() bool) bool {
	if s.values == nil {
		s.values = make([]any, len(s.slots))
	}
	s.seen.clear()
	defer func() {
		f.bytes -= s.held
		s.held = 0
	}()
	return s.rows(f, yield, s)
}

// row passes on the present row if it is new.
func (s *distinct) row() bool {
	s.f.tick()
	for i, slot := range s.slots {
		s.values[i] = s.f.slots[slot]
	}
	before := s.f.bytes
	fresh := s.seen.add(s.f, s.values...)
	s.held += s.f.bytes - before
	return !fresh || s.yield()
}

func (s *distinct) describe() string { return "distinct" }

// seen is a set of values, or of rows of values. Most often they are nodes, and few: these are kept as numbers.
type seen struct {
	few   []int // while there are few: nodes by their index, links by its complement
	many  map[int]struct{}
	other map[string]struct{} // by key
	keyer value.Keyer
	key   []byte
}

// fewest is how many numbers are looked through one by one.
const fewest = 16

// clear takes everything out. The room for a few stays.
func (s *seen) clear() { s.few, s.many, s.other = s.few[:0], nil, nil }

// add adds a value, or a row of values, and reports whether it is new.
func (s *seen) add(f *frame, row ...any) bool {
	if len(row) == 1 {
		switch v := row[0].(type) {
		case *memory.Node:
			return s.number(f, v.Index())
		case *memory.Link:
			return s.number(f, ^v.Index())
		}
	}
	s.key = s.key[:0]
	for _, v := range row {
		s.key = s.keyer.Append(s.key, v)
	}
	if _, ok := s.other[string(s.key)]; ok {
		return false
	}
	if s.other == nil {
		s.other = map[string]struct{}{}
	}
	s.other[string(s.key)] = struct{}{}
	f.keep(48 + len(s.key))
	return true
}

func (s *seen) number(f *frame, n int) bool {
	if s.many == nil {
		for _, m := range s.few {
			if m == n {
				return false
			}
		}
		if len(s.few) < fewest {
			s.few = append(s.few, n)
			f.keep(8)
			return true
		}
		s.many = make(map[int]struct{}, 4*fewest)
		for _, m := range s.few {
			s.many[m] = struct{}{}
		}
	}
	if _, ok := s.many[n]; ok {
		return false
	}
	s.many[n] = struct{}{}
	f.keep(24)
	return true
}
