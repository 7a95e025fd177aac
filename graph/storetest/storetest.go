// Package storetest says what every store of graphs must do, as tests that an engine's own tests run.
//
// The documents it loads are invented: a city that does not exist, its leaders, units and districts. What a store holds
// is looked at twice: as batches (Held) and by plain reading statements (Query), so that the two cannot drift apart.
package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"dutygraph/graph"
)

// Run checks a store against the contract. For each check open returns a new, empty store, which it closes itself when
// the test ends.
func Run(t *testing.T, open func(t *testing.T) graph.Store) {
	for _, c := range checks {
		t.Run(c.name, func(t *testing.T) { c.check(t, open(t)) })
	}
}

var checks = []struct {
	name  string
	check func(*testing.T, graph.Store)
}{
	{"empty store", emptyStore},
	{"load", load},
	{"load nothing", loadNothing},
	{"load again", loadAgain},
	{"replace", replace},
	{"replace keeps what others state", replaceKeepsOthers},
	{"remove", remove},
	{"remove an unknown document", removeUnknown},
	{"shared nodes", sharedNodes},
	{"references between documents", references},
	{"order of loading", orderOfLoading},
	{"leaders", leaders},
	{"held", held},
	{"documents", documents},
	{"receipts", receipts},
	{"receipts of a load that fails", receiptsOfAll},
	{"receipts as values", receiptsAreSeen},
	{"facts said twice", saidTwice},
	{"a bad batch among good ones", badBatch},
	{"one document twice in a load", twiceInOneLoad},
	{"empty document", emptyDocument},
	{"names are data", namesAreData},
	{"cancelled", cancelled},
	{"concurrent loads and reads", concurrent},
	{"two loaders of one document", twoLoaders},
	{"values", values},
	{"parameters", parameters},
	{"nodes and links as values", nodesAsValues},
	{"rows and columns", rowsAndColumns},
	{"writes are refused", writesRefused},
	{"bad statements", badStatements},
}

