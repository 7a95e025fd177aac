package extract

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"dutygraph/extract/casetest"
)

// unitsOf reads a list of units as one of a city that no word list knows.
func unitsOf(s string) []responsible {
	return new(Extractor).units(&document{jurisdiction: "宁州市"}, textOf([]line{{1, s}}, ""))
}

// TestUnits reads the lists of testdata/units-*.txt.
func TestUnits(t *testing.T) {
	duties := map[duty]string{leading: "*", helping: "-"}
	casetest.EachLine(t, "testdata/units-*.txt", func(s string) []string {
		var said []string
		for _, u := range unitsOf(s) {
			said = append(said, u.name+duties[u.duty])
		}
		return said
	})
}

// FuzzUnits holds that any text can be read as a list, that every body has a name and print that stand in the text, and that
// reading it again gives the same.
func FuzzUnits(f *testing.F) {
	for _, seed := range []string{
		"市发改委、市财政局,市审计局", "海曲、桥东区,云山县人民政府", "市财政局各区、县(市)政府", "市水利局牵头,市林业局、市农业局配合", "各县(市、区)人民政府、开发区管委会",
		"市委宣传部(列第一位的为牵头单位,下同)", "市水利局(未完", "、,。", "(", "等", "牵头", "各", "市\xe4", "区、县、市", "国网宁州供电公司等",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		list := unitsOf(s)
		for _, u := range list {
			if u.name == "" || u.at.First != 1 || u.at.Last != 1 {
				t.Fatalf("%q: %+v", s, u)
			}
			if utf8.ValidString(s) && !strings.Contains(s, u.written) {
				t.Fatalf("%q: %q is not printed there", s, u.written)
			}
		}
		if again := unitsOf(s); !slices.Equal(list, again) {
			t.Fatalf("%q: %v, and then %v", s, list, again)
		}
	})
}
