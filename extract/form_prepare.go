package extract

import (
	"regexp"
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// bullets are the marks that stand before tasks in place of numbers.
const bullets = "★☆●○■□◆◇▲△►▶▪◾•※✓√➢➤◎—–\uf06c\uf0d8\uf06e\uf0b2"

// decimals are numbers with that of their part before them, 1.1, 2-3 and (3.2), in front of a text.
var decimals = regexp.MustCompile(`^(?:[(（]\d{1,2}[.．-](\d{1,2})[)）]|\d{1,2}[.．-](\d{1,2})(?:[、.．]| ))`)

// subNumbering reads such a number, and where the text behind it begins; 0 where there is none. What measures something is none: 1.5 万亩.
func subNumbering(s string) (no, at int) {
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
	r, w := firstRuneWidth(s)
	if strings.ContainsRune(bullets, r) && len(s) > w {
		rest := strings.TrimLeft(s[w:], " "+bullets)
		return bulletStyle, 0, len(s) - len(rest)
	}
	for _, named := range namedNumbers {
		rest, ok := strings.CutPrefix(s, named.word)
		if !ok {
			continue
		}
		no, n := wholeNumber(rest)
		if n == 0 {
			no, n = chineseFigure(rest)
		}
		rest = rest[n:]
		if n == 0 || no == 0 {
			continue
		}
		ends := numberEnds
		if named.word == "第" {
			ends = ordinalEnds
		}
		for _, end := range ends {
			if after, ok := strings.CutPrefix(rest, end); ok {
				after = strings.TrimLeft(after, ":：、. ")
				return named.style, no, len(s) - len(after)
			}
		}
	}
	return unnumbered, 0, 0
}

// namedNumbers are words that stand before the number of a task (任务一:, 第1项) or of a part (专项一 核心景区).
var namedNumbers = []struct {
	word  string
	style style
}{
	{"任务", article}, {"第", article}, {"项目", article}, {"事项", article},
	{"专项", partHeading}, {"专题", partHeading}, {"板块", partHeading}, {"行动", partHeading}, {"工程", partHeading}, {"领域", partHeading}, {"方面", partHeading}, {"战役", partHeading},
}

// numberEnds stand behind such a number, ordinalEnds behind one that 第 begins: 任务一:, 第1项, 第3号.
var numberEnds, ordinalEnds = []string{":", "：", "、", " "}, []string{"项", "号", "件"}

// taskStyles returns the styles of numbering that tasks have: those of whose clauses most say once who answers for them.
func (f *Forms) taskStyles(lines []line) map[style]bool {
	var stated, score [leaderStyle + 1]int
	for st := range stated {
		stated[st] = -1
	}
	close := func(st style) {
		if stated[st] == 1 {
			score[st]++
		} else if stated[st] > 1 {
			score[st]--
		}
		stated[st] = -1
	}
	before, covered := unnumbered, false
	for i, l := range lines {
		if f.dealsIn(l) {
			covered = true
		}
		if len(cut(l)) > 1 || i+1 < len(lines) && f.headsOthers(l.text, lines[i+1].text) {
			continue
		}
		s := f.statements(textOf([]line{l}, ""))
		if dealsOut(s) {
			covered = true
			continue
		}
		st, _, at := numberingOf(l.text)
		if st != unnumbered && f.onlyTitles(l.text[at:]+":") {
			continue
		}
		if st != unnumbered {
			for up := unnumbered + 1; int(up) < len(stated); up++ {
				if up == st || stated[up] >= 0 && outranks(st, up) {
					close(up)
				}
			}
			stated[st], before = 0, st
		}
		if st == unnumbered && len(s) > 0 && s[0].above {
			covered = true
			continue
		}
		if slices.ContainsFunc(s, func(s statement) bool {
			return s.answers() || strings.HasSuffix(strings.TrimRight(l.text, " "), ":") || strings.HasSuffix(l.text, "：")
		}) {
			continued := st == unnumbered && before == unnumbered
			for up := range stated {
				if stated[up] >= 0 && !continued {
					stated[up]++
				}
			}
			if st == unnumbered { // labels that stand under each other are one statement
				before = unnumbered
			}
		} else if st == unnumbered && len(s) == 0 && !(i > 0 && strings.HasSuffix(lines[i-1].text, ":")) && !plausible(l.text, false) {
			before = bulletStyle
		}
	}
	styles := map[style]bool{}
	best := 0
	if f.onlyHeads(lines) {
		return commonStyle(lines)
	}
	for st := range stated {
		close(style(st))
		best = max(best, score[st])
	}
	if best == 0 && covered {
		return commonStyle(lines)
	}
	for st, n := range score {
		if n <= 0 || n*3 < best {
			continue
		}
		if lower := f.headed(lines, style(st)); lower != unnumbered && score[lower] <= 0 {
			styles[lower] = true
		} else {
			styles[style(st)] = true
		}
	}
	return styles
}

// headed returns the style of the tasks that stand under headings of a style, where most of these say at once who answers for all
// of their part: 一、产业 / 牵头单位:市工信局 / 1.引进项目10个。
func (f *Forms) headed(lines []line, st style) (lower style) {
	heads, others := 0, 0
	for i, l := range lines {
		if own, _, _ := numberingOf(l.text); own != st || !isTitleOnly(l.text) {
			continue
		}
		j := i + 1
		for j < len(lines) && (f.onlyStates(lines[j]) || j > i+1 && f.titlesTasks(lines[j].text)) {
			j++
		}
		next := unnumbered
		if j > i+1 && j < len(lines) {
			next, _, _ = numberingOf(lines[j].text)
		}
		if next != unnumbered && outranks(st, next) {
			heads++
			lower = next
		} else {
			others++
		}
	}
	if heads <= others {
		return unnumbered
	}
	return lower
}

// onlyStates reports whether a line says who answers and nothing else.
func (f *Forms) onlyStates(l line) bool {
	stated := f.statements(textOf([]line{l}, ""))
	return len(stated) > 0 && strings.Trim(l.text[:stated[0].from], " ") == ""
}

// titlesTasks reports whether a line, its number aside, is such a title.
func (f *Forms) titlesTasks(s string) bool {
	st, _, at := numberingOf(s)
	return f.onlyTitles(s) || st != unnumbered && f.onlyTitles(s[at:]+":")
}

// onlyTitles reports whether a line is the title of the tasks under it and nothing else: 主要任务:
func (f *Forms) onlyTitles(s string) bool {
	rest := strings.TrimRight(s, ":： ")
	k, ok := f.columns[rest]
	return rest != s && ok && (k.duty == titled || k.duty == worded)
}

// onlyHeads reports whether nothing but headings says who answers or leads.
func (f *Forms) onlyHeads(lines []line) bool {
	heads := 0
	for i, l := range lines {
		_, led := f.partLeaders(l.text)
		if led || i+1 < len(lines) && (f.headsOthers(l.text, lines[i+1].text) || f.headsList(lines, i)) {
			heads++
			continue
		}
		if slices.ContainsFunc(f.statements(textOf([]line{l}, "")), func(s statement) bool { return s.answers() }) {
			return false
		}
	}
	return heads > 0
}

// commonStyle is the style of numbering that most clauses have under their headings.
func commonStyle(lines []line) map[style]bool {
	count, best := map[style]int{}, unnumbered
	for i, l := range lines {
		st, _, _ := numberingOf(l.text)
		next := unnumbered
		if i+1 < len(lines) {
			if len(cut(lines[i+1])) > 1 { // it heads a table
				continue
			}
			next, _, _ = numberingOf(lines[i+1].text)
		}
		if st == unnumbered || outranks(st, next) && next != unnumbered {
			continue
		}
		if count[st]++; count[st] > count[best] || count[st] == count[best] && st < best {
			best = st
		}
	}
	if best == unnumbered {
		return map[style]bool{}
	}
	return map[style]bool{best: true}
}

// headsOthers reports whether a line is a heading that says who answers for what stands under it: a numbered one, or one over a
// list that begins.
func (f *Forms) headsOthers(s, next string) bool {
	st, _, at := numberingOf(s)
	below, no, _ := numberingOf(next)
	if below == unnumbered || st != unnumbered && !outranks(st, below) || len(s) > 400 {
		return false
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
		out[i] = line{l.no, f.labelFirst(f.withoutNumber(f.withColons(f.withoutTitleMark(l.text)), next))}
	}
	return out, sheets
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
