package scan

import "strings"

// CutSuffix takes the first of the words that a text ends in off its end, with the spaces before it.
func CutSuffix(s string, words []string) (string, bool) {
	for _, word := range words {
		if strings.HasSuffix(s, word) {
			return s[:BeforeSpace(s, len(s)-len(word))], true
		}
	}
	return s, false
}

func HasAnySuffix(s string, words ...string) bool {
	for _, word := range words {
		if strings.HasSuffix(s, word) {
			return true
		}
	}
	return false
}

func HasAnyPrefix(s string, words ...string) bool {
	for _, word := range words {
		if strings.HasPrefix(s, word) {
			return true
		}
	}
	return false
}

// CutPrefix takes the first of the words that a text begins with off it, unless hardly anything is left.
func CutPrefix(s string, words ...string) (string, bool) {
	for _, word := range words {
		if strings.HasPrefix(s, word) && (word == "、" || len(s) == len(word) || len(s) > 2*len(word)) {
			return s[len(word):], true
		}
	}
	return s, false
}

func ContainsAny(s string, words []string) bool {
	for _, word := range words {
		if Contains(s, word) {
			return true
		}
	}
	return false
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

// DigitsEnd returns the end of the run of digits that begins at byte i.
func DigitsEnd(s string, i int) int {
	for i < len(s) && '0' <= s[i] && s[i] <= '9' {
		i++
	}
	return i
}

func IsAlphanumeric(r rune) bool {
	return '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
