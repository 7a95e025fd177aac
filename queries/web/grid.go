package web

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dutygraph/graph"
)

// grid is an answer as a page shows it.
type grid struct {
	Name    string // the question, or ""
	Title   string
	Heads   []head
	Rows    [][]cell
	Wide    bool   // it has running text and wants all the room there is
	First   int    // the first row shown, from 1
	Last    int    // the last row shown
	Total   int    // all rows
	Before  string // where the rows before are, or ""
	After   string // where the rows after are, or ""
	AllHref string // the page of the question, or ""
	Cites   bool   // the page of the question has evidence
}

// head is the head of a column.
type head struct {
	link  // it leads to the answer in the order of the column, where that is offered
	Class string
	Order string // ascending or descending, where the answer is in the order of the column
}

// cell is a value with where it leads. Of a long text the Brief is seen first.
type cell struct {
	Parts []link
	Class string
	Brief string
}

// shortName is how long a name may be that is not broken over lines.
const shortName = 10

// longName is how many characters of a document's name a cell shows.
const longName = 22

// longText is how many characters of a text a cell shows before a reader asks for more.
const longText = 130

// link is a text that may lead somewhere.
type link struct{ Text, Href string }

// The most that a page shows of one answer: the rest is a page further, or in the data.
const (
	rowsShown  = 200
	bytesShown = 60 << 10
)

// leadsTo says of columns that hold names whose names they are.
var leadsTo = map[string]string{
	"leader": "leader", "leaders": "leader", "person": "person", "official": "person", "officials": "person",
	"department": "department", "departments": "department", "lead": "department", "units": "department",
	"fieldLead": "department", "support": "department", "otherLead": "department", "partner": "department", "through": "department",
	"district": "district", "districts": "district", "project": "project", "projects": "project", "indicator": "indicator",
}

// numbered are columns that hold the number of a task, each with the column of its document.
var numbered = map[string]string{"task": "document", "otherTask": "otherDocument", "measure": "document", "project": "document"}

// enumerated are columns whose values are words of ours rather than of the print.
var enumerated = []string{"role", "kind", "otherKind", "via", "action", "about", "gap", "differs", "direction", "fromKind", "toKind", "link", "label", "agrees", "reached", "estimated", "inferred"}

// running are columns of running text.
var running = []string{"text", "otherText", "title", "why", "milestone", "measure", "actual", "target"}

// grid makes a table of an answer, beginning after some rows.
func (v *visit) grid(t *graph.Table, skip int) grid {
	g := grid{Total: len(t.Rows), First: skip + 1}
	keep := shownColumns(t)
	for _, i := range keep {
		g.Heads = append(g.Heads, head{link: link{Text: v.Column(t.Columns[i])}})
	}
	size := 0
	for i := min(skip, len(t.Rows)); i < len(t.Rows) && len(g.Rows) < rowsShown && size < bytesShown; i++ {
		cells, r := make([]cell, len(keep)), rowOf(t, i)
		for j, at := range keep {
			cells[j] = v.cell(t.Columns[at], r)
			g.Wide = g.Wide || cells[j].Class == "text"
			for _, p := range cells[j].Parts {
				size += len(p.Text) + len(p.Href) + 40
			}
		}
		g.Rows = append(g.Rows, cells)
	}
	g.Last = skip + len(g.Rows)
	for j := range g.Heads {
		if slices.ContainsFunc(g.Rows, func(cells []cell) bool { return cells[j].Class == "number" }) {
			g.Heads[j].Class = "number"
		}
	}
	return g
}

// shownColumns leaves out columns without any value, lines, which stand beside their document, and the city where all rows
// are of one.
func shownColumns(t *graph.Table) []int {
	var keep []int
	for i, c := range t.Columns {
		if besideDocument(c, t.Columns) || c == "city" && len(t.Rows) > 1 && !differ(t.Rows, i) {
			continue
		}
		if slices.ContainsFunc(t.Rows, func(r []any) bool { return graph.Spell(r[i]) != "" }) {
			keep = append(keep, i)
		}
	}
	return keep
}

// differ reports whether rows have different values in a column.
func differ(rows [][]any, i int) bool {
	return slices.ContainsFunc(rows, func(r []any) bool { return r[i] != rows[0][i] })
}

// besideDocument reports whether a column holds lines that are shown with those of another column.
func besideDocument(column string, columns []string) bool {
	if first, isEnd := strings.CutSuffix(column, "ineEnd"); isEnd {
		return slices.Contains(columns, first+"ineStart")
	}
	return strings.HasSuffix(column, "ineStart") && column != "leaderLineStart" && slices.Contains(columns, ofLines(column))
}

