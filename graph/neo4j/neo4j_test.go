package neo4j

import (
	"context"
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
	server := neo4jtest.Lease(t)
	return connect(t, Config{Address: server.Address, Username: server.Username, Password: server.Password})
}

// connect opens a store for as long as the test runs.
func connect(t testing.TB, c Config) *Store {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	s, err := Open(ctx, c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	return s
}
