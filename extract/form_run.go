package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// apart cuts the lines of a document whose tasks have no numbers, where a line says more than once who answers: each task ends with
// what says so of it.
//
//	加装护栏300米。(市交通局负责)补划标线12公里。(市公安局负责)
func (f *Forms) apart(lines []line) []line {
	var out []line // nil until a line is cut
	for i, l := range lines {
		cuts := f.runs(l.text)
		if cuts == nil {
			if out != nil {
				out = append(out, l)
			}
			continue
		}
		if out == nil {
			out = slices.Clone(lines[:i])
		}
		from := 0
		for _, to := range append(cuts, len(l.text)) {
			out = append(out, line{l.no, strings.TrimSpace(l.text[from:to])})
			from = to
		}
	}
	if out == nil {
		return lines
	}
	return out
}

// runs returns where the tasks end that a line without a number holds, but for the last; nil where it holds one.
func (f *Forms) runs(s string) (cuts []int) {
	if st, _, _ := numberingOf(s); st != unnumbered || len(s) < longLine || hasCells(s) {
		return nil
	}
	t := line{0, s}.print()
	end, answered := -1, false // of the statements of the task that is open
	for i := 0; i < len(s); {
		at, to, answers := f.statementAt(t, max(end, 0), i)
		if to <= i {
			i += firstWidth(s[i:])
			continue
		}
		between := strings.Trim(s[max(end, 0):at], " 。;；,，、")
		if end < 0 && between == "" { // labels stand before what they are of
			return nil
		}
		if between != "" && answered {
			cuts, answered = append(cuts, end), false
		}
		end, answered = to, answered || answers
		i = to
	}
	if strings.Trim(s[max(end, 0):], " 。;；") != "" && answered {
		cuts = append(cuts, end)
	}
	if len(cuts) == 1 && strings.Trim(s[cuts[0]:], " 。;；") == "" {
		return nil
	}
	return cuts
}

// statementAt returns the statement that is known by what stands at byte i, the bracket or the colon that begins it or the full
// stop that ends it, and whether it names bodies. Print before byte from is of others.
func (f *Forms) statementAt(t text, from, i int) (at, to int, answers bool) {
	r, w := scan.First(t.s[i:])
	switch n := bracketWidth(t.s[i:]); {
	case n > 0:
		s, ok := f.inBracket(t.slice(0, i+n), i, i+n)
		bare := len(s.lists) == 1 && len(s.lists[0].names.s) == n-2*w // 市民兵预备役(市一团、市二团) goes on
		if !ok || bare && !strings.ContainsRune("。;；", scan.LastRune(strings.TrimRight(t.s[:i], " "))) {
			return 0, 0, false
		}
		return i, i + n, s.answers()
	case r == ':' || r == '：':
		k, at, ok := f.labels.at(t.s, i)
		if !ok || at < from {
			return 0, 0, false
		}
		s := f.behindLabel(t, k, at, i+w)
		if k.duty.ofUnits() {
			s.to = i + w + bodiesEnd(t.s[i+w:s.to])
		}
		return at, s.to, k.duty.ofUnits()
	case r == '。':
		if s, ok := f.lastSentence(t.slice(0, i), from); ok {
			return s.from, i + w, true
		}
	}
	return 0, 0, false
}

// bodiesEnd returns where a list of bodies ends: at a space behind a whole name, where no name goes on.
func bodiesEnd(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' || !endsAsUnitName(s[:i]) {
			continue
		}
		next := strings.TrimLeft(s[i:], " ")
		if j := strings.IndexAny(next, " 、,，;；。(（"); j >= 0 {
			next = next[:j]
		}
		if next != "" && (!isBody(next) || isCounted(next)) {
			return i
		}
	}
	return len(s)
}
