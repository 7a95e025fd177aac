package main

import (
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"dutygraph/graph"
	"dutygraph/graph/export"
)

// formats of an answer, the first being the usual one.
var answerFormats = []string{"table", "json", "jsonl", "csv", "xlsx"}

var formatFlag = &cli.StringFlag{Name: "format", Value: "table", Usage: "print the answer as `FORMAT`: " + strings.Join(answerFormats, ", ")}

// checkFormat reports a format that there is not, before any work is done for it.
func checkFormat(c *cli.Context) error {
	if c.String("format") == "xlsx" && onTerminal(c.App.Writer) {
		return misuse("a workbook is not for a screen; send it to a file: ... --format xlsx >answer.xlsx")
	}
	return formatAmong(c, answerFormats)
}

// formatAmong reports a format that is none of some.
func formatAmong(c *cli.Context, formats []string) error {
	format := c.String("format")
	if slices.Contains(formats, format) {
		return nil
	}
	return misuse("--format is one of %s, not %q%s", strings.Join(formats, ", "), format, suggest(format, formats))
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
		return t.WriteCSV(w)
	case "xlsx":
		return export.Table(w, t)
	}
	return writeTable(w, t, screenWidth(w))
}

// onTerminal reports whether what is written is read on a screen.
func onTerminal(w io.Writer) bool {
	f, ok := w.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(f.Fd()))
}

// screenWidth is the width of the terminal that w is, or 0 when it is none and lines may have any length.
func screenWidth(w io.Writer) int {
	if !onTerminal(w) {
		return 0
	}
	f := w.(interface{ Fd() uintptr })
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
		keys[i] = graph.AppendJSON(nil, c)
	}
	out := []byte(open)
	for i, row := range t.Rows {
		if i > 0 {
			out = append(out, between...)
		}
		for j, value := range row {
			out = append(append(append(out, "{,"[min(j, 1)]), keys[j]...), ':')
			out = graph.AppendJSON(out, value)
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
