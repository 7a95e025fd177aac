package queries

import (
	"encoding/json"
	"io"
	"strconv"
	"strings"

	"dutygraph/graph"
)

// Typed is the value that somebody typed for a parameter of a statement of their own: what the text says as JSON (3, true, null,
// ["a","b"], "3"), in which whole numbers are integers, or else the text itself.
func Typed(text string) any {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var value any
	if d.Decode(&value) != nil {
		return text
	}
	if _, err := d.Token(); err != io.EOF {
		return text
	}
	return numbers(value)
}

// AsTyped is what has to be typed for a value that Args made, so that Typed gives it back; of none it is "".
func AsTyped(value any) string {
	text, isText := value.(string)
	if isText && Typed(text) != any(text) {
		return string(graph.AppendJSON(nil, text))
	}
	return graph.Spell(value)
}

// numbers gives the numbers within a JSON value the types that stores know: whole ones are integers.
func numbers(value any) any {
	switch value := value.(type) {
	case json.Number:
		if n, err := strconv.ParseInt(value.String(), 10, 64); err == nil {
			return n
		}
		f, _ := value.Float64()
		return f
	case []any:
		for i := range value {
			value[i] = numbers(value[i])
		}
	case map[string]any:
		for k := range value {
			value[k] = numbers(value[k])
		}
	}
	return value
}