// within returns a context that ends with the test, and before go test's own limit does.
func within(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// mustLoad loads batches and returns the changes.
func mustLoad(t *testing.T, s graph.Store, batches ...graph.Batch) []graph.Change {
	t.Helper()
	changes, err := s.Load(within(t), batches...)
	if err != nil {
		t.Fatalf("loading: %v", err)
	}
	return changes
}

// mustQuery asks a statement and returns the answer.
func mustQuery(t *testing.T, s graph.Store, cypher string, params map[string]any) *graph.Table {
	t.Helper()
	table, err := s.Query(within(t), cypher, params)
	if err != nil {
		t.Fatalf("%s: %v", cypher, err)
	}
	return table
}

// mustHold returns what the store holds of documents.
func mustHold(t *testing.T, s graph.Store, documents ...string) []graph.Batch {
	t.Helper()
	batches, err := s.Held(within(t), documents...)
	if err != nil {
		t.Fatalf("held: %v", err)
	}
	return batches
}

// wantState fails unless the store holds exactly these batches, as batches and as a graph.
func wantState(t *testing.T, s graph.Store, batches ...graph.Batch) {
	t.Helper()
	compareLines(t, "documents held", digests(mustHold(t, s)), digests(batches))
	compareLines(t, "graph", asked(t, s), stated(batches))
}

func digests(batches []graph.Batch) []string {
	var lines []string
	for _, b := range batches {
		lines = append(lines, b.Doc.ID+" "+b.Digest())
	}
	slices.Sort(lines)
	return lines
}

// compareLines reports each line that only one side has.
func compareLines(t *testing.T, what string, got, want []string) {
	t.Helper()
	for _, line := range got {
		if !slices.Contains(want, line) {
			t.Errorf("%s: unexpected %s", what, line)
		}
	}
	for _, line := range want {
		if !slices.Contains(got, line) {
			t.Errorf("%s: missing %s", what, line)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%s: %d lines, want %d", what, len(got), len(want))
	}
}

// asked returns the store's whole graph, a line for each node and link, by statements of the plainest kind.
func asked(t *testing.T, s graph.Store) []string {
	t.Helper()
	var lines []string
	labels := []graph.Label{graph.Leader}
	for _, sort := range graph.NodeSorts {
		labels = append(labels, sort.Label)
	}
	for _, label := range labels {
		props := append([]string{"id"}, label.Sort().Props...)
		table := mustQuery(t, s, fmt.Sprintf("MATCH (n:%s) RETURN %s", label, columns("n", props)), nil)
		for _, row := range table.Rows {
			lines = append(lines, string(label)+spell(props, row))
		}
	}
	for _, sort := range graph.LinkSorts {
		props := append([]string{"inferred", "rule", "document", "lineStart", "lineEnd"}, sort.Props...)
		table := mustQuery(t, s, fmt.Sprintf("MATCH (a)-[r:%s]->(b) RETURN a.id AS start, b.id AS end, %s",
			sort.Relation, columns("r", props)), nil)
		for _, row := range table.Rows {
			lines = append(lines, fmt.Sprintf("%s -%s-> %s%s", row[0], sort.Relation, row[1], spell(props, row[2:])))
		}
	}
	return lines
}

func columns(name string, props []string) string {
	var list []string
	for _, p := range props {
		list = append(list, fmt.Sprintf("%s.%s AS %s", name, p, p))
	}
	return strings.Join(list, ", ")
}

func spell(names []string, row []any) string {
	var b strings.Builder
	for i, name := range names {
		if row[i] != nil {
			fmt.Fprintf(&b, " %s=%T(%v)", name, row[i], row[i])
		}
	}
	return b.String()
}

// stated returns the lines that asked has of a store that holds the batches and nothing else.
func stated(batches []graph.Batch) []string {
	nodes := map[graph.Key]graph.Node{}
	var lines []string
	for _, b := range batches {
		for _, n := range b.Nodes() {
			seen, known := nodes[n.Key()]
			if known && (n.Label == graph.Person || n.Label == graph.Document && !b.Owns(n)) {
				n = seen // a leader stays one, and a document's own word of itself is the last
			}
			nodes[n.Key()] = n
		}
		for _, l := range b.Links() {
			props := append([]string{"inferred", "rule", "document", "lineStart", "lineEnd"}, l.Rel.Sort().Props...)
			lines = append(lines, fmt.Sprintf("%s -%s-> %s%s", l.From.ID, l.Rel, l.To.ID, spell(props, pick(l.AllProps(b.Doc.ID), props))))
		}
	}
	for _, n := range nodes {
		props := append([]string{"id"}, n.Label.Sort().Props...)
		all := n.Props.With("id", n.ID)
		if n.Key().Label == graph.Person {
			all = all.With("title", titleOf(n.ID, batches))
		}
		for _, label := range n.Label.Labels() {
			lines = append(lines, string(label)+spell(props, pick(all, props)))
		}
	}
	return lines
}

// pick returns the values of the properties as a store answers them.
func pick(props graph.Props, names []string) []any {
	row := make([]any, len(names))
	for i, name := range names {
		row[i] = props.Get(name)
		if list, ok := row[i].([]string); ok {
			values := make([]any, len(list))
			for k, s := range list {
				values[k] = s
			}
			row[i] = values
		}
	}
	return row
}

// titleOf returns the title that the newest document gives to a leader.
func titleOf(id string, batches []graph.Batch) string {
	title, newest := "", ""
	for _, b := range batches {
		date := b.Doc.Props.Text("date")
		for _, l := range b.Links() {
			said := l.Props.Text("title")
			if age := date + " " + b.Doc.ID; l.Rel == graph.Leads && l.From.ID == id && said != "" && age > newest {
				title, newest = said, age
			}
		}
	}
	return title
}
