package review

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"dutygraph/extract"
	"dutygraph/extract/casetest"
	"dutygraph/extract/decisions"
	"dutygraph/graph"
)

var update = flag.Bool("update", false, "write the answers of the cases in testdata anew")

// reviewOf reads a text as a user does, with lists and decisions, and reviews it.
func reviewOf(t *testing.T, x extract.Extractor, name, text, decided string) []Doubt {
	t.Helper()
	d, err := decisions.Parse("decisions", decided)
	if err != nil {
		t.Fatal(err)
	}
	x.Decide = d.Decide
	readings, problems := d.Apply(&x, text, x.Extract(name, text))
	r := &Reviewer{Vocab: &x.Vocab, Decisions: d}
	r.Add(Source{File: name, Text: text, Readings: readings, Problems: problems})
	return r.Doubts()
}

// TestCases compares what is doubtful in the document of each case, one by one and in brief, with the case's answers.
func TestCases(t *testing.T) {
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, name := range names {
		t.Run(filepath.Base(name), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			var x extract.Extractor
			casetest.AddSeeds(t, "forms", x.Forms.Add)
			files := map[string]string{}
			for _, f := range archive.Files {
				files[f.Name] = string(f.Data)
				if strings.HasSuffix(f.Name, ".txt") {
					if err := x.Vocab.Add(f.Name, string(f.Data)); err != nil {
						t.Fatal(err)
					}
				}
			}
			all := reviewOf(t, x, "in", files["in"], files["decisions"])
			got := map[string]string{"doubts": told(all), "brief": told(Brief(all))}
			want := map[string]string{"doubts": files["doubts"], "brief": files["brief"]}
			if *update {
				archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { _, ok := got[f.Name]; return ok })
				archive.Files = append(archive.Files, txtar.File{Name: "doubts", Data: []byte(got["doubts"])}, txtar.File{Name: "brief", Data: []byte(got["brief"])})
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// told writes doubts with the decisions that settle them.
func told(doubts []Doubt) string {
	var b strings.Builder
	for _, d := range doubts {
		fmt.Fprintf(&b, "%s %s:%d: %s\n  %s\n", d.Key, d.Document, d.At.First, d.Why, d.Print)
		for _, one := range d.Decisions {
			fmt.Fprintf(&b, "  %s %s\n", one.Scope, one)
		}
	}
	return b.String()
}

// TestDecisionsSettle applies all that a review proposes: nothing of it is left to decide, and nothing of it is stale.
func TestDecisionsSettle(t *testing.T) {
	for name, text := range documents(t) {
		var x extract.Extractor
		casetest.AddSeeds(t, "forms", x.Forms.Add)
		before := reviewOf(t, x, name, text, "")
		var file strings.Builder
		open := map[string]bool{}
		for _, d := range before {
			open[d.Key] = true
			if len(d.Decisions) == 0 {
				t.Errorf("%s: nothing settles %s: %s", name, d.Key, d.Why)
			}
			for _, one := range d.Decisions {
				fmt.Fprintf(&file, "%s\n%s\n", one.Scope, one)
			}
		}
		for _, d := range reviewOf(t, x, name, text, file.String()) {
			if d.Kind == Stale || open[d.Key] && d.Kind != Name {
				t.Errorf("%s: still in doubt: %s: %s\n%s", name, d.Key, d.Why, file.String())
			}
		}
	}
}

// documents are the texts of the reader's own cases, and the sample issue.
func documents(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	cases, _ := filepath.Glob("../testdata/*.txt")
	issues, _ := filepath.Glob("../../seeds/issues/*.txt")
	for _, name := range slices.Concat(cases, issues) {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if archive.Files == nil {
			out[filepath.Base(name)] = string(archive.Comment)
		}
		for _, f := range archive.Files {
			if f.Name == "in" {
				out[filepath.Base(name)] = string(f.Data)
			}
		}
	}
	if len(out) < 10 {
		t.Fatalf("only %d texts", len(out))
	}
	return out
}

// TestNearOnGazette measures what is proposed on the real gazette, read without word lists, against what is known of its names:
// two different names are one body's where the gold or the lists say so. It needs the shared material, which the gate has.
func TestNearOnGazette(t *testing.T) {
	text := casetest.RealIssue(t)
	variants, err := os.ReadFile("../../../shared/gold/unit_variants_other.json")
	if err != nil {
		t.Fatal(err)
	}
	var known []struct{ Variant, Canonical string }
	if err := json.Unmarshal(variants, &known); err != nil {
		t.Fatal(err)
	}
	one := map[[2]string]bool{}
	for _, v := range known {
		one[[2]string{v.Variant, v.Canonical}] = true
	}
	right, proposed := 0, 0
	x := extract.Extractor{}
	casetest.AddSeeds(t, "forms", x.Forms.Add)
	for _, d := range reviewOf(t, x, "gazette", text, "") {
		if d.Kind != Near {
			continue
		}
		proposed++
		names := d.Decisions[0].Names
		if one[[2]string{names[0], names[1]}] || one[[2]string{names[1], names[0]}] {
			right++
		} else {
			t.Logf("not known to be right: %s: %s", d.Decisions[0], d.Why)
		}
	}
	t.Logf("%d names proposed, %d of them known to be right", proposed, right)
	if proposed == 0 || float64(right)/float64(proposed) < .9 {
		t.Errorf("%d of %d proposals are right", right, proposed)
	}
}

// TestNearOnMisprints spoils one character of a name wherever it stands for the last time in the sample issue, name by name, and
// looks whether a review proposes the right name, and how much it proposes beside.
func TestNearOnMisprints(t *testing.T) {
	raw, err := os.ReadFile("../../seeds/issues/hangzhou-2024-02.txt")
	if err != nil {
		t.Fatal(err)
	}
	lists, err := os.ReadFile("../../seeds/vocab/departments.txt")
	if err != nil {
		t.Fatal(err)
	}
	var x extract.Extractor
	casetest.AddSeeds(t, "forms", x.Forms.Add)
	if err := x.Vocab.Add("departments.txt", string(lists)); err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	spoiled := map[string]string{} // by the misprint, the name
	for i, name := range namesOf(x.Extract("in", text)) {
		p := partsOf(name)
		at := strings.LastIndex(text, name+"、") // in a list of units, not in prose
		if strings.Contains(name, "(") || len(p.stem) < 3 || at < 0 || strings.Count(text, name+"、") < 2 {
			continue
		}
		wrong := []rune(name)
		k := len([]rune(p.level)) + 1 + i%(len(p.stem)-1)
		wrong[k] = []rune("畅帝埠迭氽")[i%5]
		spoiled[string(wrong)] = name
		text = text[:at] + string(wrong) + text[at+len(name):]
	}
	right, proposed, found := 0, 0, map[string]bool{}
	for _, d := range reviewOf(t, x, "in", text, "") {
		if d.Kind != Near {
			continue
		}
		names := d.Decisions[0].Names
		found[names[0]] = true
		if proposed++; x.Vocab.Proper("杭州市", spoiled[names[0]]) == names[1] {
			right++
		} else {
			t.Logf("wrong: %s: %s", d.Decisions[0], d.Why)
		}
	}
	for w, n := range spoiled {
		if !found[w] {
			t.Logf("not proposed: %s for %s", w, n)
		}
	}
	t.Logf("%d misprints, %d names proposed, %d of them right", len(spoiled), proposed, right)
	if len(spoiled) < 10 || float64(right) < .9*float64(len(spoiled)) || float64(right) < .95*float64(proposed) {
		t.Errorf("%d misprints, %d names proposed, %d of them right", len(spoiled), proposed, right)
	}
}

// namesOf are the departments that readings name, in order of name.
func namesOf(readings []extract.Reading) []string {
	var names []string
	for _, r := range readings {
		for _, f := range r.Facts {
			if written, ok := f.Props["asWritten"].(string); ok && f.Rel == graph.ResponsibleFor {
				names = append(names, written)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
