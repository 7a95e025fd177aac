package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// takeLine takes one line of text.
func (r *formReader) takeLine(l line) {
	st, no, at := numberingOf(l.text)
	stated := r.forms.statements(l.print())
	switch {
	case dealsOut(stated):
		r.deal(l, stated[0])
	case st != unnumbered && at < len(l.text) && r.forms.onlyTitles(l.text[at:]+":"): // (三)重点任务
		r.finish()
		if r.read = append(r.read, l.at()); st == chinese {
			r.openPart(l)
		}
	case r.takeLeaders(l, st, stated):
	case st == unnumbered:
		r.takeUnnumbered(l, stated)
	default:
		r.takeNumbered(l, st, no, at, stated)
	}
}

// takeLeaders begins a part where a line names the leaders of what stands under it, and reports whether it does.
func (r *formReader) takeLeaders(l line, st style, stated []statement) bool {
	found, ok := r.forms.partLeaders(l.text)
	if !ok {
		found, ok = r.labelledPart(l, stated)
	}
	if !ok || r.unanswered() && st == unnumbered && !r.beginsLeader(l.text) {
		return false
	}
	r.openPart(l)
	r.current.leaders = found
	r.declared(l, r.current)
	return true
}

// unanswered reports whether a task is open whose bodies were not named yet.
func (r *formReader) unanswered() bool { return r.open != nil && !r.closed }

// takeNumbered takes a line with a number, behind which its text begins at byte at: a heading, a task or a point of one.
func (r *formReader) takeNumbered(l line, st style, no, at int, stated []statement) {
	own := answer(stated)
	switch {
	case st.ofParts() && onlyLeads(stated) && strings.Trim(l.text[at:max(at, stated[0].from)], " ") == "": // (一)分管领导:张某
		r.openPart(l)
	case r.isPartHeading(l, st, stated):
		r.openPart(l)
	case own && r.unanswered() && r.points[st] && no > 1: // the last point of a task, behind which its bodies stand
		r.appendLine(l)
	case r.styles[st] || own || r.open == nil || r.closed && !r.points[st]:
		if own && r.unanswered() && !r.styles[st] && r.open.style != st {
			r.headingBegun()
		}
		r.finish()
		r.beginTask(line{l.no, l.text[at:]}, st, no)
	default:
		r.points[st] = true
		r.appendLine(l)
	}
}

// headingBegun makes a heading of the task that was begun, if it is nothing but a title: the first task stands under it.
func (r *formReader) headingBegun() {
	begun := r.open.lines
	if len(begun) > 1 || !isTitleOnly(begun[0].text) {
		return
	}
	r.open, r.clauses = nil, r.clauses[:len(r.clauses)-1]
	r.openPart(begun[0])
}

// takeUnnumbered takes a line without a number: a statement, or more of the task's text, or of no task.
func (r *formReader) takeUnnumbered(l line, stated []statement) {
	own := slices.ContainsFunc(stated, func(s statement) bool {
		return s.answers() && !(len(r.styles) > 0 && s.spoken) // where tasks are numbered, a sentence alone begins none
	})
	only := beginsStated(l.text, stated) // nothing but a statement
	section := ""
	if len(stated) == 0 {
		section = r.forms.sectionNamed(l.text)
	}
	switch {
	case scan.ContainsAny(l.text, siteWords):
		r.end(l)
	case only && stated[0].above && stated[0].answers():
		r.coverAbove(l, stated[0])
	case r.first && only:
		r.takeFirst(l, stated)
	case section != "":
		r.openPart(line{l.no, section})
	case only && stated[0].vacant && r.current != nil && r.current.style == bareHeading: // nobody leads what follows
		r.openPart(l)
	case r.closed:
		r.takeBehind(l, only, own)
	case r.heads(l.text):
		r.openPart(l)
	case r.open != nil && isClosing(l.text):
		r.end(l)
	case r.open != nil:
		r.appendLine(l)
	case only && (r.current != nil && r.state == heading || !own):
		r.headStatement(l, stated)
	case own || len(r.styles) == 0 && r.mayBegin(l.text):
		r.beginTask(l, unnumbered, 0)
	default:
		r.read = append(r.read, l.at())
	}
}

// takeBehind takes a line without a number behind a task whose bodies were named. It may be nothing but a statement, and say
// itself who answers.
func (r *formReader) takeBehind(l line, only, own bool) {
	switch time := r.forms.timeBehind(l.text); {
	case !only && r.forms.isTime(l.text):
		r.appendLine(line{l.no, "。" + l.text})
	case !only && time != "":
		r.appendLine(line{l.no, "。" + time})
	case !only && r.wrapped():
		r.appendLine(l)
	case r.heads(l.text):
		r.openPart(l)
	case only, len(r.styles) > 0 && !r.whole && r.goesOn(l.text) && !r.isSignature(l.text):
		r.appendLine(l)
	case isClosing(l.text) || r.isSignature(l.text) || r.ended && len(r.styles) > 0 && !own:
		r.end(l)
	case len(r.styles) > 0 && !own:
		r.finish()
		r.unread = append(r.unread, Unread{At: l.at(), Text: shorten(l.text), Why: "neither a heading, a task nor a task's units"})
	default:
		r.finish()
		r.beginTask(l, unnumbered, 0)
	}
}

// heads reports whether a line is a heading, where headings alone say who answers.
func (r *formReader) heads(s string) bool {
	return r.byHeads && (r.forms.headsOthers(s, r.next) || r.endsBody(s))
}

// end takes a line behind the last task: a signature, what closes a document, or what a page says of its site.
func (r *formReader) end(l line) {
	r.finish()
	r.ended = true
	r.read = append(r.read, l.at())
}

// mayBegin reports whether an unnumbered line may begin a task: it is neither what closes a document nor a signature.
func (r *formReader) mayBegin(s string) bool {
	return !isClosing(s) && !r.isSignature(s) && !isIntroduction(s)
}

// beginTask begins a task.
func (r *formReader) beginTask(l line, st style, no int) {
	counted := st == unnumbered || st == bulletStyle
	if counted {
		no = r.last + 1
	}
	r.open = &clause{part: r.current, style: st, alone: !r.styles[st] && st != unnumbered, counted: counted}
	r.number(r.open, no)
	r.closed = false
	r.points = map[style]bool{}
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
		r.closed = answer(stated)
		last := stated[n-1]
		r.whole = last.to == len(t.s) && bracketWidth(t.s[last.from:]) == last.to-last.from
	}
	r.state = inText
	if r.closed {
		r.state = inUnits
	}
}
