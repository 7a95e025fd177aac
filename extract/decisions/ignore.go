package decisions

import (
	"slices"

	"dutygraph/extract"
	"dutygraph/graph"
)

// ignore leaves out what was decided to be nothing: findings of a line, a link, or all links of a name.
func (a *applying) ignore(one Decision) {
	switch {
	case one.Line > 0:
		a.ignoreLine(one)
	case one.Item != "":
		a.remove(a.link(one, func(graph.Relation) bool { return true }))
	default:
		for _, name := range one.Names {
			a.ignoreName(one, name)
		}
	}
}

func (a *applying) ignoreName(one Decision, name string) {
	var found []int
	for i, f := range a.Facts {
		if f.Rel != graph.Governs && f.Rel != graph.MemberOf && (a.is(f.From, f.Props, name) || f.To.Props.Get("name") == name) {
			found = append(found, i)
		}
	}
	if found == nil && one.Scope.Document {
		a.problem(one, graph.Span{}, "%s names no %s any more", a.Doc.ID, name)
	}
	a.remove(found)
}

// ignoreLine leaves out the findings of a line. A line that has moved is known by its print.
func (a *applying) ignoreLine(one Decision) {
	at := graph.Span{First: one.Line, Last: one.Line}
	if !one.Print.fits(a.lines.Of(at)) {
		moved := a.lineOf(one.Print)
		if moved == 0 {
			a.problem(one, graph.Span{}, "line %d does not say so any more, and no other line alone does; see what is doubtful now, and decide anew or take the line out", one.Line)
			return
		}
		at = graph.Span{First: moved, Last: moved}
	}
	begins := func(s graph.Span) bool { return s.First == at.First }
	a.Unread = slices.DeleteFunc(slices.Clone(a.Unread), func(u extract.Unread) bool { return begins(u.At) })
	a.Checks = slices.DeleteFunc(slices.Clone(a.Checks), func(k extract.Check) bool { return begins(k.At) && !k.Agrees() })
}

// lineOf is the one line of the document that is printed so, 0 where none is or several are.
func (a *applying) lineOf(p print) int {
	first, _ := a.Doc.Props.Get("lineStart").(int64)
	last, _ := a.Doc.Props.Get("lineEnd").(int64)
	found := 0
	for no := int(first); no <= int(last); no++ {
		if !p.fits(a.lines.Of(graph.Span{First: no, Last: no})) {
			continue
		}
		if found > 0 {
			return 0
		}
		found = no
	}
	return found
}

// remove takes links out, and with them what only followed from them.
func (a *applying) remove(links []int) {
	if len(links) == 0 {
		return
	}
	gone := map[int]bool{}
	var tasks []graph.Fact
	for _, i := range links {
		gone[i] = true
		if a.Facts[i].Rel == graph.ResponsibleFor {
			tasks = append(tasks, a.Facts[i])
		}
	}
	governed := a.governed()
	for i, f := range a.Facts {
		if f.Rel == graph.InDistrict && slices.ContainsFunc(tasks, func(t graph.Fact) bool { return t.To.ID == f.From.ID && t.At == f.At && governed[t.From.ID][f.To.ID] }) {
			gone[i] = true
		}
	}
	a.without(gone)
	a.withoutIdle()
}

// governed is, by department, the districts that it governs, itself or through its members.
func (a *applying) governed() map[string]map[string]bool {
	out := map[string]map[string]bool{}
	add := func(department, district string) {
		if out[department] == nil {
			out[department] = map[string]bool{}
		}
		out[department][district] = true
	}
	for _, f := range a.Facts {
		if f.Rel == graph.Governs {
			add(f.From.ID, f.To.ID)
		}
	}
	for _, f := range a.Facts {
		if f.Rel == graph.MemberOf {
			for district := range out[f.From.ID] {
				add(f.To.ID, district)
			}
		}
	}
	return out
}

// without takes facts out by their index.
func (a *applying) without(gone map[int]bool) {
	kept := make([]graph.Fact, 0, len(a.Facts))
	for i, f := range a.Facts {
		if !gone[i] {
			kept = append(kept, f)
		}
	}
	a.Facts = kept
}

// withoutIdle takes out what was inferred of departments and projects that nothing names any more.
func (a *applying) withoutIdle() {
	named := map[string]bool{}
	for _, f := range a.Facts {
		switch f.Rel {
		case graph.Governs, graph.MemberOf, graph.LocatedIn:
		default:
			named[f.From.ID], named[f.To.ID] = true, true
		}
	}
	for _, f := range a.Facts { // a collective that is named keeps its members
		if f.Rel == graph.MemberOf && named[f.To.ID] {
			named[f.From.ID] = true
		}
	}
	a.Facts = slices.DeleteFunc(a.Facts, func(f graph.Fact) bool {
		switch f.Rel {
		case graph.Governs, graph.LocatedIn:
			return !named[f.From.ID]
		case graph.MemberOf:
			return !named[f.To.ID]
		}
		return false
	})
}
