package extract

import (
	"sort"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// proper reports whether a piece of print holds anything that is no common word: a place, a word that no dictionary has,
// or characters that make no word together.
func (r *projectReader) proper(in stretch) bool { return r.firstProper(in) >= 0 }

// beginsProper reports whether a piece of print begins with what is no common word.
func (r *projectReader) beginsProper(in stretch) bool { return r.firstProper(in) == in.from }

// firstProper returns where in a piece of print the first thing begins that is no common word, or -1.
func (r *projectReader) firstProper(in stretch) int {
	run, strange := -1, 0 // where single characters in a row began, and how many of all say something
	quote := false        // what stands in quotation marks inside a name is a slogan, not a name
	plain := true         // whether the word before is one of the plainest
	for _, w := range r.tokens(in) {
		if quote = w.Text == "“" || quote && w.Text != "”"; quote {
			run = -1
			continue
		}
		if utf8.RuneCountInString(w.Text) > 1 {
			if !r.common(w) {
				if run >= 0 {
					return run
				}
				return w.At
			}
			run, plain = -1, r.stop(w.Text)
			continue
		}
		char := scan.FirstRune(w.Text)
		if landforms.Has(char) && !plain && run < 0 {
			return in.from
		}
		if run < 0 {
			run = w.At
		}
		if !plainRunes.Has(char) {
			strange++
		}
		if strange > 1 || strange > 0 && w.At > run {
			return run
		}
	}
	return -1
}

// landforms are characters that make a name of the word before them: 牛头山, 金沙滩.
var landforms = scan.SetOf("山河江湖溪渠岭泉洲浦泾浜埠坝岗岩川沟滩坞峡潭坪岙垭圩圳塬寺庙桥村屯")

// common reports whether a word of two or more characters is a common one.
func (r *projectReader) common(w Word) bool {
	return w.Common || r.stop(w.Text)
}

// tokens returns the words of a piece of print. Common words that the segmenter took apart are put together again. Where its
// words cross the edges of the piece, or there is no segmenter, common words are taken out and the rest stands in single
// characters.
func (r *projectReader) tokens(in stretch) []Word {
	if r.cut != nil {
		r.words = r.cut(r.s[r.clause.from:r.clause.to])
		for i := range r.words {
			r.words[i].At += r.clause.from
		}
		r.cut = nil
	}
	first := sort.Search(len(r.words), func(i int) bool { return r.words[i].At >= in.from })
	last := first + sort.Search(len(r.words)-first, func(i int) bool { return r.words[first+i].At+len(r.words[first+i].Text) > in.to })
	if first == last {
		return r.single(in)
	}
	words := r.words[first:last]
	end := words[len(words)-1].At + len(words[len(words)-1].Text)
	out := r.single(stretch{in.from, words[0].At})
	for i := 0; i < len(words); {
		w, n := words[i], 1
		for j := min(i+3, len(words)-1); j > i; j-- {
			if joint := r.s[w.At : words[j].At+len(words[j].Text)]; r.stop(joint) {
				w, n = Word{Text: joint, At: w.At}, j-i+1
				break
			}
		}
		out = append(out, w)
		i += n
	}
	return append(out, r.single(stretch{end, in.to})...)
}

// single takes common words out of a piece of print, the longest first, and returns the rest in single characters.
func (r *projectReader) single(in stretch) []Word {
	const longest = 6
	var out []Word
	for at := in.from; at < in.to; {
		ends := make([]int, 0, longest)
		for i, c := range r.s[at:in.to] {
			if len(ends) == longest {
				break
			}
			ends = append(ends, at+i+utf8.RuneLen(c))
		}
		n := 0
		for i := len(ends) - 1; i > 0; i-- {
			if r.stop(r.s[at:ends[i]]) {
				n = i
				break
			}
		}
		out = append(out, Word{Text: r.s[at:ends[n]], At: at})
		at = ends[n]
	}
	return out
}
