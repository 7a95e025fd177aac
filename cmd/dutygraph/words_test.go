package main

import (
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
)

func TestWordLists(t *testing.T) {
	own := fstest.MapFS{"vocab/a.txt": {Data: []byte("own a")}, "vocab/b.txt": {Data: []byte("own b")}, "vocab/b.md": {Data: []byte("no list")}}
	for _, c := range []struct {
		name   string
		theirs map[string]string
		want   map[string]string
	}{
		{"nothing", nil, nil},
		{"no list", map[string]string{"README": "x"}, nil},
		{"replace and add", map[string]string{"b.txt": "their b", "c.txt": "their c"}, map[string]string{"a.txt": "own a", "b.txt": "their b", "c.txt": "their c"}},
	} {
		dir := t.TempDir()
		for name, text := range c.theirs {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		got, err := wordLists(own, "vocab", dir)
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v %s", c.name, err, diff)
		}
	}
	got, err := wordLists(own, "vocab", "")
	if diff := cmp.Diff(map[string]string{"a.txt": "own a", "b.txt": "own b"}, got); err != nil || diff != "" {
		t.Errorf("no folder: %v %s", err, diff)
	}
	if _, err := wordLists(own, "vocab", filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a folder that is not there is taken")
	}
}
