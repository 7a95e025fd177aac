package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// governing ends the titles of those who lead a government or its party committee.
var governing = []string{"市长", "区长", "县长", "州长", "省长", "旗长", "盟长", "镇长", "乡长", "主席", "书记", "常委", "专员", "秘书长", "党组成员"}

// assisting are in the titles of those who help a leader and lead nothing.
var assisting = []string{"副秘书长", "办公室主任", "办公室副主任", "秘书科", "办副主任", "联络员", "协助", "秘书处", "处长", "科长", "股长"}

// governmentLeaders reads the leaders that a value names: none where it is vacant, and neither those who help nor a body's own
// officers.
func governmentLeaders(s string) []leader { return governmentOnly(namedLeaders(s)) }

// namesInVain reports whether a value names leaders in a form that is not known.
func namesInVain(s string) bool { return !isNobody(s) && len(namedLeaders(s)) == 0 }

// namedLeaders reads the leaders that a value names, those who help among them.
func namedLeaders(s string) []leader {
	s = strings.TrimSpace(s)
	if isNobody(s) {
		return nil
	}
	s = withoutNotes(s)
	if i := strings.Index(s, "协助"); i > 0 {
		s = strings.TrimRight(s[:i], " ,，;；、(（由")
	}
	s = strings.TrimSuffix(strings.Trim(s, "。;；,，、 "), "等")
	found := addressed(readLeaders(spacedNames(withoutColons(s))))
	for i, l := range found {
		found[i].name = strings.ReplaceAll(strings.ReplaceAll(l.name, "•", "·"), "・", "·")
	}
	return found
}

// withoutColons takes the colons out between titles and names: 县长:王某.
func withoutColons(s string) string {
	for _, colon := range [...]string{":", "："} {
		if title, name, ok := strings.Cut(s, colon); ok && endsAsOffice(strings.TrimSpace(title)) {
			s = title + name
		}
	}
	return s
}

// withoutNotes takes the brackets out of a list of leaders that hold neither a title nor a name, or that name a helper,
// 张某(挂职), 李某(协助:王某), and offices that nobody holds: 副市长(暂缺).
func withoutNotes(s string) string {
	for i := 0; i < len(s); {
		n := bracketWidth(s[i:])
		if n == 0 {
			i += firstWidth(s[i:])
			continue
		}
		inner, before := strings.Trim(s[i:i+n], openBrackets+closeBrackets+" "), strings.TrimSpace(s[:i])
		office := endsAsOffice(before)
		helps := strings.Contains(inner, "协助") || strings.Contains(inner, "联系")
		switch {
		case office && inner != "" && isNobody(inner):
			from := len(before) - len(lastPiece(before))
			s, i = s[:from]+s[i+n:], from
		case helps, !endsAsOffice(inner) && !(office && isPersonName(inner)):
			s = s[:i] + s[i+n:]
		default:
			i += n
		}
	}
	return s
}

// isAssistant reports whether a title is of one who helps, or of a body's officer: 市政府副秘书长, 市教育局局长. One who holds
// several offices is so by all of them: 副市长、市公安局局长 leads.
func isAssistant(title string) bool {
	if strings.Contains(title, "协助") {
		return true
	}
	offices := strings.FieldsFunc(title, func(r rune) bool { return strings.ContainsRune("、,，;； ", r) })
	return len(offices) > 0 && !slices.ContainsFunc(offices, func(o string) bool { return !assists(o) })
}

// assists reports whether one office is of that sort.
func assists(office string) bool {
	if scan.ContainsAny(office, assisting) {
		return true
	}
	i := strings.Index(office, "局")
	if i <= 0 || !strings.ContainsRune("市县区省", scan.FirstRune(office)) {
		return false
	}
	return !scan.HasAnyPrefix(office, "市委常委", "市长", "县长", "区长")
}

// spacedNames puts separators where spaces alone part whole names: 张三 李四, 张三(县长) 李四(副县长), but 王 五 is one name.
func spacedNames(s string) string {
	if !strings.Contains(s, " ") || strings.ContainsAny(s, "、,，;；") {
		return s
	}
	words, names := strings.Fields(s), 0
	if list := spreadNames(words); list != "" {
		return list
	}
	for _, w := range words {
		name, _, ok := nameAndTitle(w)
		if !ok && !endsAsOffice(w) || utf8.RuneCountInString(w) < 2 {
			return s
		}
		if name != "" {
			names++
		}
	}
	if names < 2 {
		return s
	}
	return strings.Join(words, "、")
}

// spreadNames parts names of two characters that were spread and run together: 王 五李 六 are 王五、李六. It returns "" for other
// words.
func spreadNames(words []string) string {
	last := len(words) - 1
	if last < 2 {
		return ""
	}
	for i, w := range words {
		runes := 2
		if i == 0 || i == last {
			runes = 1
		}
		if utf8.RuneCountInString(w) != runes {
			return ""
		}
	}
	var names []string
	for i := range last {
		r, _ := scan.Last(words[i])
		name := string(r) + string(scan.FirstRune(words[i+1]))
		if !isPersonName(name) {
			return ""
		}
		names = append(names, name)
	}
	return strings.Join(names, "、")
}

// governmentOnly leaves out those who help.
func governmentOnly(found []leader) []leader {
	var kept []leader
	for _, l := range found {
		if !isAssistant(l.title) {
			kept = append(kept, l)
		}
	}
	return kept
}
