package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestCheckText(t *testing.T) {
	long := strings.Repeat("长", lineLimit/3+1)
	for _, c := range []struct{ name, text, want string }{
		{"text", "关于印发的通知\r\n一、\n", ""},
		{"with a mark", "\uFEFF关于\n", ""},
		{"nothing", "", "is empty"},
		{"blanks", " \n\t\r\n　\n", "is empty"},
		{"only a mark", "\uFEFF\n", "is empty"},
		{"NUL", "一\n二\n三\x00\n", "line 3 has a NUL byte"},
		{"GBK", "one\n\xb9\xd8\xd3\xda\n", "line 2 is not UTF-8"},
		{"cut character", "一\n二\xe4\xba", "line 2 is not UTF-8"},
		{"PDF", "%PDF-1.7\n\x00", "is a PDF"},
		{"archive", "PK\x03\x04\x00\x00", "is an archive"},
		{"UTF-16", "\xff\xfe\x00\x4e", "is UTF-16"},
		{"long line", "一\n" + long + "\n", "line 2 is 1048579 bytes long"},
		{"line within bounds", strings.Repeat("x", lineLimit-1) + "\n", ""},
	} {
		err := checkText(c.text)
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", c.name, err)
		case c.want != "" && (err == nil || !strings.HasPrefix(err.Error(), c.want)):
			t.Errorf("%s: got %v, want %s", c.name, err, c.want)
		}
	}
}

func TestSources(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.md", "c.pdf", "sub/z.TXT", "sub/.hidden.txt", ".git/x.txt", "empty/note.doc"} {
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
	for _, s := range sources([]string{"sub", ".", "b.txt", "./b.txt", "c.pdf", "empty", "none.txt"}) {
		raw, err := s.read()
		if err != nil {
			got = append(got, s.path+": "+err.Error())
		} else {
			got = append(got, s.path+"="+raw)
		}
	}
	want := []string{"sub/z.TXT=sub/z.TXT", "a.md=a.md", "b.txt=b.txt", "c.pdf=c.pdf",
		"empty: is a folder without files that end in .txt or .md", "none.txt: no such file or directory"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
