package format

import (
	"fmt"
	"strings"
	"unicode"
)

// writer puts lines together into a text, each with its place.
type writer struct {
	text  strings.Builder
	lines int
	marks []mark
	cells int
	rules int // drawn on all pages so far
}

// line writes one line; a line that says nothing is left out.
func (w *writer) line(s, place string) error {
	if strings.Trim(s, " \t\u3000\u00a0") == "" {
		return nil
	}
	if len(s) > lineLimit {
		return fmt.Errorf("has a paragraph or row of %d bytes at %s, and none of a document is longer than %d; break it up first", len(s), place, lineLimit)
	}
	if w.text.Len()+len(s) > textLimit {
		return fmt.Errorf("holds more than %d MB of text; cut it into smaller files", textLimit>>20)
	}
	w.lines++
	if n := len(w.marks); n == 0 || w.marks[n-1].place != place {
		w.marks = append(w.marks, mark{w.lines, place})
	}
	w.text.WriteString(s)
	w.text.WriteByte('\n')
	return nil
}

// lines writes lines that come from one place.
func (w *writer) all(lines []string, place string) error {
	for _, s := range lines {
		if err := w.line(s, place); err != nil {
			return err
		}
	}
	return nil
}

// file is what was written.
func (w *writer) file(format string) File {
	return File{Text: w.text.String(), Format: format, places: w.marks}
}

// cell is a cell of a table: the paragraphs in it, how many columns and rows it covers, and whether it goes on from the one above.
type cell struct {
	lines        []string
	across, down int
	goesOn       bool
}

// row is a row of a table and its place.
type row struct {
	cells []cell
	place string
}

// table writes rows as lines whose cells are parted by tabs. A cell that another one covers is blank, but in a row that begins
// with a cell or a number of its own, and is a thing of its own, it says what the one says that covers it from above. What is no
// table but a frame around text is written as that text: a table that never has two cells with text in a row, or one of whose
// cells holds a whole page. So are the rows above the first with two cells: they are the table's caption.
func (w *writer) table(rows []row) error {
	if isFrame(rows) {
		for _, r := range rows {
			for _, c := range r.cells {
				if err := w.all(c.lines, r.place); err != nil {
					return err
				}
			}
		}
		return nil
	}
	begun := false
	covered := map[int]cover{}
	for _, r := range rows {
		begun = begun || filled(r) > 1
		line, err := w.row(r, covered)
		if err != nil {
			return err
		}
		if !begun {
			line = strings.Trim(line, "\t")
		}
		if err := w.line(line, r.place); err != nil {
			return err
		}
	}
	return nil
}

// cover is a cell that covers a column of the rows below: for how many more rows, and what it says.
type cover struct {
	rows int
	text string
}

// row puts a row's cells together and notes what they cover of the rows below.
func (w *writer) row(r row, covered map[int]cover) (string, error) {
	var parts []string
	again := covered[0].rows == 0 && len(r.cells) > 0 && len(r.cells[0].lines) > 0 || beginsNumbered(r)
	above := func(text string) {
		if !again {
			text = ""
		}
		parts = append(parts, text)
	}
	down := func() {
		for c := covered[len(parts)]; c.rows > 0; c = covered[len(parts)] {
			covered[len(parts)] = cover{c.rows - 1, c.text}
			above(c.text)
		}
	}
	for _, c := range r.cells {
		down()
		text := strings.Join(c.lines, " ")
		for i := range max(c.across, 1) {
			if i > 0 {
				text = ""
			}
			if c.goesOn {
				above(covered[len(parts)].text)
				continue
			}
			covered[len(parts)] = cover{max(c.down, 1) - 1, text}
			parts = append(parts, text)
		}
		if len(parts) > columnLimit {
			return "", fmt.Errorf("has a table with more than %d columns at %s; cut it into smaller tables", columnLimit, r.place)
		}
	}
	down()
	if w.cells += len(parts); w.cells > cellLimit {
		return "", fmt.Errorf("has more than %d cells in its tables; cut it into smaller files", cellLimit)
	}
	return strings.Join(parts, "\t"), nil
}

// beginsNumbered reports whether the first cell of a row that is its own and says anything is a number.
func beginsNumbered(r row) bool {
	for _, c := range r.cells {
		if text := strings.Join(c.lines, ""); text != "" && !c.goesOn {
			return strings.Trim(text, "0123456789.、 ") == ""
		}
	}
	return false
}

// pageOfLines is how many paragraphs no cell of a real table holds.
const pageOfLines = 40

// isFrame reports whether rows only set text on a page.
func isFrame(rows []row) bool {
	widest := 0
	for _, r := range rows {
		widest = max(widest, filled(r))
		for _, c := range r.cells {
			if len(c.lines) > pageOfLines {
				return true
			}
		}
	}
	return widest < 2
}

// filled counts the cells of a row that hold text.
func filled(r row) int {
	n := 0
	for _, c := range r.cells {
		if len(c.lines) > 0 {
			n++
		}
	}
	return n
}

// squeeze makes one line of running text: every run of spaces, tabs and line ends becomes one space, none stands at the
// ends, and characters that no print shows are left out.
func squeeze(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' || r == '\v' || r == 0x85 || r == 0xa0 || r == 0x2028 || r == 0x2029:
			space = true
			continue
		case r == unicode.ReplacementChar || r < ' ' || r == 0x7f || r == 0xfeff || r == 0xad || r >= 0x200b && r <= 0x200f:
			continue
		}
		if space && b.Len() > 0 {
			b.WriteByte(' ')
		}
		space = false
		b.WriteRune(r)
	}
	return strings.TrimFunc(b.String(), unicode.IsSpace)
}
