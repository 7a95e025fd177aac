package syntax

import (
	"math"
	"strconv"
	"strings"
)

// named reads a call of a function, whose name may have parts, or a variable.
func (p *parser) named() Expr {
	t := p.peek()
	i := 1
	for p.ahead(i).is(".") && (p.ahead(i+1).sort == word || p.ahead(i+1).sort == quoted) {
		i += 2
	}
	if p.ahead(i).is("(") {
		return p.function(i)
	}
	p.i++
	return p.variable(t)
}

// variable reads what follows the name of a variable: nothing, or a map projection.
func (p *parser) variable(t token) Expr {
	v := &Var{At(t.at), t.text}
	if p.peek().is("{") {
		return p.projection(v)
	}
	switch strings.ToLower(t.text) {
	case "nan":
		return &Literal{At(t.at), math.NaN()}
	case "inf", "infinity":
		return &Literal{At(t.at), math.Inf(1)}
	}
	return v
}

// function reads name(DISTINCT a, b); the name has the given number of tokens.
func (p *parser) function(tokens int) Expr {
	f := &Func{At: At(p.peek().at)}
	for range tokens {
		f.Name += strings.ToLower(p.next().text)
	}
	p.expect("(")
	if p.peek().is("*") && p.ahead(1).is(")") {
		p.i += 2
		f.Star = true
		return f
	}
	if t, n := p.peek(), p.ahead(1); f.Name == "trim" && (t.is("both") || t.is("leading") || t.is("trailing")) && (n.sort == str || n.is("from")) {
		p.refuse(t, "trim(%s … FROM …) is not read here", t.text)
	}
	f.Distinct = p.skip("distinct")
	if !f.Distinct {
		p.skip("all")
	}
	for !p.peek().is(")") {
		if len(f.Args) > 0 {
			p.expect(",")
		}
		f.Args = append(f.Args, p.expr())
	}
	p.i++
	return f
}

// projection reads the part of a map projection in braces.
func (p *parser) projection(v *Var) Expr {
	m := &MapProj{At: v.At, X: v}
	p.expect("{")
	for !p.peek().is("}") {
		if len(m.Items) > 0 {
			p.expect(",")
		}
		m.Items = append(m.Items, p.projItem())
	}
	p.i++
	return m
}

// projItem reads .*, .key, key: value or the name of a variable.
func (p *parser) projItem() ProjItem {
	if p.skip(".") {
		if p.skip("*") {
			return ProjItem{}
		}
		return ProjItem{Key: p.name("a property or *").Text}
	}
	n := p.name("a property, .* or a key")
	if p.skip(":") {
		return ProjItem{n.Text, p.expr()}
	}
	return ProjItem{n.Text, &Var{At(n.At), n.Text}}
}

// integer reads the value of an integer token.
func (p *parser) integer(t token, negative bool) Expr {
	text := t.text
	if negative {
		text = "-" + text
	}
	decimalText := !strings.Contains(text, "0x") && !strings.Contains(text, "0X") && !strings.Contains(text, "0o")
	base := 0
	if decimalText {
		base, text = 10, strings.ReplaceAll(text, "_", "")
	}
	if digits := strings.TrimPrefix(text, "-"); base == 10 && len(digits) > 1 && digits[0] == '0' {
		p.fail(t, "%s: an octal number starts with 0o", t.text)
	}
	n, err := strconv.ParseInt(text, base, 64)
	if err != nil {
		if e, ok := err.(*strconv.NumError); ok && e.Err == strconv.ErrRange {
			p.fail(t, "the integer %s is too large", t.text)
		}
		p.fail(t, "%q is no number", t.text)
	}
	return &Literal{At(t.at), n}
}

// decimal reads the value of a decimal token.
func (p *parser) decimal(t token) Expr {
	x, err := strconv.ParseFloat(strings.ReplaceAll(t.text, "_", ""), 64)
	if err != nil {
		p.fail(t, "the number %s is too large", t.text)
	}
	return &Literal{At(t.at), x}
}

// list reads [a, b], a list comprehension or a pattern comprehension.
func (p *parser) list() Expr {
	open := p.expect("[")
	if (p.peek().sort == word || p.peek().sort == quoted) && p.ahead(1).is("in") {
		if x := p.listComp(open); x != nil {
			return x
		}
	}
	if x := p.patternComp(open); x != nil {
		return x
	}
	l := &List{At: At(open.at)}
	for !p.peek().is("]") {
		if len(l.Items) > 0 {
			p.expect(",")
		}
		l.Items = append(l.Items, p.expr())
	}
	p.i++
	return l
}

// listComp reads name IN list WHERE … | value]. Without either part it is a list of one condition only if a comma follows.
func (p *parser) listComp(open token) Expr {
	c := &ListComp{At: At(open.at), Name: p.name("a variable")}
	p.expect("in")
	c.List = p.expr()
	if p.peek().is(",") {
		p.i = p.indexAt(c.Name.At)
		return nil
	}
	p.comprehend(func() {
		if c.Where = p.where(); p.skip("|") {
			c.Value = p.expr()
		}
		p.expect("]")
	})
	return c
}

