package engine

import (
	"strings"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// expr computes a value from a row.
type expr func(*frame) any

// test decides about a row.
type test func(*frame) bool

// constant is an expression that is always the same.
func constant(v any) expr { return func(*frame) any { return v } }

// slotExpr reads a variable.
func slotExpr(slot int) expr { return func(f *frame) any { return f.slots[slot] } }

// expr compiles an expression and says what its value can be.
func (c *compiler) expr(x syntax.Expr) (expr, kinds) {
	if slot, ok := c.lookUp(x); ok {
		return slotExpr(slot), anything
	}
	switch x := x.(type) {
	case *syntax.Literal:
		return constant(x.Value), kindOf(x.Value)
	case *syntax.Param:
		return c.param(x)
	case *syntax.Var:
		v := c.variable(x)
		return slotExpr(v.slot), v.kind
	case *syntax.List:
		return c.list(x)
	case *syntax.Map:
		return c.mapExpr(x)
	case *syntax.Prop:
		return c.prop(x)
	case *syntax.Index:
		return c.index(x)
	case *syntax.Slice:
		return c.slice(x)
	case *syntax.Unary:
		return c.unary(x)
	case *syntax.Binary:
		return c.binary(x)
	case *syntax.Compare:
		return c.compare(x)
	case *syntax.IsNull:
		y, _ := c.expr(x.X)
		return func(f *frame) any { return (y(f) == nil) != x.Not }, aBool
	case *syntax.HasLabels:
		return c.hasLabels(x)
	case *syntax.Func:
		return c.function(x)
	case *syntax.Case:
		return c.caseExpr(x)
	case *syntax.MapProj:
		return c.mapProj(x)
	default:
		return c.nesting(x)
	}
}

// nesting compiles the expressions that have variables or patterns of their own.
func (c *compiler) nesting(x syntax.Expr) (expr, kinds) {
	switch x := x.(type) {
	case *syntax.ListComp:
		return c.listComp(x)
	case *syntax.Quantifier:
		return c.quantifier(x)
	case *syntax.Reduce:
		return c.reduce(x)
	case *syntax.PathExpr:
		return c.pathExpr(x)
	case *syntax.PatternComp:
		return c.patternComp(x)
	case *syntax.Sub:
		return c.sub(x)
	}
	c.refuse(x.Pos(), "an expression that is not known here")
	return nil, 0
}

// lookUp returns the slot of an expression that has been computed already, as a grouping key or a column.
func (c *compiler) lookUp(x syntax.Expr) (int, bool) {
	if len(c.known) == 0 {
		return 0, false
	}
	switch x.(type) {
	case *syntax.Literal, *syntax.Param, *syntax.Var:
		return 0, false
	}
	slot, ok := c.known[syntax.Text(x)]
	return slot, ok
}

// boolean compiles an expression where only a boolean makes sense. A pattern may stand there, and nowhere else.
func (c *compiler) boolean(x syntax.Expr) expr {
	if p, ok := x.(*syntax.PathExpr); ok && p.Path.Shortest == syntax.EveryPath {
		return c.found(p)
	}
	y, kind := c.expr(x)
	c.need(x, kind, aBool)
	return y
}

// cond compiles a condition: it holds when it is true, not when it is null.
func (c *compiler) cond(x syntax.Expr) test {
	y := c.boolean(x)
	at := syntax.At(start(x))
	return func(f *frame) bool { return f.truth(y(f), at) == value.True }
}

// truth returns a value that must be a boolean or null.
func (r *run) truth(v any, at syntax.At) value.Truth {
	switch v := v.(type) {
	case nil:
		return value.Unknown
	case bool:
		return value.Of(v)
	}
	r.fail(at, "expected Boolean, found %s", value.Kind(v))
	return value.Unknown
}

func (c *compiler) param(x *syntax.Param) (expr, kinds) {
	v, ok := c.params[x.Name]
	if !ok {
		c.fail(x.Pos(), "parameter $%s is not given", x.Name)
	}
	return constant(v), kindOf(v)
}

// variable returns the variable that is read.
func (c *compiler) variable(x *syntax.Var) *variable {
	v := c.scope.find(x.Name)
	if v == nil {
		for s := c.scope; s != nil; s = s.parent {
			if s.hidden != "" {
				c.fail(x.Pos(), "%q is not known here: %s", x.Name, s.hidden)
			}
		}
		c.fail(x.Pos(), "no variable is called %q here", x.Name)
	}
	return v
}

func (c *compiler) list(x *syntax.List) (expr, kinds) {
	items := c.exprs(x.Items)
	return func(f *frame) any {
		list := make([]any, len(items))
		for i, y := range items {
			list[i] = y(f)
			f.nested(list[i])
		}
		return list
	}, aList
}

// nested counts a list, a map or a string that becomes part of another value.
func (r *run) nested(v any) {
	switch v := v.(type) {
	case []any, map[string]any:
		r.make(r.weigh(v))
	case string:
		r.make(len(v))
	}
}

func (c *compiler) exprs(xs []syntax.Expr) []expr {
	ys := make([]expr, len(xs))
	for i, x := range xs {
		ys[i], _ = c.expr(x)
	}
	return ys
}

// index compiles x[i]: an item of a list or a property by its name.
func (c *compiler) index(x *syntax.Index) (expr, kinds) {
	y, kind := c.expr(x.X)
	c.need(x.X, kind, aList|aMap|aNode|aLink)
	i, iKind := c.expr(x.I)
	switch kind &^ aNull {
	case aList:
		c.need(x.I, iKind, anInt)
	case aMap, aNode, aLink:
		c.need(x.I, iKind, aString)
	}
	return func(f *frame) any { return f.item(y(f), i(f), x.At) }, anything
}

func (r *run) item(v, i any, at syntax.At) any {
	list, isList := v.([]any)
	n, isInt := i.(int64)
	key, isString := i.(string)
	switch {
	case isList && isInt:
		if n < 0 {
			n += int64(len(list))
		}
		if n < 0 || n >= int64(len(list)) {
			return nil
		}
		return list[n]
	case v == nil || i == nil:
		return nil
	case isList:
		r.fail(at, "expected Integer as the index of a list, found %s", value.Kind(i))
	case isString:
		return r.property(v, key, new(int), at)
	}
	r.fail(at, "%s has no item of type %s", value.Kind(v), value.Kind(i))
	return nil
}

// slice compiles x[from..to].
func (c *compiler) slice(x *syntax.Slice) (expr, kinds) {
	y, kind := c.expr(x.X)
	c.need(x.X, kind, aList)
	bound := func(b syntax.Expr, open int64) expr {
		if b == nil {
			return constant(open)
		}
		e, kind := c.expr(b)
		c.need(b, kind, anInt)
		return e
	}
	from, to := bound(x.From, 0), bound(x.To, 1<<62)
	return func(f *frame) any {
		v, a, b := y(f), from(f), to(f)
		if v == nil || a == nil || b == nil {
			return nil
		}
		list := listFrom(v)
		i, isI := a.(int64)
		j, isJ := b.(int64)
		if !isI || !isJ {
			f.fail(x.At, "a list cannot be cut from %s to %s", value.Kind(a), value.Kind(b))
		}
		n := int64(len(list))
		if i < 0 {
			i = max(i+n, 0)
		}
		if j < 0 {
			j += n
		}
		i, j = min(i, n), min(j, n)
		if i >= j {
			return []any{}
		}
		return list[i:j:j]
	}, aList
}

// hasLabels compiles x:A&B, of a node or of a link.
func (c *compiler) hasLabels(x *syntax.HasLabels) (expr, kinds) {
	y, kind := c.expr(x.X)
	c.need(x.X, kind, aNode|aLink)
	return func(f *frame) any {
		switch v := y(f).(type) {
		case nil:
			return nil
		case *memory.Node:
			return carries(x.Labels, v.Labels)
		case *memory.Link:
			return carries(x.Labels, []string{v.Type.Name})
		default:
			f.fail(x.At, "%s has no labels", value.Kind(v))
			return nil
		}
	}, aBool
}

// carries decides a label expression.
func carries(want syntax.Labels, have []string) bool {
	switch want := want.(type) {
	case syntax.Label:
		for _, l := range have {
			if l == string(want) {
				return true
			}
		}
		return false
	case syntax.AllLabels:
		return carries(want.X, have) && carries(want.Y, have)
	case syntax.EitherLabel:
		return carries(want.X, have) || carries(want.Y, have)
	case syntax.NotLabel:
		return !carries(want.X, have)
	case syntax.AnyLabel:
		return len(have) > 0
	}
	return true // no expression asks for nothing
}

// excerpt returns the beginning of an expression's text for EXPLAIN.
func (c *compiler) excerpt(x syntax.Expr) string {
	text := strings.Join(strings.Fields(c.source[start(x):]), " ")
	if runes := []rune(text); len(runes) > 40 {
		return string(runes[:40]) + " …"
	}
	return text
}
