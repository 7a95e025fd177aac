package correspond

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// likeness is how much two names have in common.
type likeness int

const (
	unlike   likeness = iota
	related           // most of their characters in pairs
	longer            // one holds the other
	abridged          // one is an abbreviation of the other
	equal             // the same
)

// closest returns the subjects of two figures that have most in common, and how much.
func closest(a, b *claim) (s, t subject, best likeness) {
	s, t = a.subjects[0], b.subjects[0]
	for _, x := range a.subjects {
		for _, y := range b.subjects {
			if l := likenessOf(x, y); l > best {
				s, t, best = x, y, l
			}
		}
	}
	return s, t, best
}

// likenessOf compares two names.
func likenessOf(s, t subject) likeness {
	a, b := s.core, t.core
	if a == "" || b == "" {
		if s.name == t.name && s.name != "" && !s.pay {
			return equal
		}
		return unlike
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	n := utf8.RuneCountInString(a)
	switch {
	case a == b:
		return equal
	case n < 3:
		return unlike
	case closeEnds(a, b) && (isAnagram(a, b) || isAbbreviation(a, b)):
		return abridged
	case n > 3 && strings.Contains(b, a) && !narrows(strings.Replace(b, a, "", 1)):
		return longer
	case dice(a, b) >= 0.6:
		return related
	}
	return unlike
}

// narrows reports whether what one name has more than another makes it a size class or a part: 亿元以上.
func narrows(rest string) bool {
	return scan.ContainsAny(rest, []string{"以上", "以下", "以内", "其中", "占"}) || strings.ContainsAny(rest, "0123456789")
}

// isAnagram reports whether two names have the same characters, as 定额标准 and 标准定额 have.
func isAnagram(a, b string) bool {
	if len(a) != len(b) || len(a) < len("五个字以上") {
		return false
	}
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// isAbbreviation reports whether the characters of a stand in b in their order: 保障房 in 保障性住房.
func isAbbreviation(a, b string) bool {
	if utf8.RuneCountInString(b) > 2*utf8.RuneCountInString(a) {
		return false
	}
	for _, r := range a {
		i := strings.IndexRune(b, r)
		if i < 0 {
			return false
		}
		b = b[i+utf8.RuneLen(r):]
	}
	return true
}

// closeEnds reports whether two names begin and end alike.
func closeEnds(a, b string) bool {
	x, _ := utf8.DecodeRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	return x == y && scan.LastRune(a) == scan.LastRune(b)
}

// dice is the share of pairs of neighbouring characters that two names have in common.
func dice(a, b string) float64 {
	n := utf8.RuneCountInString(a) + utf8.RuneCountInString(b) - 2
	if n <= 0 {
		return 0
	}
	return 2 * float64(commonPairs(a, b)) / float64(n)
}

// commonPairs counts the pairs of neighbouring characters of a that b has too.
func commonPairs(a, b string) int {
	count, last := 0, 0
	for i, r := range a {
		if i > 0 && strings.Contains(b, a[last:i+utf8.RuneLen(r)]) {
			count++
		}
		last = i
	}
	return count
}
