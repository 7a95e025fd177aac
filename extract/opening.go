package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// opening is where a document begins: its title, which may be broken over lines, and what is printed under it. The lines
// are [first, next).
type opening struct {
	first, next int
	title       string
	number      string
	date        string
	issuer      string
}

// findOpenings finds where documents begin: at a title that the contents page names, at a document number in a line of its
// own with a title beside it, at a report's line (2024年1月29日在…会议上), at the title of an interpretation, and at the title
// of another breakdown after the clauses of one.
func findOpenings(lines []line, set *labelSet) []opening {
	start, titles := contentsOf(lines)
	firsts := scan.FirstsOf(titles)
	var found []opening
	prev := start // lines before it are taken
	body := false // assignments were seen since the last opening
	for i := start; i < len(lines); i++ {
		s := lines[i].text
		if len(s) > 400 {
			continue
		}
		here := titles // that may begin with the line
		if !firsts.Has(scan.FirstRune(s)) {
			here = nil
		}
		o, ok := openingAt(lines, i, prev, here)
		if !ok && body && isBreakdownTitle(s) && !countsOn(lines, i) {
			o, ok = opening{first: i, next: i + 1, title: squeeze(s)}, true
		}
		if !ok {
			body = body || set.begins(s)
			continue
		}
		if len(found) == 0 && o.first > start && start == 0 && isBareOpening(lines, o.first, set) {
			found = append(found, bareOpening(lines, 5))
		}
		o.readUnder(lines)
		found = append(found, o)
		i, prev, body = max(o.next-1, i), max(o.next, i+1), false
	}
	return found
}

// countsOn reports whether the numbers of the clauses go on behind line i, as they do behind a running head and not behind a title.
func countsOn(lines []line, i int) bool {
	for _, l := range lines[i+1 : min(i+12, len(lines))] {
		st, no, _ := numbering(l.text)
		if st == unnumbered {
			continue
		}
		for j := i - 1; j >= max(0, i-80); j-- {
			if before, last, _ := numbering(lines[j].text); before == st {
				return no == last+1
			}
		}
		return false
	}
	return false
}

// openingAt reads an opening whose title begins at line i, or whose number or report line is line i, with the title above
// it but not above line prev.
func openingAt(lines []line, i, prev int, titles []string) (opening, bool) {
	s := lines[i].text
	if n := matchTitle(lines[i:], titles); n > 0 {
		return opening{first: i, next: i + n, title: joined(lines[i : i+n])}, true
	}
	if strings.HasPrefix(s, "《") && isInterpretationTitle(s) {
		return opening{first: i, next: i + 1, title: squeeze(s)}, true
	}
	if number, ok := numberLine(s); ok {
		if first, ok := titleAbove(lines, i, prev); ok {
			return opening{first: first, next: i, title: joined(lines[first:i])}, true
		}
		if n := titleBelow(lines, i+1); n > 0 {
			first := i
			if i > prev && isLetterhead(lines[i-1].text) {
				first--
			}
			return opening{first: first, next: i + 1 + n, title: joined(lines[i+1 : i+1+n]), number: number}, true
		}
		return opening{}, false
	}
	if _, n := reportLines(lines[i:]); n > 0 {
		if first, ok := titleAbove(lines, i, prev); ok {
			return opening{first: first, next: i, title: joined(lines[first:i])}, true
		}
	}
	return opening{}, false
}

// readUnder reads what is printed under a title: the number, a date, the line of a report and who gives it.
func (o *opening) readUnder(lines []line) {
	report := false
	for o.next < len(lines) {
		s := lines[o.next].text
		if len(s) > 200 {
			return
		}
		if number, ok := numberLine(s); ok && o.number == "" {
			o.number = number
			if o.date == "" {
				o.date, _, _ = parseDate(s)
			}
		} else if date, n := reportLines(lines[o.next:]); n > 0 && o.date == "" {
			o.date, report = date, true
			o.next += n - 1
		} else if date, ok := wholeDate(s); ok && o.date == "" {
			o.date = date
		} else if organ := organIn(s); report && organ != "" && o.issuer == "" {
			o.issuer = organ
		} else {
			return
		}
		o.next++
	}
}