// ofLines is the column of the document whose lines a column holds: otherLineStart is of otherDocument.
func ofLines(start string) string {
	if start == "lineStart" || start == "leaderLineStart" {
		return "document"
	}
	return strings.TrimSuffix(start, "LineStart") + "Document"
}

// linesOf is the column of the first line of a document's column, or "" where the column is no document's.
func linesOf(document string) string {
	if document == "document" {
		return "lineStart"
	}
	if prefix, ok := strings.CutSuffix(document, "Document"); ok {
		return prefix + "LineStart"
	}
	return ""
}

// cell makes a value of a row readable, and a link where it names something that has a page.
func (v *visit) cell(column string, r row) cell {
	value := r[column]
	if start := linesOf(column); start != "" && value != nil {
		return v.source(r.text(column), r, start)
	}
	if strings.HasSuffix(column, "ineStart") && value != nil {
		doc := r.text(ofLines(column))
		return cell{Parts: []link{v.lines(doc, r.number(column), r.number(strings.TrimSuffix(column, "Start")+"End"))}, Class: "source"}
	}
	if n, ok := value.(int64); ok {
		c := cell{Parts: []link{{strconv.FormatInt(n, 10), ""}}, Class: "number"}
		if doc := r.text(numbered[column]); doc != "" {
			c.Parts[0].Href = href("/task", "task", c.Parts[0].Text, "document", doc)
		}
		return c
	}
	var c cell
	for i, item := range items(value) {
		text := v.value(column, item)
		if i > 0 {
			c.Parts = append(c.Parts, link{Text: "、"})
		}
		c.Parts = append(c.Parts, link{text, v.target(column, item, r)})
	}
	switch _, isNumber := value.(float64); {
	case isNumber:
		c.Class = "number"
	case len(c.Parts) == 1 && utf8.RuneCountInString(c.Parts[0].Text) <= shortName:
		c.Class = "short"
	default:
		if slices.Contains(running, column) {
			c.Class = "text"
			if text := graph.Spell(value); utf8.RuneCountInString(text) > longText*3/2 {
				c.Brief = graph.Shorten(text, longText)
			}
		}
	}
	return c
}

// items are the values of a list, or the value itself.
func items(value any) []any {
	switch value := value.(type) {
	case nil:
		return nil
	case []any:
		return value
	}
	return []any{value}
}

// value is a value as its column means it.
func (v *visit) value(column string, value any) string {
	text := graph.Spell(value)
	switch {
	case column == "why":
		return v.Reason(text)
	case slices.Contains(enumerated, column):
		return v.Value(text)
	}
	return text
}

// target is where a name in a column leads, or "".
func (v *visit) target(column string, value any, r row) string {
	name, ok := value.(string)
	if !ok || name == "" {
		return ""
	}
	switch {
	case column == "from" || column == "to":
		return thingHref(r.text(column+"Kind"), name, "")
	case column == "name":
		return thingHref(r.text("label"), name, r.text("city"))
	case leadsTo[column] != "":
		return href("/"+leadsTo[column], "name", name, "city", r.text("city"))
	}
	return ""
}

// thingHref is the page of a thing of a label, or "" where there is none.
func thingHref(label, name, city string) string {
	if label == string(graph.Task) {
		return href("/task", "task", name)
	}
	for _, k := range kinds {
		if string(k.label) == label {
			return href("/"+k.name, "name", name, "city", city)
		}
	}
	return ""
}

// source is a document and the lines of it that state a row.
func (v *visit) source(document string, r row, start string) cell {
	c := cell{Parts: []link{{graph.Shorten(document, longName), href("/document", "name", document)}}, Class: "source"}
	if first := r.number(start); first > 0 {
		c.Parts = append(c.Parts, link{Text: " "}, v.lines(document, first, r.number(strings.TrimSuffix(start, "Start")+"End")))
	}
	return c
}

// lines is a link to lines of print.
func (v *visit) lines(document string, first, last int64) link {
	text := fmt.Sprintf("%d–%d", first, last)
	if last <= first {
		last, text = first, strconv.FormatInt(first, 10)
	}
	return link{fmt.Sprintf(v.T("lines"), text), printHref(document, first, last) + "#L" + strconv.FormatInt(first, 10)}
}

// PacketHref is the evidence of all rows of an answer that has a page of its own.
func (g grid) PacketHref() string {
	path, values, _ := strings.Cut(g.AllHref, "?")
	return path + ".packet.html?" + values
}
