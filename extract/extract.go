// Package extract reads government documents into facts.
//
// A source file is cut into lines that keep their number (clean), the lines into documents (split), and each document is
// read by the first kind that knows its form (read): its parser makes facts whose ends carry the names as printed, and
// settle puts proper names in their place. What could not be read is part of the result, with its line; reading never
// fails. The package is pure: it opens no file and asks no clock, and the same text gives the same readings whatever
// the number of workers.
//
// The rules look at form: headings, labels, separators, suffixes. The word lists of a [Vocabulary] only refine what form
// has found, and every list may be empty.
//
// Documents say in many ways who answers for what. Those that no kind knows by its own form, or that left its parser in doubt,
// are read by [Forms], in form_*.go (readForms):
//
//	form            a form's text, and the tables of its words
//	form_known      which documents the forms read; form_choice: whether they read better than the kind's own parser
//	form_prepare    makes lines alike, by tabs between cells (form_drawn, form_tabs), colons behind labels (form_colon),
//	                and sheets of what is a table without looking like one (form_upright, laid out by form_arrange;
//	                form_cards, form_duties)
//	form_styles     finds the numbering (form_number) that tasks have, points inside them aside (points); form_run cuts
//	                lines of several tasks where they have none
//	form_take       takes lines one by one: what each states (form_statement, by form_value, form_bracket, form_sentence and
//	                form_phrase), and whether it is a heading (form_heading, form_part) or of a task
//	form_table      tells what columns mean (form_head, form_guess), and form_rows makes tasks of rows (form_merged)
//	form_settle     settles what tasks have of their parts, of rows above (form_ditto), of lists of numbers (form_dealt)
//
// What bodies, leaders and times look like stands in form_body, form_leaders and form_time.
//
// New words for what a form says already are a line in its file in seeds/forms. A new place for them is a name in formPlaces,
// a table in compile, and a file here that looks there; what it finds goes on as a statement or as a sheet.
package extract

import (
	"runtime"

	"github.com/sourcegraph/conc/iter"

	"dutygraph/graph"
)

// Extractor holds what reading depends on beside the text. The zero value works: no lists and no segmenter.
type Extractor struct {
	Vocab   Vocabulary
	Forms   Forms               // by which documents are read whose form no kind knows
	Cut     func(string) []Word // segments running text; nil leaves the form rules alone to find names
	Kinds   []string            // the kinds of document to read, all when empty; others are recognised and listed
	Decide  Decide              // what was decided of names; nil decides nothing
	Workers int                 // documents read at once, the number of processors when 0
}

// Decide says by which name a thing of a document is known whose own name is given, and what says so: "" where nothing was
// decided of it. listed is the name that the word lists give for a name.
type Decide func(doc graph.Node, name string, listed func(string) string) (proper, by string)

// Word is a segment of running text, the byte offset at which it starts, and whether the segmenter's dictionary has it for a
// common word of more than one character, and for no name.
type Word struct {
	Text   string
	At     int
	Common bool
}

// Reading is what one document states, and what about it a reader has to know.
type Reading struct {
	graph.Batch
	Unread   []Unread // lines that might assign something and were not understood, in order
	Checks   []Check  // what the print declares of itself against what was read, in order
	Coverage Coverage
	ReadBy   []FormUse // the forms that it was read by, none where the reader of its kind knows its form
}

// Unread is print that might assign something and could not be read.
type Unread struct {
	At   graph.Span
	Text string // as printed, shortened
	Why  string // what was expected, for a person
}

// Check is a number that the print declares or implies and the number that was read.
type Check struct {
	At       graph.Span
	What     string // such as "tasks" or "gap in the numbering"
	Declared string
	Read     string
}

// Agrees reports whether print and reading say the same.
func (c Check) Agrees() bool { return c.Declared == c.Read }

// Coverage counts the non-blank lines of a document by what was made of them.
type Coverage struct {
	Stated   int // in the span of some fact
	Preamble int // titles, salutation, covering text, signatures
	Page     int // page furniture: running heads, page numbers, footnotes
	Unread   int
}

// Extract reads a source file: its name, which becomes the source of its documents, and its whole text. Documents are
// read at once and returned in order of print.
func (x *Extractor) Extract(source, raw string) []Reading {
	docs := split(source, raw, &x.Forms)
	workers := x.Workers
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	return iter.Mapper[*document, Reading]{MaxGoroutines: workers}.Map(docs, func(d **document) Reading { return x.read(*d) })
}

// read makes facts of one document.
func (x *Extractor) read(d *document) Reading {
	var f findings
	if x.parses(d) {
		f = x.readByForms(d, d.kind.parse(x, d))
	}
	if looksAssigning(d) {
		f.unread = unassigned(d)
	}
	r := x.settle(d, f)
	r.ReadBy = f.readBy
	if d.script != nil {
		d.script.asPrinted(&r)
	}
	return r
}
