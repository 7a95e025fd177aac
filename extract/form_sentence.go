package extract

import (
	"cmp"
	"strings"

	"dutygraph/extract/scan"
)

// lastSentence reads the last sentence of a text, or what it ends in, as a statement: 由市教育局会同市财政局负责。 A time may stand
// behind it. What stands before byte behind was taken by other statements.
func (f *Forms) lastSentence(t text, behind int) (statement, bool) {
	end, due := f.timeLast(t, behind)
	from := max(sentenceStart(t.s[:end]), behind)
	if end <= from || end-from > longestPhrase {
		return statement{}, false
	}
	last, clauses := f.lastSaid(t.s[from:end]), clausesOf(t.s[from:end])
	for i, c := range clauses {
		if c.from >= last {
			break
		}
		s, ok := f.wholePhrase(t, from+c.from, from+c.to, end)
		if !ok {
			s, ok = f.phraseBeforeText(t, from, clauses[i:])
		}
		if ok {
			if s.deadline.s == "" {
				s.deadline = due
			}
			return s, true
		}
	}
	return statement{}, false
}

// timeLast returns where the last sentence of a text ends that says more than a time, and the first of those behind it that do not.
func (f *Forms) timeLast(t text, behind int) (end int, due text) {
	end = len(strings.TrimRight(t.s, " 。;；"))
	for {
		from := sentenceStart(t.s[:end])
		if from <= behind || !f.isTime(t.s[from:end]) {
			return end, due
		}
		due = trimValue(t.slice(from, end))
		end = len(strings.TrimRight(t.s[:from], " 。;；"))
	}
}

// wholePhrase reads the phrase that begins in the clause [from, to) of a text and takes all up to byte end.
func (f *Forms) wholePhrase(t text, from, to, end int) (statement, bool) {
	clause := t.s[from:to]
	for _, at := range [...]int{beforeBy(clause), behindLast(clause, "—–"), behindLast(clause, colons), 0} {
		if at < 0 {
			continue
		}
		if p, ok := f.phrase(t.slice(from+at, end).trim(), true); ok {
			s := f.spoken(t, from+at, end, p)
			s.to = len(t.s)
			return s, true
		}
	}
	return statement{}, false
}

// phraseBeforeText reads the phrase that begins with a word in the first of some clauses, as many of them as it takes: what stands
// behind it is text. Byte from of the text is that of the clauses' sentence.
//
//	由市教育局牵头,市财政局配合,修缮校舍
func (f *Forms) phraseBeforeText(t text, from int, clauses []clauseOf) (s statement, ok bool) {
	at := beforeBy(t.s[from+clauses[0].from : from+clauses[0].to])
	if at < 0 {
		return statement{}, false
	}
	begin := from + clauses[0].from + at
	for _, c := range clauses {
		p, more := f.phrase(t.slice(begin, from+c.to).trim(), true)
		if !more {
			break
		}
		s, ok = f.spoken(t, begin, from+c.to, p), true
	}
	return s, ok
}

// spoken is the statement of a phrase that takes the bytes [from, to) of a text.
func (f *Forms) spoken(t text, from, to int, p said) statement {
	p.leadersAt = t.span(from, to)
	return statement{from: from, to: to, said: p, forms: []string{cmp.Or(p.form, f.phraseForm())}, spoken: true}
}

// wholeSentence reads a sentence of a text that says nothing but who answers, perhaps behind a colon, with others before and behind
// it: 矿山整治。市应急局牵头,市公安局配合。到年底关闭矿山5座。
func (f *Forms) wholeSentence(t text) (statement, bool) {
	for from := 0; from < len(t.s); {
		to := sentenceEnds.From(t.s, from)
		next := to + firstWidth(t.s[to:])
		if f.lastSaid(t.s[from:to]) >= 0 {
			for _, skip := range [...]int{0, max(behindLast(t.s[from:to], colons), 0)} {
				if p, ok := f.phrase(t.slice(from+skip, to).trim(), true); ok && len(p.lists) > 0 {
					s := f.spoken(t, from+skip, to, p)
					s.to = next
					return s, true
				}
			}
		}
		from = next
	}
	return statement{}, false
}

// lastSaid returns where the last word ends that says what bodies do or parts them, -1 without one: no phrase begins behind it.
func (f *Forms) lastSaid(s string) int {
	last := -1
	for end := len(s); end > 0; end = clauseMarks.Last(s[:end]) {
		if _, _, ok := f.cutVerb(strings.TrimRight(s[:end], " 。")); ok {
			last = end
			break
		}
	}
	parts := f.parting.Chars()
	for i := parts.From(s, max(0, last)); i < len(s); i = parts.From(s, i+firstWidth(s[i:])) {
		for _, k := range f.parting.Of(scan.FirstRune(s[i:])) {
			if strings.HasPrefix(s[i:], k.word) && mayEndBody.Has(scan.LastRune(s[:i])) {
				last = max(last, i+len(k.word))
			}
		}
	}
	return last
}

// mayEndBody are the characters behind which a word may part bodies: those that names of bodies end in, and marks.
var mayEndBody = unitEnds.Or(levels).Or(scan.LastsOf(bodyEnds)).With("等业校 \t。.;；,，、|｜【([（〔)）】]〕”")

// beforeBy returns where the word stands in a clause that says that bodies follow, -1 without one: what is done may stand before it
// without a mark, but the numbers of tasks are of the phrase.
func beforeBy(clause string) int {
	if _, n := itemsOf(clause); n > 0 || ofAbove.Begins(clause) {
		return 0
	}
	return strings.LastIndex(clause, "由")
}

// behindLast returns where the last of some marks in s ends, -1 without one.
func behindLast(s, marks string) int {
	i := strings.LastIndexAny(s, marks)
	if i < 0 {
		return -1
	}
	return i + firstWidth(s[i:])
}

// sentenceStart returns where the last sentence of s begins.
func sentenceStart(s string) int {
	j := sentenceEnds.Last(s)
	if j < 0 {
		return 0
	}
	return j + firstWidth(s[j:])
}
