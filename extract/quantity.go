package extract

import (
	"strings"
	"unicode/utf8"
)

// quantity is a number of running text with all that the print says of it: 不少于3—5万个 is 3 to 5, unit 万个, op >=.
// Offsets are bytes of the text that it was read from.
type quantity struct {
	value     float64
	max       float64 // the upper end of a range; value itself where there is none
	unit      string  // as printed but for spaces: 万平方米, 个百分点, 套(间), 万; "" for a bare number
	kind      unitKind
	op        string // =, >=, <=, >, < or ≈
	direction string // up or down where the number is a rise or a fall, else ""
	from, to  int    // the whole expression with its qualifiers
	number    int    // where the number begins
	end       int    // where number and unit end, before a qualifier that follows
	words     bool   // printed in Chinese numerals
	worded    bool   // a magnitude in words, such as 翻一番 or 三分之二: text and no value
	rank      bool   // a place in an order: 全国前三 is 3, unit 位, op <=
}

// ranged reports whether the quantity has two ends.
func (q quantity) ranged() bool { return q.max > q.value }

// quantities reads every quantity of a text, in order of print. What only looks like one is left out: years and dates,
// ordinals (第五届), numbers that are part of a name (329国道, PM2.5, 5G, 8+4) and whatever stands in short quotation marks.
func quantities(s string) []quantity {
	var out []quantity
	for i := 0; i < len(s); {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
		case c < 0xe4:
			i = skipQuoted(s, i)
			continue
		case i+3 > len(s) || !quantityStarts.has(rune(c&0x0f)<<12|rune(s[i+1]&0x3f)<<6|rune(s[i+2]&0x3f)):
			i += 3 // characters of four bytes end in what begins no quantity
			continue
		}
		if q, ok := specialAt(s, i); ok {
			out, i = append(out, q), q.to
			continue
		}
		n := numberAt(s, i)
		switch {
		case n.to == 0:
			i += 3
			continue
		case !n.valid || isName(s, n):
			i = nameEnd(s, n.to)
			continue
		}
		q, next := quantityAt(s, n)
		if q.op != "" {
			out = append(out, q)
		}
		i = next
	}
	return shareQualifiers(s, out)
}

// quantityStarts are the Chinese characters with which a quantity may begin.
var quantityStarts = runesOf("前第翻零一二两三四五六七八九十百千万亿")

// specialAt reads what is a quantity without being a number and its unit, where one begins at byte i.
func specialAt(s string, i int) (quantity, bool) {
	if s[i] < utf8.RuneSelf {
		return quantity{}, false
	}
	switch s[i : i+3] {
	case "前", "第":
		return rankAt(s, i)
	case "翻":
		return doublingAt(s, i)
	}
	return fractionAt(s, i)
}

// quantityAt reads the quantity whose number is n. It returns the offset at which to read on, and a quantity without an
// op where the number is none after all.
func quantityAt(s string, n numeral) (quantity, int) {
	q := quantity{value: n.value, max: n.value, number: n.from, words: n.words}
	u := unitAt(s, n.to, n.words)
	if m, mu, ok := rangeEnd(s, n, u); ok {
		q.max, u = m.value, mu
		n.to = m.to
	}
	if u.date || n.words && u.text == "" || n.vague && !isReached(s, n.from) {
		return quantity{}, max(u.end, n.to)
	}
	if u.text == "" && !closesNumber(s, n.to) {
		return quantity{}, nameEnd(s, n.to)
	}
	q.unit, q.kind, q.end = u.text, u.kind, u.end
	q.qualify(s, u.more)
	q.direction = directionOf(s, q)
	return q, q.to
}

// rangeEnd reads the upper end of a range that begins with n and its unit u: 3—5个, 1.5~2万, 5%至6%. Both ends have one
// unit.
func rangeEnd(s string, n numeral, u unit) (numeral, unit, bool) {
	for _, at := range [...]int{n.to, u.end} {
		i := afterSpace(s, at)
		w, spoken := rangeMark(s, i)
		if w == 0 || spoken && (strings.HasSuffix(s[:n.from], "从") || strings.HasSuffix(s[:n.from], "由")) {
			continue
		}
		i = afterSpace(s, i+w)
		m := numberAt(s, i)
		if !m.valid || m.words != n.words || m.value <= n.value || gluedAfter(s, m.to) {
			continue
		}
		mu := unitAt(s, m.to, m.words)
		if at == n.to || mu.text == u.text {
			return m, mu, true
		}
	}
	return numeral{}, unit{}, false
}

// rangeMark returns the length of the mark of a range at byte i, 0 where there is none, and whether it is a word.
func rangeMark(s string, i int) (length int, spoken bool) {
	for _, mark := range [...]string{"-", "—", "–", "~", "～", "〜", "－", "─"} {
		if strings.HasPrefix(s[i:], mark) {
			return len(mark), false
		}
	}
	if strings.HasPrefix(s[i:], "至") || strings.HasPrefix(s[i:], "到") {
		return len("至"), true
	}
	return 0, false
}

