package extract_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"dutygraph/extract"
	"dutygraph/extract/casetest"
	"dutygraph/extract/jieba"
)

// readers returns a reader with the default segmenter and one that knows names by form alone.
func readers(t testing.TB) map[string]*extract.Extractor {
	t.Helper()
	c, err := jieba.Open(jieba.Common, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return map[string]*extract.Extractor{"cut": {Cut: c.Cut}, "form": {}}
}

// TestProjectCases finds the projects in every text of testdata/projects-cases.txt.
func TestProjectCases(t *testing.T) {
	for name, x := range readers(t) {
		t.Run(name, func(t *testing.T) { casetest.EachLine(t, "testdata/projects-cases.txt", x.NamedProjects) })
	}
}

// TestProjectsOfGold measures the projects found in the real breakdown against the hand-made gold.
func TestProjectsOfGold(t *testing.T) {
	for name, x := range readers(t) {
		t.Run(name, func(t *testing.T) { extract.ProjectsOfGold(t, x) })
	}
}

// TestProjectsOfLongText reads texts of a size that no task has, which took minutes if anything grew with the square of
// their length.
func TestProjectsOfLongText(t *testing.T) {
	for _, piece := range []string{"瑶江大桥", "瑶江大桥、", "建设瑶江大桥和", "等项目", "“瑶谷”", "甲、乙两大水电站", "(", "1期"} {
		for name, x := range readers(t) {
			start := time.Now()
			x.NamedProjects(strings.Repeat(piece, 500_000/len(piece)))
			if took := time.Since(start); took > 10*time.Second {
				t.Errorf("%s: %d bytes of %q took %v", name, 500_000, piece, took)
			}
		}
	}
}

// FuzzProjects finds projects in any text: every name is in it, and a second reading finds the same.
func FuzzProjects(f *testing.F) {
	for _, s := range []string{"加快建设宁州博物院、大剧院等公共文化设施。", "甲、乙两大水电站建设", "“中国瓷谷”“东方药港”建设", "建成吉(利", "等项目", "打通甲路、乙路2条断头路", "开工\x00大桥\xff"} {
		f.Add(s)
	}
	both := readers(f)
	f.Fuzz(func(t *testing.T, s string) {
		all := strings.Join(strings.Fields(s), "")
		for _, x := range both {
			names := x.NamedProjects(s)
			for _, name := range names {
				if name == "" || !strings.Contains(all, name) {
					t.Errorf("%q is no name in %q", name, s)
				}
			}
			if again := x.NamedProjects(s); !slices.Equal(names, again) {
				t.Errorf("%q: %q, then %q", s, names, again)
			}
		}
	})
}

func BenchmarkProjects(b *testing.B) {
	text := strings.Repeat("加快建设宁州博物院、大剧院等公共文化设施。深化瓷韵文化传世工程,社会消费品零售总额增长6%,确保瑶江特大桥年底前建成通车。", 100)
	for name, x := range readers(b) {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			b.ReportAllocs()
			for b.Loop() {
				x.NamedProjects(text)
			}
		})
	}
}