// comprehend reads the condition and the value of a comprehension. A | behind a label there may belong to the label or part
// the two: as few belong to labels as the rest can be read with.
func (p *parser) comprehend(read func()) {
	outer := p.pipes
	defer func() { p.pipes = outer }()
	if p.peek().is("where") {
		for p.pipes = 0; p.pipes < 8; p.pipes++ {
			if p.attempt(read) {
				return
			}
		}
	}
	p.pipes = anyPipes
	read()
}

// indexAt returns the index of the token at an offset not behind the current one.
func (p *parser) indexAt(offset int) int {
	i := p.i
	for p.tokens[i].at > offset {
		i--
	}
	return i
}

// patternComp reads [path =] pattern [WHERE …] | value], or nothing.
func (p *parser) patternComp(open token) Expr {
	start := p.i
	named := (p.peek().sort == word || p.peek().sort == quoted) && p.ahead(1).is("=") && p.ahead(2).is("(")
	if !named && !p.peek().is("(") || p.noPath[start] {
		return nil
	}
	var c *PatternComp
	ok := p.attempt(func() {
		var name Name
		if named {
			name = p.name("")
			p.i++
		}
		path := p.elements()
		if len(path.Links) == 0 {
			p.unexpected("a link")
		}
		path.Name = name
		c = &PatternComp{At: At(open.at), Path: path}
		p.comprehend(func() {
			c.Where = p.where()
			p.expect("|")
			c.Value = p.expr()
			p.expect("]")
		})
	})
	if !ok {
		return nil
	}
	return c
}

// mapLiteral reads {key: value}.
func (p *parser) mapLiteral() Expr {
	m := &Map{At: At(p.expect("{").at)}
	for !p.peek().is("}") {
		if len(m.Keys) > 0 {
			p.expect(",")
		}
		m.Keys = append(m.Keys, p.name("a key").Text)
		p.expect(":")
		m.Values = append(m.Values, p.expr())
	}
	p.i++
	return m
}

// caseExpr reads CASE [subject] WHEN … THEN … ELSE … END.
func (p *parser) caseExpr() Expr {
	c := &Case{At: At(p.expect("case").at)}
	if !p.peek().is("when") {
		c.Subject = p.expr()
	}
	for p.peek().is("when") {
		p.i++
		conds := []Expr{p.whenValue(c)}
		for c.Subject != nil && p.skip(",") {
			conds = append(conds, p.whenValue(c))
		}
		p.expect("then")
		then := p.expr()
		for _, cond := range conds {
			c.Whens = append(c.Whens, When{cond, then})
		}
	}
	if len(c.Whens) == 0 {
		p.unexpected("WHEN")
	}
	if p.skip("else") {
		c.Else = p.expr()
	}
	p.expect("end")
	return c
}

// whenValue reads what follows WHEN.
func (p *parser) whenValue(c *Case) Expr {
	if t := p.peek(); c.Subject != nil {
		for _, op := range []string{"=", "<>", "<", "<=", ">", ">=", "=~", "is", "starts", "ends", "contains", "in"} {
			if t.is(op) && !p.ahead(1).is("then") {
				p.refuse(t, "operators behind WHEN are not read here; CASE WHEN x %s … is", strings.ToUpper(t.text))
			}
		}
	}
	return p.expr()
}

// sub reads EXISTS, COUNT or COLLECT { … }; EXISTS and COUNT take bare patterns too.
func (p *parser) sub() Expr {
	op := p.next()
	s := &Sub{At: At(op.at), Op: strings.ToLower(op.text)}
	p.expect("{")
	if s.Op != "collect" && !clauseStarts(p.peek()) || p.peek().is("(") || p.ahead(1).is("=") {
		m := &Match{At: p.peek().at, Patterns: p.patterns()}
		m.Where = p.where()
		s.Query = &Query{At: m.At, Parts: []*Single{{Clauses: []Clause{m}, At: m.At}}}
	} else {
		s.Query = p.query()
	}
	p.expect("}")
	return s
}

// quantifier reads all(name IN list WHERE …) and its like.
func (p *parser) quantifier() Expr {
	t := p.next()
	q := &Quantifier{At: At(t.at), Op: strings.ToLower(t.text)}
	p.expect("(")
	q.Name = p.name("a variable")
	p.expect("in")
	q.List = p.expr()
	p.expect("where")
	q.Where = p.expr()
	p.expect(")")
	return q
}

// reduce reads reduce(total = start, name IN list | next).
func (p *parser) reduce() Expr {
	r := &Reduce{At: At(p.next().at)}
	p.expect("(")
	r.Total = p.name("a variable")
	p.expect("=")
	r.Start = p.expr()
	p.expect(",")
	r.Name = p.name("a variable")
	p.expect("in")
	r.List = p.expr()
	p.expect("|")
	r.Next = p.expr()
	p.expect(")")
	return r
}
