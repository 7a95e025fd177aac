package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// longLine is how long a line is that may hold several clauses.
const longLine = 90

// breakUp cuts lines that hold several clauses or headings, as texts do that lost their line ends: where a sentence, a bracket or a
// list of bodies ends and a number begins that goes on counting, and before a heading that counts from one. Only lines of the
// crowded numbers may be such.
func breakUp(lines []line, crowded []int) []line {
	several := func(l line) bool {
		_, may := slices.BinarySearch(crowded, l.no)
		return may && mayHoldSeveral(l)
	}
	first := slices.IndexFunc(lines, several)
	if first < 0 {
		return lines
	}
	out := make([]line, 0, len(lines)+8*len(crowded))
	last := map[style]int{}
	issuer := issuerOf(lines[0].text)
	for i, l := range lines {
		if i < first || i > first && !several(l) {
			if st, no, _ := numbering(l.text); st != unnumbered {
				last[st] = no
			}
			out = append(out, l)
			continue
		}
		body, signature := cutSignature(l.text, issuer)
		for _, s := range append(brokenUp(body, last), signature...) {
			out = append(out, line{l.no, s})
		}
	}
	return out
}

// cutSignature takes the office that signs and the date off the end of a line: …、市财政局宁州市人民政府2024年1月20日.
func cutSignature(s, issuer string) (body string, signature []string) {
	i := strings.LastIndex(s, issuer)
	if issuer == "" || i <= 0 {
		return s, nil
	}
	date := strings.TrimSpace(s[i+len(issuer):])
	if _, ok := wholeDate(date); !ok {
		return s, nil
	}
	return s[:i], []string{issuer, date}
}

// mayHoldSeveral reports whether a long line names those who answer twice, a sign that it holds several clauses.
func mayHoldSeveral(l line) bool {
	s := l.text
	if len(s) <= longLine || strings.HasPrefix(s, "|") || strings.Contains(s, "\t") {
		return false
	}
	n := 0
	for at, w := answerWords.Next(s, 0); w != "" && n < 2; at, w = answerWords.Next(s, at+len(w)) {
		n++
	}
	return n > 1
}

// answerWords are the words of those who answer for a clause, with the mark behind them.
var answerWords = scan.WordsOf("单位: 单位： 单位】 部门: 部门： 负责) 负责） 牵头")

// brokenUp cuts one line; last holds the last number of each style.
func brokenUp(s string, last map[style]int) []string {
	var out []string
	from := 0
	for i := 0; i < len(s); {
		_, w := scan.First(s[i:])
		if n := bracketWidth(s[i:]); n > 0 && i > from {
			if st, _, _ := numbering(s[i:]); st == unnumbered {
				i += n
				continue
			}
		}
		if i > from && beginsBullet(s, i) && (strings.HasPrefix(s[from:], s[i:i+w]) || endsBefore(s[from:i])) {
			out = append(out, strings.TrimSpace(s[from:i]))
			from = i
			i += w
			continue
		}
		st, no, at := numbering(s[i:])
		if st != unnumbered && i > from && goesOnCounting(s[from:i], s[i:], st, no, last) {
			out = append(out, strings.TrimSpace(s[from:i]))
			from = i
		}
		if st != unnumbered && i == from {
			last[st] = no
			for lower := range last {
				if outranks(st, lower) && st != chinese && st != chineseIn {
					delete(last, lower)
				}
			}
			i += at
			continue
		}
		i += w
	}
	return append(out, strings.TrimSpace(s[from:]))
}

// runBullets stand before tasks that run together, one like the other. Stars and triangles may stand before names.
var runBullets = scan.SetOf("●○■□◆◇►▶▪◾•✓➢➤◎")

// beginsBullet reports whether the bullet at byte i begins a task: there are more of it, and no body's name stands behind it.
func beginsBullet(s string, i int) bool {
	r, w := scan.First(s[i:])
	return runBullets.Has(r) && strings.Count(s, string(r)) > 1 && !isCertainBody(firstPiece(s[i+w:]))
}

// endsBefore reports whether a title, a sentence, a bracket or a list of bodies ends with s.
func endsBefore(s string) bool {
	rest := strings.TrimRight(s, " ")
	return rest != s || endsAsTitle(rest) || endsAsUnitName(rest) || strings.ContainsRune("。;；)）】", scan.LastRune(rest))
}

// endsAsDate reports whether print ends with the day on which it was issued: 2026年3月20日.
func endsAsDate(s string) bool {
	return strings.HasSuffix(s, "日") && len(s) > len("2026年3月20日") && strings.Contains(s[len(s)-len("2026年3月20日")-2:], "月")
}

// goesOnCounting reports whether a number after before may begin a clause: it goes on counting, or counts from one behind a
// title or a heading, and what stands before it ends there.
func goesOnCounting(before, s string, st style, no int, last map[style]int) bool {
	if head, _, _ := numbering(before); (head == chinese || head == chineseIn) && outranks(head, st) && isTitleOnly(before) { // 一、降低成本1.开展行动
		return no == last[st]+1 || no == 1
	}
	end := scan.LastRune(strings.TrimRight(before, " "))
	whole := strings.ContainsRune("。;；)）】〕]:：!！”", end)
	titled := endsAsTitle(strings.TrimRight(before, " "))
	next := no == last[st]+1 || no == 1
	switch st {
	case digitDot, digitComma, digitParen:
		if c := before[len(before)-1]; c >= '0' && c <= '9' {
			return false
		}
		if st != digitParen && whole && no > last[st] && no <= last[st]+20 {
			return true
		}
		return next && (whole || titled || strings.HasSuffix(before, " ") || unitEnds.Has(end) || strings.ContainsRune("府作", end))
	case chinese, chineseIn:
		if v, _ := chineseDigit(scan.LastRune(before)); v > 0 {
			return false
		}
		if no == 1 {
			return whole || titled || strings.HasSuffix(before, " ") || endsAsDate(before)
		}
		return next && (whole || titled || strings.HasSuffix(before, " ") || unitEnds.Has(end) || strings.ContainsRune("府解工案知表单分务作项点施", end))
	case article, partHeading, ringed:
		return next && (whole || titled || strings.HasSuffix(before, " "))
	}
	return false
}
