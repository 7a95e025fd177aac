package extract

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dutygraph/graph"
)

// TestTargetCases reads the figures to be reached from every text of testdata/targets-cases.txt.
func TestTargetCases(t *testing.T) {
	eachCase(t, "testdata/targets-cases.txt", func(s string) []string {
		var said []string
		for _, f := range figuresOf(s) {
			said = append(said, spell(f.quantity, s))
		}
		return said
	})
}

// TestTargetNames reads what is counted by the figures of every text of testdata/targets-names.txt.
func TestTargetNames(t *testing.T) {
	eachCase(t, "testdata/targets-names.txt", func(s string) []string {
		var said []string
		for _, f := range figuresOf(s) {
			said = append(said, f.what)
		}
		return said
	})
}

// TestTargetRoles reads the figures in every role from the texts of testdata/targets-roles.txt.
func TestTargetRoles(t *testing.T) {
	eachCase(t, "testdata/targets-roles.txt", func(s string) []string {
		var said []string
		document := graph.Node{Label: graph.Document, ID: "云政发〔2025〕9号"}
		owner := graph.Node{Label: graph.Task, ID: document.ID + "#1"}
		facts := new(Extractor).amounts(owner, document, 2025, textOf([]line{{1, s}}, ""))
		for i, f := range amountsOf(s) {
			said = append(said, spell(f.quantity, s)+" "+f.role)
			if role := facts[2*i].To.Props["role"]; role != f.role {
				t.Errorf("%s: the graph is told %v, not %s", s, role, f.role)
			}
		}
		return said
	})
}

// eachCase compares what read says of a text with the rest of its line. Lines are a text, =>, and answers separated by ";".
func eachCase(t *testing.T, pattern string, read func(text string) []string) {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases at %s: %v", pattern, err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		no := 0
		for line := range strings.Lines(string(raw)) {
			no++
			text, want, found := strings.Cut(strings.TrimSpace(line), " =>")
			if strings.HasPrefix(line, "#") || text == "" {
				continue
			}
			if !found {
				t.Fatalf("%s:%d: no => in %q", file, no, line)
			}
			if got := strings.Join(read(text), "; "); got != strings.TrimSpace(want) {
				t.Errorf("%s:%d: %s\n got %s\nwant %s", file, no, text, got, strings.TrimSpace(want))
			}
		}
	}
}

// spell says a quantity in one phrase: value (or value..max), unit, operator, direction.
func spell(q quantity, s string) string {
	value := fmt.Sprintf("%v", q.value)
	if q.ranged() {
		value += fmt.Sprintf("..%v", q.max)
	}
	if q.worded {
		value = s[q.number:q.end]
	}
	return strings.Join(strings.Fields(strings.Join([]string{value, q.unit, q.op, q.direction}, " ")), " ")
}

// TestTargetFacts looks at what the graph is told of a figure: its links, properties and lines.
func TestTargetFacts(t *testing.T) {
	owner := graph.Node{Label: graph.Task, ID: "云政发〔2025〕3号#7"}
	document := graph.Node{Label: graph.Document, ID: "云政发〔2025〕3号"}
	printed := textOf([]line{{40, "新建口袋公园3—5个,到2027年绿化覆盖率提高到"}, {42, "45%以上。"}}, "")
	facts := new(Extractor).targets(owner, document, 2025, printed)
	want := []struct {
		id, what, text string
		at             graph.Span
		year           int64
	}{
		{"云政发〔2025〕3号#7!1", "新建口袋公园", "3—5个", graph.Span{First: 40, Last: 40}, 2025},
		{"云政发〔2025〕3号#7!2", "绿化覆盖率", "45%以上", graph.Span{First: 42, Last: 42}, 2027},
	}
	if len(facts) != 2*len(want) {
		t.Fatalf("%d facts, want %d: %v", len(facts), 2*len(want), facts)
	}
	for i, w := range want {
		has, stated := facts[2*i], facts[2*i+1]
		for _, f := range []graph.Fact{has, stated} {
			if err := f.Check(); err != nil {
				t.Error(err)
			}
		}
		p := has.To.Props
		if has.Rel != graph.HasTarget || stated.Rel != graph.StatedIn || has.To.ID != w.id || stated.From.ID != w.id {
			t.Errorf("figure %d: %v, %v", i+1, has, stated)
		}
		if p["what"] != w.what || p["text"] != w.text || p["year"] != w.year || has.At != w.at {
			t.Errorf("figure %d: %v at %v, want %v", i+1, p, has.At, w)
		}
	}
	if p := facts[0].To.Props; p["value"] != 3.0 || p["valueMax"] != 5.0 || p["unit"] != "个" || p["op"] != "=" || p["role"] != "goal" {
		t.Errorf("the first figure is %v", p)
	}
}
