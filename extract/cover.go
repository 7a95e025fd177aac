package extract

import (
	"fmt"
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// bodyOf returns the index of the line at which a document's text begins: after the head, which ends at line from, and
// after the covering text from the salutation to the signature and the title of what it brings, if there are any.
//
//	各区、县(市)人民政府,市政府各部门:
//	《…责任分解》已经市政府同意,现印发给你们…
//	宁州市人民政府办公厅
//	2024年2月8日
//	2024年…责任分解
func bodyOf(lines []line, from int, f *Forms) int {
	if from >= len(lines) || !isSalutation(lines[from].text, &f.labels) || f.headsFirst(lines[from:]) {
		return from
	}
	for i := from + 1; i < len(lines)-1; i++ {
		if f.labels.begins(lines[i].text) {
			break
		}
		if _, ok := wholeDate(lines[i].text); !ok {
			continue
		}
		if slices.ContainsFunc(lines[from+1:min(i, from+firstTask)], func(l line) bool { return f.assignsWork(l.text) }) { // the date is of the whole notice
			break
		}
		i++
		body := i
		for n := i; n < len(lines) && n < i+5 && isTitleLine(lines[n].text); n++ {
			if endsAsTitle(squeeze(lines[n].text)) {
				body = n + 1
			}
		}
		return body
	}
	return from + 1
}

// headsFirst reports whether the first line, which ends in a colon, names who answers for the numbered tasks under it, and addresses
// nobody: 市长王某负责: or 市水利局:.
func (f *Forms) headsFirst(lines []line) bool {
	if len(lines) < 2 || f.empty() {
		return false
	}
	if st, no, _ := numbering(lines[1].text); st == unnumbered || st == chinese || no != 1 {
		return false
	}
	_, led := f.partLeaders(lines[0].text)
	return led || f.isTimeHead(lines[0].text) || f.namesOnly(lines[0].text) && !isCollective(strings.TrimRight(lines[0].text, ":： "))
}

// firstTask is within how many lines behind the salutation the first task of a notice without an attachment stands.
const firstTask = 40

// answering are words of which one is in whatever says who answers for a task.
var answering = []string{"牵头", "负责", "单位", "部门", "主办", "会同", "落实"}

// assignsWork reports whether a line is a numbered task that says who answers for it, or a label.
func (f *Forms) assignsWork(s string) bool {
	if _, ok := f.label(s); ok { // 【牵头单位】 alone in its line
		return true
	}
	st, _, _ := numbering(s)
	return st != unnumbered && scan.ContainsAny(s[max(0, len(s)-longestPhrase):], answering) && answer(f.statements(text{s: s}))
}

// isSalutation reports whether a line addresses the bodies that a notice is for; a first task that lists its points does not.
func isSalutation(s string, set *labelSet) bool {
	if len(s) >= 600 || !strings.ContainsRune(colons, scan.LastRune(s)) || set.begins(s) {
		return false
	}
	st, _, _ := numbering(s)
	return st == unnumbered
}

// attachedTitle returns the title of what a covering notice brings, without quotation marks: of 某府关于印发某某分解的通知
// it is 某某分解.
func attachedTitle(title string) string {
	i := strings.Index(title, "印发")
	if i < 0 {
		return ""
	}
	s, ok := strings.CutSuffix(title[i+len("印发"):], "的通知")
	if !ok {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(s, "《"), "》")
}

// isBreakdownTitle reports whether a line is the title of a list that hands out work.
func isBreakdownTitle(s string) bool {
	return len(s) < 240 && (scan.Contains(s, "分") || scan.Contains(s, "清") || scan.Contains(s, "责")) && isTitleLine(s) && endsAsTitle(squeeze(s)) && namesBreakdown(s)
}

// breakdownWords are what titles call the handing out of work.
var breakdownWords = []string{"责任分解", "任务分解", "工作分解", "目标分解", "分工方案", "责任分工", "任务分工", "工作分工", "责任清单", "任务清单", "责任表", "分解表", "分解方案", "责任落实"}

func namesBreakdown(s string) bool { return scan.ContainsAny(s, breakdownWords) }

// validity reads from when and until when a document of a date holds: 自2024年3月1日起施行,有效期至2026年12月31日;
// 自印发之日起施行,有效期三年; 均为2024年全年有效.
//
// Such a sentence stands in a short paragraph near the beginning or the end of a document.
func validity(lines []line, date string) (from, to string) {
	years := 0
	for i, l := range lines {
		if i >= 20 && i < len(lines)-30 || len(l.text) > 900 {
			continue
		}
		goesOn := i+1 < len(lines) && !sentenceMarks.Has(scan.LastRune(l.text)) // the sentence may be broken over lines
		if !mayTellValidity(l.text) && !(goesOn && mayTellValidity(lines[i+1].text)) {
			continue
		}
		if goesOn && scan.ContainsAny(l.text, validWords) {
			l.text += lines[i+1].text
		}
		if from == "" && scan.Contains(l.text, "起") {
			from = startOf(l.text)
			if from == "" && scan.ContainsAny(l.text, issuedStarts) {
				from = date
			}
		}
		if to == "" {
			to = endOf(l.text)
		}
		if years == 0 && from != "" {
			years = validYears(l.text)
		}
	}
	if to == "" && years > 0 {
		to = lastDayOf(from, years)
	}
	return from, to
}

// sentenceMarks end a sentence or what leads on to the next.
var sentenceMarks = scan.SetOf("。;；:：")

// mayTellValidity reports whether a line holds what no such sentence lacks.
func mayTellValidity(s string) bool { return scan.Contains(s, "起") || scan.Contains(s, "效") }

// validWords are in sentences that say from when or until when a document holds.
var validWords = []string{"自", "有效", "施行", "均为"}

// issuedStarts say that a document holds from its date on.
var issuedStarts = []string{"自印发之日起施行", "自印发之日起实施", "自印发之日起执行", "自发布之日起施行", "自发布之日起实施", "自公布之日起施行", "自公布之日起实施"}

// validYears reads for how many years a document holds: 有效期三年, 有效期为2年.
func validYears(s string) int {
	_, rest, ok := strings.Cut(s, "有效期")
	if !ok {
		return 0
	}
	rest, _ = scan.CutPrefix(strings.TrimPrefix(rest, "限"), "为", "暂定")
	n, w := wholeNumber(rest)
	if w == 0 {
		n, w = chineseFigure(rest)
	}
	if w == 0 || n > 50 || !strings.HasPrefix(strings.TrimLeft(rest[w:], " "), "年") {
		return 0
	}
	return n
}

// lastDayOf returns the last day of so many years from an ISO date on.
func lastDayOf(from string, years int) string {
	y, _ := wholeNumber(from[:4])
	m, _ := wholeNumber(from[5:7])
	d, _ := wholeNumber(from[8:])
	if d > 1 {
		return fmt.Sprintf("%04d-%02d-%02d", y+years, m, d-1)
	}
	if m == 1 {
		return fmt.Sprintf("%04d-12-31", y+years-1)
	}
	return lastDay(y+years, m-1)
}

// startOf reads the date in 本…自…起施行.
func startOf(s string) string {
	for _, verb := range [...]string{"起施行", "起实施", "起执行", "起生效"} {
		i := strings.Index(s, verb)
		if i < 0 {
			continue
		}
		sentence := s[strings.LastIndex(s[:i], "。")+1 : i]
		j := strings.LastIndex(sentence, "自")
		if j < 0 || !strings.Contains(sentence, "本") {
			continue
		}
		if date, n, ok := parseDate(strings.TrimLeft(sentence[j+len("自"):], " ")); ok && n > 0 {
			return date
		}
	}
	return ""
}

// endOf reads the date in 有效期至…, and the year's end in 均为2024年全年有效.
func endOf(s string) string {
	i := scan.Index(s, "有效")
	if i < 0 {
		return ""
	}
	rest := s[i:]
	for _, lead := range [...]string{"有效期至", "有效期限至", "有效至", "有效期为至"} {
		if after, ok := strings.CutPrefix(rest, lead); ok {
			date, _, _ := parseDate(strings.TrimLeft(after, " "))
			return date
		}
	}
	if before, ok := strings.CutSuffix(s[:i], "年全年"); ok && len(before) >= 4 {
		if y, n := wholeNumber(before[len(before)-4:]); n == 4 && y > 1900 {
			return before[len(before)-4:] + "-12-31"
		}
	}
	return ""
}
