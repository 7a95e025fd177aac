package engine

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
)

// TestLimits asks for too much in every way that there is; each statement ends soon, and says which limit it met.
func TestLimits(t *testing.T) {
	g := ring(60)
	for _, c := range []struct {
		statement string
		bytes     int
		want      string
	}{
		{"RETURN range(1, 1000000000) AS x", 1 << 20, "more than 1 MB"},
		{"UNWIND range(1, 30000) AS x WITH x ORDER BY -x RETURN count(*) AS n", 1 << 20, "more than 1 MB"},
		{"MATCH (a), (b), (c) RETURN collect([a, b, c]) AS l", 1 << 20, "more than 1 MB"},
		{"MATCH (a), (b), (c) RETURN DISTINCT a, b, c", 1 << 20, "more than 1 MB"},
		{"MATCH (a), (b), (c) WITH a, b, c, count(*) AS n RETURN count(*) AS n", 1 << 20, "more than 1 MB"},
		{"RETURN reduce(s = 'ab', x IN range(1, 60) | s + s) AS s", 1 << 20, "more than 1 MB"},
		{"RETURN reduce(s = [1], x IN range(1, 60) | s + s) AS s", 1 << 20, "more than 1 MB"},
		{"RETURN reduce(s = 'aa', x IN range(1, 60) | replace(s, 'a', 'aaaa')) AS s", 1 << 20, "more than 1 MB"},
		{"RETURN reduce(s = [1], x IN range(1, 60) | [s, s]) AS s", 1 << 20, "more than 1 MB"},
		{"RETURN reduce(s = {}, x IN range(1, 60) | {a: s, b: s}) AS s", 0, "deadline"},
		{"RETURN split(reduce(s = 'ab', x IN range(1, 18) | s + s), '') AS s", 1 << 20, "more than 1 MB"},
		{"WITH reduce(s = 'ab', x IN range(1, 16) | s + s) AS s RETURN [x IN range(1, 100) | reverse(s)] AS l", 1 << 20, "more than 1 MB"},
		{"RETURN [x IN range(1, 30000) | 'a rather long text, number ' + x] AS l", 1 << 20, "more than 1 MB"},
		{"RETURN [x IN range(1, 5000) | COLLECT { UNWIND range(1, 100) AS y WITH y WHERE y > 0 RETURN y }] AS l", 1 << 20, "more than 1 MB"},
		{"RETURN COLLECT { UNWIND range(1, 300) AS y UNWIND range(1, 300) AS z WITH y, z WHERE y > 0 RETURN y }[0] AS l", 1 << 20, "more than 1 MB"},
		{"MATCH (a), (b) RETURN [p = (a)-[*1..6]-(b) | p] AS l", 1 << 20, "more than 1 MB"},
		{"MATCH (a), (b), (c) WITH DISTINCT a, b, c ORDER BY a.no RETURN count(*) AS n", 1 << 20, "more than 1 MB"},
		{"UNWIND range(1, 200) AS x UNWIND range(1, 200) AS y CALL (x, y) { MATCH (a) RETURN collect(a) AS l } RETURN collect(l) AS l", 1 << 20, "more than 1 MB"},
		{"MATCH " + strings.Repeat("(:A)-->", 2000) + "() RETURN 1 AS n", 0, "deadline"},
		{"MATCH (a), (b), (c), (d), (e) RETURN count(*) AS n", 0, "deadline"},
		{"MATCH (a)-[*]-(b) RETURN count(*) AS n", 0, "deadline"},
		{"MATCH p = (a)-[*]-(b) WHERE length(p) > 100 RETURN p", 0, "deadline"},
		{"MATCH p = shortestPath((a:A {no: 1})-[*]-(b:A {no: 30})) WHERE length(p) > 1000 RETURN p", 0, "deadline"},
		{"UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x WHERE x < 0 RETURN x", 0, "deadline"},
		{"RETURN all(x IN range(1, 1000000) WHERE all(y IN range(1, 1000000) WHERE y > 0)) AS x", 0, "deadline"},
	} {
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
		began := time.Now()
		_, err := ask(ctx, g, c.statement, nil, c.bytes)
		cancel()
		if took := time.Since(began); took > 3*time.Second {
			t.Errorf("%s took %v", c.statement, took)
		}
		switch {
		case c.want == "deadline" && !errors.Is(err, context.DeadlineExceeded), c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: the error is %v, want %s", c.statement, err, c.want)
		}
	}
}

