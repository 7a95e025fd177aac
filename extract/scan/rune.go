package scan

import "unicode/utf8"

// First returns the first character of a text and its length in bytes, as utf8.DecodeRuneInString does, and sooner where it is a
// Chinese one: texts here are valid UTF-8, or end within a character, once they were cleaned.
func First(s string) (rune, int) {
	if len(s) >= 3 && s[0]&0xf0 == 0xe0 {
		return three(s[0], s[1], s[2]), 3
	}
	return utf8.DecodeRuneInString(s)
}

// Last returns the last character of a text and its length in bytes.
func Last(s string) (rune, int) {
	if n := len(s); n >= 3 && s[n-3]&0xf0 == 0xe0 {
		return three(s[n-3], s[n-2], s[n-1]), 3
	}
	return utf8.DecodeLastRuneInString(s)
}

// three is the character of three bytes.
func three(a, b, c byte) rune { return rune(a&0x0f)<<12 | rune(b&0x3f)<<6 | rune(c&0x3f) }

// FirstRune returns the first character of a text.
func FirstRune(s string) rune {
	r, _ := First(s)
	return r
}

// LastRune returns the last character of a text.
func LastRune(s string) rune {
	r, _ := Last(s)
	return r
}

// DigitsEnd returns the end of the run of digits that begins at byte i.
func DigitsEnd(s string, i int) int {
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return i
}

// IsAlphanumeric reports whether a character is a digit or a letter of ASCII.
func IsAlphanumeric(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