// numberLine reads a line that is a document's number, with brackets or a date beside it or a label before it, and nothing
// else: 宁政办函〔2024〕6号, (宁政发[2024]3 号), 2024年1月30日 宁政干〔2024〕5号, 文号:宁政办〔2024〕1号.
func numberLine(s string) (string, bool) {
	if len(s) > 150 {
		return "", false
	}
	if s = roundBrackets.Trim(s); !strings.HasSuffix(s, "号") {
		return "", false
	}
	for _, label := range [...]string{"发文字号", "文号", "发文号", "文件编号"} {
		if rest, ok := strings.CutPrefix(s, label); ok {
			s = strings.TrimLeft(rest, ":： ")
			break
		}
	}
	if _, n, ok := parseDate(s); ok {
		s = s[n:]
	}
	number, n := documentNumber(squeeze(s))
	return number, number != "" && n == len(squeeze(s))
}

// roundBrackets are those around a document's number or its date, with the spaces there.
var roundBrackets = scan.SetOf(" ()（）")

// documentNumber reads the document number that s begins with and how many bytes it takes. The year's brackets are made
// 〔〕, whatever was printed, so that one document has one number.
func documentNumber(s string) (string, int) {
	i := strings.IndexAny(s, "〔[［【(（{〈")
	if i < len("杭") || i > 60 {
		return "", 0
	}
	for j, r := range s[:i] {
		if (r < 0x4e00 || r > 0x9fff) && (j == 0 || r > 0x7f || !isLatin(byte(r)) && (r < '0' || r > '9')) {
			return "", 0
		}
	}
	_, w := scan.First(s[i:])
	year, n := wholeNumber(s[i+w:])
	if n != 4 || year < 1949 || year > 2199 {
		return "", 0
	}
	rest := s[i+w+n:]
	c, w2 := scan.First(rest)
	if !strings.ContainsRune("〕]］】)）}〉", c) {
		return "", 0
	}
	rest = strings.TrimPrefix(rest[w2:], "第")
	no, n := wholeNumber(rest)
	if n == 0 || no == 0 || !strings.HasPrefix(rest[n:], "号") {
		return "", 0
	}
	used := len(s) - len(rest) + n + len("号")
	return s[:i] + "〔" + s[i+w:i+w+4] + "〕" + rest[:n] + "号", used
}

// reportLines reads where and when a report was given, (2024年1月29日在…会议上), and returns its date and the lines that it takes: one,
// or two where it is broken; none where it does not stand there.
func reportLines(lines []line) (date string, n int) {
	if date, ok := reportLine(lines[0].text); ok {
		return date, 1
	}
	if len(lines) > 1 && opensReport(lines[0].text) && strings.Contains(lines[0].text, "在") {
		if date, ok := reportLine(lines[0].text + lines[1].text); ok {
			return date, 2
		}
	}
	return "", 0
}

// reportLine reads the line under a report's title that says when and where it was given: (2024年1月29日在…会议上).
func reportLine(s string) (date string, ok bool) {
	if len(s) > 300 || !opensReport(s) {
		return "", false
	}
	s = strings.Trim(s, " ()（）—")
	date, n, ok := parseDate(s)
	return date, ok && strings.HasPrefix(strings.TrimLeft(s[n:], " "), "在") && strings.HasSuffix(s, "上")
}

func opensReport(s string) bool { return reportStarts.Has(scan.FirstRune(s)) }

var reportStarts = scan.SetOf("(（—")

