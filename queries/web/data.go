package web

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"dutygraph/graph"
)

// named is an answer of which a page has several.
type named struct {
	Name string
	*graph.Table
}

// tablesJSON writes one answer as an array of objects, several as an object of such arrays.
func tablesJSON(tables []named) []byte {
	var out []byte
	if len(tables) == 1 {
		out = appendTable(out, tables[0].Table)
		return append(out, '\n')
	}
	out = append(out, '{')
	for i, t := range tables {
		if i > 0 {
			out = append(out, ',', '\n')
		}
		out = append(appendJSON(out, t.Name), ':')
		out = appendTable(out, t.Table)
	}
	return append(out, "}\n"...)
}

// appendTable appends an object for each row, its members in the order of the columns.
func appendTable(out []byte, t *graph.Table) []byte {
	out = append(out, '[')
	for i, row := range t.Rows {
		if i > 0 {
			out = append(out, ',', '\n')
		}
		for j, value := range row {
			out = append(appendJSON(append(out, "{,"[min(j, 1)]), t.Columns[j]), ':')
			out = appendJSON(out, value)
		}
		out = append(out, '}')
	}
	return append(out, ']')
}

// appendJSON appends a value as JSON. Markup is escaped, so that no browser takes data for a page. What JSON cannot say, a
// number that is none, is null.
func appendJSON(out []byte, value any) []byte {
	if f, ok := value.(float64); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
		value = nil
	}
	raw, err := json.Marshal(value)
	if err != nil {
		raw, _ = json.Marshal(fmt.Sprint(value))
	}
	return append(out, bytes.TrimSpace(raw)...)
}

// writeCSV writes a table as RFC 4180 has it. A text that a spreadsheet would take for a formula gets a quote before it.
func writeCSV(w io.Writer, t *graph.Table) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	if err := c.Write(t.Columns); err != nil {
		return err
	}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, value := range row {
			cells[i] = plain(value)
			if isText(value) && cells[i] != "" && strings.ContainsRune("=+-@\t\r", rune(cells[i][0])) {
				cells[i] = "'" + cells[i]
			}
		}
		if err := c.Write(cells); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// isText reports whether a value is written as somebody's text, alone or within a list.
func isText(value any) bool {
	switch value.(type) {
	case int64, float64, bool, nil:
		return false
	}
	return true
}

// plain is a value as people read it: lists joined with 、, nothing for null.
func plain(value any) string {
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
	case []any:
		parts := make([]string, len(value))
		for i, v := range value {
			parts[i] = plain(v)
		}
		return strings.Join(parts, "、")
	}
	return string(appendJSON(nil, value))
}

// row is a row of an answer by the names of its columns.
type row map[string]any

// rowsOf returns the rows of an answer by name.
func rowsOf(t *graph.Table) []row {
	rows := make([]row, len(t.Rows))
	for i := range t.Rows {
		rows[i] = rowOf(t, i)
	}
	return rows
}

// rowOf returns a row of an answer by name.
func rowOf(t *graph.Table, i int) row {
	r := make(row, len(t.Columns))
	for j, c := range t.Columns {
		r[c] = t.Rows[i][j]
	}
	return r
}

// text is a value that is a text, else "".
func (r row) text(name string) string {
	s, _ := r[name].(string)
	return s
}

// number is a value that is a whole number, else 0.
func (r row) number(name string) int64 {
	n, _ := r[name].(int64)
	return n
}

// amount is a value that is a number of either sort, else 0.
func (r row) amount(name string) float64 {
	if f, ok := r[name].(float64); ok {
		return f
	}
	return float64(r.number(name))
}
