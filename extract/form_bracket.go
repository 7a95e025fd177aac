package extract

import (
	"cmp"
	"regexp"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// inBracket reads the statement that the bracket [from, to) is, if it is one.
func (f *Forms) inBracket(t text, from, to int) (statement, bool) {
	inner := inside(t.slice(from, to))
	if k, ok := f.label(inner.s); ok { // 【责任单位】市教育局
		return f.behindLabel(t, k, from, to), true
	}
	s := statement{from: from, to: to}
	if parts := f.cutLabels(inner); len(parts) > 0 {
		return f.ofLabels(s, inner, parts)
	}
	if !endsThere(t.s[to:]) && !f.isTime(strings.TrimLeft(t.s[to:], ",， ")) && !endsSentence(t.s[:from]) {
		return s, false
	}
	said, ok := f.phrase(inner, false)
	if !ok {
		names := f.cutTime(&s, inner)
		if !f.plainList(names) || explains(t.s[:from]) {
			return s, false
		}
		said.lists = []nameList{{duty: listed, names: names}}
	}
	s.says(said)
	s.leadersAt = inner.at()
	s.forms = append(s.forms, cmp.Or(said.form, f.phraseForm()))
	return s, true
}

// inside is a text without the brackets around it.
func inside(t text) text {
	_, last := scan.Last(t.s)
	return t.slice(firstWidth(t.s), len(t.s)-last)
}

// ofLabels adds to the statement of a bracket what the labels in it say, and what stands before them: the numbers of tasks, or a phrase.
func (f *Forms) ofLabels(s statement, inner text, labels []labelPart) (statement, bool) {
	before := inner.slice(0, labels[0].at)
	switch {
	case onlyItems.MatchString(before.s): // (1、2项牵头单位:市水利局)
		s.items = itemNumbers(before.s)
	case strings.Trim(before.s, " 0123456789由★*") != "": // (市教育局牵头,配合单位:市财政局)
		said, ok := f.phrase(trimValue(before), false)
		if !ok {
			return s, false
		}
		s.says(said)
	}
	for _, p := range labels {
		f.take(&s, p.known, inner.slice(p.from, p.to))
	}
	return s, true
}

// onlyItems is a list of numbers of tasks and nothing else: 第1、3项, 2-4项任务.
var onlyItems = regexp.MustCompile(`^ *第?\d{1,3}(?:[、,，和至到~—-]第?\d{1,3})*项(?:任务|工作)?的? *$`)

// explains reports whether a list of bodies in brackets only says which body the words before it mean: 市委宣传部(市文明办) is one
// body, and 移交管护单位(市园林局) is no assignment.
func explains(before string) bool {
	last := strings.TrimRight(lastPiece(before), " ")
	if list := strings.TrimRight(strings.TrimSuffix(strings.TrimRight(before, " "), last), " "); isPersonName(last) && scan.HasAnySuffix(strings.TrimRight(list, "、,，"), ")", "）") { // 王某(市教育局)、李某(市财政局)
		return true
	}
	return isCertainBody(last) || scan.HasAnySuffix(last, "单位", "部门", "机构", "主体", "机关", "窗口", "平台")
}

// endsSentence reports whether a full stop ends s.
func endsSentence(s string) bool { return strings.HasSuffix(strings.TrimRight(s, " "), "。") }

// lastPiece returns what stands behind the last separator of s.
func lastPiece(s string) string {
	i := strings.LastIndexAny(s, ",，;；。、:： ")
	if i < 0 {
		return s
	}
	return s[i+firstWidth(s[i:]):]
}

// phraseForm names the form of a phrase without a word that says what bodies do.
func (f *Forms) phraseForm() string {
	if len(f.phrases) == 0 {
		return ""
	}
	return f.phrases[0].form
}

// endsThere reports whether a sentence or text ends where s begins.
func endsThere(s string) bool {
	s = strings.TrimLeft(s, " ")
	if s == "" {
		return true
	}
	r, _ := scan.First(s)
	if strings.ContainsRune("。;；!！\n"+openBrackets, r) {
		return true
	}
	st, _, _ := numbering(s)
	return st != unnumbered
}

// brackets are the pairs that statements stand in.
const (
	openBrackets  = "(（[［【〔{｛<〈"
	closeBrackets = ")）]］】〕}｝>〉"
)

var (
	opens         = scan.SetOf(openBrackets)
	opensOrCloses = opens.With(closeBrackets)
	// statementStarts are the characters by which statements are found.
	statementStarts = opens.With(":：")
)

// bracketWidth returns the length of the bracket that s begins with, 0 where it begins with none, or with one that does not end or is
// too long or too deep for a statement.
func bracketWidth(s string) int {
	const longest, deepest = 3000, 8
	if !opens.Has(scan.FirstRune(s)) {
		return 0
	}
	s = s[:min(len(s), longest+utf8.UTFMax)]
	depth := 0
	for i := 0; i < len(s); i = opensOrCloses.From(s, i) {
		r, w := scan.First(s[i:])
		if i > longest || depth > deepest {
			return 0
		}
		i += w
		if opens.Has(r) {
			depth++
		} else if depth--; depth == 0 {
			return i
		}
	}
	return 0
}
