// Package review finds what is doubtful in what was read, for a person to decide: print that was not understood, numbers of the
// print that disagree with what was read, names that may be another spelling of known ones or no names at all, roles that only
// the usual rule gives, and decisions whose print has changed.
//
// Nothing is changed by it. Each doubt says why it is one, with the print, and how the line that settles it is written in a
// file of decisions.
package review

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"dutygraph/extract"
	"dutygraph/extract/decisions"
	"dutygraph/graph"
)

// Kind is a sort of doubt.
type Kind string

// The kinds, the weightiest first: that is the order of a review.
const (
	Stale  Kind = "stale"  // a decision that was not applied
	Count  Kind = "count"  // the print declares or implies another number than was read
	Unread Kind = "unread" // a line that may hand out work and was not understood
	Near   Kind = "near"   // a name that may be another form of a known one
	Name   Kind = "name"   // a name in no list that has not the form of one, or stands rarely
	Role   Kind = "role"   // a role that no line states
)

// Kinds lists them in order.
func Kinds() []string {
	return []string{string(Stale), string(Count), string(Unread), string(Near), string(Name), string(Role)}
}

// Doubt is one thing to decide, or several alike.
type Doubt struct {
	Kind      Kind
	Key       string // the same in every review of the same print
	File      string // "" where it comes from no file
	Document  string
	At        graph.Span
	Place     string               // of these lines in a file that is not plain text, such as "page 3"
	Print     string               // the print in question, shortened
	Why       string               // what is doubtful about it
	Decisions []decisions.Decision // the lines that settle it, none where only reading again can
	sort      string               // doubts of one sort in one document are told together where there are many
	doc       graph.Node           // of Document
	name      string               // the name in question, if it is one
}

// Source is what one file states, or what a store holds of one.
type Source struct {
	File     string
	Text     string                       // as it was read; "" where it is not at hand
	Place    func(first, last int) string // where in the file lines are; nil where it is not known
	Readings []extract.Reading
	Problems []decisions.Problem
}

// Reviewer gathers doubts, source by source.
type Reviewer struct {
	Vocab     *extract.Vocabulary
	Decisions *decisions.Decisions
	doubts    []Doubt
	names     map[group]map[string]*mention
	documents []graph.Node
	applied   map[string]bool // the places of decisions that links carry
}

// Add looks at a source. Names are compared over all sources.
func (r *Reviewer) Add(s Source) {
	lines := decisions.LinesOf(s.Text)
	if s.Place == nil {
		s.Place = func(int, int) string { return "" }
	}
	for _, p := range s.Problems {
		r.doubts = append(r.doubts, Doubt{Kind: Stale, File: s.File, Document: p.Document, At: p.At, Place: s.Place(p.At.First, p.At.Last),
			Print: shorten(lines.Of(p.At)), Why: p.String(), sort: p.Decision})
	}
	for _, reading := range s.Readings {
		d := &reviewed{reading, s.File, lines, s.Place}
		r.doubts = append(r.doubts, d.counts()...)
		r.doubts = append(r.doubts, d.unread()...)
		r.doubts = append(r.doubts, d.roles()...)
		r.gather(d)
		r.trace(d)
	}
}

// trace notes which decisions a document's links carry.
func (r *Reviewer) trace(d *reviewed) {
	r.documents = append(r.documents, d.Doc)
	if r.applied == nil {
		r.applied = map[string]bool{}
	}
	for _, f := range d.Facts {
		if by, ok := f.Props.Get("decision").(string); ok {
			for where := range strings.SplitSeq(by, ", ") {
				r.applied[where] = true
			}
		}
	}
}

// idle finds the decisions on names that hold in some document and that no link carries.
func (r *Reviewer) idle() []Doubt {
	var out []Doubt
	for _, one := range r.Decisions.Naming() {
		i := slices.IndexFunc(r.documents, func(doc graph.Node) bool { return one.Scope.Holds(doc) })
		if i < 0 || r.applied[one.Where] {
			continue
		}
		why := fmt.Sprintf("%s: no link carries this decision; look at how the names are written, or load the documents again if it is newer than they", one.Where)
		out = append(out, Doubt{Kind: Stale, Document: r.documents[i].ID, Print: one.String(), Why: why, sort: one.String()})
	}
	return out
}

// Doubts returns every doubt, in order of weight and, within a kind, of sources and lines.
func (r *Reviewer) Doubts() []Doubt {
	all := slices.Concat(r.doubts, r.idle(), r.nameDoubts())
	kinds := Kinds()
	slices.SortStableFunc(all, func(a, b Doubt) int {
		return cmp.Compare(slices.Index(kinds, string(a.Kind)), slices.Index(kinds, string(b.Kind)))
	})
	seen := map[string]int{}
	for i := range all {
		d := &all[i]
		d.Decisions = slices.DeleteFunc(d.Decisions, func(one decisions.Decision) bool { return !one.Writable() })
		d.Key = keyOf(d.Kind, d.Document, d.sort, d.Print)
		if seen[d.Key]++; seen[d.Key] > 1 {
			d.Key = fmt.Sprintf("%s-%d", d.Key, seen[d.Key])
		}
	}
	return all
}

// keyOf names a doubt by what it is of, and not by its line, which moves.
func keyOf(kind Kind, of ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(of, "\n")))
	return string(kind) + "-" + hex.EncodeToString(sum[:4])
}

// reviewed is one document under review.
type reviewed struct {
	extract.Reading
	file  string
	lines decisions.Lines
	place func(first, last int) string
}

// doubt makes a doubt of a line of the document.
func (d *reviewed) doubt(kind Kind, at graph.Span, sort, format string, args ...any) Doubt {
	return Doubt{Kind: kind, File: d.file, Document: d.Doc.ID, doc: d.Doc, At: at, Place: d.place(at.First, at.Last), Print: shorten(d.lines.Of(at)), sort: sort, Why: fmt.Sprintf(format, args...)}
}

func (d *reviewed) counts() []Doubt {
	var out []Doubt
	for _, k := range d.Checks {
		if !k.Agrees() {
			doubt := d.doubt(Count, k.At, k.What, "%s: the print says %s, read were %s", k.What, k.Declared, k.Read)
			doubt.Decisions = []decisions.Decision{decisions.IgnoreLine(d.Doc, k.At.First, d.lines)}
			out = append(out, doubt)
		}
	}
	return out
}

func (d *reviewed) unread() []Doubt {
	var out []Doubt
	for _, u := range d.Unread {
		doubt := d.doubt(Unread, u.At, u.Why, "%s", u.Why)
		if doubt.Print == "" {
			doubt.Print = u.Text
		}
		doubt.Decisions = []decisions.Decision{decisions.IgnoreLine(d.Doc, u.At.First, d.lines)}
		out = append(out, doubt)
	}
	return out
}

// shorten makes print fit for a line of a list.
func shorten(s string) string {
	const most = 60
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > most {
		return string(runes[:most]) + "…"
	}
	return s
}
