package neo4j

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"dutygraph/graph"
)

// heldAtOnce is how many documents are read in one transaction.
const heldAtOnce = 50

// Held returns what the store holds of documents, or of all.
func (s *Store) Held(ctx context.Context, documents ...string) ([]graph.Batch, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	statement, params := "MATCH (d:Document) WHERE d.digest IS NOT NULL RETURN d.id AS id", map[string]any(nil)
	if len(documents) > 0 {
		statement = "MATCH (d:Document) WHERE d.id IN $ids AND d.digest IS NOT NULL RETURN d.id AS id"
		params = map[string]any{"ids": documents}
	}
	table, err := s.answer(ctx, statement, params)
	if err != nil {
		return nil, err
	}
	ids := make([]string, len(table.Rows))
	for i, row := range table.Rows {
		ids[i] = row[0].(string)
	}
	slices.Sort(ids)
	var batches []graph.Batch
	for part := range slices.Chunk(ids, heldAtOnce) {
		var held []graph.Batch
		err := s.read(ctx, func(tx transaction) (err error) {
			held, err = tx.held(part)
			return err
		})
		if err != nil {
			return nil, err
		}
		batches = append(batches, held...)
	}
	return batches, nil
}

// held reads documents back as the batches that they were loaded from. Facts are in no particular order.
func (t transaction) held(documents []string) ([]graph.Batch, error) {
	if len(documents) == 0 {
		return nil, nil
	}
	nodes := map[graph.Key]graph.Node{}
	batches := map[string]*graph.Batch{}
	for _, id := range documents {
		doc := graph.Node{Label: graph.Document, ID: id}
		nodes[doc.Key()] = doc
		batches[id] = &graph.Batch{Doc: doc}
	}
	for _, sort := range graph.LinkSorts {
		records, _, err := t.run(fmt.Sprintf("UNWIND $ids AS id MATCH (a)-[r:%s {document: id}]->(b) "+
			"RETURN id, labels(a), a.id, labels(b), b.id, properties(r)", sort.Relation), map[string]any{"ids": documents})
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			f := fact(sort.Relation, r.Values)
			nodes[f.From.Key()], nodes[f.To.Key()] = *f.From, *f.To
			b := batches[r.Values[0].(string)]
			b.Facts = append(b.Facts, f)
		}
	}
	receipts, err := t.fill(nodes)
	if err != nil {
		return nil, err
	}
	list := make([]graph.Batch, len(documents))
	for i, id := range documents {
		list[i] = complete(*batches[id], nodes)
		list[i].Receipt = receipts[id]
	}
	return list, nil
}

// fact makes a fact of a link's row; its ends have no properties yet.
func fact(rel graph.Relation, row []any) graph.Fact {
	held := row[5].(map[string]any)
	first, _ := held["lineStart"].(int64)
	last, _ := held["lineEnd"].(int64)
	return graph.Fact{From: end(rel, row[1], row[2]), Rel: rel, To: end("", row[3], row[4]), Props: properties(held, "document", "lineStart", "lineEnd"),
		At: graph.Span{First: int(first), Last: int(last)}}
}

// end makes a node of its labels and key. Whoever leads is a Leader; in any other link the same person is a Person.
func end(rel graph.Relation, labels, id any) *graph.Node {
	n := &graph.Node{ID: id.(string)}
	for _, l := range labels.([]any) {
		if label := graph.Label(l.(string)); label != graph.Leader && label.Sort() != nil {
			n.Label = label
		}
	}
	if rel == graph.Leads {
		n.Label = graph.Leader
	}
	return n
}

// fill fills in the properties of nodes, and returns the receipts of the documents among them.
func (t transaction) fill(nodes map[graph.Key]graph.Node) (map[string]string, error) {
	receipts := map[string]string{}
	keys := make(map[graph.Key]bool, len(nodes))
	for k := range nodes {
		keys[k] = true
	}
	for label, rows := range byLabel(keys) {
		records, err := t.unwind(fmt.Sprintf("UNWIND $rows AS row MATCH (n:%s {id: row}) RETURN row, properties(n)", label), rows)
		if err != nil {
			return nil, err
		}
		for _, r := range records {
			k := graph.Key{Label: label, ID: r.Values[0].(string)}
			n := nodes[k]
			props, receipt := own(r.Values[1])
			n.Props = props
			nodes[k] = n
			if receipt != "" {
				receipts[k.ID] = receipt
			}
		}
	}
	return receipts, nil
}

// complete gives the nodes of a batch their properties, and its leaders the title that the batch itself states.
func complete(b graph.Batch, nodes map[graph.Key]graph.Node) graph.Batch {
	b.Doc.Props = nodes[b.Doc.Key()].Props
	titles := map[string]any{}
	for _, l := range b.Links() {
		if title := l.Props.Get("title"); l.Rel == graph.Leads && title != nil && titles[l.From.ID] == nil {
			titles[l.From.ID] = title
		}
	}
	people := map[string]graph.Props{}
	fill := func(n *graph.Node) {
		n.Props = nodes[n.Key()].Props
		if n.Key().Label != graph.Person {
			return
		}
		if people[n.ID] == nil {
			people[n.ID] = n.Props.With("title", titles[n.ID])
		}
		n.Props = people[n.ID]
	}
	for _, f := range b.Facts {
		fill(f.From)
		fill(f.To)
	}
	return b
}

// own returns the properties of a node but for those that the store has added, and a document's receipt.
func own(value any) (props graph.Props, receipt string) {
	held := value.(map[string]any)
	receipt, _ = held["receipt"].(string)
	return properties(held, "id", "digest", "receipt"), receipt
}

// properties returns what the driver gives for properties but for some, in the types of graph.Props.
func properties(held map[string]any, but ...string) graph.Props {
	props := make(graph.Props, 0, len(held))
	for _, name := range slices.Sorted(maps.Keys(held)) {
		value := held[name]
		if list, ok := value.([]any); ok {
			words := make([]string, len(list))
			for i, word := range list {
				words[i], _ = word.(string)
			}
			value = words
		}
		if !slices.Contains(but, name) {
			props = append(props, graph.Prop{Name: name, Value: value})
		}
	}
	return props
}

func compareKeys(a, b graph.Key) int {
	if c := strings.Compare(string(a.Label), string(b.Label)); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}
