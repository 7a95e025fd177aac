package extract

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// document is one titled document of a source file: what its head says of it, and its lines.
type document struct {
	source       string // the file's name
	title        string
	number       string // as printed but for spaces and the form of its brackets, "" without one
	issuer       string
	date         string // ISO
	jurisdiction string // the government whose document it is, such as 杭州市; "" where none is printed
	gazette      *graph.Node
	node         *graph.Node // the Document; its ID begins every key that the document owns
	at           graph.Span  // from its title to its last line
	lines        []line      // cleaned, none blank, page furniture taken out
	page         int         // lines of page furniture taken out
	body         int         // index in lines at which the text begins after title, number, salutation, covering text
	counted      *form       // what of the text looks like an assignment, once it was counted
	kind         kind
	departments  map[string]*graph.Node // by the name printed, as far as it was read
	leaders      map[leader]*graph.Node // as far as they were read
	forms        *Forms                 // that it may be read by
	formed       *formReader            // what they read, where that was tried
	script       *script                // its print, where that is in traditional characters
	interprets   *graph.Node            // the document that it explains, if it is an interpretation
}

// findings is what a parser makes of a document.
type findings struct {
	facts  []graph.Fact
	unread []Unread
	checks []Check
	read   []graph.Span     // lines that were understood and state no fact
	readBy []FormUse        // the forms that it was read by
	list   *breakdownReader // that read the list of tasks, nil where it is none
}

// fact adds a fact.
func (f *findings) fact(from *graph.Node, rel graph.Relation, to *graph.Node, props graph.Props, at graph.Span) {
	f.facts = append(f.facts, graph.Fact{From: from, Rel: rel, To: to, Props: props, At: at})
}

// key names a thing that the document owns: what it is numbered by, after the document's own key.
func (d *document) key(no string) string { return d.node.ID + "#" + no }

// shared names a thing that documents share: a leader, department, district, project or indicator.
func (d *document) shared(name string) string { return d.jurisdiction + "/" + name }

// split cuts a source into documents. Front matter, contents page and colophon belong to none. A text without any head
// is one document if its form is known.
func split(source, raw string, forms *Forms) []*document {
	plain := simplified(raw)
	p := clean(plain)
	if len(p.lines) == 0 {
		return nil
	}
	if !forms.empty() {
		forms.keepNumbers(&p)
		p.takeRunningHeads()
		p.lines = breakUp(forms.spread(p.lines), p.crowded)
	}
	openings := findOpenings(p.lines, &forms.labels)
	front, end := len(p.lines), len(p.lines)
	if len(openings) > 0 {
		front = openings[0].first
		end = colophon(p.lines, openings[len(openings)-1].next)
	}
	gazette, government := gazetteOf(p, front)
	if len(openings) == 0 {
		openings = []opening{openingOfPage(p.lines, forms)}
	}
	docs := make([]*document, 0, len(openings))
	for i, h := range openings {
		last := end
		if i+1 < len(openings) {
			last = openings[i+1].first
		}
		docs = append(docs, newDocument(source, h, p, last, forms))
	}
	if government == "" {
		government = commonGovernment(docs)
	}
	e := extent{raw: raw, no: 1, cr: strings.Contains(raw, "\r")}
	for _, d := range docs {
		d.kind = kindOf(d)
	}
	docs = slices.DeleteFunc(docs, func(d *document) bool { return d.title == "" && d.kind.name == other.name && !looksAssigning(d) })
	for _, d := range docs {
		if d.jurisdiction == "" {
			d.jurisdiction = government
		}
		d.gazette = gazette
		d.decides()
		own := e.lines(d.at)
		if plain != raw {
			d.script = scriptOf(own, d.at.First)
		}
		d.finish(own)
	}
	findInterpreted(docs)
	return docs
}

// newDocument makes the document of a head and of the lines up to last.
func newDocument(source string, h opening, p printed, last int, forms *Forms) *document {
	d := &document{source: source, title: h.title, number: h.number, date: h.date, issuer: h.issuer, forms: forms, lines: p.lines[h.first:last]}
	d.at = graph.Span{First: d.lines[0].no, Last: d.lines[len(d.lines)-1].no}
	next := 1 << 62
	if last < len(p.lines) {
		next = p.lines[last].no
	}
	for _, f := range p.page {
		if f.no > d.at.First && f.no < next && (f.no < d.at.Last || f.note) {
			d.page++
			d.at.Last = max(d.at.Last, f.no)
		}
	}
	d.takeRepeatedTitles(h.next - h.first)
	d.body = bodyOf(d.lines, h.next-h.first, forms)
	d.sign(h.next - h.first)
	d.jurisdiction = jurisdictionOf(d)
	return d
}

