package decisions

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"dutygraph/extract"
	"dutygraph/extract/casetest"
	"dutygraph/graph"
)

// TestCases reads the document of every case with and without the case's decisions. The answer is what changed: facts and
// findings gone (-) and new (+), and the decisions that were not applied, or why the decisions cannot be read.
func TestCases(t *testing.T) {
	casetest.Each(t, "testdata/*.txt", func(t *testing.T, c casetest.Case) []txtar.File {
		x := &extract.Extractor{}
		casetest.AddSeeds(t, "forms", x.Forms.Add)
		c.AddLists(t, x.Vocab.Add)
		return []txtar.File{casetest.Answer("changed", changed(t, x, c.Text("in"), c.Text("decisions")))}
	})
}

// changed says what decisions change in what a document says.
func changed(t *testing.T, x *extract.Extractor, in, text string) string {
	t.Helper()
	d, err := Parse("decisions", text)
	if err != nil {
		return err.Error() + "\n"
	}
	before := told(t, x.Extract("in", in))
	decided := *x
	decided.Decide = d.Decide
	readings, problems := d.Apply(&decided, in, decided.Extract("in", in))
	after := told(t, readings)
	var b strings.Builder
	for _, line := range before {
		if !slices.Contains(after, line) {
			fmt.Fprintf(&b, "- %s\n", line)
		}
	}
	for _, line := range after {
		if !slices.Contains(before, line) {
			fmt.Fprintf(&b, "+ %s\n", line)
		}
	}
	for _, p := range problems {
		fmt.Fprintf(&b, "! %s: %s\n", p.At, p)
	}
	return b.String()
}

// told writes nodes, facts and findings, one a line.
func told(t *testing.T, readings []extract.Reading) []string {
	t.Helper()
	var lines []string
	for _, r := range readings {
		if err := r.Check(); err != nil {
			t.Error(err)
		}
		for _, n := range r.Nodes()[1:] {
			if n.Label == graph.Department || n.Label == graph.District || n.Label == graph.Leader {
				lines = append(lines, fmt.Sprintf("%s %s %v", n.Label, n.ID, propsText(n.Props)))
			}
		}
		for _, l := range r.Links() {
			lines = append(lines, fmt.Sprintf("  %s @%d-%d %s", l.ID, l.At.First, l.At.Last, propsText(l.Props)))
		}
		for _, u := range r.Unread {
			lines = append(lines, fmt.Sprintf("unread %d %s: %s", u.At.First, u.Why, u.Text))
		}
		for _, k := range r.Checks {
			if !k.Agrees() {
				lines = append(lines, fmt.Sprintf("check %d %s: %s %s", k.At.First, k.What, k.Declared, k.Read))
			}
		}
	}
	return lines
}

func propsText(props graph.Props) string {
	var parts []string
	for _, p := range props {
		if p.Name != "jurisdiction" && p.Name != "name" {
			parts = append(parts, fmt.Sprintf("%s=%v", p.Name, p.Value))
		}
	}
	return strings.Join(parts, " ")
}

// TestHelp reads the file that the help shows.
func TestHelp(t *testing.T) {
	if d, err := Parse("help", Help); err != nil || len(d.List) != 8 {
		t.Errorf("%+v: %v", d, err)
	}
}

// TestReadme reads the file that the README shows.
func TestReadme(t *testing.T) {
	raw, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, block, _ := strings.Cut(string(raw), "```\n# A line in brackets")
	block, _, _ = strings.Cut(block, "```")
	d, err := Parse("README", "#"+block)
	if err != nil || len(d.List) != 8 {
		t.Errorf("%+v: %v", d, err)
	}
}

// FuzzParse looks for files that are read in two ways: what is read writes its decisions so that they are read the same.
func FuzzParse(f *testing.F) {
	for _, c := range casetest.Cases(f, "testdata/*.txt") {
		f.Add(c.Text("decisions"))
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := Parse("decisions", text)
		if err != nil {
			for _, line := range strings.Split(err.Error(), "\n") {
				if !strings.HasPrefix(line, "decisions:") {
					t.Errorf("no place in %q", line)
				}
			}
			return
		}
		var b strings.Builder
		for _, one := range d.List {
			fmt.Fprintf(&b, "%s\n%s\n", one.Scope, one)
		}
		again, err := Parse("decisions", b.String())
		if err != nil || len(again.List) != len(d.List) {
			t.Fatalf("%d decisions, %v:\n%s", len(d.List), err, b.String())
		}
		for i, one := range d.List {
			if other := again.List[i]; !repeats(one, other) {
				t.Errorf("%v became %v", one, other)
			}
		}
		doc := graph.Node{Label: graph.Document, ID: "宁政办〔2025〕3号", Props: graph.PropsOf("jurisdiction", "宁州市")}
		for _, one := range d.List {
			for _, name := range one.Names {
				d.Decide(doc, name, func(name string) string { return name }) // comes to an end
			}
		}
	})
}

// FuzzApply looks for documents and decisions that make facts which the schema does not allow, or name a line that decides nothing.
func FuzzApply(f *testing.F) {
	for _, c := range casetest.Cases(f, "testdata/*.txt") {
		f.Add(c.Text("in"), c.Text("decisions"))
	}
	f.Fuzz(func(t *testing.T, in, text string) {
		d, err := Parse("decisions", text)
		if err != nil {
			return
		}
		places := map[string]bool{}
		for _, one := range d.List {
			places[one.Where] = true
		}
		x := &extract.Extractor{Decide: d.Decide}
		readings, problems := d.Apply(x, in, x.Extract("in", in))
		for _, p := range problems {
			if !places[p.Where] || p.At.First < 1 {
				t.Errorf("%+v", p)
			}
		}
		for _, r := range readings {
			if err := r.Check(); err != nil {
				t.Error(err)
			}
			for _, fact := range r.Facts {
				by, ok := fact.Props.Get("decision").(string)
				for where := range strings.SplitSeq(by, ", ") {
					if ok && !places[where] {
						t.Errorf("%q decides %s %s %s", by, fact.From.ID, fact.Rel, fact.To.ID)
					}
				}
			}
		}
	})
}
