package quantity

import (
	"strconv"
	"strings"

	"dutygraph/extract/scan"
)

// numeral is a number as printed, in digits or in words. In words, 万 and 亿 at its end are no part of it but of the unit,
// as in print with digits.
type numeral struct {
	value    float64
	from, to int
	words    bool
	vague    bool // a round number without a digit: 百, 千
	Valid    bool // false for a run that no number is spelled as: 八八, 十四五, or one too long to be a figure
}

// NumberAt reads the number that begins at byte i, in digits or words.
func NumberAt(s string, i int) numeral {
	if i < len(s) && '0' <= s[i] && s[i] <= '9' {
		return digitNumber(s, i)
	}
	return wordNumber(s, i)
}

// digitNumber reads a number in digits: 490, 5.5, 12,000.
func digitNumber(s string, i int) numeral {
	const longest = 15 // digits that a float64 keeps
	n := numeral{from: i, to: scan.DigitsEnd(s, i)}
	grouped := n.to-i <= 3
	for grouped && n.to < len(s) && s[n.to] == ',' && scan.DigitsEnd(s, n.to+1) == n.to+4 {
		n.to += 4
	}
	if n.to+1 < len(s) && s[n.to] == '.' && scan.DigitsEnd(s, n.to+1) > n.to+1 {
		n.to = scan.DigitsEnd(s, n.to+1)
	}
	if n.to-i > longest {
		return n
	}
	printed := s[i:n.to]
	if strings.IndexByte(printed, ',') >= 0 {
		printed = strings.ReplaceAll(printed, ",", "")
	}
	value, err := strconv.ParseFloat(printed, 64)
	n.value, n.Valid = value, err == nil
	return n
}

// wordNumber reads a number in words: 三, 十二, 一百五十, 两. Where none begins at byte i its end is 0.
func wordNumber(s string, i int) numeral {
	n := numeral{from: i, words: true}
	end := i
	for end < len(s) {
		if _, scale := wordValue(s, end); scale == 0 {
			break
		}
		end += len("一")
	}
	if end == i {
		return numeral{}
	}
	n.to = end
	for n.to > i && (strings.HasSuffix(s[i:n.to], "万") || strings.HasSuffix(s[i:n.to], "亿")) {
		n.to -= len("万")
	}
	if n.to == i { // 万, 亿 alone: a round number of one
		n.to = i + len("万")
		n.value, _ = wordValue(s, i)
		n.vague, n.Valid = true, true
		return n
	}
	n.value, n.vague, n.Valid = spelled(s[i:n.to])
	return n
}

// spelled returns the value of a number in words; vague where no digit is in it.
func spelled(s string) (value float64, vague, ok bool) {
	vague = true
	var total, section, digit float64
	last := 1e9 // the scale before, which the next must be smaller than
	for i := 0; i < len(s); i += len("一") {
		v, scale := wordValue(s, i)
		switch {
		case scale == 1:
			if digit > 0 {
				return 0, false, false
			}
			digit, vague = v, false
		case scale >= 1e4:
			total, section, digit, last = (total+section+digit)*scale, 0, 0, 1e9
		default:
			if scale >= last {
				return 0, false, false
			}
			if scale == 10 {
				vague = false
			}
			section, digit, last = section+max(digit, 1)*scale, 0, scale
		}
	}
	return total + section + digit, vague, true
}

// wordValue returns what the character at byte i means in a number: the value of a digit with scale 1, or the scale of a
// power of ten; scale 0 for any other character.
func wordValue(s string, i int) (value, scale float64) {
	if i+3 > len(s) || s[i] < 0xe3 || s[i] > 0xe9 {
		return 0, 0
	}
	switch s[i : i+3] {
	case "零", "〇":
		return 0, 1
	case "一":
		return 1, 1
	case "二", "两":
		return 2, 1
	case "三":
		return 3, 1
	case "四":
		return 4, 1
	case "五":
		return 5, 1
	case "六":
		return 6, 1
	case "七":
		return 7, 1
	case "八":
		return 8, 1
	case "九":
		return 9, 1
	case "十":
		return 10, 10
	case "百":
		return 100, 100
	case "千":
		return 1000, 1000
	case "万":
		return 1e4, 1e4
	case "亿":
		return 1e8, 1e8
	}
	return 0, 0
}

// isName reports whether the print around a number makes it part of a name, an ordinal, a ratio or a time of day.
func isName(s string, n numeral) bool { return gluedBefore(s, n.from) || gluedAfter(s, n.to) }

// gluedBefore reports whether what stands before byte i makes the number there part of something: PM2.5, G60, 第5, 3×24,
// 〔2024〕.
func gluedBefore(s string, i int) bool {
	r, n := scan.Last(s[:i])
	switch r {
	case '_', '{', '^', '+', '#', '.', '〔', '第', '×', '№':
		return true
	case '前': // 前三季度; 提前3天 is a quantity
		return !strings.HasSuffix(s[:i], "提前")
	case '-', '—', '–', '/', ':', '*':
		before, _ := scan.Last(s[:i-n])
		return scan.IsAlphanumeric(before)
	}
	return scan.IsAlphanumeric(r)
}

// gluedAfter reports whether what follows byte i makes the number before it part of something: 5G, 8+4, 3+N, 1:1, 7×24.
func gluedAfter(s string, i int) bool {
	if i >= len(s) {
		return false
	}
	r, n := scan.First(s[i:])
	next, _ := scan.First(s[i+n:])
	switch r {
	case '+', ':', '.':
		return scan.IsAlphanumeric(next)
	case '#', '×', '〕', '_':
		return true
	case '-', '—':
		return scan.IsAlphanumeric(next) && (next < '0' || next > '9')
	}
	return scan.IsAlphanumeric(r) && latinUnit(s, i) == i
}

// nameEnd returns where to read on after a number that is part of a name: past the letters and digits glued to it.
func nameEnd(s string, i int) int {
	for i < len(s) && (scan.IsAlphanumeric(rune(s[i])) || strings.IndexByte("+-_{}.:/", s[i]) >= 0) {
		i++
	}
	return i
}
