// Package graph is the vocabulary in which the other packages speak of a graph of responsibility: nodes, the facts that
// join them, and the stores that keep them.
//
// A [Fact] is one link between two nodes and the lines of print that state it. Nodes exist because a fact mentions them;
// what one document states is a [Batch]; a [Store] keeps batches and answers questions about all of them together. The
// package knows nothing of how documents are read, nor of any engine: engines are packages below this one, and
// storetest says what each of them must do.
package graph

import (
	"context"
	"fmt"
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

// Node is a thing: its label, its key, unique among the nodes of its label, and what else is known of it. The key is the
// property "id" of the node in every store and is not repeated in Props.
type Node struct {
	Label Label
	ID    string
	Props Props
}

// Fact is a link and the lines that state it. At becomes the link's lineStart and lineEnd, and the batch's document its
// document; Props has neither. The facts of a batch may share their nodes, so that what is learned of one late is known to
// all of them; facts of two batches share none that anyone changes.
type Fact struct {
	From  *Node
	Rel   Relation
	To    *Node
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

// Key identifies a node over all labels: a Leader is a Person of the same id.
type Key struct {
	Label Label
	ID    string
}

// Key returns the node's identity.
func (n Node) Key() Key { return Key{n.Label.base(), n.ID} }

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
	return n.Props.Get("document") == b.Doc.ID
}

// Digest names the content of the batch: two batches with the same digest state the same, in whatever order. It is what
// a store compares to know that nothing changed. A leader's title is left to the links that state it, and a node of
// another document to that document.
func (b Batch) Digest() string {
	p := newPrinter(b)
	return p.digest(p.sorted(1))
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
	var m mentions
	m.add(next)
	c := Change{Document: next.Doc.ID, Outcome: Added, Nodes: len(m.nodes), Links: len(next.Facts), LinksAdded: len(next.Facts)}
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
