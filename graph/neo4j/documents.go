package neo4j

import (
	"context"
	"slices"
	"strings"

	"dutygraph/graph"
)

// Documents returns the documents that the store holds with their receipts, without their facts.
func (s *Store) Documents(ctx context.Context) ([]graph.Batch, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	table, err := s.answer(ctx, "MATCH (d:Document) WHERE d.digest IS NOT NULL RETURN d.id AS id, properties(d) AS properties", nil)
	if err != nil {
		return nil, err
	}
	list := make([]graph.Batch, len(table.Rows))
	for i, row := range table.Rows {
		props, receipt := own(row[1])
		list[i] = graph.Batch{Doc: graph.Node{Label: graph.Document, ID: row[0].(string), Props: props}, Receipt: receipt}
	}
	slices.SortFunc(list, func(a, b graph.Batch) int { return strings.Compare(a.Doc.ID, b.Doc.ID) })
	return list, nil
}
