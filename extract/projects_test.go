package extract_test

import (
	"testing"

	"dutygraph/extract"
	"dutygraph/extract/jieba"
)

// segmenter returns the default cutter.
func segmenter(t testing.TB) func(string) []extract.Word {
	t.Helper()
	c, err := jieba.Open(jieba.Common, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c.Cut
}

// TestProjectCases finds the projects in every text of testdata/projects-cases.txt, with the segmenter and by form alone.
func TestProjectCases(t *testing.T) {
	for name, x := range map[string]*extract.Extractor{"cut": {Cut: segmenter(t)}, "form": {}} {
		t.Run(name, func(t *testing.T) { extract.EachCase(t, "testdata/projects-cases.txt", x.NamedProjects) })
	}
}
