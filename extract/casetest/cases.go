package casetest

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

var update = flag.Bool("update", false, "write the answers of the cases in testdata anew")

// Case is a case that stands in a file: what is read, and the answers to it.
type Case struct {
	Name  string // of the file, without its folder
	Files []txtar.File
}

// Text is what a file of the case says, or "".
func (c Case) Text(name string) string {
	if i := slices.IndexFunc(c.Files, func(f txtar.File) bool { return f.Name == name }); i >= 0 {
		return string(c.Files[i].Data)
	}
	return ""
}

// Cases reads the archives at a pattern, those without files left out. That there are none fails the test.
func Cases(t testing.TB, pattern string) []Case {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no cases at %s: %v", pattern, err)
	}
	var cases []Case
	for _, name := range names {
		archive, err := txtar.ParseFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(archive.Files) > 0 {
			cases = append(cases, Case{filepath.Base(name), archive.Files})
		}
	}
	return cases
}

// Each runs a test for every archive at a pattern. What answer says of a case must stand in the case's last files, in the same
// order; with -update it is written there.
func Each(t *testing.T, pattern string, answer func(t *testing.T, c Case) []txtar.File) {
	t.Helper()
	for _, c := range Cases(t, pattern) {
		t.Run(strings.TrimSuffix(c.Name, ".txt"), func(t *testing.T) {
			got := answer(t, c)
			if *update {
				renew(t, filepath.Join(filepath.Dir(pattern), c.Name), got)
				return
			}
			want := c.Files[max(0, len(c.Files)-len(got)):]
			if diff := cmp.Diff(spelled(want), spelled(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Answer is a file of answers.
func Answer(name, text string) txtar.File { return txtar.File{Name: name, Data: []byte(text)} }

func spelled(files []txtar.File) string { return string(txtar.Format(&txtar.Archive{Files: files})) }

// renew writes answers into a file anew, behind its other files.
func renew(t *testing.T, path string, answers []txtar.File) {
	t.Helper()
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool {
		return slices.ContainsFunc(answers, func(a txtar.File) bool { return a.Name == f.Name })
	})
	archive.Files = append(archive.Files, answers...)
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// AddLists gives the word lists of a case to a reader: its files that end in .txt.
func (c Case) AddLists(t testing.TB, add func(source, text string) error) {
	t.Helper()
	for _, f := range c.Files {
		if strings.HasSuffix(f.Name, ".txt") {
			if err := add(f.Name, string(f.Data)); err != nil {
				t.Fatal(err)
			}
		}
	}
}
