package extract

import (
	"maps"
	"slices"
)

// withoutPoints leaves out of the styles of numbering that tasks have those of points inside tasks of another: each run of points
// stands under a task that is a sentence and no title, and who answers is said behind its last alone.
//
//	1.整治小巷,做到:
//	(1)清运垃圾。
//	(2)修补路面。
//	责任单位:市城管局
func withoutPoints(styles map[style]bool, lines []line, answers func(line) bool) {
	all := slices.Sorted(maps.Keys(styles))
	for _, lower := range all {
		for _, upper := range all {
			if outranks(upper, lower) && !upper.ofOuterParts() && hasPoints(lines, upper, lower, answers) {
				delete(styles, lower)
			}
		}
	}
}

// hasPoints reports whether the clauses of a lower style are such points of those of an upper one.
func hasPoints(lines []line, upper, lower style, answers func(line) bool) bool {
	runs := 0                                    // of several points behind which it is said
	mayList, points, answered := false, 0, false // of the open task
	for _, l := range lines {
		st, _, at := numberingOf(l.text)
		switch {
		case st == lower && (!mayList || answered):
			return false
		case st == lower:
			points++
		case st == upper, outranks(st, upper):
			mayList, points, answered = st == upper && (endsSentence(l.text) || !isTitleOnly(l.text[at:])), 0, false
		}
		if points > 0 && !answered && answers(l) {
			answered = true
			if points > 1 {
				runs++
			}
		}
	}
	return runs > 0
}
