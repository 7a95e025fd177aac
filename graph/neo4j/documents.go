package neo4j

import (
	"context"
	"slices"
	"strings"

	"dutygraph/graph"
)

// Documents returns the documents that the store holds.
func (s *Store) Documents(ctx context.Context) ([]graph.Node, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	table, err := s.answer(ctx, "MATCH (d:Document) WHERE d.digest IS NOT NULL RETURN d.id AS id, properties(d) AS properties", nil)
	if err != nil {
		return nil, err
	}
	nodes := make([]graph.Node, len(table.Rows))
	for i, row := range table.Rows {
		props := properties(row[1])
		delete(props, "id")
		delete(props, "digest")
		nodes[i] = graph.Node{Label: graph.Document, ID: row[0].(string), Props: props}
	}
	slices.SortFunc(nodes, func(a, b graph.Node) int { return strings.Compare(a.ID, b.ID) })
	return nodes, nil
}
