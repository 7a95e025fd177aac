package main

import (
	"errors"

	"dutygraph/graph"
)

func openEmbedded(path string) (graph.Store, error) { return nil, errors.New("not built yet") }
