package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// takeLine takes one line of text.
func (r *formReader) takeLine(l line) {
	st, no, at := numberingOf(l.text)
	stated := r.forms.statements(textOf([]line{l}, ""))
	own := slices.ContainsFunc(stated, func(s statement) bool { return s.answers() })
	if dealsOut(stated) {
		r.deal(l, stated[0])
		return
	}
	if st != unnumbered && at < len(l.text) && r.forms.onlyTitles(l.text[at:]+":") { // (三)重点任务
		r.finish()
		if r.read = append(r.read, graph.Span{First: l.no, Last: l.no}); st == chinese {
			r.openPart(l)
		}
		return
	}
	leads, isLead := r.forms.partLeaders(l.text)
	if !isLead {
		leads, isLead = r.labelledPart(l, stated)
	}
	switch {
	case isLead && (r.open == nil || r.closed || st != unnumbered || r.open.said == nil && r.afterHeading() || r.beginsLeader(l.text)):
		r.finish()
		r.openPart(l)
		r.current.leaders = leads
		r.declared(l, r.current)
	case st == unnumbered:
		r.takeUnnumbered(l, stated, own)
	case (st == chinese || st == chineseIn || st == partHeading) && onlyLeads(stated) && strings.Trim(l.text[at:max(at, stated[0].from)], " ") == "": // (一)分管领导:张某
		r.finish()
		r.openPart(line{l.no, l.text})
	case r.isPartHeading(l, st, stated):
		r.finish()
		r.openPart(l)
	case r.open != nil && !r.closed && st == r.innerStyle() && no > 1 && no == r.inner+1 && !r.styles[st]:
		r.inner = no
		r.appendLine(l)
	case r.styles[st] || own || r.open == nil || r.closed && !r.isPoint(st):
		if own && r.open != nil && !r.closed && r.points[st] > 0 && no > 1 { // the last point of a task, behind which its bodies stand
			r.appendLine(l)
			return
		}
		if r.open != nil && !r.closed && own && !r.styles[st] && r.open.style != st && len(r.open.lines) == 1 && isTitleOnly(r.open.lines[0].text) {
			r.openPart(line{r.open.lines[0].no, r.open.lines[0].text}) // what was begun is a heading
			r.open, r.clauses = nil, r.clauses[:len(r.clauses)-1]
		}
		r.finish()
		r.beginTask(line{l.no, l.text[at:]}, st, no, own)
	default:
		r.points[st]++
		r.inner = no
		r.appendLine(l)
	}
}

// isPoint reports whether a style is one that points inside tasks have.
func (r *formReader) isPoint(st style) bool { return r.points[st] > 0 && !r.styles[st] }

// innerStyle is the style of the points that the open task has so far.
func (r *formReader) innerStyle() style {
	for st, n := range r.points {
		if n > 0 {
			return st
		}
	}
	return unnumbered
}

func (r *formReader) afterHeading() bool { return r.open == nil || len(r.open.lines) == 0 }

