package decisions

import (
	"slices"

	"dutygraph/graph"
)

// govern makes a body the government of a district: its tasks are in that district.
func (a *applying) govern(one Decision) {
	jurisdiction := a.Doc.Props.Text("jurisdiction")
	district := a.x.District(jurisdiction, one.Names[1])
	if !one.Scope.Document { // what is known of a body is the same in all documents
		a.know(func(n *graph.Node) bool { return a.is(n, nil, one.Names[0]) }, func(body graph.Props) graph.Props { return body.With("kind", "district") })
	}
	var tasks []graph.Fact
	for _, f := range a.Facts {
		if f.Rel == graph.ResponsibleFor && a.is(f.From, f.Props, one.Names[0]) {
			tasks = append(tasks, f)
		}
	}
	if len(tasks) == 0 {
		if one.Scope.Document {
			a.problem(one, graph.Span{}, "%s names no %s any more", a.Doc.ID, one.Names[0])
		}
		return
	}
	a.ungovern(tasks, district)
	body := tasks[0].From
	governs := graph.PropsOf("inferred", true, "rule", byDecision, "decision", one.Where)
	a.Facts = append(a.Facts, graph.Fact{From: body, Rel: graph.Governs, To: district, Props: governs, At: tasks[0].At})
	for _, t := range tasks {
		a.inDistrict(t, district, one.Where)
	}
}

// ungovern takes out what was read of the district that a body's name seems to speak of.
func (a *applying) ungovern(tasks []graph.Fact, but *graph.Node) {
	body, wrong := tasks[0].From.ID, map[string]bool{}
	a.Facts = slices.DeleteFunc(a.Facts, func(f graph.Fact) bool {
		if f.Rel == graph.Governs && f.From.ID == body {
			wrong[f.To.ID] = f.To.ID != but.ID
			return true
		}
		return false
	})
	a.Facts = slices.DeleteFunc(a.Facts, func(f graph.Fact) bool {
		return f.Rel == graph.InDistrict && wrong[f.To.ID] && slices.ContainsFunc(tasks, func(t graph.Fact) bool { return t.To.ID == f.From.ID && t.At == f.At })
	})
}

// inDistrict puts a task into the district of a body that is responsible for it, as one named and not by a collective.
func (a *applying) inDistrict(t graph.Fact, district *graph.Node, where string) {
	if t.To.Label != graph.Task {
		return
	}
	link := graph.Fact{From: t.To, Rel: graph.InDistrict, To: district, Props: graph.PropsOf("via", "named", "decision", where), At: t.At}
	i := slices.IndexFunc(a.Facts, func(f graph.Fact) bool {
		return f.Rel == graph.InDistrict && f.From.ID == t.To.ID && f.To.ID == district.ID
	})
	switch {
	case i < 0:
		a.Facts = append(a.Facts, link)
	case a.Facts[i].Props.Get("via") != "named":
		a.Facts[i] = link
	}
}
