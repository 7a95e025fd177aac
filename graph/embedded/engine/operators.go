package engine

import (
	"strings"

	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// arithmetic are the operators on numbers; + also joins strings and lists.
var arithmetic = map[string]func(a, b any) (any, error){
	"+": value.Add, "-": value.Subtract, "*": value.Multiply, "/": value.Divide, "%": value.Modulo, "^": value.Power,
}

// texts are the operators on two strings; with anything else they are null.
var texts = map[string]func(s, t string) bool{
	"STARTS WITH": strings.HasPrefix, "ENDS WITH": strings.HasSuffix, "CONTAINS": strings.Contains,
}

// unary compiles NOT x, -x and +x.
func (c *compiler) unary(x *syntax.Unary) (expr, kinds) {
	if x.Op == "NOT" {
		y := c.boolean(x.X)
		return func(f *frame) any { return f.truth(y(f), x.At).Not().Value() }, aBool
	}
	y, kind := c.expr(x.X)
	c.need(x.X, kind, aNumber)
	return func(f *frame) any {
		v := y(f)
		if _, isNumber := value.Number(v); v != nil && !isNumber {
			f.fail(x.At, "%s cannot be applied to %s", x.Op, value.Kind(v))
		}
		if x.Op == "+" {
			return v
		}
		v, err := value.Negate(v)
		if err != nil {
			f.fail(x.At, "%v", err)
		}
		return v
	}, kind
}

// binary compiles an operator between two operands.
func (c *compiler) binary(x *syntax.Binary) (expr, kinds) {
	switch x.Op {
	case "AND", "OR", "XOR":
		return logic(x, c.boolean(x.X), c.boolean(x.Y)), aBool
	}
	a, ka := c.expr(x.X)
	b, kb := c.expr(x.Y)
	switch x.Op {
	case "IN":
		c.need(x.Y, kb, aList)
		return in(a, b), aBool
	case "=~":
		c.need(x.X, ka, aString)
		c.need(x.Y, kb, aString)
		return c.like(x, a, b), aBool
	case "||":
		c.need(x.X, ka, aString|aList)
		c.need(x.Y, kb, aString|aList)
		return c.concat(x, a, b), ka&kb&(aString|aList) | aNull
	}
	if holds, ok := texts[x.Op]; ok {
		return func(f *frame) any {
			s, isS := a(f).(string)
			t, isT := b(f).(string)
			if !isS || !isT {
				return nil
			}
			return holds(s, t)
		}, aBool
	}
	kind := c.arithmeticKind(x, ka, kb)
	apply := arithmetic[x.Op]
	return func(f *frame) any {
		v, err := apply(a(f), b(f))
		if err != nil {
			f.fail(x.At, "%v", err)
		}
		f.large(v)
		return v
	}, kind
}

// large counts a string or a list that an expression made, if it is long.
func (r *run) large(v any) {
	switch v := v.(type) {
	case string:
		if len(v) > 1<<10 {
			r.make(len(v))
		}
	case []any:
		if len(v) > 1<<6 {
			r.make(16 * len(v))
		}
	}
}

// arithmeticKind checks the operands of an arithmetic operator and says what it gives.
func (c *compiler) arithmeticKind(x *syntax.Binary, ka, kb kinds) kinds {
	if x.Op == "+" && (ka|kb)&(aList|aString) != 0 {
		if ka&aList == 0 && kb&aList == 0 {
			c.need(x.X, ka, aNumber|aString)
			c.need(x.Y, kb, aNumber|aString)
		}
		return anything
	}
	c.need(x.X, ka, aNumber)
	c.need(x.Y, kb, aNumber)
	switch {
	case x.Op == "^" || ka == aFloat || kb == aFloat:
		return aFloat | aNull
	case ka == anInt && kb == anInt:
		return anInt
	}
	return aNumber | aNull
}

// logic compiles AND, OR and XOR with three values. Both operands are looked at only where the first does not decide.
func logic(x *syntax.Binary, a, b expr) expr {
	switch x.Op {
	case "XOR":
		return func(f *frame) any {
			s, t := f.truth(a(f), x.At), f.truth(b(f), x.At)
			if s == value.Unknown || t == value.Unknown {
				return nil
			}
			return s != t
		}
	case "AND":
		return decided(x, a, b, value.False)
	}
	return decided(x, a, b, value.True)
}

// decided compiles AND, which one false decides, or OR, which one true decides.
func decided(x *syntax.Binary, a, b expr, by value.Truth) expr {
	return func(f *frame) any {
		s := f.truth(a(f), x.At)
		if s == by {
			return by.Value()
		}
		t := f.truth(b(f), x.At)
		if t == by || s != value.Unknown {
			return t.Value()
		}
		return nil
	}
}

// in compiles x IN list; what is no list is taken for a list of itself.
func in(a, b expr) expr {
	return func(f *frame) any {
		v, of := a(f), b(f)
		if of == nil {
			return nil
		}
		found := value.False
		for _, y := range listFrom(of) {
			switch value.Equal(v, y) {
			case value.True:
				return true
			case value.Unknown:
				found = value.Unknown
			}
		}
		return found.Value()
	}
}

// concat compiles ||, which joins strings to strings and lists to lists only.
func (c *compiler) concat(x *syntax.Binary, a, b expr) expr {
	return func(f *frame) any {
		v, w := a(f), b(f)
		if v == nil || w == nil {
			return nil
		}
		_, isS := v.(string)
		_, isT := w.(string)
		_, isL := v.([]any)
		_, isM := w.([]any)
		if !(isS && isT) && !(isL && isM) {
			f.fail(x.At, "|| cannot be applied to %s and %s", value.Kind(v), value.Kind(w))
		}
		joined, err := value.Add(v, w)
		if err != nil {
			f.fail(x.At, "%v", err)
		}
		f.large(joined)
		return joined
	}
}

// like compiles =~: the whole string must match.
func (c *compiler) like(x *syntax.Binary, a, b expr) expr {
	last := &regex{}
	if l, ok := x.Y.(*syntax.Literal); ok {
		if s, ok := l.Value.(string); ok {
			last = c.regex(s, x.At)
		}
	}
	return func(f *frame) any {
		s, isS := a(f).(string)
		t, isT := b(f).(string)
		if !isS || !isT {
			return nil
		}
		if last.re == nil || t != last.text {
			last = c.regex(t, x.At)
		}
		return c.matches(f, last, s, x.At)
	}
}

// compare compiles a chain of comparisons: each neighbour with the next, all of which must hold.
func (c *compiler) compare(x *syntax.Compare) (expr, kinds) {
	xs := c.exprs(x.Xs)
	if len(x.Ops) == 1 {
		a, b, holds := xs[0], xs[1], comparison(x.Ops[0])
		return func(f *frame) any { return holds(a(f), b(f)).Value() }, aBool
	}
	return func(f *frame) any {
		all := value.True
		last := xs[0](f)
		for i, op := range x.Ops {
			next := xs[i+1](f)
			switch comparison(op)(last, next) {
			case value.False:
				return false
			case value.Unknown:
				all = value.Unknown
			}
			last = next
		}
		return all.Value()
	}, aBool
}

// comparison returns the meaning of a comparison operator.
func comparison(op string) func(a, b any) value.Truth {
	switch op {
	case "=":
		return value.Equal
	case "<>":
		return func(a, b any) value.Truth { return value.Equal(a, b).Not() }
	}
	return func(a, b any) value.Truth {
		c, nan, ok := value.Compare(a, b)
		switch {
		case !ok:
			return value.Unknown
		case nan:
			return value.False
		}
		switch op {
		case "<":
			return value.Of(c < 0)
		case "<=":
			return value.Of(c <= 0)
		case ">":
			return value.Of(c > 0)
		}
		return value.Of(c >= 0)
	}
}
