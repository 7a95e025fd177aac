package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// isPartHeading reports whether a numbered line is a heading: short and no sentence, what stands in brackets at its end aside;
// not of the style that tasks have.
func (r *formReader) isPartHeading(l line, st style, stated []statement) bool {
	if r.styles[st] {
		return false
	}
	next, _, _ := numberingOf(r.next)
	s := l.text
	if len(stated) > 0 {
		s = l.text[:stated[0].from]
		switch over := isTitleOnly(strings.TrimRight(s, " 。:：")); {
		case st == chineseIn && r.forms.headsOthers(l.text, r.next):
			return true
		case !st.ofOuterParts():
			return false
		case over && hasCells(r.next): // over a table
			return true
		case (next == unnumbered || next == st) && !(over && r.overTasks(st)):
			return false
		}
	}
	switch {
	case st == article || !isShort(strings.TrimRight(s, " 。:：")):
		return false
	case st.ofOuterParts():
		return true
	case r.open != nil && outranks(st, r.open.style) && r.open.style != unnumbered && len(r.forms.headBodies(l)) > 0: // (三)市水利局牵头
		return true
	case r.unanswered():
		return false
	}
	return st == chineseIn || next != unnumbered && next != st || r.next == "" && isTitleOnly(l.text)
}

// isShort reports whether print is as short as headings are, and no sentence.
func isShort(s string) bool {
	n := utf8.RuneCountInString(s)
	return n <= 45 && !strings.ContainsAny(s, "。;；") && (n <= 30 || !strings.ContainsAny(s, ",，"))
}

// overTasks reports whether headings of a style stand above tasks.
func (r *formReader) overTasks(st style) bool {
	for task := range r.styles {
		if !outranks(st, task) {
			return false
		}
	}
	return len(r.styles) > 0
}

// openPart ends the open task and begins a part, with the leaders and bodies that its heading names. A heading stands under no section
// that a table's column names.
func (r *formReader) openPart(l line) {
	r.finish()
	if r.current != nil && r.current.style == sectionStyle {
		r.current = r.current.parent
	}
	stated := r.forms.statements(l.print())
	bodies := r.forms.headBodies(l)
	if len(bodies) > 0 && len(stated) > 0 && stated[0].spoken { // 招商局牵头的任务,市财政局配合 is one statement
		stated = nil
	}
	head := l
	if len(stated) > 0 && strings.TrimSpace(l.text[:stated[0].from]) != "" {
		head.text = strings.TrimSpace(l.text[:stated[0].from])
	}
	st, _, at := numberingOf(head.text)
	if st == unnumbered && head.text != "" { // what stands over all of the list has no text
		st = bareHeading
	}
	r.openAs(head, st, at, nil)
	r.current.due = r.forms.headTime(head, at)
	for _, s := range stated {
		r.hold(s)
	}
	if len(stated) == 0 {
		r.byPart[r.current] = bodies
	}
	r.points = map[style]bool{}
}

// beginsLeader reports whether a line that names leaders begins their part behind a task that names nobody: it ends in a colon, and
// the task's sentence has ended.
func (r *formReader) beginsLeader(s string) bool {
	return strings.ContainsRune(":：", scan.LastRune(strings.TrimRight(s, " "))) && strings.HasSuffix(r.lastLine(), "。")
}

// endsBody reports whether a line that ends in a colon begins what the body over the tasks before it does not answer for.
func (r *formReader) endsBody(s string) bool {
	head := strings.TrimRight(s, " :：")
	return r.current != nil && r.current.style == bareHeading && len(r.byPart[r.current]) > 0 && head != strings.TrimRight(s, " ") && isTitleOnly(head) && !r.forms.onlyTitles(s)
}

// coverAbove gives the tasks of the part that name no bodies those of a statement behind them, and what else it says.
func (r *formReader) coverAbove(l line, s statement) {
	r.finish()
	for i := len(r.clauses) - 1; i >= 0 && r.clauses[i].part == r.current && len(r.clauses[i].said.lists) == 0; i-- {
		r.clauses[i].said.fill(s)
	}
	r.read = append(r.read, l.at())
	r.note(s.forms, l.at())
}

// headStatement takes a statement under a heading: it holds for all of the part.
func (r *formReader) headStatement(l line, stated []statement) {
	if n := len(r.clauses); r.current != nil && len(r.current.leaders) > 0 && onlyLeads(stated) && n > 0 && r.clauses[n-1].part == r.current {
		r.openPart(line{l.no, strings.TrimSpace(l.text)}) // 副市长 王某, behind the tasks of another
		r.state = heading
		return
	}
	if r.current == nil {
		r.openPart(line{l.no, ""})
	}
	r.holdForPart(l, stated)
	r.state = heading
}

// holdForPart gives the part that is open what statements on a line of their own say of all of it.
func (r *formReader) holdForPart(l line, stated []statement) {
	at := l.at()
	for _, s := range stated {
		r.hold(s)
		r.note(s.forms, at)
		r.reportInVain(s.inVain)
	}
	r.read = append(r.read, at)
}

// hold gives the part that is open what a statement says of all of it.
func (r *formReader) hold(s statement) {
	p := r.current
	if p == nil { // a time that stands over nothing
		return
	}
	if len(s.leaders) > 0 {
		p.leaders, p.at = s.leaders, p.at.Join(s.leadersAt)
	}
	if s.deadline.s != "" {
		p.due = s.deadline
	}
	r.byPart[p] = append(r.byPart[p], s.lists...)
}

// onlyLeads reports whether statements name leaders and no bodies.
func onlyLeads(stated []statement) bool {
	return len(stated) > 0 && len(stated[0].leaders) > 0 && !answer(stated)
}

// labelledPart reads the heading of a part that is a label with leaders and nothing else, (一)分管领导:张某, where tasks of another
// numbering stand under it.
func (r *formReader) labelledPart(l line, stated []statement) ([]leader, bool) {
	if len(stated) != 1 || len(stated[0].leaders) == 0 || stated[0].answers() || !r.forms.headsPart(l.text, r.next) {
		return nil, false
	}
	return stated[0].leaders, true
}
