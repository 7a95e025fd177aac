// Package export writes what a store holds for programs of others: spreadsheets, pictures of graphs, a Neo4j.
//
// A store is read twice: [Read] gathers its nodes and what its links look like, and each form then walks over the links, some
// documents at a time, so that memory is bounded by the nodes. The same documents give the same bytes, whatever the order of
// loading. A form of one file is a function that writes it; a form of several makes them in a [Folder] of the caller's: the
// package opens nothing.
package export

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"dutygraph/graph"
)

// Source is what is exported; a graph.Store is one.
type Source interface {
	Documents(ctx context.Context) ([]graph.Batch, error)
	Held(ctx context.Context, documents ...string) ([]graph.Batch, error)
}

// Folder makes a file of a form that has several.
type Folder func(name string) (io.WriteCloser, error)

// Graph is what documents state: each node once, and the links, which are read again for each walk over them.
type Graph struct {
	Nodes   []graph.Node
	ids     []string          // of the documents, in order
	digests map[string]string // of the documents, by key, where a form needs them
	shapes  map[shape]attributes
	union   graph.Union
	held    func(documents ...string) ([]graph.Batch, error)
}

// Link is a link and the document that states it.
type Link struct {
	Document string
	graph.Link
}

// shape is what links have in common that can stand in one table.
type shape struct {
	from graph.Label
	rel  graph.Relation
	to   graph.Label
}

func (l Link) shape() shape { return shape{l.From.Key().Label, l.Rel, l.To.Key().Label} }

// documentsAtOnce is how many documents are held in memory at a time.
const documentsAtOnce = 20

// Read gathers the documents named, or all. A name that the source does not hold is passed over.
func Read(ctx context.Context, s Source, named ...string) (*Graph, error) {
	return gather(ctx, s, func(graph.Batch) {}, named)
}

// ReadStored is Read for forms that a store of this program is made of, Cypher and Admin: each document has its digest, by
// which loading it again is known.
func ReadStored(ctx context.Context, s Source, named ...string) (*Graph, error) {
	digests := map[string]string{}
	g, err := gather(ctx, s, func(b graph.Batch) { digests[b.Doc.ID] = b.Digest() }, named)
	if err == nil {
		g.digests = digests
	}
	return g, err
}

// gather reads the documents once, the newest first.
func gather(ctx context.Context, s Source, also func(graph.Batch), named []string) (*Graph, error) {
	documents, err := s.Documents(ctx)
	if err != nil {
		return nil, err
	}
	documents = slices.DeleteFunc(slices.Clone(documents), func(b graph.Batch) bool { return len(named) > 0 && !slices.Contains(named, b.Doc.ID) })
	slices.SortFunc(documents, func(a, b graph.Batch) int { return graph.CompareAge(b.Doc, a.Doc) })
	g := &Graph{shapes: map[shape]attributes{}, held: func(documents ...string) ([]graph.Batch, error) { return s.Held(ctx, documents...) }}
	for _, b := range documents {
		g.ids = append(g.ids, b.Doc.ID)
	}
	err = g.each(func(b graph.Batch) error {
		g.union.Add(b)
		also(b)
		for _, f := range b.Facts {
			l := Link{b.Doc.ID, graph.Link{Fact: f}}
			if g.shapes[l.shape()] == nil {
				g.shapes[l.shape()] = attributes{}
			}
			g.shapes[l.shape()].see(l.AllProps(l.Document))
		}
		return nil
	})
	g.Nodes = g.union.Nodes()
	slices.Sort(g.ids)
	return g, err
}

// each does something with each document in turn.
func (g *Graph) each(do func(graph.Batch) error) error {
	for some := range slices.Chunk(g.ids, documentsAtOnce) {
		batches, err := g.held(some...)
		if err != nil {
			return err
		}
		for _, id := range some {
			i := slices.IndexFunc(batches, func(b graph.Batch) bool { return b.Doc.ID == id })
			if i < 0 || g.Nodes != nil && !g.is(batches[i]) {
				return fmt.Errorf("%s was loaded again or removed while it was exported; export again", id)
			}
			if err := do(batches[i]); err != nil {
				return err
			}
		}
	}
	return nil
}

// is reports whether a document that is read once more is what was gathered, as far as a form depends on it.
func (g *Graph) is(b graph.Batch) bool {
	if g.digests != nil {
		return g.digests[b.Doc.ID] == b.Digest()
	}
	return !slices.ContainsFunc(b.Facts, func(f graph.Fact) bool {
		return !g.union.Has(*f.From) || !g.union.Has(*f.To) || g.shapes[Link{b.Doc.ID, graph.Link{Fact: f}}.shape()] == nil
	})
}

// links does something with each link, document by document.
func (g *Graph) links(do func(Link) error) error {
	return g.each(func(b graph.Batch) error {
		for _, l := range b.Links() {
			if err := do(Link{b.Doc.ID, l}); err != nil {
				return err
			}
		}
		return nil
	})
}

// shaped lists the shapes of a relation's links, in order.
func (g *Graph) shaped(relation graph.Relation) []shape {
	var list []shape
	for s := range g.shapes {
		if s.rel == relation {
			list = append(list, s)
		}
	}
	slices.SortFunc(list, func(a, b shape) int { return strings.Compare(string(a.from+" "+a.to), string(b.from+" "+b.to)) })
	return list
}

// of lists the nodes of a label and of those that are kept under it.
func (g *Graph) of(label graph.Label) []graph.Node {
	var nodes []graph.Node
	for _, n := range g.Nodes {
		if n.Key().Label == label {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// stored is what a store of this program keeps of a node: of a document its digest too, by which loading it again is known.
func (g *Graph) stored(n graph.Node) graph.Props {
	if digest := g.digests[n.ID]; n.Label == graph.Document && digest != "" {
		return n.Props.With("digest", digest)
	}
	return n.Props
}

// JSONL writes an object a line, as graph.Write does.
func JSONL(w io.Writer, g *Graph) error {
	if err := graph.WriteNodes(w, g.Nodes); err != nil {
		return err
	}
	return g.each(func(b graph.Batch) error { return graph.WriteLinks(w, b) })
}

// linkProps are the names of the properties of a relation's links, in order.
func linkProps(sort graph.LinkSort) []string {
	return slices.Concat([]string{"document", "lineStart", "lineEnd"}, graph.Anywhere, sort.Props)
}

// attributes are the types of properties by name. A property that is not always of one type is a string.
type attributes map[string]string

func (a attributes) see(data graph.Props) {
	for _, p := range data {
		kind := "string"
		switch p.Value.(type) {
		case int64:
			kind = "long"
		case float64:
			kind = "double"
		case bool:
			kind = "boolean"
		case []string:
			kind = "string[]"
		}
		if before, seen := a[p.Name]; seen && before != kind {
			kind = "string"
		}
		a[p.Name] = kind
	}
}

// occurring keeps the names that any of the things seen has.
func (a attributes) occurring(names []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return a[name] == "" })
}

// labels lists the labels of a node as texts.
func labels(n graph.Node) []string {
	var out []string
	for _, l := range n.Label.Labels() {
		out = append(out, string(l))
	}
	return out
}
