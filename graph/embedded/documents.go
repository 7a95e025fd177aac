package embedded

import (
	"context"
	"strings"

	"go.etcd.io/bbolt"

	"dutygraph/graph"
)

// Documents returns the documents that the store holds. Of each value only the record of the document is kept, so that the
// list does not keep all values in memory. A document whose value is damaged is in the list by its key alone: it can be removed
// or loaded again.
func (s *Store) Documents(ctx context.Context) (list []graph.Batch, err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	err = s.file.read(ctx, func(documents *bbolt.Bucket) error {
		return documents.ForEach(func(key, data []byte) error {
			b := graph.Batch{Doc: graph.Node{Label: graph.Document, ID: string(key)}}
			if d, err := open(b.Doc.ID, data); err == nil {
				b.Doc, b.Receipt = apart(d.doc()), strings.Clone(d.receipt())
			}
			list = append(list, b)
			return ctx.Err()
		})
	})
	return list, err
}

// document reads the value of a document.
func (s *Store) document(id string, data []byte) (*document, error) {
	d, err := open(id, data)
	if err != nil {
		return nil, fault("the store %s: document %s: %w; remove or load it again", s.file.path, id, err)
	}
	return d, nil
}
