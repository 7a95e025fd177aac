package storetest

import (
	"testing"

	"dutygraph/graph"
)

// with is a batch with a receipt.
func with(b graph.Batch, receipt string) graph.Batch {
	b.Receipt = receipt
	return b
}

// receipts checks that a receipt comes and goes with its document, is no part of what that states, and can be renewed
// although nothing else has changed.
func receipts(t *testing.T, s graph.Store) {
	mustLoad(t, s, with(first(), `{"读":"一"}`), second())
	wantReceipts(t, s, `{"读":"一"}`, "")
	wantState(t, s, first(), second())

	for _, receipt := range []string{"二", "", "三"} {
		c := mustLoad(t, s, with(first(), receipt), second())
		if want := (graph.Change{Document: first().Doc.ID, Outcome: graph.Unchanged, Nodes: len(first().Nodes()), Links: len(first().Facts)}); c[0] != want {
			t.Errorf("another receipt: %+v, want %+v", c[0], want)
		}
		wantReceipts(t, s, receipt, "")
	}
	wantState(t, s, first(), second())

	mustLoad(t, s, revised())
	wantReceipts(t, s, "", "")
	mustLoad(t, s, with(revised(), "四"), with(third(), "五"))
	mustLoad(t, s, mustHold(t, s)...) // what is held comes with its receipt
	wantReceipts(t, s, "四", "", "五")

	if _, err := s.Remove(within(t), first().Doc.ID, third().Doc.ID); err != nil {
		t.Fatal(err)
	}
	mustLoad(t, s, first(), third())
	wantReceipts(t, s, "", "", "")
}

// receiptsOfAll checks that no receipt is kept when a document of the load is not held.
func receiptsOfAll(t *testing.T, s graph.Store) {
	mustLoad(t, s, with(first(), "一"))
	bad := third()
	bad.Facts[1].Rel = "LIKES"
	if _, err := s.Load(within(t), with(revised(), "二"), bad, with(second(), "三")); err == nil {
		t.Fatal("a bad batch was loaded")
	}
	wantReceipts(t, s, "", "")
}

// receiptsAreSeen checks that a receipt is a property of its document, and of no other node, in an answer.
func receiptsAreSeen(t *testing.T, s graph.Store) {
	mustLoad(t, s, with(first(), "一"), second())
	rows := mustQuery(t, s, "MATCH (n) WHERE n.receipt IS NOT NULL RETURN n.id AS id, n.receipt AS receipt", nil).Rows
	if len(rows) != 1 || rows[0][0] != first().Doc.ID || rows[0][1] != "一" {
		t.Errorf("rows %v", rows)
	}
}

// wantReceipts fails unless the documents held, in order of key, have these receipts.
func wantReceipts(t *testing.T, s graph.Store, want ...string) {
	t.Helper()
	documents, err := s.Documents(within(t))
	if err != nil {
		t.Fatal(err)
	}
	for what, batches := range map[string][]graph.Batch{"documents": documents, "held": mustHold(t, s)} {
		if len(batches) != len(want) {
			t.Errorf("%s: %d documents, want %d", what, len(batches), len(want))
			continue
		}
		for i, b := range batches {
			if b.Receipt != want[i] {
				t.Errorf("%s: %s has the receipt %q, want %q", what, b.Doc.ID, b.Receipt, want[i])
			}
			if b.Doc.Props.Get("receipt") != nil {
				t.Errorf("%s: the receipt of %s is a property of its own", what, b.Doc.ID)
			}
		}
	}
}
