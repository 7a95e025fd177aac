package main

import (
	"os"
	"slices"
	"testing"
)

// TestPrints says that the print is found in whatever a document was loaded from, by the name that it keeps of that, and
// as the file is now.
func TestPrints(t *testing.T) {
	path := archive(t)
	p, err := newPrints([]string{path})
	if err != nil {
		t.Fatal(err)
	}
	found := p.of("all.zip/a/notice.docx")
	if len(found) != 1 || found[0].Lines[3] != "1.新建学校12所。" || found[0].Place(4, 4) != "paragraph 4" {
		t.Fatalf("%+v", found)
	}
	own, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	if found := p.of(own.name()); len(found) != 1 || len(found[0].Lines) < 1000 {
		t.Errorf("%d texts of the sample", len(found))
	}
	for _, name := range []string{"", "all.zip", "all.zip/b.txt", "notice.docx", "../all.zip/a/notice.docx"} {
		if found := p.of(name); len(found) != 0 {
			t.Errorf("%q is found", name)
		}
	}
	if err := os.WriteFile(path, []byte("云政办函〔2031〕9号\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if p.of("all.zip/a/notice.docx") != nil || !slices.Equal(p.of("all.zip")[0].Lines, []string{"云政办函〔2031〕9号", ""}) {
		t.Error("the file is not read again when it has changed")
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	if found := p.of("all.zip"); found != nil {
		t.Errorf("a file that is gone is found: %+v", found)
	}
}
