// Package graph is the vocabulary in which the other packages speak of a graph of responsibility: nodes, the facts that
// join them, and the stores that keep them.
//
// A [Fact] is one link between two nodes and the lines of print that state it. Nodes exist because a fact mentions them;
// what one document states is a [Batch]; a [Store] keeps batches and answers questions about all of them together. The
// package knows nothing of how documents are read, nor of any engine: engines are packages below this one, and
// storetest says what each of them must do.
package graph

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
)

// Span is a run of source lines, 1-based, both ends included.
type Span struct{ First, Last int }

// Join returns the smallest span that holds both; a zero span holds nothing.
func (s Span) Join(t Span) Span {
	switch {
	case s == Span{}:
		return t
	case t == Span{}:
		return s
	}
	return Span{min(s.First, t.First), max(s.Last, t.Last)}
}

func (s Span) String() string {
	if s.First == s.Last {
		return fmt.Sprintf("line %d", s.First)
	}
	return fmt.Sprintf("lines %d-%d", s.First, s.Last)
}

// Props are the properties of a node or a link. A value is a string, an int64, a float64, a bool or a []string; what is
// not known is absent, never nil or "".
type Props map[string]any

// Node is a thing: its label, its key, unique among the nodes of its label, and what else is known of it. The key is the
// property "id" of the node in every store and is not repeated in Props.
type Node struct {
	Label Label
	ID    string
	Props Props
}

// Fact is a link and the lines that state it. At becomes the link's lineStart and lineEnd, and the batch's document its
// document; Props has neither.
type Fact struct {
	From  Node
	Rel   Relation
	To    Node
	Props Props
	At    Span
}

// Batch is everything that one document states. A document may state nothing.
type Batch struct {
	Doc   Node
	Facts []Fact
	// Receipt is what a reader wants to find again with the document, in words of its own, "" for nothing. It is no part of
	// what the document states: neither of its digest nor of an export.
	Receipt string
}

// Link is a fact of a batch with the key under which every store and export knows it.
type Link struct {
	ID string // <document>|<start>|<TYPE>|<end>, with |2, |3 … where the document states it again
	Fact
}

// Key identifies a node over all labels: a Leader is a Person of the same id.
type Key struct {
	Label Label
	ID    string
}

// Key returns the node's identity.
func (n Node) Key() Key { return Key{n.Label.base(), n.ID} }

// Nodes returns each node that the batch mentions once, the document first and the rest in order of label and key, with
// the properties of all its mentions together (a later mention fills in what an earlier one left out). The document
// carries the batch's digest. A person who leads anything is a Leader.
func (b Batch) Nodes() []Node {
	nodes := b.mentioned()
	doc := maps.Clone(nodes[0].Props)
	if doc == nil {
		doc = Props{}
	}
	doc["digest"] = b.digest(nodes)
	nodes[0].Props = doc
	return nodes
}

// mentioned returns the nodes of the batch as Nodes does, the document without a digest.
func (b Batch) mentioned() []Node {
	var m mentions
	m.add(b)
	slices.SortFunc(m.nodes[1:], compareNodes)
	return m.nodes
}

// mentions gathers nodes, each once. What an earlier mention says goes before what a later one says.
type mentions struct {
	nodes []Node
	at    map[Key]int
	last  [2]int // those of the last fact, of which the next is likely to speak too
}

// add gathers the document of a batch and the nodes of its facts.
func (m *mentions) add(b Batch) {
	if m.at == nil {
		m.at = make(map[Key]int, len(b.Facts)/3)
	}
	m.mention(&b.Doc)
	for i := range b.Facts {
		f := &b.Facts[i]
		m.last = [2]int{m.mention(&f.From), m.mention(&f.To)}
	}
}

// mention gathers a node and returns its place.
func (m *mentions) mention(n *Node) int {
	k := n.Key()
	for _, i := range m.last {
		if i < len(m.nodes) && m.nodes[i].Key() == k {
			m.nodes[i] = merge(m.nodes[i], *n)
			return i
		}
	}
	i, seen := m.at[k]
	if !seen {
		i = len(m.nodes)
		m.at[k] = i
		m.nodes = append(m.nodes, *n)
		return i
	}
	m.nodes[i] = merge(m.nodes[i], *n)
	return i
}

// Owns reports whether the node is one that the batch's document owns, rather than one that it shares with others or
// one of another document to which it refers.
func (b Batch) Owns(n Node) bool {
	sort := n.Label.Sort()
	switch {
	case sort == nil || !sort.Owned:
		return false
	case n.Label == Document:
		return n.ID == b.Doc.ID
	}
	return n.Props["document"] == b.Doc.ID
}

// merge adds to a what b says of the same node and a does not.
func merge(a, b Node) Node {
	if b.Label != b.Label.base() {
		a.Label = b.Label
	}
	if reflect.ValueOf(a.Props).UnsafePointer() == reflect.ValueOf(b.Props).UnsafePointer() {
		return a // one map that all mentions share
	}
	missing := false
	for k := range b.Props {
		if _, ok := a.Props[k]; !ok {
			missing = true
		}
	}
	if !missing {
		return a
	}
	props := maps.Clone(b.Props)
	maps.Copy(props, a.Props)
	a.Props = props
	return a
}

