package export

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dutygraph/graph"
	"dutygraph/graph/neo4j"
	"dutygraph/graph/neo4j/neo4jtest"
)

// TestIntoNeo4j takes hostile texts to a real Neo4j by its own tools, neo4j-admin and cypher-shell, and reads them back: the
// store there must be the one that loading makes, so that loading again finds nothing to do.
func TestIntoNeo4j(t *testing.T) {
	ways := map[string]func(*testing.T, *Graph, string) neo4jtest.Server{
		"neo4j-admin": func(t *testing.T, g *Graph, folder string) neo4jtest.Server {
			args, err := Admin(g, func(name string) (io.WriteCloser, error) { return os.Create(filepath.Join(folder, name)) })
			if err != nil {
				t.Fatal(err)
			}
			return neo4jtest.Imported(t, folder, args...)
		},
		"cypher-shell": func(t *testing.T, g *Graph, folder string) neo4jtest.Server {
			server, script := neo4jtest.Lease(t), filepath.Join(folder, "graph.cypher")
			if err := os.WriteFile(script, []byte(written(t, Cypher, g)), 0o666); err != nil {
				t.Fatal(err)
			}
			neo4jtest.Shell(t, server, script)
			return server
		},
	}
	want := held()
	g, err := ReadStored(t.Context(), batches(want))
	if err != nil {
		t.Fatal(err)
	}
	for name, bring := range ways {
		t.Run(name, func(t *testing.T) {
			server := bring(t, g, t.TempDir())
			s, err := neo4j.Open(t.Context(), neo4j.Config{Address: server.Address, Username: server.Username, Password: server.Password})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close(context.Background())
			got, err := s.Held(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(asLines(t, want), asLines(t, got)); diff != "" {
				t.Errorf("the graph that was brought (-) and the one that is there (+):\n%s", diff)
			}
			changes, err := s.Load(t.Context(), want...)
			if err != nil || len(changes) != len(want) {
				t.Fatalf("loading again: %d changes, %v", len(changes), err)
			}
			for _, c := range changes {
				if c.Outcome != graph.Unchanged {
					t.Errorf("loading again changes %+v", c)
				}
			}
		})
	}
}

// asLines writes batches one node or link a line.
func asLines(t *testing.T, batches []graph.Batch) []string {
	t.Helper()
	var b bytes.Buffer
	if err := graph.Write(&b, batches...); err != nil {
		t.Fatal(err)
	}
	return strings.Split(b.String(), "\n")
}
