// Package export writes what documents state for programs of others: spreadsheets, pictures of graphs, a Neo4j.
//
// The same batches in any order give the same bytes. A form of one file is a function that writes it; a form of several is a
// list of [File], which the caller puts into a folder: the package opens nothing.
package export

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dutygraph/graph"
)

// Graph is what documents state: each node once, and every link.
type Graph struct {
	Nodes []graph.Node
	Links []Link
}

// Link is a link and the document that states it.
type Link struct {
	Document string
	graph.Link
}

// File is one file of a form that is made of several.
type File struct {
	Name  string
	Write func(io.Writer) error
}

// Of puts batches together.
func Of(batches []graph.Batch) Graph {
	g := Graph{Nodes: graph.Together(batches...)}
	batches = slices.Clone(batches)
	slices.SortFunc(batches, func(a, b graph.Batch) int { return strings.Compare(a.Doc.ID, b.Doc.ID) })
	for _, b := range batches {
		for _, l := range b.Links() {
			g.Links = append(g.Links, Link{b.Doc.ID, l})
		}
	}
	return g
}

// Stored is Of for a form that a store of this program reads: each document held has its digest.
func Stored(batches []graph.Batch) Graph {
	g := Of(batches)
	digests := map[string]string{}
	for _, b := range batches {
		digests[b.Doc.ID] = b.Digest()
	}
	for i, n := range g.Nodes {
		if digest := digests[n.ID]; n.Label == graph.Document && digest != "" {
			props := maps.Clone(n.Props)
			props["digest"] = digest
			g.Nodes[i].Props = props
		}
	}
	return g
}

// of lists the nodes of a label and of those that are kept under it.
func (g Graph) of(label graph.Label) []graph.Node {
	var nodes []graph.Node
	for _, n := range g.Nodes {
		if n.Key().Label == label {
			nodes = append(nodes, n)
		}
	}
	return nodes
}

// linked lists the links of a relation, in order.
func (g Graph) linked(relation graph.Relation) []Link {
	var links []Link
	for _, l := range g.Links {
		if l.Rel == relation {
			links = append(links, l)
		}
	}
	return links
}

// linkProps are the names of the properties of a relation's links, in order.
func linkProps(sort graph.LinkSort) []string {
	return append([]string{"document", "lineStart", "lineEnd", "inferred", "rule", "place", "decision"}, sort.Props...)
}

// occurring keeps of the names of properties those that any of some things has.
func occurring(names []string, things []graph.Props) []string {
	var out []string
	for _, name := range names {
		if slices.ContainsFunc(things, func(p graph.Props) bool { return p[name] != nil }) {
			out = append(out, name)
		}
	}
	return out
}

// text is a value as one text; the items of a list are parted by a separator.
func text(value any, separator string) string {
	switch value := value.(type) {
	case nil:
		return ""
	case string:
		return value
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	case []string:
		return strings.Join(value, separator)
	}
	return fmt.Sprint(value)
}

// labels lists the labels of a node as texts.
func labels(n graph.Node) []string {
	var out []string
	for _, l := range n.Label.Labels() {
		out = append(out, string(l))
	}
	return out
}
