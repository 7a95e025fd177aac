package engine

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"testing"

	"dutygraph/graph/neo4j/neo4jtest"
)

// TestRandomStatements asks random statements over random graphs here and of a real Neo4j. DUTYGRAPH_RANDOM sets how many
// (200), DUTYGRAPH_SEED where they start.
func TestRandomStatements(t *testing.T) {
	count, seed := setting(t, "DUTYGRAPH_RANDOM", 200), setting(t, "DUTYGRAPH_SEED", 1)
	server := neo4jtest.Lease(t)
	p := connect(t, server)
	const each = 50 // statements on one graph
	failed := 0
	for first := 0; first < count; first += each {
		w := &writer{Rand: rand.New(rand.NewPCG(uint64(seed), uint64(first)))}
		create := w.graph()
		s := &setup{}
		s.run(t, create)
		p.ask(t, "MATCH (n) DETACH DELETE n", nil)
		p.ask(t, create, nil)
		for range min(each, count-first) {
			if answer := compareWithPeer(t, p, s.graph, w.statement()); answer[0] == fails {
				failed++
			}
		}
		if t.Failed() {
			t.Fatalf("the graph is\n%s", create)
		}
	}
	t.Logf("%d of %d statements fail on both", failed, count)
	if failed > count/4 {
		t.Error("too many statements fail to show anything")
	}
}

func setting(t *testing.T, name string, value int) int {
	t.Helper()
	if text := os.Getenv(name); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return n
	}
	return value
}

// writer writes random graphs and statements.
type writer struct {
	*rand.Rand
	names []string // of nodes that are known
	links []string // of links
	paths []string // of paths, none of them null
	plain []string // of plain values
	made  int      // names so far
}

func (w *writer) one(of ...string) string { return of[w.IntN(len(of))] }

// graph writes a CREATE of a few nodes and links.
func (w *writer) graph() string {
	var parts []string
	n := 6 + w.IntN(8)
	for i := range n {
		props := []string{fmt.Sprintf("id: %d", i)}
		for _, p := range []string{"n: " + w.one("0", "1", "2", "-3"), "f: " + w.one("0.5", "1.0", "2.5"), "s: " + w.one("'甲'", "'乙'", "'甲乙'", "''"),
			"b: " + w.one("true", "false"), "l: " + w.one("[1, 2]", "[]", "[2]")} {
			if w.IntN(4) > 0 {
				props = append(props, p)
			}
		}
		parts = append(parts, fmt.Sprintf("(x%d%s {%s})", i, w.one("", ":A", ":B", ":A:B", ":C"), strings.Join(props, ", ")))
	}
	for i := range n + w.IntN(2*n) {
		parts = append(parts, fmt.Sprintf("(x%d)-[:%s {id: %d, w: %d}]->(x%d)", w.IntN(n), w.one("R", "S", "T"), i, w.IntN(3), w.IntN(n)))
	}
	return "CREATE " + strings.Join(parts, ", ")
}

// statement writes a statement whose rows, if it orders them, have only one order.
func (w *writer) statement() string {
	if w.IntN(8) == 0 {
		return w.query("a", "b") + w.one(" UNION ", " UNION ALL ") + w.query("a", "b")
	}
	return w.query("a", "b", "c")
}

// query writes a statement without UNION that returns these columns.
func (w *writer) query(columns ...string) string {
	w.names, w.links, w.paths, w.plain = nil, nil, nil, nil
	var b strings.Builder
	b.WriteString(w.match(false))
	for range w.IntN(3) {
		b.WriteString(w.clause())
	}
	b.WriteString(w.project(columns))
	return b.String()
}

// match writes a MATCH of one or two paths.
func (w *writer) match(optional bool) string {
	text := "MATCH "
	if optional {
		text = "OPTIONAL MATCH "
	}
	switch w.IntN(6) {
	case 0:
		text += w.pattern() + ", " + w.pattern() + " "
	case 1:
		name := w.fresh("p")
		text += name + " = " + w.pattern() + " "
		if !optional {
			w.paths = append(w.paths, name)
		}
	default:
		text += w.pattern() + " "
	}
	if w.IntN(2) == 0 {
		text += "WHERE " + w.cond(2) + " "
	}
	return text
}

// clause writes a clause between the first and the last.
func (w *writer) clause() string {
	switch w.IntN(7) {
	case 0, 1:
		return w.match(w.IntN(2) == 0)
	case 2:
		name := w.fresh("u")
		text := "UNWIND " + w.one(w.name()+".l", "[1, null, 'x']", "range(0, 2)", "[]", "labels("+w.name()+")", "[x IN "+w.name()+".l | x * 2]") + " AS " + name + " "
		w.plain = append(w.plain, name)
		return text
	case 3:
		return w.subquery()
	case 4:
		return w.grouped()
	case 5:
		return w.firstFew()
	}
	name, x := w.fresh("v"), w.value(2)
	w.plain = append(w.plain, name)
	return "WITH *, " + x + " AS " + name + " " + w.one("", "WHERE "+w.cond(1)+" ")
}

