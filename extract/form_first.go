package extract

import (
	"slices"
)

// labelsFirst reports whether the labels of bodies stand on lines of their own before the numbered tasks that these bodies answer
// for, again and again, from the first on:
//
//	责任单位:市教育局
//	工作任务:
//	1.修缮校舍6处。
//	2.改造食堂10个。
//	责任单位:市城管局
//	3.建设公园2个。
func (f *Forms) labelsFirst(lines []line) bool {
	labels, afterLabel := 0, false
	for _, l := range lines {
		st, _, _ := numberingOf(l.text)
		stated := f.statements(l.print())
		answers := answer(stated)
		switch {
		case st == unnumbered && answers && !stated[0].spoken && beginsStated(l.text, stated):
			if !afterLabel {
				labels++
			}
			afterLabel = true
		case answers || st != unnumbered && labels == 0: // a task stands before the labels, or says itself who answers
			return false
		case st != unnumbered:
			afterLabel = false
		}
	}
	return labels > 1 && !afterLabel
}

// takeFirst takes labels that stand before their tasks, or a time that stands behind these. Those who answer begin a part where a
// task stands before them.
func (r *formReader) takeFirst(l line, stated []statement) {
	r.finish()
	begun := r.current == nil || slices.ContainsFunc(r.clauses, func(c *clause) bool { return c.part == r.current })
	if begun && (answer(stated) || slices.ContainsFunc(stated, func(s statement) bool { return len(s.leaders) > 0 })) {
		r.openAs(line{l.no, ""}, bareHeading, 0, nil)
	}
	r.holdForPart(l, stated)
}
