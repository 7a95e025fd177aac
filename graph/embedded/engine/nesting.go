package engine

import (
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// local compiles expressions in which names stand for what a list holds. Nothing is grouped there.
func (c *compiler) local(names []syntax.Name, kind kinds, compile func(slots []int)) {
	group := c.group
	c.group = nil
	c.inside(&scope{parent: c.scope}, func() {
		slots := make([]int, len(names))
		for i, n := range names {
			slots[i] = c.declare(n.Text, kind).slot
		}
		compile(slots)
	})
	c.group = group
}

// itemKind returns what the items of a list can be, as far as the list is written out.
func itemKind(x syntax.Expr) kinds {
	l, ok := x.(*syntax.List)
	if !ok || len(l.Items) == 0 {
		return anything
	}
	kind := kinds(0)
	for _, item := range l.Items {
		switch item := item.(type) {
		case *syntax.Literal:
			kind |= kindOf(item.Value)
		case *syntax.List:
			kind |= aList
		case *syntax.Map:
			kind |= aMap
		default:
			return anything
		}
	}
	return kind
}

// listOf compiles an expression that must give a list.
func (c *compiler) listOf(x syntax.Expr) func(*frame) []any {
	y, kind := c.expr(x)
	c.need(x, kind, aList)
	return func(f *frame) []any {
		return listFrom(y(f)) // nil for null; an empty list is not nil
	}
}

// listFrom returns a value as a list: anything but a list is a list of itself.
func listFrom(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	}
	return []any{v}
}

// listComp compiles [name IN list WHERE … | value].
func (c *compiler) listComp(x *syntax.ListComp) (result expr, kind kinds) {
	list := c.listOf(x.List)
	c.local([]syntax.Name{x.Name}, itemKind(x.List), func(slots []int) {
		item := slots[0]
		where := func(*frame) bool { return true }
		if x.Where != nil {
			where = c.cond(x.Where)
		}
		each := slotExpr(item)
		if x.Value != nil {
			each, _ = c.expr(x.Value)
		}
		result = func(f *frame) any {
			items := list(f)
			if items == nil {
				return nil
			}
			made := make([]any, 0, len(items))
			for _, v := range items {
				f.tick()
				f.slots[item] = v
				if where(f) {
					made = append(made, each(f))
					f.nested(made[len(made)-1])
				}
			}
			f.large(made)
			return made
		}
	})
	return result, aList
}

// quantifier compiles all, any, none and single(name IN list WHERE …), with three values.
func (c *compiler) quantifier(x *syntax.Quantifier) (result expr, kind kinds) {
	list := c.listOf(x.List)
	c.local([]syntax.Name{x.Name}, itemKind(x.List), func(slots []int) {
		where := c.boolean(x.Where)
		result = func(f *frame) any {
			items := list(f)
			if items == nil {
				return nil
			}
			var count [3]int
			for _, v := range items {
				f.tick()
				f.slots[slots[0]] = v
				count[f.truth(where(f), x.At)]++
				if count[value.True] > 0 && x.Op != "all" && x.Op != "single" || count[value.False] > 0 && x.Op == "all" {
					break
				}
			}
			return quantified(x.Op, count)
		}
	})
	return result, aBool
}

// quantified decides from how many conditions were unknown, false and true.
func quantified(op string, count [3]int) any {
	unknown, no, yes := count[value.Unknown] > 0, count[value.False], count[value.True]
	switch {
	case op == "single" && yes > 1:
		return false
	case op == "all" && no > 0, op == "none" && yes > 0:
		return false
	case op == "any" && yes > 0:
		return true
	case unknown:
		return nil
	case op == "single":
		return yes == 1
	}
	return op != "any"
}

// reduce compiles reduce(total = start, name IN list | next).
func (c *compiler) reduce(x *syntax.Reduce) (result expr, kind kinds) {
	first, _ := c.expr(x.Start)
	list := c.listOf(x.List)
	c.local([]syntax.Name{x.Total, x.Name}, anything, func(slots []int) {
		next, _ := c.expr(x.Next)
		result = func(f *frame) any {
			total := first(f)
			items := list(f)
			if items == nil {
				return nil
			}
			made := f.made
			for _, v := range items {
				f.tick()
				f.slots[slots[0]], f.slots[slots[1]] = total, v
				total = next(f)
				if s, ok := total.(string); ok { // the one before is gone
					f.made = made + len(s)
				}
			}
			return total
		}
	})
	return result, anything
}

