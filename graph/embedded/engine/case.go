package engine

import (
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// caseExpr compiles both forms of CASE.
func (c *compiler) caseExpr(x *syntax.Case) (expr, kinds) {
	type when struct {
		cond expr
		then expr
		at   syntax.At
	}
	var subject expr
	if x.Subject != nil {
		subject, _ = c.expr(x.Subject)
	}
	kind := kinds(0)
	whens := make([]when, len(x.Whens))
	for i, w := range x.Whens {
		var cond expr
		if subject == nil {
			cond = c.boolean(w.Cond)
		} else {
			cond, _ = c.expr(w.Cond)
		}
		then, k := c.expr(w.Then)
		kind |= k
		whens[i] = when{cond, then, syntax.At(start(w.Cond))}
	}
	otherwise := constant(nil)
	if x.Else != nil {
		var k kinds
		otherwise, k = c.expr(x.Else)
		kind |= k
	}
	return func(f *frame) any {
		var v any
		if subject != nil {
			v = subject(f)
		}
		for _, w := range whens {
			got := w.cond(f)
			if subject != nil && value.Equal(v, got) == value.True || subject == nil && f.truth(got, w.at) == value.True {
				return w.then(f)
			}
		}
		return otherwise(f)
	}, kind | aNull
}
