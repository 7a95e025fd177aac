package embedded

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"dutygraph/graph"
	"dutygraph/graph/neo4j"
	"dutygraph/graph/neo4j/neo4jtest"
	"dutygraph/queries"
)

// TestNoSlowerThanNeo4j asks every question of the catalogue of both stores by turns, of another city each time, and prints
// the medians. DUTYGRAPH_SPEED says on how many gazettes, such as 1,100; without it nothing is measured, since figures of a busy machine
// say little. One question alone: -run NoSlower/gazettes=100/leaders.
func TestNoSlowerThanNeo4j(t *testing.T) {
	sizes := os.Getenv("DUTYGRAPH_SPEED")
	if sizes == "" {
		t.Skip("ask for it with DUTYGRAPH_SPEED=1,100 and DUTYGRAPH_NEO4J=start")
	}
	server := neo4jtest.Lease(t)
	catalogue, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	loaded := 0
	peer, err := neo4j.Open(t.Context(), neo4j.Config{Address: server.Address, Username: server.Username, Password: server.Password})
	if err != nil {
		t.Fatal(err)
	}
	defer peer.Close(context.Background())
	for text := range strings.SplitSeq(sizes, ",") {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		own, err := Open(library(t, n))
		if err != nil {
			t.Fatal(err)
		}
		for ; loaded < n; loaded++ {
			if _, err := peer.Load(t.Context(), gazette(t, loaded+1)...); err != nil {
				t.Fatal(err)
			}
		}
		logSize(t, own, n)
		for _, ofCity := range []bool{true, false} {
			for _, q := range catalogue {
				if slices.Contains(scopes(q), ofCity) {
					t.Run(fmt.Sprintf("gazettes=%d/%s/city=%v", n, q.Name, ofCity), func(t *testing.T) { race(t, own, peer, q, n, ofCity) })
				}
			}
		}
	}
}

// logSize says how large a store of so many gazettes is.
func logSize(t *testing.T, s *Store, gazettes int) {
	t.Helper()
	g, err := s.network(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	m, err := s.file.mark()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d gazettes: %d nodes, %d links, %d MB of file", gazettes, len(g.Nodes), len(g.Links), m.size>>20)
}

// race asks one question of both stores several times, after a warming up, and prints the medians.
func race(t *testing.T, own, peer graph.Store, q queries.Query, gazettes int, ofCity bool) {
	t.Helper()
	warming, measured := 5, 15
	if gazettes > 100 { // a question about the whole store takes a while there
		warming, measured = 2, 5
	}
	var mine, theirs []time.Duration
	rows := 0
	for turn := range warming + measured {
		args := asked(t, q, turn*7%gazettes+1, turn, ofCity)
		var found [2]int
		for i, s := range []graph.Store{own, peer} {
			began := time.Now()
			table, err := s.Query(t.Context(), q.Cypher, args)
			took := time.Since(began)
			if err != nil {
				t.Fatalf("%s: %v", q.Name, err)
			}
			found[i] = len(table.Rows)
			if turn >= warming && i == 0 {
				mine = append(mine, took)
			} else if turn >= warming {
				theirs = append(theirs, took)
			}
		}
		if found[0] != found[1] {
			t.Errorf("%s %v: %d rows here, %d from Neo4j", q.Name, args, found[0], found[1])
		}
		rows = max(rows, found[0])
	}
	a, b := median(mine), median(theirs)
	name := q.Name
	if !ofCity {
		name += " (all)"
	}
	t.Logf("%5d gazettes  %-24s %5d rows %10v  Neo4j %10v  %6.1f times as fast", gazettes, name, rows, a.Round(time.Microsecond), b.Round(time.Microsecond), float64(b)/float64(a))
	if a > b {
		t.Errorf("%s on %d gazettes: %v, Neo4j takes %v", name, gazettes, a, b)
	}
}

func median[T cmp.Ordered](values []T) T {
	slices.Sort(values)
	return values[len(values)/2]
}
