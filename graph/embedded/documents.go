package embedded

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"dutygraph/graph"
)

// Documents returns the documents that the store holds. Of each value only the record of the document is kept, so that the
// list does not keep all values in memory.
func (s *Store) Documents(ctx context.Context) (list []graph.Batch, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	err = s.file.read(ctx, func(documents *bbolt.Bucket) error {
		return documents.ForEach(func(key, data []byte) error {
			d, err := s.document(string(key), data)
			if err != nil {
				return err
			}
			list = append(list, graph.Batch{Doc: apart(d.doc()), Receipt: strings.Clone(d.receipt())})
			return ctx.Err()
		})
	})
	return list, err
}

// doc returns the document's own node.
func (d *document) doc() graph.Node {
	r := &reader{d, d.nodes + 4} // behind the number of nodes
	return d.whole(r.node())
}

// apart is a copy of a node that shares no memory with the value that it was read from.
func apart(n graph.Node) graph.Node {
	props := slices.Clone(n.Props)
	for i, p := range props {
		switch v := p.Value.(type) {
		case string:
			p.Value = strings.Clone(v)
		case []string:
			words := slices.Clone(v)
			for i := range words {
				words[i] = strings.Clone(words[i])
			}
			p.Value = words
		}
		props[i] = graph.Prop{Name: strings.Clone(p.Name), Value: p.Value}
	}
	return graph.Node{Label: graph.Document, ID: strings.Clone(n.ID), Props: props}
}

// document reads the value of a document.
func (s *Store) document(id string, data []byte) (*document, error) {
	d, err := open(id, data)
	if err != nil {
		return nil, fmt.Errorf("the store %s: document %s: %w; remove or load it again", s.file.path, id, err)
	}
	return d, nil
}
