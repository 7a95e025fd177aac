package neo4j

import (
	"context"

	"dutygraph/graph"
)

// sign gives the documents of a load their receipts, once all of it is held. One that another loader has replaced meanwhile
// gets none, and neither does one of which a later batch of the load is held.
func (s *Store) sign(ctx context.Context, loadings []*loading) error {
	var rows []any
	for _, l := range loadings {
		if l.signed || l.Receipt == "" && l.change.Outcome != graph.Unchanged {
			continue
		}
		var receipt any // null removes the property
		if l.Receipt != "" {
			receipt = l.Receipt
		}
		rows = append(rows, []any{l.Doc.ID, l.nodes[0].Props.Get("digest"), receipt})
	}
	if len(rows) == 0 {
		return nil
	}
	return s.write(ctx, func(tx transaction) error {
		_, err := tx.unwind("UNWIND $rows AS row MATCH (d:Document {id: row[0], digest: row[1]}) SET d.receipt = row[2]", rows)
		return err
	})
}
