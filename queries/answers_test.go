package queries_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/tools/txtar"

	"dutygraph/graph"
	"dutygraph/queries"
)

var update = flag.Bool("update", false, "rewrite the answers in testdata")

// TestAnswers asks every question of the catalogue what testdata/<name>.txt asks of it, on every engine at hand. A
// section's name holds the parameters, parted by "; ", and its text the answer. All engines must give equal rows.
func TestAnswers(t *testing.T) {
	engines := loaded(t)
	for _, q := range catalogue(t) {
		t.Run(q.Name, func(t *testing.T) {
			path := filepath.Join("testdata", q.Name+".txt")
			archive, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatalf("every question has answers to look at: %v", err)
			}
			for i := range archive.Files {
				ask(t, engines, q, &archive.Files[i])
			}
			covers(t, q, archive.Files)
			if *update {
				if err := os.WriteFile(path, txtar.Format(archive), 0o666); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// ask puts one case to each engine and compares the answers with the one that stands in the file.
func ask(t *testing.T, engines []engine, q queries.Query, file *txtar.File) {
	args, err := q.Args(values(file.Name))
	if err != nil {
		t.Fatal(err)
	}
	var first *graph.Table
	for i, e := range engines {
		got, err := e.Query(t.Context(), q.Cypher, args)
		if err != nil {
			t.Errorf("%s: %s: %v", e.name, file.Name, err)
			continue
		}
		if i == 0 {
			first = got
		} else if diff := cmp.Diff(first, got, cmpopts.EquateEmpty()); first != nil && diff != "" {
			t.Errorf("%s: %s and %s differ (-%[2]s +%[3]s):\n%s", file.Name, engines[0].name, e.name, diff)
		}
		answer := print(got)
		if *update {
			file.Data = []byte(answer)
		} else if diff := cmp.Diff(string(file.Data), answer); diff != "" {
			t.Errorf("%s: %s (-want +got):\n%s", e.name, file.Name, diff)
		}
	}
}

// values reads a case's name: leader=王敏; city=云州市. "nothing" stands for no parameters.
func values(name string) map[string]string {
	values := map[string]string{}
	if name == "nothing" {
		return values
	}
	for pair := range strings.SplitSeq(name, "; ") {
		key, value, _ := strings.Cut(pair, "=")
		values[key] = value
	}
	return values
}

// print writes a table for a reader: a line for each row, each value as JSON, so that 5 and 5.0 and "5" differ.
func print(t *graph.Table) string {
	var b strings.Builder
	fmt.Fprintln(&b, strings.Join(t.Columns, " | "))
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, value := range row {
			cells[i] = cell(value)
		}
		fmt.Fprintln(&b, strings.Join(cells, " | "))
	}
	return b.String()
}

func cell(value any) string {
	switch value := value.(type) {
	case nil:
		return "-"
	case float64:
		if s := fmt.Sprint(value); strings.ContainsAny(s, ".e") {
			return s
		}
		return fmt.Sprintf("%.1f", value)
	}
	var text strings.Builder
	e := json.NewEncoder(&text)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return err.Error()
	}
	return strings.TrimSpace(text.String())
}

// covers reports a parameter that no case gives, and a question that no case answers with rows.
func covers(t *testing.T, q queries.Query, cases []txtar.File) {
	given := map[string]bool{}
	rows := 0
	for _, c := range cases {
		for name := range values(c.Name) {
			given[name] = true
		}
		rows += strings.Count(string(c.Data), "\n") - 1
	}
	for _, p := range q.Params {
		if !given[p.Name] {
			t.Errorf("no case of %s gives %s", q.Name, p.Name)
		}
	}
	if rows == 0 {
		t.Errorf("no case of %s has a row", q.Name)
	}
}

// TestNoAnswerIsStray says that every file of answers belongs to a question.
func TestNoAnswerIsStray(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		t.Fatal(err)
	}
	all := catalogue(t)
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txt")
		if !slices.ContainsFunc(all, func(q queries.Query) bool { return q.Name == name }) {
			t.Errorf("%s: no question is called %s", file, name)
		}
	}
}

// TestNamesAreNoCypher gives every parameter that takes any text a value that would do harm if it became part of a statement.
func TestNamesAreNoCypher(t *testing.T) {
	engines := loaded(t)
	for _, e := range engines {
		before := count(t, e)
		for _, q := range catalogue(t) {
			for _, nasty := range []string{`'`, `"`, "`", `\`, `' OR true //`, `"}) DETACH DELETE n //`, "`) MATCH (n) DETACH DELETE n //", "$city", "%s\x00", "[.*"} {
				args, err := q.Args(nastyValues(q, nasty))
				if err != nil {
					t.Fatal(err)
				}
				got, err := e.Query(t.Context(), q.Cypher, args)
				if err != nil {
					t.Errorf("%s: %s of %q: %v", e.name, q.Name, nasty, err)
				} else if slices.ContainsFunc(q.Params, takesAnyText) && len(got.Rows) > 0 {
					t.Errorf("%s: %s of %q has an answer: %v", e.name, q.Name, nasty, got.Rows[0])
				}
			}
		}
		if after := count(t, e); after != before {
			t.Errorf("%s: %d nodes before, %d after", e.name, before, after)
		}
	}
}

// TestMissedIsNotReached says that the two questions about indicators judge alike.
func TestMissedIsNotReached(t *testing.T) {
	for _, e := range loaded(t) {
		var missed, notReached []string
		for _, row := range answer(t, e, "missed-indicators").Rows {
			missed = append(missed, row[0].(string))
		}
		all := answer(t, e, "indicators")
		reached := slices.Index(all.Columns, "reached")
		for _, row := range all.Rows {
			if row[reached] == false {
				notReached = append(notReached, row[0].(string))
			}
		}
		if diff := cmp.Diff(notReached, missed); diff != "" || len(missed) == 0 {
			t.Errorf("%s: (-not reached +missed):\n%s", e.name, diff)
		}
	}
}

// answer asks a question without parameters.
func answer(t *testing.T, e engine, name string) *graph.Table {
	t.Helper()
	all := catalogue(t)
	q := all[slices.IndexFunc(all, func(q queries.Query) bool { return q.Name == name })]
	args, err := q.Args(nil)
	if err != nil {
		t.Fatal(err)
	}
	table, err := e.Query(t.Context(), q.Cypher, args)
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// takesAnyText says that a parameter's value may be any text there is.
func takesAnyText(p queries.Param) bool { return !p.Number && !p.Date && p.Choices == nil }

// nastyValues gives a text to every parameter that takes any, and an example to others that are needed.
func nastyValues(q queries.Query, nasty string) map[string]string {
	values := map[string]string{}
	for _, p := range q.Params {
		switch {
		case takesAnyText(p):
			values[p.Name] = nasty
		case !p.Optional:
			values[p.Name] = p.Example
		}
	}
	return values
}

func count(t *testing.T, e engine) any {
	table, err := e.Query(t.Context(), "MATCH (n) RETURN count(n) AS nodes", nil)
	if err != nil {
		t.Fatal(err)
	}
	return table.Rows[0][0]
}

func catalogue(t *testing.T) []queries.Query {
	t.Helper()
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// engine is a store that holds the small graph.
type engine struct {
	name string
	asker
}

// asker is what a question needs of a store.
type asker interface {
	Query(ctx context.Context, cypher string, params map[string]any) (*graph.Table, error)
}
