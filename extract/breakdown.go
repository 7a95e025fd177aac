package extract

import (
	"slices"
	"strconv"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// clause is one numbered task of a list as it is being read: its lines, and the part that it stands in.
type clause struct {
	list, no int
	alone    bool // numbered as the headings beside it are, so that its number says nothing of the tasks before it
	lines    []line
	part     *part
	style    style       // of its number
	counted  bool        // its number is not printed
	said     *assignment // what it says, where that is known already
}

// part is a heading that tasks stand under, with the leaders that it names, if it names any.
type part struct {
	ordinal int
	title   string
	style   style
	at      graph.Span
	leaders []leader
	due     text // by when what stands in it is to be done, where it says so
	parent  *part
}

// state is what the line before was, for what may follow.
type state byte

const (
	before   state = iota // the list has not begun
	heading               // a heading
	inText                // a task's text
	answered              // a task's text that has its units in brackets
	inUnits               // a task's units
	finished              // what closes a document: signature, attachments
)

// breakdownReader reads a list line by line.
type breakdownReader struct {
	d       *document
	tasks   map[style]bool // the styles of numbering that tasks have
	state   state
	next    string // the line after the one that is being taken
	list    int
	last    int // number of the last task
	inner   int // last number of a list inside a task's text
	parts   []*part
	current *part
	clauses []*clause
	findings
}

// parseBreakdown reads a list of tasks that leaders lead and units answer for:
//
//	二、陈某某常务副市长牵头工作
//	2. 地区生产总值增长5.5%左右。
//	责任单位:市发改委,各区、县(市)政府
func parseBreakdown(x *Extractor, d *document) findings {
	lines := d.lines[d.body:]
	r := &breakdownReader{d: d, tasks: d.form().taskStyles()}
	withoutPoints(r.tasks, lines, func(l line) bool { return d.forms.labels.namesUnits(l.text) })
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		r.next = ""
		if i+1 < len(lines) {
			r.next = lines[i+1].text
		}
		broken := breaksHeading(l.text, r.next)
		if broken {
			i++
			l.text += r.next
		}
		takeGlued(l, r.take, r.openLeaders)
		if broken {
			r.current.at.Last = lines[i].no
		}
	}
	b := taskBuilder{x: x, d: d, year: d.year(), rule: ruleOf(d.lines), findings: r.findings}
	b.build(r)
	return b.findings
}

// openLeaders begins a leader's part.
func (r *breakdownReader) openLeaders(l line) {
	found, _ := leaderHeading(l.text)
	r.open(l, governmentOnly(found))
	r.declared(l, r.current)
}

// open begins a part with a heading.
func (r *breakdownReader) open(l line, found []leader) {
	st, _, at := numbering(l.text)
	r.openAs(l, st, at, found)
}

// openAs begins a part with a heading of a style, whose text begins at byte at. A heading stands beside the last one of its own
// style and below one of another style.
func (r *breakdownReader) openAs(l line, st style, at int, found []leader) {
	p := &part{ordinal: len(r.parts) + 1, title: squeeze(trimCount(l.text[at:])), style: st, at: l.at(), leaders: found}
	p.parent = r.current
	for q := r.current; q != nil; q = q.parent {
		if q.style == st {
			p.parent = q.parent
		}
	}
	r.parts = append(r.parts, p)
	r.current = p
	r.state = heading
}

// take takes one line.
func (r *breakdownReader) take(l line) {
	st, no, at := numbering(l.text)
	switch {
	case st != unnumbered && r.tasks[st] && r.begins(no):
		r.begin(line{l.no, l.text[at:]}, no)
	case r.isHeading(l.text, st):
		r.open(l, nil)
	case len(r.clauses) > 0 && !r.isSignature(l.text) && (r.state == inText || r.state == answered || r.state == inUnits && r.goesOn(l.text)):
		if st == digitDot || st == digitComma {
			r.inner = no
		}
		r.append(l)
	case r.state == before, r.state >= inText && (isClosing(l.text) || r.isSignature(l.text)), r.state == heading && isIntroduction(l.text):
		r.read = append(r.read, l.at())
		if r.state != before && r.state != heading {
			r.state = finished
		}
	default:
		r.unread = append(r.unread, Unread{At: l.at(), Text: shorten(l.text), Why: "neither a heading, a task nor a task's units"})
	}
}

// begins reports whether the number of a clause may begin a task here. Inside a task's text that has no units yet only the
// next number does, or after a whole sentence a later one; others count points of the text.
func (r *breakdownReader) begins(no int) bool {
	if r.state != inText {
		return true
	}
	if r.inner > 0 && no == r.inner+1 {
		return false
	}
	if no == r.last+1 {
		return !strings.ContainsRune("、,，和及与", scan.LastRune(r.lastLine()))
	}
	return no > r.last && r.inner == 0 && r.endsSentence()
}

