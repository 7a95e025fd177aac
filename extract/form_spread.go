package extract

import "strings"

// spread puts the cells of a table whose rows all run together on one line on lines of their own:
//
//	序号 任务 责任单位 1 修缮校舍6处 市教育局 2 整治小巷20条 市城管局
func (f *Forms) spread(lines []line) []line {
	for i, l := range lines {
		cells := f.runCells(l.text)
		if cells == nil {
			continue
		}
		out := append(make([]line, 0, len(lines)+len(cells)), lines[:i]...)
		for _, c := range cells {
			out = append(out, line{l.no, c})
		}
		return append(out, f.spread(lines[i+1:])...)
	}
	return lines
}

// runCells cuts a line that holds a table, perhaps behind its title: heads, and behind them the first row's number, 1. It returns
// nil where the line holds none.
func (f *Forms) runCells(s string) []string {
	if len(s) < longLine || !holdsOne(s) {
		return nil
	}
	for _, between := range [...]string{"\t", "|", "  ", " "} {
		if !strings.Contains(s, between+"1"+between) && !strings.Contains(s, between+" 1 "+between) { // the first row's number
			continue
		}
		var cells []string
		for _, c := range strings.Split(s, between) {
			if c = strings.TrimSpace(c); strings.Trim(c, "-:") != "" {
				cells = append(cells, c)
			}
		}
		if f.runsTogether(cells) || len(cells) > 0 && f.runsTogether(cells[1:]) {
			return cells
		}
	}
	return nil
}

// holdsOne reports whether a 1 stands alone in a line, which rules out nearly all.
func holdsOne(s string) bool {
	const parting = " \t|"
	for i := 1; i+1 < len(s); i++ {
		next := strings.IndexByte(s[i:len(s)-1], '1')
		if next < 0 {
			return false
		}
		if i += next; strings.IndexByte(parting, s[i-1]) >= 0 && strings.IndexByte(parting, s[i+1]) >= 0 {
			return true
		}
	}
	return false
}

// runsTogether reports whether cells are the heads of a table and, from a number on, those of its rows.
func (f *Forms) runsTogether(cells []string) bool {
	if len(cells) < 2*leastHeads || !f.headsColumn(cells[0]) {
		return false
	}
	heads := make([]text, 0, mostHeads+1)
	for _, c := range cells[:min(len(cells), mostHeads+1)] {
		heads = append(heads, text{s: c})
	}
	n := f.headCells(heads)
	return n > 0 && len(cells) >= 2*n && isBareNumber(cells[n]) && f.meaning(table{heads: headsOf(heads[:n])}).assigns()
}
