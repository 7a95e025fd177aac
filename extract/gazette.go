package extract

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/graph"
)

// gazetteOf reads the issue of a gazette from its front matter, the lines before front, and the government in its title:
//
//	宁州市人民政府公报
//	2024 年第 2 期
//	(总第 302 期)
//	2024 年 2 月 28 日出版
func gazetteOf(p printed, front int) (gazette *graph.Node, government string) {
	var title, date string
	var year, number, total int
	read := func(s string) {
		s = squeeze(s)
		if i := strings.Index(s, "公报"); i > 0 && title == "" && utf8.RuneCountInString(s) < 40 && !strings.ContainsAny(s, "。,，") {
			title = strings.TrimLeft(s[:i+len("公报")], "《")
		}
		if y, n, ok := issueOf(s); ok && year == 0 {
			year, number = y, n
		}
		if i := strings.Index(s, "总第"); i >= 0 && total == 0 {
			total, _ = wholeNumber(s[i+len("总第"):])
		}
		if date == "" && (strings.HasSuffix(s, "出版") || strings.HasPrefix(s, "出版日期")) {
			if i := strings.IndexAny(s, "0123456789〇二"); i >= 0 {
				date, _, _ = parseDate(s[i:])
			}
		}
	}
	for _, l := range p.lines[:min(front, 200)] {
		if len(l.text) < 200 {
			read(l.text)
		}
	}
	read(p.head)
	if title == "" || year == 0 || number == 0 {
		return nil, placeOf(title)
	}
	props := graph.PropsOf("title", title, "year", int64(year), "number", int64(number), "date", date)
	if total > 0 {
		props = props.With("totalNumber", int64(total))
	}
	return &graph.Node{Label: graph.Gazette, ID: fmt.Sprintf("%s %d-%d", title, year, number), Props: props}, placeOf(title)
}

// issueOf reads the year and the number of an issue: 2024年第2期.
func issueOf(s string) (year, number int, ok bool) {
	i := strings.Index(s, "年第")
	if i < 4 {
		return 0, 0, false
	}
	year, n := wholeNumber(s[i-4:])
	number, m := wholeNumber(s[i+len("年第"):])
	rest := s[i+len("年第")+m:]
	return year, number, n == 4 && m > 0 && (strings.HasPrefix(rest, "期") || strings.HasPrefix(rest, "号"))
}

// colophon returns the index of the line at which a gazette's colophon begins, the number of lines where there is none:
// what a gazette says of itself (《宁州市人民政府公报》简介), or a group of lines such as ISSN, 主办:, 邮编:.
func colophon(lines []line, from int) int {
	var labels []string // different ones
	first := 0
	for i := from; i < len(lines); i++ {
		s := lines[i].text
		if len(s) > 400 {
			continue
		}
		if strings.HasPrefix(s, "《") && isSelfPortrait(s) {
			return i
		}
		label := colophonLabel(s)
		if label == "" {
			continue
		}
		if len(labels) == 0 || i-first > 10 {
			labels, first = nil, i
		}
		if !slices.Contains(labels, label) {
			labels = append(labels, label)
		}
		if len(labels) == 3 {
			return first
		}
	}
	return len(lines)
}

// isSelfPortrait reports whether a line is a gazette's title in quotation marks followed by 简介, 征订 or nothing.
func isSelfPortrait(s string) bool {
	s = squeeze(s)
	title, rest, ok := strings.Cut(s, "》")
	if !ok || !strings.HasSuffix(title, "公报") {
		return false
	}
	switch strings.TrimLeft(rest, "》") {
	case "", "简介", "征订启事", "征订", "编辑说明", "启事":
		return true
	}
	return false
}

// colophonLabel returns what a line begins with that names publisher, printer, address or serial number.
func colophonLabel(s string) string {
	for _, label := range [...]string{"ISSN", "国际标准刊号", "国内统一刊号", "刊号", "准印证", "主管", "主办", "编辑", "出版", "印刷", "发行", "邮编", "邮政编码", "电话", "传真", "网址", "地址"} {
		if strings.HasPrefix(s, label) && len(s) < 120 {
			return label
		}
	}
	return ""
}