// titleEnds are the words that the title of an official document ends in.
var titleEnds = []string{"通知", "意见", "决定", "办法", "方案", "报告", "名单", "通报", "批复", "公告", "通告", "规定", "细则", "条例", "措施",
	"规划", "纲要", "计划", "要点", "清单", "分解", "分工", "解读", "复函", "函", "命令", "令", "分解表", "任务表", "责任表", "安排", "任务", "工作", "举措", "政策", "目标"}

// titleAbove finds the title that ends above line i: the fewest lines up to one that says what the title is about (关于),
// with the office that issues it if that stands in lines of its own; else the one line above, if it ends as titles do.
func titleAbove(lines []line, i, prev int) (first int, ok bool) {
	for first = i; first > prev && first > i-6 && isTitleLine(lines[first-1].text); {
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
	for n := 1; n <= 5 && i+n <= len(lines) && isTitleLine(lines[i+n-1].text); n++ {
		if endsAsTitle(squeeze(lines[i+n-1].text)) && (n > 1 || strings.Contains(lines[i].text, "关于") || n == 1 && i+n < len(lines) && !isAbout(lines[i+n].text)) {
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
	return slices.ContainsFunc(titleEnds, func(end string) bool { return strings.HasSuffix(s, end) })
}

// isInterpretationTitle reports whether a line is the title of an interpretation: 《…》解读.
func isInterpretationTitle(s string) bool {
	s = squeeze(s)
	i := strings.LastIndex(s, "》")
	return i > 0 && len(s) < 400 && strings.HasSuffix(s, "解读") && len(s)-i < 40
}

// isBareOpening reports whether the lines before first hold a document without a head of its own.
func isBareOpening(lines []line, first int, set *labelSet) bool {
	return slices.ContainsFunc(lines[:first], func(l line) bool { return set.begins(l.text) })
}

// bareOpening is the opening of a text that has no head of its own: its title is the run of title lines that it begins
// with, most lines at the most, if they end as titles do.
func bareOpening(lines []line, most int) opening {
	o := opening{}
	for n := 1; n <= most && n <= len(lines) && isTitleLine(lines[n-1].text); n++ {
		if endsAsTitle(squeeze(lines[n-1].text)) {
			o.next, o.title = n, joined(lines[:n])
		}
	}
	if o.next == 0 && most > 0 && isTitleLine(lines[0].text) && len(lines) > 1 {
		o.next, o.title = 1, squeeze(lines[0].text)
	}
	o.readUnder(lines)
	return o
}

// pageHead is how many lines a copy of a page may have before the title of its document: the way to the page, links.
const pageHead = 12

// openingOfPage is the opening of a text in which none was found: an official title among its first lines, else what it begins
// with.
func openingOfPage(lines []line, forms *Forms) opening {
	at := slices.IndexFunc(lines[:min(pageHead, len(lines))], func(l line) bool { return endsAsTitle(squeeze(l.text)) })
	if at < 0 || !isTitleLine(lines[at].text) || issuerOf(squeeze(lines[at].text)) == "" {
		at = 0
	}
	o := bareOpening(lines[at:], forms.linesBeforeHead(lines[at:], 5))
	o.first, o.next = at, o.next+at
	return o
}

// matchTitle returns how many of the lines that begin here make one of the titles of the contents page, 0 if none.
func matchTitle(lines []line, titles []string) int {
	if len(titles) == 0 || !isTitleStart(lines[0].text) {
		return 0
	}
	first := squeeze(lines[0].text)
	for _, title := range titles {
		if !strings.HasPrefix(title, first) {
			continue
		}
		rest := title[len(first):]
		for n := 1; ; n++ {
			if rest == "" {
				return n
			}
			if n == len(lines) || n == 6 {
				break
			}
			var ok bool
			if rest, ok = strings.CutPrefix(rest, squeeze(lines[n].text)); !ok {
				break
			}
		}
	}
	return 0
}

// isTitleStart rules out most lines cheaply.
func isTitleStart(s string) bool { return len(s) < 400 && !strings.HasSuffix(s, "。") }
