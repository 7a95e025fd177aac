package engine

import (
	"fmt"
	"strings"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
)

// pattern is the pattern of one MATCH: nodes that are equal by name are one, and what is asked of them is a list of conditions.
type pattern struct {
	c     *compiler
	nodes []*patternNode
	links []*patternLink
	paths []*patternPath
	conds []*condition
	rest  []syntax.Expr   // conditions that parameters decided, of which no more is asked than that they make sense
	never bool            // they decided that nothing is found
	added map[string]bool // names that this MATCH brings in
}

// patternNode is a node of a pattern.
type patternNode struct {
	variable
	bound  bool // known before the MATCH
	labels []syntax.Labels
	at     syntax.At
}

// patternLink is a link of a pattern, or a chain of links.
type patternLink struct {
	variable
	*syntax.LinkPattern
	from, to *patternNode
	types    []*memory.Type // that it may have; nil for any
	never    bool           // no link of the graph has such a type
	known    int            // the slot of the link when it was known before the MATCH, or -1
	checks   []linkCheck    // of each link of a chain
	shortest syntax.Shortest
	path     *patternPath // of a shortest path
	wanted   bool         // its value is read by someone
}

// linkCheck is a property that each link of a chain must have.
type linkCheck struct {
	key   string
	value expr
	needs map[string]bool
	stood int // where it stood among the properties of the last link
}

// patternPath is a path of a pattern that has a name.
type patternPath struct {
	variable
	nodes []*patternNode
	links []*patternLink
}

// condition is a part of WHERE, or what stands within a node or link, and the names of the pattern that it needs.
type condition struct {
	expr  syntax.Expr
	needs map[string]bool
	done  bool
}

// matching compiles the patterns and the condition of a MATCH, and declares the names that they bring in.
func (c *compiler) matching(m *syntax.Match, src step) step {
	p := &pattern{c: c, added: map[string]bool{}}
	for _, path := range m.Patterns {
		p.path(path)
	}
	if m.Where != nil {
		p.where(m.Where)
	}
	for _, x := range p.rest {
		c.boolean(x)
	}
	if p.never {
		src = &filter{from: from{src: src}, cond: func(*frame) bool { return false }, text: "nothing"}
	}
	for _, cond := range p.conds {
		cond.needs = p.needs(cond.expr)
		for _, l := range p.links {
			l.wanted = l.wanted || cond.needs[l.name]
		}
	}
	for _, l := range p.links {
		p.checks(l)
	}
	return p.plan(src)
}

// anonymous returns a name that no statement can write.
func (p *pattern) anonymous(what string) string {
	return fmt.Sprintf(" %s %d", what, p.c.slots)
}

// path adds one path.
func (p *pattern) path(x *syntax.Path) {
	pp := &patternPath{}
	for _, n := range x.Nodes {
		pp.nodes = append(pp.nodes, p.node(n))
	}
	for i, l := range x.Links {
		pl := p.link(l, pp.nodes[i], pp.nodes[i+1])
		pl.shortest = x.Shortest
		if x.Shortest != syntax.EveryPath {
			pl.path, pl.wanted = pp, pl.Name.Text != ""
			if l.Many && l.Min > 1 {
				p.c.fail(l.At, "a shortest path has a length from 0 or 1 on")
			}
		}
		pp.links = append(pp.links, pl)
	}
	if x.Name.Text == "" {
		if x.Shortest != syntax.EveryPath {
			pp.slot = -1
		}
		return
	}
	pp.variable = p.c.newName(x.Name, aPath)
	p.added[pp.name] = true
	p.paths = append(p.paths, pp)
	for _, l := range pp.links {
		l.wanted = true
	}
}

// node adds a node, or returns the one of the same name.
func (p *pattern) node(x *syntax.NodePattern) *patternNode {
	n := p.named(x)
	if x.Labels != nil {
		n.labels = append(n.labels, x.Labels)
	}
	p.props(&syntax.Var{At: n.at, Name: n.name}, x.Props)
	if x.Where != nil {
		p.where(x.Where)
	}
	return n
}

func (p *pattern) named(x *syntax.NodePattern) *patternNode {
	name := x.Name.Text
	if name == "" {
		name = p.anonymous("node")
	}
	for _, n := range p.nodes {
		if n.name == name {
			return n
		}
	}
	n := &patternNode{at: syntax.At(x.At)}
	if v := p.c.scope.find(name); v != nil {
		if v.kind&(aNode|aNull) == 0 {
			p.c.fail(x.Name.At, "%q is a %s, not a Node", name, v.kind)
		}
		n.variable, n.bound = *v, true
	} else {
		p.mustNotHide(x.Name)
		n.variable = p.c.declare(name, aNode)
		p.added[name] = true
	}
	p.nodes = append(p.nodes, n)
	return n
}

