package storetest

import (
	"fmt"
	"slices"
	"testing"

	"dutygraph/graph"
)

// documents checks the list of what is held: documents in order of key, as they are, and none that others only name.
func documents(t *testing.T, s graph.Store) {
	wantDocuments(t, s)
	mustLoad(t, s, third(), first(), second())
	wantDocuments(t, s, first().Doc, second().Doc, third().Doc)
	if _, err := s.Remove(within(t), second().Doc.ID); err != nil {
		t.Fatal(err)
	}
	wantDocuments(t, s, first().Doc, third().Doc)
}

func wantDocuments(t *testing.T, s graph.Store, want ...graph.Node) {
	t.Helper()
	got, err := s.Documents(within(t))
	if err != nil {
		t.Fatal(err)
	}
	nodes := make([]graph.Node, len(got))
	for i, b := range got {
		nodes[i] = b.Doc
		if len(b.Facts) > 0 {
			t.Errorf("%s comes with %d facts", b.Doc.ID, len(b.Facts))
		}
	}
	if lines := nodeLines(nodes); !slices.IsSorted(lines) {
		t.Errorf("not in order of key: %v", lines)
	}
	compareLines(t, "documents", nodeLines(nodes), nodeLines(want))
}

// nodeLines prints nodes, one a line, with their properties in order of name.
func nodeLines(nodes []graph.Node) []string {
	lines := make([]string, len(nodes))
	for i, n := range nodes {
		lines[i] = fmt.Sprintln(n.Label, n.ID, n.Props) // a map is printed in order of its keys
	}
	return lines
}
