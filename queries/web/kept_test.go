package web

import (
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"dutygraph/graph"
	"dutygraph/queries"
)

// counting is a store that counts how often it is asked of leaders.
type counting struct {
	graph.Store
	asked *int
}

func (c counting) Query(_ context.Context, statement string, _ map[string]any) (*graph.Table, error) {
	if strings.Contains(statement, "Leader") {
		*c.asked++
	}
	return &graph.Table{Columns: []string{"tasks"}, Rows: [][]any{{int64(*c.asked)}, {int64(7)}, {int64(8)}}}, nil
}

// TestKeptAnswers says that an answer is asked for once while the store stays as it is, and anew when it has changed or does
// not tell.
func TestKeptAnswers(t *testing.T) {
	asked, state := 0, "one"
	c := configOf(t, counting{asked: &asked})
	c.State, c.Rows = func() string { return state }, 2
	h := handlerOf(t, c)
	for i, x := range []struct {
		state, address string
		asked          int
	}{
		{"one", "/q/leaders", 1}, {"one", "/q/leaders?sort=tasks&desc=1", 1}, {"one", "/q/leaders.json", 1},
		{"one", "/q/leaders?city=某市", 2}, {"one", "/q/leaders", 2},
		{"two", "/q/leaders", 3}, {"two", "/q/leaders.csv", 3},
		{"one", "/q/leaders", 4}, // it may say what it said before and yet be another
		{"", "/q/leaders", 5}, {"", "/q/leaders", 6},
	} {
		state = x.state
		w := get(t, h, x.address)
		if asked != x.asked || w.Code != http.StatusOK || w.Header().Get("Dutygraph-Rows") != "cut" || strings.Contains(w.Body.String(), "8") && strings.HasSuffix(x.address, ".csv") {
			t.Errorf("%d: %s: asked %d times, want %d; %d %v", i, x.address, asked, x.asked, w.Code, w.Header())
		}
	}
}

// TestKeptWithinBounds says that answers give way to newer ones.
func TestKeptWithinBounds(t *testing.T) {
	var a answers
	for i := range 100 {
		a.keep("s", fmt.Sprint(i), answer{table: &graph.Table{Columns: []string{"a"}, Rows: make([][]any, valuesKept/10)}})
		if a.size > valuesKept || len(a.kept) != len(a.order) || len(a.kept) > 10 {
			t.Fatalf("%d values of %d answers are kept", a.size, len(a.kept))
		}
	}
	a.keep("s", "huge", answer{table: &graph.Table{Columns: []string{"a"}, Rows: make([][]any, valuesKept)}})
	if _, ok := a.find("s", "huge"); ok {
		t.Error("an answer larger than all that may be kept is kept")
	}
	if _, ok := a.find("s", "99"); !ok {
		t.Error("the newest answer is not kept")
	}
}

// TestPrepared says that answers about everything are made before anybody asks, and then not again.
func TestPrepared(t *testing.T) {
	asked := 0
	c := configOf(t, counting{asked: &asked})
	c.State = func() string { return "as it is" }
	h, prepare, err := Handler(c)
	if err != nil {
		t.Fatal(err)
	}
	prepare(t.Context())
	made := asked
	if made < 5 {
		t.Fatalf("%d answers were made", made)
	}
	for _, q := range c.Catalogue {
		if !slices.ContainsFunc(q.Params, func(p queries.Param) bool { return !p.Optional }) {
			get(t, h, "/q/"+q.Name+".json")
		}
	}
	if asked != made {
		t.Errorf("%d answers were made again", asked-made)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	c.State = func() string { return "changed" }
	if _, prepare, err = Handler(c); err != nil {
		t.Fatal(err)
	}
	if prepare(stopped); asked != made {
		t.Errorf("%d answers were made when the program had to end", asked-made)
	}
}
