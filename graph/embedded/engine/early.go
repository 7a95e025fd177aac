package engine

import (
	"slices"

	"dutygraph/graph/embedded/syntax"
)

// A condition of a WITH is asked again as soon as all that it needs is known, often many clauses before: what it rejects then
// costs nothing more. That is only done where neither the condition nor what stands between could end in an error, so that
// nobody can tell but by the time it takes.

// early adds, behind a clause, what later ones ask of the variables that are known there and were not before it.
func (c *compiler) early(later []syntax.Clause, before []variable, last step) step {
	if !slices.ContainsFunc(later, asks) {
		return last
	}
	names := map[string]bool{}
	for _, v := range c.scope.visible() {
		names[v.name] = true
	}
	for _, clause := range later {
		p, ok := clause.(*syntax.Project)
		if ok && passes(p) {
			names = kept(p, names)
			for _, x := range conjuncts(p.Where) {
				if c.askable(x, names, before) {
					last = &filter{from: from{src: last}, cond: c.cond(x), text: c.excerpt(x) + " (early)"}
				}
			}
		}
		if !c.sureClause(clause) {
			break
		}
	}
	return last
}

// asks reports whether a clause is a WITH with a condition.
func asks(clause syntax.Clause) bool {
	p, ok := clause.(*syntax.Project)
	return ok && p.Where != nil
}

// askable reports whether a condition needs only names that are known, one of which was not known before, and cannot fail.
func (c *compiler) askable(x syntax.Expr, names map[string]bool, before []variable) bool {
	fresh := false
	for name := range syntax.Names(x) {
		if !names[name] {
			return false
		}
		fresh = fresh || !slices.ContainsFunc(before, func(v variable) bool { return v.name == name })
	}
	return fresh && !c.always(x) && c.sureTruth(x)
}

// passes reports whether a WITH makes just one row of each row.
func passes(p *syntax.Project) bool {
	return !p.Return && !p.Distinct && p.Skip == nil && p.Limit == nil &&
		!slices.ContainsFunc(p.Items, func(it syntax.Item) bool { return syntax.Calls(it.Expr, isAggregate) })
}

// kept returns the names that still mean the same behind a WITH.
func kept(p *syntax.Project, names map[string]bool) map[string]bool {
	left := map[string]bool{}
	for name, same := range names {
		left[name] = same && p.Star
	}
	for _, it := range p.Items {
		v, ok := it.Expr.(*syntax.Var)
		left[it.As] = ok && v.Name == it.As && names[it.As]
	}
	return left
}

// conjuncts returns the parts of a condition that AND joins.
func conjuncts(x syntax.Expr) []syntax.Expr {
	if b, ok := x.(*syntax.Binary); ok && b.Op == "AND" {
		return append(conjuncts(b.X), conjuncts(b.Y)...)
	}
	if x == nil {
		return nil
	}
	return []syntax.Expr{x}
}

// sureClause reports whether a clause cannot fail.
func (c *compiler) sureClause(clause syntax.Clause) bool {
	switch clause := clause.(type) {
	case *syntax.Match:
		return c.sureMatch(clause)
	case *syntax.Unwind:
		return c.sure(clause.List)
	case *syntax.Project:
		ok := passes(clause)
		for _, it := range clause.Items {
			ok = ok && c.sure(it.Expr)
		}
		for _, o := range clause.Order {
			ok = ok && c.sure(o.Expr)
		}
		for _, x := range conjuncts(clause.Where) {
			ok = ok && c.sureTruth(x)
		}
		return ok
	}
	return false
}

func (c *compiler) sureMatch(m *syntax.Match) bool {
	for _, path := range m.Patterns {
		if path.Shortest != syntax.EveryPath {
			return false
		}
		for _, n := range path.Nodes {
			if n.Props != nil || n.Where != nil || !c.isEntity(n.Name.Text) {
				return false
			}
		}
		for _, l := range path.Links {
			if l.Props != nil || l.Where != nil || l.Many || l.Name.Text != "" && c.scope.find(l.Name.Text) != nil {
				return false
			}
		}
	}
	return !slices.ContainsFunc(conjuncts(m.Where), func(x syntax.Expr) bool { return !c.sureTruth(x) })
}

// isEntity reports whether a name is that of a node or a link, wherever it stands; no name is that of a node too.
func (c *compiler) isEntity(name string) bool {
	if c.entities == nil {
		c.entities = syntax.Entities(c.tree)
	}
	return name == "" || c.entities[name]
}

// sureTruth reports whether an expression is a boolean or null and cannot fail.
func (c *compiler) sureTruth(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Compare, *syntax.IsNull, *syntax.HasLabels, *syntax.Sub:
		return c.sure(x)
	case *syntax.Unary:
		return x.Op == "NOT" && c.sureTruth(x.X)
	case *syntax.Binary:
		switch x.Op {
		case "AND", "OR", "XOR":
			return c.sureTruth(x.X) && c.sureTruth(x.Y)
		case "CONTAINS", "STARTS WITH", "ENDS WITH":
			return c.sure(x.X) && c.sure(x.Y)
		}
	}
	return false
}

// sure reports whether an expression cannot fail, as far as that is easily told.
func (c *compiler) sure(x syntax.Expr) bool {
	switch x := x.(type) {
	case nil, *syntax.Literal, *syntax.Var:
		return true
	case *syntax.Param:
		_, given := c.params[x.Name]
		return given
	case *syntax.Prop:
		v, ok := x.X.(*syntax.Var)
		return ok && c.isEntity(v.Name)
	case *syntax.List:
		return c.allSure(x.Items)
	case *syntax.Compare:
		return c.allSure(x.Xs)
	case *syntax.IsNull:
		return c.sure(x.X)
	case *syntax.HasLabels:
		v, ok := x.X.(*syntax.Var)
		return ok && c.isEntity(v.Name)
	case *syntax.Func:
		return x.Name == "coalesce" && c.allSure(x.Args)
	case *syntax.Case:
		return c.sureCase(x)
	case *syntax.Sub:
		return x.Op != "collect" && c.sureQuery(x.Query)
	}
	switch x.(type) {
	case *syntax.Unary, *syntax.Binary:
		return c.sureTruth(x)
	}
	return false
}

func (c *compiler) allSure(xs []syntax.Expr) bool {
	return !slices.ContainsFunc(xs, func(x syntax.Expr) bool { return !c.sure(x) })
}

func (c *compiler) sureCase(x *syntax.Case) bool {
	for _, w := range x.Whens {
		if x.Subject == nil && !c.sureTruth(w.Cond) || !c.sure(w.Cond) || !c.sure(w.Then) {
			return false
		}
	}
	return c.sure(x.Subject) && c.sure(x.Else)
}

func (c *compiler) sureQuery(q *syntax.Query) bool {
	for _, s := range q.Parts {
		for _, clause := range s.Clauses {
			if m, ok := clause.(*syntax.Match); !ok || !c.sureMatch(m) {
				return false
			}
		}
	}
	return true
}
