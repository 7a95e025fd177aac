package engine

import (
	"context"
	"errors"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
)

var update = flag.Bool("update", false, "record what Neo4j answers to the statements of the corpus")

// corpusParams are the parameters that the statements of the corpus may use.
var corpusParams = map[string]any{
	"name": "市园林局", "n": int64(2), "x": 2.5, "yes": true, "none": nil,
	"names": []any{"市园林局", "市水务局"}, "map": map[string]any{"name": "东河区", "n": int64(1)}, "list": []any{int64(1), "a", nil, 2.5},
}

// corpusFile holds statements, each followed by what a Neo4j 5.26 answers: columns and rows, behind an arrow. Lines that start with #
// are headings.
const corpusFile = "testdata/statements.txt"

// What stands behind the arrow when there are no rows.
const (
	fails       = "fails"
	refusedHere = "refused here"
)

// block is a statement of the corpus and its answer.
type block struct {
	heading   string
	statement string
	answer    []string
}

// TestStatements asks the statements of the corpus and compares the answers with those that Neo4j gave.
func TestStatements(t *testing.T) {
	g, _ := corpusGraph(t)
	blocks := corpus(t)
	if len(blocks) < 300 {
		t.Fatalf("%d statements in %s", len(blocks), corpusFile)
	}
	for _, b := range blocks {
		got, err := answered(t, g, b.statement)
		if isRefused(err) && b.answer[0] != fails {
			got = []string{refusedHere}
		}
		if !slices.Equal(got, b.answer) {
			t.Errorf("%s\nanswers\n%s\n%v\nwant\n%s", b.statement, strings.Join(got, "\n"), err, strings.Join(b.answer, "\n"))
		}
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

// corpus reads the statements and their answers. An empty line ends each.
func corpus(t *testing.T) []block {
	t.Helper()
	raw, err := os.ReadFile(corpusFile)
	if err != nil {
		t.Fatal(err)
	}
	var all []block
	for text := range strings.SplitSeq(string(raw), "\n\n") {
		var b block
		var statement []string
		for _, line := range strings.Split(strings.TrimSpace(text), "\n") {
			switch answer, is := strings.CutPrefix(line, "=> "); {
			case strings.HasPrefix(line, "#"):
				b.heading += line + "\n\n"
			case is:
				b.answer = append(b.answer, answer)
			default:
				statement = append(statement, line)
			}
		}
		b.statement = strings.Join(statement, "\n")
		if len(all) > 0 && all[len(all)-1].statement == "" {
			b.heading = all[len(all)-1].heading + b.heading
			all = all[:len(all)-1]
		}
		all = append(all, b)
	}
	return all
}

// writeCorpus writes the statements with their answers.
func writeCorpus(t *testing.T, blocks []block) {
	t.Helper()
	var out strings.Builder
	for _, b := range blocks {
		out.WriteString(b.heading + b.statement + "\n")
		for _, line := range b.answer {
			out.WriteString("=> " + line + "\n")
		}
		out.WriteString("\n")
	}
	if err := os.WriteFile(corpusFile, []byte(strings.TrimSuffix(out.String(), "\n")), 0o666); err != nil {
		t.Fatal(err)
	}
}

// isRefused reports whether an error says that a statement is not read here, whatever the data.
func isRefused(err error) bool {
	e, is := errors.AsType[*syntax.Error](err)
	return is && (e.Kind == syntax.Refused || e.Kind == syntax.Writing)
}

// ask parses and answers a statement.
func ask(ctx context.Context, g *memory.Graph, source string, params map[string]any, bytes int) (*Answer, error) {
	tree, err := syntax.Parse(source)
	if err != nil {
		return nil, err
	}
	return Query(ctx, g, tree, params, bytes)
}

// answered returns the answer to a statement as lines.
func answered(t *testing.T, g *memory.Graph, statement string) ([]string, error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	a, err := ask(ctx, g, statement, corpusParams, 0)
	if err != nil {
		return []string{fails}, err
	}
	var rows []string
	for _, row := range a.Rows {
		cells := make([]string, len(row))
		for i, v := range row {
			cells[i] = spelled(v, false)
		}
		rows = append(rows, strings.Join(cells, " | "))
	}
	return lines(statement, a.Columns, rows), nil
}

// lines returns an answer as lines: its columns and its rows, in order where the statement asks for one.
func lines(statement string, columns, rows []string) []string {
	if upper := outermost(strings.ToUpper(statement)); strings.LastIndex(upper, "ORDER BY") < strings.LastIndex(upper, "RETURN") {
		slices.Sort(rows)
	}
	all := append([]string{strings.Join(columns, " | ")}, rows...)
	for i := range all {
		all[i] = strings.NewReplacer("\n", `\n`, "\r", `\r`).Replace(all[i])
	}
	return all
}

// outermost returns a statement without what stands in braces: subqueries have an order of their own.
func outermost(statement string) string {
	var b strings.Builder
	depth := 0
	for _, r := range statement {
		switch {
		case r == '{':
			depth++
		case r == '}':
			depth--
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}