// TestWithinLimits asks for much, bit by bit: what is needed no more does not count.
func TestWithinLimits(t *testing.T) {
	g := ring(60)
	for _, statement := range []string{
		"UNWIND range(1, 3000) AS x WITH x, [y IN range(1, 20) | 'text ' + y] AS l WHERE size(l) > 30 RETURN x",
		"UNWIND range(1, 300) AS x CALL (x) { UNWIND range(1, 100) AS y WITH DISTINCT y ORDER BY -y RETURN max(y) AS m } RETURN sum(m) AS n",
		"UNWIND range(1, 1000) AS x RETURN sum(size(COLLECT { UNWIND range(1, 50) AS y RETURN y })) AS n",
		"RETURN size(reduce(s = '', x IN range(1, 3000) | s + 'text ')) AS n",
		"MATCH (a:A), (b:A) WHERE a <> b RETURN sum(length(shortestPath((a)-[*]-(b)))) AS n",
		"MATCH (a:A)-[*1..3]-(b) WITH a, b ORDER BY a.no DESC, b.no LIMIT 5 RETURN count(*) AS n",
	} {
		if _, err := ask(t.Context(), g, statement, nil, 1<<19); err != nil {
			t.Errorf("%s: %v", statement, err)
		}
	}
}

// ring is a graph of nodes labelled A, each linked to the next two.
func ring(n int) *memory.Graph {
	b := memory.NewBuilder(n, 2*n)
	nodes := make([]*memory.Node, n)
	for i := range nodes {
		nodes[i] = b.Node([]string{"A"}, asGiven{{{Key: "no", Value: int64(i)}, {Key: "name", Value: fmt.Sprintf("第%d处", i)}}}, 0)
	}
	for i, node := range nodes {
		b.Link(b.Type("NEXT"), node, nodes[(i+1)%n], asGiven{nil}, 0)
		b.Link(b.Type("AFTER_NEXT"), node, nodes[(i+2)%n], asGiven{nil}, 0)
	}
	return b.Build()
}

// TestErrors checks what an error says and where it points.
func TestErrors(t *testing.T) {
	g := ring(3)
	for _, c := range []struct {
		statement    string
		kind         syntax.Kind
		line, column int
		want         string
	}{
		{"MATCH (n)\nWHERE n.名 = \nRETURN n", syntax.Invalid, 3, 1, `expected an expression, found "RETURN"`},
		{"MATCH (n) RETURN m", syntax.Invalid, 1, 18, `no variable is called "m"`},
		{"MATCH (n:A {name: '第一处'}) RETURN 甲", syntax.Invalid, 1, 34, `"甲"`},
		{"MATCH (n) SET n.x = 1", syntax.Writing, 1, 11, "SET writes"},
		{"LOAD CSV FROM 'x' AS l RETURN l", syntax.Refused, 1, 1, "LOAD"},
		{"CALL db.labels()", syntax.Refused, 1, 6, "procedures"},
		{"RETURN date('2031-01-01') AS d", syntax.Refused, 1, 8, "ISO strings"},
		{"RETURN point({x: 1, y: 2}) AS d", syntax.Refused, 1, 8, "spatial"},
		{"MATCH (n) RETURN id(n) AS d", syntax.Refused, 1, 18, "n.id"},
		{"RETURN apoc.text.join(['a'], '') AS d", syntax.Refused, 1, 8, "apoc.text.join()"},
		{"RETURN substr('a', 1) AS d", syntax.Invalid, 1, 8, "substring()"},
		{"MATCH ((a)-->(b)){1,3} RETURN a", syntax.Refused, 1, 8, "quantified"},
		{"MATCH SHORTEST 1 (a)-->(b) RETURN a", syntax.Refused, 1, 7, "SHORTEST"},
		{"RETURN 1 IS :: INTEGER AS x", syntax.Refused, 1, 13, "IS ::"},
		{"RETURN 'x' =~ '\\\\p{L}' AS x", syntax.Refused, 1, 12, "Java"},
		{"MATCH (n) WHERE n.no + 'x' > 1 OR n.no / 0 = 1 RETURN n", syntax.Failed, 1, 40, "division by zero"},
		{"RETURN $x AS x", syntax.Invalid, 1, 8, "$x is not given"},
	} {
		_, err := ask(t.Context(), g, c.statement, nil, 0)
		e, _ := errors.AsType[*syntax.Error](err)
		if e == nil {
			t.Errorf("%s: error %v", c.statement, err)
			continue
		}
		if line, column := e.Position(); line != c.line || column != c.column || e.Kind != c.kind || !strings.Contains(e.Error(), c.want) && c.want != "expected the end" {
			t.Errorf("%s: kind %d at %d:%d, %v", c.statement, e.Kind, line, column, err)
		}
	}
	_, err := ask(t.Context(), g, "MATCH (n:处 {名: '甲'}) RETURN 乙", nil, 0)
	if want := "\n  MATCH (n:处 {名: '甲'}) RETURN 乙\n           　  　   　           ^"; err == nil || !strings.HasSuffix(err.Error(), want) {
		t.Errorf("the mark does not stand below its place:\n%v", err)
	}
}

