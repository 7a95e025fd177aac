package review

import (
	"dutygraph/extract/decisions"
	"dutygraph/graph"
)

// orderSort is the sort of roles that only the order of a list gives.
const orderSort = "order"

// roles finds the units that lead only because they are listed first, where no line says that the first leads. A collective is
// the most doubtful: it leads nothing, as a rule.
func (d *reviewed) roles() []Doubt {
	var out []Doubt
	for _, f := range d.Facts {
		if f.Rel != graph.ResponsibleFor || f.Props.Get("inferred") != true || f.Props.Get("role") != "lead" {
			continue
		}
		name := f.From.Props.Text("name")
		sort, why := orderSort, "%s leads only because it is listed first, and no line says that the first leads"
		lead := true
		if f.From.Props.Get("kind") == "group" {
			sort, why, lead = "collective", "%s stands for many and leads only because it is listed first", false
		}
		doubt := d.doubt(Role, f.At, sort, why, name)
		if len(d.lines) > 1 {
			doubt.Decisions = []decisions.Decision{decisions.RoleOf(d.Doc, f, lead, d.lines)}
		}
		doubt.ofLink(f)
		out = append(out, doubt)
	}
	return out
}

// ofLink takes the print and the place of a link from what the link keeps of them, where the file is not at hand.
func (d *Doubt) ofLink(f graph.Fact) {
	if written, ok := f.Props.Get("asWritten").(string); ok && d.Print == "" {
		d.Print = written
	}
	if place, ok := f.Props.Get("place").(string); ok && d.Place == "" {
		d.Place = place
	}
}
