package embedded

import (
	"context"
	"path/filepath"
	"testing"

	"dutygraph/graph"
	"dutygraph/graph/storetest"
)

// newStore opens an empty store that is closed when the test ends.
func newStore(t testing.TB) *Store {
	t.Helper()
	s, err := Open(filepath.Join(t.TempDir(), "data", "graph.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestStore(t *testing.T) {
	storetest.Run(t, func(t *testing.T) graph.Store { return newStore(t) })
}
