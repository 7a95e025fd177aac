package engine

import (
	"strings"

	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// limit passes over the first rows and stops after some more.
type limit struct {
	from
	skip, most func(*frame) int64 // most gives -1 for no end
	over, more int64              // rows to pass over, and to pass on, yet
	stopped    bool
}

func (s *limit) run(f *frame, yield func() bool) bool {
	s.over, s.more, s.stopped = s.skip(f), s.most(f), false
	if s.more == 0 {
		return true
	}
	s.rows(f, yield, s)
	return !s.stopped
}

func (s *limit) row() bool {
	s.f.tick()
	if s.over > 0 {
		s.over--
		return true
	}
	if !s.yield() {
		s.stopped = true
		return false
	}
	if s.more > 0 {
		s.more--
	}
	return s.more != 0
}

func (s *limit) describe() string { return "skip and limit" }

// project computes the columns of a projection.
type project struct {
	from
	exprs []expr
	slots []int
	names []string
}

func (s *project) run(f *frame, yield func() bool) bool { return s.rows(f, yield, s) }

func (s *project) row() bool {
	s.f.forget()
	for i, x := range s.exprs {
		s.f.slots[s.slots[i]] = x(s.f)
	}
	return s.yield()
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
