package web

import (
	"strconv"

	"dutygraph/graph"
	"dutygraph/queries/evidence"
)

// printShown is how many lines of print a page shows in one piece.
const printShown = 80

// printLine is a line of a source. A line that is left out before it is a Gap.
type printLine struct {
	No     int
	Text   string
	Marked bool
	Gap    bool
}

// printData is what the page of print shows.
type printData struct {
	Document      string
	Title         string
	Lines         []printLine
	Before, After string
}

// print is the page of some lines of a document, with those asked for marked.
func (v *visit) print() error {
	document := v.get("document")
	first, last := atoi(v.get("first")), atoi(v.get("last"))
	found, err := v.find(documentKind, document, "")
	if err != nil {
		return err
	}
	if len(found) != 1 {
		return errNothing
	}
	doc := found[0]
	from, to := int(doc.number("lineStart")), int(doc.number("lineEnd"))
	d := printData{Document: doc.text("id"), Title: doc.text("title")}
	marked := func(no int) bool { return no >= first && no <= last && last-first < printShown }
	begin := min(max(first-6, from), max(from, to-printShown))
	end := min(max(last+6, begin+30), begin+printShown, to)
	lines := v.original(doc)
	for no := begin; no <= end && lines != nil; no++ {
		d.Lines = append(d.Lines, printLine{No: no, Text: lines[no-from], Marked: marked(no)})
	}
	if begin > from {
		d.Before = printHref(d.Document, int64(max(from, begin-printShown)), int64(max(from, begin-1)))
	}
	if end < to {
		d.After = printHref(d.Document, int64(end+1), int64(min(to, end+printShown)))
	}
	t := &graph.Table{Columns: []string{"line", "text"}}
	for _, l := range d.Lines {
		t.Rows = append(t.Rows, []any{int64(l.No), l.Text})
	}
	return v.show("print.html", v.T("print")+" · "+d.Document, d, named{"lines", t})
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil || n < 1 {
		return 1
	}
	return min(n, 1<<30)
}

// original is the lines of a document as its source has them, or nil where no source at hand has just the text that was
// loaded.
func (v *visit) original(doc row) []string {
	d := evidence.Document{LineStart: int(doc.number("lineStart")), LineEnd: int(doc.number("lineEnd")), SHA256: doc.text("sha256")}
	for _, text := range v.Print(doc.text("source")) {
		if text.Holds(d) {
			return text.Lines[d.LineStart-1 : d.LineEnd]
		}
	}
	return nil
}

// excerpt is the marked lines of a document with the line before and after each run of them.
func excerpt(lines []string, from int, marked map[int]bool) []printLine {
	var out []printLine
	for i, text := range lines {
		no := from + i
		if !marked[no] && !marked[no-1] && !marked[no+1] {
			continue
		}
		gap := len(out) > 0 && out[len(out)-1].No != no-1
		out = append(out, printLine{No: no, Text: text, Marked: marked[no], Gap: gap})
	}
	return out
}
