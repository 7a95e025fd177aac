package extract

import (
	"fmt"
	"strings"

	"dutygraph/extract/scan"
)

// parseDate reads the date that s begins with, such as 2024年2月8日, 2024 年 2 月 8 日, 二〇二四年二月八日 or 2024-02-08, and
// returns it in ISO form with the number of bytes that it takes.
func parseDate(s string) (iso string, n int, ok bool) {
	y, i := wholeNumber(s)
	if i == 0 || y < 1900 || y > 2199 {
		return "", 0, false
	}
	rest := strings.TrimLeft(s[i:], " ")
	var month, day string // what ends the year and the month
	switch {
	case strings.HasPrefix(rest, "年"):
		month, day = "年", "月"
	case rest != "" && strings.IndexByte("-./", rest[0]) >= 0:
		month, day = rest[:1], rest[:1]
	default:
		return "", 0, false
	}
	m, rest := nextFigure(rest, month)
	d, rest := nextFigure(rest, day)
	if m < 1 || m > 12 || d < 1 || d > 31 {
		return "", 0, false
	}
	if month == "年" {
		rest = strings.TrimLeft(rest, " ")
		if !strings.HasPrefix(rest, "日") {
			return "", 0, false
		}
		rest = rest[len("日"):]
	}
	return fmt.Sprintf("%04d-%02d-%02d", y, m, d), len(s) - len(rest), true
}

// nextFigure reads a mark and the figure after it; the figure is 0 where either is missing.
func nextFigure(s, mark string) (value int, rest string) {
	s = strings.TrimLeft(s, " ")
	if !strings.HasPrefix(s, mark) || s == "" {
		return 0, ""
	}
	s = strings.TrimLeft(s[len(mark):], " ")
	value, n := wholeNumber(s)
	return value, s[n:]
}

// wholeNumber reads the whole number that s begins with, in digits or in Chinese figures (二〇二四, 十二, 一百零三), and how many
// bytes it takes, 0 where there is none.
func wholeNumber(s string) (value, n int) {
	for n < len(s) && n < 9 && s[n] >= '0' && s[n] <= '9' {
		value = value*10 + int(s[n]-'0')
		n++
	}
	if n > 0 {
		return value, n
	}
	return chineseFigure(s)
}

// chineseFigure reads the Chinese figure that s begins with, spoken (一百零三) or digit by digit (二〇二四).
func chineseFigure(s string) (value, n int) {
	units := false
	total, last := 0, 0
	for n < len(s) {
		r, w := scan.First(s[n:])
		d, unit := chineseDigit(r)
		switch {
		case d < 0 || n > 24:
			if units {
				total += last
				return total, n
			}
			return value, n
		case unit:
			units = true
			total += max(last, 1) * d
			last = 0
		default:
			last = d
			value = value*10 + d
		}
		n += w
	}
	if units {
		return total + last, n
	}
	return value, n
}

// chineseDigit returns the value of a Chinese figure and whether it is a unit such as 十; -1 for another character.
func chineseDigit(r rune) (value int, unit bool) {
	switch r {
	case '〇', '零', '○', 'O':
		return 0, false
	case '一':
		return 1, false
	case '二', '两':
		return 2, false
	case '三':
		return 3, false
	case '四':
		return 4, false
	case '五':
		return 5, false
	case '六':
		return 6, false
	case '七':
		return 7, false
	case '八':
		return 8, false
	case '九':
		return 9, false
	case '十':
		return 10, true
	case '百':
		return 100, true
	}
	return -1, false
}

// wholeDate reads a line that is a date and nothing else but brackets or 印发 around it.
func wholeDate(s string) (iso string, ok bool) {
	if len(s) > 80 || s == "" || !(s[0] >= '0' && s[0] <= '9') && !strings.HasPrefix(s, "(") && !strings.HasPrefix(s, "（") && !strings.HasPrefix(s, "二") {
		return "", false
	}
	s = roundBrackets.Trim(s)
	iso, n, ok := parseDate(s)
	rest := strings.Trim(s[n:], " ")
	return iso, ok && (rest == "" || rest == "印发" || rest == "印" || rest == "发布")
}
