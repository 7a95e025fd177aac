package engine

import (
	"maps"
	"math"
	"slices"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
)

// planner puts the steps of one MATCH together: it starts at the node of which there are fewest, goes on over the link
// that leads to fewest, and asks each condition as soon as all that it needs is known.
type planner struct {
	*pattern
	last  step
	bound map[string]bool // names of the pattern whose slots are filled
	links map[*patternLink]bool
}

// plan makes the steps.
func (p *pattern) plan(src step) step {
	s := &planner{p, src, map[string]bool{}, map[*patternLink]bool{}}
	for _, n := range p.nodes {
		if n.bound {
			s.bound[n.name] = true
			s.last = s.mustCarry(n)
		}
	}
	s.ask()
	for _, l := range p.links {
		if l.known >= 0 && !l.Many {
			s.follow(l)
		}
	}
	for {
		if l := s.nextLink(); l != nil {
			s.follow(l)
			continue
		}
		n := s.nextNode()
		if n == nil {
			break
		}
		s.begin(n)
	}
	for _, path := range p.paths {
		if path.links == nil || path.links[0].shortest == syntax.EveryPath {
			s.last = &pathStep{from: from{src: s.last}, path: path}
			s.bound[path.name] = true
		}
	}
	s.ask()
	s.mustBeDone()
	return s.last
}

// mustCarry checks the labels of a node that was known before.
func (s *planner) mustCarry(n *patternNode) step {
	ok := nodeTest(n.labels)
	at, slot := n.at, n.slot
	return &filter{from: from{src: s.last}, text: n.String() + " is one", cond: func(f *frame) bool {
		node := f.node(f.slots[slot], at)
		return node != nil && (ok == nil || ok(node))
	}}
}

// mustBeDone refuses a pattern of which a part could not be reached, since its conditions need each other.
func (s *planner) mustBeDone() {
	for _, l := range s.pattern.links {
		if !s.links[l] {
			s.c.refuse(l.At, "a link whose properties depend on what only it leads to")
		}
	}
	for _, c := range s.conds {
		if !c.done {
			s.c.refuse(start(c.expr), "a condition that needs what it decides about")
		}
	}
}

// ready reports whether all that a part needs is known.
func (s *planner) ready(needs map[string]bool) bool {
	for name := range needs {
		if !s.bound[name] {
			return false
		}
	}
	return true
}

// ask adds the conditions that can be decided now, those with a subquery last.
func (s *planner) ask() {
	for _, dear := range []bool{false, true} {
		for _, c := range s.conds {
			if !c.done && s.ready(c.needs) && costly(c.expr) == dear {
				c.done = true
				s.last = &filter{from: from{src: s.last}, cond: s.c.cond(c.expr), text: s.c.excerpt(c.expr)}
			}
		}
	}
}

// costly reports whether an expression looks for a pattern.
func costly(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Sub, *syntax.PathExpr, *syntax.PatternComp:
		return true
	case *syntax.Unary:
		return costly(x.X)
	case *syntax.Binary:
		return costly(x.X) || costly(x.Y)
	case *syntax.Compare:
		return slices.ContainsFunc(x.Xs, costly)
	}
	return false
}

// open returns the links that can be followed from what is known.
func (s *planner) open() []*patternLink {
	var open []*patternLink
	for _, l := range s.pattern.links {
		a, b := s.bound[l.from.name], s.bound[l.to.name]
		if s.links[l] || !a && !b || l.shortest != syntax.EveryPath && !(a && b && s.othersDone()) {
			continue
		}
		ok := true
		for _, check := range l.checks {
			ok = ok && s.ready(check.needs)
		}
		if ok {
			open = append(open, l)
		}
	}
	return open
}

// othersDone reports whether all that is no shortest path is known: what is asked of a shortest path may need it.
func (s *planner) othersDone() bool {
	for _, l := range s.pattern.links {
		if !s.links[l] && l.shortest == syntax.EveryPath {
			return false
		}
	}
	return !slices.ContainsFunc(s.nodes, func(n *patternNode) bool { return !s.bound[n.name] })
}

// nextLink returns the open link that leads to fewest, or nil.
func (s *planner) nextLink() *patternLink {
	var best *patternLink
	least := math.Inf(1)
	for _, l := range s.open() {
		if n := s.spread(l); n < least {
			best, least = l, n
		}
	}
	return best
}

