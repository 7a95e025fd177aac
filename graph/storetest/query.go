package storetest

import (
	"reflect"
	"testing"

	"dutygraph/graph"
)

// values checks that an answer has the types that graph.Table promises.
func values(t *testing.T, s graph.Store) {
	for _, c := range []struct {
		expr string
		want any
	}{
		{"1", int64(1)}, {"-7", int64(-7)}, {"9007199254740993", int64(9007199254740993)}, {"1.0", 1.0}, {"2.5e3", 2500.0},
		{"7 / 2", int64(3)}, {"7 / 2.0", 3.5}, {"true", true}, {"null", nil}, {"'字'", "字"}, {"''", ""},
		{"[]", []any{}}, {"[1, 2.5, null, 'x', [true]]", []any{int64(1), 2.5, nil, "x", []any{true}}},
		{"{}", map[string]any{}}, {"{a: 1, b: {c: [null]}}", map[string]any{"a": int64(1), "b": map[string]any{"c": []any{nil}}}},
		{"1 = null", nil}, {"count(*)", int64(1)}, {"collect(null)", []any{}},
	} {
		table := mustQuery(t, s, "RETURN "+c.expr+" AS value", nil)
		if len(table.Rows) != 1 || !reflect.DeepEqual(table.Rows[0], []any{c.want}) {
			t.Errorf("%s: rows %#v, want %#v", c.expr, table.Rows, c.want)
		}
	}
}

func parameters(t *testing.T, s graph.Store) {
	for _, c := range []struct{ param, want any }{
		{nil, nil}, {true, true}, {7, int64(7)}, {int64(7), int64(7)}, {7.0, 7.0}, {"$x", "$x"},
		{[]string{"a", "b"}, []any{"a", "b"}}, {[]any{1, "a", nil}, []any{int64(1), "a", nil}},
		{map[string]any{"a": []any{1.5}}, map[string]any{"a": []any{1.5}}},
	} {
		table := mustQuery(t, s, "RETURN $value AS value", map[string]any{"value": c.param})
		if len(table.Rows) != 1 || !reflect.DeepEqual(table.Rows[0], []any{c.want}) {
			t.Errorf("%#v: rows %#v, want %#v", c.param, table.Rows, c.want)
		}
	}
	if table, err := s.Query(within(t), "RETURN $missing AS value", nil); err == nil {
		t.Errorf("a missing parameter: rows %v", table.Rows)
	}
}

// nodesAsValues checks that a node or link in an answer is the map of its properties.
func nodesAsValues(t *testing.T, s graph.Store) {
	mustLoad(t, s, first())
	rows := mustQuery(t, s, "MATCH (t:Task {no: 3})<-[r:RESPONSIBLE_FOR {order: 2}]-(d:Department) RETURN t, r, d, [d] AS list", nil).Rows
	dept := map[string]any{"id": city + "/市园林局", "name": "市园林局", "jurisdiction": city, "kind": "bureau",
		"aliases": []any{city + "市园林局", "市园林局(本级)"}}
	want := []any{
		map[string]any{"id": first().Doc.ID + "#3", "document": first().Doc.ID, "no": int64(3), "kind": "task", "text": "办好夜校。"},
		map[string]any{"role": "support", "order": int64(2), "asWritten": "市园林局", "rule": "列第一位的牵头", "ruleLine": int64(4),
			"document": first().Doc.ID, "lineStart": int64(18), "lineEnd": int64(18)},
		dept, []any{dept},
	}
	if len(rows) != 1 || !reflect.DeepEqual(rows[0], want) {
		t.Errorf("rows\n%#v\nwant\n%#v", rows, want)
	}
}

func rowsAndColumns(t *testing.T, s graph.Store) {
	mustLoad(t, s, first())
	table := mustQuery(t, s, "MATCH (t:Task) OPTIONAL MATCH (t)-[:HAS_TARGET]->(x:Target) RETURN t.no AS no, x.value AS value ORDER BY no DESC", nil)
	want := [][]any{{int64(3), nil}, {int64(2), 2.5}, {int64(1), 50.0}}
	if !reflect.DeepEqual(table.Columns, []string{"no", "value"}) || !reflect.DeepEqual(table.Rows, want) {
		t.Errorf("columns %v, rows %#v", table.Columns, table.Rows)
	}
	table = mustQuery(t, s, "MATCH (t:Task {no: 99}) RETURN t.no AS no, t.text AS text", nil)
	if !reflect.DeepEqual(table.Columns, []string{"no", "text"}) || len(table.Rows) != 0 {
		t.Errorf("no rows: columns %v, rows %v", table.Columns, table.Rows)
	}
	table = mustQuery(t, s, "MATCH (n:Nothing)-[:NOWHERE]->() RETURN n.name AS name", nil)
	if len(table.Rows) != 0 {
		t.Errorf("an unknown label: rows %v", table.Rows)
	}
}

// writesRefused checks that Query changes nothing, however the statement is spelt.
func writesRefused(t *testing.T, s graph.Store) {
	mustLoad(t, s, first())
	for _, cypher := range []string{
		"CREATE (n:Task {id: 'x'})",
		"CREATE (n:Task {id: 'x'}) RETURN n.id AS id",
		"MATCH (n) DETACH DELETE n",
		"MATCH (n:Task) SET n.text = 'x'",
		"MATCH (n:Task) SET n:Leader",
		"MATCH (n:Task) REMOVE n.text",
		"MERGE (n:Task {id: 'x'}) RETURN n.id AS id",
		"MATCH (a:Task {no: 1}), (b:Task {no: 2}) CREATE (a)-[:PART_OF]->(b)",
		"MATCH (n:Task) FOREACH (x IN [1] | SET n.no = x)",
		"CREATE INDEX FOR (n:Task) ON (n.text)",
		"CREATE CONSTRAINT FOR (n:Task) REQUIRE n.text IS UNIQUE",
		"/* only reading */ cReAtE (n:Task {id: 'x'})",
		"// MATCH\nCREATE (n:Task {id: 'x'})",
		"MATCH (n:Task) CALL { WITH n DELETE n } RETURN 1 AS one",
		"UNWIND [1] AS x CREATE (n:Task {id: 'x'}) RETURN x",
		"CALL db.createLabel('X')",
		"PROFILE MATCH (n) DETACH DELETE n",
	} {
		if table, err := s.Query(within(t), cypher, nil); err == nil {
			t.Errorf("%s: not refused, %d rows", cypher, len(table.Rows))
		}
	}
	wantState(t, s, first())
}

func badStatements(t *testing.T, s graph.Store) {
	for _, cypher := range []string{"", ";", "MATCH", "MATCH (n", "RETURN 1 AS", "RETURN n.id AS id", "RETURN 1 AS a; RETURN 2 AS b", "RETURN 'a", "你好"} {
		if table, err := s.Query(within(t), cypher, nil); err == nil {
			t.Errorf("%q: not refused, %d rows", cypher, len(table.Rows))
		}
	}
}
