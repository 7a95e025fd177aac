package extract

import (
	"slices"
	"strings"

	"dutygraph/graph"
)

// settle makes the reading of a document of what its parser found: it adds what the names of governments imply, and
// accounts for every line.
func (x *Extractor) settle(d *document, f findings) Reading {
	r := Reading{Unread: f.unread, Checks: f.checks}
	named := x.namedDistricts(d, f.facts)
	facts := x.districts(d, f.facts, named)
	facts = append(facts, x.located(d, f.facts, named)...)
	if x.parses(d) {
		r.account(d, facts, f.read)
	}
	if d.gazette != nil {
		head := graph.Span{First: d.at.First, Last: d.at.First}
		facts = append(facts, graph.Fact{From: d.node, Rel: graph.PublishedIn, To: d.gazette, At: head})
	}
	slices.SortStableFunc(r.Unread, func(a, b Unread) int { return a.At.First - b.At.First })
	slices.SortStableFunc(r.Checks, func(a, b Check) int { return a.At.First - b.At.First })
	if x.Decide != nil {
		facts = traced(facts)
	}
	r.Batch = graph.Batch{Doc: *d.node, Facts: facts}
	return r
}

// area is what the name of a responsible department says of districts.
type area struct {
	names []string
	all   bool // a collective that stands for them
}

// districts adds the facts that the names of governments imply: the districts of a task, which government governs which
// district, and which belong to a collective. 各区、县(市)政府 stands for those of the word list, or where it has none of
// the jurisdiction, for those that the document names.
func (x *Extractor) districts(d *document, facts []graph.Fact, named []string) []graph.Fact {
	listed := x.Vocab.districts[d.jurisdiction]
	areas, governs := map[string]*area{}, map[string]bool{}
	nodes := map[string]*graph.Node{}
	node := func(name string) *graph.Node {
		n, ok := nodes[name]
		if !ok {
			n = x.district(d, name)
			nodes[name] = n
		}
		return n
	}
	linked := map[string]bool{}
	stated := facts
	for i := 0; i < len(stated); {
		j := i + 1
		for j < len(stated) && stated[j].To.ID == stated[i].To.ID && stated[j].To.Label == stated[i].To.Label {
			j++
		}
		clear(linked)
		for _, all := range [...]bool{false, true} { // a district named goes before one that a collective stands for
			for k := i; k < j; k++ {
				f := &stated[k]
				if f.Rel != graph.ResponsibleFor {
					continue
				}
				a := areas[f.From.ID]
				if a == nil {
					a = x.areaOf(d, f.From.Props.Text("name"), named, listed)
					areas[f.From.ID] = a
					facts = append(facts, x.implied(d, f, a, node, governs)...)
				}
				if a.all != all || f.To.Label != graph.Task {
					continue
				}
				for _, district := range a.names {
					if !linked[district] {
						linked[district] = true
						facts = append(facts, graph.Fact{From: f.To, Rel: graph.InDistrict, To: node(district), Props: via[all], At: f.At})
					}
				}
			}
		}
		i = j
	}
	return facts
}

// via holds the properties of a link to a district, named and by a collective.
var via = map[bool]graph.Props{false: graph.PropsOf("via", "named"), true: graph.PropsOf("via", "all")}

// namedDistricts returns the districts whose governments the document names, in order of print.
func (x *Extractor) namedDistricts(d *document, facts []graph.Fact) []string {
	var names []string
	seen := map[string]bool{}
	for i := range facts {
		f := &facts[i]
		if f.Rel != graph.ResponsibleFor || !strings.HasSuffix(f.From.ID, "政府") || seen[f.From.ID] {
			continue
		}
		seen[f.From.ID] = true
		if place, ok := x.governed(d, f.From.Props.Get("name").(string)); ok {
			names = append(names, place)
		}
	}
	return names
}

// areaOf returns the districts that a department's name speaks of.
func (x *Extractor) areaOf(d *document, name string, named []string, listed []term) *area {
	if place, ok := x.governed(d, name); ok {
		return &area{names: []string{place}}
	}
	levels := withoutOffice(withoutEach(name))
	if !strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(name, "全市"), "全省"), "各") || strings.HasPrefix(name, "各有关") || strings.HasPrefix(name, "各相关") || !isLevels(levels) {
		return &area{}
	}
	a := &area{all: true}
	if len(listed) > 0 {
		for _, t := range listed {
			if isGoverned(t.kind) && covers(levels, t.kind) {
				a.names = append(a.names, t.name)
			}
		}
		return a
	}
	for _, place := range named {
		if covers(levels, districtKind(place)) {
			a.names = append(a.names, place)
		}
	}
	return a
}

// covers reports whether the levels that a collective names take in districts of a kind.
func covers(levels, kind string) bool {
	switch kind {
	case "district":
		return strings.Contains(levels, "区")
	case "county":
		return strings.ContainsAny(levels, "县旗")
	}
	return strings.ContainsAny(levels, "市州")
}

// implied makes the facts that hold of a department by its name, with the lines of its first mention.
func (x *Extractor) implied(d *document, f *graph.Fact, a *area, node func(string) *graph.Node, governs map[string]bool) []graph.Fact {
	var out []graph.Fact
	for _, place := range a.names {
		government := x.department(d, place+"政府")
		if !governs[place] {
			governs[place] = true
			out = append(out, graph.Fact{From: government, Rel: graph.Governs, To: node(place), Props: byName, At: f.At})
		}
		if a.all {
			out = append(out, graph.Fact{From: government, Rel: graph.MemberOf, To: f.From, Props: byMembership, At: f.At})
		}
	}
	return out
}

// byName and byMembership are the properties of what names imply.
var (
	byName       = graph.PropsOf("inferred", true, "rule", "by the name")
	byMembership = graph.PropsOf("inferred", true, "rule", "a government of the kind that the collective names")
)
