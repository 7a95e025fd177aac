package main

import (
	"context"
	"errors"

	"dutygraph/extract"
	"dutygraph/graph"
)

func openEmbedded(path string) (graph.Store, error) { return nil, errors.New("not built yet") }

func openNeo4j(ctx context.Context, address, user, password, database string) (graph.Store, error) {
	return nil, errors.New("not built yet")
}

func vocabulary(dir string) (extract.Vocabulary, error) { return extract.Vocabulary{}, nil }

func segmenter(dictionary string) (func(string) []extract.Word, error) { return nil, nil }

func checkKinds(kinds []string) error { return nil }

func sample() (source, error) { return source{}, errors.New("no sample yet") }
