// Package evidence makes packets that stand on their own: an answer with the print that states it.
//
// A [Packet] holds one hop for each row of an answer: what it says, the lines that state it, their print with its hash, and
// the rule by which the reader took it from the print. [Verify] lays a packet beside sources read again and says of each hop
// whether the print still says it. [Packet.Markdown] and [Packet.Page] write it for people; as JSON it is what Verify reads.
//
// The package opens no files: it takes answers and texts as values. A source is told by what it says and not by its name.
package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"dutygraph/graph"
	"dutygraph/queries"
)

// Form is the number of the packet's form: a packet of another cannot be read.
const Form = 1

// Packet is an answer with its evidence.
type Packet struct {
	Form      int        `json:"packet"`
	Program   string     `json:"program"` // the reader's version
	Question  Question   `json:"question"`
	Documents []Document `json:"documents"`
	Hops      []Hop      `json:"hops"`
	Omitted   int        `json:"omitted,omitempty"` // rows of the answer that name no lines
}

// Question is what was asked.
type Question struct {
	Name   string  `json:"name"`
	Doc    string  `json:"description"`
	Values []Value `json:"values,omitempty"`
}

// Value is a name and what stands under it: a string, an int64, a float64, a bool or a list of those.
type Value struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
}

// Document is a document that hops rest on.
type Document struct {
	ID        string `json:"id"`
	Number    string `json:"number,omitempty"`
	Title     string `json:"title,omitempty"`
	Issuer    string `json:"issuer,omitempty"`
	Date      string `json:"date,omitempty"`
	Source    string `json:"source,omitempty"` // the name of the file that it was loaded from
	Reader    string `json:"reader,omitempty"` // the library that made text of the file, where there was one
	LineStart int    `json:"lineStart"`
	LineEnd   int    `json:"lineEnd"`
	SHA256    string `json:"sha256"`
	AtHand    bool   `json:"printAtHand"`
}

// Hop is a row of the answer and the print that states it.
type Hop struct {
	No       int     `json:"no"`
	Says     []Value `json:"says"`
	Document string  `json:"document"`
	Print    Print   `json:"print"`
	Inferred bool    `json:"inferred,omitempty"` // no line states it in so many words
	Rule     string  `json:"rule,omitempty"`
	RuleAt   *Print  `json:"rulePrint,omitempty"` // the lines that state the rule
}

// Print is a run of lines of a source. Without a source at hand it has no quote and no hashes.
type Print struct {
	LineStart int      `json:"lineStart"`
	LineEnd   int      `json:"lineEnd"`
	Quote     []string `json:"quote,omitempty"`
	SHA256    string   `json:"sha256,omitempty"`
	Before    string   `json:"before,omitempty"` // the hash of the line that says something before the print
	After     string   `json:"after,omitempty"`  // and of the one after it
}

// Text is a source as it is read: the name of its file and its lines.
type Text struct {
	Name  string
	Lines []string
}