// lastLine returns the last line of the last task.
func (r *breakdownReader) lastLine() string {
	lines := r.clauses[len(r.clauses)-1].lines
	return lines[len(lines)-1].text
}

// endsSentence reports whether the last task's text ends with a whole sentence.
func (r *breakdownReader) endsSentence() bool {
	return strings.ContainsRune("。;；!！)）”", scan.LastRune(r.lastLine()))
}

// number gives a task its number and adds it to the list. A number 1 after others begins another list.
func (r *breakdownReader) number(c *clause, no int) {
	if r.list == 0 || no == 1 && r.last >= 1 {
		r.list++
	}
	r.last, c.list, c.no = no, r.list, no
	r.clauses = append(r.clauses, c)
}

// begin begins a task.
func (r *breakdownReader) begin(l line, no int) {
	const most = 4 // lines that most tasks have
	r.number(&clause{part: r.current, lines: make([]line, 0, most)}, no)
	r.inner = 0
	r.state = inText
	r.append(l)
}

// append adds a line to the last task. Where a name ended with the line before and another begins, the separator that the
// break took is put back.
func (r *breakdownReader) append(l line) {
	c := r.clauses[len(r.clauses)-1]
	before, s, labels := "", l.text, &r.d.forms.labels
	if n := len(c.lines); n > 0 {
		before = c.lines[n-1].text
	}
	label, begins := labels.beginning(s)
	switch {
	case r.state == inUnits && r.lostSeparator(before, s):
		l.text = "、" + s
	case begins:
		l.text = " " + s // keeps the label apart from the line before it
	}
	c.lines = append(c.lines, l)
	if nextColon(s, 0) < 0 {
		return // no label ends in it
	}
	if r.state < inUnits && (!begins || opens.Has(scan.LastRune(before))) {
		s, begins = before+l.text, false // a break may go through the label, or stand behind its bracket
	}
	if begins {
		label = labels.lastFrom(s, label)
	} else if label, begins = labels.last(s); !begins {
		return
	}
	r.state = inUnits
	if label.bracket && bracketLen(s[label.at:]) > 0 {
		r.state = answered
	}
}

// isHeading reports whether a line is a heading without leaders: numbered in a style that tasks do not have, short, and no
// sentence. Inside a task's text such a line is a point of it, unless the text is whole and there were such headings before.
func (r *breakdownReader) isHeading(s string, st style) bool {
	if !st.ofParts() || r.tasks[st] || len(s) > 150 || strings.ContainsAny(s, "。;；，,") {
		return false
	}
	sameStyle := func(p *part) bool { return p.style == st }
	return r.state != inText && r.state != answered || r.endsSentence() && slices.ContainsFunc(r.parts, sameStyle)
}

// isIntroduction reports whether a line under a heading says something of the list and assigns nothing.
func isIntroduction(s string) bool {
	return strings.HasSuffix(s, ":") || strings.HasSuffix(s, "：") || strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（")
}

// isSignature reports whether a line is the office that signs the list, above the date.
func (r *breakdownReader) isSignature(s string) bool {
	_, dated := wholeDate(r.next)
	_, date := wholeDate(s)
	return date || dated && isOfficeLine(s)
}

// siteWords are in what a page says of its site.
var siteWords = []string{"版权所有", "网站地图", "网站标识码", "公网安备", "备案号", "扫一扫", "打印本页", "关闭窗口", "ICP备"}

// isClosing reports whether a line is one of those that close a document: attachments, a note, whom it is sent to.
func isClosing(s string) bool {
	for _, w := range [...]string{"附件", "附:", "附：", "抄送", "注:", "注：", "(此件", "（此件", "备注", "主送"} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	for _, w := range siteWords {
		if scan.Contains(s, w) {
			return true
		}
	}
	return false
}

// shorten cuts print for a message.
func shorten(s string) string {
	runes := 0
	for i := range s {
		if runes == 60 {
			return s[:i] + "…"
		}
		runes++
	}
	return s
}

// declared notes the number of tasks that a heading gives in brackets.
func (r *breakdownReader) declared(l line, p *part) {
	inner, _, ok := cutBracket(strings.TrimRight(l.text, " :：。"))
	if !ok {
		return
	}
	inner = strings.TrimPrefix(inner, "共")
	n, w := wholeNumber(inner)
	if w == 0 || !strings.HasPrefix(inner[w:], "项") && !strings.HasPrefix(inner[w:], "条") && !strings.HasPrefix(inner[w:], "件") && !strings.HasPrefix(inner[w:], "个") {
		return
	}
	r.checks = append(r.checks, Check{At: p.at, What: "tasks under " + p.title, Declared: strconv.Itoa(n)})
}
