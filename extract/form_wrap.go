package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// wrapped reports whether the last line of the open task is as wide as the print, so that the next goes on with its sentence.
func (r *formReader) wrapped() bool {
	last := strings.TrimRight(r.open.lines[len(r.open.lines)-1].text, " ")
	return r.width > 0 && utf8.RuneCountInString(last) >= r.width-wrapSlack && !strings.ContainsRune("。;；:：)）", scan.LastRune(last))
}

// wrapSlack is how much shorter a wrapped line may be than the print is wide, in characters; leastWidth is how wide print is at
// least whose lines are wrapped, and leastFull how many of them it has.
const (
	wrapSlack  = 1
	leastWidth = 20
	leastFull  = 4
)

// printWidth returns how wide print is in characters whose lines end at one margin; 0 where they do not.
func printWidth(lines []line) int {
	width, full := 0, 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l.text))
	}
	for _, l := range lines {
		if utf8.RuneCountInString(l.text) >= width-wrapSlack {
			full++
		}
	}
	if width < leastWidth || full < leastFull || 3*full < len(lines) {
		return 0
	}
	return width
}
