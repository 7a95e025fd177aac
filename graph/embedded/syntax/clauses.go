package syntax

import (
	"fmt"
	"slices"
	"strings"
)

// query reads single queries joined by UNION.
func (p *parser) query() *Query {
	p.enter()
	defer p.leave()
	q := &Query{At: p.peek().at, Parts: []*Single{p.single()}}
	for first := true; p.peek().is("union"); first = false {
		union := p.next()
		all := p.skip("all")
		if !all {
			p.skip("distinct")
		}
		if !first && all != q.All {
			p.fail(union, "UNION and UNION ALL cannot be mixed")
		}
		q.All = all
		q.Parts = append(q.Parts, p.single())
	}
	return q
}

// writing and beyond are the clauses of Cypher that are not read here.
var (
	writing = []string{"create", "merge", "delete", "detach", "nodetach", "set", "remove", "foreach", "insert", "drop", "alter"}
	beyond  = []string{"load", "use", "using", "show", "start", "finish", "yield", "let", "filter", "next", "when", "grant", "deny", "revoke", "terminate", "for", "cypher"}
)

// clauseStarts reports whether a clause that is read here, or the end of a query, starts at the token.
func clauseStarts(t token) bool {
	for _, k := range []string{"match", "optional", "unwind", "with", "return", "call", "union", "}", ";"} {
		if t.is(k) {
			return true
		}
	}
	return t.sort == end
}

// single reads clauses up to the end of the query or UNION.
func (p *parser) single() *Single {
	s := &Single{At: p.peek().at}
	for {
		t := p.peek()
		switch {
		case t.is("match"), t.is("optional") && p.ahead(1).is("match"):
			s.Clauses = append(s.Clauses, p.match())
		case t.is("unwind"):
			s.Clauses = append(s.Clauses, p.unwind())
		case t.is("with"), t.is("return"):
			s.Clauses = append(s.Clauses, p.project())
		case t.is("call"), t.is("optional") && p.ahead(1).is("call"):
			s.Clauses = append(s.Clauses, p.call())
		case t.sort == word && slices.Contains(writing, strings.ToLower(t.text)):
			panic(&Error{Writing, fmt.Sprintf("%s writes, and statements only read: what a store holds changes by loading and removing documents",
				strings.ToUpper(t.text)), p.source, t.at})
		case t.sort == word && slices.Contains(beyond, strings.ToLower(t.text)):
			p.refuse(t, "%s is not read here", strings.ToUpper(t.text))
		case len(s.Clauses) == 0 || !clauseStarts(t):
			if p.i > 0 && isClauseWord(p.tokens[p.i-1]) { // it was taken for a name
				p.i--
				p.unexpected("an expression")
			}
			p.unexpected("MATCH, OPTIONAL MATCH, UNWIND, WITH, RETURN or CALL")
		default:
			return s
		}
	}
}

// match reads [OPTIONAL] MATCH patterns [WHERE …].
func (p *parser) match() *Match {
	m := &Match{At: p.peek().at, Optional: p.skip("optional")}
	p.expect("match")
	m.Patterns = p.patterns()
	if t := p.peek(); t.is("using") {
		p.refuse(t, "hints (USING) are not read here; indexes are used where they help")
	}
	m.Where = p.where()
	return m
}

// where reads an optional WHERE.
func (p *parser) where() Expr {
	if !p.skip("where") {
		return nil
	}
	if p.pipes < anyPipes {
		return p.or()
	}
	return p.expr()
}

// unwind reads UNWIND list AS name.
func (p *parser) unwind() *Unwind {
	p.expect("unwind")
	list := p.expr()
	p.expect("as")
	return &Unwind{list, p.name("a variable")}
}

// project reads WITH or RETURN with all that may follow.
func (p *parser) project() *Project {
	t := p.next()
	c := &Project{At: t.at, Return: t.is("return"), Distinct: p.skip("distinct")}
	if p.skip("*") {
		c.Star = true
		for p.skip(",") {
			c.Items = append(c.Items, p.item())
		}
	} else {
		c.Items = append(c.Items, p.item())
		for p.skip(",") {
			c.Items = append(c.Items, p.item())
		}
	}
	if p.peek().is("order") && p.ahead(1).is("by") {
		p.i += 2
		c.Order = append(c.Order, p.order())
		for p.skip(",") {
			c.Order = append(c.Order, p.order())
		}
	}
	if p.skip("skip") || p.skip("offset") {
		c.Skip = p.expr()
	}
	if p.skip("limit") {
		c.Limit = p.expr()
	}
	if !c.Return {
		c.Where = p.where()
	}
	return c
}

// item reads expression [AS name].
func (p *parser) item() Item {
	first := p.peek()
	x := p.expr()
	it := Item{Expr: x, At: first.at}
	if p.skip("as") {
		it.As, it.Named = p.name("a name for the column").Text, true
		return it
	}
	it.As = p.source[first.at:p.tokens[p.i-1].end]
	switch x := x.(type) {
	case *Var:
		it.As, it.Named = x.Name, true
	case *MapProj:
		it.As, it.Named = x.X.Name, true
	}
	return it
}

// order reads one key of ORDER BY.
func (p *parser) order() Order {
	o := Order{Expr: p.expr()}
	switch {
	case p.skip("desc"), p.skip("descending"):
		o.Down = true
	case p.skip("asc"), p.skip("ascending"):
	}
	return o
}

// call reads a subquery; a procedure is refused.
func (p *parser) call() *Call {
	c := &Call{At: p.peek().at, Optional: p.skip("optional")}
	p.expect("call")
	t := p.peek()
	switch {
	case p.skip("("):
		p.imports(c)
	case t.is("{"):
		c.Old = true
	default:
		p.refuse(t, "procedures (CALL %s…) are not read here", t.text)
	}
	p.expect("{")
	c.Query = p.query()
	p.expect("}")
	if t := p.peek(); t.is("in") {
		p.refuse(t, "CALL { … } IN TRANSACTIONS is not read here")
	}
	return c
}

// imports reads the names between the brackets of CALL (…).
func (p *parser) imports(c *Call) {
	if p.skip("*") {
		c.Star = true
	} else if !p.peek().is(")") {
		c.Imports = append(c.Imports, p.name("a variable"))
		for p.skip(",") {
			c.Imports = append(c.Imports, p.name("a variable"))
		}
	}
	p.expect(")")
}
