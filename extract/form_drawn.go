package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// boxRules are the characters that rules of drawn tables are made of, boxUprights those between cells.
const (
	boxRules    = "─━┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋═╔╗╚╝╠╣╦╩╬┠┨┯┷┿+-┄┈╌╭╮╰╯"
	boxUprights = "│┃║|"
)

// boxMarks are the characters of which every drawn table has one.
var boxMarks = scan.SetOf("│┃║├┼╬")

// hasBoxMark reports whether a line has one; all begin with one of two pairs of bytes.
func hasBoxMark(s string) bool {
	return (strings.Contains(s, "\xe2\x94") || strings.Contains(s, "\xe2\x95")) && boxMarks.In(s)
}

// undrawn makes lines with tabs of the rows of drawn tables; a row's lines between two rules are put together, cell by cell.
func undrawn(lines []line) []line {
	if !slices.ContainsFunc(lines, func(l line) bool { return hasBoxMark(l.text) || strings.HasPrefix(l.text, "+-") }) {
		return lines
	}
	var out []line
	for i := 0; i < len(lines); {
		if !isDrawn(lines[i].text) {
			out = append(out, lines[i])
			i++
			continue
		}
		last := i
		for last < len(lines) && isDrawn(lines[last].text) {
			last++
		}
		out = append(out, drawnRows(lines[i:last])...)
		i = last
	}
	return out
}

// isDrawn reports whether a line is a rule or a row of a drawn table.
func isDrawn(s string) bool {
	r, _ := scan.First(s)
	return strings.ContainsRune(boxUprights, r) && strings.ContainsAny(s[1:], boxUprights) || isDrawnRule(s)
}

// isDrawnRule reports whether a line is a rule of a drawn table.
func isDrawnRule(s string) bool {
	return len(s) > 3 && strings.Trim(s, boxRules+boxUprights+" :") == "" && strings.ContainsAny(s, boxRules)
}

// drawnRows puts the lines of a drawn table together. Where rules part only the head from the body, every line is a row.
func drawnRows(lines []line) []line {
	rules, rows := 0, 0
	for _, l := range lines {
		if isDrawnRule(l.text) {
			rules++
		} else {
			rows++
		}
	}
	each := rules <= 3 && rows > 2
	var cells [][]string // of each row
	var out []line
	open := false // the last row may go on
	for _, l := range lines {
		if isDrawnRule(l.text) {
			open = false
			continue
		}
		got, last := drawnCells(l.text), len(out)-1
		if !open || each && got[0] != "" || len(got) != len(cells[last]) {
			cells, out, open = append(cells, got), append(out, line{no: l.no}), true
			continue
		}
		for i, c := range got {
			cells[last][i] += c
		}
	}
	for i := range out {
		out[i].text = strings.Join(cells[i], "\t")
	}
	return out
}

// drawnCells cuts a row of a drawn table.
func drawnCells(s string) []string {
	s = strings.Trim(s, " ")
	_, w := scan.First(s)
	cells := strings.Split(s[w:], s[:w])
	if n := len(cells); n > 1 && strings.TrimSpace(cells[n-1]) == "" {
		cells = cells[:n-1]
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}