func compareNodes(a, b Node) int {
	if c := strings.Compare(string(a.Label.base()), string(b.Label.base())); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// Links returns the facts of the batch with their keys, in order of key. Facts between the same two nodes are told apart
// by their lines and properties, so that the order of the facts does not matter.
func (b Batch) Links() []Link {
	keys := b.keys()
	order := make([]int32, len(keys))
	for i := range order {
		order[i] = int32(i)
	}
	same := len(b.Doc.ID) // all begin with it
	slices.SortFunc(order, func(i, j int32) int {
		if c := strings.Compare(keys[i][same:], keys[j][same:]); c != 0 {
			return c
		}
		return compareFacts(b.Facts[i], b.Facts[j])
	})
	links := make([]Link, len(order))
	repeated := false
	for n, i := range order {
		links[n] = Link{keys[i], b.Facts[i]}
	}
	for first := 0; first < len(links); {
		last := first + 1
		for ; last < len(links) && links[last].ID == links[first].ID; last++ {
		}
		for i := first + 1; i < last; i++ {
			links[i].ID = fmt.Sprintf("%s|%d", links[i].ID, i-first+1)
			repeated = true
		}
		first = last
	}
	if repeated {
		slices.SortStableFunc(links, func(a, b Link) int { return strings.Compare(a.ID, b.ID) })
	}
	return links
}

// keys returns the key of each fact, as if no other fact joined the same two nodes. All share one string.
func (b Batch) keys() []string {
	size := 0
	for i := range b.Facts {
		f := &b.Facts[i]
		size += len(b.Doc.ID) + len(f.From.ID) + len(f.Rel) + len(f.To.ID) + 3
	}
	var all strings.Builder
	all.Grow(size)
	keys := make([]string, len(b.Facts))
	for i := range b.Facts {
		f, from := &b.Facts[i], all.Len()
		for _, part := range [...]string{b.Doc.ID, "|", f.From.ID, "|", string(f.Rel), "|", f.To.ID} {
			all.WriteString(part)
		}
		keys[i] = all.String()[from:]
	}
	return keys
}

// compareFacts orders facts that join the same two nodes.
func compareFacts(a, b Fact) int {
	if c := cmp.Or(cmp.Compare(a.At.First, b.At.First), cmp.Compare(a.At.Last, b.At.Last)); c != 0 {
		return c
	}
	return bytes.Compare(appendProps(nil, a.Props), appendProps(nil, b.Props))
}

// Digest names the content of the batch: two batches with the same digest state the same, in whatever order. It is what
// a store compares to know that nothing changed. A leader's title is left to the links that state it, and a node of
// another document to that document.
func (b Batch) Digest() string { return b.digest(b.mentioned()) }

func (b Batch) digest(nodes []Node) string {
	h := sha256.New()
	var line []byte
	for _, n := range nodes {
		switch sort := n.Label.Sort(); {
		case n.Label.base() == Person && n.Props["title"] != nil:
			n.Props = maps.Clone(n.Props)
			delete(n.Props, "title")
		case sort != nil && sort.Owned && !b.Owns(n):
			n.Props = nil
		}
		line = appendNode(line[:0], n)
		h.Write(line)
	}
	h.Write(b.appendLinks(nil))
	return hex.EncodeToString(h.Sum(nil))
}

// Check reports the first fact that the schema does not allow, or a node without a key.
func (b Batch) Check() error {
	if b.Doc.Label != Document {
		return fmt.Errorf("a batch of a %s, not of a Document", b.Doc.Label)
	}
	if err := b.Doc.check(); err != nil {
		return err
	}
	for _, f := range b.Facts {
		if err := f.Check(); err != nil {
			return fmt.Errorf("%s: %w", b.Doc.ID, err)
		}
	}
	return nil
}

// Outcome says what became of a document.
type Outcome string

// The outcomes.
const (
	Added     Outcome = "added"
	Replaced  Outcome = "replaced"
	Unchanged Outcome = "unchanged"
	Removed   Outcome = "removed"
)

// Change says what a store did with one document: how many nodes and links the document has there now, and how many
// links the store holds that it did not hold before, and the other way round.
type Change struct {
	Document   string
	Outcome    Outcome
	Nodes      int
	Links      int
	LinksAdded int
	LinksGone  int
}

// Store keeps what documents state. All methods may be called from many goroutines.
type Store interface {
	// Load makes each batch everything that the store holds of its document: each whole or not at all, and nothing of
	// any other document. A batch that is held already, by its digest, is not written again, but for its receipt when that
	// is another. A receipt is kept only when every batch of the load is held: it may speak of them all. Load returns a
	// change for each batch that was dealt with, in order, also beside an error.
	Load(ctx context.Context, batches ...Batch) ([]Change, error)
	// Remove forgets documents; a shared node goes when nothing refers to it any more. An unknown document is an error.
	Remove(ctx context.Context, documents ...string) ([]Change, error)
	// Held returns what the store holds of the documents named, or of all when none is named, in order of key; a
	// document that it does not hold is left out.
	Held(ctx context.Context, documents ...string) ([]Batch, error)
	// Documents returns the documents that the store holds with their receipts, in order of key, without their facts.
	Documents(ctx context.Context) ([]Batch, error)
	// Query answers one reading statement of Cypher. Anything else is refused.
	Query(ctx context.Context, cypher string, params map[string]any) (*Table, error)
	// Close releases the store.
	Close(ctx context.Context) error
}

// Compare returns the change that loading next would make to a store that holds held of the same document, or nothing
// of it when held is nil.
func Compare(held *Batch, next Batch) Change {
	c := Change{Document: next.Doc.ID, Outcome: Added, Nodes: len(next.mentioned()), Links: len(next.Facts), LinksAdded: len(next.Facts)}
	if held == nil {
		return c
	}
	if held.Digest() == next.Digest() {
		c.Outcome, c.LinksAdded = Unchanged, 0
		return c
	}
	c.Outcome = Replaced
	before := make(map[string]bool, len(held.Facts))
	for _, l := range held.Links() {
		before[l.ID] = true
	}
	for _, l := range next.Links() {
		if before[l.ID] {
			delete(before, l.ID)
			c.LinksAdded--
		}
	}
	c.LinksGone = len(before)
	return c
}