// pathExpr compiles a pattern where a value stands: shortestPath gives the path; any other can only be a condition.
func (c *compiler) pathExpr(x *syntax.PathExpr) (expr, kinds) {
	if x.Path.Shortest == syntax.EveryPath {
		c.fail(x.Pos(), "a pattern can only stand where a condition does; [pattern | value] makes a list of what it finds")
	}
	c.mustKnowAll(x)
	return c.shortestExpr(x)
}

// found compiles a pattern as a condition: it holds when it is found.
func (c *compiler) found(x *syntax.PathExpr) expr {
	c.mustKnowAll(x)
	body, _ := c.subPattern(&syntax.Match{Patterns: []*syntax.Path{x.Path}, At: x.Pos()})
	return func(f *frame) any { return !f.within(body, stop) }
}

// mustKnowAll refuses a pattern used as a value when it brings in names.
func (c *compiler) mustKnowAll(x *syntax.PathExpr) {
	for _, n := range x.Path.Nodes {
		c.mustKnow(n.Name)
	}
	for _, l := range x.Path.Links {
		c.mustKnow(l.Name)
	}
}

// stop is the yield of a step of which one row is enough.
func stop() bool { return false }

// mustKnow refuses a pattern used as a value when it brings a name of its own.
func (c *compiler) mustKnow(n syntax.Name) {
	if n.Text != "" && c.scope.find(n.Text) == nil {
		c.fail(n.At, "a pattern used as a value cannot bring in the variable %q; EXISTS { … } can", n.Text)
	}
}

// shortestExpr compiles shortestPath as a value: the path or null, and of allShortestPaths the list of paths.
func (c *compiler) shortestExpr(x *syntax.PathExpr) (expr, kinds) {
	path := *x.Path
	path.Name = syntax.Name{Text: " path", At: x.Pos()} // no name can be written like that
	body, s := c.subPattern(&syntax.Match{Patterns: []*syntax.Path{&path}, At: x.Pos()})
	slot := s.find(path.Name.Text).slot
	if path.Shortest == syntax.OneShortest {
		return func(f *frame) any {
			var found any
			f.within(body, func() bool {
				found = f.slots[slot]
				return false
			})
			return found
		}, aPath | aNull
	}
	return collected(body, slotExpr(slot)), aList
}

// collected compiles a subquery into the list of a value of its rows.
func collected(body step, each expr) expr {
	var f *frame
	var found []any
	held := 0
	add := func() bool {
		v := each(f)
		found = append(found, v)
		size := f.weigh(v)
		held += size
		f.keep(size)
		return true
	}
	return func(now *frame) any {
		f, found, held = now, found[:0], 0
		f.within(body, add)
		f.bytes -= held
		f.make(held)
		return append(make([]any, 0, len(found)), found...)
	}
}

// subPattern compiles a pattern that is looked for anew for each row, and returns the scope within it.
func (c *compiler) subPattern(m *syntax.Match) (body step, inner *scope) {
	inner = &scope{parent: c.scope}
	c.inside(inner, func() { body = c.matching(m, once{}) })
	return body, inner
}

// patternComp compiles [path = pattern WHERE … | value].
func (c *compiler) patternComp(x *syntax.PatternComp) (expr, kinds) {
	body, inner := c.subPattern(&syntax.Match{Patterns: []*syntax.Path{x.Path}, Where: x.Where, At: x.Pos()})
	var each expr
	c.inside(inner, func() { each, _ = c.expr(x.Value) })
	return collected(body, each), aList
}

// sub compiles EXISTS, COUNT and COLLECT { query }.
func (c *compiler) sub(x *syntax.Sub) (expr, kinds) {
	group, known := c.group, c.known
	c.group, c.known = nil, nil
	var body step
	var columns []variable
	c.inside(&scope{parent: c.scope}, func() { body, columns = c.query(x.Query, x.Op == "collect") })
	c.group, c.known = group, known
	switch x.Op {
	case "exists":
		return func(f *frame) any { return !f.within(body, stop) }, aBool
	case "count":
		n := int64(0)
		add := func() bool {
			n++
			return true
		}
		return func(f *frame) any {
			n = 0
			f.within(body, add)
			return n
		}, anInt
	}
	if len(columns) != 1 {
		c.fail(x.Pos(), "COLLECT { … } must return one column, not %d", len(columns))
	}
	return collected(body, slotExpr(columns[0].slot)), aList
}
