// Package neo4jtest gives tests a real Neo4j.
//
// A test that wants one calls [Lease] and gets the address of a server whose database is empty and nobody else's until
// the test ends:
//
//	server := neo4jtest.Lease(t)
//	store, err := neo4j.Open(ctx, neo4j.Config{Address: server.Address, Username: server.Username, Password: server.Password})
//
// [Guarded] gives the address of a second server that asks for a password and refuses writes, [Imported] one whose database
// neo4j-admin made of files, and [Shell] runs statements as cypher-shell does. The environment says
// whether there is a server at all:
//
//	DUTYGRAPH_NEO4J=start      fetch Neo4j from Maven Central once (Java 17 and Maven needed) and start it
//	DUTYGRAPH_NEO4J=bolt://…   use this server, with NEO4J_USERNAME and NEO4J_PASSWORD; its database must be empty
//	                           and is emptied after each test
//	DUTYGRAPH_NEO4J unset      skip such tests; with DUTYGRAPH_REQUIRE=1, fail them
//
// All test processes of the machine share one started server. It is kept by a process of its own (package keeper),
// which ends it half a minute after the last test process that used it has gone. Everything lies in the folder
// dutygraph of the user's cache, outside the checkout; locks there pass the server from test to test.
package neo4jtest

import (
	"context"
	"os"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// Server is where a server answers and what it asks for.
type Server struct{ Address, Username, Password string }

// password is the guarded server's; it guards nothing but a test.
const password = "for-tests-only"

// leased is locked while a test of this process has the lease, and holder is that test's name.
var (
	leased sync.Mutex
	holder atomic.Value
)

// Lease returns a server with an empty database that is the test's own until it ends; constraints and indexes of earlier
// tests may be there. A subtest of the test that has the lease shares it, and finds the database emptied.
func Lease(t testing.TB) Server {
	t.Helper()
	server := wanted(t)
	if server.Address == "" {
		server.Address = shared(t, "open", nil)
	}
	if name, _ := holder.Load().(string); name != "" && strings.HasPrefix(t.Name(), name+"/") {
		empty(t, server)
		return server
	}
	leased.Lock()
	release := exclusive(t, "lease.lock")
	holder.Store(t.Name())
	t.Cleanup(func() {
		empty(t, server)
		holder.Store("")
		release()
		leased.Unlock()
	})
	wantEmpty(t, server)
	return server
}

// Guarded returns a server that asks for a password and whose database refuses writes.
func Guarded(t testing.TB) Server {
	t.Helper()
	if server := wanted(t); server.Address != "" {
		missing(t, "a guarded server is only there with DUTYGRAPH_NEO4J=start")
	}
	address := shared(t, "guarded", []string{"-password", password, "-readonly"})
	return Server{Address: address, Username: "neo4j", Password: password}
}

// wanted returns the server that the environment names, without an address when one is to be started.
func wanted(t testing.TB) Server {
	t.Helper()
	switch want := os.Getenv("DUTYGRAPH_NEO4J"); {
	case want == "start":
		return Server{}
	case strings.Contains(want, "://"):
		return Server{want, os.Getenv("NEO4J_USERNAME"), os.Getenv("NEO4J_PASSWORD")}
	case want != "":
		t.Fatalf("DUTYGRAPH_NEO4J=%s is neither start nor an address such as bolt://localhost:7687", want)
	}
	missing(t, "no Neo4j: ask for one with DUTYGRAPH_NEO4J=start (needs Java 17 and Maven) or DUTYGRAPH_NEO4J=bolt://localhost:7687 (an empty one)")
	return Server{}
}

// missing skips the test, or fails it where everything is required.
func missing(t testing.TB, why string) {
	t.Helper()
	if os.Getenv("DUTYGRAPH_REQUIRE") == "1" {
		t.Fatal(why)
	}
	t.Skip(why)
}

// empty deletes every node and link of the database.
func empty(t testing.TB, server Server) {
	t.Helper()
	ask(t, server, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS")
}

// wantEmpty fails the test where the database holds anything; a started server's leftovers, of a test that was killed,
// are deleted.
func wantEmpty(t testing.TB, server Server) {
	t.Helper()
	if os.Getenv("DUTYGRAPH_NEO4J") == "start" {
		empty(t, server)
		return
	}
	records := ask(t, server, "MATCH (n) RETURN count(n) AS nodes")
	if nodes, _ := records[0].Get("nodes"); nodes != int64(0) {
		t.Fatalf("the database at %s holds %v nodes: tests need an empty one, which they empty when they end", server.Address, nodes)
	}
}

// patience is how long a statement may take: the million nodes of a thousand gazettes take minutes to delete.
const patience = 10 * time.Minute

// ask runs one statement in a transaction of its own.
func ask(t testing.TB, server Server, cypher string) []*neo4j.Record {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	auth := neo4j.NoAuth()
	if server.Username != "" {
		auth = neo4j.BasicAuth(server.Username, server.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(server.Address, auth)
	if err != nil {
		t.Fatal(err)
	}
	defer driver.Close(ctx)
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: "neo4j"})
	defer session.Close(ctx)
	result, err := session.Run(ctx, cypher, nil)
	if err != nil {
		t.Fatalf("%s: %v", server.Address, err)
	}
	records, err := result.Collect(ctx)
	if err != nil {
		t.Fatalf("%s: %v", server.Address, err)
	}
	return records
}
