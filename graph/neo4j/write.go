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
				n.Props = other.Props.Over(n.Props)
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
	if err := t.merge("ON CREATE SET n += row[2]", foreign, there); err != nil {
		return nil, err
	}
	return there, t.merge("SET n += row[2]", shared, there)
}

// describe gives the Document nodes of a group, which lock has made, their properties, and their receipts where this
// transaction is all of a load.
func (t transaction) describe(group []*loading, there places) error {
	docs := make([]graph.Node, len(group))
	receipts := map[string]any{}
	for i, l := range group {
		docs[i] = l.nodes[0]
		if l.signed = l.alone; l.alone && l.Receipt != "" {
			receipts[l.Doc.ID] = l.Receipt
		}
	}
	return t.place("MATCH (n:Document {id: row[1]}) SET n = row[2] SET n.receipt = row[3]", docs, func(n graph.Node) []any {
		return []any{withKey(n), receipts[n.ID]}
	}, there)
}

// create writes nodes of one label that are not there; when an earlier attempt found that some are, because another
// document refers to them, it merges.
func (t transaction) create(label graph.Label, nodes []graph.Node, there places) error {
	if t.again {
		return t.merge("SET n = row[2]", nodes, there)
	}
	names := map[string]bool{}
	for _, n := range nodes {
		for _, p := range n.Props {
			names[p.Name] = true
		}
	}
	columns := slices.Sorted(maps.Keys(names))
	return t.place(fmt.Sprintf("CREATE (n:%s {id: row[1]%s})", label, setColumns(columns, 2)), nodes, func(n graph.Node) []any {
		return appendColumns(nil, columns, n.Props)
	}, there)
}

// merge writes nodes that may be there. They are locked in order of their keys, as any other loader does it.
func (t transaction) merge(action string, nodes []graph.Node, there places) error {
	slices.SortFunc(nodes, func(a, b graph.Node) int { return compareKeys(a.Key(), b.Key()) })
	for len(nodes) > 0 {
		label := nodes[0].Key().Label
		end := slices.IndexFunc(nodes, func(n graph.Node) bool { return n.Key().Label != label })
		if end < 0 {
			end = len(nodes)
		}
		statement := fmt.Sprintf("MERGE (n:%s {id: row[1]}) %s", label, action)
		if err := t.place(statement, nodes[:end], func(n graph.Node) []any { return []any{withKey(n)} }, there); err != nil {
			return err
		}
		nodes = nodes[end:]
	}
	return nil
}

// place sends nodes to an action on n, each as a row of its number, its key and what props says of it, and notes where the
// database keeps them. The places of a part come in one row of numbers and places: rows cost more than what is in them.
func (t transaction) place(action string, nodes []graph.Node, props func(graph.Node) []any, there places) error {
	rows := make([]any, len(nodes))
	for i, n := range nodes {
		rows[i] = append([]any{i, n.ID}, props(n)...)
	}
	records, err := t.unwind("UNWIND $rows AS row "+action+" RETURN collect([row[0], elementId(n)])", rows)
	for _, r := range records {
		for _, pair := range r.Values[0].([]any) {
			pair := pair.([]any)
			there[nodes[pair[0].(int64)].Key()] = pair[1].(string)
		}
	}
	return err
}

// withKey returns the properties that a node has in the database but for a leader's title, which is left to settle.
func withKey(n graph.Node) map[string]any {
	props := n.Props.With("id", n.ID).Map()
	if n.Key().Label == graph.Person {
		delete(props, "title")
	}
	return props
}

// appendColumns appends the properties in order of the columns, nil where one is absent.
func appendColumns(row []any, columns []string, props graph.Props) []any {
	row = slices.Grow(row, len(columns))
	for _, name := range columns {
		row = append(row, props.Get(name))
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
