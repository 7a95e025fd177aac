package main

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/urfave/cli/v2"

	"dutygraph/extract"
	"dutygraph/extract/format"
	"dutygraph/graph"
)

// issue is a source of two documents of one city and year.
const issue = "云山市人民政府办公室关于分解2031年重点工作的通知\n云政办〔2031〕5号\n2031年3月2日\n一、王敏市长牵头工作\n1.新建学校12所。\n责任单位:市教育局、市建设局\n" +
	"云山市人民政府办公室关于分解2031年冬季工作的通知\n云政办〔2031〕6号\n2031年9月2日\n一、王敏市长牵头工作\n1.修缮学校3所。\n2.清雪。\n责任单位:市城管局\n"

// given is a source with these bytes.
func given(path, data string) source {
	return source{path, func() (string, error) { return data, nil }}
}

// loaded is a store that has loaded sources, and a reader that remembers what the store holds.
func loaded(t *testing.T, settings string, all ...source) (*shelf, *reader) {
	t.Helper()
	ctx, s := context.Background(), &shelf{held: map[string]graph.Batch{}}
	r := &reader{extractor: &extract.Extractor{}, formats: &format.Reader{}, workers: 1, fault: func() error { return nil }}
	l := newLoading(s, new(strings.Builder), len(all))
	l.memory = memory{settings: settings}
	r.memory = l.memory
	for _, one := range all {
		for _, got := range r.read(one) {
			if err := l.file(ctx, got); err != nil {
				t.Fatal(err)
			}
		}
	}
	remember(t, s, r, settings)
	return s, r
}