// takeUnnumbered takes a line without a number: a statement, or more of the task's text, or of no task.
func (r *formReader) takeUnnumbered(l line, stated []statement, own bool) {
	if len(r.styles) > 0 { // where tasks are numbered, a sentence alone begins none
		own = slices.ContainsFunc(stated, func(s statement) bool { return s.answers() && !s.spoken })
	}
	if scan.ContainsAny(l.text, siteWords) {
		r.finish()
		r.ended = true
		r.read = append(r.read, graph.Span{First: l.no, Last: l.no})
		return
	}
	only := len(stated) > 0 && strings.Trim(l.text[:stated[0].from], " ") == "" // nothing but a statement
	if only && stated[0].above && stated[0].answers() {
		r.coverAbove(l, stated[0])
		return
	}
	switch {
	case r.first && only:
		r.takeFirst(l, stated)
	case len(stated) == 0 && r.forms.sectionNamed(l.text) != "":
		r.finish()
		r.openPart(line{l.no, r.forms.sectionNamed(l.text)})
	case only && stated[0].vacant && r.current != nil && r.current.style == bareHeading: // nobody leads what follows
		r.finish()
		r.openPart(l)
	case r.open != nil && r.closed && !only && r.forms.isTime(l.text):
		r.appendLine(line{l.no, "。" + l.text})
	case r.open != nil && r.closed && !only && r.forms.timeBehind(l.text) != "":
		r.appendLine(line{l.no, "。" + r.forms.timeBehind(l.text)})
	case r.open != nil && r.closed && !only && r.wrapped():
		r.appendLine(l)
	case r.stated && (r.forms.headsOthers(l.text, r.next) || r.endsBody(l.text)):
		r.finish()
		r.openPart(l)
	case r.open == nil && only && r.current != nil && r.state == heading:
		r.headStatement(l, stated)
	case r.open == nil && only && !own:
		r.headStatement(l, stated)
	case r.open != nil && r.closed && (only || r.forms.isTime(l.text)):
		r.appendLine(l)
	case r.open != nil && r.closed && !r.whole && r.goesOn(l.text) && !r.isSignature(l.text) && len(r.styles) > 0:
		r.appendLine(l)
	case r.open != nil && (isClosing(l.text) || r.closed && (r.isSignature(l.text) || len(r.styles) > 0 && !own)):
		r.finish()
		if isClosing(l.text) || r.isSignature(l.text) || r.ended {
			r.ended = true
			r.read = append(r.read, graph.Span{First: l.no, Last: l.no})
			return
		}
		r.unread = append(r.unread, Unread{At: graph.Span{First: l.no, Last: l.no}, Text: shorten(l.text), Why: "neither a heading, a task nor a task's units"})
	case r.open != nil && r.closed, r.open == nil && (own || len(r.styles) == 0 && r.mayBegin(l.text)):
		r.finish()
		r.beginTask(l, unnumbered, 0, own)
	case r.open != nil:
		r.appendLine(l)
	default:
		r.read = append(r.read, graph.Span{First: l.no, Last: l.no})
	}
}

// mayBegin reports whether an unnumbered line may begin a task: it is neither what closes a document nor a signature.
func (r *formReader) mayBegin(s string) bool {
	return !isClosing(s) && !r.isSignature(s) && !isIntroduction(s)
}

// beginTask begins a task.
func (r *formReader) beginTask(l line, st style, no int, own bool) {
	r.ordinal++
	if st == unnumbered || st == bulletStyle {
		no = r.last + 1
	}
	if r.list == 0 || no == 1 && r.last >= 1 {
		r.list++
	}
	r.last, r.inner = no, 0
	r.points = map[style]int{}
	r.open = &clause{list: r.list, no: no, part: r.current, style: st, alone: !r.styles[st] && st != unnumbered, counted: st == unnumbered || st == bulletStyle}
	r.clauses = append(r.clauses, r.open)
	r.closed = false
	r.state = inText
	r.appendLine(l)
}

// appendLine adds a line to the open task.
func (r *formReader) appendLine(l line) {
	c := r.open
	switch {
	case r.closed && r.forms.isTime(l.text):
		l.text = ";" + l.text
	case r.closed && r.lostSeparator(c.lines[len(c.lines)-1].text, l.text):
		l.text = "、" + l.text
	}
	c.lines = append(c.lines, l)
	tail := c.lines[max(0, len(c.lines)-8):]
	t := textOf(tail, "")
	stated := r.forms.statements(t)
	r.closed, r.whole = false, false
	if n := len(stated); n > 0 {
		r.closed = slices.ContainsFunc(stated, func(s statement) bool { return s.answers() })
		last := stated[n-1]
		r.whole = last.to == len(t.s) && bracketWidth(t.s[last.from:]) == last.to-last.from
	}
	r.state = inText
	if r.closed {
		r.state = inUnits
	}
}
