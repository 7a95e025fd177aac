package format

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// run is a piece of print on a page: where its box stands, top and left at 0, and the height of its letters.
type run struct {
	text                     string
	left, top, right, bottom float64
}

// arrange puts the runs of a page together into lines, from the top down and from left to right. Runs stand on one line
// when they overlap by half of the lower one's height.
func arrange(runs []run) []string {
	runs = slices.DeleteFunc(runs, func(r run) bool { return strings.TrimSpace(r.text) == "" })
	slices.SortStableFunc(runs, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.top+a.bottom, b.top+b.bottom), cmp.Compare(a.left, b.left))
	})
	var lines []string
	for first := 0; first < len(runs); {
		last := first + 1
		for last < len(runs) && sameLine(runs[first], runs[last]) {
			last++
		}
		lines = append(lines, across(runs[first:last]))
		first = last
	}
	return lines
}

// sameLine reports whether two runs stand beside each other.
func sameLine(a, b run) bool {
	overlap := min(a.bottom, b.bottom) - max(a.top, b.top)
	return overlap*2 > min(a.bottom-a.top, b.bottom-b.top)
}

// across joins the runs of one line. A gap becomes a space where letters would run together, and where it is wider than
// a letter.
func across(runs []run) string {
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(a.left, b.left) })
	var b strings.Builder
	for i, r := range runs {
		if i > 0 {
			gap, height := r.left-runs[i-1].right, min(r.bottom-r.top, runs[i-1].bottom-runs[i-1].top)
			if gap > height || gap > height/5 && latinEnd(b.String()) && latinStart(r.text) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(r.text)
	}
	return tight(squeeze(b.String()))
}

func latinEnd(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r < 0x80
}

func latinStart(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r < 0x80
}

// tight takes out the spaces that typesetting puts between Chinese letters and figures or Latin letters: 2025 年 6 月.
func tight(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		if r == ' ' && i > 0 && i+1 < len(runes) && isWide(runes[i-1]) != isWide(runes[i+1]) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isWide reports whether a character is as wide as it is high: a Chinese letter or mark.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3001 && r <= 0x303f || r >= 0xff01 && r <= 0xff5e
}
