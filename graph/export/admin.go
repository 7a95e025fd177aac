package export

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"dutygraph/graph"
)

// itemSeparator stands between the items of a list; no print has it.
const itemSeparator = "\x1f"

// AdminArgs are the arguments of neo4j-admin before the list of files.
var AdminArgs = []string{"database", "import", "full", "neo4j", "--overwrite-destination", "--multiline-fields=true", "--array-delimiter=U+001F"}

// Admin is the files that "neo4j-admin database import full" takes, and its arguments when it runs in their folder. A file of
// statements for the constraints, which the import does not make, is among them.
func Admin(g Graph) (files []File, args []string) {
	args = slices.Clone(AdminArgs)
	for _, sort := range graph.NodeSorts {
		if nodes := g.of(sort.Label); len(nodes) > 0 {
			name := "nodes-" + string(sort.Label) + ".csv"
			files = append(files, File{name, func(w io.Writer) error { return adminNodes(w, sort, nodes) }})
			args = append(args, "--nodes="+name)
		}
	}
	for _, sort := range graph.LinkSorts {
		groups := map[[2]string][]Link{}
		for _, l := range g.linked(sort.Relation) {
			ends := [2]string{string(l.From.Key().Label), string(l.To.Key().Label)}
			groups[ends] = append(groups[ends], l)
		}
		for _, ends := range slices.SortedFunc(maps.Keys(groups), func(a, b [2]string) int { return strings.Compare(a[0]+" "+a[1], b[0]+" "+b[1]) }) {
			name := fmt.Sprintf("links-%s-%s-%s.csv", ends[0], sort.Relation, ends[1])
			files = append(files, File{name, func(w io.Writer) error { return adminLinks(w, sort, ends, groups[ends]) }})
			args = append(args, "--relationships="+string(sort.Relation)+"="+name)
		}
	}
	return append(files, File{"constraints.cypher", func(w io.Writer) error {
		_, err := io.WriteString(w, strings.Join(Constraints(), ";\n")+";\n")
		return err
	}}), args
}

func adminNodes(w io.Writer, sort graph.NodeSort, nodes []graph.Node) error {
	things := make([]graph.Props, len(nodes))
	for i, n := range nodes {
		things[i] = n.Props
	}
	names := occurring(sort.Props, things)
	c := csv.NewWriter(w)
	_ = c.Write(append([]string{fmt.Sprintf("id:ID(%s)", sort.Label), ":LABEL"}, typed(names, things)...)) // told in the end
	for i, n := range nodes {
		_ = c.Write(append([]string{n.ID, strings.Join(labels(n), itemSeparator)}, values(names, things[i])...))
	}
	c.Flush()
	return c.Error()
}

func adminLinks(w io.Writer, sort graph.LinkSort, ends [2]string, links []Link) error {
	things := make([]graph.Props, len(links))
	for i, l := range links {
		things[i] = l.AllProps(l.Document)
	}
	names := occurring(linkProps(sort), things)
	c := csv.NewWriter(w)
	_ = c.Write(append([]string{":START_ID(" + ends[0] + ")", ":END_ID(" + ends[1] + ")"}, typed(names, things)...)) // told in the end
	for i, l := range links {
		_ = c.Write(append([]string{l.From.ID, l.To.ID}, values(names, things[i])...))
	}
	c.Flush()
	return c.Error()
}

// typed are the names of columns with the types of their values, which are the same for all.
func typed(names []string, things []graph.Props) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = name
		first := things[slices.IndexFunc(things, func(p graph.Props) bool { return p[name] != nil })]
		switch first[name].(type) {
		case int64:
			out[i] += ":long"
		case float64:
			out[i] += ":double"
		case bool:
			out[i] += ":boolean"
		case []string:
			out[i] += ":string[]"
		}
	}
	return out
}

func values(names []string, props graph.Props) []string {
	out := make([]string, len(names))
	for i, name := range names {
		out[i] = text(props[name], itemSeparator)
	}
	return out
}
