package scan

import "regexp"

// Pattern is a pattern for the beginning of a text, tried only where the first character is one of those that it may begin
// with: nearly all print is ruled out by that.
type Pattern struct {
	first *Set
	*regexp.Regexp
}

// PatternOf makes a pattern of an expression, and the characters that it may begin with.
func PatternOf(first, expr string) Pattern { return Pattern{SetOf(first), regexp.MustCompile(expr)} }

// Begins reports whether a text begins as the pattern says.
func (p Pattern) Begins(s string) bool { return p.first.Has(FirstRune(s)) && p.MatchString(s) }

// Find returns what of the beginning of a text the pattern matches.
func (p Pattern) Find(s string) string {
	if !p.first.Has(FirstRune(s)) {
		return ""
	}
	return p.FindString(s)
}
