package engine

import "strings"

// step makes rows. It runs the step before it and, for each row that it makes, leaves the row's values in their slots and
// calls yield, until yield returns false; then it returns false itself.
type step interface {
	run(f *frame, yield func() bool) bool
	before() step     // the step that it takes rows from, or nil
	describe() string // one line for EXPLAIN
}

// nested is a step that runs others for each of its rows.
type nested interface{ inner() []step }

// once is the step at the start of everything: one row, nothing in it yet.
type once struct{}

func (once) run(_ *frame, yield func() bool) bool { return yield() }
func (once) before() step                         { return nil }
func (once) describe() string                     { return "start" }

// taking is a step that does something with each row of the step before it, and reports whether it wants more.
type taking interface{ row() bool }

// from is embedded by steps that take rows from another.
type from struct {
	src   step
	f     *frame
	yield func() bool
	each  func() bool // row of the step, made once: a subquery is run for every row of another
}

func (s *from) before() step { return s.src }

// rows runs the step before, whose rows go to taker: no step is run while it runs already.
func (s *from) rows(f *frame, yield func() bool, taker taking) bool {
	if s.each == nil {
		s.each = taker.row
	}
	s.f, s.yield = f, yield
	return s.src.run(f, s.each)
}

// filter passes on the rows for which a condition holds.
type filter struct {
	from
	cond test
	text string
}

func (s *filter) run(f *frame, yield func() bool) bool { return s.rows(f, yield, s) }

func (s *filter) row() bool {
	s.f.tick()
	s.f.forget()
	return !s.cond(s.f) || s.yield()
}

func (s *filter) describe() string { return "where " + s.text }

// unwind makes a row of each item of a list.
type unwind struct {
	from
	list expr
	slot int
	name string
}

func (s *unwind) run(f *frame, yield func() bool) bool { return s.rows(f, yield, s) }

func (s *unwind) row() bool {
	for _, x := range listFrom(s.list(s.f)) {
		s.f.tick()
		s.f.slots[s.slot] = x
		if !s.yield() {
			return false
		}
	}
	return true
}

func (s *unwind) describe() string { return "unwind " + s.name }

// apply runs a subquery for each row: CALL { }, or the pattern of an OPTIONAL MATCH.
type apply struct {
	from
	body     step
	optional []int // slots that become null when the subquery has no row, or nil when such a row is dropped
	text     string
	found    bool // a row of the subquery for the present row
	give     func() bool
}

func (s *apply) run(f *frame, yield func() bool) bool {
	if s.give == nil {
		s.give = func() bool {
			s.found = true
			return s.yield()
		}
	}
	return s.rows(f, yield, s)
}

func (s *apply) row() bool {
	s.found = false
	if !s.body.run(s.f, s.give) {
		return false
	}
	if s.found || s.optional == nil {
		return true
	}
	for _, slot := range s.optional {
		s.f.slots[slot] = nil
	}
	return s.yield()
}

func (s *apply) describe() string { return s.text }
func (s *apply) inner() []step    { return []step{s.body} }

// union passes on the rows of several queries, each copied into the same slots.
type union struct {
	parts []step
	from  [][]int // the slots of each part's columns
	to    []int
}

func (s *union) run(f *frame, yield func() bool) bool {
	for i, p := range s.parts {
		if !p.run(f, func() bool {
			for j, slot := range s.from[i] {
				f.slots[s.to[j]] = f.slots[slot]
			}
			return yield()
		}) {
			return false
		}
	}
	return true
}

func (s *union) before() step     { return nil }
func (s *union) describe() string { return "union" }
func (s *union) inner() []step    { return s.parts }

// explain lists the steps of a plan, first to last, nested ones indented.
func explain(last step) *Answer {
	a := &Answer{Columns: []string{"plan"}}
	var list func(s step, depth int)
	list = func(s step, depth int) {
		if s == nil {
			return
		}
		list(s.before(), depth)
		a.Rows = append(a.Rows, []any{strings.Repeat("  ", depth) + s.describe()})
		if n, ok := s.(nested); ok {
			for _, body := range n.inner() {
				list(body, depth+1)
			}
		}
	}
	list(last, 0)
	return a
}
