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
	w.names = nil
	var b strings.Builder
	for i := range 1 + w.IntN(2) {
		if i > 0 && w.IntN(3) == 0 {
			b.WriteString("OPTIONAL ")
		}
		b.WriteString("MATCH " + w.pattern() + " ")
		if w.IntN(2) == 0 {
			b.WriteString("WHERE " + w.cond(2) + " ")
		}
	}
	switch w.IntN(4) {
	case 0:
		keep := w.names[w.IntN(len(w.names))]
		fmt.Fprintf(&b, "WITH %s, %s AS v WHERE %s ", keep, w.one("count(*)", "sum("+w.names[0]+".n)", "max("+w.names[0]+".s)"), w.condOn(keep))
		w.names = []string{keep}
		fmt.Fprintf(&b, "RETURN %s, v AS b", w.value(2)+" AS a")
	case 1:
		fmt.Fprintf(&b, "RETURN %s AS a, count(*) AS b, min(%s) AS c", w.value(1), w.value(1))
	case 2:
		fmt.Fprintf(&b, "RETURN DISTINCT %s AS a, %s AS b", w.value(2), w.value(1))
	default:
		fmt.Fprintf(&b, "RETURN %s AS a, %s AS b", w.value(2), w.value(2))
	}
	return b.String()
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
		inner := w.one("", ":R", ":R|S", ":!T", ":S*1..2", "*0..2", ":R {w: 1}")
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
	name := fmt.Sprintf("n%d", len(w.names))
	w.names = append(w.names, name)
	return "(" + name + w.one("", "", ":A", ":B", ":A|C", ":!A", " {n: 1}", ":A {s: '甲'}") + ")"
}

func (w *writer) name() string { return w.names[w.IntN(len(w.names))] }

func (w *writer) condOn(name string) string {
	names := w.names
	w.names = []string{name}
	c := w.cond(1)
	w.names = names
	return c
}

// cond writes a condition of about the depth.
func (w *writer) cond(depth int) string {
	if depth > 0 && w.IntN(2) == 0 {
		switch w.IntN(3) {
		case 0:
			return "NOT (" + w.cond(depth-1) + ")"
		default:
			return "(" + w.cond(depth-1) + " " + w.one("AND", "OR", "XOR") + " " + w.cond(depth-1) + ")"
		}
	}
	n, m := w.name(), w.name()
	switch w.IntN(12) {
	case 0:
		return n + ".n " + w.one("=", "<>", "<", "<=", ">", ">=") + " " + m + "." + w.one("n", "f", "s")
	case 1:
		return n + ".s " + w.one("STARTS WITH", "ENDS WITH", "CONTAINS") + " " + w.one("'甲'", "'乙'", "''", m+".s")
	case 2:
		return n + "." + w.one("n", "s", "b") + " IS " + w.one("", "NOT ") + "NULL"
	case 3:
		return n + ".n IN " + w.one("[0, 1]", "[null, 2]", "[]", m+".l")
	case 4:
		return "EXISTS { (" + n + ")" + w.one("-->(:A)", "<-[:R]-()", "-[:S]-({n: 1})") + " }"
	case 5:
		return "(" + n + ")" + w.one("-->", "<--", "--", "-[:R]->", "-[:S|T]-") + "(" + w.one("", ":A", m) + ")"
	case 6:
		return "COUNT { (" + n + ")-->() } " + w.one("> 1", "= 0", "< 3")
	case 7:
		return n + w.one(":A", ":A&B", ":!C", ":A|C")
	case 8:
		return w.one("any", "all", "none", "single") + "(x IN " + n + ".l WHERE x " + w.one("> 1", "= 2", "<> "+m+".n") + ")"
	case 9:
		return n + ".b"
	case 10:
		return n + " " + w.one("=", "<>") + " " + m
	}
	return "coalesce(" + n + ".n, 0) < " + w.one("1", "2", m+".f")
}

// value writes an expression whose value can be compared.
func (w *writer) value(depth int) string {
	n := w.name()
	if depth > 0 {
		switch w.IntN(12) {
		case 0:
			return "CASE WHEN " + w.cond(1) + " THEN " + w.value(depth-1) + " ELSE " + w.value(depth-1) + " END"
		case 1:
			return "coalesce(" + n + ".n, -1) " + w.one("+", "-", "*", "%") + " " + w.one("2", "3", "1.5")
		case 2:
			return w.one("size", "reverse", "toUpper", "trim") + "(" + n + ".s)"
		case 3:
			return "[x IN " + n + ".l WHERE x > 0 | x + 1]"
		case 4:
			return "COUNT { (" + n + ")--() }"
		case 5:
			return "toString(" + n + "." + w.one("n", "f", "s", "b") + ")"
		case 6:
			return "substring(" + n + ".s, " + w.one("0", "1") + ")"
		case 7:
			return n + ".l[" + w.one("0", "-1", "5") + "]"
		case 8:
			return "{k: " + w.value(depth-1) + ", m: " + n + ".id}"
		case 9:
			return "reduce(t = 0, x IN " + n + ".l | t + x * 2)"
		case 10:
			return n + ".s + " + w.one("'!'", n+".n", n+".s")
		}
	}
	return n + "." + w.one("id", "n", "f", "s", "b", "l", "nope")
}
