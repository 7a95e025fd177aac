// Package casetest is what the tests of extract and of the packages in it share: cases that are archives or stand one a line,
// the real gazette beside the checkout, and how quantities and properties are spelled in answers.
package casetest

import (
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"dutygraph/extract/quantity"
	"dutygraph/graph"
	"dutygraph/seeds"
)

// EachLine compares what read says of a text with the rest of its line. Lines are a text, =>, and answers separated by ";".
func EachLine(t *testing.T, pattern string, read func(text string) []string) {
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

// Spell says a quantity in one phrase: value (or value..max), unit, operator, direction.
func Spell(q quantity.Quantity, s string) string {
	value := fmt.Sprintf("%v", q.Value)
	if q.Ranged() {
		value += fmt.Sprintf("..%v", q.Max)
	}
	if q.Worded {
		value = s[q.Number:q.End]
	}
	return strings.Join(strings.Fields(strings.Join([]string{value, q.Unit, q.Op, q.Direction}, " ")), " ")
}

// Props prints properties in order of name, those of a document's place and hash and those that repeat a key left out.
func Props(props graph.Props) string {
	var parts []string
	for _, p := range props {
		switch p.Name {
		case "sha256", "source", "document", "jurisdiction":
			if p.Name != "jurisdiction" || props.Get("sha256") == nil {
				continue
			}
		}
		parts = append(parts, fmt.Sprintf("%s=%v", p.Name, p.Value))
	}
	return strings.Join(parts, " ")
}

// RealIssue returns the real gazette that stands beside the checkout. Where there is none the test is skipped, or fails
// with DUTYGRAPH_REQUIRE=1.
func RealIssue(t testing.TB) string {
	t.Helper()
	for _, shared := range []string{"../../shared", "../../../shared"} {
		names, err := filepath.Glob(filepath.Join(shared, "seeds", "*.txt"))
		if err != nil || len(names) == 0 {
			continue
		}
		raw, err := os.ReadFile(names[0])
		if err != nil {
			t.Fatal(err)
		}
		return string(raw)
	}
	const missing = "no real gazette in ../shared/seeds beside the checkout"
	if os.Getenv("DUTYGRAPH_REQUIRE") == "1" {
		t.Fatal(missing)
	}
	t.Skip(missing)
	return ""
}

// AddSeeds adds the program's own word lists (vocab) or forms (forms) to a reader.
func AddSeeds(t testing.TB, folder string, add func(source, text string) error) {
	t.Helper()
	files := map[string]fs.FS{"vocab": seeds.Vocab, "forms": seeds.Forms}[folder]
	names, err := fs.Glob(files, folder+"/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s among the seeds: %v", folder, err)
	}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err == nil {
			err = add(path.Base(name), string(raw))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}
