// Package evidence makes packets that stand on their own: an answer with the print that states it.
//
// A [Packet] holds one hop for each row of an answer: what it says, the lines that state it, their print with its hash, and
// the rule by which the reader took it from the print. [Verify] lays a packet beside sources read again and says of each hop
// whether the print still says it. [Packet.Markdown] and [Packet.Page] write it for people, [Packet.JSON] for programs;
// [Read] takes back what Page and JSON wrote, and refuses what was changed since.
//
// The package opens no files: it takes answers and texts as values. A source is told by what it says and not by its name.
package evidence

import (
	"regexp"
	"slices"
	"strings"

	"dutygraph/graph"
	"dutygraph/queries"
)

// Form is the number of the packet's form: a packet of another cannot be read.
const Form = 2

// Packet is an answer with its evidence.
type Packet struct {
	Form      int        `json:"packet"`
	Program   string     `json:"program"` // the reader's version
	Question  Question   `json:"question"`
	Documents []Document `json:"documents"`
	Hops      []Hop      `json:"hops"`
	Omitted   int        `json:"omitted,omitempty"` // rows of the answer that name no lines
	Seal      string     `json:"seal"`              // the hash of all of the above
}

// Question is what was asked.
type Question struct {
	Name   string  `json:"name"`
	Doc    string  `json:"description"`
	Values []Value `json:"values,omitempty"`
}

// Value is a name and what stands under it: a string, a number, a bool or a list of those.
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
	Inferred bool    `json:"inferred,omitempty"` // no line states it in so many words
	Rule     string  `json:"rule,omitempty"`     // by which it was taken from the print
	Prints   []Print `json:"prints"`             // the first states the row, the others what else it tells of
}

// Print is a run of lines of a document's source. Without a source at hand it has no quote and no hashes.
type Print struct {
	Part      string   `json:"part"` // what of the row it states: all of it, "rule", or a part such as "other"
	Document  string   `json:"document"`
	LineStart int      `json:"lineStart"`
	LineEnd   int      `json:"lineEnd"`
	Place     string   `json:"place,omitempty"` // where in the file these lines are, where it is not plain text
	Quote     []string `json:"quote,omitempty"`
	SHA256    string   `json:"sha256,omitempty"`
	Before    string   `json:"before,omitempty"` // the hash of the line that says something before the print
	After     string   `json:"after,omitempty"`  // and of the one after it
}

// The parts of a row that have names of their own.
const (
	wholePart = "print"
	rulePart  = "rule"
)

// aboutDocuments asks for what a packet tells of documents.
const aboutDocuments = `MATCH (doc:Document)
WHERE doc.id IN $documents
RETURN doc.id AS id, doc.number AS number, doc.title AS title, doc.issuer AS issuer, doc.date AS date, doc.source AS source,
       doc.reader AS reader, doc.lineStart AS lineStart, doc.lineEnd AS lineEnd, doc.sha256 AS sha256
ORDER BY id`

// aboutTasks asks for the text of the tasks that a chain goes over, which the links that lead to them do not state.
const aboutTasks = `MATCH (task:Task)-[stated:STATED_IN]->(:Document)
WHERE task.id IN $tasks
RETURN task.id AS task, 'text' AS about, task.text AS name, stated.document AS document, stated.lineStart AS lineStart, stated.lineEnd AS lineEnd
ORDER BY task, lineStart`

// cites finds the columns of a statement that say which lines state a row.
var cites = []*regexp.Regexp{regexp.MustCompile(`\bAS document\b`), regexp.MustCompile(`\bAS lineStart\b`), regexp.MustCompile(`\bAS lineEnd\b`)}

// Cites reports whether the answer to a question says which lines state each of its rows.
func Cites(q queries.Query) bool {
	return !slices.ContainsFunc(cites, func(r *regexp.Regexp) bool { return !r.MatchString(q.Cypher) })
}

// Gather asks a store, by ask, for what a packet tells beside the answer to its question: the text of the tasks that a chain
// goes over, which is an answer more, and what is known of the documents that state all of these.
func Gather(answer *graph.Table, ask func(cypher string, args map[string]any) (*graph.Table, error)) (answers []*graph.Table, documents *graph.Table, err error) {
	tasks, err := ask(aboutTasks, map[string]any{"tasks": onTheWay(answer)})
	if err != nil {
		return nil, nil, err
	}
	answers = []*graph.Table{answer, tasks}
	documents, err = ask(aboutDocuments, map[string]any{"documents": cited(answers)})
	return answers, documents, err
}

// cited lists the documents of answers, in order of key.
func cited(answers []*graph.Table) []any {
	var ids []string
	for _, t := range answers {
		for _, row := range t.Rows {
			for _, p := range (record{t.Columns, row}).prints() {
				ids = append(ids, p.Document)
			}
		}
	}
	return inOrder(ids)
}

