package extract

import (
	"regexp"
	"strconv"
	"strings"

	"dutygraph/extract/scan"
)

// dueDate returns what a printed deadline means in ISO form: 八月底前, 2025.6.30, 3季度末, 全年. It is empty where nothing tells the
// date, and for what comes again every year, quarter or month: 每季度末.
func dueDate(s string, year int) string {
	if scan.ContainsAny(s, otherYears) {
		return ""
	}
	s = plainDate(s)
	if rest, ok := strings.CutPrefix(s, "全年"); ok && year >= firstYear && len(whens(rest, year)) == 0 {
		return wholeYear(year)
	}
	found := whens(s, year)
	for _, w := range found {
		if strings.HasSuffix(strings.TrimSuffix(s[:w.from], "年"), "每") {
			return ""
		}
	}
	switch {
	case len(found) == 1:
		return found[0].iso
	case len(found) == 2:
		return joinedDates(s, found[0], found[1])
	}
	if y, n := wholeNumber(s); n == len("2025") && y >= firstYear && scan.HasAnyPrefix(s[n:], "年全年", "年度全年", "全年") {
		return wholeYear(y)
	}
	return ""
}

// otherYears are words for years that depend on one that is not printed.
var otherYears = []string{"次年", "翌年", "下一年"}

func wholeYear(year int) string {
	return strconv.Itoa(year) + "-01/" + strconv.Itoa(year) + "-12"
}

// joinedDates returns the interval between two dates with nothing but a dash or its like between them: 2025年10月至2026年3月.
func joinedDates(s string, first, last when) string {
	between := strings.Trim(s[first.to:last.from], " ")
	if between == "" || strings.Trim(between, "至到~～—–-") != "" || first.iso == "" || last.iso == "" || strings.Contains(first.iso+last.iso, "/") || last.iso < first.iso {
		return ""
	}
	return first.iso + "/" + last.iso
}

// figureSigns are the characters of Chinese figures.
const figureSigns = "〇零一二三四五六七八九十"

var (
	// figures are Chinese figures, figured their characters.
	figures = regexp.MustCompile(`[` + figureSigns + `]+`)
	figured = scan.SetOf(figureSigns)
	// figuredDate is a year, a month or a day in Chinese figures, or two of them: 二〇二五年, 十一月, 一至六月.
	figuredDate = regexp.MustCompile(figures.String() + `(?:[至到~～—–-]+` + figures.String() + `)?[年月日]`)
	// numberedQuarter is a quarter of the year: 第3季度, 三季.
	numberedQuarter = regexp.MustCompile(`第?([1-4一二三四])季度?`)
	// dottedDate is a date with marks between its figures: 2025.6.30, 2025/06, 2025-06-30.
	dottedDate = regexp.MustCompile(`((?:19|20)\d\d)(?:\.(\d{1,2})(?:\.(\d{1,2}))?|/(\d{1,2})(?:/(\d{1,2}))?|-(\d{1,2})(?:-(\d{1,2}))?)`)
)

// inDigits writes the Chinese figures of a date in digits.
func inDigits(date string) string {
	return figures.ReplaceAllStringFunc(date, func(figure string) string {
		n, _ := chineseFigure(figure)
		return strconv.Itoa(n)
	})
}

// plainDate writes the dates of a deadline as they are commonly written: 8月底前 for 八月底前, 2025年6月30日 for 2025.6.30.
func plainDate(s string) string {
	if figured.In(s) {
		s = figuredDate.ReplaceAllStringFunc(s, inDigits)
	}
	if strings.Contains(s, "季") {
		s = numberedQuarter.ReplaceAllStringFunc(s, func(quarter string) string {
			n := numberedQuarter.FindStringSubmatch(quarter)[1]
			if i := strings.Index("1234", n); i >= 0 {
				n = "一二三四"[3*i : 3*i+3]
			}
			return n + "季度"
		})
	}
	if !strings.ContainsAny(s, "./-") {
		return s
	}
	return dottedDate.ReplaceAllStringFunc(s, func(date string) string {
		m := dottedDate.FindStringSubmatch(date)
		date = m[1] + "年" + m[2] + m[4] + m[6] + "月"
		if day := m[3] + m[5] + m[7]; day != "" {
			date += day + "日"
		}
		return date
	})
}
