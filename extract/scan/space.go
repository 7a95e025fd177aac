package scan

import "strings"

// AfterSpace returns the first byte from i on that is no space.
func AfterSpace(s string, i int) int {
	for i < len(s) {
		switch {
		case s[i] == ' ':
			i++
		case s[i] == 0xe3 && strings.HasPrefix(s[i:], "　"):
			i += len("　")
		default:
			return i
		}
	}
	return i
}

// BeforeSpace returns the end of the text before byte i without the spaces there.
func BeforeSpace(s string, i int) int {
	for i > 0 {
		switch {
		case s[i-1] == ' ':
			i--
		case s[i-1] == 0x80 && strings.HasSuffix(s[:i], "　"):
			i -= len("　")
		default:
			return i
		}
	}
	return 0
}

// WithoutSpaces returns a text without its spaces, narrow and wide ones.
func WithoutSpaces(s string) string {
	if !strings.Contains(s, " ") && !strings.Contains(s, "　") {
		return s
	}
	return strings.NewReplacer(" ", "", "　", "").Replace(s)
}
