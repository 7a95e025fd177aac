package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// governing ends the titles of those who lead a government or its party committee.
var governing = []string{"市长", "区长", "县长", "州长", "省长", "旗长", "盟长", "镇长", "乡长", "主席", "书记", "常委", "专员", "秘书长", "党组成员", "主任", "部长", "组长",
	"总指挥", "指挥长", "局长", "厅长", "巡视员", "调研员", "人大", "政协", "总督学", "委员", "政委", "司令员", "总经理", "董事长", "会长", "院长", "检察长", "校长"}

// assisting are in the titles of those who help a leader and lead nothing.
var assisting = []string{"副秘书长", "办公室主任", "办公室副主任", "秘书科", "办副主任", "联络员", "协助", "秘书处", "处长", "科长", "股长"}

// governmentLeaders reads the leaders that a value names: none where it is vacant, and neither those who help nor a body's own
// officers.
func governmentLeaders(s string) []leader {
	var kept []leader
	for _, l := range namedLeaders(s) {
		if l.title == "" || !isAssistant(l.title) {
			kept = append(kept, l)
		}
	}
	return kept
}

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
			_, w := scan.First(s[i:])
			i += w
			continue
		}
		inner := strings.Trim(s[i:i+n], openBrackets+closeBrackets+" ")
		if before := strings.TrimSpace(s[:i]); inner != "" && isNobody(inner) && endsAsOffice(before) {
			from := len(before) - len(lastPiece(before))
			s, i = s[:from]+s[i+n:], from
			continue
		}
		helps := strings.Contains(inner, "协助") || strings.Contains(inner, "联系")
		if helps || !endsAsOffice(inner) && !(isPersonName(inner) && strings.TrimSpace(s[:i]) != "" && endsAsOffice(strings.TrimSpace(s[:i]))) {
			s = s[:i] + s[i+n:]
			continue
		}
		i += n
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

// partLeaders reads a heading that names the leaders of what stands under it: the known form, 一、陈某副市长牵头工作, and those of
// the forms' words, (二)由李某副县长负责推进的重点工作(5项), 【王某市长】, 市长 王某:.
func (f *Forms) partLeaders(s string) ([]leader, bool) {
	if len(s) > 200 {
		return nil, false
	}
	if found, ok := leaderHeading(s); ok {
		if kept := governmentOnly(found); len(kept) > 0 {
			return kept, true
		}
		return nil, false
	}
	st, _, at := numbering(s)
	s = strings.Trim(trimCount(strings.Trim(s[at:], " 【】[]◆●■★▲")), " :：。【】")
	s = behindLabel(s)
	s, spoken := strings.CutPrefix(s, "由")
	if s == "" || strings.ContainsAny(s, "。;；") {
		return nil, false
	}
	head, bare := s, true
	for _, k := range f.heads {
		if k.duty != working || !strings.HasSuffix(s, k.word) {
			continue
		}
		rest := strings.TrimSuffix(strings.TrimSuffix(s, k.word), "的")
		for _, h := range f.heads {
			if i := strings.LastIndex(rest, h.word); h.duty == handling && i > 0 && utf8.RuneCountInString(rest[i+len(h.word):]) <= 12 {
				rest = rest[:i]
				head, bare = rest, false
			}
		}
		break
	}
	if bare {
		for _, h := range f.heads {
			if h.duty == handling && strings.HasSuffix(s, h.word) && len(s) > len(h.word) {
				head, bare = strings.TrimSuffix(s, h.word), false
				break
			}
		}
	}
	found, labelled := f.bracketLeaders(s)
	if labelled { // as a task may name its leader too, only what is counted as parts are is one
		return found, len(found) > 0 && (st == chinese || st == partHeading || st == chineseIn) && !strings.ContainsAny(s[:strings.IndexAny(s, openBrackets)], ",，")
	}
	if len(found) == 0 || found[0].title == "" {
		found = headLeaders(head)
	}
	for _, l := range found {
		if l.title == "" && !(spoken && !bare) || bare && !governs(l.title) {
			return nil, false
		}
	}
	kept := governmentOnly(addressed(found))
	return kept, len(kept) > 0
}

