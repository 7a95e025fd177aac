package export

import (
	"encoding/csv"

	"dutygraph/graph"
)

// CSV makes a file for each label and for each relation that occurs, as RFC 4180 has them. No cell of theirs is a formula to a
// spreadsheet.
func CSV(g *Graph, folder Folder) error {
	t := newTables(folder)
	return t.close(csvTables(g, t))
}

func csvTables(g *Graph, t *tables) error {
	for _, sort := range graph.NodeSorts {
		nodes := g.of(sort.Label)
		if len(nodes) == 0 {
			continue
		}
		c, err := t.table("nodes-"+string(sort.Label)+".csv", true, append([]string{"id", "labels"}, sort.Props...))
		if err != nil {
			return err
		}
		for _, n := range nodes {
			if err := writeRow(c, []any{n.ID, labels(n)}, n.Props, sort.Props); err != nil {
				return err
			}
		}
	}
	rows := map[graph.Relation]func(Link) error{}
	for _, sort := range graph.LinkSorts {
		if len(g.shaped(sort.Relation)) == 0 {
			continue
		}
		names := linkProps(sort)
		c, err := t.table("links-"+string(sort.Relation)+".csv", true, append([]string{"id", "start", "startLabel", "end", "endLabel"}, names...))
		if err != nil {
			return err
		}
		rows[sort.Relation] = func(l Link) error {
			return writeRow(c, []any{l.ID, l.From.ID, string(l.From.Label), l.To.ID, string(l.To.Label)}, l.AllProps(l.Document), names)
		}
	}
	return g.links(func(l Link) error { return rows[l.Rel](l) })
}

// writeRow writes some values and then properties by name.
func writeRow(c *csv.Writer, row []any, props graph.Props, names []string) error {
	for _, name := range names {
		row = append(row, props.Get(name))
	}
	texts := make([]string, len(row))
	for i, v := range row {
		texts[i] = graph.Spell(v)
		switch v.(type) {
		case string, []string:
			texts[i] = graph.Inert(texts[i])
		}
	}
	return c.Write(texts)
}