// remember lets a reader know what a store holds now.
func remember(t *testing.T, s *shelf, r *reader, settings string) {
	t.Helper()
	held, err := s.Documents(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	r.memory = recall(settings, held)
}

// isRead reports whether a source is read, rather than remembered.
func isRead(t *testing.T, r *reader, s source) bool {
	t.Helper()
	got := r.read(s)
	read := slices.ContainsFunc(got, func(one result) bool { return one.held == nil })
	if remembered := slices.ContainsFunc(got, func(one result) bool { return one.held != nil }); remembered == read {
		t.Fatalf("%s is read in part, or not at all", s.path)
	}
	return read
}

// TestReadAgain changes, one at a time, what reading and the links between documents depend on: only what did not change is
// not read again.
func TestReadAgain(t *testing.T) {
	other := given("b.txt", strings.NewReplacer("5号", "7号", "6号", "8号").Replace(issue))
	edit := func(s *shelf, id string, change func(*receipt)) {
		b := s.held[id]
		r := receiptOf(b)
		change(&r)
		b.Receipt = r.String()
		s.held[id] = b
	}
	const five, six = "云政办〔2031〕5号", "云政办〔2031〕6号"
	for name, c := range map[string]struct {
		change   func(*shelf)
		settings string
		source   source
		read     bool
	}{
		"nothing":              {func(*shelf) {}, "s", given("a.txt", issue), false},
		"the folder":           {func(*shelf) {}, "s", given("x/a.txt", issue), false},
		"the name":             {func(*shelf) {}, "s", given("c.txt", issue), true},
		"a byte":               {func(*shelf) {}, "s", given("a.txt", issue+" "), true},
		"the settings":         {func(*shelf) {}, "t", given("a.txt", issue), true},
		"settings not known":   {func(*shelf) {}, "", given("a.txt", issue), true},
		"a document removed":   {func(s *shelf) { delete(s.held, six) }, "s", given("a.txt", issue), true},
		"the first removed":    {func(s *shelf) { delete(s.held, five) }, "s", given("a.txt", issue), true},
		"a document replaced":  {func(s *shelf) { edit(s, six, func(r *receipt) { r.Source = "elsewhere" }) }, "s", given("a.txt", issue), true},
		"another removed":      {func(s *shelf) { delete(s.held, "云政办〔2031〕7号") }, "s", given("a.txt", issue), true},
		"another replaced":     {func(s *shelf) { edit(s, "云政办〔2031〕7号", func(r *receipt) { r.Source = "elsewhere" }) }, "s", given("a.txt", issue), true},
		"another unsealed":     {func(s *shelf) { edit(s, "云政办〔2031〕7号", func(r *receipt) { *r = receipt{} }) }, "s", given("a.txt", issue), true},
		"a receipt made void":  {func(s *shelf) { b := s.held[six]; b.Receipt = "?"; s.held[six] = b }, "s", given("a.txt", issue), true},
		"another city's added": {func(s *shelf) { s.held["远"] = document("远", 1).Batch }, "s", given("a.txt", issue), false},
	} {
		s, r := loaded(t, "s", given("a.txt", issue), other)
		c.change(s)
		remember(t, s, r, c.settings)
		if got := isRead(t, r, c.source); got != c.read {
			t.Errorf("%s: read %v, want %v", name, got, c.read)
		}
	}
}

// TestRemembered holds that what is told of a source that is not read again is what is told of it when it is read, be it one
// file or an archive with a picture and a file of several documents.
func TestRemembered(t *testing.T) {
	for _, s := range []source{given("a.txt", issue), given("all.zip", zipped(t, "b/a.txt", issue, "seal.png", "\x89PNG"))} {
		_, r := loaded(t, "s", s)
		told := func(r *reader) (string, [][]any) {
			var talk strings.Builder
			l := newLoading(&shelf{held: map[string]graph.Batch{}}, &talk, 1)
			l.dry, l.memory = true, r.memory
			for _, got := range r.read(s) {
				if err := l.file(context.Background(), got); err != nil {
					t.Fatal(err)
				}
			}
			for _, row := range l.rows {
				row[3] = "" // the outcome: to an empty store all is new
			}
			return talk.String(), l.rows
		}
		fresh := *r
		fresh.memory = memory{}
		talk, rows := told(r)
		wantTalk, wantRows := told(&fresh)
		if isRead(t, r, s) || len(rows) != 2 || !strings.Contains(talk, "the print says some") {
			t.Fatalf("%s: %d rows, %q: not what the test is made for", s.path, len(rows), talk)
		}
		if diff := cmp.Diff(wantTalk, talk) + cmp.Diff(wantRows, rows); diff != "" {
			t.Errorf("%s, read (-) and remembered (+):\n%s", s.path, diff)
		}
	}
}

// TestFailureIsNotRemembered reads an archive of which a part fails again each time.
func TestFailureIsNotRemembered(t *testing.T) {
	s := given("all.zip", zipped(t, "a.txt", issue, "b.txt", ""))
	if _, r := loaded(t, "s", s); !isRead(t, r, s) {
		t.Error("the failure is forgotten")
	}
}

// TestSealVoids makes links anew by other word lists: what was read by the old ones loses its receipt.
func TestSealVoids(t *testing.T) {
	batches := []graph.Batch{
		{Doc: graph.Node{ID: "a"}, Receipt: receipt{Settings: "old", Source: "x"}.String()},
		{Doc: graph.Node{ID: "b"}, Receipt: receipt{Settings: "new", Source: "y"}.String()},
	}
	seal("new", batches)
	if batches[0].Receipt != "" || receiptOf(batches[1]).Source != "y" {
		t.Errorf("sealed: %q, %q", batches[0].Receipt, batches[1].Receipt)
	}
}

// TestSettings changes every reading flag and what lies at the path that it names, and nothing else.
func TestSettings(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("XDG_DATA_HOME", filepath.Join(dir, "data"))
	write := func(name, text string) string {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
		return path
	}
	of := func(args ...string) (key string) {
		t.Helper()
		app := &cli.App{Flags: readingFlags, Action: func(c *cli.Context) error { key = settings(c); return nil }}
		if err := app.Run(append([]string{"x"}, args...)); err != nil || key == "" {
			t.Fatalf("%v: %q, %v", args, key, err)
		}
		return key
	}
	seen := map[string]string{of(): "no flag"}
	differs := func(what string, args ...string) {
		t.Helper()
		key := of(args...)
		if before := seen[key]; before != "" {
			t.Errorf("%s: the same as %s", what, before)
		}
		seen[key] = what
		if of(args...) != key {
			t.Errorf("%s: not the same twice", what)
		}
	}
	for _, f := range readingFlags {
		name := f.Names()[0]
		if slices.Contains(idle, name) {
			continue
		}
		path := write(name+"/a.txt", "1")
		differs(name+" a file", "--"+name, path)
		write(name+"/a.txt", "2")
		differs(name+" the file changed", "--"+name, path)
		differs(name+" a folder", "--"+name, filepath.Dir(path))
		write(name+"/a.txt", "3")
		differs(name+" a file of the folder changed", "--"+name, filepath.Dir(path))
		write(name+"/b.txt", "3")
		differs(name+" a file of the folder more", "--"+name, filepath.Dir(path))
		differs(name+" something else", "--"+name, "none")
	}
	usual := write("data/dutygraph/decisions.txt", "1")
	differs("the usual decisions")
	if err := os.Remove(usual); err != nil {
		t.Fatal(err)
	}
	if seen[of("--workers", "3", "--sample", "--strict", "--all")] != "no flag" {
		t.Error("a flag that changes nothing of what is read changes the settings")
	}
}
