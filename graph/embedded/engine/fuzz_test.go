package engine

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"dutygraph/graph/embedded/syntax"
)

// FuzzQuery checks that no statement makes the engine panic or run on: it ends within its limits, with rows or an error.
func FuzzQuery(f *testing.F) {
	raw, err := os.ReadFile("testdata/statements.txt")
	if err != nil {
		f.Fatal(err)
	}
	for s := range strings.SplitSeq(string(raw), "\n\n") {
		f.Add(s)
	}
	create, err := os.ReadFile("testdata/graph.cypher")
	if err != nil {
		f.Fatal(err)
	}
	s := &setup{}
	s.run(f, string(create))
	f.Fuzz(func(t *testing.T, source string) {
		ctx, cancel := context.WithTimeout(context.Background(), 200*time.Millisecond)
		defer cancel()
		began := time.Now()
		_, err := ask(ctx, s.graph, source, corpusParams, 10<<20)
		if e, _ := errors.AsType[*syntax.Error](err); err != nil && e == nil && !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("%T: %v", err, err)
		}
		if took := time.Since(began); took > 5*time.Second {
			t.Fatalf("it took %v", took)
		}
	})
}
