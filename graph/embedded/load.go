package embedded

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"

	"go.etcd.io/bbolt"

	"dutygraph/graph"
)

// loading is a batch on its way into the store.
type loading struct {
	graph.Batch
	nodes  []graph.Node // of the batch, the document first
	digest []byte
}

// Load makes each batch everything that the store holds of its document, all in one transaction. A batch that is not well
// formed is left out and named in the error.
func (s *Store) Load(ctx context.Context, batches ...graph.Batch) ([]graph.Change, error) {
	var bad []error
	var good []*loading
	for _, b := range batches {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := b.Check(); err != nil {
			bad = append(bad, fmt.Errorf("loading %w", err))
			continue
		}
		l := &loading{Batch: b, nodes: b.Nodes()}
		l.digest, _ = hex.DecodeString(l.nodes[0].Props.Text("digest")) // it is hexadecimal
		good = append(good, l)
	}
	if len(good) == 0 {
		return nil, errors.Join(bad...)
	}
	if len(bad) > 0 {
		for _, l := range good {
			l.Receipt = ""
		}
	}
	changes, err := s.unchanged(ctx, good)
	if changes == nil && err == nil {
		changes, err = s.put(ctx, good)
	}
	if err != nil {
		return nil, errors.Join(append(bad, err)...)
	}
	return changes, errors.Join(bad...)
}

// unchanged returns the changes if all batches are held already, with their receipts: then nothing need be written, nor
// anyone waited for.
func (s *Store) unchanged(ctx context.Context, all []*loading) (changes []graph.Change, err error) {
	err = s.file.read(ctx, func(documents *bbolt.Bucket) error {
		for _, l := range all {
			d := l.held(documents.Get([]byte(l.Doc.ID)))
			if d == nil || d.receipt() != l.Receipt {
				changes = nil
				return nil
			}
			changes = append(changes, l.unchanged())
		}
		return nil
	})
	return changes, err
}

// held returns what a value states if that is the same as the batch states, or nil.
func (l *loading) held(data []byte) *document {
	if len(data) < headSize || !bytes.Equal(data[sumSize:headSize], l.digest) {
		return nil
	}
	d, err := open(l.Doc.ID, data)
	if err != nil {
		return nil
	}
	return d
}

// unchanged is the change to a document of which the store holds just this.
func (l *loading) unchanged() graph.Change {
	return graph.Change{Document: l.Doc.ID, Outcome: graph.Unchanged, Nodes: len(l.nodes), Links: len(l.Facts)}
}

// put writes what the store does not hold.
func (s *Store) put(ctx context.Context, all []*loading) (changes []graph.Change, err error) {
	values := make([][]byte, len(all))
	for i, l := range all {
		if values[i], err = encode(l.Batch, l.nodes, l.digest); err != nil {
			return nil, fmt.Errorf("loading %w", err)
		}
	}
	err = s.file.write(ctx, func(documents *bbolt.Bucket) error {
		for i, l := range all {
			if err := ctx.Err(); err != nil {
				return err
			}
			change, err := l.put(documents, values[i])
			if err != nil {
				return fmt.Errorf("loading %s: %w", l.Doc.ID, err)
			}
			changes = append(changes, change)
		}
		return nil
	})
	return changes, err
}

// put writes one value, unless it is there.
func (l *loading) put(documents *bbolt.Bucket, value []byte) (graph.Change, error) {
	key := []byte(l.Doc.ID)
	data := documents.Get(key)
	if bytes.Equal(data, value) {
		return l.unchanged(), nil
	}
	change := l.unchanged()
	if l.held(data) == nil {
		change = graph.Compare(decoded(l.Doc.ID, data), l.Batch)
	}
	return change, documents.Put(key, value)
}

// decoded returns the batch of a value, or nil where there is none or it is damaged: then it is replaced.
func decoded(id string, data []byte) *graph.Batch {
	d, err := open(id, data)
	if err != nil {
		return nil
	}
	b := d.batch()
	return &b
}

// Remove forgets documents, all or, when one is unknown, none.
func (s *Store) Remove(ctx context.Context, documents ...string) ([]graph.Change, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var changes []graph.Change
	known := false
	remove := func(bucket *bbolt.Bucket) error {
		known = true
		for _, id := range documents {
			data := bucket.Get([]byte(id))
			if data == nil {
				return fmt.Errorf("the store holds no document %s", id)
			}
			c := graph.Change{Document: id, Outcome: graph.Removed}
			if d, err := open(id, data); err == nil {
				c.LinksGone = len(d.batch().Facts)
			}
			changes = append(changes, c)
			if err := bucket.Delete([]byte(id)); err != nil {
				return err
			}
		}
		return ctx.Err()
	}
	m, err := s.file.mark()
	if err == nil && m.size > 0 {
		err = s.file.write(ctx, remove)
	}
	if err == nil && !known && len(documents) > 0 {
		err = fmt.Errorf("the store holds no document %s", documents[0])
	}
	if err != nil {
		return nil, err
	}
	return changes, nil
}