// spread guesses how many rows following a link makes of one.
func (s *planner) spread(l *patternLink) float64 {
	s.c.run.tick() // a statement may have thousands of links
	from, to, forth := l.from, l.to, l.Dir != syntax.Left
	if !s.bound[from.name] {
		from, to, forth = to, from, !forth
	}
	if s.bound[to.name] {
		return 0.1
	}
	n := 0.0
	types := l.types
	if types == nil && !l.never {
		types = s.c.graph.Types()
	}
	for _, t := range types {
		if forth || l.Dir == syntax.Either {
			n += s.mean(from, t.Links, t.Sources)
		}
		if !forth || l.Dir == syntax.Either {
			n += s.mean(from, t.Links, t.Targets)
		}
	}
	if l.Many {
		longest := l.Max
		if longest < 0 || longest > 8 {
			longest = 8
		}
		n = math.Pow(max(n, 1.1), float64(longest))
	}
	return n * s.share(to)
}

// mean guesses how many links of a type a node has.
func (s *planner) mean(n *patternNode, links, ends int) float64 {
	if labels := n.anchors(); labels != nil {
		if of := s.carrying(labels); of > 0 {
			ends = of
		}
	}
	return float64(links) / float64(max(ends, 1))
}

// share guesses which part of the nodes meets the conditions on a node.
func (s *planner) share(n *patternNode) float64 {
	share := 1.0
	for _, c := range s.conds {
		if c.done || !c.needs[n.name] {
			continue
		}
		needs := maps.Clone(c.needs)
		delete(needs, n.name)
		if !s.ready(needs) {
			continue
		}
		if s.lookUps(n, c.expr) != nil {
			share *= 0.01
		} else {
			share *= 0.5
		}
	}
	return share
}

// nextNode returns the node to start from, or to go on with when nothing is linked to what is known: the one from which
// the whole of its part of the pattern takes least.
func (s *planner) nextNode() *patternNode {
	var best *patternNode
	least := math.Inf(1)
	for _, n := range s.nodes {
		if s.bound[n.name] {
			continue
		}
		rows, _ := s.access(n)
		if cost := s.total(n, rows); cost < least || best == nil {
			best, least = n, cost
		}
	}
	return best
}

// total guesses the rows made on the way when a part of the pattern is begun at a node.
func (s *planner) total(n *patternNode, rows float64) float64 {
	try := &planner{s.pattern, s.last, maps.Clone(s.bound), maps.Clone(s.links)}
	try.bound[n.name] = true
	total := rows
	for {
		l := try.nextLink()
		if l == nil {
			return total
		}
		rows *= try.spread(l)
		total += rows
		try.links[l], try.bound[l.from.name], try.bound[l.to.name] = true, true, true
	}
}

// begin adds the step that finds a node on its own.
func (s *planner) begin(n *patternNode) {
	_, by := s.access(n)
	step := &scan{from: from{src: s.last}, graph: s.c.graph, node: n, labels: n.anchors(), test: nodeTest(n.labels)}
	for _, up := range by {
		x, _ := s.c.expr(up.value)
		step.by = append(step.by, seek{key: up.key, value: x, in: up.in})
	}
	s.last = step
	s.bound[n.name] = true
	s.ask()
}

// differs returns the links found so far that a link must differ from: no link stands twice in one match.
func (s *planner) differs(l *patternLink) []int {
	var slots []int
	for _, other := range s.pattern.links {
		if !s.links[other] || other.shortest != syntax.EveryPath || l.shortest != syntax.EveryPath {
			continue
		}
		if l.types == nil || other.types == nil || slices.ContainsFunc(l.types, func(t *memory.Type) bool { return slices.Contains(other.types, t) }) {
			slots = append(slots, other.slot)
		}
	}
	return slots
}

// follow adds the step that follows a link.
func (s *planner) follow(l *patternLink) {
	for _, other := range s.pattern.links {
		l.wanted = l.wanted || other != l && other.shortest == syntax.EveryPath
	}
	hop := hop{from: from{src: s.last}, link: l, start: l.from, end: l.to, differs: s.differs(l)}
	forth := true
	if !s.bound[l.from.name] {
		hop.start, hop.end, forth = l.to, l.from, false
	}
	hop.reversed = !forth
	hop.out = l.Dir == syntax.Either || (l.Dir == syntax.Right) == forth
	hop.in = l.Dir == syntax.Either || (l.Dir == syntax.Right) != forth
	hop.into = s.bound[hop.end.name]
	if !hop.into {
		hop.test = nodeTest(hop.end.labels)
	}
	switch {
	case l.shortest != syntax.EveryPath:
		s.last = s.shortest(hop)
	case l.known >= 0 && !l.Many:
		s.last = &knownLink{hop, nodeTest(l.from.labels), nodeTest(l.to.labels), s.bound[l.from.name], s.bound[l.to.name]}
	case l.Many:
		s.last = &chain{hop: hop}
	default:
		s.last = &hop
	}
	if l.known >= 0 && l.Many {
		s.last = &filter{from: from{src: s.last}, cond: sameSlots(l.slot, l.known), text: "the links known before"}
	}
	s.links[l] = true
	s.bound[l.name], s.bound[l.from.name], s.bound[l.to.name] = true, true, true
	s.ask()
}
