package engine

import (
	"bytes"
	"slices"
	"strconv"

	"dutygraph/graph/embedded/value"
)

// group makes a row of each group of rows with the same keys, or one row of all when there are no keys.
type group struct {
	from
	keys      []expr
	slots     []int // of the keys
	of        *grouping
	groups    map[string]*tallies
	order     []*tallies
	last      *tallies // rows of one group often follow one another
	keyer     value.Keyer
	key       []byte // of the present row
	lastKey   []byte
	keyValues []any
	held      int // bytes of all groups
}

// tallies are what one group has come to.
type tallies struct {
	keys   []any
	tally  []tally
	seen   []seen // of calls with DISTINCT
	second []any
}

func (s *group) run(f *frame, yield func() bool) bool {
	if s.keyValues == nil {
		s.keyValues = make([]any, len(s.keys))
	}
	s.groups, s.order, s.last = map[string]*tallies{}, nil, nil
	s.rows(f, yield, s)
	if len(s.keys) == 0 && len(s.order) == 0 {
		s.order = append(s.order, s.newTallies(nil))
	}
	defer func() {
		f.bytes -= s.held
		s.held, s.groups, s.order, s.last = 0, nil, nil, nil
	}()
	for _, g := range s.order {
		s.results(f, g)
		if !yield() {
			return false
		}
	}
	return true
}

// row takes the present row into its group.
func (s *group) row() bool {
	f := s.f
	f.tick()
	f.forget()
	before := f.bytes
	s.key = s.key[:0]
	for i, k := range s.keys {
		s.keyValues[i] = k(f)
		s.key = s.keyer.Append(s.key, s.keyValues[i])
	}
	if s.last == nil || !bytes.Equal(s.key, s.lastKey) {
		if s.last = s.groups[string(s.key)]; s.last == nil {
			s.last = s.newTallies(slices.Clone(s.keyValues))
			s.groups[string(s.key)] = s.last
			s.order = append(s.order, s.last)
			f.keep(100 + 2*len(s.key))
		}
		s.key, s.lastKey = s.lastKey, s.key
	}
	s.add(f, s.last)
	s.held += f.bytes - before
	return true
}

// results puts the keys of a group and what it has come to into their slots.
func (s *group) results(f *frame, g *tallies) {
	for i, slot := range s.slots {
		f.slots[slot] = g.keys[i]
	}
	for i := range s.of.calls {
		call := &s.of.calls[i]
		var second any
		if call.second != nil {
			if second = g.second[i]; second == nil {
				second = call.second(f)
			}
		}
		f.slots[call.slot] = g.tally[i].result(f, call.at, second)
	}
}

func (s *group) newTallies(keys []any) *tallies {
	g := &tallies{keys: keys, tally: make([]tally, len(s.of.calls))}
	for i, call := range s.of.calls {
		g.tally[i] = call.start()
		if call.distinct && g.seen == nil {
			g.seen = make([]seen, len(s.of.calls))
		}
		if call.second != nil && g.second == nil {
			g.second = make([]any, len(s.of.calls))
		}
	}
	return g
}

// add takes the present row into a group.
func (s *group) add(f *frame, g *tallies) {
	for i := range s.of.calls {
		call := &s.of.calls[i]
		if call.arg == nil {
			g.tally[i].add(f, call.at, nil)
			continue
		}
		v := call.arg(f)
		if v == nil || call.distinct && !g.seen[i].add(f, v) {
			continue
		}
		if call.second != nil && g.second[i] == nil {
			g.second[i] = call.second(f)
		}
		g.tally[i].add(f, call.at, v)
	}
}

func (s *group) describe() string {
	return "group by " + strconv.Itoa(len(s.keys)) + " keys, " + strconv.Itoa(len(s.of.calls)) + " aggregates"
}
