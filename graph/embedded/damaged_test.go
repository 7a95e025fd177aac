//go:build unix

package embedded

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"dutygraph/graph"
)

// TestDamaged opens files that are cut short, overwritten or something else: each is refused by name, and nothing panics.
func TestDamaged(t *testing.T) {
	good, err := os.ReadFile(library(t, 1))
	if err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func([]byte) []byte{
		"cut to half":       func(b []byte) []byte { return b[:len(b)/2] },
		"cut to two pages":  func(b []byte) []byte { return b[:8192] },
		"cut within a page": func(b []byte) []byte { return b[:5000] },
		"some bytes":        func(b []byte) []byte { return b[:10] },
		"another file":      func([]byte) []byte { return []byte(strings.Repeat("no store\n", 4000)) },
		"zeroes":            func(b []byte) []byte { return make([]byte, len(b)) },
		"torn pages": func(b []byte) []byte {
			for i := 4 * 4096; i < len(b); i += 4096 {
				copy(b[i:i+512], strings.Repeat("\xa5", 512))
			}
			return b
		},
		"a torn value": func(b []byte) []byte {
			i := strings.LastIndex(string(b), "RESPONSIBLE_FOR")
			copy(b[i:], strings.Repeat("\x00", 600))
			return b
		},
	} {
		path := filepath.Join(t.TempDir(), "坏.db")
		if err := os.WriteFile(path, change(append([]byte(nil), good...)), 0o600); err != nil {
			t.Fatal(err)
		}
		s, err := Open(path)
		if err == nil {
			_, err = s.Query(t.Context(), "MATCH (n) RETURN count(n) AS n", nil)
		}
		if !blames(err, path) {
			t.Errorf("%s: the error %v does not blame the file", name, err)
		}
		if s, err := Open(path); err == nil {
			if _, err := s.Load(t.Context(), edition(1, 1)); err == nil && name != "a torn value" {
				t.Errorf("%s: something was loaded into it", name)
			}
		}
	}
}

// blames reports whether an error says that the file of a store cannot be used, and which.
func blames(err error, path string) bool {
	var known *Fault
	return errors.As(err, &known) && strings.Contains(err.Error(), path)
}

// TestUnusable loads where no file can be made or opened: that blames the file, and says what to do.
func TestUnusable(t *testing.T) {
	dir := t.TempDir()
	file, away := filepath.Join(dir, "file"), filepath.Join(dir, "away")
	if err := errors.Join(os.WriteFile(file, nil, 0o600), os.Symlink(filepath.Join(dir, "nowhere"), away)); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		filepath.Join(file, "graph.db"): "cannot be opened: not a directory; see who may read and write it",
		filepath.Join(away, "graph.db"): "cannot be made: file exists; name a file in a folder",
	} {
		s, err := Open(path)
		if err == nil {
			_, err = s.Load(t.Context(), edition(1, 0))
		}
		if !blames(err, path) || !strings.Contains(err.Error(), want) {
			t.Errorf("%v; want %s", err, want)
		}
	}
}

// TestDamagedDocument mends a store in which the value of one document is damaged: it is named, and can be loaded again or removed.
func TestDamagedDocument(t *testing.T) {
	mend := map[string]func(*Store, graph.Batch) error{
		"load": func(s *Store, b graph.Batch) error {
			changes, err := s.Load(t.Context(), b)
			if len(changes) != 1 || changes[0].Outcome != graph.Added {
				t.Errorf("loading it: %v", changes)
			}
			return err
		},
		"remove": func(s *Store, b graph.Batch) error {
			changes, err := s.Remove(t.Context(), b.Doc.ID)
			if len(changes) != 1 || changes[0].Outcome != graph.Removed {
				t.Errorf("removing it: %v", changes)
			}
			return err
		},
	}
	for name, want := range map[string]int64{"load": 3, "remove": 2} {
		s := newStore(t)
		if _, err := s.Load(t.Context(), edition(1, 0), edition(2, 0), edition(3, 0)); err != nil {
			t.Fatal(err)
		}
		bad := edition(2, 0)
		err := s.file.write(t.Context(), func(bucket *bbolt.Bucket) error {
			value := slices.Clone(bucket.Get([]byte(bad.Doc.ID)))
			value[len(value)-1] ^= 1
			return bucket.Put([]byte(bad.Doc.ID), value)
		})
		if err != nil {
			t.Fatal(err)
		}
		const count = "MATCH (d:Document) RETURN count(d) AS n"
		if _, err := s.Query(t.Context(), count, nil); err == nil || !strings.Contains(err.Error(), bad.Doc.ID) {
			t.Errorf("the error %v does not name the document", err)
		}
		if list, err := s.Documents(t.Context()); err != nil || len(list) != 3 || list[1].Doc.ID != bad.Doc.ID || list[1].Doc.Props != nil {
			t.Errorf("%v, %v", list, err)
		}
		if err := mend[name](s, bad); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if table, err := s.Query(t.Context(), count, nil); err != nil || table.Rows[0][0] != want {
			t.Errorf("%s: %v, %v", name, table, err)
		}
	}
}

// TestForeignFiles refuses a file of bbolt that is no store, and a store of another format, and changes neither.
func TestForeignFiles(t *testing.T) {
	for _, c := range []struct{ bucket, format, want string }{
		{"something", "", "is no store"},
		{"about", "dutygraph store 2", `"dutygraph store 2"`},
		{"about", "dutygraph store 0", `"dutygraph store 0"`},
	} {
		path := filepath.Join(t.TempDir(), "other.db")
		db, err := bbolt.Open(path, 0o600, nil)
		if err != nil {
			t.Fatal(err)
		}
		err = db.Update(func(tx *bbolt.Tx) error {
			about, err := tx.CreateBucket([]byte(c.bucket))
			if err != nil {
				return err
			}
			if _, err := tx.CreateBucketIfNotExists(documentsBucket); err != nil {
				return err
			}
			return about.Put(formatKey, []byte(c.format))
		})
		if err := errors.Join(err, db.Close()); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path); !blames(err, path) || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", c.bucket, err)
		}
	}
	if _, err := Open(t.TempDir()); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("a folder: %v", err)
	}
}
