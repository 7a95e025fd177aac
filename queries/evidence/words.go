package evidence

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"dutygraph/graph"
)

// Ground is a print or several with the hops that rest on just these, one after another.
type Ground struct {
	Hops   []Hop
	Prints []Print
}

// Grounds puts hops together that follow each other and rest on the same print, so that it need be read but once.
func (p Packet) Grounds() []Ground {
	var all []Ground
	for _, h := range p.Hops {
		if n := len(all) - 1; n >= 0 && reflect.DeepEqual(all[n].Prints, h.Prints) {
			all[n].Hops = append(all[n].Hops, h)
			continue
		}
		all = append(all, Ground{[]Hop{h}, h.Prints})
	}
	return all
}

// headRunes is how long a value may be that stands in a headline.
const headRunes = 60

// Headline says in a line what a hop is about: both ends of a link, or the first things that the row names.
func (h Hop) Headline() string {
	line, _ := h.headline()
	return line
}

// headline is the line and the names of the values that stand in it.
func (h Hop) headline() (line string, told []string) {
	from, to := h.say("from"), h.say("to")
	switch {
	case from != "" && to != "":
		arrow := map[bool]string{false: "→", true: "←"}[h.say("direction") == "<-"]
		link := strings.TrimSpace(h.say("link") + " " + h.say("role"))
		line = fmt.Sprintf("%s (%s) %s %s %s %s (%s)", from, h.say("fromKind"), arrow, link, arrow, to, h.say("toKind"))
		return line, []string{"from", "fromKind", "direction", "link", "role", "to", "toKind"}
	case h.say("about") != "":
		told = []string{"task", "about", "name"}
		if len([]rune(h.say("name"))) > headRunes {
			told = told[:2]
		}
	default:
		for _, v := range h.Says[:min(3, len(h.Says))] {
			if len([]rune(written(v.Value))) <= headRunes {
				told = append(told, v.Name)
			}
		}
	}
	var parts []string
	for _, name := range told {
		parts = append(parts, h.say(name))
	}
	return strings.Join(parts, " · "), told
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

// Line is a line of a quote with its number, or a value with its name.
type Line struct{ Name, Text string }

// Said lists what a row says beside its headline, as name and text.
func (h Hop) Said() []Line {
	_, told := h.headline()
	var lines []Line
	for _, v := range h.Says {
		if !slices.Contains(told, v.Name) {
			lines = append(lines, Line{plain(v.Name), written(v.Value)})
		}
	}
	return lines
}

// Lines names the lines of a print, and where in the file they are.
func (p Print) Lines() string {
	lines := run(p.LineStart, p.LineEnd)
	if p.Place != "" {
		lines += " (" + plain(p.Place) + ")"
	}
	return lines
}

// Quoted lists the lines of the quote.
func (p Print) Quoted() []Line {
	lines := make([]Line, len(p.Quote))
	for i, s := range p.Quote {
		lines[i] = Line{fmt.Sprint(p.LineStart + i), plain(s)}
	}
	return lines
}

// PartName says what of a row a print states, where it is not all of it.
func (p Print) PartName() string {
	switch p.Part {
	case wholePart:
		return ""
	case rulePart:
		return "规则 rule"
	}
	return plain(p.Part)
}

// Name is what a document is called: its number, or its key where it has none.
func (d Document) Name() string {
	if d.Number != "" {
		return plain(d.Number)
	}
	return plain(d.ID)
}

// Whole is the document's name with its title and date, which its key says where it has no number.
func (d Document) Whole() string {
	if d.Number == "" {
		return d.Name()
	}
	return strings.Join(slices.DeleteFunc([]string{d.Name(), plain(d.Title), plain(d.Date)}, func(s string) bool { return s == "" }), " ")
}

// Lines names the lines of a document.
func (d Document) Lines() string { return run(d.LineStart, d.LineEnd) }

// From names the file that the document was loaded from, and the library that read it.
func (d Document) From() string {
	if d.Reader == "" {
		return plain(d.Source)
	}
	return plain(d.Source + " (" + d.Reader + ")")
}

// run names lines.
func run(first, last int) string {
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d–%d", first, last)
}

// written is a value as people read it.
func written(value any) string {
	switch value := value.(type) {
	case json.Number: // of a packet that was read
		if f, err := value.Float64(); err == nil && strings.ContainsAny(value.String(), ".eE") {
			return graph.Spell(f)
		}
		return plain(value.String())
	case []any:
		parts := make([]string, len(value))
		for i, v := range value {
			parts[i] = written(v)
		}
		return strings.Join(parts, "、")
	}
	return plain(graph.Spell(value))
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
