package extract

import (
	"strings"
	"unicode/utf8"
)

// isPartHeading reports whether a numbered line is a heading: short and no sentence, what stands in brackets at its end aside;
// not of the style that tasks have.
func (r *formReader) isPartHeading(l line, st style, stated []statement) bool {
	s := strings.TrimRight(l.text, " 。:：")
	if len(stated) > 0 {
		s = strings.TrimRight(l.text[:stated[0].from], " 。:：")
		if !r.styles[st] && st == chineseIn && r.forms.headsOthers(l.text, r.next) {
			return true
		}
		if r.styles[st] || st != chinese && st != partHeading {
			return false
		}
		if isTitleOnly(s) && len(cut(line{0, r.next})) > 1 { // over a table
			return true
		}
		if next, _, _ := numberingOf(r.next); (next == unnumbered || next == st) && !(isTitleOnly(s) && r.overTasks(st)) {
			return false
		}
	}
	if st == article || r.styles[st] || utf8.RuneCountInString(s) > 45 || strings.ContainsAny(s, "。;；") || strings.ContainsAny(s, ",，") && utf8.RuneCountInString(s) > 30 {
		return false
	}
	if st == chinese || st == partHeading {
		return true
	}
	if r.open != nil && outranks(st, r.open.style) && r.open.style != unnumbered && len(r.forms.headBodies(l)) > 0 { // (三)市水利局牵头
		return true
	}
	if r.open != nil && !r.closed && r.points[st] > 0 {
		return false
	}
	next, _, _ := numberingOf(r.next)
	return (r.open == nil || r.closed) && (st == chineseIn || next != unnumbered && next != st || isTitleOnly(l.text) && next != st && r.next == "")
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

// isTitleOnly reports whether a line is a title and no sentence.
func isTitleOnly(s string) bool {
	s = strings.TrimRight(s, " ")
	return utf8.RuneCountInString(s) <= 40 && !strings.ContainsAny(strings.TrimSuffix(s, "。"), "。;；:：")
}

// openPart begins a part, with the leaders and bodies that its heading names.
func (r *formReader) openPart(l line) {
	stated := r.forms.statements(textOf([]line{l}, ""))
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
		st = leaderStyle
	}
	r.openAs(head, st, at, nil)
	r.current.due = r.forms.headTime(head, at)
	for _, s := range stated {
		if len(s.leaders) > 0 {
			r.current.leaders = s.leaders
		}
		r.byPart[r.current] = append(r.byPart[r.current], s.lists...)
	}
	if len(stated) == 0 {
		r.byPart[r.current] = bodies
	}
	r.points = map[style]int{}
}

// headTime returns the time that a heading gives all that stands under it: 一、3月底前完成的任务.
func (f *Forms) headTime(l line, at int) text {
	t := textOf([]line{l}, "")
	end := len(trimCount(l.text))
	for _, k := range f.heads {
		if rest, ok := strings.CutSuffix(t.s[:end], k.word); ok && k.duty == working && len(rest) > at {
			end = len(strings.TrimSuffix(rest, "的"))
			break
		}
	}
	if at < end && f.isTime(t.s[at:end]) {
		return t.slice(at, end).trim()
	}
	return text{}
}

// isTimeHead reports whether a line without a number is a time before a colon, over what is to be done then: 1月:
func (f *Forms) isTimeHead(s string) bool {
	head := strings.TrimRight(s, ":： ")
	return head != s && f.isTime(head)
}

// timeBehind returns the time behind a label of no form, which says nothing else: 要求:10月15日前完成。
func (f *Forms) timeBehind(s string) string {
	i := nextColon(s, 0)
	if i <= 0 || i > longestLabel {
		return ""
	}
	if value := strings.TrimLeft(s[i:], ":： "); f.isTime(value) {
		return value
	}
	return ""
}
