package syntax

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sort is the sort of a token.
type sort uint8

const (
	end     sort = iota // of the statement
	word                // a name or a keyword
	quoted              // a name between backticks
	integer             // 12, 0xff, 0o17
	decimal             // 1.5, 1e3, .5
	str                 // 'text' or "text", its escapes resolved
	param               // $name
	mark                // punctuation and operators
)

// token is one word of a statement.
type token struct {
	sort sort
	text string
	at   int // offset of its first byte
	end  int // offset behind its last byte
}

// is reports whether the token is the keyword or mark.
func (t token) is(text string) bool {
	return t.sort == mark && t.text == text || t.sort == word && strings.EqualFold(t.text, text)
}

// String names the token as an error message does.
func (t token) String() string {
	switch t.sort {
	case end:
		return "the end of the statement"
	case str:
		return "a string"
	case param:
		return "$" + t.text
	}
	return fmt.Sprintf("%q", t.text)
}

// marks are the operators of several characters, longest first among those that share a start. The dashes and heads of
// arrows stay single: the parser puts them together, since a<-1 is a comparison.
var marks = []string{"..", "<=", "<>", ">=", "=~", "+=", "||", "::"}

// lexer cuts a statement into tokens.
type lexer struct {
	text   string
	at     int
	tokens []token
}

// scan cuts the whole statement. The last token is of sort end.
func scan(text string) (tokens []token, err error) {
	if !utf8.ValidString(text) {
		return nil, &Error{Invalid, "the statement is not valid UTF-8", text, -1}
	}
	l := &lexer{text: text}
	for {
		if err := l.skip(); err != nil {
			return nil, err
		}
		if l.at == len(text) {
			return append(l.tokens, token{end, "", l.at, l.at}), nil
		}
		t, err := l.next()
		if err != nil {
			return nil, err
		}
		l.tokens = append(l.tokens, t)
		l.at = t.end
	}
}

func (l *lexer) fail(at int, format string, args ...any) error {
	return &Error{Invalid, fmt.Sprintf(format, args...), l.text, at}
}

// codeEscape refuses an escape that is not in a string.
func (l *lexer) codeEscape(at int) error {
	return &Error{Refused, "\\u outside of a string is not read here", l.text, at}
}

// skip passes over white space and comments.
func (l *lexer) skip() error {
	for l.at < len(l.text) {
		rest := l.text[l.at:]
		r, size := utf8.DecodeRuneInString(rest)
		switch {
		case blankRune(r):
			l.at += size
		case strings.HasPrefix(rest, "//"):
			n := strings.IndexAny(rest, "\r\n")
			if n < 0 {
				n = len(rest)
			}
			l.at += n
		case strings.HasPrefix(rest, "/*"):
			n := strings.Index(rest[2:], "*/")
			if n < 0 {
				return l.fail(l.at, "the comment has no end")
			}
			l.at += n + 4
		default:
			return nil
		}
	}
	return nil
}

// blankRune reports whether the character is white space between tokens.
func blankRune(r rune) bool {
	return unicode.IsSpace(r) && r != 0x85 || r >= 0x1c && r <= 0x1f || r == 0x180e
}

// next reads the token that starts here.
func (l *lexer) next() (token, error) {
	rest := l.text[l.at:]
	r, _ := utf8.DecodeRuneInString(rest)
	switch {
	case r >= '0' && r <= '9' || r == '.' && len(rest) > 1 && isDigit(rest[1]):
		return l.number()
	case r == '\'' || r == '"':
		return l.quotedString(byte(r))
	case r == '`':
		return l.quotedName()
	case r == '$':
		return l.parameter()
	case startsName(r):
		n := nameLength(rest)
		return token{word, rest[:n], l.at, l.at + n}, nil
	}
	if strings.HasPrefix(rest, `\u`) {
		return token{}, l.codeEscape(l.at)
	}
	for _, m := range marks {
		if strings.HasPrefix(rest, m) {
			return token{mark, m, l.at, l.at + len(m)}, nil
		}
	}
	if strings.ContainsRune("()[]{},:;.=<>+-*/%^|&!", r) {
		return token{mark, rest[:1], l.at, l.at + 1}, nil
	}
	if plain := plainMark(r); plain != 0 {
		return token{}, l.fail(l.at, "the character %q has no place here; write %q", r, plain)
	}
	return token{}, l.fail(l.at, "the character %q has no place here", r)
}

// startsName reports whether a name may start with the character.
func startsName(r rune) bool {
	return r == '_' || unicode.IsLetter(r) || unicode.Is(unicode.Pc, r) || unicode.Is(unicode.Nl, r)
}

// nameLength returns the length in bytes of the name at the start of the text.
func nameLength(text string) int {
	for i, r := range text {
		if !startsName(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Mc, r) && !unicode.Is(unicode.Sc, r) {
			return i
		}
	}
	return len(text)
}

