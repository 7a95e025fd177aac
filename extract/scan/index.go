package scan

import "strings"

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

// ContainsAny reports whether a text holds one of some words.
func ContainsAny(s string, words []string) bool {
	for _, word := range words {
		if Contains(s, word) {
			return true
		}
	}
	return false
}
