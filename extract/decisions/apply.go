package decisions

import (
	"fmt"
	"slices"

	"dutygraph/extract"
	"dutygraph/graph"
)

// Apply makes of a file's readings what was decided of their tasks, lines and districts, and reports the decisions whose print has
// changed or is gone. What was decided of names, reading has dealt with already, by [Decisions.Decide]. text is the file's text as
// it was read.
func (d *Decisions) Apply(x *extract.Extractor, text string, readings []extract.Reading) ([]extract.Reading, []Problem) {
	if d == nil || len(d.List) == 0 {
		return readings, nil
	}
	out, lines := slices.Clone(readings), LinesOf(text)
	var problems []Problem
	for i := range out {
		a := &applying{decisions: d, x: x, lines: lines, Reading: out[i]}
		a.Facts = slices.Clone(a.Facts)
		for _, one := range d.List {
			if one.Scope.holds(a.Doc) > 0 {
				a.apply(one)
			}
		}
		out[i] = a.Reading
		problems = append(problems, a.problems...)
	}
	return out, problems
}

// applying is the reading of one document while decisions are applied to it.
type applying struct {
	decisions *Decisions
	x         *extract.Extractor
	lines     Lines
	extract.Reading
	problems []Problem
}

func (a *applying) apply(one Decision) {
	switch one.Verb {
	case Same:
		a.alias(one)
	case Different:
		a.unalias(one)
	case District:
		a.govern(one)
	case Role:
		a.role(one)
	case Ignore:
		a.ignore(one)
	}
}

// problem reports a decision that is not applied.
func (a *applying) problem(one Decision, at graph.Span, format string, args ...any) {
	if at == (graph.Span{}) {
		first, _ := a.Doc.Props.Get("lineStart").(int64)
		at = graph.Span{First: int(first), Last: int(first)}
	}
	a.problems = append(a.problems, Problem{one.Where, one.String(), a.Doc.ID, at, fmt.Sprintf(format, args...)})
}

// byDecision is the rule of what a decision gives.
const byDecision = "as was decided"

// decided is a copy of a link's properties that names a decision.
func decided(props graph.Props, where string) graph.Props {
	return props.With("decision", joined(props.Text("decision"), where))
}

// is reports whether a node is the one that a decision names, by its name, another of its names, or as it was printed.
func (a *applying) is(n *graph.Node, props graph.Props, name string) bool {
	if n.Props.Get("name") == name {
		return true
	}
	if written, ok := props.Get("asWritten").(string); ok && fold(written) == fold(name) {
		return true
	}
	return n.Label == graph.Department && a.proper(name) == n.Props.Get("name")
}

// item is the fact that states a task or section, by what stands for it after the document's key.
func (a *applying) item(no string) (graph.Fact, bool) {
	for _, f := range a.Facts {
		if f.Rel == graph.StatedIn && f.From.ID == a.Doc.ID+"#"+no {
			return f, true
		}
	}
	return graph.Fact{}, false
}

// itemText is what a task or section says.
func itemText(item *graph.Node) string {
	for _, name := range [...]string{"text", "title"} {
		if s, ok := item.Props.Get(name).(string); ok {
			return s
		}
	}
	return ""
}

// link finds the links of a task with what a decision names, by their index, and reports it where there are none or the print has
// changed.
func (a *applying) link(one Decision, fits func(graph.Relation) bool) []int {
	stated, ok := a.item(one.Item)
	if !ok {
		a.problem(one, graph.Span{}, "%s has no item %s any more", a.Doc.ID, one.Item)
		return nil
	}
	item := stated.From
	var found []int
	for i, f := range a.Facts {
		other := f.From
		if f.From.ID == item.ID {
			other = f.To
		} else if f.To.ID != item.ID {
			continue
		}
		if !fits(f.Rel) || !a.is(other, f.Props, one.Names[0]) {
			continue
		}
		if !one.Print.fits(itemText(item) + "\n" + a.lines.Of(f.At)) {
			a.problem(one, f.At, "the print under it has changed; see what item %s says now, and decide anew or take the line out", one.Item)
			return nil
		}
		found = append(found, i)
	}
	if found == nil {
		a.problem(one, stated.At, "item %s of %s names no %s any more", one.Item, a.Doc.ID, one.Names[0])
	}
	return found
}

// role gives links the role that was decided.
func (a *applying) role(one Decision) {
	if one.First {
		a.first(one)
		return
	}
	for _, i := range a.link(one, func(r graph.Relation) bool { return r == graph.ResponsibleFor }) {
		a.Facts[i].Props = withRole(a.Facts[i].Props, one)
	}
}

// first settles the roles that were inferred from the order of lists: as they stand, or with nobody who leads.
func (a *applying) first(one Decision) {
	for i, f := range a.Facts {
		if f.Rel == graph.ResponsibleFor && f.Props.Get("inferred") == true {
			role := one
			role.Lead = one.Lead && f.Props.Get("role") == "lead"
			a.Facts[i].Props = withRole(f.Props, role)
		}
	}
}

// withRole is a copy of a link's properties with a role that is decided, and no longer inferred.
func withRole(props graph.Props, one Decision) graph.Props {
	role := "support"
	if one.Lead {
		role = "lead"
	}
	return decided(props, one.Where).With("inferred", nil).With("ruleLine", nil).With("rule", byDecision).With("role", role)
}