// mustNotHide refuses a name for something new where it is known but cannot be read.
func (p *pattern) mustNotHide(n syntax.Name) {
	if n.Text != "" && p.c.scope.isHidden(n.Text) {
		p.c.refuse(n.At, "%q in a pattern where it is not known any more", n.Text)
	}
}

// link adds a link.
func (p *pattern) link(x *syntax.LinkPattern, from, to *patternNode) *patternLink {
	l := &patternLink{LinkPattern: x, from: from, to: to, known: -1}
	l.name = x.Name.Text
	if l.name == "" {
		l.name = p.anonymous("link")
	}
	kind := aLink
	if x.Many {
		kind = aList
	}
	if v := p.c.scope.find(l.name); v != nil {
		l.never = p.added[l.name] // no link stands twice in one match
		if v.kind&(kind|aNull) == 0 {
			p.c.fail(x.Name.At, "%q is a %s, not a %s", l.name, v.kind, kind)
		}
		l.known, l.name = v.slot, p.anonymous("link")
	} else {
		p.mustNotHide(x.Name)
	}
	l.variable = p.c.declare(l.name, kind)
	p.added[l.name] = true
	p.types(l)
	p.links = append(p.links, l)
	if !x.Many {
		p.props(&syntax.Var{At: syntax.At(x.At), Name: l.name}, x.Props)
	}
	if x.Where != nil {
		if x.Many {
			p.c.fail(x.Where.Pos(), "a chain of links cannot have a WHERE of its own")
		}
		p.where(x.Where)
	}
	return l
}

// types finds the types that a link may have.
func (p *pattern) types(l *patternLink) {
	if l.Types == nil {
		return
	}
	for _, t := range p.c.graph.Types() {
		if carries(l.Types, []string{t.Name}) {
			l.types = append(l.types, t)
		}
	}
	l.never = l.never || len(l.types) == 0
}

// props adds a condition for each property that stands within a node or link.
func (p *pattern) props(of *syntax.Var, x syntax.Expr) {
	m, ok := x.(*syntax.Map)
	if !ok {
		return
	}
	for i, key := range m.Keys {
		p.conds = append(p.conds, &condition{expr: &syntax.Compare{
			At: of.At, Ops: []string{"="}, Xs: []syntax.Expr{&syntax.Prop{At: of.At, X: of, Key: key}, m.Values[i]},
		}})
	}
}

// needs returns the names of the pattern that stand in an expression.
func (p *pattern) needs(x syntax.Expr) map[string]bool {
	names := syntax.Names(x)
	for name := range names {
		if !p.added[name] {
			delete(names, name)
		}
	}
	return names
}

// checks compiles the properties that every link of a chain must have.
func (p *pattern) checks(l *patternLink) {
	m, ok := l.Props.(*syntax.Map)
	if !ok || !l.Many {
		return
	}
	for i, key := range m.Keys {
		x, _ := p.c.expr(m.Values[i])
		l.checks = append(l.checks, linkCheck{key: key, value: x, needs: p.needs(m.Values[i])})
	}
}

// nodeTest returns what decides whether a node carries the labels that a pattern asks for, or nil when any does.
func nodeTest(labels []syntax.Labels) func(*memory.Node) bool {
	if len(labels) == 0 {
		return nil
	}
	if l, ok := labels[0].(syntax.Label); ok && len(labels) == 1 {
		return func(n *memory.Node) bool { return n.Has(string(l)) }
	}
	return func(n *memory.Node) bool {
		for _, l := range labels {
			if !carries(l, n.Labels) {
				return false
			}
		}
		return true
	}
}

// String prints a node for EXPLAIN.
func (n *patternNode) String() string {
	name := n.name
	if strings.HasPrefix(name, " ") {
		name = ""
	}
	if labels := n.anchors(); labels != nil {
		name += ":" + strings.Join(labels, "|")
	}
	return "(" + name + ")"
}

// anchors returns labels of which the node must carry at least one, the fewest that are asked for, or nil.
func (n *patternNode) anchors() []string {
	var best []string
	for _, l := range n.labels {
		if names := anchors(l); names != nil && (best == nil || len(names) < len(best)) {
			best = names
		}
	}
	return best
}

func anchors(l syntax.Labels) []string {
	switch l := l.(type) {
	case syntax.Label:
		return []string{string(l)}
	case syntax.AllLabels:
		if names := anchors(l.X); names != nil {
			return names
		}
		return anchors(l.Y)
	case syntax.EitherLabel:
		x, y := anchors(l.X), anchors(l.Y)
		if x != nil && y != nil {
			return append(x[:len(x):len(x)], y...)
		}
	}
	return nil
}
