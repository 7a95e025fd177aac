package extract

import (
	"sort"
	"strings"

	"dutygraph/graph"
)

// line is one line of the source after cleaning, with its number in the source, 1-based.
type line struct {
	no   int
	text string
}

// at returns the line as the lines of a statement.
func (l line) at() graph.Span { return graph.Span{First: l.no, Last: l.no} }

// print returns the line as a text.
func (l line) print() text { return textOf([]line{l}, "") }

// text is a run of print put together from pieces of lines: a string that knows which line each of its bytes came from.
// Offsets are bytes. The zero text is empty and ready for use.
type text struct {
	s     string
	marks []mark
	from  int // the offset of s in the text that the marks are of
}

// mark says that the bytes from at on, up to the next mark, came from a line.
type mark struct{ at, line int }

// textOf puts lines together with sep between them; sep belongs to the line before it.
func textOf(lines []line, sep string) text {
	var b strings.Builder
	n := 0
	for _, l := range lines {
		n += len(l.text) + len(sep)
	}
	b.Grow(n)
	t := text{marks: make([]mark, 0, len(lines))}
	for i, l := range lines {
		if i > 0 {
			b.WriteString(sep)
		}
		t.marks = append(t.marks, mark{b.Len(), l.no})
		b.WriteString(l.text)
	}
	t.s = b.String()
	return t
}

// slice returns the bytes [from, to) with their lines.
func (t text) slice(from, to int) text {
	if len(t.marks) == 0 || from == to {
		return text{s: t.s[from:to]}
	}
	first, last := t.mark(from), t.mark(to-1)
	return text{s: t.s[from:to], marks: t.marks[first : last+1], from: t.from + from}
}

// trim returns the text without the spaces around it.
func (t text) trim() text {
	in := trimStretch(t.s, stretch{0, len(t.s)})
	return t.slice(in.from, in.to)
}

// span returns the lines from which the bytes [from, to) came.
func (t text) span(from, to int) graph.Span {
	if len(t.marks) == 0 {
		return graph.Span{}
	}
	return graph.Span{First: t.marks[t.mark(from)].line, Last: t.marks[t.mark(max(from, to-1))].line}
}

// at returns the lines of the whole text.
func (t text) at() graph.Span { return t.span(0, len(t.s)) }

// mark returns the index of the mark that covers byte i.
func (t text) mark(i int) int {
	return max(sort.Search(len(t.marks), func(k int) bool { return t.marks[k].at > t.from+i })-1, 0)
}

// plus returns the text with another after it.
func (t text) plus(u text) text { return joinTexts([]text{t, u}) }

// joinTexts returns texts one after the other.
func joinTexts(pieces []text) text {
	var b strings.Builder
	n, marks := 0, 0
	for _, p := range pieces {
		n += len(p.s)
		marks += len(p.marks)
	}
	b.Grow(n)
	out := text{marks: make([]mark, 0, marks)}
	for _, p := range pieces {
		for _, m := range p.marks {
			out.marks = append(out.marks, mark{max(m.at-p.from, 0) + b.Len(), m.line})
		}
		b.WriteString(p.s)
	}
	out.s = b.String()
	return out
}
