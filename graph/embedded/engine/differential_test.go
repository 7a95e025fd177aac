package engine

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
	"dutygraph/graph/neo4j/neo4jtest"
)

// corpusParams are the parameters that the statements of the corpus may use.
var corpusParams = map[string]any{
	"name": "市园林局", "n": int64(2), "x": 2.5, "yes": true, "none": nil,
	"names": []any{"市园林局", "市水务局"}, "map": map[string]any{"name": "东河区", "n": int64(1)}, "list": []any{int64(1), "a", nil, 2.5},
}

// TestDifferential asks the same statements here and of a real Neo4j: both must give the same rows, of the same types, or
// both must fail.
func TestDifferential(t *testing.T) {
	server := neo4jtest.Lease(t)
	peer := connect(t, server)
	g, create := corpusGraph(t)
	peer.ask(t, create, nil)
	for _, statement := range corpus(t) {
		compareWithPeer(t, peer, g, statement)
	}
}

// corpusGraph returns the graph that the corpus is about, and the statement that makes it.
func corpusGraph(t *testing.T) (*memory.Graph, string) {
	t.Helper()
	raw, err := os.ReadFile("testdata/graph.cypher")
	if err != nil {
		t.Fatal(err)
	}
	s := &setup{}
	s.run(t, string(raw))
	return s.graph, string(raw)
}

// corpus reads the statements: one on each line, or several lines between two empty ones. A line that starts with # is a comment.
func corpus(t *testing.T) []string {
	t.Helper()
	file := "testdata/statements.txt"
	if other := os.Getenv("DUTYGRAPH_STATEMENTS"); other != "" {
		file = other
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for block := range strings.SplitSeq(string(raw), "\n\n") {
		var lines []string
		for line := range strings.Lines(block) {
			if !strings.HasPrefix(line, "#") {
				lines = append(lines, strings.TrimRight(line, "\n"))
			}
		}
		if text := strings.TrimSpace(strings.Join(lines, "\n")); text != "" {
			all = append(all, text)
		}
	}
	return all
}

// compareWithPeer asks one statement on both sides. Order counts where the statement asks for one.
func compareWithPeer(t *testing.T, p *peer, g *memory.Graph, statement string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	a, err := Query(ctx, g, statement, corpusParams, Limits{})
	columns, rows, peerErr := p.rows(statement)
	switch {
	case err != nil && peerErr != nil:
		return
	case err != nil:
		e := syntax.AsError(err)
		if e != nil && e.Kind == syntax.Refused {
			t.Logf("refused here: %s\n%v", statement, err)
			return
		}
		t.Errorf("%s\nfails here: %v\nNeo4j answers %v %v", statement, err, columns, rows)
		return
	}
	var got []string
	for _, row := range a.Rows {
		got = append(got, spelledRow(row))
	}
	if peerErr != nil {
		t.Errorf("%s\nNeo4j fails: %v\nhere it answers %v %v", statement, peerErr, a.Columns, got)
		return
	}
	if upper := strings.ToUpper(statement); strings.LastIndex(upper, "ORDER BY") < strings.LastIndex(upper, "RETURN") {
		slices.Sort(got)
		slices.Sort(rows)
	}
	if !slices.Equal(a.Columns, columns) || !slices.Equal(got, rows) {
		t.Errorf("%s\nhere  %q\n%s\nNeo4j %q\n%s", statement, a.Columns, strings.Join(got, "\n"), columns, strings.Join(rows, "\n"))
	}
}

func spelledRow(row []any) string {
	cells := make([]string, len(row))
	for i, v := range row {
		cells[i] = spelled(v, false)
	}
	return strings.Join(cells, " | ")
}

// peer is a Neo4j server.
type peer struct{ write, read neo4j.SessionWithContext }

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
		driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j"}),
		driver.NewSession(t.Context(), neo4j.SessionConfig{DatabaseName: "neo4j", AccessMode: neo4j.AccessModeRead}),
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

// rows returns the columns and the spelled rows of a statement.
func (p *peer) rows(statement string) (columns, rows []string, err error) {
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	result, err := p.read.Run(ctx, statement, corpusParams)
	if err != nil {
		return nil, nil, err
	}
	if columns, err = result.Keys(); err != nil {
		return nil, nil, err
	}
	for result.Next(ctx) {
		var cells []string
		for _, v := range result.Record().Values {
			cells = append(cells, spelledPeer(v))
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	return columns, rows, result.Err()
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
