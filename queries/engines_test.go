package queries_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"dutygraph/graph"
	"dutygraph/graph/embedded"
	"dutygraph/graph/neo4j"
	"dutygraph/graph/neo4j/neo4jtest"
)

// loaded returns every engine at hand, each holding the small graph: the embedded one, and Neo4j where DUTYGRAPH_NEO4J
// asks for it.
func loaded(t *testing.T) []engine {
	t.Helper()
	s, err := embedded.Open(filepath.Join(t.TempDir(), "graph.db"))
	engines := []engine{hold(t, "embedded", s, err)}
	if os.Getenv("DUTYGRAPH_NEO4J") != "" || os.Getenv("DUTYGRAPH_REQUIRE") == "1" {
		server := neo4jtest.Lease(t)
		s, err := neo4j.Open(t.Context(), neo4j.Config{Address: server.Address, Username: server.Username, Password: server.Password})
		engines = append(engines, hold(t, "Neo4j", s, err))
	}
	return engines
}

// hold loads the small graph into a store that was opened.
func hold(t *testing.T, name string, s graph.Store, err error) engine {
	t.Helper()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	for _, b := range batches() {
		if err := b.Check(); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Load(t.Context(), batches()...); err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return engine{name, s}
}
