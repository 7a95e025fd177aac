package engine

import (
	"errors"
	"fmt"
	"regexp"
	reg "regexp/syntax"
	"strings"

	"dutygraph/graph/embedded/syntax"
)

// regex is a regular expression that Go and Java read alike.
type regex struct {
	text string
	re   *regexp.Regexp
}

// regex compiles a regular expression and refuses one that Go and Java read differently.
func (c *compiler) regex(text string, at syntax.At) *regex {
	if what := unlike(text); what != "" {
		c.refuse(int(at), "the regular expression has %s, which Go and Java read differently", what)
	}
	re, err := regexp.Compile("^(?:" + text + ")$")
	if err != nil {
		what := err
		if e := (*reg.Error)(nil); errors.As(err, &e) {
			what = errors.New(string(e.Code))
		}
		c.refuse(int(at), "the regular expression %q cannot be read: %v", text, what)
	}
	return &regex{text, re}
}

// alike are the characters that may follow a backslash: what they mean is the same in both.
const alike = `dDwWsS\.+*?()[]{}|^$-/tnrf"'`

// unlike returns what in a regular expression Go and Java read differently, or "".
func unlike(text string) string {
	class := false
	for i := 0; i < len(text); i++ {
		rest := text[i+1:]
		switch ch := text[i]; {
		case ch == '\\':
			if rest == "" || !strings.Contains(alike, rest[:1]) {
				return fmt.Sprintf("the escape \\%.1s", rest)
			}
			i++
		case class && ch == '[':
			return "a bracket within a class"
		case class && strings.HasPrefix(text[i:], "&&"):
			return "&& within a class"
		case class:
			class = ch != ']'
		case ch == '[':
			class = true
			if strings.HasPrefix(rest, "]") || strings.HasPrefix(rest, "^]") {
				return "] at the start of a class"
			}
		case ch == '(' && strings.HasPrefix(rest, "?"):
			if !strings.HasPrefix(rest, "?:") && !strings.HasPrefix(rest, "?i)") {
				return "the group (" + rest[:min(2, len(rest))]
			}
		case ch == '$' && rest != "" || ch == '^' && i > 0:
			return "the anchor " + string(ch) + " within"
		case ch == '{' && (rest == "" || !strings.Contains("0123456789", rest[:1])):
			return "a brace that counts nothing"
		case strings.ContainsRune("+*?}", rune(ch)) && strings.HasPrefix(rest, "+"):
			return "a possessive quantifier"
		}
	}
	return ""
}

// odd are the characters that end a line, or are white space, in one of the two only.
const odd = "\r\v\u0085\u2028\u2029"

// matches reports whether the whole text matches.
func (c *compiler) matches(f *frame, p *regex, text string, at syntax.At) bool {
	if strings.ContainsAny(text, odd) || strings.Contains(p.text, "(?i)") && (foreign(text) || foreign(p.text)) {
		c.refuse(int(at), "the regular expression meets a character that Go and Java take differently")
	}
	f.tick()
	return p.re.MatchString(text)
}

// foreign reports whether a text has letters beyond ASCII that come in upper and lower case.
func foreign(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool {
		return r > 0x7f && strings.ToLower(string(r))+strings.ToUpper(string(r)) != string([]rune{r, r})
	})
}
