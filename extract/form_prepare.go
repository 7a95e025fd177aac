package extract

import (
	"regexp"
	"strings"

	"dutygraph/extract/scan"
)

// prepared are the lines of a document as they are read. A mark stands in the place of what was read as a sheet, on the line that
// it begins with.
type prepared struct {
	lines  []line
	sheets map[int]sheet // by that line's number
}

// sheetMark is the text of a line in the place of a sheet.
const sheetMark = "\t"

// sheetAt returns the sheet in whose place line i stands.
func (p prepared) sheetAt(i int) (sheet, bool) {
	if p.lines[i].text != sheetMark {
		return sheet{}, false
	}
	s, ok := p.sheets[p.lines[i].no]
	return s, ok
}

// takeSheets puts marks in the place of all that find reads as sheets. It is asked at a line, and returns how many lines from there
// on it looked at and whether they are a sheet.
func (p *prepared) takeSheets(find func(lines []line, i int) (s sheet, n int, ok bool)) {
	var out []line // nil until there is one
	from := 0
	for i := 0; i < len(p.lines); i++ {
		s, n, ok := find(p.lines, i)
		if ok {
			if p.sheets == nil {
				p.sheets = map[int]sheet{}
			}
			p.sheets[p.lines[i].no] = s
			out = append(append(out, p.lines[from:i]...), line{p.lines[i].no, sheetMark})
			from = i + n
		}
		i += max(n-1, 0)
	}
	if out != nil {
		p.lines = append(out, p.lines[from:]...)
	}
}

// prepare makes lines fit for reading by the forms: cells of tables are parted by tabs, labels have a colon behind them, and what is
// a table without looking like one is taken out as sheets.
func (f *Forms) prepare(lines []line) prepared {
	p := prepared{lines: undrawn(lines)}
	p.takeSheets(f.uprightAt)
	p.lines = f.tabbed(p.lines)
	p.takeSheets(f.cardsAt)
	out := make([]line, len(p.lines))
	for i, l := range p.lines {
		if strings.Contains(l.text, "<br") {
			l.text = joinBreaks(breaks.Replace(l.text))
		}
		l.text = f.withoutListMarks(l.text)
		next := ""
		if i+1 < len(p.lines) {
			next = p.lines[i+1].text
		}
		out[i] = line{l.no, f.labelFirst(f.withoutNumber(f.withColons(f.withoutTitleMark(f.withRoles(f.withoutSectionLabel(l.text)))), next))}
	}
	p.lines = out
	return p
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
	label, value, ok := cutLabel(s)
	if !ok || f.columns[label].duty != sectioned {
		return s
	}
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
