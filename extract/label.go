package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// duty is what a word of a form means: what a label says of the names behind it, or what stands under the head of a column.
type duty byte

// The duties that labels give.
const (
	noDuty  duty = iota
	listed       // 责任单位: the order says who leads
	leading      // 牵头单位
	helping      // 配合单位
	leaders      // 责任领导
	timing       // 完成时限
)

// labelSet holds the words of the labels that stand before a colon and name units, leaders or a deadline, by their last
// characters and the longest first. A label is a whole word, such as 责任主体, or a noun with words before it that say whose:
// 牵头责任单位, 市级分管领导.
type labelSet struct {
	whole, nouns, parts labelWords
	usual               map[string]known // the labels of one word, and of a noun and one word before it, as most are
	ends                scan.Set         // the characters that labels end in
	starts              scan.Set         // … and begin with
}

// labelWords are words by their last characters, once sort has put them there.
type labelWords struct {
	list []known
	scan.Table[known]
}

func newLabelSet() labelSet { return labelSet{starts: *scan.SetOf(ranks)} }

// ranks say which government's, in the words before a label's noun.
const ranks = "市县区州省旗盟镇乡校院局厅级直的总副政府委党"

var rankSigns = scan.SetOf(ranks)

// add adds the word of a label; one that ends in ~ stands before a noun.
func (l *labelSet) add(k known) {
	noun := k.duty == unitNoun || k.duty == leaderNoun
	switch k.duty {
	case unitNoun:
		k.duty = listed
	case leaderNoun:
		k.duty = leaders
	}
	word, part := strings.CutSuffix(k.word, "~")
	k.word = word
	l.starts.Add(scan.FirstRune(word))
	if part {
		l.parts.put(k)
		return
	}
	l.ends.Add(scan.LastRune(word))
	if noun {
		l.nouns.put(k)
		return
	}
	l.whole.put(k)
	if k.duty == leading || k.duty == helping { // 牵头 and 牵头单位
		l.parts.put(k)
	}
}

// put adds a word; the one that was given last decides.
func (w *labelWords) put(k known) {
	others := slices.DeleteFunc(w.list, func(o known) bool { return o.word == k.word && (o.duty == leaders) == (k.duty == leaders) })
	w.list = append(others, k)
}

// sort puts the longest words first, and finds the usual labels once.
func (l *labelSet) sort() {
	for _, w := range [...]*labelWords{&l.whole, &l.nouns, &l.parts} {
		slices.SortStableFunc(w.list, func(a, b known) int { return len(b.word) - len(a.word) })
		w.Table = *scan.TableOf(w.list, func(k known) rune { return scan.LastRune(k.word) })
	}
	l.usual = make(map[string]known, len(l.whole.list)+len(l.nouns.list)*len(l.parts.list))
	for _, k := range l.whole.list {
		l.keep(k.word)
	}
	for _, noun := range l.nouns.list {
		for _, part := range l.parts.list {
			l.keep(part.word + noun.word)
		}
	}
}

// keep keeps what a label that stands alone before a colon is found to be.
func (l *labelSet) keep(label string) {
	if k, at, ok := l.search(label, len(label)); ok && at == 0 {
		l.usual[label] = k
	}
}

// shortLabel is how long a label is that is one only after a separator, in bytes: 牵头.
const shortLabel = len("牵头")

// endOf returns the label with which s ends and where it begins.
func (l *labelSet) endOf(s string) (known, int, bool) {
	last := scan.LastRune(s)
	if !l.ends.Has(last) {
		return known{}, 0, false
	}
	k, at, ok := l.wholeAt(s, last)
	if !ok || len(k.word) <= shortLabel { // 责任 单位: words before it may be of the label
		if noun, from, found := l.nounAt(s, last); found {
			k, at, ok = noun, from, true
		}
	}
	if !ok {
		return known{}, 0, false
	}
	return l.joined(s, k, at)
}

// wholeAt returns the label of one word with which s ends, last being its last character.
func (l *labelSet) wholeAt(s string, last rune) (known, int, bool) {
	for _, k := range l.whole.Of(last) {
		if at, ok := cutLoose(s, k.word); ok && (len(k.word) > shortLabel || beginsThere(s[:at])) {
			return k, at, true
		}
	}
	return known{}, 0, false
}

// nounAt returns the label of a noun and the words before it with which s ends.
func (l *labelSet) nounAt(s string, last rune) (known, int, bool) {
	for _, k := range l.nouns.Of(last) {
		if at, ok := cutLoose(s, k.word); ok {
			if k, at, ok := l.before(s[:l.firstNoun(s, at)], k); ok {
				k.word = s[at:]
				return k, at, true
			}
		}
	}
	return known{}, 0, false
}

// endsAsNoun reports whether s ends in a noun of bodies.
func (l *labelSet) endsAsNoun(s string) bool {
	return slices.ContainsFunc(l.nouns.Of(scan.LastRune(s)), func(k known) bool { return k.duty == listed && strings.HasSuffix(s, k.word) })
}

