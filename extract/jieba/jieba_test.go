package jieba

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"dutygraph/extract"
)

func open(t testing.TB, d Dictionary, words ...string) *Cutter {
	t.Helper()
	c, err := Open(d, words)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

func texts(words []extract.Word) []string {
	var out []string
	for _, w := range words {
		out = append(out, w.Text)
	}
	return out
}

func TestCut(t *testing.T) {
	tests := []struct {
		name  string
		words []string
		in    string
		want  []string
	}{
		{"words of the dictionary", nil, "加快建设图书馆", []string{"加快", "建设", "图书馆"}},
		{"an unknown name in characters", nil, "甬温铁路", []string{"甬", "温", "铁路"}},
		{"a district without the caller's list", nil, "上城区政府", []string{"上", "城区", "政府"}},
		{"a district of the caller's list", []string{"上城区"}, "上城区政府", []string{"上城区", "政府"}},
		{"words that gojieba cannot hold are left out", []string{"", "上 城", "上\x00城", "\xff"}, "上城区", []string{"上", "城区"}},
		{"signs and letters", nil, "A座、B座", []string{"A", "座", "、", "B", "座"}},
		{"nothing", nil, "", nil},
		{"not UTF-8", nil, "图书\xe5馆", nil},
		{"a NUL", nil, "图书馆\x00图书馆", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := open(t, Common, tt.words...).Cut(tt.in)
			if !slices.Equal(texts(got), tt.want) {
				t.Errorf("Cut(%q) = %q, want %q", tt.in, texts(got), tt.want)
			}
			for _, w := range got {
				if tt.in[w.At:w.At+len(w.Text)] != w.Text {
					t.Errorf("Cut(%q): %q is not at %d", tt.in, w.Text, w.At)
				}
			}
		})
	}
}

func TestCutTellsNames(t *testing.T) {
	words := open(t, Common, "甬江", "图书馆").Cut("武汉甬江图书馆新馆")
	want := []extract.Word{{Text: "武汉"}, {Text: "甬江"}, {Text: "图书馆", Common: true}, {Text: "新"}, {Text: "馆"}}
	if len(words) != len(want) {
		t.Fatalf("cut into %q", texts(words))
	}
	for i, w := range words {
		if w.Text != want[i].Text || w.Common != want[i].Common {
			t.Errorf("%s is common: %v, want %s: %v", w.Text, w.Common, want[i].Text, want[i].Common)
		}
	}
}

func TestFullKnowsMore(t *testing.T) {
	if testing.Short() {
		t.Skip("loads half a second's worth of words")
	}
	const in = "城市更新"
	common, full := len(open(t, Common).Cut(in)), len(open(t, Full).Cut(in))
	if common != 2 || full != 1 {
		t.Errorf("%q has %d words by the common dictionary and %d by the full one, want 2 and 1", in, common, full)
	}
}

func TestDictionaryFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "words.txt")
	if err := os.WriteFile(path, []byte("\ufeff图书 10 n\r\n\r\n甬温 5\n铁路\t7\tn\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := texts(open(t, Dictionary(path)).Cut("甬温铁路图书馆"))
	if want := []string{"甬温", "铁路", "图书", "馆"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestBadDictionaries(t *testing.T) {
	tests := []struct{ name, content, want string }{
		{"one column", "图书馆\n", ":1: expected a word"},
		{"four columns", "图书馆 3 n\n图书 馆 3 n\n", ":2: expected a word"},
		{"no number", "图书馆 many n\n", `:1: the frequency must be a whole number from 1 to 1,000,000,000,000, found "many"`},
		{"zero", "\n图书馆 0 n\n", ":2: the frequency"},
		{"too common", "图书馆 9000000000000 n\n", ":1: the frequency"},
		{"not UTF-8", "图书馆 3 n\n图\xe5 3 n\n", ":2: not a word in UTF-8"},
		{"a NUL", "图\x00书 3 n\n", ":1: not a word in UTF-8"},
		{"too long", strings.Repeat("图", 512) + " 3 n\n", ":1: not a word"},
		{"empty", "", "holds no words"},
		{"blank lines only", "\n \n", "holds no words"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "words.txt")
			if err := os.WriteFile(path, []byte(tt.content), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err := Open(Dictionary(path), nil)
			if err == nil || !strings.Contains(err.Error(), path) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v, want an error naming the file and %q", err, tt.want)
			}
		})
	}
	if _, err := Open(Dictionary(filepath.Join(t.TempDir(), "none.txt")), nil); err == nil {
		t.Error("a file that is not there was opened")
	}
}

func TestNothingIsLeftBehind(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("TMPDIR", folder)
	if c := open(t, Common); len(c.Cut("图书馆")) != 1 {
		t.Fatal("not cut")
	}
	if left, err := os.ReadDir(folder); err != nil || len(left) > 0 {
		t.Errorf("left %v, %v", left, err)
	}
}

func TestNoTemporaryFolder(t *testing.T) {
	none := filepath.Join(t.TempDir(), "none")
	t.Setenv("TMPDIR", none)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	if c := open(t, Common); len(c.Cut("图书馆")) != 1 || c.Err() != nil {
		t.Errorf("the user's cache was not used: %v", c.Err())
	}
	t.Setenv("XDG_CACHE_HOME", "/dev/null/none")
	c := open(t, Common)
	if got := c.Cut("图书馆"); got != nil {
		t.Errorf("cut to %v without a dictionary", got)
	}
	if c.Err() == nil {
		t.Error("no error says why nothing is cut")
	}
}

func TestManyAtOnce(t *testing.T) {
	c := open(t, Common)
	want := texts(c.Cut("加快建设图书馆"))
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 200 {
				if got := texts(c.Cut("加快建设图书馆")); !slices.Equal(got, want) {
					t.Errorf("got %q", got)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestCloseWaits(t *testing.T) {
	c := open(t, Common)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for c.Cut("加快建设图书馆") != nil {
			}
		})
	}
	c.Cut("图书馆")
	c.Close()
	wg.Wait()
	c.Close()
	if got := c.Cut("图书馆"); got != nil {
		t.Errorf("a closed cutter cut to %v", got)
	}
}

func TestClosedBeforeUse(t *testing.T) {
	c := open(t, Common)
	c.Close()
	if got := c.Cut("图书馆"); got != nil {
		t.Errorf("a closed cutter cut to %v", got)
	}
}

// TestGenerated makes the dictionaries anew and compares them with those that the program carries.
func TestGenerated(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the generator")
	}
	folder := t.TempDir()
	if out, err := exec.Command("go", "run", "dictionary/generate.go", "-to", folder).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	common, err := os.ReadFile(filepath.Join(folder, "common.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if string(common) != commonWords {
		t.Error("dictionary/common.txt is not what the generator makes: run go generate")
	}
	full, err := Full.read()
	if err != nil {
		t.Fatal(err)
	}
	if len(full) < 300000 {
		t.Errorf("the full dictionary holds %d words", len(full))
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range []string{"", "加快建设图书馆", "图书\xe5馆", "a\x00b", "\ufeff图", "😀图书馆", "Ａ座", "\r\n\t "} {
		f.Add(s)
	}
	c, err := Open(Common, nil)
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if words := c.Cut(s); words != nil && strings.Join(texts(words), "") != s {
			t.Errorf("%q became %q", s, texts(words))
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"", "图书馆 3 n\n", "图书馆 3\n", "图 0 n", "图\x00 3 n", "\ufeff图 3 n\r\n\r\n", "a b c d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		entries, err := parse("f", s)
		if err != nil {
			return
		}
		for line := range strings.Lines(string(print(entries))) {
			if columns := strings.Split(strings.TrimSuffix(line, "\n"), " "); len(columns) != 3 || slices.Contains(columns, "") {
				t.Errorf("gojieba would abort over %q", line)
			}
		}
	})
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		c, err := Open(Common, nil)
		if err != nil {
			b.Fatal(err)
		}
		c.Cut("图书馆")
		c.Close()
	}
}
