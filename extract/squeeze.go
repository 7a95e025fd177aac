package extract

import "strings"

// joined puts lines of a title together.
func joined(lines []line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(squeeze(l.text))
	}
	return b.String()
}

// squeeze takes the spaces out of a text, except between Latin words.
func squeeze(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] != ' ' {
			b = append(b, s[i])
			continue
		}
		j := i
		for j < len(s) && s[j] == ' ' {
			j++
		}
		if len(b) > 0 && j < len(s) && isLatin(b[len(b)-1]) && isLatin(s[j]) {
			b = append(b, ' ')
		}
		i = j - 1
	}
	return string(b)
}

func isLatin(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }
