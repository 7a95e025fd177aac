package engine

import (
	"math"
	"slices"

	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// aggregate is an aggregating function.
type aggregate struct {
	args  int
	takes kinds // of the first argument
	gives kinds
	start func() tally
}

// tally takes the values of one group, none of them null, and gives the result.
type tally interface {
	add(f *frame, at syntax.At, v any)
	result(f *frame, at syntax.At, second any) any // second is the second argument of a percentile
}

// aggregates are all aggregating functions, by name in lower case.
var aggregates = map[string]aggregate{
	"count":          {1, anything, anInt, func() tally { return new(counting) }},
	"collect":        {1, anything, aList, func() tally { return &collecting{} }},
	"sum":            {1, aNumber, aNumber, func() tally { return &summing{total: int64(0)} }},
	"avg":            {1, aNumber, aNumber | aNull, func() tally { return new(averaging) }},
	"min":            {1, anything, anything, func() tally { return &extreme{sign: -1} }},
	"max":            {1, anything, anything, func() tally { return &extreme{sign: 1} }},
	"stdev":          {1, aNumber, aFloat, func() tally { return &spread{less: 1} }},
	"stdevp":         {1, aNumber, aFloat, func() tally { return &spread{} }},
	"percentilecont": {2, aNumber, aNumber | aNull, func() tally { return &percentile{between: true} }},
	"percentiledisc": {2, aNumber, aNumber | aNull, func() tally { return &percentile{} }},
}

// grouping collects the aggregating functions of one projection.
type grouping struct {
	scope *scope // of the rows that are grouped
	calls []aggregateCall
}

type aggregateCall struct {
	aggregate
	at       syntax.At
	slot     int
	arg      expr // nil for count(*)
	second   expr // of a percentile
	distinct bool
}

// isAggregate reports whether a function of that name aggregates.
func isAggregate(name string) bool {
	_, ok := aggregates[name]
	return ok
}

// aggregate compiles a call of an aggregating function: its value stands in a slot once the rows are grouped.
func (c *compiler) aggregate(x *syntax.Func, a aggregate) (expr, kinds) {
	group, known, outer := c.group, c.known, c.scope
	if group == nil {
		c.fail(x.Pos(), "the aggregating function %s() cannot stand here", x.Name)
	}
	call := aggregateCall{aggregate: a, at: x.At, slot: c.slot(), distinct: x.Distinct}
	if x.Star && x.Name != "count" || !x.Star && len(x.Args) != a.args {
		c.fail(x.Pos(), "%s() was given arguments that it does not take", x.Name)
	}
	if slices.ContainsFunc(x.Args, func(a syntax.Expr) bool { return syntax.Calls(a, func(name string) bool { return name == "rand" }) }) {
		c.fail(x.Pos(), "rand() cannot stand within an aggregating function")
	}
	if !x.Star {
		c.group, c.known, c.scope = nil, nil, group.scope
		var kind kinds
		call.arg, kind = c.expr(x.Args[0])
		c.need(x.Args[0], kind, a.takes)
		if a.args == 2 {
			call.second, _ = c.expr(x.Args[1])
		}
		c.group, c.known, c.scope = group, known, outer
	}
	group.calls = append(group.calls, call)
	return slotExpr(call.slot), a.gives
}

type counting struct{ n int64 }

func (t *counting) add(*frame, syntax.At, any)        { t.n++ }
func (t *counting) result(*frame, syntax.At, any) any { return t.n }

type collecting struct{ list []any }

func (t *collecting) add(f *frame, _ syntax.At, v any) {
	t.list = append(t.list, v)
	f.keep(f.weigh(v))
}

func (t *collecting) result(*frame, syntax.At, any) any {
	if t.list == nil {
		return []any{}
	}
	return t.list
}

// summing adds up integers as integers until they are too large, and anything with a float as floats.
type summing struct{ total any }

func (t *summing) add(f *frame, at syntax.At, v any) {
	x := f.mustBeNumber(v, at)
	total, err := value.Add(t.total, v)
	if err != nil { // too large for an integer
		sum, _ := value.Number(t.total)
		total = sum + x
	}
	t.total = total
}

func (t *summing) result(*frame, syntax.At, any) any { return t.total }

// mustBeNumber fails for what cannot be summed.
func (r *run) mustBeNumber(v any, at syntax.At) float64 {
	x, ok := value.Number(v)
	if !ok {
		r.fail(at, "expected a number, found %s", value.Kind(v))
	}
	return x
}

// averaging keeps a running mean, as Neo4j does, so that no sum overflows.
type averaging struct {
	n    float64
	mean float64
}

func (t *averaging) add(f *frame, at syntax.At, v any) {
	x := f.mustBeNumber(v, at)
	t.n++
	t.mean += (x - t.mean) / t.n
}

func (t *averaging) result(*frame, syntax.At, any) any {
	if t.n == 0 {
		return nil
	}
	return t.mean
}

// extreme is min or max, in the order of ORDER BY.
type extreme struct {
	sign int
	best any
}

func (t *extreme) add(_ *frame, _ syntax.At, v any) {
	if t.best == nil || value.Order(v, t.best)*t.sign > 0 {
		t.best = v
	}
}

func (t *extreme) result(*frame, syntax.At, any) any { return t.best }

// spread is the standard deviation of a sample (less = 1) or of everything, after Welford.
type spread struct {
	less, n, mean, squares float64
}

func (t *spread) add(f *frame, at syntax.At, v any) {
	x := f.mustBeNumber(v, at)
	t.n++
	d := x - t.mean
	t.mean += d / t.n
	t.squares += d * (x - t.mean)
}

func (t *spread) result(*frame, syntax.At, any) any {
	if t.n < 2 {
		return 0.0
	}
	return math.Sqrt(t.squares / (t.n - t.less))
}

// percentile is percentileCont, between two values where it must be, or percentileDisc.
type percentile struct {
	between bool
	values  []any
}

func (t *percentile) add(f *frame, at syntax.At, v any) {
	f.mustBeNumber(v, at)
	t.values = append(t.values, v)
	f.keep(24)
}

func (t *percentile) result(f *frame, at syntax.At, second any) any {
	p, ok := value.Number(second)
	if !ok || p < 0 || p > 1 || p != p {
		f.fail(at, "a percentile is a number from 0.0 to 1.0, found %s", value.String(second))
	}
	if len(t.values) == 0 {
		return nil
	}
	slices.SortFunc(t.values, value.Order)
	last := len(t.values) - 1
	if !t.between {
		if p == 0 {
			return t.values[0]
		}
		return t.values[min(last, max(0, int(math.Ceil(p*float64(last+1)))-1))]
	}
	index := p * float64(last)
	low := int(math.Floor(index))
	high := min(low+1, last)
	if index == float64(low) {
		return t.values[low]
	}
	x, y := f.mustBeNumber(t.values[low], at), f.mustBeNumber(t.values[high], at)
	return x*(float64(high)-index) + y*(index-float64(low))
}
