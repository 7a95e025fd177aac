package engine

import (
	"context"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// setup makes the graph of a scenario: it knows CREATE and DELETE, which the engine does not.
type setup struct {
	nodes []setupNode
	links []setupLink
	graph *memory.Graph
}

type setupNode struct {
	labels []string
	props  []memory.Prop
}

type setupLink struct {
	kind     string
	from, to int
	props    []memory.Prop
	gone     bool
}

// asGiven holds the properties of nodes and links: ref is an index.
type asGiven [][]memory.Prop

func (p asGiven) Props(ref uint32) []memory.Prop { return p[ref] }

func (p asGiven) Prop(ref uint32, key string, at *int) any { return memory.Find(p[ref], key, at) }

// build makes the graph of what there is.
func (s *setup) build() {
	b := memory.NewBuilder(0, 0)
	nodes := make([]*memory.Node, len(s.nodes))
	for i, n := range s.nodes {
		nodes[i] = b.Node(n.labels, asGiven{n.props}, 0)
	}
	for _, l := range s.links {
		if !l.gone {
			b.Link(b.Type(l.kind), nodes[l.from], nodes[l.to], asGiven{l.props}, 0)
		}
	}
	s.graph = b.Build()
}

// empty returns a graph of nothing.
func (s *setup) empty() *memory.Graph {
	s.build()
	return s.graph
}

var setupClause = regexp.MustCompile(`\b(CREATE|DELETE|MATCH|UNWIND|WITH)\b`)

// run runs a statement that changes the graph. Each row is a map of variables; nodes and links stand as their numbers
// between two clauses, since the graph is made anew.
func (s *setup) run(t testing.TB, statement string) {
	t.Helper()
	statement = strings.TrimSuffix(strings.TrimSpace(statement), ";")
	at := setupClause.FindAllStringIndex(statement, -1)
	rows := []map[string]any{{}}
	for i, span := range at {
		end := len(statement)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		keyword, body := statement[span[0]:span[1]], statement[span[1]:end]
		s.build()
		switch keyword {
		case "CREATE":
			rows = s.create(t, body, rows)
		case "DELETE":
			for _, row := range rows {
				s.links[row[strings.TrimSpace(body)].(linkNumber)].gone = true
			}
		default:
			rows = s.read(t, keyword+body, rows)
		}
	}
	s.build()
}

// Numbers of nodes and links of a setup.
type (
	nodeNumber int
	linkNumber int
)

// stored returns the value that a row's value stands for in the present graph, and numbered the other way round.
func (s *setup) stored(v any) any {
	switch v := v.(type) {
	case nodeNumber:
		return s.graph.Nodes[v]
	case linkNumber:
		gone := 0
		for _, l := range s.links[:v] {
			if l.gone {
				gone++
			}
		}
		return s.graph.Links[int(v)-gone]
	case []any:
		list := make([]any, len(v))
		for i, x := range v {
			list[i] = s.stored(x)
		}
		return list
	}
	return v
}

func (s *setup) numbered(v any) any {
	switch v := v.(type) {
	case *memory.Node:
		return nodeNumber(v.Index())
	case *memory.Link:
		n := v.Index()
		for i := 0; i <= n; i++ {
			if s.links[i].gone {
				n++
			}
		}
		return linkNumber(n)
	case []any:
		list := make([]any, len(v))
		for i, x := range v {
			list[i] = s.numbered(x)
		}
		return list
	}
	return v
}

// scopeOf makes a compiler that knows the variables of a row, and a frame with their values.
func (s *setup) scopeOf(source string, row map[string]any) (*compiler, *frame) {
	c := &compiler{run: &run{ctx: context.Background(), source: source}, graph: s.graph, source: source, scope: &scope{}}
	f := &frame{run: &run{ctx: context.Background(), source: source}}
	for name, v := range row {
		c.declare(name, anything)
		f.slots = append(f.slots, s.stored(v))
	}
	return c, f
}

// read runs a reading clause for every row.
func (s *setup) read(t testing.TB, clause string, rows []map[string]any) []map[string]any {
	t.Helper()
	if strings.TrimSpace(clause) == "WITH *" {
		return rows
	}
	tree, err := syntax.Parse("UNWIND $rows AS r WITH " + taken(rows) + " " + clause + " RETURN *")
	if len(rows) == 1 && len(rows[0]) == 0 {
		tree, err = syntax.Parse(clause + " RETURN *")
	}
	if err != nil {
		t.Fatal(err)
	}
	list := make([]any, len(rows))
	for i, row := range rows {
		m := map[string]any{}
		for k, v := range row {
			m[k] = s.stored(v)
		}
		list[i] = m
	}
	r := &run{ctx: t.Context(), source: tree.Source}
	c := &compiler{run: r, graph: s.graph, source: tree.Source, tree: tree.Query, scope: &scope{}, params: map[string]any{"rows": list}}
	last, columns := c.query(tree.Query, true)
	f := &frame{run: r, slots: make([]any, c.slots)}
	var next []map[string]any
	last.run(f, func() bool {
		row := map[string]any{}
		for _, col := range columns {
			row[col.name] = s.numbered(f.slots[col.slot])
		}
		next = append(next, row)
		return true
	})
	return next
}

// taken is the columns that take the variables out of a row.
func taken(rows []map[string]any) string {
	var names []string
	for name := range rows[0] {
		names = append(names, "r."+name+" AS "+name)
	}
	slices.Sort(names)
	return strings.Join(names, ", ")
}

// create adds the nodes and links of patterns for every row.
func (s *setup) create(t testing.TB, patterns string, rows []map[string]any) []map[string]any {
	t.Helper()
	tree, err := syntax.Parse("MATCH " + patterns + " RETURN 1")
	if err != nil {
		t.Fatal(err)
	}
	for _, row := range rows {
		for _, path := range tree.Query.Parts[0].Clauses[0].(*syntax.Match).Patterns {
			s.createPath(tree.Source, path, row)
		}
	}
	return rows
}

func (s *setup) createPath(source string, path *syntax.Path, row map[string]any) {
	nodes := make([]int, len(path.Nodes))
	for i, n := range path.Nodes {
		if known, ok := row[n.Name.Text]; ok {
			nodes[i] = int(known.(nodeNumber))
			continue
		}
		nodes[i] = len(s.nodes)
		s.nodes = append(s.nodes, setupNode{labelNames(n.Labels), s.props(source, n.Props, row)})
		if n.Name.Text != "" {
			row[n.Name.Text] = nodeNumber(nodes[i])
		}
	}
	for i, l := range path.Links {
		from, to := nodes[i], nodes[i+1]
		if l.Dir == syntax.Left {
			from, to = to, from
		}
		s.links = append(s.links, setupLink{labelNames(l.Types)[0], from, to, s.props(source, l.Props, row), false})
		if l.Name.Text != "" {
			row[l.Name.Text] = linkNumber(len(s.links) - 1)
		}
	}
}

// props computes the properties of a new node or link. What the clause itself has made so far stands as a map.
func (s *setup) props(source string, x syntax.Expr, row map[string]any) []memory.Prop {
	if x == nil {
		return nil
	}
	known := map[string]any{}
	for name, v := range row {
		switch n := v.(type) {
		case nodeNumber:
			if int(n) >= len(s.graph.Nodes) {
				v = value.Properties(s.nodes[n].props)
			}
		case linkNumber:
			if int(n) >= len(s.graph.Links) {
				v = value.Properties(s.links[n].props)
			}
		}
		known[name] = v
	}
	c, f := s.scopeOf(source, known)
	y, _ := c.expr(x)
	f.slots = append(f.slots, make([]any, c.slots-len(f.slots))...)
	var props []memory.Prop
	for k, v := range y(f).(map[string]any) {
		if v != nil {
			props = append(props, memory.Prop{Key: k, Value: v})
		}
	}
	return props
}

func labelNames(l syntax.Labels) []string {
	switch l := l.(type) {
	case nil:
		return nil
	case syntax.Label:
		return []string{string(l)}
	case syntax.AllLabels:
		return append(labelNames(l.X), labelNames(l.Y)...)
	}
	panic(fmt.Sprintf("a new node cannot have the labels %v", l))
}
