package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// statement is a place in a text that says who answers for it: the bytes [from, to) that it takes, and what it says.
type statement struct {
	from, to int
	said
	leadersAt graph.Span
	forms     []string // that it was read by
	vacant    bool     // a label of leaders names nobody
	inVain    text     // what stands there in place of leaders and cannot be read
	spoken    bool     // it is a sentence, without a label or a bracket
}

// answers reports whether a statement names bodies.
func (s *statement) answers() bool { return len(s.lists) > 0 }

// answer reports whether any of some statements names bodies.
func answer(stated []statement) bool {
	return slices.ContainsFunc(stated, func(s statement) bool { return s.answers() })
}

// beginsStated reports whether print begins with the first of the statements that were found in it.
func beginsStated(s string, stated []statement) bool {
	return len(stated) > 0 && strings.Trim(s[:stated[0].from], " ") == ""
}

// statements finds every statement in a text, from left to right: behind labels, in brackets, and in its last sentence.
func (f *Forms) statements(t text) []statement {
	found := f.marked(t)
	if len(found) > 0 && len(found[0].leaders) == 0 {
		if s, ok := f.lastSentence(t.slice(0, found[0].from), 0); ok && !s.answers() && len(s.leaders) > 0 { // 由王某副市长牵头,责任单位:
			found = slices.Insert(found, 0, s)
		}
	}
	if n := len(found); n > 0 && f.isTime(t.s[found[n-1].to:]) {
		last := &found[n-1]
		if last.deadline.s == "" {
			last.deadline = trimValue(t.slice(last.to, len(t.s)))
		}
		last.to = len(t.s)
	}
	if !answer(found) {
		return f.withSentence(t, found)
	}
	return found
}

// marked finds the statements that labels or brackets mark.
func (f *Forms) marked(t text) []statement {
	var found []statement
	for i := statementStarts.From(t.s, 0); i < len(t.s); i = statementStarts.From(t.s, i) {
		if n := bracketWidth(t.s[i:]); n > 0 {
			if s, ok := f.inBracket(t, i, i+n); ok {
				found = append(found, s)
				i = s.to
				continue
			}
			i += n
			continue
		}
		c, w := scan.First(t.s[i:])
		if c == ':' || c == '：' {
			if k, at, ok := f.labels.at(t.s, i); ok && (len(found) == 0 || at >= found[len(found)-1].to) {
				s := f.behindLabel(t, k, at, i+w)
				found = append(found, s)
				i = max(s.to, i+w)
				continue
			}
		}
		i += w
	}
	return found
}

// withSentence adds the sentence that names bodies to statements that name none: behind or before them, or where there are none
// anywhere in the text.
func (f *Forms) withSentence(t text, found []statement) []statement {
	if len(found) == 0 {
		if s, ok := f.lastSentence(t, 0); ok {
			return []statement{s}
		}
		if s, ok := f.wholeSentence(t); ok {
			return []statement{s}
		}
		return nil
	}
	if s, ok := f.lastSentence(t, found[len(found)-1].to); ok {
		return append(found, s)
	}
	if s, ok := f.lastSentence(t.slice(0, found[0].from), 0); ok && s.answers() { // 由市教育局负责(分管领导:张某)
		s.to = found[0].from
		return slices.Insert(found, 0, s)
	}
	return found
}

// colons stand behind labels.
const colons = ":："

func firstWidth(s string) int {
	_, w := scan.First(s)
	return w
}

// brackets are the pairs that statements stand in.
const (
	openBrackets  = "(（[［【〔{｛<〈"
	closeBrackets = ")）]］】〕}｝>〉"
)

