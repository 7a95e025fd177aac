package extract

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// said is what print says: who answers, and by when.
type said struct {
	lists     []nameList
	leaders   []leader
	leadersAt graph.Span
	deadline  text
	above     bool   // it is of the tasks above it
	items     []int  // … of those of these numbers
	form      string // whose words say what bodies do
}

// phraseReader reads a phrase clause by clause.
type phraseReader struct {
	*Forms
	said
	t        text
	verbs    int // words that say what bodies do
	pending  int // where the names begin that are before no such word yet
	dueFrom  int // where the deadline begins
	dueUntil int // … and the clause behind it
}

// phrase reads what says by words and not by labels who answers: 市教育局牵头,市财政局、市审计局按职责分工负责,6月底前完成. It reports
// false where something in it is neither a body nor such a word nor a time; in running text it begins with a certain body.
func (f *Forms) phrase(t text, running bool) (said, bool) {
	if len(t.s) > longestPhrase {
		return said{}, false
	}
	p := phraseReader{Forms: f, dueUntil: -1}
	if n := len(ofAbove.Find(t.s)); n > 0 {
		t, p.above = t.slice(n, len(t.s)), true
	}
	if items, n := itemsOf(t.s); n > 0 {
		t, p.items = t.slice(n, len(t.s)), items
	}
	p.t = t
	for _, c := range clausesOf(t.s) {
		p.clause(c)
	}
	p.rest(len(t.s))
	if p.verbs == 0 || len(p.lists)+len(p.leaders) == 0 {
		return said{}, false
	}
	byWord := f.withoutOpening(t).s != trimValue(t).s // 由 says that bodies follow
	for i, l := range p.lists {
		if !plausible(l.names.s, running && i == 0 && !byWord) {
			return said{}, false
		}
	}
	return p.said, true
}

// clause reads a clause. One that says nothing by itself is left to what follows.
func (p *phraseReader) clause(c clauseOf) {
	s := p.t.s[c.from:c.to]
	names, k, spoken := p.cutVerb(strings.TrimRight(s, " 。"))
	to := c.from + len(names)
	switch {
	case isNote(s):
		p.rest(c.from)
	case p.isTime(s) || c.from > 0 && (p.dated(s) || p.isTimes(s)):
		p.rest(c.from)
		p.time(c)
	case spoken && strings.HasPrefix(names, amongThem): // one of those named before
		p.rest(c.from)
		lists := p.lists
		p.lists = nil
		p.names(p.t.slice(c.from+len(amongThem), to), k)
		p.lists = append(p.lists, lists...)
	case spoken:
		p.names(p.t.slice(min(p.pending, to), to), k)
	default:
		helpers, due, ok := p.withOthers(p.t.slice(c.from, c.to))
		if !ok || len(p.lists) == 0 {
			return
		}
		p.rest(c.from)
		p.lists, p.deadline = append(p.lists, nameList{duty: helping, names: helpers}), due
	}
	p.pending = c.next
}

// time takes a clause that says when something is done, together with one right before it: 6月底前启动,12月底前完成.
func (p *phraseReader) time(c clauseOf) {
	if p.deadline.s == "" || p.dueUntil != p.pending {
		p.dueFrom = c.from
	}
	p.deadline, p.dueUntil = trimTime(p.t.slice(p.dueFrom, c.to)), c.next
}

// withOthers reads a clause that says with whom and by when something is done: 会同市财政局于6月底前完成.
func (f *Forms) withOthers(t text) (helpers, due text, ok bool) {
	for _, k := range f.parting.Of(scan.FirstRune(t.s)) {
		if k.duty != joining || !strings.HasPrefix(t.s, k.word) {
			continue
		}
		for _, at := range timeOpens {
			i := strings.LastIndex(t.s, at)
			if i > len(k.word) && f.isTime(t.s[i+len(at):]) && plausible(t.s[len(k.word):i], false) {
				return t.slice(len(k.word), i), t.slice(i+len(at), len(t.s)), true
			}
		}
	}
	return text{}, text{}, false
}

// amongThem begins what says which of the bodies named before leads: 其中市教育局牵头.
const amongThem = "其中"

// ofAbove begins what says who answers for the tasks above it: 以上2项由市教育局牵头.
var ofAbove = scan.PatternOf("以上前", `^(?:以上|上述|前述)[^由,，。:：]{0,36}由`)

// names takes the names before a word that says what they do.
func (p *phraseReader) names(names text, k known) {
	p.verbs++
	p.form = cmp.Or(p.form, k.form)
	who := readLeadersOf(names.s)
	switch empty := strings.Trim(names.s, " ,，;；、") == ""; {
	case len(who) > 0:
		p.leaders, p.leadersAt = append(p.leaders, who...), p.leadersAt.Join(names.at())
	case empty && len(p.lists) > 0: // 市教育局,牵头; 市教育局负总责,共同推进
		if k.duty == leading {
			p.lists[len(p.lists)-1].duty = leading
		}
	default:
		p.lists = append(p.lists, p.joined(names, k.duty)...)
	}
}

