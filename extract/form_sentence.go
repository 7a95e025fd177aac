package extract

import (
	"strings"

	"dutygraph/extract/scan"
)

// lastSentence reads the last sentence of a text, or what it ends in, as a statement: 由市教育局会同市财政局负责。 A time may stand
// behind it. What stands before byte behind was taken by other statements.
func (f *Forms) lastSentence(t text, behind int) (statement, bool) {
	end := len(strings.TrimRight(t.s, " 。;；"))
	var due text
	for {
		from := sentenceStart(t.s[:end])
		if from <= behind || !f.isTime(t.s[from:end]) {
			break
		}
		due = trimValue(t.slice(from, end))
		end = len(strings.TrimRight(t.s[:from], " 。;；"))
	}
	from := max(sentenceStart(t.s[:end]), behind)
	if end <= from || end-from > longestPhrase {
		return statement{}, false
	}
	said := f.lastSaid(t.s[from:end])
	for _, c := range clausesOf(t.s[from:end]) {
		if c.from >= said {
			break
		}
		clause := t.s[from+c.from : from+c.to]
		by := strings.LastIndex(clause, "由") // what is done may stand before who does it, without a mark
		if _, n := itemsOf(clause); n > 0 || ofAbove.Begins(clause) {
			by = 0
		}
		for _, try := range [...]struct{ from, to int }{{by, end}, {behindDash(clause), end}, {behindMark(clause), end}, {0, end}, {by, from + c.to}} {
			if try.from < 0 {
				continue
			}
			begin := from + c.from + try.from
			said, ok := f.phrase(t.slice(begin, try.to).trim(), true)
			if !ok {
				continue
			}
			for _, next := range clausesOf(t.s[from:end]) { // 由市教育局牵头,市财政局配合,修缮校舍
				if to := from + next.to; try.to < end && to > try.to {
					more, ok := f.phrase(t.slice(begin, to).trim(), true)
					if !ok {
						break
					}
					said, try.to = more, to
				}
			}
			s := statement{from: begin, to: len(t.s), leadersAt: t.span(begin, try.to), forms: []string{f.phraseForm()}, spoken: true}
			if try.to < end { // what is said behind it is text
				s.to = try.to
			}
			s.says(said)
			if s.deadline.s == "" {
				s.deadline = due
			}
			return s, true
		}
	}
	return statement{}, false
}

// wholeSentence reads a sentence of a text that says nothing but who answers, perhaps behind a colon, with others before and behind
// it: 矿山整治。市应急局牵头,市公安局配合。到年底关闭矿山5座。
func (f *Forms) wholeSentence(t text) (statement, bool) {
	for from := 0; from < len(t.s); {
		to := min(sentenceEnds.From(t.s, from), len(t.s))
		next := min(to+max(firstWidth(t.s[to:]), 1), len(t.s))
		if f.lastSaid(t.s[from:to]) >= 0 {
			for _, skip := range [...]int{0, max(behindMark(t.s[from:to]), 0)} {
				said, ok := f.phrase(t.slice(from+skip, to).trim(), true)
				if !ok || len(said.lists) == 0 {
					continue
				}
				s := statement{from: from + skip, to: next, leadersAt: t.span(from+skip, to), forms: []string{f.phraseForm()}, spoken: true}
				s.says(said)
				return s, true
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

// behindDash returns where a dash in s ends, -1 without one.
func behindDash(s string) int {
	i := strings.LastIndexAny(s, "—–")
	if i < 0 {
		return -1
	}
	return i + firstWidth(s[i:])
}

// behindMark returns where the last colon in s ends, -1 without one.
func behindMark(s string) int {
	i := strings.LastIndexAny(s, ":：")
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
