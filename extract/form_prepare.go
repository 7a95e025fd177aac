package extract

import (
	"regexp"
	"strings"

	"dutygraph/extract/scan"
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

// headsOthers reports whether a line is a heading that says who answers for what stands under it: a numbered one, or one over a
// list that begins.
func (f *Forms) headsOthers(s, next string) bool {
	st, _, at := numberingOf(s)
	below, no, _ := numberingOf(next)
	if below == unnumbered || st != unnumbered && !outranks(st, below) || len(s) > 400 {
		return false
	}
	if st == unnumbered && below != chinese && f.namesOnly(s) {
		return true
	}
	i := at + strings.IndexAny(s[at:], openBrackets)
	if st == unnumbered {
		stated := f.statements(textOf([]line{{0, s}}, ""))
		if no > 1 || len(stated) == 0 || stated[0].spoken {
			return false
		}
		i = stated[0].from
	}
	return i > at && strings.TrimSpace(s[at:i]) != "" && isTitleOnly(s[at:i]) && len(f.statements(textOf([]line{{0, next}}, ""))) == 0
}

// namesOnly reports whether a line is a body before a colon, over what it has to do: 市水利局: or 市水利局职责:.
func (f *Forms) namesOnly(s string) bool {
	name := f.bodyOver(s)
	return name != "" && f.mayAnswer(name)
}

// bodyOver is what stands before a colon at the end of a line, words for what bodies have to do aside.
func (f *Forms) bodyOver(s string) string {
	name := strings.TrimRight(s, ":： ")
	if len(name) == len(strings.TrimRight(s, " ")) {
		return ""
	}
	for _, word := range f.titles {
		if rest, ok := strings.CutSuffix(name, word); ok {
			return rest
		}
	}
	return name
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

// prepared makes lines fit for reading by the forms: cells of drawn tables are parted by tabs, and labels at the beginning of a
// line have a colon behind. Tables that are printed one cell a line are taken out of the lines, by the line they begin with.
func (f *Forms) prepared(lines []line) ([]line, map[int]sheet) {
	lines, sheets := f.uprights(undrawn(lines))
	lines, sheets = f.labelledCards(f.parted(lines), sheets)
	out := make([]line, len(lines))
	for i, l := range lines {
		if strings.Contains(l.text, "<br") {
			l.text = joinBreaks(breaks.Replace(l.text))
		}
		l.text = f.withoutListMarks(l.text)
		next := ""
		if i+1 < len(lines) {
			next = lines[i+1].text
		}
		out[i] = line{l.no, f.labelFirst(f.withoutNumber(f.withColons(f.withoutTitleMark(f.withRoles(f.withoutSectionLabel(l.text)))), next))}
	}
	return out, sheets
}

// roleLabel is a label of bodies with what they do in brackets behind it: 责任单位(牵头):
var roleLabel = regexp.MustCompile(`[\p{Han}]{2,8}[(（](牵头|主办|配合|协办|协助|参与)[)）][:：]`)

// noteLabel is one with a bracket that says which of the bodies behind it leads: 责任单位(第一个为牵头单位):
var noteLabel = regexp.MustCompile(`(单位|部门|科室|处室)[(（][^()（）:：]{0,20}(?:第一|首位|首个)[^()（）:：]{0,20}[)）][:：]`)

// withRoles puts what the bodies behind a label do, which stands in brackets there, in the label's place: 牵头单位:.
func (f *Forms) withRoles(s string) string {
	if !strings.Contains(s, ")") && !strings.Contains(s, "）") || strings.Contains(s, "\t") {
		return s
	}
	s = noteLabel.ReplaceAllString(s, "$1:")
	return roleLabel.ReplaceAllStringFunc(s, func(label string) string {
		open := strings.IndexAny(label, "(（")
		role := roleLabel.FindStringSubmatch(label)[1]
		if k, at, ok := f.labels.at(label, open); ok && k.duty.ofUnits() {
			return label[:at] + role + "单位:"
		}
		return label
	})
}

// withoutSectionLabel takes the label off a heading: 任务类别:一、招商引资.
func (f *Forms) withoutSectionLabel(s string) string {
	i := nextColon(s, 0)
	if i <= 0 || i > longestLabel || f.columns[s[:i]].duty != sectioned {
		return s
	}
	value := strings.TrimLeft(s[i:], ":： ")
	if st, _, at := numbering(value); st == unnumbered || !isTitleOnly(value[at:]) {
		return s
	}
	return value
}

// sectionNamed returns what a line without a number names as a section, 一级指标:开办企业, or when what follows is due, 1月:.
func (f *Forms) sectionNamed(s string) string {
	if f.isTimeHead(s) {
		return s
	}
	i := nextColon(s, 0)
	if i <= 0 || i > longestLabel || f.columns[s[:i]].duty != sectioned {
		return ""
	}
	if value := strings.TrimLeft(s[i:], ":： "); isTitleOnly(value) {
		return value
	}
	return ""
}

// withoutListMarks takes the marks of quotations and lists off the beginning of a line. One of a list becomes a bullet where no
// number and no label stands behind it.
func (f *Forms) withoutListMarks(s string) string {
	s = strings.TrimLeft(strings.TrimPrefix(s, "> "), " ")
	for _, mark := range [...]string{"- ", "+ ", "* "} {
		rest, marked := strings.CutPrefix(s, mark)
		if !marked {
			continue
		}
		rest = strings.TrimLeft(rest, " ")
		if st, _, _ := numberingOf(rest); st != unnumbered {
			return rest
		}
		if _, labelled := f.labelOf(rest); labelled {
			return rest
		}
		return "•" + rest
	}
	if st, _, at := numberingOf(s); st == bulletStyle && f.onlyStates(line{0, s[at:]}) { // ●市教育局牵头,市财政局配合
		return s[at:]
	}
	return s
}

// breaks are how line ends within cells of markdown tables are written.
var breaks = strings.NewReplacer("<br>", "\n", "<br/>", "\n", "<br />", "\n")

// joinBreaks puts the lines of cells together: persons' names on lines of their own are several.
func joinBreaks(s string) string {
	parts := strings.Split(s, "\n")
	s = parts[0]
	for _, next := range parts[1:] {
		left, right := s[strings.LastIndexByte(s, '|')+1:], next
		if i := strings.LastIndex(left, "、"); i >= 0 {
			left = left[i+len("、"):]
		}
		if i := strings.IndexByte(next, '|'); i >= 0 {
			right = next[:i]
		}
		between := " "
		if isPersonName(squeezeName(left)) && isPersonName(squeezeName(right)) {
			between = "、"
		}
		s = strings.TrimRight(s, " ") + between + strings.TrimLeft(next, " ")
	}
	return s
}
