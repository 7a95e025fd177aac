package engine

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"dutygraph/graph/embedded/syntax"
)

// outcome is what became of a scenario.
type outcome string

const (
	passed  outcome = "passed"
	refused outcome = "refused"
	wrong   outcome = "wrong"
)

// TestTCK runs the openCypher project's own scenarios. Each passes, is refused, or stands in testdata/tck-listed.txt with the
// reason why it does neither; one that is listed there and passes after all is a failure too.
func TestTCK(t *testing.T) {
	files := kit(t)
	listed := listedScenarios(t)
	counts := map[string]map[outcome]int{}
	seen := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if !strings.HasSuffix(name, ".feature") {
			continue
		}
		for _, s := range scenarios(name, files[name]) {
			key := s.feature + " " + s.name
			seen[key] = true
			got, why := s.play(t, files)
			feature := strings.TrimRight(s.feature, "0123456789")
			if counts[feature] == nil {
				counts[feature] = map[outcome]int{}
			}
			counts[feature][got]++
			switch _, is := listed[key]; {
			case is && got == passed:
				t.Errorf("%s passes, but testdata/tck-listed.txt lists it", key)
			case !is && got == wrong:
				t.Errorf("%s: %s", key, why)
			case got == refused:
				t.Logf("%s: refused: %s", key, why)
			}
		}
	}
	for key := range listed {
		if !seen[key] {
			t.Errorf("testdata/tck-listed.txt lists %q, which is no scenario", key)
		}
	}
	t.Log(table(counts))
}

// listedScenarios reads the scenarios that are known not to pass: a name, a tab and the reason on each line.
func listedScenarios(t *testing.T) map[string]string {
	t.Helper()
	raw, err := os.ReadFile("testdata/tck-listed.txt")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
			continue
		}
		name, why, ok := strings.Cut(line, "\t")
		if !ok {
			t.Fatalf("testdata/tck-listed.txt: no reason stands behind %q", line)
		}
		listed[name] = why
	}
	return listed
}

// table prints what became of the scenarios of each feature, as the README has it.
func table(counts map[string]map[outcome]int) string {
	var b strings.Builder
	b.WriteString("\n| feature | passed | refused | listed |\n| --- | --- | --- | --- |\n")
	sum := map[outcome]int{}
	for _, f := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(&b, "| %s | %d | %d | %d |\n", f, counts[f][passed], counts[f][refused], counts[f][wrong])
		for o, n := range counts[f] {
			sum[o] += n
		}
	}
	fmt.Fprintf(&b, "| all | %d | %d | %d |\n", sum[passed], sum[refused], sum[wrong])
	return b.String()
}

// stage is a scenario being played.
type stage struct {
	setup
	params map[string]any
	answer *Answer
	err    error
}

// play runs the steps of a scenario. Only the first query is of interest: what follows it looks at what it wrote.
func (s scenario) play(t *testing.T, files map[string]string) (got outcome, why string) {
	defer func() {
		if r := recover(); r != nil {
			if e, ok := r.(*syntax.Error); ok {
				got, why = wrong, e.Error()
				if isRefused(e) { // the set-up asks for what no graph here can hold
					got, why = refused, e.What
				}
				return
			}
			t.Errorf("%s %s", s.feature, s.name)
			panic(r)
		}
	}()
	p := &stage{params: map[string]any{}}
	p.build()
	for _, step := range s.steps {
		switch {
		case strings.HasSuffix(step.text, " graph") && strings.HasPrefix(step.text, "the "):
			name := strings.Fields(step.text)[1]
			p.run(t, files["graphs/"+name+"/"+name+".cypher"])
		case step.text == "having executed:":
			p.run(t, step.doc)
		case step.text == "parameters are:":
			for _, row := range step.table {
				p.params[row[0]] = literal(t, row[1])
			}
		case step.text == "executing query:":
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			p.answer, p.err = ask(ctx, p.graph, step.doc, p.params, 0)
			if isRefused(p.err) {
				return refused, p.err.(*syntax.Error).What
			}
		case strings.HasPrefix(step.text, "the result should be") || strings.Contains(step.text, "should be raised"):
			return p.check(step)
		}
	}
	return wrong, "the scenario expects nothing"
}

// literal returns the value of a literal.
func literal(t *testing.T, text string) any {
	t.Helper()
	a, err := ask(t.Context(), (&setup{}).empty(), "RETURN "+text+" AS x", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	return a.Rows[0][0]
}

// check compares the answer with what the scenario expects.
func (p *stage) check(step kitStep) (outcome, string) {
	if strings.Contains(step.text, "should be raised") {
		e, _ := errors.AsType[*syntax.Error](p.err)
		switch {
		case p.err == nil:
			return wrong, fmt.Sprintf("%s, but it answers %v", step.text, p.answer.Rows)
		case e == nil:
			return wrong, p.err.Error()
		case strings.Contains(step.text, "compile time") && e.Kind != syntax.Invalid:
			return wrong, fmt.Sprintf("%s, but it fails when it runs: %s", step.text, e.What)
		}
		return passed, ""
	}
	if p.err != nil {
		return wrong, p.err.Error()
	}
	loose := strings.Contains(step.text, "ignoring element order")
	var want, got []string
	if len(step.table) > 0 {
		for _, row := range step.table[1:] {
			var cells []string
			for _, c := range row {
				cells = append(cells, normalized(c, loose))
			}
			want = append(want, strings.Join(cells, " | "))
		}
		if head := p.answer.Columns; !slices.Equal(head, step.table[0]) {
			return wrong, fmt.Sprintf("columns %q, want %q", head, step.table[0])
		}
	}
	for _, row := range p.answer.Rows {
		var cells []string
		for _, v := range row {
			cells = append(cells, spelled(v, loose))
		}
		got = append(got, strings.Join(cells, " | "))
	}
	if !strings.Contains(step.text, "in order") {
		slices.Sort(want)
		slices.Sort(got)
	}
	if !slices.Equal(got, want) {
		return wrong, fmt.Sprintf("rows\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	return passed, ""
}
