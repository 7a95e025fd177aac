package neo4j

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"dutygraph/graph"
	"dutygraph/graph/neo4j/neo4jtest"
	"dutygraph/graph/storetest"
)

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store { return open(t) })
}

// open returns a store in an empty database.
func open(t testing.TB) *Store {
	t.Helper()
	return connect(t, leased(t))
}

func leased(t testing.TB) Config {
	t.Helper()
	server := neo4jtest.Lease(t)
	return Config{Address: server.Address, Username: server.Username, Password: server.Password}
}

// connect opens a store for as long as the test runs.
func connect(t testing.TB, c Config) *Store {
	t.Helper()
	s, err := Open(within(t), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}

func within(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// ask runs a statement of the test's own.
func ask(t *testing.T, s *Store, cypher string) [][]any {
	t.Helper()
	table, err := s.answer(within(t), cypher, nil)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	return table.Rows
}

// document is an invented document with tasks that one unit answers for.
func document(id string, tasks int) graph.Batch {
	b := graph.Batch{Doc: graph.Node{Label: graph.Document, ID: id, Props: graph.PropsOf("date", "2031-01-01")}}
	unit := &graph.Node{Label: graph.Department, ID: "云州市/市园林局", Props: graph.PropsOf("name", "市园林局")}
	for i := range tasks {
		task := &graph.Node{Label: graph.Task, ID: fmt.Sprintf("%s#%d", id, i+1), Props: graph.PropsOf("document", id, "no", int64(i+1))}
		b.Facts = append(b.Facts, graph.Fact{From: task, Rel: graph.StatedIn, To: &b.Doc, At: graph.Span{First: 1, Last: 2}},
			graph.Fact{From: unit, Rel: graph.ResponsibleFor, To: task, Props: graph.PropsOf("role", "lead"), At: graph.Span{First: 2, Last: 2}})
	}
	return b
}

func mustLoad(t *testing.T, s *Store, batches ...graph.Batch) []graph.Change {
	t.Helper()
	changes, err := s.Load(within(t), batches...)
	if err != nil {
		t.Fatal(err)
	}
	return changes
}

func wantOutcome(t *testing.T, changes []graph.Change, want ...graph.Outcome) {
	t.Helper()
	var got []graph.Outcome
	for _, c := range changes {
		got = append(got, c.Outcome)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("outcomes %v, want %v", got, want)
	}
}

// TestSchema checks that the first load makes what loading and questions rely on, and that it is ready.
func TestSchema(t *testing.T) {
	s := open(t)
	for _, kind := range []string{"CONSTRAINT", "INDEX"} {
		rows := ask(t, s, "SHOW "+kind+" YIELD name, type WHERE type <> 'LOOKUP' RETURN name")
		for _, row := range rows {
			err := s.writeOnce(within(t), false, func(tx transaction) error {
				_, _, err := tx.run(fmt.Sprintf("DROP %s `%s` IF EXISTS", kind, row[0]), nil)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	mustLoad(t, s, document("云政发〔2031〕1号", 1))
	if rows := ask(t, s, "SHOW CONSTRAINT YIELD type WHERE type = 'UNIQUENESS' RETURN type"); len(rows) != len(graph.NodeSorts) {
		t.Errorf("%d constraints for %d sorts of node", len(rows), len(graph.NodeSorts))
	}
	if rows := ask(t, s, "SHOW INDEX YIELD state, entityType, properties WHERE entityType = 'RELATIONSHIP' AND properties = ['document'] AND state = 'ONLINE' RETURN state"); len(rows) != len(graph.LinkSorts) {
		t.Errorf("%d indexes for %d sorts of link", len(rows), len(graph.LinkSorts))
	}
	if rows := ask(t, s, "SHOW INDEX YIELD name, state WHERE state <> 'ONLINE' RETURN name"); len(rows) != 0 {
		t.Errorf("not ready: %v", rows)
	}
}

// TestNoWriteTwice checks by the server's own counters that loading again writes nothing.
func TestNoWriteTwice(t *testing.T) {
	s := open(t)
	all := []graph.Batch{document("云政发〔2031〕1号", 3), document("云政发〔2031〕2号", 0)}
	all[0].Receipt = "读自一"
	wantOutcome(t, mustLoad(t, s, all...), graph.Added, graph.Added)
	before := s.updates.Load()
	wantOutcome(t, mustLoad(t, s, all...), graph.Unchanged, graph.Unchanged)
	if after := s.updates.Load(); after != before {
		t.Errorf("%d statements wrote something", after-before)
	}
	all[1] = document("云政发〔2031〕2号", 1)
	wantOutcome(t, mustLoad(t, s, all...), graph.Unchanged, graph.Replaced)
	if s.updates.Load() == before {
		t.Error("a change is not counted: the check above cannot fail")
	}
}

// TestMissingEnd checks that a link which finds no end is not left out in silence.
func TestMissingEnd(t *testing.T) {
	s := open(t)
	b := document("云政发〔2031〕1号", 2)
	for _, gone := range []*graph.Node{b.Facts[1].From, b.Facts[2].From} {
		err := s.writeOnce(within(t), false, func(tx transaction) error {
			group := []*loading{{Batch: b, nodes: b.Nodes()}}
			if _, err := tx.lock(group); err != nil {
				return err
			}
			there, err := tx.createNodes(group)
			if err != nil {
				return err
			}
			if _, _, err := tx.run("MATCH (n {id: $id}) DELETE n", map[string]any{"id": gone.ID}); err != nil {
				return err
			}
			return tx.createLinks(group, there)
		})
		if !errors.Is(err, errMissing) || !strings.Contains(err.Error(), gone.ID) {
			t.Errorf("error %v does not name %s", err, gone.ID)
		}
	}
	if rows := ask(t, s, "MATCH (n) RETURN n"); len(rows) != 0 {
		t.Errorf("%d nodes are left of a load that failed", len(rows))
	}
}

// TestLongKey checks a document that the server cannot keep, its keys being longer than an index allows.
func TestLongKey(t *testing.T) {
	s := open(t)
	long := document(strings.Repeat("长", 5000), 1)
	changes, err := s.Load(within(t), document("云政发〔2031〕1号", 1), long, document("云政发〔2031〕2号", 1))
	if err == nil || !strings.Contains(err.Error(), long.Doc.ID) || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %.100v", err)
	}
	wantOutcome(t, changes, graph.Added, graph.Added)
	if held, err := s.Held(within(t)); err != nil || len(held) != 2 {
		t.Errorf("%d documents held, error %v", len(held), err)
	}
}

// TestTwoStores loads and removes documents that share a unit from two stores at once, as two programs would.
func TestTwoStores(t *testing.T) {
	config := leased(t)
	stores := []*Store{connect(t, config), connect(t, config)}
	ctx := within(t)
	for range 10 {
		var loaders sync.WaitGroup
		for i, s := range stores {
			loaders.Go(func() {
				id := fmt.Sprintf("云政发〔2031〕%d号", i)
				for n := range 3 {
					if _, err := s.Load(ctx, document(id, n), document("云政发〔2031〕9号", i+n)); err != nil {
						t.Errorf("loading: %v", err)
					}
				}
				if _, err := s.Remove(ctx, id); err != nil {
					t.Errorf("removing: %v", err)
				}
			})
		}
		loaders.Wait()
	}
	held, err := stores[0].Held(ctx)
	if err != nil || len(held) != 1 {
		t.Fatalf("%d documents held, error %v", len(held), err)
	}
	if rows := ask(t, stores[0], "MATCH (t:Task) RETURN t.id"); 2*len(rows) != len(held[0].Facts) {
		t.Errorf("%d tasks and %d links", len(rows), len(held[0].Facts))
	}
}

// TestDeadline checks that a statement ends with its context.
func TestDeadline(t *testing.T) {
	s := open(t)
	ctx, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err := s.Query(ctx, "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b WITH a, b WHERE a * b < 0 RETURN count(*) AS n", nil)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("error %v", err)
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
}

// TestComplaints checks that a mistake in a statement is shown where it stands in the statement.
func TestComplaints(t *testing.T) {
	s := open(t)
	_, err := s.Query(within(t), "MATCH (n) RETRUN n", nil)
	if err == nil || !strings.Contains(err.Error(), "line 1, column 11") || strings.Contains(err.Error(), "\n") {
		t.Errorf("error %v", err)
	}
}

// TestOtherValues checks values that no document has but a reader's own statement may.
func TestOtherValues(t *testing.T) {
	s := open(t)
	mustLoad(t, s, document("云政发〔2031〕1号", 1))
	rows := ask(t, s, "MATCH p = (:Document)<-[:STATED_IN]-(t:Task) RETURN date('2031-05-01'), duration('P1D'), datetime('2031-05-01T10:00:00Z'), [n IN nodes(p) | n.id], p")
	want := []any{"2031-05-01", "P0M1DT0S", "2031-05-01T10:00:00Z", []any{"云政发〔2031〕1号", "云政发〔2031〕1号#1"}}
	if !reflect.DeepEqual(rows[0][:4], want) {
		t.Errorf("values %#v", rows[0][:4])
	}
	if path := rows[0][4].([]any); len(path) != 3 || path[1].(map[string]any)["lineEnd"] != int64(2) {
		t.Errorf("path %#v", path)
	}
}
