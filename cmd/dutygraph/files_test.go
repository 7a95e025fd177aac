package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSources(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.md", "c.pdf", "d.json", "sub/z.TXT", "sub/.hidden.txt", ".git/x.txt", "none/.x"} {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	var got []string
	for _, s := range sources([]string{"sub", ".", "b.txt", "./b.txt", "c.pdf", "none", "none.txt"}) {
		raw, err := s.read()
		if err != nil {
			got = append(got, s.path+": "+err.Error())
		} else {
			got = append(got, s.path+"="+raw)
		}
	}
	want := []string{"sub/z.TXT=sub/z.TXT", "a.md=a.md", "b.txt=b.txt", "c.pdf=c.pdf",
		"d.json: is of no form that is looked for in folders and archives (.txt .text .md .markdown .csv .tsv .html .htm .shtml .xhtml .docx .docm .xlsx .xlsm .pdf .ofd .zip)",
		"none: is a folder without files", "none.txt: no such file or directory"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
