// Package scan finds characters, words and clauses in print. Rules ask it of nearly every character, so it rules out by one
// character before it compares a word, and by a word before it tries a pattern.
package scan

import (
	"regexp"
	"strings"
)

// Set is a set of characters. It holds those of the basic plane, as all characters of the rules are, and is asked of
// nearly every character of print: a bit is found sooner than an entry of a map, or a place in a string.
type Set [1 << 16 / 64]uint64

// SetOf makes a set of the characters of a text.
func SetOf(chars string) *Set {
	return new(Set).With(chars)
}

// With returns the set with the characters of a text.
func (s *Set) With(chars string) *Set {
	t := *s
	for _, r := range chars {
		t.Add(r)
	}
	return &t
}

// Or returns the set with the characters of another.
func (s *Set) Or(other *Set) *Set {
	t := *s
	for i, bits := range other {
		t[i] |= bits
	}
	return &t
}

func (s *Set) Add(r rune) { s[r/64] |= 1 << (r % 64) }

func (s *Set) Has(r rune) bool { return uint32(r) < 1<<16 && s[r/64]&(1<<(r%64)) != 0 }

// TrimRight returns a text without the characters of the set at its end.
func (s *Set) TrimRight(text string) string {
	for text != "" {
		r, n := Last(text)
		if !s.Has(r) {
			break
		}
		text = text[:len(text)-n]
	}
	return text
}

// TrimLeft returns a text without the characters of the set at its beginning.
func (s *Set) TrimLeft(text string) string {
	for text != "" {
		r, n := First(text)
		if !s.Has(r) {
			break
		}
		text = text[n:]
	}
	return text
}

// Trim returns a text without the characters of the set at its ends.
func (s *Set) Trim(text string) string { return s.TrimRight(s.TrimLeft(text)) }

// In reports whether any character of a text is in the set.
func (s *Set) In(text string) bool { return s.Index(text) >= 0 }

// Index returns where the first character of a text stands that is in the set, -1 where none is.
func (s *Set) Index(text string) int {
	if i := s.From(text, 0); i < len(text) {
		return i
	}
	return -1
}

// From returns where the first character of the set stands from byte i of a text on, the text's length where none does.
func (s *Set) From(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if c&0xf0 == 0xe0 && i+3 <= len(text) { // as nearly all Chinese characters begin
			char := text[i : i+3]
			if s[uint(c&0x0f)<<6|uint(char[1]&0x3f)]&(1<<(char[2]&0x3f)) != 0 {
				return i
			}
			i += 3
			continue
		}
		r, n := First(text[i:])
		if s.Has(r) {
			return i
		}
		i += n
	}
	return len(text)
}

// Last returns where the last character of a text stands that is in the set, -1 where none is.
func (s *Set) Last(text string) int {
	for end := len(text); end > 0; {
		r, n := Last(text[:end])
		end -= n
		if s.Has(r) {
			return end
		}
	}
	return -1
}

// Index is strings.Index for Chinese words. It looks for the last byte of the first character, since nearly all characters
// have one of a few first bytes.
func Index(s, word string) int {
	if len(word) < 3 {
		return strings.Index(s, word)
	}
	for from := 2; from < len(s); {
		i := strings.IndexByte(s[from:], word[2])
		if i < 0 {
			return -1
		}
		if i += from - 2; s[i] == word[0] && s[i+1] == word[1] && strings.HasPrefix(s[i:], word) {
			return i
		}
		from = i + 3
	}
	return -1
}

// LastIndex is strings.LastIndex for a word of one Chinese character.
func LastIndex(s, char string) int {
	for end := len(s); end > 0; {
		i := strings.LastIndexByte(s[:end], char[2])
		if i < 0 {
			return -1
		}
		if strings.HasSuffix(s[:i+1], char) {
			return i - 2
		}
		end = i
	}
	return -1
}

// Contains is strings.Contains for Chinese words.
func Contains(s, word string) bool { return Index(s, word) >= 0 }

// Words is a list of words by their first characters, the longer first.
type Words struct {
	First *Set
	words *Table[string]
}

// WordsOf makes a list of words with spaces between them.
func WordsOf(list string) Words {
	words := TableOf(longestFirst(strings.Fields(list)), FirstRune)
	return Words{words.Chars(), words}
}

// Begin returns the longest word of the list with which s begins, or "".
func (l Words) Begin(s string) string {
	for _, w := range l.words.Of(FirstRune(s)) {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// Next returns where the first word of the list stands from byte i of s on, and the longest that stands there; the length of s
// and "" where none does.
func (l Words) Next(s string, i int) (at int, word string) {
	for at = l.First.From(s, i); at < len(s); at = l.First.From(s, at) {
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
	return len(s) - len(strings.TrimPrefix(strings.TrimPrefix(rest, "底"), "前"))
}

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

// endList is a list of words by their last characters, the longer first.
type endList struct{ words *Table[string] }

// EndsOf makes a list of words with spaces between them.
func EndsOf(list string) endList {
	return endList{TableOf(longestFirst(strings.Fields(list)), LastRune)}
}

// End returns the longest word of the list with which s ends, or "".
func (l endList) End(s string) string {
	for _, w := range l.words.Of(LastRune(s)) {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// pattern is a pattern for the beginning of a text, tried only where the first character is one of those that it may begin
// with: nearly all print is ruled out by that.
type pattern struct {
	first *Set
	*regexp.Regexp
}

func PatternOf(first, expr string) pattern { return pattern{SetOf(first), regexp.MustCompile(expr)} }

// Begins reports whether a text begins as the pattern says.
func (p pattern) Begins(s string) bool { return p.first.Has(FirstRune(s)) && p.MatchString(s) }

// Find returns what of the beginning of a text the pattern matches.
func (p pattern) Find(s string) string {
	if !p.first.Has(FirstRune(s)) {
		return ""
	}
	return p.FindString(s)
}
