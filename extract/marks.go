package extract

import (
	"strings"

	"dutygraph/extract/scan"
)

// style is the form of a number that a clause or a heading begins with.
type style byte

// The styles of numbering.
const (
	unnumbered  style = iota
	digitDot          // 1.
	digitComma        // 1、
	digitParen        // 1) and (1)
	chinese           // 一、
	chineseIn         // (一)
	ringed            // ①
	article           // 第一条
	partHeading       // 第一部分, 第一章
)

// ofParts reports whether headings of parts have numbers of the style.
func (st style) ofParts() bool { return st == chineseIn || st.ofOuterParts() }

// ofOuterParts reports whether headings of parts have them that stand inside no other.
func (st style) ofOuterParts() bool { return st == chinese || st == partHeading }

// numbering reads the number that a line begins with: its style, its value, and where the text after it begins. A line
// without one is unnumbered.
func numbering(s string) (st style, no, at int) {
	if s == "" {
		return unnumbered, 0, 0
	}
	switch c := s[0]; {
	case c >= '0' && c <= '9':
		st, no, at = digitNumbering(s)
	case c < 0xe2:
		if c == '(' {
			st, no, at = bracketNumbering(s, 1)
		}
	default:
		st, no, at = wideNumbering(s)
	}
	if st == unnumbered {
		return unnumbered, 0, 0
	}
	for at < len(s) && s[at] == ' ' {
		at++
	}
	return st, no, at
}

// digitNumbering reads 1. and 1、 and 1), and those with spaces before the mark. A point before another figure is a decimal's and
// no numbering, unless a year follows it (1.2024年).
func digitNumbering(s string) (style, int, int) {
	no, n := wholeNumber(s)
	if n > 4 {
		return unnumbered, 0, 0
	}
	rest := s[n:]
	if spaces := scan.AfterSpace(s, n) - n; spaces > 0 {
		if after := strings.TrimLeft(rest[spaces:], ".、 "); after == "" || after[0] >= '0' && after[0] <= '9' {
			return unnumbered, 0, 0
		}
		n, rest = n+spaces, rest[spaces:]
	}
	switch {
	case strings.HasPrefix(rest, "."):
		if len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9' && !startsWithDate(rest[1:]) {
			return unnumbered, 0, 0
		}
		return digitDot, no, n + 1
	case strings.HasPrefix(rest, "、"):
		return digitComma, no, n + len("、")
	case strings.HasPrefix(rest, ")"), strings.HasPrefix(rest, "）"):
		_, w := scan.First(rest)
		return digitParen, no, n + w
	}
	return unnumbered, 0, 0
}

// startsWithDate reports whether s begins with a year or a month: 2024年, 8月.
func startsWithDate(s string) bool {
	y, n := wholeNumber(s)
	rest := strings.TrimLeft(s[n:], " ")
	return n == 4 && y > 1900 && y < 2200 && strings.HasPrefix(rest, "年") || y >= 1 && y <= 12 && strings.HasPrefix(rest, "月")
}

// bracketNumbering reads (一) and (1), whose opening bracket is of width bytes.
func bracketNumbering(s string, width int) (style, int, int) {
	no, n := wholeNumber(s[width:])
	rest := s[width+n:]
	if n == 0 || !strings.HasPrefix(rest, ")") && !strings.HasPrefix(rest, "）") {
		return unnumbered, 0, 0
	}
	_, w := scan.First(rest)
	if c := s[width]; c >= '0' && c <= '9' {
		return digitParen, no, width + n + w
	}
	return chineseIn, no, width + n + w
}

// wideNumbering reads 一、 and （一） and ① and 第一条.
func wideNumbering(s string) (style, int, int) {
	r, w := scan.First(s)
	switch {
	case r == '（':
		return bracketNumbering(s, w)
	case r >= '①' && r <= '⑳':
		return ringed, int(r-'①') + 1, w
	case r == '第':
		no, n := wholeNumber(strings.TrimLeft(s[w:], " "))
		rest := strings.TrimLeft(s[w:], " ")[n:]
		for _, kind := range [...]string{"条", "部分", "章"} {
			if n > 0 && strings.HasPrefix(rest, kind) {
				at := len(s) - len(rest) + len(kind)
				if kind == "条" {
					return article, no, at
				}
				return partHeading, no, at
			}
		}
	case r == '★' || r == '☆' || r == '※':
		st, no, at := numbering(s[w:])
		return st, no, at + w
	}
	no, n := chineseFigure(s)
	if n > 0 && no > 0 && strings.HasPrefix(s[n:], "、") {
		return chinese, no, n + len("、")
	}
	return unnumbered, 0, 0
}
