package extract

import (
	"strings"
)

// formReader reads a document by the forms: headings, and tasks wherever statements say who answers for them.
type formReader struct {
	breakdownReader
	forms   *Forms
	styles  map[style]bool       // the styles of numbering that tasks have
	byHeads bool                 // nothing but headings says who answers
	first   bool                 // labels of bodies stand before the tasks of these
	margin  margin               // at which the print's lines end
	full    bool                 // the line before reaches it
	open    *clause              // the task that is being read, nil between tasks
	closed  bool                 // its bodies were named
	whole   bool                 // … in a bracket, behind which no more of them stand
	points  map[style]bool       // the styles of the points inside it
	byPart  map[*part][]nameList // who answers for all of a part
	dealt   []handed             // lines that name tasks by their numbers
	ended   bool                 // a signature or what closes a document was read
	used    map[string]*FormUse  // the forms that statements were read by
}

// readForms reads the tasks of a document by the forms.
func readForms(d *document, forms *Forms) *formReader {
	r := &formReader{breakdownReader: breakdownReader{d: d}, forms: forms, byPart: map[*part][]nameList{}, used: map[string]*FormUse{}, points: map[style]bool{}}
	body := d.lines[min(d.body, len(d.lines)):]
	r.margin = marginOf(body)
	p := forms.prepare(body)
	if !laysDownRules(d) {
		forms.takeDuties(&p, d.title)
	}
	r.findStyles(&p)
	r.takeLines(p)
	r.settleDealt()
	r.settleOpen()
	return r
}

// findStyles finds the numbering that tasks have. Where they have none, the lines of several tasks are cut.
func (r *formReader) findStyles(p *prepared) {
	r.first = r.forms.labelsFirst(p.lines)
	if r.byHeads = r.forms.onlyHeads(p.lines); r.byHeads || r.first {
		r.styles = commonStyle(p.lines)
	} else {
		r.styles = r.forms.taskStyles(p.lines)
	}
	if len(r.styles) == 0 {
		p.lines = r.forms.apart(p.lines)
		r.byHeads = r.forms.onlyHeads(p.lines)
	}
}

// takeLines takes the lines of a document: sheets, tables, and lines of text.
func (r *formReader) takeLines(p prepared) {
	end := 0 // of the lines of cells that were counted last
	for i := 0; i < len(p.lines); {
		if s, ok := p.sheetAt(i); ok {
			r.finish()
			r.read = append(r.read, s.at)
			r.rows(s)
			i++
			continue
		}
		if i >= end {
			end = i + r.forms.cellLines(p.lines[i:])
		}
		if n := r.takeTable(p.lines[i:end]); n > 0 {
			i += n
			continue
		}
		i += r.takeText(p.lines[i:])
	}
	r.finish()
}

// takeText takes the first of some lines, with the next one where a heading is broken over both, and returns how many it took.
func (r *formReader) takeText(lines []line) int {
	r.next = ""
	if len(lines) > 1 {
		r.next = lines[1].text
	}
	l, n := lines[0], 1
	broken := breaksHeading(l.text, r.next)
	if broken {
		l.text += r.next
		n++
	}
	takeGlued(l, r.takeLine, r.takeLine)
	r.full = r.margin.reached(l.text)
	if broken && r.current != nil {
		r.current.at.Last = lines[1].no
	}
	return n
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
			r.read = append(r.read, l.at())
		}
		r.read = append(r.read, s.headSpans()...)
		r.read = append(r.read, lines[skip].at())
		r.rows(s)
		return len(lines)
	}
	if r.forms.dealsIn(lines[0]) {
		r.dealRows(lines)
		return len(lines)
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
		if hasCells(lines[n].text) {
			n++
			continue
		}
		s := lines[n].text
		if n == 0 || n+1 == len(lines) || len(s) > 150 || strings.HasSuffix(s, "。") || !hasCells(lines[n+1].text) || f.isHeadRow(lines[n+1]) {
			break
		}
		n++
	}
	return n
}