// bracketWidth returns the length of the bracket that s begins with, 0 where it begins with none or it does not end. A missing
// end is the end of the text where a statement closes it.
func bracketWidth(s string) int {
	const longest = 3000
	if !opens.Has(scan.FirstRune(s)) {
		return 0
	}
	s = s[:min(len(s), longest+utf8.UTFMax)]
	depth := 0
	for i := 0; i < len(s); i = opensOrCloses.From(s, i) {
		r, w := scan.First(s[i:])
		if i > longest || depth > 8 {
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

var (
	opens         = scan.SetOf(openBrackets)
	opensOrCloses = opens.With(closeBrackets)
	// statementStarts are the characters by which statements are found.
	statementStarts = opens.With(":：")
)

// behindLabel reads what stands behind a label that no bracket encloses: up to the next label, or to the end of the
// sentence. A label that is of no assignment takes its value out of the text all the same.
func (f *Forms) behindLabel(t text, k known, at, from int) statement {
	end := len(t.s)
	for i := from; i < len(t.s); {
		if n := bracketWidth(t.s[i:]); n > 0 {
			i += n
			continue
		}
		r, w := scan.First(t.s[i:])
		if r == '。' {
			end = i + w
			break
		}
		if r == ':' || r == '：' {
			if _, next, ok := f.labels.at(t.s, i); ok && next >= from {
				end = next
				break
			}
			if head := lastPiece(t.s[from:i]); i-len(head) > from && (f.labels.endsAsNoun(head) || k.duty.ofUnits() && isUnknownLabel(head)) { // 监管单位: or 计划:
				end = i - len(head)
				break
			}
		}
		i += w
	}
	s := statement{from: at, to: end}
	f.take(&s, k, t.slice(from, end))
	return s
}

// isUnknownLabel reports whether what stands before a colon behind a list of bodies may be a label, though of no form: it is short, and
// no body.
func isUnknownLabel(s string) bool {
	n := utf8.RuneCountInString(s)
	return n >= 2 && n <= 6 && !isBody(s) && strings.Trim(s, "0123456789") == s && !strings.ContainsAny(s, openBrackets+closeBrackets)
}

// take takes what a label says.
func (f *Forms) take(s *statement, k known, value text) {
	value = trimValue(value)
	if n := len(value.s); n > len("()") && bracketWidth(value.s) == n {
		value = trimValue(inside(value))
	}
	s.forms = append(s.forms, k.form)
	switch k.duty {
	case leaders:
		found := governmentLeaders(value.s)
		s.leaders = append(s.leaders, found...)
		s.vacant = len(found) == 0
		if len(found) == 0 && namesInVain(value.s) {
			s.inVain = value
		}
		s.leadersAt = s.leadersAt.Join(value.at())
	case timing:
		if !isNobody(value.s) {
			s.deadline = value
		}
	case listed, leading, helping:
		f.takeBodies(s, k.duty, value)
	}
}

// takeBodies takes what a label of bodies says: a list of them, labels that deal them out, or a phrase.
func (f *Forms) takeBodies(s *statement, d duty, value text) {
	if isNobody(value.s) || isMeasure(value.s) {
		return
	}
	if parts := f.cutLabels(value); len(parts) > 0 && strings.Trim(value.s[:parts[0].at], " (（") == "" { // 牵头:市商务局;配合:市城管局
		for _, p := range parts {
			f.take(s, p.known, value.slice(p.from, p.to))
		}
		return
	}
	if said, ok := f.phrase(value, false); ok {
		for i := range said.lists {
			if said.lists[i].duty == listed {
				said.lists[i].duty = d
			}
		}
		s.says(said)
		return
	}
	value = f.cutTime(s, value)
	if i := strings.Index(value.s, "。"); i > 0 {
		value = value.slice(0, i)
	}
	s.lists = append(s.lists, nameList{duty: d, names: value})
}

// says adds what a phrase says.
func (s *statement) says(p said) {
	s.lists = append(s.lists, p.lists...)
	s.leaders = append(s.leaders, p.leaders...)
	s.above = s.above || p.above
	s.items = append(s.items, p.items...)
	if s.deadline.s == "" {
		s.deadline = p.deadline
	}
}

// cutTime takes a time off the end of a list of names: 市教育局、市财政局,6月底前完成.
func (f *Forms) cutTime(s *statement, value text) text {
	for clauses := clausesOf(value.s); len(clauses) > 1; clauses = clauses[:len(clauses)-1] {
		c := clauses[len(clauses)-1]
		last := value.s[c.from:c.to]
		if !f.isTime(last) && !f.dated(last) && !f.isTimes(last) && !isNote(last) {
			break
		}
		if !isNote(last) {
			s.deadline = trimValue(value.slice(c.from, c.to))
		}
		value = trimValue(value.slice(0, c.from))
	}
	return value
}

// trimValue takes spaces, separators and stray brackets off the ends of a label's value.
func trimValue(t text) text {
	from := len(t.s) - len(strings.TrimLeft(t.s, " \t:：,，;；、|｜】]"))
	to := len(strings.TrimRight(t.s, " \t。.;；,，、|｜【"))
	t = t.slice(min(from, to), to)
	if u := strings.TrimRight(t.s, "([（【〔"); u != t.s {
		return trimValue(t.slice(0, len(u)))
	}
	return t
}

// isMeasure reports whether a value is a unit of figures, as over tables: 单位:万元.
func isMeasure(s string) bool {
	switch strings.TrimLeft(s, "万亿千百 ") {
	case "元", "个", "亩", "人", "吨", "公里", "平方米", "美元", "户", "件", "项", "":
		return true
	}
	return strings.ContainsAny(s, "%％")
}

// aroundNothing are the marks that may stand around what says that there is nobody.
var aroundNothing = scan.SetOf("()（）。")

// isNobody reports whether a value says that there is nobody or nothing.
func isNobody(s string) bool {
	switch aroundNothing.Trim(squeeze(s)) {
	case "", "无", "暂无", "/", "-", "—", "——", "--", "\\", "空缺", "暂缺", "待定", "无配合单位", "未定", "空", "N/A", "／", "－", "缺", "*", "——无", "待明确", "待补", "待任命", "空岗":
		return true
	}
	return false
}

// labelPart is a label in a bracket with the bytes of its value.
type labelPart struct {
	known
	at, from, to int
}

// cutLabels cuts what a bracket holds at its labels.
func (f *Forms) cutLabels(t text) []labelPart {
	var parts []labelPart
	for i := 0; i < len(t.s); {
		r, w := scan.First(t.s[i:])
		if r == ':' || r == '：' {
			if k, at, ok := f.labels.at(t.s, i); ok && (len(parts) == 0 || at >= parts[len(parts)-1].from) {
				if n := len(parts); n > 0 {
					parts[n-1].to = at
				}
				parts = append(parts, labelPart{k, at, i + w, len(t.s)})
			}
		}
		i += w
	}
	return parts
}

// longestPhrase is how many bytes a phrase may have; longer print is none.
const longestPhrase = 3000
