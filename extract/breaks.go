package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// goesOn reports whether a line goes on with the list of units that the lines before it left off: after a separator, inside
// a bracket or a name, or with names that are whole.
func (r *breakdownReader) goesOn(next string) bool {
	prev := strings.TrimRight(r.lastLine(), " ")
	if l, ok := r.d.forms.labels.next(next, 0); ok && l.at == 0 || len(next) > 0 && strings.ContainsRune("、,，;；)）(（", scan.FirstRune(next)) {
		return true
	}
	if strings.ContainsRune("、,，;；:：(（和", scan.LastRune(prev)) || openBracket(prev) {
		return true
	}
	if strings.HasSuffix(prev, "。") || strings.ContainsAny(strings.TrimRight(next, "。 "), "。:：!！?？") {
		return false
	}
	list := pieces(next)
	if len(list) == 0 {
		return false
	}
	if first := next[list[0].from:list[0].to]; len(first) > 60 && !strings.ContainsAny(first[:60], "(（") {
		return false
	}
	if last := r.lastName(prev); !isWholeName(last) || isHalfName(last, next) {
		return true
	}
	for _, p := range list {
		if s := next[p.from:p.to]; !endsAsUnit(s) && !isPlaceName(s) && !isLevels(withoutEach(s)) {
			return false
		}
	}
	return true
}

// isWholeName reports whether the last name of a line is not cut off, as far as its form tells.
func isWholeName(s string) bool { return endsAsUnit(s) && utf8.RuneCountInString(s) > 2 }

// lostSeparator reports whether a break between two lines of a list of units took the separator between two names: both
// are whole, and the second begins with the level or the place of a government, or both are levels of one collective.
func (r *breakdownReader) lostSeparator(prev, next string) bool {
	last, list := r.lastName(prev), pieces(next)
	if strings.ContainsRune("、,，;；", scan.LastRune(prev)) || openBracket(prev) || r.d.forms.labels.begins(next) || len(list) == 0 || list[0].from > 0 {
		return false
	}
	first := next[:list[0].to]
	if isPlaceName(last) {
		return startsPlace(first)
	}
	if withoutEach(last) != last && isLevels(withoutEach(last)) {
		return isLevels(withoutOffice(first))
	}
	if !isWholeName(last) || isHalfName(last, next) {
		return false
	}
	city := strings.TrimSuffix(r.d.jurisdiction, string(scan.LastRune(r.d.jurisdiction)))
	if city != "" && strings.HasPrefix(first, city) && endsAsUnit(first) {
		return true
	}
	return (levelOf(first) != "" || strings.HasPrefix(first, "各") || strings.HasPrefix(first, "国") || placeLen(first) > 0 || isPlaceName(first)) && (endsAsUnit(first) || isPlaceName(first))
}

// lastName returns what stands after the last separator of s.
func (r *breakdownReader) lastName(s string) string {
	list := pieces(s)
	if len(list) == 0 {
		return ""
	}
	p := list[len(list)-1]
	s = s[p.from:p.to]
	if l, ok := r.d.forms.labels.last(s); ok {
		s = s[l.from:]
	}
	s, _ = cutDuty(s)
	return s
}

// isHalfName reports whether a name that ends as names do goes on over a break: 市委 / 宣传部, 市卫生健康委 / 员会.
func isHalfName(last, next string) bool {
	if strings.HasPrefix(next, "员会") || strings.HasSuffix(last, "总局") {
		return true
	}
	for _, w := range [...]string{"市委", "区委", "县委", "省委", "州委", "市政府", "区政府", "县政府", "省政府"} {
		if last == w {
			return levelOf(next) == ""
		}
	}
	return false
}

// openBracket reports whether a bracket of s is not closed.
func openBracket(s string) bool {
	depth := 0
	for _, r := range s {
		switch r {
		case '(', '（', '[', '［', '【':
			depth++
		case ')', '）', ']', '］', '】':
			depth = max(depth-1, 0)
		}
	}
	return depth > 0
}

// breaksHeading reports whether a leader's heading is broken over two lines.
func breaksHeading(s, next string) bool {
	if len(next) > 90 || !strings.ContainsRune(s, '、') {
		return false
	}
	if rest := trimCount(next); !strings.HasSuffix(rest, "工作") && !strings.HasSuffix(rest, "任务") && !strings.HasSuffix(rest, "作") {
		return false
	}
	if _, _, _, ok := cutHeading(s); ok {
		return false
	}
	if st, _, _ := numbering(next); st != unnumbered {
		return false
	}
	_, head, after, ok := cutHeading(s + next)
	return ok && after == "" && len(head) > len(next)
}
