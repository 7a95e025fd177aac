package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// partLeaders reads a heading that names the leaders of what stands under it: the known form, 一、陈某副市长牵头工作, and those of
// the forms' words, (二)由李某副县长负责推进的重点工作(5项), 【王某市长】, 市长 王某:.
func (f *Forms) partLeaders(s string) ([]leader, bool) {
	if len(s) > 200 {
		return nil, false
	}
	if found, ok := leaderHeading(s); ok {
		kept := governmentOnly(found)
		return kept, len(kept) > 0
	}
	st, _, at := numbering(s)
	s = strings.Trim(trimCount(strings.Trim(s[at:], " 【】[]◆●■★▲")), " :：。【】")
	s, spoken := strings.CutPrefix(withoutLeadersLabel(s), "由")
	if s == "" || strings.ContainsAny(s, "。;；") {
		return nil, false
	}
	found, labelled := f.bracketLeaders(s)
	if labelled { // as a task may name its leader too, only what is counted as parts are is one
		return found, len(found) > 0 && st.ofParts() && !strings.ContainsAny(s[:strings.IndexAny(s, openBrackets)], ",，")
	}
	head, handled := f.cutHandling(s)
	if len(found) == 0 || found[0].title == "" {
		found = headLeaders(head)
	}
	for _, l := range found {
		if l.title == "" && !(spoken && handled) || !handled && !governs(l.title) {
			return nil, false
		}
	}
	kept := governmentOnly(addressed(found))
	return kept, len(kept) > 0
}

// cutHandling takes what leaders do off the end of a heading, with the work that they do it to or without: 李某副县长负责推进的重点工作,
// 李某副县长牵头.
func (f *Forms) cutHandling(s string) (leaders string, ok bool) {
	if leaders, ok = f.cutHandled(s); ok {
		return leaders, true
	}
	for _, k := range f.heads {
		if rest, ok := strings.CutSuffix(s, k.word); ok && k.duty == handling && rest != "" {
			return rest, true
		}
	}
	return s, false
}

// longestManner is how many characters may stand between what leaders do and the work that they do it to.
const longestManner = 12

// cutHandled takes what leaders do and the work behind it off the end of a heading.
func (f *Forms) cutHandled(s string) (leaders string, ok bool) {
	rest, worded := f.cutWork(s)
	if !worded {
		return s, false
	}
	for _, h := range f.heads {
		i := strings.LastIndex(rest, h.word)
		if h.duty == handling && i > 0 && utf8.RuneCountInString(rest[i+len(h.word):]) <= longestManner {
			rest, ok = rest[:i], true
		}
	}
	return rest, ok
}

// cutWork takes the word for the work that a heading is over off its end.
func (f *Forms) cutWork(s string) (rest string, ok bool) {
	for _, k := range f.heads {
		if rest, ok := strings.CutSuffix(s, k.word); ok && k.duty == working {
			return strings.TrimSuffix(rest, "的"), true
		}
	}
	return s, false
}

// withoutLeadersLabel takes the label of leaders off a heading that begins with one: 分管领导:副县长张某.
func withoutLeadersLabel(s string) string {
	label, value, ok := strings.Cut(strings.Replace(s, "：", ":", 1), ":")
	if !ok || !strings.HasSuffix(label, "领导") {
		return s
	}
	return strings.TrimLeft(value, " ")
}

// governs reports whether a title, or one of several, is of one who leads a government.
func governs(title string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(title, func(r rune) bool { return r == '、' }), func(s string) bool { return scan.HasAnySuffix(s, governing...) })
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

// headsPart reports whether a numbered label of leaders stands over tasks, since the next line has a number of a lower style and
// no label behind it.
func (f *Forms) headsPart(s, next string) bool {
	st, _, at := numbering(s)
	below, _, from := numberingOf(next)
	k, ok := f.labelOf(s[at:])
	_, labelled := f.labelOf(next[from:])
	return ok && k.duty == leaders && st != unnumbered && below != unnumbered && outranks(st, below) && !labelled
}

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
		stated := f.statements(line{0, s}.print())
		if no > 1 || len(stated) == 0 || stated[0].spoken {
			return false
		}
		i = stated[0].from
	}
	return i > at && strings.TrimSpace(s[at:i]) != "" && isTitleOnly(s[at:i]) && len(f.statements(line{0, next}.print())) == 0
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
	t := l.print()
	if f.namesOnly(l.text) {
		return []nameList{{duty: listed, names: t.slice(0, len(f.bodyOver(l.text)))}}
	}
	_, _, at := numbering(l.text)
	all := len(trimCount(l.text))
	end := all
	if clauses := clausesOf(l.text[:all]); len(clauses) > 1 { // 三、市财政局牵头的任务,市审计局配合
		end = clauses[0].to
	}
	head, worded := f.cutWork(l.text[:end])
	t = trimValue(t.slice(min(at, len(head)), len(head)).plus(t.slice(end, all)))
	if said, ok := f.phrase(t, !worded); ok && len(said.leaders) == 0 {
		return said.lists
	}
	if len(pieces(t.s)) == 1 && isCertainBody(unitOf(t.s).name) {
		return []nameList{{duty: listed, names: t}}
	}
	return nil
}

// sectionNamed returns what a line without a number names as a section, 一级指标:开办企业, or when what follows is due, 1月:.
func (f *Forms) sectionNamed(s string) string {
	if f.isTimeHead(s) {
		return s
	}
	if label, value, ok := cutLabel(s); ok && f.columns[label].duty == sectioned && isTitleOnly(value) {
		return value
	}
	return ""
}

// onlyTitles reports whether a line is the title of the tasks under it and nothing else: 主要任务:
func (f *Forms) onlyTitles(s string) bool {
	rest := strings.TrimRight(s, ":： ")
	k, ok := f.columns[rest]
	return rest != s && ok && (k.duty == titled || k.duty == worded)
}

// titlesTasks reports whether a line, its number aside, is such a title.
func (f *Forms) titlesTasks(s string) bool {
	st, _, at := numberingOf(s)
	return f.onlyTitles(s) || st != unnumbered && f.onlyTitles(s[at:]+":")
}

// isTitleOnly reports whether a line is a title and no sentence.
func isTitleOnly(s string) bool {
	s = strings.TrimRight(s, " ")
	return utf8.RuneCountInString(s) <= 40 && !strings.ContainsAny(strings.TrimSuffix(s, "。"), "。;；:：")
}
