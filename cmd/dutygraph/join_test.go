package main

import (
	"context"

	"dutygraph/graph"
)

// Query answers the one question that load asks: which documents are held, and where they belong.
func (s *shelf) Query(context.Context, string, map[string]any) (*graph.Table, error) {
	t := &graph.Table{Columns: []string{"id", "jurisdiction", "year"}}
	for id, b := range s.held {
		t.Rows = append(t.Rows, []any{id, b.Doc.Props["jurisdiction"], b.Doc.Props["year"]})
	}
	return t, nil
}
