package extract

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// reportReader reads a report on the year past and the year ahead: its chapters are sections, the figures of those about the
// year ahead are targets of their section, and its tables hold indicators or deal figures out. The figures of a chapter
// that looks back are results and no targets.
//
//	一、2023年工作回顾
//	二、2024年工作安排
//	(一)扩大需求。社会消费品零售总额增长5%以上。
type reportReader struct {
	findings
	x        *Extractor
	d        *document
	year     int
	sections int
	ordinal  map[string]int // targets of each indicator so far
	open     []chapter      // from the chapter down to the innermost point
}

// chapter is a section being read: the style of its number, and its paragraphs.
type chapter struct {
	style style
	node  *graph.Node
	past  bool
	body  []line
}

// parseReport reads a report.
func parseReport(x *Extractor, d *document) findings {
	r := reportReader{x: x, d: d, year: d.year(), ordinal: map[string]int{}}
	found, others := tables(d.lines[d.body:])
	for _, l := range paragraphs(others) {
		r.paragraph(l)
	}
	r.close(0)
	for _, t := range found {
		r.table(t)
	}
	for _, l := range others {
		r.read = append(r.read, l.at())
	}
	r.declared(found)
	return r.findings
}

// table reads one table.
func (r *reportReader) table(t table) {
	if it, ok := t.asIndicators(r.year); ok {
		r.indicators(it)
	} else if t.isArrangement() {
		r.arrangement(t)
	} else {
		r.unread = append(r.unread, Unread{At: t.at, Text: t.caption.s, Why: "a table that holds neither indicators nor figures dealt out"})
	}
	r.read = append(r.read, t.headSpans()...)
}

// headSpans returns the lines of a table that hold its heads, on every page.
func (t table) headSpans() []graph.Span {
	var spans []graph.Span
	from := t.at.First
	for _, row := range t.rows {
		if row.no > from {
			spans = append(spans, graph.Span{First: from, Last: row.no - 1})
		}
		from = row.no + 1
	}
	return spans
}

// paragraph is one paragraph of prose with the lines that it was broken over.
type paragraph []line

// paragraphs puts lines together that one paragraph was broken over: a line that ends no sentence goes on with the next,
// unless that begins with a number, or the line is a heading.
func paragraphs(lines []line) []paragraph {
	runsOn := runningHeads(lines)
	var out []paragraph
	for i, l := range lines {
		if i > 0 && goesOver(out[len(out)-1].begun(), l.text, runsOn) {
			out[len(out)-1] = append(out[len(out)-1], l)
			continue
		}
		out = append(out, paragraph{l})
	}
	return out
}

// begun is what was printed so far of a paragraph that may be a broken heading, else its last line.
func (p paragraph) begun() string {
	if st, _, _ := numbering(p[0].text); st != unnumbered && len(p) == 2 {
		return p[0].text + p[1].text
	}
	return p[len(p)-1].text
}

// runningHeads returns the styles of numbering whose headings the text follows in the same line, as most lines of the style
// show: (一)扩大需求。社会消费品零售总额增长5%以上。
func runningHeads(lines []line) [partHeading + 1]bool {
	var whole, alone [partHeading + 1]int
	for _, l := range lines {
		st, _, _ := numbering(l.text)
		if isHeadingAlone(l.text) {
			alone[st]++
		} else {
			whole[st]++
		}
	}
	var runsOn [partHeading + 1]bool
	for st := range runsOn {
		runsOn[st] = whole[st] > 8*alone[st]
	}
	return runsOn
}

// isHeadingAlone reports whether a numbered line may be a heading without its text: short, no sentence, and no quotation or list
// of things that goes on.
func isHeadingAlone(s string) bool {
	s = strings.TrimRight(s, " :：")
	return !strings.ContainsAny(s, "。，,;；:：") && utf8.RuneCountInString(s) < 50 && strings.Count(s, "“") <= strings.Count(s, "”") && !openBracket(s)
}

// goesOver reports whether a paragraph goes on from one line to the next.
func goesOver(prev, next string, runsOn [partHeading + 1]bool) bool {
	if st, _, _ := numbering(next); st != unnumbered || isCaption(prev) || isCaption(next) {
		return false
	}
	st, _, _ := numbering(prev)
	const printed = 20 // characters of a line that was broken at its end
	if st != unnumbered && isHeadingAlone(prev) && (!runsOn[st] || utf8.RuneCountInString(prev) < printed) {
		// A heading goes on with the rest of a heading only.
		return len(next) < 90 && !strings.ContainsAny(next, "。，,;；:：") && !unicode.IsDigit(scan.LastRune(next))
	}
	return !strings.ContainsRune("。;；:：!！?？”)）", scan.LastRune(prev))
}

// isCaption reports whether a line is the caption of a table or a picture: 表1 …, 图 2: ….
func isCaption(s string) bool {
	for _, w := range [...]string{"表", "图", "附表"} {
		if rest, ok := strings.CutPrefix(s, w); ok {
			if _, n := wholeNumber(strings.TrimLeft(rest, " ")); n > 0 && len(s) < 150 {
				return true
			}
		}
	}
	return false
}

