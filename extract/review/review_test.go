package review

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"dutygraph/extract"
	"dutygraph/extract/casetest"
	"dutygraph/extract/decisions"
	"dutygraph/graph"
)

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
	casetest.Each(t, "testdata/*.txt", func(t *testing.T, c casetest.Case) []txtar.File {
		var x extract.Extractor
		casetest.AddSeeds(t, "forms", x.Forms.Add)
		c.AddLists(t, x.Vocab.Add)
		all := reviewOf(t, x, "in", c.Text("in"), c.Text("decisions"))
		return []txtar.File{casetest.Answer("doubts", told(all)), casetest.Answer("brief", told(Brief(all)))}
	})
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
	for _, c := range casetest.Cases(t, "../testdata/*.txt") {
		out[c.Name] = c.Text("in")
	}
	issues, _ := filepath.Glob("../../seeds/issues/*.txt")
	for _, name := range issues {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(name)] = string(raw)
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
			if written, ok := f.Props.Get("asWritten").(string); ok && f.Rel == graph.ResponsibleFor {
				names = append(names, written)
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
