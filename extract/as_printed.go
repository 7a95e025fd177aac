package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/han"
	"dutygraph/graph"
)

// script is the print of a document in traditional characters, which is read in simplified ones: names are known by them, so that
// 財政局 and 财政局 are one. Texts are given back as they were printed.
type script struct {
	first int      // the line of the source that lines begin with
	lines []string // cleaned, in the characters of the print
}

// scriptOf keeps the print of a document's lines, from line first on.
func scriptOf(own string, first int) *script {
	s := &script{first: first}
	for at := 0; at < len(own); {
		end, next, holds := scanLine(own, at)
		s.lines = append(s.lines, holds.plain(own[at:end]))
		at = next
	}
	return s
}

// printedTexts are the properties of what a document owns that hold its words, printedLinks those of links.
var (
	printedTexts = []string{"title", "text", "deadlineText", "dueText", "what", "issuer"}
	printedLinks = []string{"asWritten", "title", "text"}
)

// asPrinted gives the texts of a reading in the characters of its print. Names and keys stay in simplified ones.
func (s *script) asPrinted(r *Reading) {
	at := map[graph.Key]graph.Span{}
	for _, f := range r.Facts {
		if f.Rel == graph.StatedIn {
			at[f.From.Key()] = f.At
		}
	}
	done := map[*graph.Node]bool{}
	for i := range r.Facts {
		f := &r.Facts[i]
		for _, n := range [...]*graph.Node{f.From, f.To} {
			if done[n] || n.Props.Get("document") == nil {
				continue
			}
			span, stated := at[n.Key()]
			if !stated {
				span = f.At
			}
			n.Props, done[n] = s.props(n.Props, printedTexts, span), true
		}
		f.Props = s.props(f.Props, printedLinks, f.At)
	}
	for i := range r.Unread {
		r.Unread[i].Text = s.printed(r.Unread[i].Text, r.Unread[i].At)
	}
}

// props returns properties with those of the names given as they are printed.
func (s *script) props(props graph.Props, names []string, at graph.Span) graph.Props {
	for _, name := range names {
		if value, ok := props.Get(name).(string); ok {
			props = props.With(name, s.printed(value, at))
		}
	}
	return props
}

// printed returns a text in the characters in which its lines have it, run by run; what does not stand there stays as it is.
func (s *script) printed(value string, at graph.Span) string {
	from, to := max(at.First-s.first, 0), min(at.Last-s.first+1, len(s.lines))
	if from >= to {
		return value
	}
	print := squeeze(strings.Join(s.lines[from:to], ""))
	simple := han.Simplified(print)
	var b strings.Builder
	for near := 0; value != ""; {
		p := runIn(simple, value, near)
		if p < 0 {
			_, w := utf8.DecodeRuneInString(value)
			b.WriteString(value[:w])
			value = value[w:]
			continue
		}
		n := 0
		for n < len(value) && p+n < len(simple) && value[n] == simple[p+n] {
			n++
		}
		for n > 0 && n < len(value) && !utf8.RuneStart(value[n]) {
			n--
		}
		b.WriteString(print[p : p+n])
		value, near = value[n:], p+n
	}
	return b.String()
}

// runIn finds where the longest of a few runs with which value begins stands in s, behind byte near if it does there.
func runIn(s, value string, near int) int {
	for _, runes := range [...]int{6, 3, 1} {
		w := 0
		for k := 0; k < runes && w < len(value); k++ {
			_, n := utf8.DecodeRuneInString(value[w:])
			w += n
		}
		if i := strings.Index(s[near:], value[:w]); i >= 0 {
			return near + i
		}
		if i := strings.Index(s, value[:w]); i >= 0 {
			return i
		}
	}
	return -1
}