// paragraph opens a section with a numbered paragraph, and adds any other to the section that is open.
func (r *reportReader) paragraph(p paragraph) {
	st, _, at := numbering(p[0].text)
	if st == unnumbered {
		r.add(p)
		return
	}
	depth := len(r.open)
	for i, c := range r.open {
		if c.style == st {
			depth = i
			break
		}
	}
	if depth == 0 && !st.ofOuterParts() {
		if len(r.open) == 0 {
			return // before the first chapter
		}
		depth = len(r.open)
	}
	r.close(depth)
	whole := textOf(p, "").s
	title, rest := headingOf(whole[at:])
	parent := r.innermost()
	c := chapter{style: st}
	c.node = r.newSection(title, textOf(p, "").span(0, at+len(title)), parent)
	c.past = r.looksBack(title)
	r.open = append(r.open, c)
	if rest != "" {
		r.add(p)
	}
}

// innermost returns the node of the section that is open, nil where none is.
func (r *reportReader) innermost() *graph.Node {
	if len(r.open) == 0 {
		return nil
	}
	return r.open[len(r.open)-1].node
}

// headingOf parts the heading of a numbered paragraph from its text: the first sentence where it is short, what stands before a
// colon in it, all of a paragraph without a full stop.
func headingOf(s string) (title, rest string) {
	const short = 20 // characters before a colon
	i := strings.Index(s, "。")
	if colon := strings.IndexAny(s[:max(i, 0)], ":："); colon > 0 && utf8.RuneCountInString(s[:colon]) <= short {
		i = colon
	}
	if i < 0 {
		return strings.TrimRight(s, " :："), ""
	}
	if utf8.RuneCountInString(s[:i]) > 60 {
		i = strings.IndexAny(s, ",，")
		if i < 0 || utf8.RuneCountInString(s[:i]) > 60 {
			return "", s
		}
	}
	return s[:i], s[i:]
}

// backwards are words of headings of what has been done.
var backwards = []string{"回顾", "执行情况", "完成情况", "工作总结", "主要成效", "存在的问题"}

// looksBack reports whether a section is about what has been done: it says so, or names a year before the report's own
// and not that year, or stands in one that does.
func (r *reportReader) looksBack(title string) bool {
	if n := len(r.open); n > 0 && r.open[n-1].past {
		return true
	}
	named := yearIn(title)
	if r.year > 0 && strings.Contains(title, strconv.Itoa(r.year)) {
		return false
	}
	return named > 0 && named < r.year || scan.ContainsAny(title, backwards)
}

// add adds a paragraph to the section that is open.
func (r *reportReader) add(p paragraph) {
	if n := len(r.open); n > 0 {
		r.open[n-1].body = append(r.open[n-1].body, p...)
	}
}

// close ends the sections that are open from a depth on, and reads the figures of those that look ahead.
func (r *reportReader) close(depth int) {
	for _, c := range r.open[depth:] {
		if c.past || len(c.body) == 0 {
			continue
		}
		ahead := r.ahead(c.body)
		c.node.Props = c.node.Props.With("text", ahead.s)
		r.addFigures(c.node, r.d.node, r.year, ahead, figuresOf(ahead.s))
	}
	r.open = r.open[:depth]
}

// ahead returns the print of a section without the sentences that are about a year gone by.
func (r *reportReader) ahead(lines []line) text {
	var out []text
	for _, s := range sentences(textOf(lines, "")) {
		head := s.s[:min(len(s.s), 40)]
		if y := yearIn(head); r.year > 0 && y > 0 && y < r.year && !strings.Contains(s.s, strconv.Itoa(r.year)) {
			continue
		}
		out = append(out, s)
	}
	return joinTexts(out)
}

// sentences cuts a text behind its full stops.
func sentences(t text) []text {
	var out []text
	for from := 0; from < len(t.s); {
		to := len(t.s)
		if i := strings.Index(t.s[from:], "。"); i >= 0 {
			to = from + i + len("。")
		}
		out = append(out, t.slice(from, to))
		from = to
	}
	return out
}

// newSection makes the next section of the report.
func (r *reportReader) newSection(title string, at graph.Span, parent *graph.Node) *graph.Node {
	r.sections++
	props := graph.PropsOf("document", r.d.node.ID, "no", int64(r.sections), "title", title)
	s := &graph.Node{Label: graph.Section, ID: r.d.key("S" + strconv.Itoa(r.sections)), Props: props}
	r.fact(s, graph.StatedIn, r.d.node, nil, at)
	if parent != nil {
		r.fact(s, graph.PartOf, parent, nil, at)
	}
	return s
}

// tableSection makes the section of a table, named by its caption.
func (r *reportReader) tableSection(t table) *graph.Node {
	at := t.caption.at()
	if at == (graph.Span{}) {
		at = graph.Span{First: t.at.First, Last: t.at.First}
	}
	return r.newSection(t.caption.s, at, nil)
}

// declared checks the number of indicators that the print gives (37项指标) against those of the table that follows it.
func (r *reportReader) declared(found []table) {
	var counts []Check
	for _, l := range r.d.lines {
		i := strings.Index(l.text, "项指标")
		if i < 0 {
			continue
		}
		before := strings.TrimRight(l.text[:i], " ")
		digits := strings.TrimLeft(before[len(strings.TrimRight(before, "0123456789")):], " ")
		if digits != "" {
			counts = append(counts, Check{At: l.at(), What: "indicators", Declared: digits})
		}
	}
	for _, c := range counts {
		for _, t := range found {
			if it, ok := t.asIndicators(r.year); ok && t.at.First > c.At.First {
				c.Read = strconv.Itoa(it.count())
				r.checks = append(r.checks, c)
				break
			}
		}
	}
}