// TestPlans checks where plans start and how they go on.
func TestPlans(t *testing.T) {
	g := ring(60)
	for _, c := range []struct {
		statement string
		steps     []string
	}{
		{"MATCH (a:A {no: 3})-[:NEXT]->(b) RETURN b", []string{"start", "find (a:A) by no", "where", "follow (a:A)-[:NEXT]->(b)", "columns b"}},
		{"MATCH (a:A)-[:NEXT]->(b:A {no: 3}) RETURN a", []string{"start", "find (b:A) by no", "where", "follow (b:A)<-[:NEXT]-(a:A)", "columns a"}},
		{"MATCH (a:A) WHERE a.no = 3 OR a.name = 'x' RETURN a", []string{"start", "find (a:A) by no, name", "where", "columns a"}},
		{"MATCH (a:A) WHERE $x IS NULL OR a.no = $x RETURN a", []string{"start", "find (a:A) by no", "where", "columns a"}},
		{"MATCH (a:A) WHERE $none IS NULL OR a.no = $none RETURN a", []string{"start", "scan (a:A)", "columns a"}},
		{"MATCH (a) WHERE $label IN labels(a) RETURN a", []string{"start", "scan (a:A)", "where", "columns a"}},
		{"MATCH (a:A), (b:A) WHERE a.no = b.no RETURN a", []string{"start", "scan (a:A)", "find (b:A) by no", "where", "columns a"}},
		{"MATCH (a)-[:NEXT]->(b), (b)-[:AFTER_NEXT]->(c), (a)-[:NEXT]->(c) RETURN a",
			[]string{"start", "scan every node (a)", "follow", "follow", "join", "columns a"}},
	} {
		a, err := ask(t.Context(), g, "EXPLAIN "+c.statement, map[string]any{"x": 3, "none": nil, "label": "A"}, 0)
		if err != nil {
			t.Fatalf("%s: %v", c.statement, err)
		}
		ok := len(a.Rows) == len(c.steps)
		for i := 0; ok && i < len(c.steps); i++ {
			ok = strings.HasPrefix(a.Rows[i][0].(string), c.steps[i])
		}
		if !ok {
			t.Errorf("%s: %v, want %q", c.statement, a.Rows, c.steps)
		}
	}
}

// TestPlanByCount checks that an index which is there already tells how many nodes have the very value that is asked for, and
// not only how many have one on the average.
func TestPlanByCount(t *testing.T) {
	b := memory.NewBuilder(42, 40)
	wholes := []*memory.Node{b.Node([]string{"Whole"}, asGiven{nil}, 0), b.Node([]string{"Whole"}, asGiven{nil}, 0)}
	for i := range 40 {
		kind := map[bool]string{true: "rare", false: "usual"}[i == 0]
		part := b.Node([]string{"Part"}, asGiven{{{Key: "kind", Value: kind}}}, 0)
		b.Link(b.Type("OF"), part, wholes[i%2], asGiven{nil}, 0)
	}
	g := b.Build()
	g.Index("Part", "kind")
	for condition, first := range map[string]string{
		"p.kind = 'rare'": "find (p:Part) by kind", "p.kind = $none": "find (p:Part) by kind", "p.kind IN ['none', 'rare', null]": "find (p:Part) by kind",
		"p.kind = 'usual'": "scan (w:Whole)", "p.kind IN ['usual', 'rare']": "scan (w:Whole)",
	} {
		a, err := ask(t.Context(), g, "EXPLAIN MATCH (p:Part)-[:OF]->(w:Whole) WHERE "+condition+" RETURN w", map[string]any{"none": "x"}, 0)
		if err != nil {
			t.Fatalf("%s: %v", condition, err)
		}
		if a.Rows[1][0] != first {
			t.Errorf("%s begins with %v, want %s", condition, a.Rows[1][0], first)
		}
	}
}

// TestManyAtOnce asks from many goroutines while indexes and properties are made.
func TestManyAtOnce(t *testing.T) {
	g := ring(500)
	done := make(chan error)
	for i := range 8 {
		go func() {
			a, err := ask(t.Context(), g, "MATCH (a:A {no: $no})-[:NEXT]->(b) WHERE b.name IN [$name, 'x'] RETURN b.no AS no",
				map[string]any{"no": i, "name": fmt.Sprintf("第%d处", i+1)}, 0)
			if err == nil && (len(a.Rows) != 1 || a.Rows[0][0] != int64(i+1)) {
				err = fmt.Errorf("rows %v", a.Rows)
			}
			done <- err
		}()
	}
	for range 8 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}
