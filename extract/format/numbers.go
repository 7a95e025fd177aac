package format

import (
	"strconv"
	"strings"
)

// numeral writes a number of a list in a numbering style of office documents (numFmt) or of style sheets
// (list-style-type). A style that is not known is written in plain figures.
func numeral(style string, n int) string {
	if n < 0 || n > 99_999 {
		return strconv.Itoa(n)
	}
	switch style {
	case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCounting", "taiwaneseCountingThousand",
		"ideographDigital", "koreanCounting", "cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal", "cjk-decimal":
		return chinese(n, "零一二三四五六七八九", "十百千万")
	case "chineseLegalSimplified", "simp-chinese-formal":
		return chinese(n, "零壹贰叁肆伍陆柒捌玖", "拾佰仟万")
	case "ideographLegalTraditional", "trad-chinese-formal":
		return chinese(n, "零壹貳參肆伍陸柒捌玖", "拾佰仟萬")
	case "ideographTraditional", "cjk-heavenly-stem":
		return nth("甲乙丙丁戊己庚辛壬癸", n)
	case "ideographZodiac", "cjk-earthly-branch":
		return nth("子丑寅卯辰巳午未申酉戌亥", n)
	case "decimalEnclosedCircle", "decimalEnclosedCircleChinese":
		return nth("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n)
	case "decimalEnclosedParen":
		return nth("⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇", n)
	case "decimalEnclosedFullstop":
		return nth("⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛", n)
	case "decimalZero", "decimal-leading-zero":
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
	case "lowerLetter", "lower-alpha", "lower-latin", "a":
		return letters(n, 'a')
	case "upperLetter", "upper-alpha", "upper-latin", "A":
		return letters(n, 'A')
	case "lowerRoman", "lower-roman", "i":
		return strings.ToLower(roman(n))
	case "upperRoman", "upper-roman", "I":
		return roman(n)
	}
	return strconv.Itoa(n)
}

// chinese writes a number below 100,000 in words: 十, 二十一, 一百零三.
func chinese(n int, digits, units string) string {
	d, u := []rune(digits), []rune(units)
	if n == 0 {
		return string(d[0])
	}
	var b strings.Builder
	zero := false
	for place, power := 4, 10_000; place >= 0; place, power = place-1, power/10 {
		digit := n / power % 10
		if digit == 0 {
			zero = b.Len() > 0
			continue
		}
		if zero {
			b.WriteRune(d[0])
			zero = false
		}
		if !(digit == 1 && place == 1 && b.Len() == 0) {
			b.WriteRune(d[digit])
		}
		if place > 0 {
			b.WriteRune(u[place-1])
		}
	}
	return b.String()
}

// nth is the n-th sign of a row, and figures behind its end.
func nth(signs string, n int) string {
	if r := []rune(signs); n >= 1 && n <= len(r) {
		return string(r[n-1])
	}
	return strconv.Itoa(n)
}

// letters counts a, b, … z, aa, bb as office programs do.
func letters(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

// roman writes a number in Roman figures.
func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range [...]struct {
		value int
		sign  string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= r.value; n -= r.value {
			b.WriteString(r.sign)
		}
	}
	return b.String()
}
