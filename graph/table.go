package graph

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// Table is an answer: rows of values in the order of the columns. A value is nil, a bool, an int64, a float64, a string,
// a []any or a map[string]any; nodes and links stand as maps of their properties.
type Table struct {
	Columns []string
	Rows    [][]any
}

// WriteCSV writes the table as RFC 4180 has it: a line of columns, a line for each row, ended by CR LF. No text in it is a
// formula to a spreadsheet, see Inert.
func (t *Table) WriteCSV(w io.Writer) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	line := make([]string, len(t.Columns))
	for i, name := range t.Columns {
		line[i] = Inert(name)
	}
	err := c.Write(line)
	for _, row := range t.Rows {
		for i, value := range row {
			line[i] = Spell(value)
			switch value.(type) {
			case int64, float64, bool:
			default:
				line[i] = Inert(line[i])
			}
		}
		if err == nil {
			err = c.Write(line)
		}
	}
	c.Flush()
	if err != nil {
		return err
	}
	return c.Error()
}

// Inert puts an apostrophe before a text that a spreadsheet would take for a formula.
func Inert(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

// Spell is a value of a table as people read it: the items of a list are joined with 、, null is nothing.
func Spell(value any) string {
	switch value := value.(type) {
	case nil:
		return ""
	case string:
		return value
	case int64:
		return strconv.FormatInt(value, 10)
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(value)
	case []string:
		return strings.Join(value, "、")
	case []any:
		items := make([]string, len(value))
		for i, v := range value {
			items[i] = Spell(v)
		}
		return strings.Join(items, "、")
	}
	return string(AppendJSON(nil, value))
}

// Shorten cuts a text to so many characters, the last of which stands for what is left out.
func Shorten(text string, most int) string {
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return string(runes[:most-1]) + "…"
}

// AppendJSON appends a value of a table as JSON, Chinese and markup as they are. What JSON cannot say, a number that is none,
// is null.
func AppendJSON(out []byte, value any) []byte {
	if f, ok := value.(float64); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
		value = nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return AppendJSON(out, fmt.Sprint(value))
	}
	return append(out, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}