// NewText parts a source into lines, whatever ends them.
func NewText(name, text string) Text {
	return Text{name, strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")}
}

// Documents asks for what a packet tells of documents.
const Documents = `MATCH (doc:Document)
WHERE doc.id IN $documents
RETURN doc.id AS id, doc.number AS number, doc.title AS title, doc.issuer AS issuer, doc.date AS date, doc.source AS source,
       doc.reader AS reader, doc.lineStart AS lineStart, doc.lineEnd AS lineEnd, doc.sha256 AS sha256
ORDER BY id`

// Tasks asks for the text of the tasks that a chain goes over, which the links that lead to them do not state.
const Tasks = `MATCH (task:Task)-[stated:STATED_IN]->(:Document)
WHERE task.id IN $tasks
RETURN task.id AS task, 'text' AS about, task.text AS name, stated.document AS document, stated.lineStart AS lineStart, stated.lineEnd AS lineEnd
ORDER BY task, lineStart`

// cites finds the columns of a statement that say which lines state a row.
var cites = []*regexp.Regexp{regexp.MustCompile(`\bAS document\b`), regexp.MustCompile(`\bAS lineStart\b`), regexp.MustCompile(`\bAS lineEnd\b`)}

// Cites reports whether the answer to a question says which lines state each of its rows.
func Cites(q queries.Query) bool {
	return !slices.ContainsFunc(cites, func(r *regexp.Regexp) bool { return !r.MatchString(q.Cypher) })
}

// Cited lists the documents of answers, in order of key.
func Cited(answers ...*graph.Table) []string {
	var ids []string
	for _, t := range answers {
		for _, row := range t.Rows {
			if r := (record{t.Columns, row}); r.cites() {
				ids = append(ids, r.text("document"))
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// OnTheWay lists the tasks that a chain goes over, in order of key.
func OnTheWay(chain *graph.Table) []string {
	var ids []string
	for _, row := range chain.Rows {
		r := record{chain.Columns, row}
		for _, end := range []string{"from", "to"} {
			if r.text(end+"Kind") == string(graph.Task) {
				ids = append(ids, r.text(end))
			}
		}
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// New makes a packet of answers, of what is known of its documents (the answer to [Documents]) and of the sources at hand.
func New(program string, question Question, answers []*graph.Table, documents *graph.Table, texts []Text) Packet {
	p := Packet{Form: Form, Program: program, Question: question}
	at := map[string]Text{}
	for _, row := range documents.Rows {
		d := document(record{documents.Columns, row})
		i := slices.IndexFunc(texts, func(t Text) bool { return t.holds(d) })
		if d.AtHand = i >= 0; d.AtHand {
			at[d.ID] = texts[i]
		}
		p.Documents = append(p.Documents, d)
	}
	for _, t := range answers {
		for _, row := range t.Rows {
			r := record{t.Columns, row}
			if !r.cites() {
				p.Omitted++
				continue
			}
			h := hop(r, at[r.text("document")])
			h.No = len(p.Hops) + 1
			p.Hops = append(p.Hops, h)
		}
	}
	return p
}

func document(r record) Document {
	return Document{ID: r.text("id"), Number: r.text("number"), Title: r.text("title"), Issuer: r.text("issuer"), Date: r.text("date"),
		Source: r.text("source"), Reader: r.text("reader"), LineStart: r.number("lineStart"), LineEnd: r.number("lineEnd"), SHA256: r.text("sha256")}
}

// evidenceColumns are the columns of an answer that a hop has places of its own for.
var evidenceColumns = []string{"hop", "document", "lineStart", "lineEnd", "inferred", "rule", "ruleLine"}

// hop makes a hop of a row, quoting from a text where there is one.
func hop(r record, t Text) Hop {
	h := Hop{Document: r.text("document"), Rule: r.text("rule"), Inferred: r.value("inferred") == true,
		Print: t.print(r.number("lineStart"), r.number("lineEnd"))}
	for i, c := range r.columns {
		if r.row[i] != nil && !slices.Contains(evidenceColumns, c) {
			h.Says = append(h.Says, Value{c, r.row[i]})
		}
	}
	if n := r.number("ruleLine"); n > 0 {
		p := t.print(n, n)
		h.RuleAt = &p
	}
	return h
}

// holds reports whether the lines of a document are in a text just as they were when it was loaded.
func (t Text) holds(d Document) bool {
	return d.LineStart >= 1 && d.LineEnd >= d.LineStart && d.LineEnd <= len(t.Lines) && digest(t.Lines[d.LineStart-1:d.LineEnd]) == d.SHA256
}

// print quotes lines of the text; the zero text has none.
func (t Text) print(first, last int) Print {
	p := Print{LineStart: first, LineEnd: last}
	if first >= 1 && last >= first && last <= len(t.Lines) {
		p.Quote = t.Lines[first-1 : last]
		p.SHA256 = digest(p.Quote)
		p.Before, p.After = t.around(first, last)
	}
	return p
}

// around returns the hashes of the nearest lines before and after some that say anything.
func (t Text) around(first, last int) (before, after string) {
	for i := first - 2; i >= 0 && before == ""; i-- {
		before = digestOf(t.Lines[i])
	}
	for i := last; i < len(t.Lines) && after == ""; i++ {
		after = digestOf(t.Lines[i])
	}
	return before, after
}

// digestOf is the hash of a line, none of a blank one.
func digestOf(line string) string {
	if strings.TrimSpace(line) == "" {
		return ""
	}
	return digest([]string{line})
}

// digest is the SHA-256 of lines with plain line ends between them, as that of documents is.
func digest(lines []string) string {
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:])
}

// record is a row of an answer by the names of its columns.
type record struct {
	columns []string
	row     []any
}

func (r record) value(column string) any {
	if i := slices.Index(r.columns, column); i >= 0 {
		return r.row[i]
	}
	return nil
}

func (r record) text(column string) string {
	s, _ := r.value(column).(string)
	return s
}

func (r record) number(column string) int {
	n, _ := r.value(column).(int64)
	return int(n)
}

// cites reports whether the row names a document and lines.
func (r record) cites() bool { return r.text("document") != "" && r.number("lineStart") > 0 }

// Document returns what the packet knows of a document.
func (p Packet) Document(id string) Document {
	i := slices.IndexFunc(p.Documents, func(d Document) bool { return d.ID == id })
	if i < 0 {
		return Document{ID: id}
	}
	return p.Documents[i]
}

// Check reports what makes a packet unfit to be verified: another form, or quotes that are not what their hashes say.
func (p Packet) Check() error {
	if p.Form != Form {
		return fmt.Errorf("is no packet of form %d", Form)
	}
	for _, h := range p.Hops {
		prints := []Print{h.Print}
		if h.RuleAt != nil {
			prints = append(prints, *h.RuleAt)
		}
		for _, q := range prints {
			if (q.Quote != nil || q.SHA256 != "") && digest(q.Quote) != q.SHA256 {
				return fmt.Errorf("was changed after it was made: the quote of hop %d is not the one that its hash names", h.No)
			}
		}
	}
	return nil
}
