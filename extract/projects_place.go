package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// located places projects by their names: 甲县乙水库 and 甲乙水库 lie in 甲县. The districts are those of the word list and
// those whose governments the document names.
func (x *Extractor) located(d *document, facts []graph.Fact, named []string) []graph.Fact {
	var districts []string
	for _, t := range x.Vocab.districts[d.jurisdiction] {
		if t.kind != "municipal" {
			districts = append(districts, t.name)
		}
	}
	for _, name := range named {
		if !slices.Contains(districts, name) {
			districts = append(districts, name)
		}
	}
	var out []graph.Fact
	seen := map[string]bool{}
	for i := range facts {
		f := &facts[i]
		if f.Rel != graph.Involves || seen[f.To.ID] {
			continue
		}
		seen[f.To.ID] = true
		for _, district := range districts {
			if liesIn(f.To.Props.Text("name"), d.jurisdiction, district) {
				out = append(out, graph.Fact{From: f.To, Rel: graph.LocatedIn, To: x.district(d, district), Props: byPlace, At: f.At})
			}
		}
	}
	return out
}

// byPlace is what holds of a link that a project's name implies.
var byPlace = graph.PropsOf("inferred", true, "rule", "the district's name in the project's")

// afterPlace are words that make another thing of a district's short name: 甲江, 甲大学, 甲路.
var afterPlace = strings.Fields("江 河 湖 溪 山 岭 湾 海 洲 路 街 大道 大学 学院 高速 铁路 线 桥 至 —")

// liesIn reports whether a project's name holds a district's: in full anywhere, or without its level at the beginning of
// the name or of a part of it, where nothing after it makes another name of it.
func liesIn(project, jurisdiction, district string) bool {
	_, size := scan.Last(district)
	short := district[:len(district)-size]
	switch {
	case !strings.Contains(project, short):
		return false
	case strings.Contains(project, district):
		return true
	case utf8.RuneCountInString(short) < 2:
		return false
	}
	_, size = scan.Last(jurisdiction)
	city := jurisdiction[:len(jurisdiction)-size]
	for _, part := range strings.FieldsFunc(project, func(r rune) bool { return strings.ContainsRune("、(（", r) }) {
		rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimPrefix(part, jurisdiction), city), short)
		if ok && !slices.ContainsFunc(afterPlace, func(w string) bool { return strings.HasPrefix(rest, w) }) {
			return true
		}
	}
	return false
}
