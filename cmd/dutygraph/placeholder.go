package main

import (
	"dutygraph/graph"
	"dutygraph/graph/embedded"
)

// openEmbedded opens the store kept in a file.
func openEmbedded(path string) (graph.Store, error) { return embedded.Open(path) }
