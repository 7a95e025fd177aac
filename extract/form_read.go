package extract

import (
	"strings"

	"dutygraph/graph"
)

// formReader reads a document by the forms: headings, and tasks wherever statements say who answers for them.
type formReader struct {
	breakdownReader
	forms   *Forms
	styles  map[style]bool
	open    *clause  // the task that is being read, nil between tasks
	closed  bool     // the open task's bodies were named
	stated  bool     // nothing but headings says who answers
	first   bool     // labels of bodies stand before the tasks of these
	whole   bool     // … in a bracket, behind which no more of them stand
	dealt   []handed // lines that name tasks by their numbers
	ended   bool     // a signature or what closes a document was read
	points  map[style]int
	byPart  map[*part][]nameList // who answers for all of a part
	ordinal int
	margin  margin                // at which the print's lines end
	full    bool                  // the line before reaches it
	used    map[string]graph.Span // the forms that statements were read by, and where first
	counts  map[string]int
}

// readForms reads the tasks of a document by the forms.
func readForms(d *document, forms *Forms) *formReader {
	r := &formReader{forms: forms, byPart: map[*part][]nameList{}, used: map[string]graph.Span{}, counts: map[string]int{}, points: map[style]int{}}
	r.d = d
	r.margin = marginOf(d.lines[min(d.body, len(d.lines)):])
	lines, sheets := forms.prepared(d.lines[min(d.body, len(d.lines)):])
	if !laysDownRules(d) {
		lines, sheets = forms.duties(d.title, lines, sheets)
	}
	r.first = forms.labelsFirst(lines)
	if r.stated = forms.onlyHeads(lines); r.stated || r.first {
		r.styles = commonStyle(lines)
	} else {
		r.styles = forms.taskStyles(lines)
	}
	if len(r.styles) == 0 {
		lines = forms.apart(lines)
		r.stated = forms.onlyHeads(lines)
	}
	end := 0 // of the lines of cells that were counted last
	for i := 0; i < len(lines); {
		if s, ok := sheets[lines[i].no]; ok && lines[i].text == "\t" {
			r.finish()
			r.read = append(r.read, s.at)
			r.rows(s)
			i++
			continue
		}
		if i >= end {
			end = i + forms.cellLines(lines[i:])
		}
		if n := r.takeTable(lines[i:end]); n > 0 {
			i += n
			continue
		}
		r.next = ""
		if i+1 < len(lines) {
			r.next = lines[i+1].text
		}
		l := lines[i]
		broken := breaksHeading(l.text, r.next)
		if broken {
			i++
			l.text += r.next
		}
		takeGlued(l, r.takeLine, r.takeLine)
		r.full = r.margin.reached(l.text)
		if broken && r.current != nil {
			r.current.at.Last = lines[i].no
		}
		i++
	}
	r.finish()
	r.settleDealt()
	r.settleOpen()
	return r
}

// takeTable takes adjoining lines of cells that hold a table of assignments, rows that hand out what stands elsewhere, or cards,
// and returns how many lines these are.
func (r *formReader) takeTable(lines []line) int {
	if len(lines) < 2 {
		return 0
	}
	if s, skip, ok := r.forms.sheetOf(lines); ok {
		r.finish()
		for _, l := range lines[:skip] {
			r.read = append(r.read, graph.Span{First: l.no, Last: l.no})
		}
		r.read = append(r.read, s.headSpans()...)
		r.read = append(r.read, graph.Span{First: lines[skip].no, Last: lines[skip].no})
		r.rows(s)
		return len(lines)
	}
	if r.forms.dealsIn(lines[0]) {
		return r.dealRows(lines)
	}
	if s, ok := r.forms.cardsOf(lines); ok {
		r.finish()
		r.rows(s)
		return len(lines)
	}
	return 0
}

// cellLines returns how many lines from here on are parted into cells; a heading among them is one of them.
func (f *Forms) cellLines(lines []line) int {
	n := 0
	for n < len(lines) {
		if len(cut(lines[n])) > 1 {
			n++
			continue
		}
		s := lines[n].text
		if n == 0 || n+1 == len(lines) || len(s) > 150 || strings.HasSuffix(s, "。") || len(cut(lines[n+1])) < 2 || f.isHeadRow(lines[n+1]) {
			break
		}
		n++
	}
	return n
}
