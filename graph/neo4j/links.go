package neo4j

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"dutygraph/graph"
)

// joint is what links have in common that one statement writes.
type joint struct {
	rel      graph.Relation
	from, to graph.Label
}

func (j joint) compare(k joint) int {
	return cmp.Or(cmp.Compare(j.rel, k.rel), cmp.Compare(j.from, k.from), cmp.Compare(j.to, k.to))
}

// stated is a fact and the document that states it.
type stated struct {
	document string
	graph.Fact
}

// createLinks writes the links of a group, whose nodes are there.
func (t transaction) createLinks(group []*loading) error {
	links := map[joint][]stated{}
	for _, l := range group {
		for _, f := range l.Facts {
			j := joint{f.Rel, f.From.Key().Label, f.To.Key().Label}
			links[j] = append(links[j], stated{l.Doc.ID, f})
		}
	}
	for _, j := range slices.SortedFunc(maps.Keys(links), joint.compare) {
		if err := t.createJoint(j, links[j]); err != nil {
			return err
		}
	}
	return nil
}

// createJoint writes links of one sort. A statement skips a row whose ends it does not find, so the server's count of
// what it wrote is compared with the rows sent.
func (t transaction) createJoint(j joint, links []stated) error {
	names := map[string]bool{}
	for _, l := range links {
		for name := range l.Props {
			names[name] = true
		}
	}
	columns := slices.Sorted(maps.Keys(names))
	rows := make([]any, len(links))
	for i, l := range links {
		row := []any{l.From.ID, l.To.ID, l.document, l.At.First, l.At.Last}
		rows[i] = appendColumns(row, columns, l.Props)
	}
	statement := fmt.Sprintf("UNWIND $rows AS row MATCH (a:%s {id: row[0]}) MATCH (b:%s {id: row[1]}) "+
		"CREATE (a)-[:%s {document: row[2], lineStart: row[3], lineEnd: row[4]%s}]->(b)", j.from, j.to, j.rel, setColumns(columns, 5))
	for part := range slices.Chunk(rows, rowsAtOnce) {
		_, summary, err := t.run(statement, map[string]any{"rows": part})
		if err != nil {
			return err
		}
		if summary.Counters().RelationshipsCreated() != len(part) {
			return t.missing(j, part)
		}
	}
	return nil
}

// missing names an end that some link does not find.
func (t transaction) missing(j joint, rows []any) error {
	for _, end := range []struct {
		label graph.Label
		index int
	}{{j.from, 0}, {j.to, 1}} {
		records, _, err := t.run(fmt.Sprintf("UNWIND $rows AS row WITH row[%d] AS id WHERE NOT EXISTS { (:%s {id: id}) } RETURN id LIMIT 1",
			end.index, end.label), map[string]any{"rows": rows})
		if err != nil {
			return err
		}
		if len(records) > 0 {
			return fmt.Errorf("%s: the %s %v %w", j.rel, end.label, records[0].Values[0], errMissing)
		}
	}
	return fmt.Errorf("%s: a node %w", j.rel, errMissing)
}
