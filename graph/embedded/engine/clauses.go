package engine

import (
	"slices"

	"dutygraph/graph/embedded/syntax"
)

// query compiles single queries and joins them. That of EXISTS or COUNT need not return anything.
func (c *compiler) query(q *syntax.Query, mustReturn bool) (step, []variable) {
	outer := c.scope
	u := &union{}
	var columns []variable
	for i, s := range q.Parts {
		c.scope = &scope{parent: outer.parent, vars: slices.Clone(outer.vars), hidden: outer.hidden}
		last, cols := c.single(s, mustReturn)
		if len(q.Parts) == 1 {
			c.scope = outer
			return last, cols
		}
		if i == 0 {
			for _, col := range cols {
				columns = append(columns, variable{col.name, c.slot(), anything})
				u.to = append(u.to, columns[len(columns)-1].slot)
			}
		}
		u.parts = append(u.parts, last)
		u.from = append(u.from, c.sameColumns(s, columns, cols))
	}
	c.scope = outer
	if q.All {
		return u, columns
	}
	return &distinct{from: from{src: u}, slots: u.to}, columns
}

// sameColumns returns the slots of a part of a UNION in the order of the first part's columns.
func (c *compiler) sameColumns(s *syntax.Single, columns, cols []variable) []int {
	if len(cols) != len(columns) {
		c.fail(s.At, "the parts of a UNION must have the same columns")
	}
	slots := make([]int, len(columns))
	for i, want := range columns {
		j := slices.IndexFunc(cols, func(v variable) bool { return v.name == want.name })
		if j < 0 {
			c.fail(s.At, "the parts of a UNION must have the same columns; %q is missing", want.name)
		}
		slots[i] = cols[j].slot
	}
	return slots
}

// single compiles clauses in order.
func (c *compiler) single(s *syntax.Single, mustReturn bool) (last step, columns []variable) {
	last = once{}
	for i, clause := range s.Clauses {
		final := i == len(s.Clauses)-1
		before := c.scope.vars
		switch clause := clause.(type) {
		case *syntax.Match:
			last = c.match(clause, last)
		case *syntax.Unwind:
			last = c.unwind(clause, last)
		case *syntax.Call:
			last = c.call(clause, last)
		case *syntax.Project:
			if clause.Return != final && (clause.Return || mustReturn) {
				if clause.Return {
					c.fail(clause.At, "RETURN can only stand at the end")
				}
				c.fail(clause.At, "the query ends in WITH; it must end in RETURN")
			}
			last, columns = c.project(clause, last)
		}
		if _, ok := clause.(*syntax.Project); final && mustReturn && !ok {
			c.fail(s.At, "the query returns nothing; it must end in RETURN")
		}
		last = c.early(s.Clauses[i+1:], before, last)
	}
	return last, columns
}

// match compiles MATCH and OPTIONAL MATCH.
func (c *compiler) match(m *syntax.Match, src step) step {
	if !m.Optional {
		return c.matching(m, src)
	}
	before := len(c.scope.vars)
	body := c.matching(m, once{})
	slots := []int{}
	for i := range c.scope.vars[before:] {
		v := &c.scope.vars[before+i]
		slots = append(slots, v.slot)
	}
	return &apply{from: from{src: src}, body: body, optional: slots, text: "optional match"}
}

// unwind compiles UNWIND list AS name.
func (c *compiler) unwind(u *syntax.Unwind, src step) step {
	list, _ := c.expr(u.List)
	v := c.newName(u.As, itemKind(u.List))
	return &unwind{from: from{src: src}, list: list, slot: v.slot, name: v.name}
}

// newName declares a variable that must not be known yet.
func (c *compiler) newName(n syntax.Name, kind kinds) variable {
	if c.scope.find(n.Text) != nil {
		c.fail(n.At, "the variable %q is taken already", n.Text)
	}
	return c.declare(n.Text, kind)
}

// call compiles a subquery: what it returns is added to each row.
func (c *compiler) call(x *syntax.Call, src step) step {
	var body step
	var columns []variable
	outer := c.scope
	switch {
	case x.Old:
		body, columns = c.oldCall(x)
	case x.Star:
		c.inside(&scope{parent: outer}, func() { body, columns = c.query(x.Query, true) })
	default:
		imports := &scope{hidden: "it is not among the names of CALL (…)"}
		for _, n := range x.Imports {
			imports.vars = append(imports.vars, *c.variable(&syntax.Var{At: syntax.At(n.At), Name: n.Text}))
		}
		c.inside(&scope{parent: imports}, func() { body, columns = c.query(x.Query, true) })
	}
	c.mustNameColumns(x.Query)
	a := &apply{from: from{src: src}, body: body, text: "for each row"}
	if x.Optional {
		a.optional = []int{}
	}
	for _, col := range columns {
		if outer.find(col.name) != nil {
			c.fail(x.At, "the subquery returns %q, a name that is taken already", col.name)
		}
		if x.Optional {
			a.optional = append(a.optional, col.slot)
			col.kind |= aNull
		}
		outer.vars = append(outer.vars, col)
	}
	return a
}

// mustNameColumns refuses a subquery that returns an expression without a name: its columns are variables outside.
func (c *compiler) mustNameColumns(q *syntax.Query) {
	for _, s := range q.Parts {
		if p, ok := s.Clauses[len(s.Clauses)-1].(*syntax.Project); ok {
			for _, it := range p.Items {
				if !it.Named {
					c.fail(it.At, "an expression that a subquery returns needs a name (AS …)")
				}
			}
		}
	}
}

// oldCall compiles CALL { WITH names … }: each part may start with a WITH that brings in names from outside.
func (c *compiler) oldCall(x *syntax.Call) (body step, columns []variable) {
	outer := c.scope
	q := *x.Query
	q.Parts = slices.Clone(q.Parts)
	imports := make([][]variable, len(q.Parts))
	for i, s := range q.Parts {
		p, ok := s.Clauses[0].(*syntax.Project)
		if !ok || p.Return || !plain(p) {
			continue
		}
		if p.Star {
			imports[i] = slices.Clone(outer.vars)
		}
		for _, it := range p.Items {
			imports[i] = append(imports[i], *c.variable(it.Expr.(*syntax.Var)))
		}
		q.Parts[i] = &syntax.Single{Clauses: s.Clauses[1:], At: s.At}
		if len(q.Parts[i].Clauses) == 0 {
			c.fail(s.At, "the subquery returns nothing; it must end in RETURN")
		}
	}
	if len(q.Parts) > 1 && slices.ContainsFunc(imports, func(v []variable) bool { return len(v) > 0 }) {
		for i := range imports {
			if len(imports[i]) == 0 {
				continue
			}
			if !slices.EqualFunc(imports[i], imports[0], func(a, b variable) bool { return a.name == b.name }) {
				c.refuse(x.At, "the parts of a UNION in CALL { … } bring in different names; CALL (names) { … } is known here")
			}
		}
	}
	c.inside(&scope{vars: imports[0], hidden: "a subquery knows no names from outside but those of CALL (names)"}, func() {
		body, columns = c.query(&q, true)
	})
	return body, columns
}

// plain reports whether a WITH does no more than name variables.
func plain(p *syntax.Project) bool {
	for _, it := range p.Items {
		if v, ok := it.Expr.(*syntax.Var); !ok || v.Name != it.As {
			return false
		}
	}
	return !p.Distinct && p.Order == nil && p.Skip == nil && p.Limit == nil && p.Where == nil
}