// shareQualifiers gives a qualifier that stands once to all that it qualifies: 分别不低于90%、95%, 分别增长8%、10%以上.
func shareQualifiers(s string, qs []quantity) []quantity {
	shared := false // the quantity before has its qualifier from one before it
	for i := 1; i < len(qs); i++ {
		a, b := &qs[i-1], &qs[i]
		if a.to > b.from || !isJoint(s[a.to:b.from]) || a.kind != b.kind || a.rank || b.rank {
			shared = false
			continue
		}
		if shared = b.op == "=" && a.op != "≈" && a.end == a.to && (shared || a.from < a.number); shared {
			b.op = a.op
		}
		if b.direction == "" {
			b.direction = a.direction
		}
	}
	for i := len(qs) - 1; i > 0; i-- {
		a, b := &qs[i-1], &qs[i]
		if a.op == "=" && b.end < b.to && a.to <= b.from && isJoint(s[a.to:b.from]) && a.kind == b.kind && isRespective(s, a.from) {
			a.op = b.op
		}
	}
	return qs
}

// isJoint reports whether nothing but a joint of a list stands between two quantities.
func isJoint(s string) bool {
	switch strings.Trim(s, " 　") {
	case "、", "和", "与", "及", "或":
		return true
	}
	return false
}

// isRespective reports whether the figure at byte i is one of several that a 分别 gives out.
func isRespective(s string, i int) bool { return strings.Contains(s[clauseFrom(s, i):i], "分别") }

// clauseReach is how far the print around a figure is looked at, in bytes. Clauses are shorter; a text without marks is
// none to be read at length.
const clauseReach = 600

// clauseFrom returns where the clause begins that byte i stands in.
func clauseFrom(s string, i int) int {
	for least := max(0, i-clauseReach); i > least; i-- {
		if mark := clauseMark(s, i-1); mark > 0 {
			return i - 1 + mark
		}
	}
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// clauseTo returns where the clause ends that byte i stands in.
func clauseTo(s string, i int) int {
	for end := min(len(s), i+clauseReach); i < end; i++ {
		if clauseMark(s, i) > 0 {
			return i
		}
	}
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

// clauseMark returns the length of the mark at byte i that ends a clause, 0 where none begins there. The enumeration
// mark 、 does not end one.
func clauseMark(s string, i int) int {
	switch s[i] {
	case ',', ';', ':', '!', '?', '\n', '\t', '[', ']':
		return 1
	case 0xe3, 0xef:
		if i+3 <= len(s) {
			switch s[i : i+3] {
			case "，", "；", "：", "！", "？", "。", "【", "】":
				return 3
			}
		}
	}
	return 0
}

// closesNumber reports whether a bare number may end at byte i: before a mark, the end, or a qualifier.
func closesNumber(s string, i int) bool {
	i = afterSpace(s, i)
	if i == len(s) {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	if clauseMark(s, i) > 0 || strings.ContainsRune("、.)》”’」』）", r) {
		return true
	}
	op, _ := qualifierAfter(s, i)
	return op != ""
}

// afterSpace returns the first byte from i on that is no space.
func afterSpace(s string, i int) int {
	for i < len(s) {
		switch {
		case s[i] == ' ':
			i++
		case s[i] == 0xe3 && strings.HasPrefix(s[i:], "　"):
			i += len("　")
		default:
			return i
		}
	}
	return i
}

// beforeSpace returns the end of the text before byte i without the spaces there.
func beforeSpace(s string, i int) int {
	for i > 0 {
		switch {
		case s[i-1] == ' ':
			i--
		case s[i-1] == 0x80 && strings.HasSuffix(s[:i], "　"):
			i -= len("　")
		default:
			return i
		}
	}
	return 0
}

// skipQuoted returns the byte after the character at i, or after what it quotes: a short quotation is a name.
func skipQuoted(s string, i int) int {
	const longest = 90 // bytes: what is longer is a sentence that somebody says
	if s[i] < utf8.RuneSelf && s[i] != '"' {
		return i + 1
	}
	_, n := utf8.DecodeRuneInString(s[i:])
	var closing string
	switch s[i : i+n] {
	case `"`:
		closing = `"`
	case "“":
		closing = "”"
	case "‘":
		closing = "’"
	case "《":
		closing = "》"
	case "「":
		closing = "」"
	case "『":
		closing = "』"
	default:
		return i + n
	}
	if k := strings.Index(s[i+n:min(len(s), i+n+longest)], closing); k >= 0 {
		return i + n + k + len(closing)
	}
	return i + n
}
