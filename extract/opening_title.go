package extract

import (
	"strings"

	"dutygraph/extract/scan"
)

// titleEnds are the words that the title of an official document ends in.
var titleEnds = []string{"通知", "意见", "决定", "办法", "方案", "报告", "名单", "通报", "批复", "公告", "通告", "规定", "细则", "条例", "措施",
	"规划", "纲要", "计划", "要点", "清单", "分解", "分工", "解读", "复函", "函", "命令", "令", "分解表", "任务表", "责任表", "安排", "任务", "工作", "举措", "政策", "目标"}

// longestTitle is over how many lines a title that no contents page names is broken at the most.
const longestTitle = 5

// titleAbove finds the title that ends above line i: the fewest lines up to one that says what the title is about (关于),
// with the office that issues it if that stands in lines of its own; else the one line above, if it ends as titles do.
func titleAbove(lines []line, i, prev int) (first int, ok bool) {
	for first = i; first > prev && first >= i-longestTitle && isTitleLine(lines[first-1].text); {
		first--
		if isAbout(lines[first].text) {
			for first > prev && startsAbout(lines[first].text) && isOfficeLine(lines[first-1].text) {
				first--
			}
			return first, true
		}
	}
	if i > prev && isTitleLine(lines[i-1].text) && endsAsTitle(squeeze(lines[i-1].text)) {
		return i - 1, true
	}
	return i, false
}

// titleBelow returns how many lines from line i on are a title.
func titleBelow(lines []line, i int) int {
	for n := 1; n <= longestTitle && i+n <= len(lines) && isTitleLine(lines[i+n-1].text); n++ {
		if endsAsTitle(squeeze(lines[i+n-1].text)) && (n > 1 || strings.Contains(lines[i].text, "关于") || i+n < len(lines) && !isAbout(lines[i+n].text)) {
			return n
		}
	}
	return 0
}

// notInTitles are characters that no title holds.
var notInTitles = scan.SetOf("。;；:：?？!！\t|")

// isTitleLine reports whether a line may be part of a title: short, no sentence, no clause, no label, no row of a table.
func isTitleLine(s string) bool {
	if len(s) > 240 || notInTitles.In(s) || strings.HasSuffix(s, ",") || strings.HasSuffix(s, "，") {
		return false
	}
	if st, _, _ := numbering(s); st != unnumbered || strings.HasPrefix(s, "附件") || strings.HasPrefix(s, "-") {
		return false
	}
	if strings.HasPrefix(s, "(") || strings.HasPrefix(s, "（") || strings.HasPrefix(s, "【") {
		return false
	}
	if _, ok := wholeDate(s); ok {
		return false
	}
	return !(strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）")) || endsAsTitle(squeeze(s))
}

// isAbout reports whether a line says what a title is about.
func isAbout(s string) bool {
	return strings.Contains(s, "关于") || strings.Contains(s, "印发") || strings.Contains(s, "转发")
}

func startsAbout(s string) bool {
	return strings.HasPrefix(s, "关于") || strings.HasPrefix(s, "印发") || strings.HasPrefix(s, "转发") || strings.HasPrefix(s, "批转")
}

// isOfficeLine reports whether a line is the name of an office, or of several, and nothing else.
func isOfficeLine(s string) bool { return isTitleLine(s) && len(s) < 150 && endsAsOrgan(squeeze(s)) }

// isLetterhead reports whether a line is the red head of a document: 宁州市人民政府办公厅文件.
func isLetterhead(s string) bool {
	return len(s) < 120 && endsAsOrgan(strings.TrimSuffix(squeeze(s), "文件"))
}

// endsAsTitle reports whether s ends as titles do, a note in brackets such as (试行) aside.
func endsAsTitle(s string) bool {
	for strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）") {
		i := strings.LastIndexAny(s, "(（")
		if i <= 0 {
			return false
		}
		s = s[:i]
	}
	return scan.HasAnySuffix(s, titleEnds...)
}

// isInterpretationTitle reports whether a line is the title of an interpretation: 《…》解读.
func isInterpretationTitle(s string) bool {
	s = squeeze(s)
	i := strings.LastIndex(s, "》")
	return i > 0 && len(s) < 400 && strings.HasSuffix(s, "解读") && len(s)-i < 40
}

// matchTitle returns how many of the lines that begin here make one of the titles of the contents page, 0 if none.
func matchTitle(lines []line, titles []string) int {
	if s := lines[0].text; len(titles) == 0 || len(s) >= 400 || strings.HasSuffix(s, "。") {
		return 0
	}
	first := squeeze(lines[0].text)
	for _, title := range titles {
		rest, ok := strings.CutPrefix(title, first)
		n := 1
		for ; ok && rest != "" && n < min(len(lines), mostTitleLines); n++ {
			rest, ok = strings.CutPrefix(rest, squeeze(lines[n].text))
		}
		if ok && rest == "" {
			return n
		}
	}
	return 0
}

// mostTitleLines is over how many lines one of the contents page may be broken.
const mostTitleLines = 6
