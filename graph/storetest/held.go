package storetest

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"dutygraph/graph"
)

func held(t *testing.T, s graph.Store) {
	all := []graph.Batch{first(), second(), third()}
	mustLoad(t, s, third(), first(), second())
	got := mustHold(t, s)
	if len(got) != len(all) {
		t.Fatalf("%d documents held, want %d", len(got), len(all))
	}
	for i, b := range got {
		if b.Doc.ID != all[i].Doc.ID {
			t.Errorf("document %d is %s, want %s: the order of key", i, b.Doc.ID, all[i].Doc.ID)
		}
		sameBatch(t, b, all[i])
	}
	some := mustHold(t, s, third().Doc.ID, "云政发〔1999〕1号", first().Doc.ID)
	if len(some) != 2 || some[0].Doc.ID != first().Doc.ID || some[1].Doc.ID != third().Doc.ID {
		t.Errorf("two of three named are held, got %d", len(some))
	}
	if c := mustLoad(t, s, got...); c[0].Outcome != graph.Unchanged || c[2].Outcome != graph.Unchanged {
		t.Errorf("what is held, loaded again: %+v", c)
	}
}

// sameBatch compares what two batches print as an export, so that a difference can be read, and their digests.
func sameBatch(t *testing.T, got, want graph.Batch) {
	t.Helper()
	var g, w strings.Builder
	if err := errors.Join(graph.Write(&g, got), graph.Write(&w, want)); err != nil {
		t.Fatal(err)
	}
	compareLines(t, "export of "+want.Doc.ID, strings.Split(g.String(), "\n"), strings.Split(w.String(), "\n"))
	if got.Digest() != want.Digest() {
		t.Errorf("%s: another digest after a round trip", want.Doc.ID)
	}
	if err := got.Check(); err != nil {
		t.Errorf("what is held is not well formed: %v", err)
	}
}

// saidTwice checks links between the same two nodes that one document states more than once.
func saidTwice(t *testing.T, s graph.Store) {
	b := first()
	again := b.Facts[1]
	again.At = graph.Span{First: 90, Last: 91}
	same := b.Facts[2]
	b.Facts = append(b.Facts, again, same)
	mustLoad(t, s, b)
	wantState(t, s, b)
	sameBatch(t, mustHold(t, s)[0], b)
	if c := mustLoad(t, s, b); c[0].Outcome != graph.Unchanged {
		t.Errorf("loaded again: %+v", c)
	}
	mustLoad(t, s, first())
	wantState(t, s, first())
}

func badBatch(t *testing.T, s graph.Store) {
	bad := third()
	bad.Facts[1].Rel = "LIKES"
	changes, err := s.Load(within(t), first(), bad, second())
	if err == nil || !strings.Contains(err.Error(), bad.Doc.ID) {
		t.Errorf("error %v does not name %s", err, bad.Doc.ID)
	}
	if err != nil && strings.Contains(err.Error(), first().Doc.ID) {
		t.Errorf("error %v names a good document", err)
	}
	if len(changes) != 2 || changes[0].Document != first().Doc.ID || changes[1].Document != second().Doc.ID {
		t.Errorf("changes %+v: want the two good documents in order", changes)
	}
	wantState(t, s, first(), second())
}

// twiceInOneLoad checks that of two batches of one document the later holds.
func twiceInOneLoad(t *testing.T, s graph.Store) {
	changes := mustLoad(t, s, first(), second(), revised())
	if len(changes) != 3 || changes[0].Outcome != graph.Added || changes[2].Outcome != graph.Replaced {
		t.Errorf("changes %+v", changes)
	}
	wantState(t, s, revised(), second())
}

func emptyDocument(t *testing.T, s graph.Store) {
	empty := document("云政发〔2031〕1号", "2031-02-01")
	bare := graph.Batch{Doc: graph.Node{Label: graph.Document, ID: "无题.txt"}}
	mustLoad(t, s, empty, bare)
	wantState(t, s, empty, bare)
	if c := mustLoad(t, s, empty, bare); c[0].Outcome != graph.Unchanged || c[1].Outcome != graph.Unchanged {
		t.Errorf("loaded again: %+v", c)
	}
	mustLoad(t, s, first())
	wantState(t, s, first(), bare)
	mustLoad(t, s, empty)
	wantState(t, s, empty, bare)
}

