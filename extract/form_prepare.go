package extract

import (
	"regexp"
	"strings"

	"dutygraph/extract/scan"
)

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

// withoutTitleMark takes the mark off that says of a text in brackets that it is the task's: 【任务】修缮校舍.
func (f *Forms) withoutTitleMark(s string) string {
	open := strings.IndexAny(s, labelOpens)
	if open < 0 {
		return s
	}
	n := bracketWidth(s[open:])
	_, w := scan.First(s[open:])
	if n <= 2*w {
		return s
	}
	k, ok := f.columns[s[open+w:open+n-w]]
	if _, _, at := numberingOf(s); !ok || at != open || k.duty != titled && k.duty != worded {
		return s
	}
	return s[:open] + strings.TrimLeft(s[open+n:], ":： ")
}

// withoutNumber takes the number off a line that is a label with what it says: 2.牵头单位:市教育局. It counts what is said of a
// task, and is the number of none.
func (f *Forms) withoutNumber(s, next string) string {
	st, _, at := numbering(s)
	if st == unnumbered {
		return s
	}
	if _, ok := f.labelOf(s[at:]); !ok || f.headsPart(s, next) {
		return s
	}
	return s[at:]
}
