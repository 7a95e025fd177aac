package main

import (
	"context"

	"dutygraph/graph"
)

// Documents lists what is held.
func (s *shelf) Documents(context.Context) ([]graph.Batch, error) {
	var documents []graph.Batch
	for _, b := range s.held {
		documents = append(documents, graph.Batch{Doc: b.Doc, Receipt: b.Receipt})
	}
	return documents, nil
}
