package extract

import (
	"slices"
	"strings"
)

// cellForms cut the heads of a table and its rows, each at what may stand between cells.
var cellForms = [...]struct{ head, row func(string) []string }{{spacedCells, spacedCells}, {strokeCells, strokeRow}, {commaCells, commaCells}}

// tabbed puts tabs between the cells of tables whose columns are parted by two or more spaces, by upright strokes that do not
// begin their heads, by commas, or by single spaces. Such a table begins with a line of heads.
func (f *Forms) tabbed(lines []line) []line {
	var out []line // nil until something changes
	for i := 0; i < len(lines); i++ {
		rows := f.partedRows(lines[i:])
		if rows == nil {
			continue
		}
		if out == nil {
			out = slices.Clone(lines)
		}
		for j, cells := range rows {
			out[i+j].text = strings.Join(cells, "\t")
		}
		i += len(rows) - 1
	}
	if out == nil {
		return lines
	}
	return out
}

// partedRows are the cells of the lines of a table that begins with the first line, nil where none does.
func (f *Forms) partedRows(lines []line) [][]string {
	for _, form := range cellForms {
		head := form.head(lines[0].text)
		if len(head) < leastHeads || !f.namesColumns(head) {
			continue
		}
		rows := [][]string{head}
		for _, l := range lines[1:] {
			cells := form.row(l.text)
			last := rows[len(rows)-1]
			goesOn := len(cells) > 1 && len(last) < len(head) && len(last)+len(cells)-1 <= len(head)
			if len(cells) < min(3, len(head)-1) && !goesOn {
				break
			}
			rows = append(rows, cells)
		}
		return rows
	}
	return f.wordRows(lines)
}

// leastWords is how many heads a table has at least between whose cells single spaces stand.
const leastWords = 4

// wordRows are the cells of the lines of a table that single spaces part: every word of its first line is the head of a column, and its
// rows are numbered. Where a row has more words than there are columns, one cell holds several: that with which all fit best.
func (f *Forms) wordRows(lines []line) [][]string {
	if strings.Count(lines[0].text, " ") < leastWords-1 || strings.ContainsAny(lines[0].text, "\t|") {
		return nil
	}
	heads := strings.Fields(lines[0].text)
	if len(heads) < leastWords || len(heads) > mostHeads || slices.ContainsFunc(heads, func(s string) bool { return !f.headsColumn(s) }) || !f.namesColumns(heads) {
		return nil
	}
	s := f.meaning(table{heads: make([]head, len(heads))}.named(heads))
	g, rows := f.frame(s.duties()), [][]string{heads}
	for i, l := range lines[1:] {
		words := strings.Fields(l.text)
		if i+2 < len(lines) && isNumberedHeading(l.text) && len(strings.Fields(lines[i+2].text)) >= leastHeads { // 一、农业, inside the table
			rows = append(rows, []string{l.text})
			continue
		}
		if len(words) < leastHeads || !isBareNumber(strings.TrimRight(words[0], ".、")) {
			break
		}
		rows = append(rows, g.gathered(words))
	}
	if len(rows) == 1 {
		return nil
	}
	return rows
}

// gathered puts the words of a row that are too many into one cell.
func (g frame) gathered(words []string) []string {
	surplus := len(words) - len(g.duties)
	if surplus <= 0 {
		return words
	}
	var best []string
	most := never
	for at := range g.duties {
		cells := slices.Concat(words[:at], []string{strings.Join(words[at:at+surplus+1], " ")}, words[at+surplus+1:])
		sum := 0
		for i, c := range cells {
			sum += g.forms.fits(g.duties[i], c)
		}
		if sum > most {
			best, most = cells, sum
		}
	}
	return best
}

// spacedCells cuts a line at runs of two or more spaces.
func spacedCells(s string) []string {
	if !strings.Contains(s, "  ") {
		return nil
	}
	var cells []string
	for _, c := range strings.Split(s, "  ") {
		if c = strings.TrimSpace(c); c != "" {
			cells = append(cells, c)
		}
	}
	return cells
}

// strokeCells cuts a line at upright strokes.
func strokeCells(s string) []string {
	if strings.HasPrefix(s, "|") || !strings.Contains(s, "|") {
		return nil
	}
	cells := strings.Split(strings.TrimSuffix(s, "|"), "|")
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// strokeRow cuts a row at upright strokes; its first cell may be blank.
func strokeRow(s string) []string {
	if rest, ok := strings.CutPrefix(s, "|"); ok {
		return append([]string{""}, strokeCells(rest)...)
	}
	return strokeCells(s)
}

// commaCells cuts a line at commas, as files of tables have them; what double quotes enclose is one cell.
func commaCells(s string) []string {
	comma := ","
	if !strings.Contains(s, comma) {
		comma = "，"
	}
	if strings.Count(s, comma) < leastHeads-1 {
		return nil
	}
	var cells []string
	quoted, from := false, 0
	for i := 0; i < len(s); i++ {
		if s[i] == '"' {
			quoted = !quoted
		} else if !quoted && strings.HasPrefix(s[i:], comma) {
			cells = append(cells, unquoted(s[from:i]))
			from = i + len(comma)
		}
	}
	return append(cells, unquoted(s[from:]))
}

// unquoted takes the double quotes off a cell.
func unquoted(s string) string {
	return strings.ReplaceAll(strings.Trim(strings.TrimSpace(s), `"`), `""`, `"`)
}
