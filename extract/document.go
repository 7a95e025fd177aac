package extract

import (
	"dutygraph/graph"
)

// document is one titled document of a source file: what its head says of it, and its lines.
type document struct {
	source       string // the file's name
	title        string
	number       string // as printed, "" without one
	issuer       string
	date         string // ISO
	jurisdiction string // the government whose document it is, such as 杭州市; "" where none is printed
	gazette      *graph.Node
	node         graph.Node // the Document; its ID begins every key that the document owns
	at           graph.Span // from its title to its last line
	lines        []line     // cleaned, none blank, page furniture taken out
	page         int        // lines of page furniture taken out
	body         int        // index in lines at which the text begins after title, number, salutation, covering text
}

// findings is what a parser makes of a document.
type findings struct {
	facts  []graph.Fact
	unread []Unread
	checks []Check
	read   []graph.Span // lines that were understood and state no fact
}

// key names a thing that the document owns: what it is numbered by, after the document's own key.
func (d *document) key(no string) string { return d.node.ID + "#" + no }

// shared names a thing that documents share: a leader, department, district, project or indicator.
func (d *document) shared(name string) string { return d.jurisdiction + "/" + name }
