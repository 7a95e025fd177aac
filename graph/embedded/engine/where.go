package engine

import (
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// where adds the parts of a condition that AND joins, each on its own. What parameters alone decide is decided here: of
// $x IS NULL OR n.key = $x only the second half is left when there is an x, and it may use an index.
func (p *pattern) where(x syntax.Expr) {
	b, ok := x.(*syntax.Binary)
	switch {
	case ok && b.Op == "AND":
		p.where(b.X)
		p.where(b.Y)
		return
	case p.c.always(x):
		p.rest = append(p.rest, x)
		return
	case p.c.neverTrue(x):
		p.rest, p.never = append(p.rest, x), true
		return
	case ok && b.Op == "OR" && p.c.neverTrue(b.X):
		p.rest = append(p.rest, b.X)
		p.where(b.Y)
		return
	case ok && b.Op == "OR" && p.c.neverTrue(b.Y):
		p.rest = append(p.rest, b.Y)
		p.where(b.X)
		return
	}
	p.hasLabel(x)
	p.conds = append(p.conds, &condition{expr: x})
}

// hasLabel takes n:Label, or 'Label' IN labels(n), for a label of the pattern, by which the node can be found.
func (p *pattern) hasLabel(x syntax.Expr) {
	switch x := x.(type) {
	case *syntax.HasLabels:
		if v, ok := x.X.(*syntax.Var); ok {
			p.label(v.Name, x.Labels)
		}
	case *syntax.Binary:
		f, ok := x.Y.(*syntax.Func)
		if !ok || x.Op != "IN" || f.Name != "labels" || len(f.Args) != 1 {
			return
		}
		if v, ok := f.Args[0].(*syntax.Var); ok {
			if name, ok := p.c.given(x.X).(string); ok {
				p.label(v.Name, syntax.Label(name))
			}
		}
	}
}

// label adds a label to the node of that name, if this pattern brings it in.
func (p *pattern) label(name string, l syntax.Labels) {
	for _, n := range p.nodes {
		if n.name == name && !n.bound {
			n.labels = append(n.labels, l)
		}
	}
}

// given returns the value of a literal, a parameter or a list of such, and nil for any other expression.
func (c *compiler) given(x syntax.Expr) any {
	switch x := x.(type) {
	case *syntax.List:
		list := make([]any, len(x.Items))
		for i, item := range x.Items {
			if list[i] = c.given(item); list[i] == nil && !c.null(item) {
				return nil
			}
		}
		return list
	case *syntax.Literal:
		return x.Value
	case *syntax.Param:
		return c.params[x.Name]
	}
	return nil
}

// null reports whether an expression is a parameter that is null, or null itself.
func (c *compiler) null(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Literal:
		return x.Value == nil
	case *syntax.Param:
		v, ok := c.params[x.Name]
		return ok && v == nil
	}
	return false
}

// always reports whether parameters decide that a condition is true.
func (c *compiler) always(x syntax.Expr) bool { return c.decided(x) == value.True }

// neverTrue reports whether parameters decide that a condition is false or null, in every row.
func (c *compiler) neverTrue(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Compare:
		for _, operand := range x.Xs {
			if c.null(operand) {
				return true
			}
		}
	case *syntax.Binary:
		switch x.Op {
		case "OR":
			return c.neverTrue(x.X) && c.neverTrue(x.Y)
		case "AND":
			return c.neverTrue(x.X) || c.neverTrue(x.Y)
		case "IN", "STARTS WITH", "ENDS WITH", "CONTAINS":
			return c.null(x.X)
		}
	}
	return c.decided(x) == value.False
}

// decided returns the truth of a condition that asks only whether parameters are null, or Unknown for any other.
func (c *compiler) decided(x syntax.Expr) value.Truth {
	switch x := x.(type) {
	case *syntax.Literal:
		if b, ok := x.Value.(bool); ok {
			return value.Of(b)
		}
	case *syntax.IsNull:
		if p, ok := x.X.(*syntax.Param); ok {
			v, given := c.params[p.Name]
			if given {
				return value.Of((v == nil) != x.Not)
			}
		}
	case *syntax.Unary:
		if x.Op == "NOT" {
			return c.decided(x.X).Not()
		}
	case *syntax.Binary:
		a, b := c.decided(x.X), c.decided(x.Y)
		switch {
		case x.Op == "OR" && (a == value.True || b == value.True):
			return value.True
		case x.Op == "AND" && (a == value.False || b == value.False):
			return value.False
		case a == b && (x.Op == "OR" || x.Op == "AND"):
			return a
		}
	}
	return value.Unknown
}
