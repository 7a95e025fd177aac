package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// cellForms cut a line into the cells of a table, each at what may stand between them.
var cellForms = [...]func(string) []string{spacedCells, strokeCells, commaCells}

// parted puts tabs between the cells of tables whose columns are parted by two or more spaces, by upright strokes that do not
// begin their lines, or by commas. Such a table begins with a line of heads.
func (f *Forms) parted(lines []line) []line {
	var out []line // nil until something changes
	for i := 0; i < len(lines); i++ {
		for _, cells := range cellForms {
			head := cells(lines[i].text)
			if len(head) < leastHeads || !f.namesColumns(head) {
				continue
			}
			if out == nil {
				out = slices.Clone(lines)
			}
			last := i + 1
			for last < len(lines) && len(cells(lines[last].text)) >= min(3, len(head)-1) {
				last++
			}
			for j := i; j < last; j++ {
				out[j].text = strings.Join(cells(lines[j].text), "\t")
			}
			i = last - 1
			break
		}
	}
	if out == nil {
		return lines
	}
	return out
}

// namesColumns reports whether cells are the heads of a table of assignments: short, most of them known.
func (f *Forms) namesColumns(cells []string) bool {
	t, known := table{heads: make([]head, len(cells))}, 0
	for i, c := range cells {
		if len(c) > longestHead || strings.ContainsAny(c, ":：。,，;；") {
			return false
		}
		t.heads[i].name = scan.WithoutSpaces(c)
		if f.headsColumn(c) {
			known++
		}
	}
	return known >= leastHeads && 2*known >= len(cells) && f.meaning(t).assigns()
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
