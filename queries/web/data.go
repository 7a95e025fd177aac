package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"

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
