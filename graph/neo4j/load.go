package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/sourcegraph/conc/iter"

	"dutygraph/graph"
)

// transactionRows is about how many nodes and links share a transaction. A larger document has one of its own.
const transactionRows = 20_000

// loading is a batch on its way into the store.
type loading struct {
	graph.Batch
	nodes  []graph.Node // of the batch, the document first
	change graph.Change // what became of it, once that is known
	alone  bool         // its group is all of the load, so that one transaction may sign it
	signed bool         // the database has its receipt
}

// Load makes each batch everything that the store holds of its document.
func (s *Store) Load(ctx context.Context, batches ...graph.Batch) ([]graph.Change, error) {
	if err := s.lock(ctx); err != nil {
		return nil, err
	}
	defer s.unlock()
	var loadings []*loading
	var refused []error
	for _, b := range batches {
		if err := b.Check(); err != nil {
			refused = append(refused, fmt.Errorf("loading %w", err)) // it names the document
			continue
		}
		loadings = append(loadings, &loading{Batch: b})
	}
	list := groups(loadings)
	for _, l := range loadings {
		l.alone = len(list) == 1 && len(refused) == 0
	}
	for _, group := range list {
		err := s.loadGroup(ctx, group)
		refused = append(refused, err)
		if s.unusable(ctx, err) {
			break
		}
	}
	err := errors.Join(refused...)
	if err == nil {
		err = s.sign(ctx, loadings)
	}
	var changes []graph.Change
	for _, l := range loadings {
		if l.change.Outcome != "" {
			changes = append(changes, l.change)
		}
	}
	return changes, err
}

// groups cuts batches into runs that share a transaction, none with two batches of one document.
func groups(loadings []*loading) [][]*loading {
	var list [][]*loading
	rows := 0
	for _, l := range loadings {
		size := 1 + 2*len(l.Facts)
		last := len(list) - 1
		same := func(other *loading) bool { return other.Doc.ID == l.Doc.ID }
		if last < 0 || rows+size > transactionRows || slices.ContainsFunc(list[last], same) {
			list, rows, last = append(list, nil), 0, last+1
		}
		list[last] = append(list[last], l)
		rows += size
	}
	return list
}

// unusable reports whether an error speaks of the server or of the caller's patience rather than of a document.
func (s *Store) unusable(ctx context.Context, err error) bool {
	var fault *Fault
	return err != nil && (ctx.Err() != nil || errors.As(err, &fault))
}

// loadGroup loads batches in one transaction. When the server refuses that, it tries each by itself, so that one document
// does not keep out the others.
func (s *Store) loadGroup(ctx context.Context, group []*loading) error {
	iter.ForEach(group, func(l **loading) { (*l).nodes = (*l).Nodes() })
	changed, err := s.changed(ctx, group)
	if err != nil || len(changed) == 0 {
		return err
	}
	err = s.write(ctx, func(tx transaction) error { return tx.load(changed) })
	if err == nil {
		return nil
	}
	for _, l := range changed {
		l.change, l.alone, l.signed = graph.Change{}, false, false
	}
	if len(changed) == 1 {
		return fmt.Errorf("loading %s: %w", changed[0].Doc.ID, err)
	}
	if s.unusable(ctx, err) {
		return err
	}
	var refused []error
	for _, l := range changed {
		err := s.loadGroup(ctx, []*loading{l})
		refused = append(refused, err)
		if s.unusable(ctx, err) {
			break
		}
	}
	return errors.Join(refused...)
}

// changed returns the batches that the database does not hold already, and notes of the others that they are unchanged.
func (s *Store) changed(ctx context.Context, group []*loading) ([]*loading, error) {
	var held map[string]kept
	err := s.read(ctx, func(tx transaction) (err error) {
		held, err = tx.digests(group)
		return err
	})
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(group), func(l *loading) bool { return l.unchanged(held) }), nil
}

// unchanged reports whether the digests held have the batch's, and whether they are signed as it is. What an earlier attempt
// at the same transaction has written is not unchanged.
func (l *loading) unchanged(held map[string]kept) bool {
	if held[l.Doc.ID].digest != l.nodes[0].Props.Get("digest") {
		return false
	}
	l.signed = held[l.Doc.ID].receipt == l.Receipt
	if l.change.Outcome == "" {
		l.change = graph.Change{Document: l.Doc.ID, Outcome: graph.Unchanged, Nodes: len(l.nodes), Links: len(l.Facts)}
	}
	return true
}

// lock makes the caller the one writer of the store.
func (s *Store) lock(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case s.writer <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *Store) unlock() { <-s.writer }
