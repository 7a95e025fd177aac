package evidence

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// Headline says in a line what a hop is about: both ends of a link, or the first things that the row names.
func (h Hop) Headline() string {
	if from, to := h.say("from"), h.say("to"); from != "" && to != "" {
		arrow := "→"
		if h.say("direction") == "<-" {
			arrow = "←"
		}
		link := h.say("link")
		if role := h.say("role"); role != "" {
			link += " " + role
		}
		return from + " " + arrow + " " + link + " " + arrow + " " + to
	}
	if about := h.say("about"); about != "" {
		return about + ": " + h.say("name")
	}
	var parts []string
	for _, v := range h.Says[:min(3, len(h.Says))] {
		parts = append(parts, written(v.Value))
	}
	return strings.Join(parts, " · ")
}

// say is what a row says under a name, as text.
func (h Hop) say(name string) string {
	for _, v := range h.Says {
		if v.Name == name {
			return written(v.Value)
		}
	}
	return ""
}

// written is a value as people read it.
func written(value any) string {
	switch value := value.(type) {
	case nil:
		return ""
	case string:
		return plain(value)
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	case []any:
		parts := make([]string, len(value))
		for i, v := range value {
			parts[i] = written(v)
		}
		return strings.Join(parts, "、")
	}
	return fmt.Sprint(value)
}

// plain shows what would turn the direction of writing, break the line or be seen nowhere as its number.
func plain(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r != '\t' && (unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029') {
			fmt.Fprintf(&b, "[U+%04X]", r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Lines names the lines of a print.
func (p Print) Lines() string {
	if p.LineStart == p.LineEnd {
		return fmt.Sprint(p.LineStart)
	}
	return fmt.Sprintf("%d–%d", p.LineStart, p.LineEnd)
}

// Said lists what a row says as name and text.
func (h Hop) Said() []Line {
	lines := make([]Line, len(h.Says))
	for i, v := range h.Says {
		lines[i] = Line{plain(v.Name), written(v.Value)}
	}
	return lines
}

// Line is a line of a quote with its number, or a value with its name.
type Line struct{ Name, Text string }

// Quoted lists the lines of the quote.
func (p Print) Quoted() []Line {
	lines := make([]Line, len(p.Quote))
	for i, s := range p.Quote {
		lines[i] = Line{fmt.Sprint(p.LineStart + i), plain(s)}
	}
	return lines
}
