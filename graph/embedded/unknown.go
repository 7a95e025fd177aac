package embedded

import (
	"slices"
	"strings"

	"dutygraph/graph"
	"dutygraph/graph/embedded/syntax"
)

// Unknown is a name that a statement asks for and that no graph of ours can hold: it finds nothing, whatever is loaded.
type Unknown struct {
	What   string // label, type of link or property
	Name   string
	Line   int // where it stands, counted from 1; a column is a character
	Column int
	Known  []string // all names that there are
}

// Unknowns returns the labels, types and properties of a statement that are in no schema, each once. Of a statement that
// cannot be read it knows nothing.
func Unknowns(statement string) []Unknown {
	tree, err := syntax.Parse(statement)
	if err != nil {
		return nil
	}
	known := schemaNames()
	var list []Unknown
	for _, m := range tree.Mentions() {
		if slices.Contains(known[m.Sort], m.Name) || slices.ContainsFunc(list, func(u Unknown) bool { return u.Name == m.Name && u.What == string(m.Sort) }) {
			continue
		}
		at := m.At + max(0, strings.Index(statement[m.At:], m.Name))
		line, column := (&syntax.Error{Source: statement, At: at}).Position()
		list = append(list, Unknown{string(m.Sort), m.Name, line, column, known[m.Sort]})
	}
	return list
}

// schemaNames returns every name of the schema.
func schemaNames() map[syntax.Sort][]string {
	names := map[syntax.Sort][]string{
		syntax.LabelName:    {string(graph.Leader)}, // which has the sort of a Person
		syntax.PropertyName: append([]string{"id", "lineStart", "lineEnd"}, graph.Anywhere...),
	}
	for _, s := range graph.NodeSorts {
		names[syntax.LabelName] = append(names[syntax.LabelName], string(s.Label))
		names[syntax.PropertyName] = append(names[syntax.PropertyName], s.Props...)
	}
	for _, s := range graph.LinkSorts {
		names[syntax.TypeName] = append(names[syntax.TypeName], string(s.Relation))
		names[syntax.PropertyName] = append(names[syntax.PropertyName], s.Props...)
	}
	return names
}