// onTheWay lists the tasks that a chain goes over, in order of key.
func onTheWay(chain *graph.Table) []any {
	var ids []string
	for _, row := range chain.Rows {
		r := record{chain.Columns, row}
		for _, end := range []string{"from", "to"} {
			if r.text(end+"Kind") == string(graph.Task) {
				ids = append(ids, r.text(end))
			}
		}
	}
	return inOrder(ids)
}

// inOrder lists keys in order, each once, as a statement takes them.
func inOrder(ids []string) []any {
	slices.Sort(ids)
	list := []any{}
	for _, id := range slices.Compact(ids) {
		list = append(list, id)
	}
	return list
}

// New makes a packet of what [Gather] found, and of the sources at hand.
func New(program string, question Question, answers []*graph.Table, documents *graph.Table, texts []Text) Packet {
	p := Packet{Form: Form, Program: program, Question: question, Documents: []Document{}, Hops: []Hop{}}
	at := map[string]Text{}
	for _, row := range documents.Rows {
		d := document(record{documents.Columns, row})
		i := slices.IndexFunc(texts, func(t Text) bool { return t.Holds(d) })
		if d.AtHand = i >= 0; d.AtHand {
			at[d.ID] = texts[i]
		}
		p.Documents = append(p.Documents, d)
	}
	for _, t := range answers {
		for _, row := range t.Rows {
			h, cited := hop(record{t.Columns, row}, at)
			if !cited {
				p.Omitted++
				continue
			}
			h.No = len(p.Hops) + 1
			p.Hops = append(p.Hops, h)
		}
	}
	p.Seal = p.seal()
	return p
}

func document(r record) Document {
	return Document{ID: r.text("id"), Number: r.text("number"), Title: r.text("title"), Issuer: r.text("issuer"), Date: r.text("date"),
		Source: r.text("source"), Reader: r.text("reader"), LineStart: r.number("lineStart"), LineEnd: r.number("lineEnd"), SHA256: r.text("sha256")}
}

// hop makes a hop of a row, quoting the sources at hand. It is none where the row names no lines.
func hop(r record, at map[string]Text) (h Hop, cited bool) {
	h = Hop{Rule: r.text("rule"), Inferred: r.value("inferred") == true, Says: []Value{}}
	for _, p := range r.prints() {
		h.Prints = append(h.Prints, at[p.Document].quote(p))
	}
	for i, c := range r.columns {
		if !isEmpty(r.row[i]) && !r.citing(c) {
			h.Says = append(h.Says, Value{c, r.row[i]})
		}
	}
	return h, len(h.Prints) > 0 && h.Prints[0].Part == wholePart
}

// isEmpty reports whether a value says nothing.
func isEmpty(value any) bool {
	list, isList := value.([]any)
	return value == nil || isList && len(list) == 0
}

// record is a row of an answer by the names of its columns.
type record struct {
	columns []string
	row     []any
}

// lineColumn is how a column's name ends that holds the first line of a part of the row; what stands before names the part.
const lineColumn = "LineStart"

// prints lists the lines that a row names: those of all of it, those of its parts, and those of the rule.
func (r record) prints() []Print {
	var all []Print
	add := func(part, document string, first, last int) {
		if document != "" && first > 0 {
			all = append(all, Print{Part: part, Document: document, LineStart: first, LineEnd: last})
		}
	}
	own := r.text("document")
	add(wholePart, own, r.number("lineStart"), r.number("lineEnd"))
	for _, c := range r.columns {
		if part, isFirst := strings.CutSuffix(c, lineColumn); isFirst {
			of := own
			if slices.Contains(r.columns, part+"Document") {
				of = r.text(part + "Document")
			}
			add(part, of, r.number(c), r.number(part+"LineEnd"))
		}
	}
	add(rulePart, own, r.number("ruleLine"), r.number("ruleLine"))
	return all
}

// citing reports whether a column tells of lines and rules, for which a hop has places of its own.
func (r record) citing(column string) bool {
	if slices.Contains([]string{"hop", "document", "lineStart", "lineEnd", "inferred", "rule", "ruleLine"}, column) {
		return true
	}
	for _, end := range []string{lineColumn, "LineEnd", "Document"} {
		if part, ok := strings.CutSuffix(column, end); ok && slices.Contains(r.columns, part+lineColumn) {
			return true
		}
	}
	return false
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

// Document returns what the packet knows of a document.
func (p Packet) Document(id string) Document {
	i := slices.IndexFunc(p.Documents, func(d Document) bool { return d.ID == id })
	if i < 0 {
		return Document{ID: id}
	}
	return p.Documents[i]
}
