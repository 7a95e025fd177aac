package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// runeSet is a set of characters. It holds those of the basic plane, as all characters of the rules are, and is asked of
// nearly every character of print: a bit is found sooner than an entry of a map, or a place in a string.
type runeSet [1 << 16 / 64]uint64

// runesOf makes a set of the characters of a text.
func runesOf(chars string) *runeSet {
	return new(runeSet).with(chars)
}

// with returns the set with the characters of a text.
func (s *runeSet) with(chars string) *runeSet {
	t := *s
	for _, r := range chars {
		t.add(r)
	}
	return &t
}

func (s *runeSet) add(r rune) { s[r/64] |= 1 << (r % 64) }

func (s *runeSet) has(r rune) bool { return uint32(r) < 1<<16 && s[r/64]&(1<<(r%64)) != 0 }

// in reports whether any character of a text is in the set.
func (s *runeSet) in(text string) bool { return s.index(text) >= 0 }

// index returns where the first character of a text stands that is in the set, -1 where none is.
func (s *runeSet) index(text string) int {
	for i := 0; i < len(text); {
		switch c := text[i]; {
		case c < utf8.RuneSelf:
			if s.has(rune(c)) {
				return i
			}
			i++
		case c&0xf0 == 0xe0 && i+2 < len(text): // three bytes, as nearly all Chinese characters have
			if s.has(rune(c&0x0f)<<12 | rune(text[i+1]&0x3f)<<6 | rune(text[i+2]&0x3f)) {
				return i
			}
			i += 3
		default:
			r, n := utf8.DecodeRuneInString(text[i:])
			if s.has(r) {
				return i
			}
			i += n
		}
	}
	return -1
}

// index is strings.Index for a word that begins with a Chinese character. It looks for the last byte of that character, since
// nearly all characters have one of a few first bytes.
func index(s, word string) int {
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

// lastIndex is strings.LastIndex for a word of one Chinese character.
func lastIndex(s, char string) int {
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

// contains is strings.Contains for a word that begins with a Chinese character.
func contains(s, word string) bool { return index(s, word) >= 0 }

// wordList is a list of words by their first characters, the longer first.
type wordList struct {
	first *runeSet
	words map[rune][]string
}

// listOf makes a list of words with spaces between them.
func listOf(list string) wordList {
	l := wordList{new(runeSet), map[rune][]string{}}
	for w := range strings.FieldsSeq(list) {
		first, _ := utf8.DecodeRuneInString(w)
		l.first.add(first)
		l.words[first] = append(l.words[first], w)
	}
	longestFirst(l.words)
	return l
}

// begin returns the longest word of the list with which s begins, or "".
func (l wordList) begin(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	if !l.first.has(first) {
		return ""
	}
	for _, w := range l.words[first] {
		if strings.HasPrefix(s, w) {
			return w
		}
	}
	return ""
}

// chain returns as many words of the list, and months, as s begins with.
func (l wordList) chain(s string) string {
	at := 0
	for {
		w := l.begin(s[at:])
		if w == "" && at < len(s) && s[at] >= '0' && s[at] <= '9' {
			w = month.FindString(s[at:])
		}
		if w == "" {
			return s[:at]
		}
		at += len(w)
	}
}

// endList is a list of words by their last characters, the longer first.
type endList struct {
	last  *runeSet
	words map[rune][]string
}

// endsOf makes a list of words with spaces between them.
func endsOf(list string) endList {
	l := endList{new(runeSet), map[rune][]string{}}
	for w := range strings.FieldsSeq(list) {
		last := endRune(w)
		l.last.add(last)
		l.words[last] = append(l.words[last], w)
	}
	longestFirst(l.words)
	return l
}

// end returns the longest word of the list with which s ends, or "".
func (l endList) end(s string) string {
	last := endRune(s)
	if !l.last.has(last) {
		return ""
	}
	for _, w := range l.words[last] {
		if strings.HasSuffix(s, w) {
			return w
		}
	}
	return ""
}

// longestFirst puts the longer words of each group before the shorter ones.
func longestFirst(groups map[rune][]string) {
	for _, group := range groups {
		slices.SortStableFunc(group, func(a, b string) int { return len(b) - len(a) })
	}
}

// pattern is a pattern for the beginning of a text, tried only where the first character is one of those that it may begin
// with: nearly all print is ruled out by that.
type pattern struct {
	first *runeSet
	*regexp.Regexp
}

func patternOf(first, expr string) pattern { return pattern{runesOf(first), regexp.MustCompile(expr)} }

// begins reports whether a text begins as the pattern says.
func (p pattern) begins(s string) bool { return p.first.has(firstRune(s)) && p.MatchString(s) }

// find returns what of the beginning of a text the pattern matches.
func (p pattern) find(s string) string {
	if !p.first.has(firstRune(s)) {
		return ""
	}
	return p.FindString(s)
}
