package extract

import (
	"strings"

	"dutygraph/extract/scan"
)

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
