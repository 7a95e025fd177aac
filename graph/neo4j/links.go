package neo4j

import (
	"errors"
	"fmt"
	"maps"
	"slices"

	"dutygraph/graph"
)

// errMissing says that a link has no node to start or end at. Another loader may have deleted it meanwhile.
var errMissing = errors.New("is not there to link")

// stated is a fact and the document that states it.
type stated struct {
	document string
	graph.Fact
}

// createLinks writes the links of a group between nodes whose places are known.
func (t transaction) createLinks(group []*loading, there places) error {
	links := map[graph.Relation][]stated{}
	for _, l := range group {
		for _, f := range l.Facts {
			links[f.Rel] = append(links[f.Rel], stated{l.Doc.ID, f})
		}
	}
	for _, rel := range slices.Sorted(maps.Keys(links)) {
		if err := t.createLinksOf(rel, links[rel], there); err != nil {
			return err
		}
	}
	return nil
}

// createLinksOf writes links of one sort: where the type is a value of the row, Neo4j 5.26 gives every link of the statement
// that of the first row. The statement skips a row whose ends it does not find, so the server's count of what it wrote is
// compared with the rows sent.
func (t transaction) createLinksOf(rel graph.Relation, links []stated, there places) error {
	names := map[string]bool{}
	for _, l := range links {
		for _, p := range l.Props {
			names[p.Name] = true
		}
	}
	columns := slices.Sorted(maps.Keys(names))
	statement := fmt.Sprintf("UNWIND $rows AS row MATCH (a) WHERE elementId(a) = row[0] MATCH (b) WHERE elementId(b) = row[1] "+
		"CREATE (a)-[:%s {document: row[2], lineStart: row[3], lineEnd: row[4]%s}]->(b)", rel, setColumns(columns, 5))
	for part := range slices.Chunk(links, rowsAtOnce) {
		rows := make([]any, len(part))
		for i, l := range part {
			row := []any{there[l.From.Key()], there[l.To.Key()], l.document, l.At.First, l.At.Last}
			rows[i] = appendColumns(row, columns, l.Props)
		}
		_, summary, err := t.run(statement, map[string]any{"rows": rows})
		if err != nil {
			return err
		}
		if summary.Counters().RelationshipsCreated() != len(rows) {
			return t.missing(part, there)
		}
	}
	return nil
}

// missing names an end that some of the links do not find.
func (t transaction) missing(links []stated, there places) error {
	for _, l := range links {
		for _, n := range []*graph.Node{l.From, l.To} {
			records, _, err := t.run("MATCH (n) WHERE elementId(n) = $place RETURN n.id", map[string]any{"place": there[n.Key()]})
			if err != nil {
				return err
			}
			if len(records) == 0 {
				return fmt.Errorf("%s: the %s %s %w", l.Rel, n.Label, n.ID, errMissing)
			}
		}
	}
	return fmt.Errorf("%s: a node %w", links[0].Rel, errMissing)
}
