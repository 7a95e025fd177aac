package export

import (
	"encoding/csv"
	"io"

	"dutygraph/graph"
)

// listSeparator stands between the items of a list in a cell.
const listSeparator = "、"

// CSV is a file for each label and for each relation that occurs, as RFC 4180 has them. No cell of theirs is a formula to a
// spreadsheet.
func CSV(g Graph) []File {
	var files []File
	for _, sort := range graph.NodeSorts {
		if nodes := g.of(sort.Label); len(nodes) > 0 {
			files = append(files, File{"nodes-" + string(sort.Label) + ".csv", func(w io.Writer) error { return nodesCSV(w, sort, nodes) }})
		}
	}
	for _, sort := range graph.LinkSorts {
		if links := g.linked(sort.Relation); len(links) > 0 {
			files = append(files, File{"links-" + string(sort.Relation) + ".csv", func(w io.Writer) error { return linksCSV(w, sort, links) }})
		}
	}
	return files
}

func nodesCSV(w io.Writer, sort graph.NodeSort, nodes []graph.Node) error {
	c := newCSV(w, append([]string{"id", "labels"}, sort.Props...))
	for _, n := range nodes {
		row := []any{n.ID, labels(n)}
		for _, name := range sort.Props {
			row = append(row, n.Props[name])
		}
		c.row(row)
	}
	return c.end()
}

func linksCSV(w io.Writer, sort graph.LinkSort, links []Link) error {
	names := linkProps(sort)
	c := newCSV(w, append([]string{"id", "start", "startLabel", "end", "endLabel"}, names...))
	for _, l := range links {
		row := []any{l.ID, l.From.ID, string(l.From.Label), l.To.ID, string(l.To.Label)}
		props := l.AllProps(l.Document)
		for _, name := range names {
			row = append(row, props[name])
		}
		c.row(row)
	}
	return c.end()
}

// cells writes rows of values; what goes wrong is told in the end.
type cells struct{ *csv.Writer }

func newCSV(w io.Writer, head []string) cells {
	c := cells{csv.NewWriter(w)}
	c.UseCRLF = true
	_ = c.Write(head) // told by end
	return c
}

func (c cells) row(values []any) {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = text(v, listSeparator)
		switch v.(type) {
		case string, []string:
			texts[i] = graph.Inert(texts[i])
		}
	}
	_ = c.Write(texts) // told by end
}

func (c cells) end() error {
	c.Flush()
	return c.Error()
}
