package extract

import (
	"io"
	"testing"

	"dutygraph/extract/casetest"
	"dutygraph/graph"
)

// BenchmarkExtract reads the real gazette on one core: its breakdown alone, and with the writing of the graph.
func BenchmarkExtract(b *testing.B) {
	raw := casetest.RealIssue(b)
	x := withForms(b)
	x.Kinds, x.Workers = []string{"breakdown"}, 1
	for name, write := range map[string]bool{"breakdown": false, "written": true} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				readings := x.Extract("issue.txt", raw)
				for _, r := range readings {
					if write {
						if err := graph.Write(io.Discard, r.Batch); err != nil {
							b.Fatal(err)
						}
					}
				}
			}
		})
	}
	b.Run("split", func(b *testing.B) {
		b.SetBytes(int64(len(raw)))
		b.ReportAllocs()
		for b.Loop() {
			split("issue.txt", raw, &x.Forms)
		}
	})
	b.Run("clean", func(b *testing.B) {
		b.SetBytes(int64(len(raw)))
		b.ReportAllocs()
		for b.Loop() {
			clean(raw)
		}
	})
}
