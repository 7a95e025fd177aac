package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/value"
	"dutygraph/graph/neo4j/neo4jtest"
)

// TestDifferential asks the statements of the corpus here and of a real Neo4j: both must give the same rows, of the same
// types, or both must fail. With -update it records what Neo4j answers.
func TestDifferential(t *testing.T) {
	server := neo4jtest.Lease(t)
	p := connect(t, server)
	g, create := corpusGraph(t)
	p.ask(t, create, nil)
	blocks := corpus(t)
	for i, b := range blocks {
		blocks[i].answer = compareWithPeer(t, p, g, b.statement)
	}
	if *update {
		writeCorpus(t, blocks)
	}
}

// compareWithPeer asks one statement on both sides and returns the peer's answer.
func compareWithPeer(t *testing.T, p *peer, g *memory.Graph, statement string) []string {
	t.Helper()
	got, err := answered(t, g, statement)
	want := p.answered(t, statement)
	if isRefused(err) {
		if want[0] != fails {
			want = []string{refusedHere}
		}
		return want
	}
	if !slices.Equal(got, want) {
		t.Errorf("%s\nhere\n%s\n%v\nNeo4j\n%s", statement, strings.Join(got, "\n"), err, strings.Join(want, "\n"))
		if want[0] == fails {
			t.Log(p.fault)
		}
	}
	return want
}

// peer is a Neo4j server.
type peer struct {
	write, read neo4j.SessionWithContext
	fault       error // of the last statement that failed
}

func connect(t *testing.T, server neo4jtest.Server) *peer {
	t.Helper()
	auth := neo4j.NoAuth()
	if server.Username != "" {
		auth = neo4j.BasicAuth(server.Username, server.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(server.Address, auth)
	if err != nil {
		t.Fatal(err)
	}
	p := &peer{
		write: driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"}),
		read:  driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j", AccessMode: neo4j.AccessModeRead}),
	}
	t.Cleanup(func() {
		p.write.Close(context.Background())
		p.read.Close(context.Background())
		driver.Close(context.Background())
	})
	return p
}

// ask runs a statement that must succeed.
func (p *peer) ask(t *testing.T, statement string, params map[string]any) {
	t.Helper()
	result, err := p.write.Run(t.Context(), statement, params)
	if err == nil {
		_, err = result.Consume(t.Context())
	}
	if err != nil {
		t.Fatalf("%s\n%v", statement, err)
	}
}

// answered returns what the peer answers, as answered does for this engine.
func (p *peer) answered(t *testing.T, statement string) []string {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	defer func() {
		if ctx.Err() != nil { // no answer is none, and no failure either
			t.Fatalf("%s\nNeo4j gives no answer within a minute", statement)
		}
	}()
	result, err := p.read.Run(ctx, statement, corpusParams)
	if err != nil {
		p.fault = err
		return []string{fails}
	}
	columns, err := result.Keys()
	if err != nil {
		p.fault = err
		return []string{fails}
	}
	var rows []string
	for result.Next(ctx) {
		var cells []string
		for _, v := range result.Record().Values {
			cells = append(cells, spelledPeer(v))
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	if p.fault = result.Err(); p.fault != nil {
		return []string{fails}
	}
	return lines(statement, columns, rows)
}

// spelledPeer prints a value of the driver as spelled prints ours.
func spelledPeer(v any) string {
	switch v := v.(type) {
	case []any:
		items := make([]string, len(v))
		for i, x := range v {
			items[i] = spelledPeer(x)
		}
		return spelledList(items, false)
	case map[string]any:
		keys := value.Keys(v)
		items := make([]string, len(keys))
		for i, k := range keys {
			items[i] = k + ": " + spelledPeer(v[k])
		}
		return "{" + strings.Join(items, ", ") + "}"
	case dbtype.Node:
		labels := slices.Sorted(slices.Values(v.Labels))
		text := ""
		for _, l := range labels {
			text += ":" + l
		}
		return spelledNode(text, spelledPeer(v.Props))
	case dbtype.Relationship:
		return spelledLink(":"+v.Type, spelledPeer(v.Props))
	case dbtype.Path:
		text := spelledPeer(v.Nodes[0])
		for i, l := range v.Relationships {
			if l.StartElementId == v.Nodes[i].ElementId {
				text += "-" + spelledPeer(l) + "->"
			} else {
				text += "<-" + spelledPeer(l) + "-"
			}
			text += spelledPeer(v.Nodes[i+1])
		}
		return "<" + text + ">"
	case nil, bool, int64, float64, string:
		return spelled(v, false)
	}
	return fmt.Sprintf("%T(%v)", v, v)
}