// firstNoun returns where the first of several nouns begins, of which the last begins at byte at: 单位/部门.
func (l *labelSet) firstNoun(s string, at int) int {
	r, w := scan.Last(s[:at])
	if r != '/' && r != '／' && r != '(' && r != '（' {
		return at
	}
	for _, k := range l.nouns.Of(scan.LastRune(s[:at-w])) {
		if first, ok := cutLoose(s[:at-w], k.word); ok {
			return first
		}
	}
	return at
}

// before takes the words before a label's noun. The word nearest to the noun that says who leads or helps decides. Words that
// no separator stands before may be of the text: only the nearest is then taken.
func (l *labelSet) before(s string, noun known) (k known, at int, ok bool) {
	k, at = noun, len(s)
	decided, levels := noun.duty != listed, false
	best, bestAt := known{}, -1
	for at > 0 {
		if bestAt >= 0 && s[at-1] == ' ' { // what stands before is of the text: 推进改革 牵头单位
			break
		}
		at = len(strings.TrimRight(s[:at], " "))
		part, from := l.partOf(s[:at], noun.duty)
		if part.word == "" {
			r, w := scan.Last(s[:at])
			if !rankSigns.Has(r) {
				break
			}
			at -= w
			levels = true
		} else {
			at = from
			switch {
			case noun.duty == leaders && part.duty == helping: // 协助领导 leads nothing
				k.duty = passing
			case !decided && part.duty != listed:
				k.duty, decided = part.duty, true
			}
			ok = true
		}
		if whole := ok || levels && noun.duty == leaders; whole && (bestAt < 0 && ok || beginsThere(s[:at])) {
			best, bestAt = k, at
		}
	}
	if bestAt < 0 {
		return known{}, 0, false
	}
	return best, bestAt, true
}

// partOf returns the word that s ends with and that stands before a noun of bodies or of leaders.
func (l *labelSet) partOf(s string, noun duty) (known, int) {
	for _, k := range l.parts.Of(scan.LastRune(s)) {
		if k.duty == leaders && noun != leaders {
			continue
		}
		if at, ok := cutLoose(s, k.word); ok {
			return k, at
		}
	}
	return known{}, 0
}

// joined takes a label before a label too: 责任单位及责任人. The first says what is named; one who leads and one who helps
// are a list, as those are that no word tells apart.
func (l *labelSet) joined(s string, k known, at int) (known, int, bool) {
	head := strings.TrimRight(s[:at], " ")
	r, w := scan.Last(head)
	if !labelJoints.Has(r) || len(head) == w {
		return k, at, true
	}
	first, from, ok := l.endOf(head[:len(head)-w])
	if !ok {
		return k, at, true
	}
	if first.duty == leading && k.duty == helping {
		first.duty = listed
	}
	return first, from, true
}

// labelJoints join two labels.
var labelJoints = scan.SetOf("及和与、/／")

// cutLoose takes a word off the end of s, in which spaces may spread it, and returns where it begins.
func cutLoose(s, word string) (int, bool) {
	at := len(s)
	for i := len(word) - 1; i >= 0; i-- {
		for at > 0 && s[at-1] == ' ' {
			at--
		}
		if at == 0 || s[at-1] != word[i] {
			return 0, false
		}
		at--
	}
	return at, true
}

// beginsThere reports whether a label may begin behind s: at the beginning of the print or after a separator.
func beginsThere(s string) bool {
	r, _ := scan.Last(s)
	return s == "" || labelEdges.Has(r)
}

// labelEdges are the characters behind which a label may begin.
var labelEdges = scan.SetOf(" \t。.;；,，、:：!！?？|｜)）]】(（[［【〔“”—－–0123456789")

// labelReach is how many bytes before a colon a label may begin at the most.
const labelReach = 60

// at returns the label that ends before byte i of s, where a colon stands, and where it begins.
func (l *labelSet) at(s string, i int) (known, int, bool) {
	if i < labelReach {
		if k, ok := l.usual[s[:i]]; ok {
			return k, 0, true
		}
	}
	return l.search(s, i)
}

// search is at for a label of any words.
func (l *labelSet) search(s string, i int) (known, int, bool) {
	from := max(i-labelReach, 0)
	end := len(strings.TrimSuffix(labelEnds.TrimRight(s[from:i]), "为")) + from
	for from < i && !utf8.RuneStart(s[from]) {
		from++
	}
	if from >= end {
		return known{}, 0, false
	}
	if k, at, ok := l.endOf(s[from:end]); ok {
		return k, from + at, true
	}
	if _, rest, ok := cutBracket(strings.TrimRight(s[from:i], " ")); ok && rest != "" { // 责任单位(首位牵头):
		if k, at, ok := l.endOf(rest); ok {
			return k, from + at, true
		}
	}
	return known{}, 0, false
}

// labelEnds are the characters that may stand between a label and its colon.
var labelEnds = scan.SetOf(" 】]）)")

// ofUnits reports whether a label names units.
func (d duty) ofUnits() bool { return d == listed || d == leading || d == helping }