// rest takes the names up to byte to behind which no word says what they do: beside bodies that lead they help.
func (p *phraseReader) rest(to int) {
	names := p.t.slice(min(p.pending, to), to)
	if strings.Trim(names.s, " ,，;；。") == "" {
		return
	}
	d := listed
	if slices.ContainsFunc(p.lists, func(l nameList) bool { return l.duty == leading }) {
		d = helping
	}
	lists := p.joined(names, d)
	if len(lists) > 1 {
		p.verbs++
	}
	p.lists = append(p.lists, lists...)
}

// isNote reports whether a clause only says which of the bodies leads, 列第一位者为牵头单位,下同, or what is done already: 已出台.
func isNote(s string) bool {
	if utf8.RuneCountInString(s) >= 30 {
		return false
	}
	s = strings.Trim(s, " 。")
	note, _ := noteDuty(s)
	return note || strings.HasPrefix(s, "已") && utf8.RuneCountInString(s) < 6
}

// clauseOf is a clause of a sentence: the bytes [from, to), and where the next begins.
type clauseOf struct{ from, to, next int }

// clauseMarks are the separators of clauses and the brackets in which they part none.
var clauseMarks = opens.With(",，;；。")

// clausesOf cuts a text at the separators of clauses outside brackets.
func clausesOf(s string) []clauseOf {
	var list []clauseOf
	from := 0
	for i := clauseMarks.From(s, 0); i < len(s); i = clauseMarks.From(s, i) {
		if n := bracketWidth(s[i:]); n > 0 {
			i += n
			continue
		}
		r, w := scan.First(s[i:])
		if !opens.Has(r) {
			list = append(list, clauseOf{from, i, i + w})
			from = i + w
		}
		i += w
	}
	if from < len(s) {
		list = append(list, clauseOf{from, len(s), len(s)})
	}
	return list
}

// cutVerb takes the word that says what bodies do off the end of a phrase.
func (f *Forms) cutVerb(s string) (names string, k known, ok bool) {
	for _, k := range f.verbs.Of(scan.LastRune(s)) {
		if rest, ok := strings.CutSuffix(s, k.word); ok {
			rest = strings.TrimRight(rest, " 、")
			for _, adverb := range [...]string{"分别", "共同", "具体", "按职责分工", "按照职责分工", "按各自职责", "负责", "要"} {
				rest = strings.TrimSuffix(rest, adverb)
			}
			return rest, k, true
		}
	}
	return s, known{}, false
}

// joined makes lists of a phrase's names: a word such as 会同 parts those who lead from those who help.
func (f *Forms) joined(t text, d duty) []nameList {
	t = f.withoutOpening(t)
	for i := firstWidth(t.s); ; i += firstWidth(t.s[i:]) {
		next := f.parting.Chars().Index(t.s[i:])
		if next < 0 {
			return []nameList{{duty: d, names: t}}
		}
		i += next
		for _, k := range f.parting.Of(scan.FirstRune(t.s[i:])) {
			if !strings.HasPrefix(t.s[i:], k.word) {
				continue
			}
			left, right := trimValue(t.slice(0, i)), trimValue(t.slice(i+len(k.word), len(t.s)))
			if !closesMarks(t.s[:i]) { // 市水利局(牵头单位)
				continue
			}
			if len(k.word) == len("商") && !(endsAsWholeName(left.s) && isCertainBody(firstPiece(right.s))) {
				continue
			}
			if plausible(left.s, false) && plausible(right.s, false) {
				return []nameList{{duty: leading, names: left}, {duty: helping, names: right}}
			}
		}
	}
}

// endsAsWholeName reports whether print ends as names of bodies do, and in no character that makes another word with one that
// follows: 市广播电视台商市公安局, and not 宁州台商投资区.
func endsAsWholeName(s string) bool {
	return endsAsUnitName(s) && (!strings.HasSuffix(s, "台") || scan.HasAnySuffix(s, "电视台", "电台", "气象台", "平台"))
}

// withoutOpening takes 由 and the like off the beginning of a phrase.
func (f *Forms) withoutOpening(t text) text {
	t = trimValue(t)
	for _, k := range f.opening.Of(scan.FirstRune(t.s)) {
		if strings.HasPrefix(t.s, k.word) {
			return trimValue(t.slice(len(k.word), len(t.s)))
		}
	}
	return t
}

// readLeadersOf reads a list of leaders with titles of a government, and nothing else.
func readLeadersOf(s string) []leader {
	s = strings.TrimPrefix(strings.Trim(s, " ,，;；"), "由")
	found := governmentLeaders(s)
	if strings.HasSuffix(s, "同志") {
		return found
	}
	for _, l := range found {
		if l.title == "" {
			return nil
		}
	}
	return found
}

// longestPhrase is how many bytes a phrase may have; longer print is none.
const longestPhrase = 3000
