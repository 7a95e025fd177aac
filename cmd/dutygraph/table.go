package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mattn/go-runewidth"

	"dutygraph/graph"
)

// gap parts columns.
const gap = "  "

// leastWidth is what a column keeps at the least when a screen is narrow, or all of it where it is no wider.
const leastWidth = 16

// writeTable writes a table in aligned columns, a Chinese character being two wide. Numbers stand to the right. Where the
// screen is narrower than the table (width 0 is a screen without end), columns in which nothing stands are left out and
// the widest others break their cells over lines; where not even that fits, each row is written as a record, a value
// a line.
func writeTable(w io.Writer, t *graph.Table, width int) error {
	if len(t.Rows) == 0 {
		return nil
	}
	cells := texts(t)
	if width > 0 && sum(natural(cells)) > width {
		t = used(t, cells)
		cells = texts(t)
	}
	widths, fits := fit(natural(cells), width)
	right := numeric(t)
	var out strings.Builder
	if fits {
		for _, row := range cells {
			writeRow(&out, row, widths, right)
		}
	} else {
		for i, row := range cells[1:] {
			writeRecord(&out, i+1, cells[0], row, width)
		}
	}
	_, err := io.WriteString(w, out.String())
	return err
}

// texts are the columns' names and all values as they are shown.
func texts(t *graph.Table) [][]string {
	cells := make([][]string, 0, len(t.Rows)+1)
	cells = append(cells, t.Columns)
	for _, row := range t.Rows {
		line := make([]string, len(row))
		for i, value := range row {
			line[i] = plain(graph.Spell(value))
		}
		cells = append(cells, line)
	}
	return cells
}

// used is the table without the columns in which nothing stands.
func used(t *graph.Table, cells [][]string) *graph.Table {
	out := &graph.Table{Rows: make([][]any, len(t.Rows))}
	for i, name := range t.Columns {
		if !slices.ContainsFunc(cells[1:], func(row []string) bool { return row[i] != "" }) {
			continue
		}
		out.Columns = append(out.Columns, name)
		for j, row := range t.Rows {
			out.Rows[j] = append(out.Rows[j], row[i])
		}
	}
	return out
}

// sum is the width of a table whose columns have these widths.
func sum(widths []int) int {
	total := len(gap) * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	return total
}

// natural is the width of each column's widest cell.
func natural(cells [][]string) []int {
	widths := make([]int, len(cells[0]))
	for _, row := range cells {
		for i, c := range row {
			widths[i] = max(widths[i], runewidth.StringWidth(c))
		}
	}
	return widths
}

// fit takes from the widest columns until the table is no wider than the screen. It reports false where no column has
// anything to give any more and the table is still wider.
func fit(widths []int, screen int) ([]int, bool) {
	total := sum(widths)
	for screen > 0 && total > screen {
		widest := slices.Index(widths, slices.Max(widths))
		if widths[widest] <= leastWidth {
			return widths, false
		}
		widths[widest]--
		total--
	}
	return widths, true
}

// writeRecord writes a row as a record: its number, then each value that there is beside the name of its column.
func writeRecord(out *strings.Builder, no int, columns, row []string, width int) {
	names := 0
	for _, c := range columns {
		names = max(names, runewidth.StringWidth(c))
	}
	fmt.Fprintf(out, "-- %d --\n", no)
	for i, c := range row {
		if c != "" {
			writeRow(out, []string{columns[i], c}, []int{names, max(width-names-len(gap), leastWidth)}, []bool{false, false})
		}
	}
}

// numeric says of each column whether all its values are numbers.
func numeric(t *graph.Table) []bool {
	right := make([]bool, len(t.Columns))
	for i := range right {
		some := false
		right[i] = true
		for _, row := range t.Rows {
			switch row[i].(type) {
			case int64, float64:
				some = true
			case nil:
			default:
				right[i] = false
			}
		}
		right[i] = right[i] && some
	}
	return right
}

// writeRow writes a row over as many lines as its tallest cell has.
func writeRow(out *strings.Builder, row []string, widths []int, right []bool) {
	parts := make([][]string, len(row))
	tallest := 1
	for i, c := range row {
		parts[i] = strings.Split(runewidth.Wrap(c, widths[i]), "\n")
		tallest = max(tallest, len(parts[i]))
	}
	for n := range tallest {
		var line strings.Builder
		for i, p := range parts {
			if i > 0 {
				line.WriteString(gap)
			}
			text := ""
			if n < len(p) {
				text = p[n]
			}
			if right[i] {
				line.WriteString(runewidth.FillLeft(text, widths[i]))
			} else {
				line.WriteString(runewidth.FillRight(text, widths[i]))
			}
		}
		out.WriteString(strings.TrimRight(line.String(), " "))
		out.WriteByte('\n')
	}
}