// parameter reads $name, $`name` or $1.
func (l *lexer) parameter() (token, error) {
	start := l.at
	rest := l.text[start+1:]
	if strings.HasPrefix(rest, "`") {
		l.at++
		t, err := l.quotedName()
		l.at, t.sort, t.at = start, param, start
		return t, err
	}
	n := nameLength(rest)
	if n == 0 {
		return token{}, l.fail(start, "expected the name of a parameter after $")
	}
	return token{param, rest[:n], start, start + 1 + n}, nil
}

// quotedName reads `a name`, in which two backticks stand for one.
func (l *lexer) quotedName() (token, error) {
	var name strings.Builder
	for i := l.at + 1; i < len(l.text); i++ {
		if strings.HasPrefix(l.text[i:], `\u`) {
			return token{}, l.codeEscape(i)
		}
		if l.text[i] != '`' {
			name.WriteByte(l.text[i])
			continue
		}
		if i+1 < len(l.text) && l.text[i+1] == '`' {
			name.WriteByte('`')
			i++
			continue
		}
		if name.Len() == 0 {
			return token{}, l.fail(l.at, "a name cannot be empty")
		}
		return token{quoted, name.String(), l.at, i + 1}, nil
	}
	return token{}, l.fail(l.at, "the name has no closing backtick")
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }

// number reads an integer or a decimal. The two dots of a range, as in [1..3], belong to no number.
func (l *lexer) number() (token, error) {
	text, start := l.text, l.at
	i, kind := start, integer
	if strings.HasPrefix(text[i:], "0x") || strings.HasPrefix(text[i:], "0X") || strings.HasPrefix(text[i:], "0o") {
		i += 2 + nameLength(text[i+2:])
		return token{integer, text[start:i], start, i}, nil
	}
	digits := func() {
		for i < len(text) && (isDigit(text[i]) || text[i] == '_' && i+1 < len(text) && isDigit(text[i+1])) {
			i++
		}
	}
	digits()
	if i+1 < len(text) && text[i] == '.' && isDigit(text[i+1]) {
		kind = decimal
		i++
		digits()
	}
	if i < len(text) && (text[i] == 'e' || text[i] == 'E') {
		j := i + 1
		if j < len(text) && (text[j] == '-' || text[j] == '+') {
			j++
		}
		if j < len(text) && isDigit(text[j]) {
			kind, i = decimal, j
			digits()
		}
	}
	if n := nameLength(text[i:]); n > 0 {
		return token{}, l.fail(start, "%q is no number", text[start:i+n])
	}
	return token{kind, text[start:i], start, i}, nil
}

// quotedString reads a string up to its closing quote.
func (l *lexer) quotedString(quote byte) (token, error) {
	var s strings.Builder
	for i := l.at + 1; i < len(l.text); {
		switch c := l.text[i]; c {
		case quote:
			return token{str, s.String(), l.at, i + 1}, nil
		case '\\':
			r, size, err := l.escape(i)
			if err != nil {
				return token{}, err
			}
			s.WriteRune(r)
			i += size
		default:
			s.WriteByte(c)
			i++
		}
	}
	return token{}, l.fail(l.at, "the string has no closing quote")
}

// escapes are the characters that stand for another after a backslash.
var escapes = map[byte]rune{'\\': '\\', '\'': '\'', '"': '"', '`': '`', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

// escape reads the escape whose backslash stands at i, and returns its length.
func (l *lexer) escape(i int) (rune, int, error) {
	if i+1 >= len(l.text) {
		return 0, 0, l.fail(l.at, "the string has no closing quote")
	}
	if r, ok := escapes[l.text[i+1]]; ok {
		return r, 2, nil
	}
	if l.text[i+1] != 'u' {
		return '\\', 1, nil // what is no escape stands as it is
	}
	r, ok := hex(l.text, i+2)
	if !ok {
		return 0, 0, l.fail(i, "\\u takes four hexadecimal digits")
	}
	if r < 0xd800 || r > 0xdfff {
		return r, 6, nil
	}
	low, ok := hex(l.text, i+8) // of a pair of surrogates
	if !ok || r > 0xdbff || low < 0xdc00 || low > 0xdfff || l.text[i+6:i+8] != `\u` {
		return 0, 0, l.fail(i, "half a character: a surrogate without its other half")
	}
	return 0x10000 + (r-0xd800)<<10 + (low - 0xdc00), 12, nil
}

// hex reads four hexadecimal digits.
func hex(text string, i int) (rune, bool) {
	if i+4 > len(text) {
		return 0, false
	}
	n, err := strconv.ParseUint(text[i:i+4], 16, 32)
	return rune(n), err == nil
}
