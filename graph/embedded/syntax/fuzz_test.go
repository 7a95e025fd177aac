package syntax

import (
	"errors"
	"os"
	"strings"
	"testing"
)

// seeds adds the statements that tests of the engine ask, and some that are none.
func seeds(f *testing.F) {
	raw, err := os.ReadFile("../engine/testdata/statements.txt")
	if err != nil {
		f.Fatal(err)
	}
	for s := range strings.SplitSeq(string(raw), "\n\n") {
		f.Add(s)
	}
	for _, s := range []string{"", "((((", "RETURN [(a {x: [(b {y: [(", "RETURN '\\ud800", "RETURN $`", "/*", "RETURN 1e", "MATCH (a)-[*9999999999999999999]-(b)", "\xff", "RETURN \x00"} {
		f.Add(s)
	}
}

// FuzzParse checks that no text makes the parser panic, that every error is an *Error with a place in the text, and that
// what is read once is read again.
func FuzzParse(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, source string) {
		s, err := Parse(source)
		if err != nil {
			e, _ := errors.AsType[*Error](err)
			if e == nil {
				t.Fatalf("%T: %v", err, err)
			}
			if e.At > len(source) {
				t.Fatalf("the error is at %d of %d", e.At, len(source))
			}
			if line, column := e.Position(); line < 1 || column < 1 || e.Error() == "" {
				t.Fatalf("line %d, column %d", line, column)
			}
			return
		}
		if s.Query == nil || len(s.Query.Parts) == 0 {
			t.Fatal("a statement without a query")
		}
	})
}
