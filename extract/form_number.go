package extract

import (
	"regexp"
	"strings"

	"dutygraph/extract/scan"
)

// Styles that only the reader of forms tells apart.
const (
	sectionStyle style = partHeading + 1 + iota // a section that a table's column names
	bulletStyle                                 // ★ ● ■ ◆ before a task
	subNumber                                   // 1.1 and (2.3)
	bareHeading                                 // a heading without a number
	rowStyle                                    // a row of a table
)

// bullets are the marks that stand before tasks in place of numbers.
const bullets = "★☆●○■□◆◇▲△►▶▪◾•※✓√➢➤◎—–\uf06c\uf0d8\uf06e\uf0b2"

// decimals are numbers with that of their part before them, 1.1, 2-3 and (3.2), in front of a text.
var decimals = regexp.MustCompile(`^(?:[(（]\d{1,2}[.．-](\d{1,2})[)）]|\d{1,2}[.．-](\d{1,2})(?:[、.．]| ))`)

// subNumbering reads such a number, behind a word for a task or not, and where the text behind it begins; 0 where there is none. What
// measures something is none: 1.5 万亩.
func subNumbering(s string) (no, at int) {
	if rest, ok := strings.CutPrefix(s, "任务"); ok { // 任务1.1 清淤
		if no, at := subNumbering(rest); at > 0 {
			return no, len(s) - len(rest) + at
		}
	}
	if s == "" || !(s[0] >= '0' && s[0] <= '9') && !strings.HasPrefix(s, "(") && !strings.HasPrefix(s, "（") {
		return 0, 0
	}
	loc := decimals.FindStringSubmatch(s)
	if loc == nil {
		return 0, 0
	}
	rest := strings.TrimLeft(s[len(loc[0]):], " ")
	if rest == "" || strings.ContainsRune("0123456789万亿千百元个%％倍月日年度", scan.FirstRune(rest)) {
		return 0, 0
	}
	no, _ = wholeNumber(loc[1] + loc[2])
	return no, len(s) - len(rest)
}

// numberingOf is numbering with the bullets that stand before tasks in place of numbers: ★ ● ◆.
func numberingOf(s string) (st style, no, at int) {
	if st, no, at = numbering(s); st != unnumbered {
		return st, no, at
	}
	if no, at = subNumbering(s); at > 0 {
		return subNumber, no, at
	}
	r, w := scan.First(s)
	if strings.ContainsRune(bullets, r) && len(s) > w {
		rest := strings.TrimLeft(s[w:], " "+bullets)
		return bulletStyle, 0, len(s) - len(rest)
	}
	for _, named := range namedNumbers {
		if no, at := named.read(s); at > 0 {
			return named.style, no, at
		}
	}
	return unnumbered, 0, 0
}

// namedNumber is a number with a word before it, and one of some words or marks behind it.
type namedNumber struct {
	word  string
	ends  []string
	style style
}

// read reads the number that s begins with, and where the text behind it begins, 0 where it begins with none.
func (named namedNumber) read(s string) (no, at int) {
	if inner, rest, ok := frontBracket(s); ok { // 【任务一】盘活用地
		if no, at := named.read(inner + ":"); at > len(inner) {
			return no, len(s) - len(strings.TrimLeft(rest, ":：、. "))
		}
		return 0, 0
	}
	rest, ok := strings.CutPrefix(s, named.word)
	if !ok {
		return 0, 0
	}
	no, n := wholeNumber(rest)
	if n == 0 {
		no, n = chineseFigure(rest)
	}
	if n == 0 || no == 0 {
		return 0, 0
	}
	for _, end := range named.ends {
		if after, ok := strings.CutPrefix(rest[n:], end); ok {
			return no, len(s) - len(strings.TrimLeft(after, ":：、. "))
		}
	}
	return 0, 0
}

// frontBracket returns what the lenticular bracket holds that s begins with, and what stands behind it.
func frontBracket(s string) (inner, rest string, ok bool) {
	s, ok = strings.CutPrefix(s, "【")
	if !ok {
		return "", "", false
	}
	return strings.Cut(s, "】")
}

// namedNumbers are those of tasks (任务一:, 第1项) and of parts (专项一 核心景区, 第一专班:).
var namedNumbers = []namedNumber{
	{"第", []string{"项", "号", "件"}, article},
	{"任务", numberEnds, article}, {"问题", numberEnds, article}, {"立项", numberEnds, article}, {"课题", numberEnds, article}, {"议题", numberEnds, article},
	{"实事", numberEnds, article}, {"建议", numberEnds, article}, {"提案", numberEnds, article}, {"议案", numberEnds, article}, {"要点", numberEnds, article},
	{"项目", numberEnds, article}, {"事项", numberEnds, article},
	{"第", []string{"专班", "工作组", "小组", "板块", "专题", "专项", "战役", "战场"}, partHeading},
	{"专项", numberEnds, partHeading}, {"专题", numberEnds, partHeading}, {"板块", numberEnds, partHeading}, {"行动", numberEnds, partHeading},
	{"工程", numberEnds, partHeading}, {"领域", numberEnds, partHeading}, {"方面", numberEnds, partHeading}, {"战役", numberEnds, partHeading},
}

// numberEnds stand behind the number of a word that is no ordinal.
var numberEnds = []string{":", "：", "、", " "}

// isUnnumbered reports whether a line begins with no number and no bullet.
func isUnnumbered(s string) bool {
	st, _, _ := numberingOf(s)
	return st == unnumbered
}

// startsAsClause reports whether a cell begins with a number as clauses do.
func startsAsClause(s string) bool {
	st, _, _ := numbering(s)
	return st != unnumbered
}

// outranks reports whether a heading of one style ends what a clause of another began.
func outranks(st, other style) bool {
	rank := func(s style) int {
		switch s {
		case partHeading:
			return 0
		case chinese:
			return 1
		case chineseIn:
			return 2
		case digitDot, digitComma, article:
			return 3
		}
		return 4
	}
	return rank(st) < rank(other)
}

// numbersWithin reports whether the number that a cell begins with is that of the first of several things in it: 1.清淤。2.补植。
func numbersWithin(s string, st style, no int) bool {
	for i := sentenceEnds.From(s, 0); i < len(s); i = sentenceEnds.From(s, i+1) {
		if next, n, _ := numbering(strings.TrimLeft(s[i+firstWidth(s[i:]):], " ")); next == st && n == no+1 {
			return true
		}
	}
	return false
}

// isBareNumber reports whether a line is a number and nothing else.
func isBareNumber(s string) bool {
	_, w := wholeNumber(s)
	return w > 0 && w == len(s) && s[0] <= '9'
}

// isNumberedTitle reports whether a cell is the title of a part with its number: 二、养老服务.
func isNumberedTitle(s string) bool {
	st, _, _ := numbering(s)
	return st.ofOuterParts() && isTitleOnly(s)
}
