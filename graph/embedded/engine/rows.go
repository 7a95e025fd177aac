package engine

import (
	"slices"
	"strconv"
	"strings"

	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// group makes a row of each group of rows with the same keys, or one row of all when there are no keys.
type group struct {
	from
	keys  []expr
	slots []int // of the keys
	of    *grouping
}

// tallies are what one group has come to.
type tallies struct {
	keys   []any
	keyer  value.Keyer
	tally  []tally
	seen   []map[string]bool // of calls with DISTINCT
	second []any
}

func (s *group) run(f *frame, yield func() bool) bool {
	groups := map[string]*tallies{}
	var order []*tallies
	var keyer value.Keyer
	var key []byte
	before := f.bytes
	values := make([]any, len(s.keys))
	s.src.run(f, func() bool {
		f.tick()
		key = key[:0]
		for i, k := range s.keys {
			values[i] = k(f)
			key = keyer.Append(key, values[i])
		}
		g := groups[string(key)]
		if g == nil {
			g = s.newTallies(slices.Clone(values))
			groups[string(key)] = g
			order = append(order, g)
			f.keep(100 + 2*len(key))
		}
		s.add(f, g)
		return true
	})
	if len(s.keys) == 0 && len(order) == 0 {
		order = append(order, s.newTallies(nil))
	}
	defer func() { f.bytes = before }()
	for _, g := range order {
		for i, slot := range s.slots {
			f.slots[slot] = g.keys[i]
		}
		for i := range s.of.calls {
			call := &s.of.calls[i]
			if call.second != nil && g.second[i] == nil {
				g.second[i] = call.second(f)
			}
			f.slots[call.slot] = g.tally[i].result(f, call.at, g.second[i])
		}
		if !yield() {
			return false
		}
	}
	return true
}

func (s *group) newTallies(keys []any) *tallies {
	g := &tallies{keys: keys, tally: make([]tally, len(s.of.calls)), seen: make([]map[string]bool, len(s.of.calls)), second: make([]any, len(s.of.calls))}
	for i, call := range s.of.calls {
		g.tally[i] = call.start()
		if call.distinct {
			g.seen[i] = map[string]bool{}
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
		if v == nil {
			continue
		}
		if call.distinct {
			key := g.keyer.Append(nil, v)
			if g.seen[i][string(key)] {
				continue
			}
			g.seen[i][string(key)] = true
			f.keep(48 + len(key))
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

// distinct passes on each row once.
type distinct struct {
	from
	slots []int
}

func (s *distinct) run(f *frame, yield func() bool) bool {
	seen := map[string]bool{}
	var keyer value.Keyer
	var key []byte
	before := f.bytes
	defer func() { f.bytes = before }()
	return s.src.run(f, func() bool {
		f.tick()
		key = key[:0]
		for _, slot := range s.slots {
			key = keyer.Append(key, f.slots[slot])
		}
		if seen[string(key)] {
			return true
		}
		seen[string(key)] = true
		f.keep(48 + len(key))
		return yield()
	})
}

func (s *distinct) describe() string { return "distinct" }

// sorting passes on all rows in order. Where only the first few are asked for, it keeps no more.
type sorting struct {
	from
	keys  []expr
	down  []bool
	slots []int // what is kept of a row
	most  func(*frame) int64
}

// sortedRow is what is kept of a row: its sort keys and then its values.
type sortedRow []any

func (s *sorting) run(f *frame, yield func() bool) bool {
	most := s.most(f)
	before := f.bytes
	var rows []sortedRow
	compare := func(a, b sortedRow) int {
		for i, down := range s.down {
			if c := value.Order(a[i], b[i]); c != 0 {
				if down {
					return -c
				}
				return c
			}
		}
		return 0
	}
	s.src.run(f, func() bool {
		row := make(sortedRow, 0, len(s.keys)+len(s.slots))
		for _, k := range s.keys {
			row = append(row, k(f))
		}
		for _, slot := range s.slots {
			row = append(row, f.slots[slot])
		}
		size := 32
		for _, v := range row {
			size += f.weigh(v)
		}
		rows = append(rows, row)
		f.keep(size)
		if most >= 0 && int64(len(rows)) > 2*most+64 {
			slices.SortStableFunc(rows, compare)
			f.bytes = before + size*int(most) // as if all were like this one
			clear(rows[most:])
			rows = rows[:most]
		}
		return true
	})
	slices.SortStableFunc(rows, compare)
	defer func() { f.bytes = before }()
	for _, row := range rows {
		for i, slot := range s.slots {
			f.slots[slot] = row[len(s.keys)+i]
		}
		if !yield() {
			return false
		}
	}
	return true
}

func (s *sorting) describe() string { return "sort by " + strconv.Itoa(len(s.keys)) + " keys" }

// limit passes over the first rows and stops after some more.
type limit struct {
	from
	skip, most func(*frame) int64 // most gives -1 for no end
}

func (s *limit) run(f *frame, yield func() bool) bool {
	skip, most := s.skip(f), s.most(f)
	if most == 0 {
		return true
	}
	stopped := false
	s.src.run(f, func() bool {
		f.tick()
		if skip > 0 {
			skip--
			return true
		}
		if !yield() {
			stopped = true
			return false
		}
		if most > 0 {
			most--
		}
		return most != 0
	})
	return !stopped
}

func (s *limit) describe() string { return "skip and limit" }

// project computes the columns of a projection.
type project struct {
	from
	exprs []expr
	slots []int
	names []string
}

func (s *project) run(f *frame, yield func() bool) bool {
	return s.src.run(f, func() bool {
		f.made = 0
		for i, x := range s.exprs {
			f.slots[s.slots[i]] = x(f)
		}
		return yield()
	})
}

func (s *project) describe() string { return "columns " + strings.Join(s.names, ", ") }

// count compiles the number behind SKIP or LIMIT, which no variable can be part of; absent gives what stands for none.
func (c *compiler) count(x syntax.Expr, what string, absent int64) func(*frame) int64 {
	if x == nil {
		return func(*frame) int64 { return absent }
	}
	var n expr
	var kind kinds
	c.inside(&scope{hidden: what + " cannot depend on the rows"}, func() { n, kind = c.expr(x) })
	c.need(x, kind, anInt)
	if l, ok := x.(*syntax.Literal); ok {
		if i, ok := l.Value.(int64); ok && i < 0 || l.Value == nil {
			c.fail(x.Pos(), "%s takes a number of rows that is not negative", what)
		}
	}
	return func(f *frame) int64 {
		v := n(f)
		i, ok := v.(int64)
		if !ok || i < 0 {
			f.fail(syntax.At(start(x)), "%s takes a number of rows that is not negative, found %s %s", what, value.Kind(v), value.String(v))
		}
		return i
	}
}
