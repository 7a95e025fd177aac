package gold

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
)

// Parse reads a gold; name is what the file is called in errors. Its form is told by its beginning: JSON, JSON one a line, or a table.
func Parse(name, text string) (Gold, error) {
	text = strings.TrimPrefix(text, "\ufeff")
	var g Gold
	var err error
	switch start := strings.TrimLeft(text, " \t\r\n"); {
	case start == "":
		return g, fmt.Errorf("%s: is empty; it needs a table of tasks or JSON", name)
	case start[0] == '{' || start[0] == '[':
		g, err = parseJSON(name, text)
	default:
		g, err = parseTable(name, text)
	}
	if err == nil && len(g.Tasks) == 0 {
		err = fmt.Errorf("%s: holds no task", name)
	}
	return g, err
}

// object is a JSON object whose members are read one by one.
type object map[string]json.RawMessage

// jsonReader reads objects and knows on which line they began.
type jsonReader struct {
	name, text string
	d          *json.Decoder
}

// line is the line of the next value.
func (r *jsonReader) line() int {
	at := int(r.d.InputOffset())
	for at < len(r.text) && strings.IndexByte(" \t\r\n,:", r.text[at]) >= 0 {
		at++
	}
	return 1 + strings.Count(r.text[:at], "\n")
}

func (r *jsonReader) wrong(line int, err error) error {
	return fmt.Errorf("%s:%d: %w", r.name, line, err)
}

// parseJSON reads one object with tasks, a list of tasks, or one task a line.
func parseJSON(name, text string) (Gold, error) {
	var g Gold
	r := &jsonReader{name, text, json.NewDecoder(strings.NewReader(text))}
	for {
		line := r.line()
		var raw json.RawMessage
		if !r.d.More() {
			if rest := strings.TrimSpace(text[r.d.InputOffset():]); rest != "" {
				return g, r.wrong(line, fmt.Errorf("%.20q stands after the last value", rest))
			}
			return g, nil
		}
		at := r.d.InputOffset()
		if err := r.d.Decode(&raw); err != nil {
			return g, r.wrong(r.line(), fmt.Errorf("is no JSON: %w", err))
		}
		start := int(at) + strings.Index(text[at:], string(raw[:1]))
		if err := r.value(&g, raw, start); err != nil {
			return g, err
		}
	}
}

// value takes a value that stands by itself: a list of tasks, an object with tasks, or a task.
func (r *jsonReader) value(g *Gold, raw json.RawMessage, start int) error {
	line := 1 + strings.Count(r.text[:start], "\n")
	if raw[0] == '[' {
		return r.list(g, raw, start)
	}
	var o object
	if err := json.Unmarshal(raw, &o); err != nil {
		return r.wrong(line, fmt.Errorf("a task is an object such as {\"no\": \"1\", \"lead\": [\"…\"]}: %w", err))
	}
	if tasks, ok := o["tasks"]; ok {
		if err := g.about(o); err != nil {
			return r.wrong(line, err)
		}
		return r.list(g, tasks, start+bytes.Index(raw, tasks))
	}
	if o["no"] == nil { // a line that says something of the whole
		if err := g.about(o); err != nil {
			return r.wrong(line, err)
		}
		return nil
	}
	return r.task(g, o, line)
}

// list takes a list of tasks.
func (r *jsonReader) list(g *Gold, raw json.RawMessage, start int) error {
	inner := &jsonReader{r.name, string(raw), json.NewDecoder(bytes.NewReader(raw))}
	before := strings.Count(r.text[:start], "\n")
	if t, err := inner.d.Token(); err != nil || t != json.Delim('[') {
		return r.wrong(before+1, fmt.Errorf("tasks are a list, [{\"no\": \"1\", …}, …]"))
	}
	for inner.d.More() {
		line := before + inner.line()
		var o object
		if err := inner.d.Decode(&o); err != nil {
			return r.wrong(line, fmt.Errorf("a task is an object such as {\"no\": \"1\", \"lead\": [\"…\"]}: %w", err))
		}
		if err := r.task(g, o, line); err != nil {
			return err
		}
	}
	return nil
}

// about reads what a gold says of all of its tasks.
func (g *Gold) about(o object) error {
	var aliases map[string]string
	var ignored []string
	for name, to := range map[string]any{"aliases": &aliases, "ignore_units": &ignored, "of": &g.Whole, "sample": &g.Sample} {
		if raw, ok := o[name]; ok {
			if err := json.Unmarshal(raw, to); err != nil {
				return fmt.Errorf("%s: %w", name, err)
			}
		}
	}
	for other, name := range aliases {
		g.alias(other, name)
	}
	for _, name := range ignored {
		g.Ignored = append(g.Ignored, unitKey(name))
	}
	return nil
}

// alias says that a unit may be read by another name.
func (g *Gold) alias(other, name string) {
	if g.Also == nil {
		g.Also = map[string][]string{}
	}
	g.Also[unitKey(name)] = append(g.Also[unitKey(name)], unitKey(other))
}

// task reads one task.
func (r *jsonReader) task(g *Gold, o object, line int) error {
	t, err := taskOf(o)
	if err != nil {
		return r.wrong(line, err)
	}
	t.Line = line
	g.Tasks = append(g.Tasks, t)
	return nil
}
