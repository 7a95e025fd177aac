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

// HasAnySuffix reports whether a text ends in one of some words.
func HasAnySuffix(s string, words ...string) bool {
	for _, word := range words {
		if strings.HasSuffix(s, word) {
			return true
		}
	}
	return false
}

// HasAnyPrefix reports whether a text begins with one of some words.
func HasAnyPrefix(s string, words ...string) bool {
	for _, word := range words {
		if strings.HasPrefix(s, word) {
			return true
		}
	}
	return false
}

// CutPrefix takes the first of the words that a text begins with off it. A word is of a longer one where no more stands behind it
// than it is long, 和平; the mark 、 is always one.
func CutPrefix(s string, words ...string) (string, bool) {
	for _, word := range words {
		if strings.HasPrefix(s, word) && (word == "、" || len(s) == len(word) || len(s) > 2*len(word)) {
			return s[len(word):], true
		}
	}
	return s, false
}
