package gold

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"dutygraph/extract/han"
)

// fold writes what means the same in one way: without blanks and invisible characters, narrow, simplified, and with one form
// of each bracket, dash and dot.
func fold(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		case r >= '！' && r <= '～':
			r = r - '！' + '!'
		}
		switch r {
		case '〔', '【':
			return '['
		case '〕', '】':
			return ']'
		case '—', '–', '~':
			return '-'
		case '•', '‧':
			return '·'
		}
		return r
	}, s)
	return han.Simplified(s)
}

var (
	quotes      = regexp.MustCompile("[“”\"'‘’「」『』《》<>〈〉`*★☆]")
	punctuation = regexp.MustCompile(`[,;:。、.!?()\[\]]`)
	endBracket  = regexp.MustCompile(`\([^()]*\)$`)
	place       = regexp.MustCompile(`(区|县|市|州|镇|乡|街道)$`)
	government  = regexp.MustCompile(`(区|县|市|州|旗)(政府)?$`)
	office      = regexp.MustCompile(`(人民)?政府$`)
	numberHead  = regexp.MustCompile(`^[第\[(]+`)
	numberTail  = regexp.MustCompile(`[条项\])、.,*★]+$`)
	worksEnd    = regexp.MustCompile(`(项目|工程)$`)
	nameBracket = regexp.MustCompile(`\(.*?\)$`)
	general     = regexp.MustCompile(`^(国务院|(市|省|县|区)(政府|直|级|人民政府)?)?(各|其他|有关|相关|直属|各有关|各相关|各直属)*(部门|单位|地方|地|地区|工作专班)$`)
)

// textKey is what a text is compared by.
func textKey(s string) string {
	return punctuation.ReplaceAllString(quotes.ReplaceAllString(fold(s), ""), "")
}

// unitKey is what a unit's name is compared by: second names in brackets are left out, and 人民政府 is 政府.
func unitKey(s string) string {
	s = strings.TrimRight(quotes.ReplaceAllString(fold(s), ""), "。.,;、等")
	for {
		short := endBracket.ReplaceAllString(s, "")
		if short == s || short == "" || strings.HasPrefix(short, "各") && place.MatchString(short) {
			return strings.ReplaceAll(s, "人民政府", "政府")
		}
		s = short
	}
}

// nameKey is what a person's name is compared by.
func nameKey(s string) string {
	return strings.ReplaceAll(nameBracket.ReplaceAllString(fold(s), ""), "·", "")
}

// districtKey is what a district's name is compared by.
func districtKey(s string) string { return office.ReplaceAllString(fold(s), "") }

// projectKey is what a project's name is compared by.
func projectKey(s string) string {
	return worksEnd.ReplaceAllString(strings.NewReplacer("(", "", ")", "", "[", "", "]", "", "、", "", ",", "").Replace(quotes.ReplaceAllString(fold(s), "")), "")
}

// numberKey is what a task's number is compared by: 第12项, (十二) and 12. are 12.
func numberKey(s string) string {
	s = numberTail.ReplaceAllString(numberHead.ReplaceAllString(fold(s), ""), "")
	if f, err := strconv.ParseFloat(s, 64); err == nil && f == float64(int(f)) {
		return strconv.Itoa(int(f))
	}
	if n, ok := chineseNumber(s); ok {
		return strconv.Itoa(n)
	}
	return s
}

// chineseNumber reads a number below ten thousand.
func chineseNumber(s string) (int, bool) {
	const digits = "零一二三四五六七八九"
	total, current := 0, 0
	for _, r := range s {
		switch r {
		case '十', '百', '千':
			total += max(current, 1) * map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
			current = 0
			continue
		case '〇':
			r = '零'
		case '两':
			r = '二'
		}
		i := strings.IndexRune(digits, r)
		if i < 0 {
			return 0, false
		}
		current = i / len("零")
	}
	return total + current, s != ""
}

// key is what a target is compared by, its operator aside: the value in ones, and the unit without its scale.
func (t Target) key() Target {
	unit := fold(t.Unit)
	if unit == "-" || unit == "无" {
		unit = ""
	}
	value, err := strconv.ParseFloat(strings.ReplaceAll(fold(t.Value), ",", ""), 64)
	if err != nil {
		return Target{Value: textKey(t.Value), Unit: unit}
	}
	for _, scale := range []struct {
		word string
		of   float64
	}{{"万亿", 1e12}, {"亿", 1e8}, {"万", 1e4}} {
		if rest, ok := strings.CutPrefix(unit, scale.word); ok {
			unit, value = rest, value*scale.of
			return Target{Value: strconv.FormatFloat(value, 'g', 10, 64), Unit: unit}
		}
	}
	if rest, ok := strings.CutPrefix(unit, "千"); ok && !strings.HasPrefix(rest, "瓦") && !strings.HasPrefix(rest, "克") && !strings.HasPrefix(rest, "米") && !strings.HasPrefix(rest, "卡") {
		unit, value = rest, value*1e3
	}
	return Target{Value: strconv.FormatFloat(value, 'g', 10, 64), Unit: unit}
}

// operators are the signs and words of each operator of the graph.
var operators = map[string]string{"": "=", "==": "=", "eq": "=", "≥": ">=", "gte": ">=", "gt": ">", "≤": "<=", "lte": "<=", "lt": "<",
	"~": "≈", "about": "≈", "approx": "≈", "约": "≈", "左右": "≈"}

// operator is an operator as the graph writes it.
func operator(s string) string {
	if op, ok := operators[s]; ok {
		return op
	}
	return s
}
