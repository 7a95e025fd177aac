package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Kind says why a statement has no answer.
type Kind int

// The kinds of Error.
const (
	Invalid Kind = iota // the statement is no Cypher, or makes no sense whatever the data
	Refused             // it may be Cypher, but not the part that is read here
	Writing             // it changes data, which no store lets a statement do
	Failed              // it went wrong while it was answered: a wrong type, a division by zero, a limit
)

// hint stands at the end of what is refused.
const hint = "; a Neo4j store may answer it (--store bolt://…)"

// Error is what is wrong with a statement and where.
type Error struct {
	Kind   Kind
	What   string
	Source string // the statement
	At     int    // offset of the place in bytes, or -1 where no one place is to blame
}

// Error says what is wrong, at which line and column, and shows the line with a mark below the place.
func (e *Error) Error() string {
	what := e.What
	if e.Kind == Refused {
		what += hint
	}
	if e.At < 0 || e.At > len(e.Source) {
		return what
	}
	line, column := e.Position()
	start := strings.LastIndexByte(e.Source[:e.At], '\n') + 1
	text := e.Source[start:]
	if end := strings.IndexByte(text, '\n'); end >= 0 {
		text = text[:end]
	}
	text = strings.TrimRight(text, "\r")
	if len(text) > longest {
		return fmt.Sprintf("line %d, column %d: %s", line, column, what)
	}
	return fmt.Sprintf("line %d, column %d: %s\n  %s\n  %s^", line, column, what, text, blank(e.Source[start:e.At]))
}

// longest is the length of a line, in bytes, up to which an error shows it.
const longest = 400

// Position returns the line and the column of the place, counted from 1; a column is a character.
func (e *Error) Position() (line, column int) {
	before := e.Source[:max(0, min(e.At, len(e.Source)))]
	line = strings.Count(before, "\n") + 1
	column = utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
	return line, column
}

// blank returns white space as wide as the text, so that a mark stands below its place.
func blank(text string) string {
	var b strings.Builder
	for _, r := range text {
		switch {
		case r == '\t':
			b.WriteByte('\t')
		case wide(r):
			b.WriteRune('\u3000')
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// wide reports whether a terminal gives the character two columns: Hangul, kana, Chinese and full-width forms.
func wide(r rune) bool {
	return r >= 0x1100 && r <= 0x115f || r >= 0x2e80 && r <= 0xa4cf || r >= 0xac00 && r <= 0xd7a3 ||
		r >= 0xf900 && r <= 0xfaff || r >= 0xfe30 && r <= 0xfe6f || r >= 0xff00 && r <= 0xff60 ||
		r >= 0xffe0 && r <= 0xffe6 || r >= 0x20000 && r <= 0x3fffd
}
