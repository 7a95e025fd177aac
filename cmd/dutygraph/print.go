package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"dutygraph/graph"
)

// formats of an answer, the first being the usual one.
var answerFormats = []string{"table", "json", "jsonl", "csv"}

var formatFlag = &cli.StringFlag{Name: "format", Value: "table", Usage: "print the answer as `FORMAT`: " + strings.Join(answerFormats, ", ")}

// checkFormat reports a format that there is not, before any work is done for it.
func checkFormat(c *cli.Context) error {
	if f := c.String("format"); !slices.Contains(answerFormats, f) {
		return misuse("--format is one of %s, not %q%s", strings.Join(answerFormats, ", "), f, suggest(f, answerFormats))
	}
	return nil
}

// printAnswer writes a table of values in the format that the flags ask for.
func printAnswer(c *cli.Context, t *graph.Table) error {
	w := c.App.Writer
	switch c.String("format") {
	case "json":
		return writeJSON(w, t, "[\n", ",\n", "\n]\n")
	case "jsonl":
		return writeJSON(w, t, "", "\n", "\n")
	case "csv":
		return writeCSV(w, t)
	}
	return writeTable(w, t, screenWidth(w))
}

// screenWidth is the width of the terminal that w is, or 0 when it is none and lines may have any length.
func screenWidth(w io.Writer) int {
	f, ok := w.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return 0
	}
	width, _, err := term.GetSize(int(f.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// writeJSON writes an object for each row, its members in the order of the columns.
func writeJSON(w io.Writer, t *graph.Table, open, between, end string) error {
	if len(t.Rows) == 0 {
		if open != "" {
			_, err := io.WriteString(w, "[]\n")
			return err
		}
		return nil
	}
	keys := make([][]byte, len(t.Columns))
	for i, c := range t.Columns {
		keys[i] = appendJSON(nil, c)
	}
	out := []byte(open)
	for i, row := range t.Rows {
		if i > 0 {
			out = append(out, between...)
		}
		for j, value := range row {
			out = append(append(append(out, "{,"[min(j, 1)]), keys[j]...), ':')
			out = appendJSON(out, value)
		}
		out = append(out, '}')
		if len(out) > 1<<16 {
			if _, err := w.Write(out); err != nil {
				return err
			}
			out = out[:0]
		}
	}
	_, err := w.Write(append(out, end...))
	return err
}

// appendJSON appends a value of an answer as JSON, Chinese as it is. What JSON cannot say, a number that is none, is null.
func appendJSON(out []byte, value any) []byte {
	if f, ok := value.(float64); ok && (math.IsNaN(f) || math.IsInf(f, 0)) {
		value = nil
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(value); err != nil {
		return appendJSON(out, fmt.Sprint(value))
	}
	return append(out, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}

// writeCSV writes a table as RFC 4180 has it: a line of columns, a line for each row, ended by CR LF.
func writeCSV(w io.Writer, t *graph.Table) error {
	c := csv.NewWriter(w)
	c.UseCRLF = true
	if err := c.Write(t.Columns); err != nil {
		return err
	}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, value := range row {
			cells[i] = cell(value)
		}
		if err := c.Write(cells); err != nil {
			return err
		}
	}
	c.Flush()
	return c.Error()
}

// cell is a value as people read it: lists joined with 、, nothing for null.
func cell(value any) string {
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
		cells := make([]string, len(value))
		for i, v := range value {
			cells[i] = cell(v)
		}
		return strings.Join(cells, "、")
	}
	return string(appendJSON(nil, value))
}

// plain makes a text fit for one line of a terminal: what would move the cursor, change colours or turn the direction of
// writing is a blank. Names and texts come from files that nobody vouches for.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == '\u2028' || r == '\u2029' {
			return ' '
		}
		return r
	}, s)
}
