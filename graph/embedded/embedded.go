// Package embedded keeps graphs in a file, without a server, and answers Cypher by itself.
//
// The file is made durable by bbolt: what a document states is one value under its key, so that a store killed at any
// moment holds the old or the new state of each document. The file is open only while it is read or written: a reader
// takes all of it into memory and lets it go, so that an open store blocks no load. The graph in memory is made when the
// first question is asked, and made anew when the file has changed; properties are looked at when they are asked for.
//
// Questions are answered by our own reader of Cypher: package syntax reads the statement, package engine answers it.
package embedded

import (
	"context"
	"sync"
	"time"

	"go.etcd.io/bbolt"

	"dutygraph/graph"
	"dutygraph/graph/embedded/engine"
	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/value"
)

// Store is a graph.Store in a file.
type Store struct {
	file   file
	memory int // bytes that a question may need at a time
	trees  trees
	mu     sync.Mutex // guards what follows, so that the graph is made once for all who ask at the same time
	graph  *memory.Graph
	of     mark
}

// Option is a setting of a store.
type Option func(*Store)

// Limit bounds, roughly, the bytes that each question keeps while it is answered. Unless set, they are 1 GB.
func Limit(bytes int) Option { return func(s *Store) { s.memory = bytes } }

// patience is how long a store waits for another process that writes.
const patience = 10 * time.Second

// Open opens the store kept at a path. A file that does not exist is an empty store, made with its folder when something is loaded. A
// file that is no store, or one of another version, is refused.
func Open(path string, options ...Option) (*Store, error) {
	s := &Store{file: file{path, patience}, memory: 1 << 30}
	for _, set := range options {
		set(s)
	}
	if err := s.file.read(context.Background(), func(*bbolt.Bucket) error { return nil }); err != nil {
		return nil, err
	}
	return s, nil
}

// Close releases the graph in memory.
func (s *Store) Close(context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.graph = nil
	return nil
}

// Held returns what the store holds of documents, or of all.
func (s *Store) Held(ctx context.Context, documents ...string) ([]graph.Batch, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	docs, _, err := s.documents(ctx, documents...)
	if err != nil {
		return nil, err
	}
	batches := make([]graph.Batch, len(docs))
	for i, d := range docs {
		batches[i] = d.batch()
	}
	return batches, ctx.Err()
}

// documents reads documents, or all, in order of key, and the state of the file that they were read from.
func (s *Store) documents(ctx context.Context, ids ...string) (docs []*document, m mark, err error) {
	wanted := map[string]bool{}
	for _, id := range ids {
		wanted[id] = true
	}
	if m, err = s.file.mark(); err != nil {
		return nil, m, err
	}
	err = s.file.read(ctx, func(bucket *bbolt.Bucket) error {
		if m, err = s.file.mark(); err != nil { // nobody writes while the file is open
			return err
		}
		return bucket.ForEach(func(key, data []byte) error {
			id := string(key)
			if len(ids) > 0 && !wanted[id] {
				return nil
			}
			d, err := s.document(id, data)
			if err != nil {
				return err
			}
			docs = append(docs, d)
			return ctx.Err()
		})
	})
	return docs, m, err
}

// Query answers one reading statement.
func (s *Store) Query(ctx context.Context, cypher string, params map[string]any) (*graph.Table, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	g, err := s.network(ctx)
	if err != nil {
		return nil, err
	}
	tree, err := s.trees.parse(cypher)
	if err != nil {
		return nil, err
	}
	answer, err := engine.Query(ctx, g, tree, params, s.memory)
	if err != nil {
		return nil, err
	}
	for _, row := range answer.Rows {
		for i := range row {
			row[i] = plain(row[i])
		}
	}
	return &graph.Table{Columns: answer.Columns, Rows: answer.Rows}, nil
}

// clockTick is longer than the time for which a file system may give the same time to two writes.
const clockTick = 20 * time.Millisecond

// network returns the graph of what the file holds now.
func (s *Store) network(ctx context.Context) (*memory.Graph, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	now, err := s.file.mark()
	if err != nil {
		return nil, err
	}
	if s.graph != nil && s.of == now {
		return s.graph, nil
	}
	docs, m, err := s.documents(ctx)
	if err != nil {
		return nil, err
	}
	s.graph, s.of = connect(docs), m
	if time.Since(m.modified) < clockTick {
		s.of = mark{size: -1} // another write could leave the same mark: look again next time
	}
	return s.graph, nil
}

// plain turns nodes and links into maps of their properties, and a path into the list of those.
func plain(v any) any {
	switch v := v.(type) {
	case *memory.Node:
		return value.Properties(v.All())
	case *memory.Link:
		return value.Properties(v.All())
	case *value.Path:
		list := []any{plain(v.Nodes[0])}
		for i, l := range v.Links {
			list = append(list, plain(l), plain(v.Nodes[i+1]))
		}
		return list
	case []any:
		list := make([]any, len(v))
		for i, x := range v {
			list[i] = plain(x)
		}
		return list
	case map[string]any:
		m := make(map[string]any, len(v))
		for k, x := range v {
			m[k] = plain(x)
		}
		return m
	}
	return v
}
