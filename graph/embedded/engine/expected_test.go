package engine

import (
	"fmt"
	"slices"
	"strings"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/value"
)

// spelled prints a value as the test kit does, in a normal form: labels and keys in order. With loose, lists are sorted.
func spelled(v any, loose bool) string {
	switch v := v.(type) {
	case nil:
		return "null"
	case string:
		return "'" + v + "'"
	case []any:
		items := make([]string, len(v))
		for i, x := range v {
			items[i] = spelled(x, loose)
		}
		return spelledList(items, loose)
	case map[string]any:
		keys := value.Keys(v)
		items := make([]string, len(keys))
		for i, k := range keys {
			items[i] = k + ": " + spelled(v[k], loose)
		}
		return "{" + strings.Join(items, ", ") + "}"
	case *memory.Node:
		labels := slices.Sorted(slices.Values(v.Labels))
		text := ""
		for _, l := range labels {
			text += ":" + l
		}
		return spelledNode(text, spelled(value.Properties(v.All()), loose))
	case *memory.Link:
		return spelledLink(":"+v.Type.Name, spelled(value.Properties(v.All()), loose))
	case *value.Path:
		text := spelled(v.Nodes[0], loose)
		for i, l := range v.Links {
			if l.From == v.Nodes[i] {
				text += "-" + spelled(l, loose) + "->"
			} else {
				text += "<-" + spelled(l, loose) + "-"
			}
			text += spelled(v.Nodes[i+1], loose)
		}
		return "<" + text + ">"
	}
	return value.String(v)
}

func spelledList(items []string, loose bool) string {
	if loose {
		slices.Sort(items)
	}
	return "[" + strings.Join(items, ", ") + "]"
}

func spelledNode(labels, props string) string {
	if props == "{}" {
		return "(" + labels + ")"
	}
	return "(" + strings.TrimSpace(labels+" "+props) + ")"
}

func spelledLink(kind, props string) string {
	if props == "{}" {
		return "[" + kind + "]"
	}
	return "[" + kind + " " + props + "]"
}

// expectation reads a value of the test kit's tables and prints it in the normal form.
type expectation struct {
	text  string
	at    int
	loose bool
}

// normalized returns the normal form of a value as the test kit writes it.
func normalized(text string, loose bool) string {
	e := &expectation{text: text, loose: loose}
	s := e.value()
	if e.skip(); e.at != len(text) {
		panic(fmt.Sprintf("the expected value %s is not understood at %d", text, e.at))
	}
	return s
}

func (e *expectation) skip() {
	for e.at < len(e.text) && e.text[e.at] == ' ' {
		e.at++
	}
}

func (e *expectation) peek() byte {
	if e.skip(); e.at < len(e.text) {
		return e.text[e.at]
	}
	return 0
}

func (e *expectation) take(s string) bool {
	e.skip()
	if strings.HasPrefix(e.text[e.at:], s) {
		e.at += len(s)
		return true
	}
	return false
}

// word reads up to a mark.
func (e *expectation) word() string {
	e.skip()
	start := e.at
	for e.at < len(e.text) && !strings.ContainsRune(" ,:{}[]()<>|", rune(e.text[e.at])) {
		e.at++
	}
	return e.text[start:e.at]
}

func (e *expectation) value() string {
	switch e.peek() {
	case '\'':
		return e.quoted()
	case '[':
		return e.bracketed()
	case '{':
		return e.mapping()
	case '(':
		return e.node()
	case '<':
		return e.path()
	}
	start := e.at
	for e.at < len(e.text) && !strings.ContainsRune(",}])", rune(e.text[e.at])) {
		e.at++
	}
	word := strings.TrimSpace(e.text[start:e.at])
	var x float64
	if strings.ContainsAny(word, ".eE") {
		if _, err := fmt.Sscan(word, &x); err == nil {
			return value.String(x)
		}
	}
	return word
}

func (e *expectation) quoted() string {
	e.take("'")
	var s strings.Builder
	for ; e.text[e.at] != '\''; e.at++ {
		c := e.text[e.at]
		if c == '\\' && strings.IndexByte(`'\n`, e.text[e.at+1]) >= 0 {
			e.at++
			if c = e.text[e.at]; c == 'n' {
				c = '\n'
			}
		}
		s.WriteByte(c)
	}
	e.at++
	return "'" + s.String() + "'"
}

// bracketed reads a list or a link.
func (e *expectation) bracketed() string {
	e.take("[")
	if e.peek() == ':' {
		e.take(":")
		kind := ":" + e.word()
		props := "{}"
		if e.peek() == '{' {
			props = e.mapping()
		}
		e.take("]")
		return spelledLink(kind, props)
	}
	items := []string{}
	for e.peek() != ']' {
		items = append(items, e.value())
		e.take(",")
	}
	e.take("]")
	return spelledList(items, e.loose)
}

func (e *expectation) mapping() string {
	e.take("{")
	values := map[string]any{}
	for e.peek() != '}' {
		key := e.word()
		e.take(":")
		values[key] = e.value()
		e.take(",")
	}
	e.take("}")
	var items []string
	for _, key := range value.Keys(values) {
		items = append(items, key+": "+values[key].(string))
	}
	return "{" + strings.Join(items, ", ") + "}"
}

func (e *expectation) node() string {
	e.take("(")
	var labels []string
	for e.take(":") {
		labels = append(labels, ":"+e.word())
	}
	props := "{}"
	if e.peek() == '{' {
		props = e.mapping()
	}
	e.take(")")
	slices.Sort(labels)
	return spelledNode(strings.Join(labels, ""), props)
}

func (e *expectation) path() string {
	e.take("<")
	text := e.node()
	for e.peek() != '>' {
		arrow := "-"
		if e.take("<") {
			arrow = "<-"
		}
		e.take("-")
		text += arrow + e.bracketed()
		e.take("-")
		if e.take(">") {
			text += "->"
		} else {
			text += "-"
		}
		text += e.node()
	}
	e.take(">")
	return "<" + text + ">"
}
