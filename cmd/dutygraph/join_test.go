package main

import (
	"context"

	"dutygraph/graph"
)

// Documents lists what is held.
func (s *shelf) Documents(context.Context) ([]graph.Node, error) {
	var nodes []graph.Node
	for _, b := range s.held {
		nodes = append(nodes, b.Doc)
	}
	return nodes, nil
}
