package neo4j

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"

	"dutygraph/graph"
)

// errNotHeld says that there is nothing to remove.
var errNotHeld = errors.New("no such document is held")

// Remove forgets documents. Those that the store does not hold are named by the error; the others are removed.
func (s *Store) Remove(ctx context.Context, documents ...string) ([]graph.Change, error) {
	if err := s.lock(ctx); err != nil {
		return nil, err
	}
	defer s.unlock()
	var changes []graph.Change
	var refused []error
	for _, id := range documents {
		var change graph.Change
		err := s.write(ctx, func(tx transaction) error {
			next, err := tx.remove(id)
			if errors.Is(err, errNotHeld) && change.Outcome == graph.Removed {
				return nil // by an earlier attempt, whose answer was lost
			}
			change = next
			return err
		})
		if err != nil {
			refused = append(refused, fmt.Errorf("removing %s: %w", id, err))
			if s.unusable(ctx, err) {
				break
			}
			continue
		}
		changes = append(changes, change)
	}
	return changes, errors.Join(refused...)
}

// remove forgets one document. What another document says of it stays.
func (t transaction) remove(id string) (graph.Change, error) {
	records, _, err := t.run("MATCH (d:Document {id: $id}) REMOVE d.lock WITH d WHERE d.digest IS NOT NULL "+
		"SET d = {id: d.id, number: d.number, title: d.title} RETURN d.id", map[string]any{"id": id})
	if err != nil {
		return graph.Change{}, err
	}
	if len(records) == 0 {
		return graph.Change{}, errNotHeld
	}
	before, err := t.held([]string{id})
	if err != nil {
		return graph.Change{}, err
	}
	if err := t.forget(before); err != nil {
		return graph.Change{}, err
	}
	change := graph.Change{Document: id, Outcome: graph.Removed, LinksGone: len(before[0].Facts)}
	return change, t.settle(before, nil)
}

// forget deletes the links that documents state and the nodes that they own, but for those to which another refers.
func (t transaction) forget(batches []graph.Batch) error {
	documents := map[graph.Relation][]any{}
	own := map[graph.Key]bool{}
	for _, b := range batches {
		relations := map[graph.Relation]bool{}
		for _, f := range b.Facts {
			relations[f.Rel] = true
			for _, n := range []*graph.Node{f.From, f.To} {
				if n.Label != graph.Document && b.Owns(*n) {
					own[n.Key()] = true
				}
			}
		}
		for rel := range relations {
			documents[rel] = append(documents[rel], b.Doc.ID)
		}
	}
	for _, rel := range slices.Sorted(maps.Keys(documents)) {
		if _, err := t.unwind(fmt.Sprintf("UNWIND $rows AS row MATCH ()-[r:%s {document: row}]->() DELETE r", rel), documents[rel]); err != nil {
			return err
		}
	}
	return t.deleteUnlinked(own)
}

// settle ends a change from some batches to others: nodes to which nothing refers any more go, and whoever leads is a
// Leader.
func (t transaction) settle(before, after []graph.Batch) error {
	left, leading := map[graph.Key]bool{}, map[graph.Key]bool{}
	for _, b := range before {
		left[b.Doc.Key()] = true
		for _, f := range b.Facts {
			left[f.From.Key()], left[f.To.Key()] = true, true
		}
	}
	for _, b := range after {
		delete(left, b.Doc.Key())
		for _, f := range b.Facts {
			delete(left, f.From.Key())
			delete(left, f.To.Key())
		}
	}
	for _, b := range slices.Concat(before, after) {
		for _, f := range b.Facts {
			if f.Rel == graph.Leads {
				leading[f.From.Key()] = true
			}
		}
	}
	if err := t.deleteUnlinked(left); err != nil {
		return err
	}
	return t.nameLeaders(leading)
}

// deleteUnlinked deletes those of the nodes that have no link, locking each before it looks, and never a document that
// is held.
func (t transaction) deleteUnlinked(keys map[graph.Key]bool) error {
	for label, rows := range byLabel(keys) {
		statement := fmt.Sprintf("UNWIND $rows AS row MATCH (n:%s {id: row}) REMOVE n.lock WITH n WHERE NOT EXISTS { (n)--() }", label)
		if label == graph.Document {
			statement += " AND n.digest IS NULL"
		}
		if _, err := t.unwind(statement+" DELETE n", rows); err != nil {
			return err
		}
	}
	return nil
}

// byLabel yields keys by label, both in order, as rows of a statement.
func byLabel(keys map[graph.Key]bool) func(yield func(graph.Label, []any) bool) {
	rows := map[graph.Label][]any{}
	for _, k := range slices.SortedFunc(maps.Keys(keys), compareKeys) {
		rows[k.Label] = append(rows[k.Label], k.ID)
	}
	return func(yield func(graph.Label, []any) bool) {
		for _, label := range slices.Sorted(maps.Keys(rows)) {
			if !yield(label, rows[label]) {
				return
			}
		}
	}
}

// nameLeaders makes Leaders of those people who lead a task, with the title that the newest document gives them (the
// first of its tasks that has one), and of those who led one people like any other.
func (t transaction) nameLeaders(people map[graph.Key]bool) error {
	for _, rows := range byLabel(people) {
		_, err := t.unwind(`UNWIND $rows AS row
MATCH (p:Person {id: row})
OPTIONAL MATCH (p)-[l:LEADS]->(t:Task)
WITH p, l.document AS document, l.title AS title, min(t.id) AS first, count(l) AS links
OPTIONAL MATCH (d:Document {id: document})
WITH p, title, links, d, first ORDER BY coalesce(d.date, '') DESC, d.id DESC, first
WITH p, sum(links) AS tasks, collect(title)[0] AS title
FOREACH (one IN CASE WHEN tasks > 0 THEN [1] ELSE [] END | SET p:Leader SET p.title = title)
FOREACH (one IN CASE WHEN tasks = 0 THEN [1] ELSE [] END | REMOVE p:Leader REMOVE p.title)`, rows)
		if err != nil {
			return err
		}
	}
	return nil
}
