package scan

import (
	"slices"
	"strings"
)

// Words is a list of words by their first characters, and Ends one by their last, the longer before the shorter ones.
type (
	Words struct{ *Table[string] }
	Ends  struct{ *Table[string] }
)

// WordsOf makes a list of words with spaces between them.
func WordsOf(list string) Words { return Words{wordsBy(FirstRune, list)} }

// EndsOf makes a list of words with spaces between them.
func EndsOf(list string) Ends { return Ends{wordsBy(LastRune, list)} }

func wordsBy(char func(string) rune, list string) *Table[string] {
	longest := func(a, b string) int { return len(b) - len(a) }
	return TableOf(slices.SortedStableFunc(strings.FieldsSeq(list), longest), char)
}

// Begin returns the longest word of the list with which s begins, or "".
func (l Words) Begin(s string) string {
	for _, w := range l.Of(FirstRune(s)) {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// Next returns where the first word of the list stands from byte i of s on, and the longest that stands there; the length of s
// and "" where none does.
func (l Words) Next(s string, i int) (at int, word string) {
	chars := l.Chars()
	for at = chars.From(s, i); at < len(s); at = chars.From(s, at) {
		if word = l.Begin(s[at:]); word != "" {
			return at, word
		}
		_, n := First(s[at:])
		at += n
	}
	return len(s), ""
}

// monthLen returns the length of the month that s begins with, 6月底前, 0 where it begins with none.
func monthLen(s string) int {
	digits := DigitsEnd(s, 0)
	rest, ok := strings.CutPrefix(s[digits:], "月")
	if digits == 0 || digits > 2 || !ok {
		return 0
	}
	rest = rest[len(monthParts.Begin(rest)):]
	return len(s) - len(strings.TrimPrefix(rest, "前"))
}

// monthParts may stand behind 月: 6月中旬.
var monthParts = WordsOf(`底 份 末 初 上旬 中旬 下旬`)

// Chain returns as many words of the list, and months, as s begins with.
func (l Words) Chain(s string) string {
	at := 0
	for {
		n := len(l.Begin(s[at:]))
		if n == 0 {
			n = monthLen(s[at:])
		}
		if n == 0 {
			return s[:at]
		}
		at += n
	}
}

// End returns the longest word of the list with which s ends, or "".
func (l Ends) End(s string) string {
	for _, w := range l.Of(LastRune(s)) {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}