// subquery writes a CALL that adds a plain value.
func (w *writer) subquery() string {
	n, name := w.name(), w.fresh("s")
	body := w.one("MATCH (%[1]s)--(y) RETURN count(y) AS %[2]s", "MATCH (%[1]s)-->(y) RETURN DISTINCT y.n AS %[2]s",
		"RETURN %[1]s.n AS %[2]s UNION RETURN size(%[1]s.l) AS %[2]s", "MATCH (%[1]s)-[r]-() RETURN r.id AS %[2]s ORDER BY r.id DESC LIMIT 2",
		"OPTIONAL MATCH (%[1]s)<--(y:A) RETURN max(y.s) AS %[2]s", "UNWIND %[1]s.l AS z RETURN sum(z) AS %[2]s")
	w.plain = append(w.plain, name)
	return w.one("", "OPTIONAL ") + fmt.Sprintf("CALL (%[1]s) { "+body+" } ", n, name)
}

// grouped writes a WITH that keeps one node and an aggregate.
func (w *writer) grouped() string {
	keep, name := w.name(), w.fresh("g")
	text := fmt.Sprintf("WITH %s, %s AS %s ", keep, w.aggregate(), name)
	w.names, w.links, w.paths, w.plain = []string{keep}, nil, nil, []string{name}
	return text + w.one("", "WHERE "+w.cond(1)+" ")
}

// firstFew writes a WITH that keeps a few rows in the order of the nodes' ids.
func (w *writer) firstFew() string {
	keep := w.name()
	w.names, w.links, w.paths, w.plain = []string{keep}, nil, nil, nil
	return fmt.Sprintf("WITH DISTINCT %[1]s ORDER BY %[1]s.id%[2]s%[3]s LIMIT %[4]d ", keep, w.one("", " DESC"), w.one("", " SKIP 1"), 1+w.IntN(4))
}

// aggregate writes a call of an aggregating function whose value does not depend on the order of rows.
func (w *writer) aggregate() string {
	n := w.name()
	switch w.IntN(9) {
	case 0:
		return "count(*)"
	case 1:
		return "count(DISTINCT " + w.value(1) + ")"
	case 2:
		return w.one("sum", "avg") + "(" + n + ".n)"
	case 3:
		return w.one("min", "max") + "(" + w.value(1) + ")"
	case 4:
		return "size(collect(" + w.one("", "DISTINCT ") + w.value(1) + "))"
	case 5:
		return "count(" + n + ") + sum(DISTINCT " + n + ".n)"
	case 6:
		return "percentileDisc(" + n + ".n, " + w.one("0.0", "0.5", "1.0") + ")"
	case 7:
		return w.one("stDev", "stDevP") + "(" + n + ".n) >= 0.5"
	}
	return "min(" + n + ".id) + count(*) % 3"
}

// project writes the RETURN: plain, DISTINCT or grouped, and now and then in order of all columns.
func (w *writer) project(columns []string) string {
	text := "RETURN "
	if w.IntN(3) == 0 {
		text += "DISTINCT "
	}
	grouped := w.IntN(3) == 0
	for i, name := range columns {
		if i > 0 {
			text += ", "
		}
		if grouped && i > 0 {
			text += w.aggregate() + " AS " + name
		} else {
			text += w.value(2) + " AS " + name
		}
	}
	if len(columns) > 2 && w.IntN(3) == 0 {
		text += " ORDER BY a" + w.one("", " DESC") + ", b" + w.one("", " DESC") + ", c" + w.one("", " SKIP 1", " LIMIT 3", " SKIP 2 LIMIT 2")
	}
	return text
}

// fresh returns a name that is not taken.
func (w *writer) fresh(letter string) string {
	w.made++
	return fmt.Sprintf("%s%d", letter, w.made)
}

// pattern writes a path of known and new nodes.
func (w *writer) pattern() string {
	var b strings.Builder
	b.WriteString(w.node())
	for range w.IntN(3) {
		left, right := "-", "-"
		switch w.IntN(3) {
		case 0:
			left = "<-"
		case 1:
			right = "->"
		}
		inner := w.one("", ":R", ":R|S", ":!T", ":S*1..2", "*0..2", ":R {w: 1}", ":R*2 {w: 1}")
		if !strings.Contains(inner, "*") && w.IntN(3) == 0 {
			name := w.fresh("r")
			inner, w.links = name+inner, append(w.links, name)
		}
		if inner != "" {
			inner = "[" + inner + "]"
		}
		b.WriteString(left + inner + right + w.node())
	}
	return b.String()
}

func (w *writer) node() string {
	if len(w.names) > 0 && w.IntN(3) == 0 {
		return "(" + w.names[w.IntN(len(w.names))] + ")"
	}
	name := w.fresh("n")
	w.names = append(w.names, name)
	return "(" + name + w.one("", "", ":A", ":B", ":A|C", ":!A", " {n: 1}", ":A {s: '甲'}") + ")"
}

func (w *writer) name() string { return w.names[w.IntN(len(w.names))] }
