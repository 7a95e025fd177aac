// Package scan finds characters, words and clauses in print. Rules ask it of nearly every character, so it rules out by one
// character before it compares a word, and by a word before it tries a pattern.
package scan

// Set is a set of characters. It tells apart those of the basic plane, as all characters of the rules are, and takes the others
// for one. It is asked of nearly every character of print: a bit is found sooner than an entry of a map, or a place in a string.
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

// beyond stands for the characters outside the basic plane; it is none itself.
const beyond = 1<<16 - 1

// Add puts a character into the set.
func (s *Set) Add(r rune) {
	c := min(uint32(r), beyond)
	s[c/64] |= 1 << (c % 64)
}

// Has reports whether a character is in the set.
func (s *Set) Has(r rune) bool {
	c := min(uint32(r), beyond)
	return s[c/64]&(1<<(c%64)) != 0
}

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

// FirstsOf returns the characters that words begin with.
func FirstsOf(words []string) *Set {
	set := new(Set)
	for _, word := range words {
		set.Add(FirstRune(word))
	}
	return set
}

// LastsOf returns the characters that words end in.
func LastsOf(words []string) *Set {
	set := new(Set)
	for _, word := range words {
		set.Add(LastRune(word))
	}
	return set
}
