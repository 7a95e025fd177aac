package correspond

import (
	"slices"
	"strings"

	"dutygraph/extract"
	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// indicatorClaim is an indicator with its name taken apart.
type indicatorClaim struct {
	*graph.Node
	subject
	unit string
}

// indicator notes an indicator that a table has, once; a row that says 增长 tells that its figures are of growth.
func (j *join) indicator(f graph.Fact) {
	s := subjects(j.vocab, f.From.Props.Text("name"), f.To.Props.Text("direction"))[0]
	i := slices.IndexFunc(j.indicators, func(i indicatorClaim) bool { return i.ID == f.From.ID })
	if i < 0 {
		j.indicators = append(j.indicators, indicatorClaim{f.From, s, magnitudeOf(0, 0, f.From.Props.Text("unit")).unit})
		return
	}
	known := &j.indicators[i]
	if unit := f.From.Props.Text("unit"); unit < known.Props.Text("unit") { // two tables differ: whichever, but always the same
		known.Node, known.unit = f.From, magnitudeOf(0, 0, unit).unit
	}
	known.growth, known.down, known.share = known.growth || s.growth, known.down || s.down, known.share && s.share
}

// byTheName is the rule of the links to indicators.
const byTheName = "by the name of what it counts"

// measure links figures to the indicators that they are of, by what they count.
func (j *join) measure(add func(rank int, f graph.Fact)) {
	byCore := map[string][]indicatorClaim{}
	for _, i := range j.indicators {
		byCore[withoutWhole(i.core)] = append(byCore[withoutWhole(i.core)], i)
	}
	for _, c := range j.claims {
		if c.measures != "" || c.role != extract.RoleGoal {
			continue
		}
		for _, s := range c.subjects {
			i, ok := indicatorFor(s, c.amount.unit, byCore[withoutWhole(s.core)])
			if ok {
				c.measures = i.ID
				add(c.document, graph.Fact{From: c.Node, Rel: graph.Measures, To: i.Node, Props: graph.PropsOf("inferred", true, "rule", byTheName), At: c.at})
				break
			}
		}
	}
}

// indicatorFor returns the indicator among some of one name that a figure is of.
func indicatorFor(s subject, unit string, list []indicatorClaim) (indicatorClaim, bool) {
	for _, i := range list {
		oneWhole := i.core == s.core || withoutWhole(i.core) == i.core || withoutWhole(s.core) == s.core
		oneWay := !s.growth || !i.share && (!i.growth || s.down == i.down)
		if i.core != "" && oneWhole && oneWay && i.unit == unit && i.scope == s.scope && (i.deeds == s.deeds || s.growth) {
			return i, true
		}
	}
	return indicatorClaim{}, false
}

// withoutWhole shortens a share that names what it is a share of, 占固定资产投资比重, to 占比.
func withoutWhole(core string) string {
	i := strings.Index(core, "占")
	if i > 0 && scan.HasAnySuffix(core, "比重", "比例") {
		return core[:i] + "占比"
	}
	return core
}
