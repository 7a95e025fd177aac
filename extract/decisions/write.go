package decisions

import (
	"strconv"
	"strings"

	"dutygraph/graph"
)

// String writes a decision as it stands in a file.
func (one Decision) String() string {
	fields := []string{word(one.Verb)}
	if one.Item != "" {
		fields = append(fields, "第"+one.Item+"项")
	}
	if one.Line > 0 {
		fields = append(fields, "第"+strconv.Itoa(one.Line)+"行")
	}
	if one.First {
		fields = append(fields, firstWords[0])
	}
	fields = append(fields, one.Names...)
	switch {
	case one.Verb == Role && one.Lead:
		fields = append(fields, leadWords[0])
	case one.Verb == Role:
		fields = append(fields, supportWords[0])
	}
	if print := one.Print.String(); print != "" {
		fields = append(fields, print)
	}
	return strings.Join(fields, " ")
}

// Writable reports whether a decision can be written so that it is read as it was: names with blanks, for one, cannot.
func (one Decision) Writable() bool {
	d, err := Parse("", one.Scope.String()+"\n"+one.String()+"\n")
	return err == nil && len(d.List) == 1 && d.List[0].Scope == one.Scope && repeats(d.List[0], one)
}

// ScopeOf is where a decision on a document's names holds: at its government, or in it alone where none is known.
func ScopeOf(doc graph.Node) Scope {
	if jurisdiction, ok := doc.Props.Get("jurisdiction").(string); ok {
		return Scope{Name: jurisdiction}
	}
	return scopeIn(doc)
}

func scopeIn(doc graph.Node) Scope { return Scope{Document: true, Name: doc.ID} }

// SameAs is the decision that one name stands for another.
func SameAs(doc graph.Node, name, proper string) Decision {
	return Decision{Scope: ScopeOf(doc), Verb: Same, Names: []string{name, proper}}
}

// Knows is the decision that names are right as they stand.
func Knows(doc graph.Node, names ...string) Decision {
	return Decision{Scope: ScopeOf(doc), Verb: Known, Names: names}
}

// FirstLeads is the decision that whoever is listed first in a document leads.
func FirstLeads(doc graph.Node) Decision {
	return Decision{Scope: scopeIn(doc), Verb: Role, First: true, Lead: true}
}

// RoleOf is the decision on the role of a link to a task or section of a document.
func RoleOf(doc graph.Node, link graph.Fact, lead bool, lines Lines) Decision {
	name := link.From.Props.Text("name")
	return Decision{Scope: scopeIn(doc), Verb: Role, Item: strings.TrimPrefix(link.To.ID, doc.ID+"#"), Names: []string{name}, Lead: lead,
		Print: printOf(itemText(link.To), lines.Of(link.At))}
}

// IgnoreLine is the decision that nothing is doubtful on a line.
func IgnoreLine(doc graph.Node, line int, lines Lines) Decision {
	return Decision{Scope: scopeIn(doc), Verb: Ignore, Line: line, Print: printOf(lines.Of(graph.Span{First: line, Last: line}))}
}
