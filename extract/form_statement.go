package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// statement is a place in a text that says who answers for it: the bytes [from, to) that it takes, and what it says.
type statement struct {
	from, to int
	said
	forms  []string // that it was read by
	vacant bool     // a label of leaders names nobody
	inVain text     // what stands there in place of leaders and cannot be read
	spoken bool     // it is a sentence, without a label or a bracket
}

// answers reports whether a statement names bodies.
func (s *statement) answers() bool { return len(s.lists) > 0 }

// answer reports whether any of some statements names bodies.
func answer(stated []statement) bool {
	return slices.ContainsFunc(stated, func(s statement) bool { return s.answers() })
}

// beginsStated reports whether print begins with the first of the statements that were found in it.
func beginsStated(s string, stated []statement) bool {
	return len(stated) > 0 && strings.Trim(s[:stated[0].from], " ") == ""
}

// statements finds every statement in a text, from left to right: behind labels, in brackets, and in its last sentence.
func (f *Forms) statements(t text) []statement {
	found := f.marked(t)
	if len(found) > 0 && len(found[0].leaders) == 0 {
		if s, ok := f.lastSentence(t.slice(0, found[0].from), 0); ok && !s.answers() && len(s.leaders) > 0 { // 由王某副市长牵头,责任单位:
			found = slices.Insert(found, 0, s)
		}
	}
	if n := len(found); n > 0 && f.isTime(t.s[found[n-1].to:]) {
		last := &found[n-1]
		if last.deadline.s == "" {
			last.deadline = trimValue(t.slice(last.to, len(t.s)))
		}
		last.to = len(t.s)
	}
	if !answer(found) {
		return f.withSentence(t, found)
	}
	return found
}

// marked finds the statements that labels or brackets mark.
func (f *Forms) marked(t text) []statement {
	var found []statement
	for i := statementStarts.From(t.s, 0); i < len(t.s); i = statementStarts.From(t.s, i) {
		if n := bracketWidth(t.s[i:]); n > 0 {
			if s, ok := f.inBracket(t, i, i+n); ok {
				found = append(found, s)
				i = s.to
				continue
			}
			i += n
			continue
		}
		c, w := scan.First(t.s[i:])
		if c == ':' || c == '：' {
			if k, at, ok := f.labels.at(t.s, i); ok && (len(found) == 0 || at >= found[len(found)-1].to) {
				s := f.behindLabel(t, k, at, i+w)
				found = append(found, s)
				i = max(s.to, i+w)
				continue
			}
		}
		i += w
	}
	return found
}

// withSentence adds the sentence that names bodies to statements that name none: behind or before them, or where there are none
// anywhere in the text.
func (f *Forms) withSentence(t text, found []statement) []statement {
	if len(found) == 0 {
		if s, ok := f.lastSentence(t, 0); ok {
			return []statement{s}
		}
		if s, ok := f.wholeSentence(t); ok {
			return []statement{s}
		}
		return nil
	}
	if s, ok := f.lastSentence(t, found[len(found)-1].to); ok {
		return append(found, s)
	}
	if s, ok := f.lastSentence(t.slice(0, found[0].from), 0); ok && s.answers() { // 由市教育局负责(分管领导:张某)
		s.to = found[0].from
		return slices.Insert(found, 0, s)
	}
	return found
}

// colons stand behind labels.
const colons = ":："

// firstWidth is the length of the first character of a text.
func firstWidth(s string) int {
	_, w := scan.First(s)
	return w
}

// says adds what a phrase says.
func (s *statement) says(p said) {
	s.lists = append(s.lists, p.lists...)
	s.leaders, s.leadersAt = append(s.leaders, p.leaders...), s.leadersAt.Join(p.leadersAt)
	s.above = s.above || p.above
	s.items = append(s.items, p.items...)
	if s.deadline.s == "" {
		s.deadline = p.deadline
	}
}