// behindLabel returns what a heading says behind the label of leaders that it begins with: 分管领导:副县长张某.
func behindLabel(s string) string {
	label, value, ok := strings.Cut(strings.Replace(s, "：", ":", 1), ":")
	if !ok || !strings.HasSuffix(label, "领导") {
		return s
	}
	return strings.TrimLeft(value, " ")
}

// governs reports whether a title, or one of several, is of one who leads a government.
func governs(title string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(title, func(r rune) bool { return r == '、' }), func(s string) bool { return scan.HasAnySuffix(s, governing[:15]...) })
}

// labelledPart reads the heading of a part that is a label with leaders and nothing else, (一)分管领导:张某, where tasks of another
// numbering stand under it.
func (r *formReader) labelledPart(l line, stated []statement) ([]leader, bool) {
	if len(stated) != 1 || len(stated[0].leaders) == 0 || stated[0].answers() || !r.forms.headsPart(l.text, r.next) {
		return nil, false
	}
	return stated[0].leaders, true
}

// headsPart reports whether a numbered label of leaders stands over tasks, since the next line has a number of a lower style and
// no label behind it.
func (f *Forms) headsPart(s, next string) bool {
	st, _, at := numbering(s)
	below, _, from := numberingOf(next)
	k, ok := f.labelOf(s[at:])
	_, labelled := f.labelOf(next[from:])
	return ok && k.duty == leaders && st != unnumbered && below != unnumbered && outranks(st, below) && !labelled
}

// labelOf returns the label that a line begins with.
func (f *Forms) labelOf(s string) (known, bool) {
	i := strings.IndexAny(s[:min(len(s), 70)], ":：")
	if i <= 0 {
		return known{}, false
	}
	k, at, ok := f.labels.at(s, i)
	return k, ok && at == 0
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

// bracketLeaders reads the leaders that a bracket in a heading names, 市长领衔任务(市长:张某), and reports whether a label of the
// forms names them there: 一、除险加固(责任领导:张某).
func (f *Forms) bracketLeaders(s string) (found []leader, labelled bool) {
	for i := range s {
		n := bracketWidth(s[i:])
		if n == 0 {
			continue
		}
		inner := strings.Trim(s[i:i+n], openBrackets+closeBrackets+" ")
		if k, ok := f.labelOf(inner); ok {
			if k.duty == leaders {
				found = governmentLeaders(strings.TrimLeft(inner[strings.IndexAny(inner, ":："):], ":："))
			}
			return found, true
		}
		return readLeaders(strings.NewReplacer(":", "", "：", "").Replace(inner)), false
	}
	return nil, false
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

// headsList reports whether the numbered line at i names the bodies that answer for the list under it, lines that only say who
// answers or leads aside.
func (f *Forms) headsList(lines []line, i int) bool {
	st, _, _ := numberingOf(lines[i].text)
	if st == unnumbered || len(f.headBodies(lines[i])) == 0 {
		return false
	}
	for i++; i < len(lines) && f.onlyStates(lines[i]); i++ {
	}
	if i == len(lines) {
		return false
	}
	below, _, _ := numberingOf(lines[i].text)
	return below != unnumbered && outranks(st, below)
}

// headBodies reads a heading that names the bodies that answer for what stands under it: 一、市教育局牵头的任务(5项), (二)市水务局.
func (f *Forms) headBodies(l line) []nameList {
	t := textOf([]line{l}, "")
	if f.namesOnly(l.text) {
		return []nameList{{duty: listed, names: t.slice(0, len(f.bodyOver(l.text)))}}
	}
	_, _, at := numbering(l.text)
	all := len(trimCount(l.text))
	end := all
	if clauses := clausesOf(l.text[:all]); len(clauses) > 1 { // 三、市财政局牵头的任务,市审计局配合
		end = clauses[0].to
	}
	head, worded := l.text[:end], false
	for _, k := range f.heads {
		if rest, ok := strings.CutSuffix(head, k.word); ok && k.duty == working {
			head, worded = strings.TrimSuffix(rest, "的"), true
			break
		}
	}
	t = trimValue(t.slice(min(at, len(head)), len(head)).plus(t.slice(end, all)))
	if said, ok := f.phrase(t, !worded); ok && len(said.leaders) == 0 {
		return said.lists
	}
	if len(pieces(t.s)) == 1 && isCertainBody(unitOf(t.s).name) {
		return []nameList{{duty: listed, names: t}}
	}
	return nil
}
