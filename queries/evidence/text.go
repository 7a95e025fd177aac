package evidence

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// Text is a source as it is read: the name of its file, its lines, and what tells where in the file lines are; nil tells
// nothing, as is right for plain text.
type Text struct {
	Name  string
	Lines []string
	Place func(first, last int) string
}

// NewText parts a source into lines, whatever ends them.
func NewText(name, text string, place func(first, last int) string) Text {
	return Text{name, strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n"), place}
}

// Holds reports whether the lines of a document are in a text just as they were when it was loaded.
func (t Text) Holds(d Document) bool {
	return d.LineStart >= 1 && d.LineEnd >= d.LineStart && d.LineEnd <= len(t.Lines) && digest(t.Lines[d.LineStart-1:d.LineEnd]) == d.SHA256
}

// quote adds to a print what its lines say in the text; the zero text says nothing.
func (t Text) quote(p Print) Print {
	if p.LineStart >= 1 && p.LineEnd >= p.LineStart && p.LineEnd <= len(t.Lines) {
		p.Quote = t.Lines[p.LineStart-1 : p.LineEnd]
		p.SHA256 = digest(p.Quote)
		p.Before, p.After = t.around(p.LineStart, p.LineEnd)
		p.Place = t.place([2]int{p.LineStart, p.LineEnd})
	}
	return p
}

// place says where in the file lines are, and nothing of plain text.
func (t Text) place(lines [2]int) string {
	if t.Place == nil || lines[0] == 0 {
		return ""
	}
	return t.Place(lines[0], lines[1])
}

// around returns the hashes of the nearest lines before and after some that say anything.
func (t Text) around(first, last int) (before, after string) {
	for i := first - 2; i >= 0 && before == ""; i-- {
		before = digestOf(t.Lines[i])
	}
	for i := last; i < len(t.Lines) && after == ""; i++ {
		after = digestOf(t.Lines[i])
	}
	return before, after
}

// same reports whether the print stands at the lines from first on.
func (t Text) same(first int, was Print) bool {
	last := first + len(was.Quote) - 1
	return first >= 1 && last <= len(t.Lines) && slices.Equal(t.Lines[first-1:last], was.Quote)
}

// digestOf is the hash of a line, none of a blank one.
func digestOf(line string) string {
	if strings.TrimSpace(line) == "" {
		return ""
	}
	return digest([]string{line})
}

// digest is the SHA-256 of lines with plain line ends between them, as that of documents is.
func digest(lines []string) string {
	sum := sha256.Sum256([]byte(strings.Join(lines, "\n")))
	return hex.EncodeToString(sum[:])
}
