package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// gathered makes rows of a table that is printed one cell a line: the heads under each other, then every row's cells, each
// row from its number on.
func (f *Forms) gathered(lines []line) []line {
	for i := 0; i+3 < len(lines); i++ {
		n := f.upright(lines[i:])
		if n < 3 {
			continue
		}
		rows, next := uprightRows(lines, i, n)
		if len(rows) < 2 {
			continue
		}
		out := append(slices.Clone(lines[:i]), rows...)
		return append(out, f.gathered(lines[next:])...)
	}
	return lines
}

// upright returns how many of the lines from here on are heads of columns, one a line, the first that of the numbers.
func (f *Forms) upright(lines []line) int {
	n, bodies := 0, false
	for n < len(lines) && len(lines[n].text) <= 60 && !strings.ContainsAny(lines[n].text, "\t|:：。,，") {
		k, ok := f.columns[scan.WithoutSpaces(lines[n].text)]
		if !ok || n == 0 && k.duty != numbered {
			break
		}
		bodies = bodies || k.duty == leading || k.duty == listed
		n++
	}
	if !bodies {
		return 0
	}
	return n
}

// uprightRows puts the cells of each row on one line: a row begins at the next number, with as many cells as there are heads.
func uprightRows(lines []line, i, n int) (rows []line, next int) {
	join := func(ls []line) string {
		cells := make([]string, len(ls))
		for j, l := range ls {
			cells[j] = strings.ReplaceAll(l.text, "\t", " ")
		}
		return strings.Join(cells, "\t")
	}
	rows = append(rows, line{lines[i].no, join(lines[i : i+n])})
	at := i + n
	for at < len(lines) {
		if at+n <= len(lines) && join(lines[at:at+n]) == rows[0].text { // the head again on a new page
			at += n
			continue
		}
		no, w := wholeNumber(lines[at].text)
		if w == 0 || strings.Trim(lines[at].text[w:], " .、") != "" {
			break
		}
		end := at + 1
		for end < len(lines) && end-at < n+6 {
			if m, v := wholeNumber(lines[end].text); v > 0 && m == no+1 && v == len(strings.TrimRight(lines[end].text, " .、")) {
				break
			}
			end++
		}
		if end == len(lines) || end-at > n {
			end = min(at+n, len(lines))
		}
		cells := lines[at:end]
		if len(cells) < n-2 {
			break
		}
		rows = append(rows, line{lines[at].no, join(cells)})
		at = end
	}
	return rows, at
}

// keepNumbers puts the numbers back that stand alone on their lines, as page numbers do, where a table is printed one cell a
// line: those that go on counting after its heads.
func (f *Forms) keepNumbers(p *printed) {
	if !slices.ContainsFunc(p.page, func(l furniture) bool { return l.s == "1" }) {
		return
	}
	i := slices.IndexFunc(p.lines, func(l line) bool { return len(l.text) < 30 && f.columns[scan.WithoutSpaces(l.text)].duty == numbered })
	if i < 0 {
		return
	}
	next, at := 1, p.lines[i].no
	kept, page := slices.Clone(p.lines), p.page[:0]
	for _, l := range p.page {
		if n, w := wholeNumber(l.s); l.no > at && w == len(l.s) && w > 0 && n == next && !l.note {
			kept = append(kept, line{l.no, l.s})
			next++
			continue
		}
		page = append(page, l)
	}
	if next < 3 {
		return
	}
	slices.SortStableFunc(kept, func(a, b line) int { return a.no - b.no })
	p.lines, p.page = kept, page
}
