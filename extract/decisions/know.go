package decisions

import (
	"slices"

	"dutygraph/graph"
)

// know changes what is known of the departments that fit, wherever a document mentions them.
func (a *applying) know(fits func(*graph.Node) bool, change func(graph.Props) graph.Props) {
	known := map[graph.Key]graph.Props{}
	for i := range a.Facts {
		f := &a.Facts[i]
		for _, n := range [...]*graph.Node{f.From, f.To} {
			if n.Label != graph.Department || !fits(n) {
				continue
			}
			if known[n.Key()] == nil {
				known[n.Key()] = change(n.Props)
			}
			n.Props = known[n.Key()]
		}
	}
}

// alias makes a name one of the other names of the department that it stands for, so that it is found by either.
func (a *applying) alias(one Decision) {
	if one.Scope.Document {
		return // what is known of a body is the same in all documents
	}
	name := one.Names[0]
	proper := a.proper(name)
	a.know(func(n *graph.Node) bool { return n.Props.Get("name") == proper }, func(body graph.Props) graph.Props {
		aliases, _ := body.Get("aliases").([]string)
		if slices.Contains(aliases, name) {
			return body
		}
		return body.With("aliases", append(slices.Clone(aliases), name))
	})
}

// unalias takes a name that stands for itself from the other names of those that the word lists take it for.
func (a *applying) unalias(one Decision) {
	if one.Scope.Document {
		return
	}
	for _, name := range one.Names {
		if a.proper(name) != name {
			continue
		}
		other := func(n *graph.Node) bool {
			aliases, _ := n.Props.Get("aliases").([]string)
			return n.Props.Get("name") != name && slices.Contains(aliases, name)
		}
		a.know(other, func(body graph.Props) graph.Props {
			aliases := slices.DeleteFunc(slices.Clone(body.Get("aliases").([]string)), func(alias string) bool { return alias == name })
			return body.With("aliases", aliases)
		})
	}
}

// proper is the name by which the department of a name is known in the document.
func (a *applying) proper(name string) string {
	jurisdiction := a.Doc.Props.Text("jurisdiction")
	listed := func(name string) string { return a.x.Vocab.Proper(jurisdiction, name) }
	if proper, by := a.decisions.Decide(a.Doc, name, listed); by != "" {
		return proper
	}
	return listed(name)
}
