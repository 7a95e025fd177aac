package embedded

import (
	"fmt"
	"os"
	"strconv"
	"testing"

	"dutygraph/queries"
)

// sizes are the numbers of gazettes that benchmarks run on; DUTYGRAPH_GAZETTES adds one more, such as 1000.
func sizes(b *testing.B) []int {
	list := []int{1, 100}
	if text := os.Getenv("DUTYGRAPH_GAZETTES"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			b.Fatal(err)
		}
		list = append(list, n)
	}
	return list
}

// BenchmarkOpen opens a store and makes its graph, as the first question does.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes(b) {
		b.Run(fmt.Sprintf("gazettes=%d", n), func(b *testing.B) {
			path := library(b, n)
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				s, err := Open(path)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.network(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(info.Size())/(1<<20), "MB")
		})
	}
}

// BenchmarkLoad loads one gazette after another, each in a transaction of its own.
func BenchmarkLoad(b *testing.B) {
	s := newStore(b)
	for n := 1; b.Loop(); n++ {
		if _, err := s.Load(b.Context(), gazette(b, n)...); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReload loads what is held already.
func BenchmarkReload(b *testing.B) {
	s, g := newStore(b), gazette(b, 1)
	for b.Loop() {
		if _, err := s.Load(b.Context(), g...); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkQuestions asks every question of the catalogue of an open store, of another city each time.
func BenchmarkQuestions(b *testing.B) {
	catalogue, err := queries.All()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range sizes(b) {
		s, err := Open(library(b, n))
		if err != nil {
			b.Fatal(err)
		}
		for _, q := range catalogue {
			for _, ofCity := range scopes(q) {
				b.Run(fmt.Sprintf("gazettes=%d/%s/city=%v", n, q.Name, ofCity), func(b *testing.B) {
					args := make([]map[string]any, 16)
					for i := range args {
						args[i] = asked(b, q, i*7%n+1, i, ofCity)
					}
					for i := 0; b.Loop(); i++ {
						if _, err := s.Query(b.Context(), q.Cypher, args[i%len(args)]); err != nil {
							b.Fatal(err)
						}
					}
				})
			}
		}
	}
}
