package main

import (
	"embed"
	"errors"

	"dutygraph/graph"
)

//go:embed placeholder.go
var ownLists embed.FS

func openEmbedded(path string) (graph.Store, error) { return nil, errors.New("not built yet") }