// takeRepeatedTitles takes the document's title out of its text where it stands alone again, as a running head does.
// The first time after the head it is the title of the text that a covering notice brings.
func (d *document) takeRepeatedTitles(from int) {
	title := squeeze(d.title)
	if title == "" {
		return
	}
	attached := attachedTitle(title)
	rest := d.lines[from:]
	i := slices.IndexFunc(rest, func(l line) bool { return isRepeat(l.text, title, attached) })
	if i < 0 {
		return
	}
	seen := map[string]bool{title: true}
	kept := d.lines[:from+i]
	for _, l := range rest[i:] {
		if isRepeat(l.text, title, attached) {
			s := squeeze(l.text)
			if seen[s] {
				d.page++
				continue
			}
			seen[s] = true
		}
		kept = append(kept, l)
	}
	d.lines = kept
}

// isRepeat reports whether a line is one of two titles.
func isRepeat(s, title, attached string) bool {
	if first := scan.FirstRune(s); len(s) > len(title)+20 || len(s) < 12 || first != scan.FirstRune(title) && first != scan.FirstRune(attached) {
		return false
	}
	s = squeeze(s)
	return s == title || s == attached
}

// finish makes the document's node; own is the print of its lines.
func (d *document) finish(own string) {
	from, to := validity(d.lines, d.date)
	props := graph.PropsOf("number", d.number, "title", d.title, "issuer", d.issuer, "kind", d.kind.name, "date", d.date,
		"effectiveFrom", from, "effectiveTo", to, "jurisdiction", d.jurisdiction, "year", yearOf(d.year()), "source", d.source,
		"lineStart", int64(d.at.First), "lineEnd", int64(d.at.Last), "sha256", digest(own))
	if d.script != nil {
		props = d.script.props(props, printedTexts, d.at)
	}
	d.node = &graph.Node{Label: graph.Document, ID: d.id(), Props: props}
}

// id is the document's number; without one its government, title and date; without a title the file's name.
func (d *document) id() string {
	switch {
	case d.number != "":
		return d.number
	case d.title == "":
		return d.source
	case d.date == "":
		return d.shared(d.title)
	}
	return d.shared(d.title) + "(" + d.date + ")"
}

// year is the year that the document is about: the latest that its title names, else that of its number or its date.
func (d *document) year() int {
	latest := 0
	for _, s := range [...]string{d.title, d.number, d.date} {
		for i := 0; i < len(s); i++ {
			if s[i] < '0' || s[i] > '9' {
				continue
			}
			v, n := wholeNumber(s[i:])
			if n == 4 && v > 1900 && v < 2200 {
				latest = max(latest, v)
			}
			i += n - 1
		}
		if latest > 0 {
			break
		}
	}
	return latest
}

// digest names a text: its SHA-256 with plain line ends.
func digest(s string) string {
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	sum, piece := sha256.New(), make([]byte, 4096)
	for s != "" { // a document is not copied whole
		n := copy(piece, s)
		sum.Write(piece[:n])
		s = s[n:]
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// extent finds runs of lines in a source, in order.
type extent struct {
	raw string
	no  int  // of the line that raw begins with
	cr  bool // whether lines may end in \r
}

// lines returns the print of a run of lines, without the end of the last.
func (e *extent) lines(at graph.Span) string {
	e.skip(at.First - e.no)
	start := e.raw
	e.skip(at.Last - e.no)
	last := e.cut()
	return start[:len(start)-len(e.raw)-last]
}

// skip goes on by so many lines. Where their ends are plain it counts those of a piece of the print at once.
func (e *extent) skip(lines int) {
	const piece = 4096
	for !e.cr && len(e.raw) > piece {
		n := strings.Count(e.raw[:piece], "\n")
		if n >= lines {
			break
		}
		e.raw, e.no, lines = e.raw[piece:], e.no+n, lines-n
	}
	for ; lines > 0; lines-- {
		e.cut()
	}
}

// cut goes on to the next line and returns the length of the end of the one before.
func (e *extent) cut() int {
	e.no++
	if !e.cr {
		i := strings.IndexByte(e.raw, '\n')
		if i < 0 {
			e.raw = ""
			return 0
		}
		e.raw = e.raw[i+1:]
		return 1
	}
	end, next, _ := scanLine(e.raw, 0)
	e.raw = e.raw[next:]
	return next - end
}
