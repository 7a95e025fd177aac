package extract

import (
	"strings"

	"dutygraph/extract/scan"
)

// takeGlued gives a line away in pieces: the headings of leaders' parts that are glued into it, and what stands around them.
func takeGlued(l line, take, heading func(line)) {
	for l.text != "" {
		before, head, after, ok := cutHeading(l.text)
		if !ok {
			take(l)
			return
		}
		if before = strings.TrimSpace(before); before != "" {
			take(line{l.no, before})
		}
		heading(line{l.no, head})
		l.text = strings.TrimSpace(after)
	}
}

// cutHeading finds the heading of a leader's part in a line, at its end or before the first clause: what stands before it,
// the heading, and what stands after. A heading glued to a line begins with its number.
func cutHeading(s string) (before, heading, after string, ok bool) {
	if !mayHead(s) || !strings.Contains(s, "、") && len(s) > 300 {
		return s, "", "", false
	}
	if st, _, _ := numbering(s); st != unnumbered && isLeaderHeading(s) {
		return "", s, "", true
	}
	for i := 0; i < len(s); {
		j := strings.Index(s[i:], "、")
		if j < 0 {
			break
		}
		i += j
		start := i
		for start > 0 {
			r, w := scan.Last(s[:start])
			if v, _ := chineseDigit(r); v <= 0 {
				break
			}
			start -= w
		}
		i += len("、")
		if start == i-len("、") {
			continue
		}
		if n := headingLen(s[start:]); n > 0 {
			return s[:start], s[start : start+n], s[start+n:], true
		}
	}
	if n := headingLen(s); n > 0 {
		return "", s[:n], s[n:], true
	}
	return s, "", "", false
}

// headingLen returns the length of the heading that s begins with, to its end or to the first clause after it.
func headingLen(s string) int {
	if isLeaderHeading(s) {
		return len(s)
	}
	s = s[:min(len(s), 300)]
	for _, w := range [...]string{"工作", "任务", "事项"} {
		i := strings.Index(s, w)
		if i < 0 || i > 150 {
			continue
		}
		end := i + len(w)
		if n := bracketLen(s[end:]); n > 0 {
			end += n
		}
		if st, _, _ := numbering(strings.TrimLeft(s[end:], " ")); st != unnumbered && isLeaderHeading(s[:end]) {
			return end
		}
	}
	return 0
}
