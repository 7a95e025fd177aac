package syntax

import "strconv"

// patterns reads path patterns parted by commas.
func (p *parser) patterns() []*Path {
	if t, n := p.peek(), p.ahead(1); t.sort == word && n.sort == word && (t.is("repeatable") || t.is("different")) {
		p.refuse(t, "match modes (%s …) are not read here", t.text)
	}
	paths := []*Path{p.path()}
	for p.skip(",") {
		paths = append(paths, p.path())
	}
	return paths
}

// path reads [name =] pattern.
func (p *parser) path() *Path {
	var name Name
	if t := p.peek(); (t.sort == word || t.sort == quoted) && p.ahead(1).is("=") {
		name = p.name("a path's name")
		p.expect("=")
	}
	t := p.peek()
	if t.sort == word && (p.ahead(1).sort == word || p.ahead(1).sort == integer) &&
		(t.is("shortest") || t.is("any") || t.is("all")) || t.is("any") && p.ahead(1).is("(") {
		p.refuse(t, "path selectors (%s …) are not read here; shortestPath and allShortestPaths are", t.text)
	}
	path := p.shortest()
	if path == nil {
		path = p.elements()
	}
	path.Name, path.At = name, t.at
	return path
}

// shortest reads shortestPath(…) or allShortestPaths(…), or nothing.
func (p *parser) shortest() *Path {
	t := p.peek()
	kind := OneShortest
	switch {
	case !p.ahead(1).is("("):
		return nil
	case t.is("allshortestpaths"):
		kind = AllShortest
	case !t.is("shortestpath"):
		return nil
	}
	p.i += 2
	path := p.elements()
	if len(path.Links) != 1 {
		p.fail(t, "%s takes a pattern of two nodes and one link between them", t.text)
	}
	path.Shortest = kind
	p.expect(")")
	return path
}

// elements reads a node and the links and nodes that follow.
func (p *parser) elements() *Path {
	path := &Path{At: p.peek().at, Nodes: []*NodePattern{p.node()}}
	for p.linkStarts() {
		path.Links = append(path.Links, p.link())
		path.Nodes = append(path.Nodes, p.node())
	}
	return path
}

// linkStarts reports whether - or <- stands here.
func (p *parser) linkStarts() bool {
	return p.peek().is("-") || p.peek().is("<") && p.ahead(1).is("-")
}

// node reads (name:Labels {props} WHERE …).
func (p *parser) node() *NodePattern {
	n := &NodePattern{At: p.peek().at}
	if !p.peek().is("(") {
		p.unexpected("a node, (…)")
	}
	p.i++
	if t := p.peek(); t.is("(") {
		p.refuse(t, "quantified path patterns are not read here; -[:TYPE*1..3]- is")
	}
	n.Name = p.patternName()
	n.Labels, n.Props, n.Where = p.inside()
	if !p.peek().is(")") {
		p.unexpected("a label, properties, WHERE or \")\"")
	}
	p.i++
	if t := p.peek(); t.is("{") || t.is("+") && p.ahead(1).is("(") {
		p.refuse(t, "quantified path patterns are not read here; -[:TYPE*1..3]- is")
	}
	return n
}

// patternName reads the optional name of a node or a link.
func (p *parser) patternName() Name {
	t, n := p.peek(), p.ahead(1)
	switch {
	case t.sort == quoted:
	case t.sort != word:
		return Name{}
	case (t.is("where") || t.is("is")) && !(n.is(")") || n.is("]") || n.is(":") || n.is("{") || n.is("where") || n.is("is")):
		return Name{}
	}
	p.i++
	return Name{t.text, t.at}
}

// inside reads what may follow the name of a node: labels, properties and a condition.
func (p *parser) inside() (labels Labels, props, where Expr) {
	if p.skip(":") || p.skip("is") {
		labels = p.labels()
	}
	return labels, p.props(), p.where()
}

// props reads the properties of a node or a link: a map or a parameter.
func (p *parser) props() Expr {
	switch t := p.peek(); {
	case t.is("{"):
		return p.mapLiteral()
	case t.sort == param:
		p.fail(t, "a parameter cannot stand for the properties of a pattern")
	}
	return nil
}

// link reads -[name:TYPES*1..2 {props} WHERE …]-> in any direction.
func (p *parser) link() *LinkPattern {
	l := &LinkPattern{At: p.peek().at}
	left := p.skip("<")
	p.expect("-")
	if p.skip("[") {
		l.Name = p.patternName()
		if p.skip(":") || p.skip("is") {
			p.types(l)
		}
		if p.skip("*") {
			p.length(l)
		}
		l.Props = p.props()
		l.Where = p.where()
		if !p.peek().is("]") {
			p.unexpected("a type, a length, properties, WHERE or \"]\"")
		}
		p.i++
	}
	p.expect("-")
	right := p.skip(">")
	switch {
	case left && !right:
		l.Dir = Left
	case right && !left:
		l.Dir = Right
	}
	if t := p.peek(); t.is("+") || t.is("*") || t.is("{") {
		p.refuse(t, "quantified links are not read here; -[:TYPE*1..3]- is")
	}
	return l
}

// length reads what may follow the star of a link: nothing, 2, 1.., ..3 or 1..3.
func (p *parser) length(l *LinkPattern) {
	l.Many, l.Min, l.Max = true, 1, -1
	if p.peek().sort == integer {
		l.Min = p.bound()
		l.Max = l.Min
	}
	if p.skip("..") {
		l.Max = -1
		if p.peek().sort == integer {
			l.Max = p.bound()
		}
	}
}

func (p *parser) bound() int64 {
	t := p.next()
	n, err := strconv.ParseInt(t.text, 10, 64)
	if err != nil {
		p.fail(t, "%s is no length of a path", t.text)
	}
	return n
}

// labels reads a label expression behind its colon: alternatives of conjunctions. In a link, types may repeat the colon (:A|:B).
func (p *parser) labels() Labels { return p.alternatives(anyPipes) }

// alternatives reads a label expression with no more than a number of |.
func (p *parser) alternatives(pipes int) Labels {
	p.enter()
	defer p.leave()
	x := p.conjunction()
	for ; pipes > 0 && p.skip("|"); pipes-- {
		p.skip(":")
		x = EitherLabel{x, p.conjunction()}
	}
	return x
}

// types reads the types of a link. In the old spelling :A|:B nothing else may stand beside them.
func (p *parser) types(l *LinkPattern) {
	first := p.i
	l.Types = p.labels()
	for i := first; i+1 < p.i; i++ {
		if next := p.peek(); p.tokens[i].is("|") && p.tokens[i+1].is(":") && (l.Name.Text != "" || !next.is("]")) {
			p.fail(p.tokens[i+1], "expected a type after |: types are parted by | alone")
		}
	}
}

func (p *parser) conjunction() Labels {
	x := p.label()
	for p.skip("&") || p.skip(":") {
		x = AllLabels{x, p.label()}
	}
	return x
}

func (p *parser) label() Labels {
	p.enter()
	defer p.leave()
	switch {
	case p.skip("!"):
		return NotLabel{p.label()}
	case p.skip("%"):
		return AnyLabel{}
	case p.skip("("):
		x := p.labels()
		p.expect(")")
		return x
	}
	if t := p.peek(); t.is("$") || t.sort == param {
		p.refuse(t, "labels and types given by an expression are not read here")
	}
	return Label(p.name("a label or type").Text)
}
