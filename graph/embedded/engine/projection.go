package engine

import (
	"slices"

	"dutygraph/graph/embedded/syntax"
)

// projection is a WITH or RETURN while it is compiled.
type projection struct {
	*syntax.Project
	items   []syntax.Item
	before  *scope // of the rows that come in
	columns []variable
	sort    scope          // known to ORDER BY and to the WHERE of a WITH: the columns first
	known   map[string]int // expressions that have a slot
	group   *grouping      // nil without aggregating functions
}

// project compiles WITH or RETURN and makes the scope of what follows.
func (c *compiler) project(x *syntax.Project, src step) (step, []variable) {
	p := &projection{Project: x, before: c.scope, known: map[string]int{}}
	p.items = c.items(x)
	aggregating := false
	for _, it := range p.items {
		aggregating = aggregating || syntax.Calls(it.Expr, isAggregate)
	}
	var last step
	if aggregating {
		last = c.grouped(p, src)
	} else {
		last = c.plainColumns(p, src)
	}
	if x.Distinct {
		last = &distinct{from: from{src: last}, slots: slotsOf(p.columns)}
	}
	c.scope = &p.sort
	last = c.sorted(p, last)
	if x.Where != nil {
		c.known = p.known
		last = &filter{from: from{src: last}, cond: c.cond(x.Where), text: "the condition of WITH"}
		c.known = nil
	}
	c.scope = &scope{parent: p.before.parent, vars: p.columns}
	return last, p.columns
}

func slotsOf(vars []variable) []int {
	slots := make([]int, len(vars))
	for i, v := range vars {
		slots[i] = v.slot
	}
	return slots
}

// items returns the columns asked for, with * written out.
func (c *compiler) items(x *syntax.Project) []syntax.Item {
	var items []syntax.Item
	if x.Star {
		for _, v := range c.scope.visible() {
			if slices.ContainsFunc(x.Items, func(it syntax.Item) bool { return it.As == v.name }) {
				continue // written out, it may be another
			}
			items = append(items, syntax.Item{Expr: &syntax.Var{At: syntax.At(x.At), Name: v.name}, As: v.name, Named: true, At: x.At})
		}
		if len(c.scope.visible()) == 0 && x.Return {
			c.fail(x.At, "RETURN * needs a variable, and there is none")
		}
	}
	items = append(items, x.Items...)
	seen := map[string]bool{}
	for _, it := range items {
		if !it.Named && !x.Return {
			c.fail(it.At, "an expression in WITH needs a name (AS …)")
		}
		if seen[it.As] {
			c.fail(it.At, "two columns are called %q", it.As)
		}
		seen[it.As] = true
		if _, isVar := it.Expr.(*syntax.Var); !x.Return && !isVar && c.scope.parent.find(it.As) != nil {
			c.fail(it.At, "the variable %q is taken already outside the subquery", it.As)
		}
	}
	return items
}

// plainColumns compiles columns without aggregating functions.
func (c *compiler) plainColumns(p *projection, src step) step {
	s := &project{from: from{src: src}}
	for _, it := range p.items {
		x, kind := c.expr(it.Expr)
		c.column(p, s, it, x, kind)
	}
	p.sort = scope{parent: p.before, vars: p.columns}
	if p.Distinct {
		p.sort.parent, p.sort.hides, p.sort.hidden = p.before.parent, p.before, "after DISTINCT only the columns are"
	}
	return s
}

// column adds a column to the projection and to the step that computes it.
func (c *compiler) column(p *projection, s *project, it syntax.Item, x expr, kind kinds) {
	v := variable{it.As, c.slot(), kind}
	p.columns = append(p.columns, v)
	if p.Order != nil || p.Where != nil { // which may ask for it
		p.known[syntax.Text(it.Expr)] = v.slot
	}
	s.exprs = append(s.exprs, x)
	s.slots = append(s.slots, v.slot)
	s.names = append(s.names, v.name)
}

// grouped compiles columns of which some aggregate: the others are the keys of the groups. In a column that aggregates,
// only keys that are a variable or a property of one may stand beside the aggregating functions.
func (c *compiler) grouped(p *projection, src step) step {
	p.group = &grouping{scope: p.before}
	g := &group{from: from{src: src}, of: p.group}
	after := &scope{parent: p.before.parent, hides: p.before, hidden: "beside an aggregating function only variables that are columns themselves are"}
	known := map[string]int{}
	kinds := make([]kinds, len(p.items))
	for i, it := range p.items {
		if syntax.Calls(it.Expr, isAggregate) {
			continue
		}
		x, kind := c.expr(it.Expr)
		slot := c.slot()
		g.keys, g.slots, kinds[i] = append(g.keys, x), append(g.slots, slot), kind
		if v, ok := it.Expr.(*syntax.Var); ok {
			after.vars = append(after.vars, variable{v.Name, slot, kind})
		} else if leaf(it.Expr) {
			known[syntax.Text(it.Expr)] = slot
		}
	}
	s := &project{}
	next := 0
	for i, it := range p.items {
		if syntax.Calls(it.Expr, isAggregate) {
			c.inside(after, func() {
				c.group, c.known = p.group, known
				x, kind := c.expr(it.Expr)
				c.group, c.known = nil, nil
				c.column(p, s, it, x, kind)
			})
			continue
		}
		c.column(p, s, it, slotExpr(g.slots[next]), kinds[i])
		next++
	}
	p.sort = scope{parent: after, vars: p.columns}
	s.src = g
	return s
}

// sorted compiles ORDER BY, SKIP and LIMIT.
func (c *compiler) sorted(p *projection, src step) step {
	skip := c.count(p.Skip, "SKIP", 0)
	most := c.count(p.Limit, "LIMIT", -1)
	if p.Order != nil {
		s := c.ordered(p, src)
		s.most = func(f *frame) int64 {
			if n := most(f); n >= 0 {
				return n + skip(f)
			}
			return -1
		}
		src = s
	}
	if p.Skip == nil && p.Limit == nil {
		return src
	}
	return &limit{from: from{src: src}, skip: skip, most: most}
}

// ordered compiles the keys of ORDER BY. One that is a column need not be kept beside it.
func (c *compiler) ordered(p *projection, src step) *sorting {
	s := &sorting{from: from{src: src}, slots: slotsOf(p.columns)}
	if p.Where != nil { // which may ask for what was known before
		for sc := p.sort.parent; sc != nil; sc = sc.parent {
			s.slots = append(s.slots, slotsOf(sc.vars)...)
		}
	}
	c.known = p.known
	for _, o := range p.Order {
		x, _ := c.expr(o.Expr)
		at := slices.Index(s.slots, c.slotOf(o.Expr))
		if at < 0 {
			at = len(s.slots) + len(s.keys)
			s.keys = append(s.keys, x)
		}
		s.by, s.down = append(s.by, at), append(s.down, o.Down)
	}
	c.known = nil
	return s
}

// slotOf returns the slot in which the value of an expression stands already, or -1.
func (c *compiler) slotOf(x syntax.Expr) int {
	if v, ok := x.(*syntax.Var); ok {
		return c.variable(v).slot
	}
	if slot, ok := c.lookUp(x); ok {
		return slot
	}
	return -1
}

// leaf reports whether an expression is a property of a variable.
func leaf(x syntax.Expr) bool {
	prop, ok := x.(*syntax.Prop)
	if !ok {
		return false
	}
	_, ok = prop.X.(*syntax.Var)
	return ok
}
