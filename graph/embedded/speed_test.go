//go:build unix

package embedded

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"testing"
	"time"

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

// BenchmarkOpen opens a store and makes its graph, as the first question does. It tells the processor time of one opening, the
// sizes of the file and of what stays in memory, and how many times the file that is.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes(b) {
		b.Run(fmt.Sprintf("gazettes=%d", n), func(b *testing.B) {
			path := library(b, n)
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			before := heap()
			var s *Store
			b.ResetTimer()
			began := processorTime(b)
			for b.Loop() {
				if s, err = Open(path); err != nil {
					b.Fatal(err)
				}
				if _, err := s.network(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64((processorTime(b)-began).Milliseconds())/float64(b.N), "cpu-ms/op")
			b.ReportMetric(float64(info.Size())/(1<<20), "file-MB")
			b.ReportMetric(float64(heap()-before)/(1<<20), "held-MB")
			b.ReportMetric(float64(heap()-before)/float64(info.Size()), "held/file")
			askAll(b, s)
			b.ReportMetric(float64(heap()-before)/float64(info.Size()), "held-asked/file")
			runtime.KeepAlive(s)
		})
	}
}

// askAll asks every question of the catalogue about the whole store, but for its answers.
func askAll(b *testing.B, s *Store) {
	catalogue, err := queries.All()
	if err != nil {
		b.Fatal(err)
	}
	for _, q := range catalogue {
		if _, err := s.Query(b.Context(), q.Cypher, asked(b, q, 1, 1, false)); err != nil {
			b.Fatal(err)
		}
	}
}

// heap returns how many bytes are in use when what is not needed has been collected.
func heap() int {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int(m.HeapAlloc)
}

// processorTime returns what this process has used so far.
func processorTime(b *testing.B) time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		b.Fatal(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
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
