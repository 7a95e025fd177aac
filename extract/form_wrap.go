package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// margin is where the lines of wrapped print end. The zero value is that of print whose lines end anywhere.
type margin struct {
	measure func(string) int
	width   int
}

// wrapSlack is how much shorter a wrapped line may be than the print is wide, in characters; leastWidth is how wide print is at
// least whose lines are wrapped, and leastFull how many of them it has.
const (
	wrapSlack  = 1
	leastWidth = 20
	leastFull  = 4
)

// marginOf finds the margin at which most lines of print end, counted in characters or, as on paper, in columns of which a
// Chinese character takes two.
func marginOf(lines []line) margin {
	best, most := margin{}, max(leastFull, (len(lines)+2)/3)-1
	for _, measure := range [...]func(string) int{utf8.RuneCountInString, columnsOf} {
		m := margin{measure, 0}
		for _, l := range lines {
			m.width = max(m.width, measure(l.text))
		}
		full := 0
		for _, l := range lines {
			if m.reached(l.text) {
				full++
			}
		}
		if m.width >= leastWidth && full > most {
			best, most = m, full
		}
	}
	return best
}

// reached reports whether a line ends at the margin.
func (m margin) reached(s string) bool {
	return m.measure != nil && m.measure(s) >= m.width-m.measure("页")*wrapSlack
}

// columnsOf is how wide print is, in columns.
func columnsOf(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x2e80 {
			n++
		}
	}
	return n
}

// wrapped reports whether the sentence of the last line goes on in the next, since that line ends at the margin.
func (r *formReader) wrapped() bool {
	return r.full && !strings.ContainsRune("。;；:：)）", scan.LastRune(strings.TrimRight(r.lastLine(), " ")))
}
