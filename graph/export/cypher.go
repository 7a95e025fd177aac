package export

import (
	"bufio"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dutygraph/graph"
)

// rowsAtOnce bounds how much one statement writes, so that a server needs little memory for it.
const rowsAtOnce = 500

// Cypher writes statements, each ended by a semicolon and a line end, that make the graph in an empty Neo4j: constraints first,
// then nodes, then links. Values are literals of which nothing can be taken for a statement.
func Cypher(w io.Writer, g *Graph) error {
	b := bufio.NewWriter(w)
	b.WriteString(constraints())
	s := statements{b, map[string][]string{}}
	for _, n := range g.Nodes {
		props := g.stored(n).With("id", n.ID)
		s.add("CREATE (n:"+strings.Join(labels(n), ":")+") SET n = row", literals(props))
	}
	s.end()
	err := g.links(func(l Link) error {
		s.add(fmt.Sprintf("MATCH (a:%s {id: row[0]}) MATCH (b:%s {id: row[1]}) CREATE (a)-[r:%s]->(b) SET r = row[2]", l.From.Key().Label, l.To.Key().Label, l.Rel),
			"["+literal(l.From.ID)+", "+literal(l.To.ID)+", "+literals(l.AllProps(l.Document))+"]")
		return nil
	})
	if err != nil {
		return err
	}
	s.end()
	return b.Flush()
}

// statements gathers rows by what is done with each, and writes a statement for so many of them. What goes wrong is told by
// the writer in the end.
type statements struct {
	w    *bufio.Writer
	rows map[string][]string
}

func (s statements) add(do, row string) {
	if s.rows[do] = append(s.rows[do], row); len(s.rows[do]) == rowsAtOnce {
		s.write(do)
	}
}

func (s statements) write(do string) {
	fmt.Fprintf(s.w, "UNWIND [\n%s\n] AS row %s;\n", strings.Join(s.rows[do], ",\n"), do)
	delete(s.rows, do)
}

// end writes what is left.
func (s statements) end() {
	for _, do := range slices.Sorted(maps.Keys(s.rows)) {
		s.write(do)
	}
}

// constraints are the statements that keep keys unique and links of a document quickly found.
func constraints() string {
	var b strings.Builder
	for _, sort := range graph.NodeSorts {
		fmt.Fprintf(&b, "CREATE CONSTRAINT %s_id IF NOT EXISTS FOR (x:%s) REQUIRE x.id IS UNIQUE;\n", strings.ToLower(string(sort.Label)), sort.Label)
	}
	for _, sort := range graph.LinkSorts {
		fmt.Fprintf(&b, "CREATE INDEX %s_document IF NOT EXISTS FOR ()-[x:%s]-() ON (x.document);\n", strings.ToLower(string(sort.Relation)), sort.Relation)
	}
	return b.String()
}

// literals writes properties as a map.
func literals(props graph.Props) string {
	var parts []string
	for _, p := range props {
		parts = append(parts, p.Name+": "+literal(p.Value))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// literal writes a value so that reading it gives the same value of the same type.
func literal(value any) string {
	switch value := value.(type) {
	case string:
		return quoted(value)
	case float64:
		if math.IsNaN(value) || math.IsInf(value, 0) {
			return "null"
		}
		s := strconv.FormatFloat(value, 'g', -1, 64)
		if !strings.ContainsAny(s, ".e") {
			s += ".0"
		}
		return s
	case []string:
		items := make([]string, len(value))
		for i, s := range value {
			items[i] = quoted(s)
		}
		return "[" + strings.Join(items, ", ") + "]"
	}
	return fmt.Sprint(value)
}

// quoted writes a string. A quote mark, a backslash and whatever is not seen become escapes: also what a
// backslash and a u make of print is no escape then.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('\'')
	for _, r := range s {
		switch {
		case r == '\'' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f || r == '\u2028' || r == '\u2029' || r == utf8.RuneError:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('\'')
	return b.String()
}
