package export

import (
	"fmt"
	"io"
	"strings"

	"dutygraph/graph"
)

// itemSeparator stands between the items of a list; no print has it.
const itemSeparator = "\x1f"

// adminArgs are the arguments of neo4j-admin before the list of files.
var adminArgs = []string{"database", "import", "full", "neo4j", "--overwrite-destination", "--multiline-fields=true", "--array-delimiter=U+001F"}

// Admin makes the files that "neo4j-admin database import full" takes, and returns its arguments when it runs in their folder. A
// file of statements for the constraints, which the import does not make, is among them.
func Admin(g *Graph, folder Folder) (args []string, err error) {
	t := newTables(folder)
	args, err = adminTables(g, t)
	if err := t.close(err); err != nil {
		return nil, err
	}
	f, err := folder("constraints.cypher")
	if err != nil {
		return nil, err
	}
	_, err = io.WriteString(f, constraints())
	if e := f.Close(); err == nil {
		err = e
	}
	return args, err
}

func adminTables(g *Graph, t *tables) (args []string, err error) {
	args = append(args, adminArgs...)
	for _, sort := range graph.NodeSorts {
		if nodes := g.of(sort.Label); len(nodes) > 0 {
			name := "nodes-" + string(sort.Label) + ".csv"
			args = append(args, "--nodes="+name)
			if err := adminNodes(g, t, name, sort, nodes); err != nil {
				return nil, err
			}
		}
	}
	rows := map[shape]func(Link) error{}
	for _, sort := range graph.LinkSorts {
		for _, s := range g.shaped(sort.Relation) {
			name := fmt.Sprintf("links-%s-%s-%s.csv", s.from, s.rel, s.to)
			args = append(args, "--relationships="+string(s.rel)+"="+name)
			if rows[s], err = adminLinks(g, t, name, sort, s); err != nil {
				return nil, err
			}
		}
	}
	return args, g.links(func(l Link) error { return rows[l.shape()](l) })
}

func adminNodes(g *Graph, t *tables, file string, sort graph.NodeSort, nodes []graph.Node) error {
	seen := attributes{}
	for _, n := range nodes {
		seen.see(g.stored(n))
	}
	names := seen.occurring(sort.Props)
	c, err := t.table(file, false, append([]string{fmt.Sprintf("id:ID(%s)", sort.Label), ":LABEL"}, seen.typed(names)...))
	for i := 0; err == nil && i < len(nodes); i++ {
		err = c.Write(append([]string{nodes[i].ID, strings.Join(labels(nodes[i]), itemSeparator)}, values(names, g.stored(nodes[i]))...))
	}
	return err
}

// adminLinks begins the file of links of a shape, and returns what writes one.
func adminLinks(g *Graph, t *tables, file string, sort graph.LinkSort, s shape) (func(Link) error, error) {
	names := g.shapes[s].occurring(linkProps(sort))
	c, err := t.table(file, false, append([]string{fmt.Sprintf(":START_ID(%s)", s.from), fmt.Sprintf(":END_ID(%s)", s.to)}, g.shapes[s].typed(names)...))
	return func(l Link) error {
		return c.Write(append([]string{l.From.ID, l.To.ID}, values(names, l.AllProps(l.Document))...))
	}, err
}

// typed are names of columns with the types of their values.
func (a attributes) typed(names []string) []string {
	out := make([]string, len(names))
	for i, name := range names {
		if out[i] = name; a[name] != "string" {
			out[i] += ":" + a[name]
		}
	}
	return out
}

func values(names []string, props graph.Props) []string {
	out := make([]string, len(names))
	for i, name := range names {
		if list, ok := props.Get(name).([]string); ok {
			out[i] = strings.Join(list, itemSeparator)
		} else {
			out[i] = graph.Spell(props.Get(name))
		}
	}
	return out
}