// namesAreData checks that nothing in a name is taken for anything but a name.
func namesAreData(t *testing.T, s graph.Store) {
	for _, name := range []string{
		`局"`, `局'`, "局`", `局\`, `局{}`, `局}) DETACH DELETE n //`, `$id`, `局 /* */`, "局\nMATCH (n)", "局\t处",
		"局\u200f\u202e处", "局\ufeff处", "🚲局", "👩\u200d🚒局", "e\u0301局", "<b>局</b>", "%s%d", "局|LEADS|处", "局!1#2@3",
		strings.Repeat("长", 2000),
	} {
		b := breakdown("号 "+name, "2031-02-01", duty{1, name, name, name, []string{name, "甲" + name}, []string{name}, name, 1})
		b.Doc.Props = b.Doc.Props.With("title", name)
		mustLoad(t, s, b)
		rows := mustQuery(t, s, "MATCH (d:Department {name: $name})-[r:RESPONSIBLE_FOR]->(t:Task) RETURN d.name AS name, r.asWritten AS written, t.text AS text",
			map[string]any{"name": name}).Rows
		if len(rows) != 1 || rows[0][0] != name || rows[0][1] != name || rows[0][2] != name {
			t.Errorf("%.40q: rows %.200q", name, fmt.Sprint(rows))
		}
		wantState(t, s, b)
		if _, err := s.Remove(within(t), b.Doc.ID); err != nil {
			t.Fatalf("%.40q: %v", name, err)
		}
	}
	wantState(t, s)
}

func cancelled(t *testing.T, s graph.Store) {
	mustLoad(t, s, first())
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if changes, err := s.Load(ctx, revised(), second()); !errors.Is(err, context.Canceled) || len(changes) != 0 {
		t.Errorf("load: changes %v, error %v", changes, err)
	}
	if changes, err := s.Remove(ctx, first().Doc.ID); !errors.Is(err, context.Canceled) || len(changes) != 0 {
		t.Errorf("remove: changes %v, error %v", changes, err)
	}
	if _, err := s.Held(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("held: error %v", err)
	}
	if _, err := s.Query(ctx, "RETURN 1 AS one", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("query: error %v", err)
	}
	wantState(t, s, first())
}

// concurrent loads documents that share nodes from several goroutines, while others read: a reader sees each document
// whole or not at all.
func concurrent(t *testing.T, s graph.Store) {
	ctx := within(t)
	all := []graph.Batch{first(), second(), third(), document("云政发〔2031〕11号", "")}
	var writers, readers sync.WaitGroup
	done := make(chan struct{})
	for _, b := range all {
		writers.Go(func() {
			if _, err := s.Load(ctx, b); err != nil {
				t.Errorf("loading %s: %v", b.Doc.ID, err)
			}
		})
	}
	for range 2 {
		readers.Go(func() {
			for {
				table, err := s.Query(ctx, "MATCH (t:Task)-[:STATED_IN]->(d:Document {id: $id}) RETURN count(t) AS n", map[string]any{"id": first().Doc.ID})
				if err != nil {
					t.Errorf("reading: %v", err)
					return
				}
				if n := table.Rows[0][0]; n != int64(0) && n != int64(3) {
					t.Errorf("a reader saw %v of 3 tasks", n)
				}
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	writers.Wait()
	close(done)
	readers.Wait()
	wantState(t, s, all...)
}

// twoLoaders loads two states of one document at the same time: one of them holds in the end, and whole.
func twoLoaders(t *testing.T, s graph.Store) {
	ctx := within(t)
	for range 5 {
		var loaders sync.WaitGroup
		for _, b := range []graph.Batch{first(), revised(), first(), revised()} {
			loaders.Go(func() {
				if _, err := s.Load(ctx, b); err != nil {
					t.Errorf("loading: %v", err)
				}
			})
		}
		loaders.Wait()
		end := first()
		if got := mustHold(t, s); len(got) != 1 || got[0].Digest() != end.Digest() {
			end = revised()
		}
		wantState(t, s, end)
	}
}
