package neo4j

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dutygraph/graph"
)

// load replaces documents. It may be called again for the same ones, after a transaction that failed or seemed to.
func (t transaction) load(group []*loading) error {
	digests, err := t.lock(group)
	if err != nil {
		return err
	}
	group = slices.DeleteFunc(slices.Clone(group), func(l *loading) bool { return l.unchanged(digests) })
	before, err := t.held(replaced(group, digests))
	if err != nil {
		return err
	}
	if err := t.forget(before); err != nil {
		return err
	}
	there, err := t.createNodes(group)
	if err != nil {
		return err
	}
	if err := t.createLinks(group, there); err != nil {
		return err
	}
	after := make([]graph.Batch, len(group))
	for i, l := range group {
		after[i] = l.Batch
		l.change = graph.Change{Document: l.Doc.ID, Outcome: graph.Added, Nodes: len(l.nodes), Links: len(l.Facts), LinksAdded: len(l.Facts)}
		if old := slices.IndexFunc(before, func(b graph.Batch) bool { return b.Doc.ID == l.Doc.ID }); old >= 0 {
			l.change = graph.Compare(&before[old], l.Batch)
		}
	}
	return t.settle(before, after)
}

// replaced returns the documents of a group of which the database holds something already.
func replaced(group []*loading, digests map[string]kept) []string {
	ids := []string{}
	for _, l := range group {
		if digests[l.Doc.ID].digest != "" {
			ids = append(ids, l.Doc.ID)
		}
	}
	return ids
}

// kept is what the store has added to a document that it holds.
type kept struct{ digest, receipt string }

// digests returns what is kept of those documents of a group that the database knows.
func (t transaction) digests(group []*loading) (map[string]kept, error) {
	return t.digestsBy("UNWIND $rows AS row MATCH (d:Document {id: row})", group)
}

// lock makes the Document nodes of a group where they are missing and returns what is kept of them. Any other loader of one
// of them waits here until this transaction ends: removing a property takes a node's lock, also where there is none.
func (t transaction) lock(group []*loading) (map[string]kept, error) {
	return t.digestsBy("UNWIND $rows AS row MERGE (d:Document {id: row}) REMOVE d.lock", group)
}

func (t transaction) digestsBy(statement string, group []*loading) (map[string]kept, error) {
	rows := make([]any, len(group))
	for i, l := range group {
		rows[i] = l.Doc.ID
	}
	slices.SortFunc(rows, func(a, b any) int { return strings.Compare(a.(string), b.(string)) })
	records, err := t.unwind(statement+" RETURN d.id, coalesce(d.digest, ''), coalesce(d.receipt, '')", rows)
	digests := make(map[string]kept, len(records))
	for _, r := range records {
		digests[r.Values[0].(string)] = kept{r.Values[1].(string), r.Values[2].(string)}
	}
	return digests, err
}

// places say where the database keeps nodes. A link is written faster between places than between keys.
type places map[graph.Key]string

// createNodes writes the nodes of a group: its own anew, those of other documents where they are missing, and what
// documents share with the properties that any of them knows.
func (t transaction) createNodes(group []*loading) (places, error) {
	own, merged := map[graph.Label][]graph.Node{}, map[graph.Key]graph.Node{}
	for _, l := range group {
		for _, n := range l.nodes[1:] {
			key := n.Key()
			if l.Owns(n) {
				own[key.Label] = append(own[key.Label], n)
				continue
			}
			if other, ok := merged[key]; ok {
				n.Props = maps.Clone(n.Props)
				maps.Copy(n.Props, other.Props)
			}
			merged[key] = n
		}
	}
	there := places{}
	if err := t.describe(group, there); err != nil {
		return nil, err
	}
	for _, label := range slices.Sorted(maps.Keys(own)) {
		if err := t.create(label, own[label], there); err != nil {
			return nil, err
		}
	}
	var shared, foreign []graph.Node
	for key, n := range merged {
		switch _, written := there[key]; {
		case written: // by a document of this group, whose own it is
		case key.Label.Sort().Owned:
			foreign = append(foreign, n)
		default:
			shared = append(shared, n)
		}
	}
	if err := t.merge("ON CREATE SET n += row[1]", foreign, there); err != nil {
		return nil, err
	}
	return there, t.merge("SET n += row[1]", shared, there)
}

// describe gives the Document nodes of a group, which lock has made, their properties.
func (t transaction) describe(group []*loading, there places) error {
	rows := make([]any, len(group))
	for i, l := range group {
		rows[i] = []any{l.Doc.ID, withKey(l.nodes[0])}
	}
	return t.place("UNWIND $rows AS row MATCH (n:Document {id: row[0]}) SET n = row[1] RETURN row[0], elementId(n)", graph.Document, rows, there)
}

// create writes nodes of one label that are not there; when an earlier attempt found that some are, because another
// document refers to them, it merges.
func (t transaction) create(label graph.Label, nodes []graph.Node, there places) error {
	if t.again {
		return t.merge("SET n = row[1]", nodes, there)
	}
	names := map[string]bool{}
	for _, n := range nodes {
		for name := range n.Props {
			names[name] = true
		}
	}
	columns := slices.Sorted(maps.Keys(names))
	rows := make([]any, len(nodes))
	for i, n := range nodes {
		rows[i] = appendColumns([]any{n.ID}, columns, n.Props)
	}
	return t.place(fmt.Sprintf("UNWIND $rows AS row CREATE (n:%s {id: row[0]%s}) RETURN row[0], elementId(n)",
		label, setColumns(columns, 1)), label, rows, there)
}

// merge writes nodes that may be there. They are locked in order of their keys, as any other loader does it.
func (t transaction) merge(action string, nodes []graph.Node, there places) error {
	slices.SortFunc(nodes, func(a, b graph.Node) int { return strings.Compare(a.ID, b.ID) })
	rows := map[graph.Label][]any{}
	for _, n := range nodes {
		rows[n.Key().Label] = append(rows[n.Key().Label], []any{n.ID, withKey(n)})
	}
	for _, label := range slices.Sorted(maps.Keys(rows)) {
		statement := fmt.Sprintf("UNWIND $rows AS row MERGE (n:%s {id: row[0]}) %s RETURN row[0], elementId(n)", label, action)
		if err := t.place(statement, label, rows[label], there); err != nil {
			return err
		}
	}
	return nil
}

// place sends rows to a statement that returns keys and places of nodes of one label, and notes them.
func (t transaction) place(statement string, label graph.Label, rows []any, there places) error {
	records, err := t.unwind(statement, rows)
	for _, r := range records {
		there[graph.Key{Label: label, ID: r.Values[0].(string)}] = r.Values[1].(string)
	}
	return err
}

// withKey returns the properties that a node has in the database but for a leader's title, which is left to settle.
func withKey(n graph.Node) graph.Props {
	props := maps.Clone(n.Props)
	if props == nil {
		props = graph.Props{}
	}
	if n.Key().Label == graph.Person {
		delete(props, "title")
	}
	props["id"] = n.ID
	return props
}

// appendColumns appends the properties in order of the columns, nil where one is absent.
func appendColumns(row []any, columns []string, props graph.Props) []any {
	row = slices.Grow(row, len(columns))
	for _, name := range columns {
		row = append(row, props[name])
	}
	return row
}

// setColumns spells a map's entries that take their values from row, the first from row[from]. Names come from the
// schema, which the batch was checked against.
func setColumns(columns []string, from int) string {
	var b strings.Builder
	for i, name := range columns {
		fmt.Fprintf(&b, ", `%s`: row[%d]", name, from+i)
	}
	return b.String()
}
