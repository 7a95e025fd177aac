package extract

import (
	"fmt"
	"strconv"
	"strings"

	"dutygraph/extract/scan"
)

// when is a date or period found in running print: the bytes [from, to) that say it, and what it means in ISO form, a day,
// a month (2024-03) or an interval (2024-04/2024-08). iso is empty where the print is ambiguous, as in 3月前, and where
// nothing says of which year it is.
type when struct {
	from, to int
	iso      string
}

// whenAt reads the date that begins at byte i of s, in a document of the year given: 11月底前, 2024年6月, 5月18日,
// 4月—8月, 9月份, 年底前, 一季度, 上半年. It reports false where none begins there.
func whenAt(s string, i, year int) (when, bool) {
	p := dateReader{s: s, i: i, year: year}
	if !p.period() {
		return when{}, false
	}
	if p.year < firstYear {
		p.iso = ""
	}
	return when{i, p.i, p.iso}, true
}

// firstYear is the first that a document may be of; what comes before is none.
const firstYear = 1900

// whens finds every date in s, from left to right.
func whens(s string, year int) []when {
	var found []when
	for i := 0; i < len(s); {
		if beginsDate(s[i:]) && !continues(s, i) {
			if w, ok := whenAt(s, i, year); ok {
				found = append(found, w)
				i = w.to
				continue
			}
		}
		_, n := scan.First(s[i:])
		i += n
	}
	return found
}

// beginsDate is the cheap test before the thorough one.
func beginsDate(s string) bool {
	if s[0] >= '0' && s[0] <= '9' {
		return true
	}
	for _, begin := range [...]string{"年底", "年末", "年内", "今年", "本年", "明年", "上半年", "下半年", "一季度", "二季度", "三季度", "四季度", "第一季度", "第二季度", "第三季度", "第四季度"} {
		if strings.HasPrefix(s, begin) {
			return true
		}
	}
	return false
}

// continues reports whether byte i stands inside a number.
func continues(s string, i int) bool {
	return i > 0 && (s[i-1] >= '0' && s[i-1] <= '9' || s[i-1] == '.')
}

// dateReader reads one date, from left to right.
type dateReader struct {
	s    string
	i    int
	year int
	iso  string
}

// word moves over the first of the words that stands here, spaces before it included.
func (p *dateReader) word(words ...string) string {
	at := p.spaces()
	for _, w := range words {
		if strings.HasPrefix(p.s[at:], w) {
			p.i = at + len(w)
			return w
		}
	}
	return ""
}

// number moves over a number of at most four digits, spaces before it included.
func (p *dateReader) number() (int, bool) {
	at := p.spaces()
	end := at
	for end < len(p.s) && end-at < 5 && p.s[end] >= '0' && p.s[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(p.s[at:end])
	if err != nil || end-at > 4 {
		return 0, false
	}
	p.i = end
	return n, true
}

func (p *dateReader) spaces() int {
	at := p.i
	for at < len(p.s) && p.s[at] == ' ' {
		at++
	}
	return at
}

// period reads a date or an interval.
func (p *dateReader) period() bool {
	if p.part() {
		return true
	}
	p.ownYear()
	if p.part() {
		return true
	}
	first, ok := p.number()
	if !ok || first < 1 || first > 12 {
		return false
	}
	if p.word("月") == "" {
		return p.months(first) // 4—8月
	}
	if p.months(first) {
		return true
	}
	return p.month(first)
}

// ownYear moves over a year printed before the rest of the date, and nothing else.
func (p *dateReader) ownYear() {
	back := *p
	if w := p.word("今年", "本年度", "本年"); w != "" {
		return
	}
	if p.word("明年") != "" {
		p.year++
		return
	}
	year, ok := p.number()
	if !ok || year < 1900 || year > 2100 || p.word("年") == "" {
		*p = back
		return
	}
	p.year = year
	p.word("度")
}

// part reads a part of the year that is no month: 年底, 上半年, 一季度.
func (p *dateReader) part() bool {
	back := *p
	switch w := p.word("年底", "年末", "年内", "底", "末", "上半年", "下半年", "第一季度", "第二季度", "第三季度", "第四季度", "一季度", "二季度", "三季度", "四季度"); w {
	case "":
		return false
	case "底", "末":
		if !strings.HasSuffix(strings.TrimRight(p.s[:back.i], " "), "年") {
			*p = back
			return false
		}
		p.iso = p.day(12, 31)
	case "年底", "年末", "年内":
		p.iso = p.day(12, 31)
	case "上半年":
		p.iso = p.interval(1, 6)
	case "下半年":
		p.iso = p.interval(7, 12)
	default:
		p.quarter(strings.Index("一二三四", strings.TrimPrefix(w, "第")[:3])/3 + 1)
		return true
	}
	p.word("之前", "以前", "前")
	return true
}

// quarter reads what follows 一季度: 末, 底 and 前, or nothing. As 3月前 is, 一季度前 is ambiguous.
func (p *dateReader) quarter(no int) {
	p.iso = p.interval(3*no-2, 3*no)
	switch {
	case p.word("末", "底") != "":
		p.iso = lastDay(p.year, 3*no)
		p.word("之前", "以前", "前")
	case p.word("之前", "以前", "前") != "":
		p.iso = ""
	}
}

// months reads the second half of 4月—8月 or 4—8月.
func (p *dateReader) months(first int) bool {
	back := *p
	if p.word("—", "－", "–", "-", "~", "至", "到") == "" {
		return false
	}
	p.word("—", "－", "-")
	last, ok := p.number()
	if !ok || last <= first || last > 12 || p.word("月份", "月") == "" {
		*p = back
		return false
	}
	if p.word("底前", "底") != "" {
		p.iso = fmt.Sprintf("%04d-%02d/%s", p.year, first, lastDay(p.year, last))
		return true
	}
	p.iso = p.interval(first, last)
	return true
}

// month reads what follows 6月: a day, 底, 底前, 份 or nothing. 6月前 is ambiguous and has no ISO form.
func (p *dateReader) month(month int) bool {
	back := *p
	if day, ok := p.number(); ok && p.word("日", "号") != "" && day >= 1 && day <= 31 {
		p.iso = p.day(month, day)
		p.word("之前", "以前", "前")
		return true
	}
	*p = back
	switch p.word("底之前", "底以前", "底前", "底", "末前", "末", "份", "之前", "以前", "前") {
	case "底之前", "底以前", "底前", "底", "末前", "末":
		p.iso = lastDay(p.year, month)
	case "之前", "以前", "前":
		p.iso = ""
	default:
		p.iso = fmt.Sprintf("%04d-%02d", p.year, month)
		p.word("上旬", "中旬", "下旬")
	}
	return true
}

func (p *dateReader) day(month, day int) string {
	return fmt.Sprintf("%04d-%02d-%02d", p.year, month, day)
}

func (p *dateReader) interval(first, last int) string {
	return fmt.Sprintf("%04d-%02d/%04d-%02d", p.year, first, p.year, last)
}

// lastDay returns the last day of a month in ISO form.
func lastDay(year, month int) string {
	day := [...]int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}[month-1]
	if month == 2 && year%4 == 0 && (year%100 != 0 || year%400 == 0) {
		day = 29
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}
