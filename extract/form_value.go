package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
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

// cutTime takes times and notes off the end of a list of names: 市教育局、市财政局,6月底前完成.
func (f *Forms) cutTime(s *statement, value text) text {
	for {
		clauses := clausesOf(value.s)
		if len(clauses) < 2 {
			return value
		}
		c := clauses[len(clauses)-1]
		switch last := value.s[c.from:c.to]; {
		case isNote(last):
		case f.isTime(last) || f.dated(last) || f.isTimes(last):
			s.deadline = trimValue(value.slice(c.from, c.to))
		default:
			return value
		}
		value = trimValue(value.slice(0, c.from))
	}
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
