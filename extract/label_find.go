package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// labelled is a label found in a text: its duty, and the bytes [at, from) that it takes with the bracket before it and the
// colon.
type labelled struct {
	duty     duty
	at, from int
	bracket  bool
}

// next finds the first label in s from byte i on.
func (l *labelSet) next(s string, i int) (labelled, bool) {
	for i < len(s) {
		colon := nextColon(s, i)
		if colon < 0 {
			return labelled{}, false
		}
		_, w := scan.First(s[colon:])
		if k, at, ok := l.at(s, colon); ok && at >= i {
			found := labelled{duty: k.duty, at: at, from: colon + w}
			open := strings.TrimRight(s[:at], " ")
			if r := scan.LastRune(open); labelBrackets.Has(r) {
				found.bracket = !strings.ContainsAny(s[at:colon], "】]）)")
				found.at = len(open) - utf8.RuneLen(r)
			}
			if !found.bracket || k.duty != passing { // 市教育局(责任人:张某) is one body of a list
				return found, true
			}
		}
		i = colon + w
	}
	return labelled{}, false
}

// labelBrackets may stand before a label, around it alone or around it and what it names.
var labelBrackets = scan.SetOf("(（[【［〔")

// beginning finds the label with which s begins.
func (l *labelSet) beginning(s string) (labelled, bool) {
	if !l.mayBegin(s) {
		return labelled{}, false
	}
	first, ok := l.next(s[:min(len(s), len("牵头责任单位："))], 0)
	return first, ok && first.at == 0
}

// last finds the last label in s.
func (l *labelSet) last(s string) (labelled, bool) {
	first, ok := l.next(s, 0)
	if !ok {
		return labelled{}, false
	}
	return l.lastFrom(s, first), true
}

// lastFrom finds the last label in s from one on.
func (l *labelSet) lastFrom(s string, last labelled) labelled {
	for next, ok := l.next(s, last.from); ok; next, ok = l.next(s, last.from) {
		last = next
	}
	return last
}

// namesUnits reports whether a label of units stands anywhere in a line.
func (l *labelSet) namesUnits(s string) bool {
	first, ok := l.next(s, 0)
	return ok && l.namesUnitsFrom(s, first)
}

// namesUnitsFrom reports whether a label of a line, or one behind it, is of units.
func (l *labelSet) namesUnitsFrom(s string, next labelled) bool {
	for ok := true; ok; next, ok = l.next(s, next.from) {
		if next.duty.ofUnits() {
			return true
		}
	}
	return false
}

// begins reports whether a line begins with a label of units that no bracket encloses together with them.
func (l *labelSet) begins(s string) bool {
	if len(s) < len("责任单位:") || !l.mayBegin(s) {
		return false
	}
	first, ok := l.next(s[:min(len(s), 90)], 0)
	return ok && first.begins()
}

// mayBegin rules out most lines cheaply: a label, or a bracket around it, begins with one of few characters.
func (l *labelSet) mayBegin(s string) bool {
	r := scan.FirstRune(s)
	return l.starts.Has(r) || opens.Has(r)
}

// begins reports whether the first label of a line is one of units with which it begins.
func (first labelled) begins() bool { return first.at == 0 && !first.bracket && first.duty.ofUnits() }

// nextColon returns where the first colon, narrow or wide, stands from byte i on, -1 where there is none.
func nextColon(s string, i int) int {
	narrow := strings.IndexByte(s[i:], ':')
	end := len(s)
	if narrow >= 0 {
		end = i + narrow
	}
	if wide := strings.Index(s[i:end], "："); wide >= 0 {
		return i + wide
	}
	if narrow < 0 {
		return -1
	}
	return end
}
