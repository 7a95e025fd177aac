package syntax

import "strings"

// expr reads an expression: the operators in order of how loosely they bind.
func (p *parser) expr() Expr {
	p.enter()
	defer p.leave()
	outer := p.pipes
	p.pipes = anyPipes
	x := p.or()
	p.pipes = outer
	return x
}

// leftAssoc reads operands joined by any of the operators, grouping from the left.
func (p *parser) leftAssoc(operand func() Expr, ops ...string) Expr {
	x := operand()
again:
	for _, op := range ops {
		if t := p.peek(); p.skip(op) {
			x = &Binary{At(t.at), op, x, operand()}
			goto again
		}
	}
	return x
}

func (p *parser) or() Expr  { return p.leftAssoc(p.xor, "OR") }
func (p *parser) xor() Expr { return p.leftAssoc(p.and, "XOR") }
func (p *parser) and() Expr { return p.leftAssoc(p.not, "AND") }

func (p *parser) not() Expr {
	if t := p.peek(); p.skip("NOT") {
		p.enter()
		defer p.leave()
		return &Unary{At(t.at), "NOT", p.not()}
	}
	return p.comparison()
}

// comparison reads a chain such as a < b <= c.
func (p *parser) comparison() Expr {
	x := p.predicate()
	c := &Compare{At: At(p.peek().at), Xs: []Expr{x}}
	for {
		t := p.peek()
		switch t.text {
		case "=", "<>", "<", "<=", ">", ">=":
			if t.sort != mark {
				break
			}
			p.i++
			if t.text == "=" && p.peek().is("=") {
				p.fail(t, "expected = for equal, found ==")
			}
			c.Ops = append(c.Ops, t.text)
			c.Xs = append(c.Xs, p.predicate())
			continue
		}
		if t.is("!") && p.ahead(1).is("=") {
			p.fail(t, "expected <> for unequal, found !=")
		}
		if len(c.Ops) == 0 {
			return x
		}
		return c
	}
}

// predicate reads a sum and what may be asked of it: IN, STARTS WITH, IS NULL, labels …
func (p *parser) predicate() Expr {
	x := p.sum()
	for {
		t := p.peek()
		switch {
		case p.skip("=~"):
			x = &Binary{At(t.at), "=~", x, p.sum()}
		case p.skip("in"):
			x = &Binary{At(t.at), "IN", x, p.sum()}
		case p.skip("contains"):
			x = &Binary{At(t.at), "CONTAINS", x, p.sum()}
		case (t.is("starts") || t.is("ends")) && p.ahead(1).is("with"):
			p.i += 2
			x = &Binary{At(t.at), strings.ToUpper(t.text) + " WITH", x, p.sum()}
		case p.skip("is"):
			x = p.isNull(t, x)
		case p.skip(":"):
			x = &HasLabels{At(t.at), x, p.alternatives(p.pipes)}
		case p.skip("::"):
			p.refuse(t, "type predicates (::) are not read here")
		default:
			return x
		}
	}
}

// isNull reads what follows IS.
func (p *parser) isNull(is token, x Expr) Expr {
	not := p.skip("not")
	t := p.peek()
	if p.skip("null") {
		return &IsNull{At(is.at), x, not}
	}
	if t.is("::") || t.is("typed") || t.is("normalized") || t.is("nfc") || t.is("nfd") || t.is("nfkc") || t.is("nfkd") {
		p.refuse(t, "IS %s is not read here; IS NULL is", strings.ToUpper(t.text))
	}
	p.unexpected("NULL or NOT NULL")
	return nil
}

func (p *parser) sum() Expr     { return p.leftAssoc(p.product, "+", "-", "||") }
func (p *parser) product() Expr { return p.leftAssoc(p.power, "*", "/", "%") }
func (p *parser) power() Expr   { return p.leftAssoc(p.sign, "^") }

// sign reads -x and +x; the smallest integer can only be written with its sign.
func (p *parser) sign() Expr {
	t := p.peek()
	switch {
	case t.is("-") && p.ahead(1).sort == integer:
		p.i++
		return p.postfix(p.integer(p.next(), true))
	case p.skip("-"):
		p.enter()
		defer p.leave()
		return &Unary{At(t.at), "-", p.sign()}
	case p.skip("+"):
		p.enter()
		defer p.leave()
		return &Unary{At(t.at), "+", p.sign()}
	}
	return p.postfix(p.atom())
}

// postfix reads .key, [i] and [from..to] behind a value.
func (p *parser) postfix(x Expr) Expr {
	for {
		t := p.peek()
		switch {
		case p.skip("."):
			x = &Prop{At(t.at), x, p.name("a property").Text}
		case p.skip("["):
			x = p.index(t, x)
		default:
			return x
		}
	}
}

// index reads what stands between the square brackets behind a value.
func (p *parser) index(open token, x Expr) Expr {
	var from, to Expr
	if !p.peek().is("..") {
		from = p.expr()
		if p.skip("]") {
			return &Index{At(open.at), x, from}
		}
	}
	p.expect("..")
	if !p.peek().is("]") {
		to = p.expr()
	}
	p.expect("]")
	return &Slice{At(open.at), x, from, to}
}

// atom reads a value that no operator parts.
func (p *parser) atom() Expr {
	t := p.peek()
	switch t.sort {
	case integer:
		return p.integer(p.next(), false)
	case decimal:
		return p.decimal(p.next())
	case str:
		p.i++
		return &Literal{At(t.at), t.text}
	case param:
		p.i++
		return &Param{At(t.at), t.text}
	case quoted:
		if p.ahead(1).is("(") || p.ahead(1).is(".") {
			return p.named()
		}
		p.i++
		return p.variable(t)
	case word:
		return p.wordAtom()
	}
	switch {
	case t.is("["):
		return p.list()
	case t.is("{"):
		return p.mapLiteral()
	case t.is("("):
		if x := p.pathExpr(); x != nil {
			return x
		}
		p.i++
		x := p.expr()
		p.expect(")")
		return x
	}
	p.unexpected("an expression")
	return nil
}

// pathExpr reads a pattern of at least one link where a value is expected, or nothing.
func (p *parser) pathExpr() Expr {
	start := p.i
	if p.noPath[start] {
		return nil
	}
	var path *Path
	if !p.attempt(func() {
		if path = p.elements(); len(path.Links) == 0 {
			p.unexpected("a link")
		}
	}) {
		p.noPath[start] = true
		return nil
	}
	return &PathExpr{At(p.tokens[start].at), path}
}

// wordAtom reads what starts with a word: a literal, CASE, a subquery, a function or a variable.
func (p *parser) wordAtom() Expr {
	t, n := p.peek(), p.ahead(1)
	switch strings.ToLower(t.text) {
	case "true", "false":
		p.i++
		return &Literal{At(t.at), t.is("true")}
	case "null":
		p.i++
		return &Literal{At(t.at), nil}
	case "case":
		if !n.is("(") || !p.attempt(func() { p.named() }) {
			return p.caseExpr()
		}
	case "exists", "count", "collect":
		if n.is("{") {
			return p.sub()
		}
	case "all", "any", "none", "single":
		if n.is("(") && (p.ahead(2).sort == word || p.ahead(2).sort == quoted) && p.ahead(3).is("in") {
			return p.quantifier()
		}
	case "reduce":
		if n.is("(") {
			return p.reduce()
		}
	case "shortestpath", "allshortestpaths":
		if n.is("(") {
			path := p.shortest()
			path.At = t.at
			return &PathExpr{At(t.at), path}
		}
	}
	return p.named()
}
