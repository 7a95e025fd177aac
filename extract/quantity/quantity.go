// Package quantity reads numbers in running text with all that the print says of them: value or range, unit, qualifier,
// rise or fall. What they count, and whether they are to be reached, its callers find.
package quantity

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// Quantity is a number of running text with all that the print says of it: 不少于3—5万个 is 3 to 5, unit 万个, op >=.
// Offsets are bytes of the text that it was read from.
type Quantity struct {
	Value     float64
	Max       float64 // the upper end of a range; value itself where there is none
	Unit      string  // as printed but for spaces: 万平方米, 个百分点, 套(间), 万; "" for a bare number
	Kind      Kind
	Op        string // =, >=, <=, >, < or ≈
	Direction string // up or down where the number is a rise or a fall, else ""
	From, To  int    // the whole expression with its qualifiers
	Number    int    // where the number begins
	End       int    // where number and unit end, before a qualifier that follows
	Words     bool   // printed in Chinese numerals
	Worded    bool   // a magnitude in words, such as 翻一番 or 三分之二: text and no value
	Rank      bool   // a place in an order: 全国前三 is 3, unit 位, op <=
}

// Ranged reports whether the quantity has two ends.
func (q Quantity) Ranged() bool { return q.Max > q.Value }

// In reads every quantity of a text, in order of print. What only looks like one is left out: years and dates,
// ordinals (第五届), numbers that are part of a name (329国道, PM2.5, 5G, 8+4) and whatever stands in short quotation marks.
func In(s string) []Quantity {
	var out []Quantity
	for i := starts.From(s, 0); i < len(s); i = starts.From(s, i) {
		if end := skipQuoted(s, i); end > i {
			i = end
			continue
		}
		if q, ok := specialAt(s, i); ok {
			out, i = append(out, q), q.To
			continue
		}
		n := NumberAt(s, i)
		switch {
		case n.to == 0:
			i += 3
			continue
		case !n.Valid || isName(s, n):
			i = nameEnd(s, n.to)
			continue
		}
		q, next := quantityAt(s, n)
		if q.Op != "" {
			out = append(out, q)
		}
		i = next
	}
	return shareQualifiers(s, out)
}

// starts are the characters with which a quantity may begin, or what is passed over.
var starts = scan.SetOf("前第翻零一二两三四五六七八九十百千万亿0123456789" + quotes)

// quotes are the marks that begin a quotation.
const quotes = "\"“‘《「『"

// specialAt reads what is a quantity without being a number and its unit, where one begins at byte i.
func specialAt(s string, i int) (Quantity, bool) {
	if s[i] < utf8.RuneSelf {
		return Quantity{}, false
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
func quantityAt(s string, n numeral) (Quantity, int) {
	q := Quantity{Value: n.value, Max: n.value, Number: n.from, Words: n.words}
	u := UnitAt(s, n.to, n.words)
	if m, mu, ok := rangeEnd(s, n, u); ok {
		q.Max, u = m.value, mu
		n.to = m.to
	}
	if u.date || n.words && u.Text == "" || n.vague && !isReached(s, n.from) {
		return Quantity{}, max(u.end, n.to)
	}
	if u.Text == "" && !closesNumber(s, n.to) {
		return Quantity{}, nameEnd(s, n.to)
	}
	q.Unit, q.Kind, q.End = u.Text, u.Kind, u.end
	q.qualify(s, u.more)
	q.Direction = directionOf(s, q)
	return q, q.To
}

// rangeEnd reads the upper end of a range that begins with n and its unit u: 3—5个, 1.5~2万, 5%至6%. Both ends have one
// unit.
func rangeEnd(s string, n numeral, u unit) (numeral, unit, bool) {
	for _, at := range [...]int{n.to, u.end} {
		i := scan.AfterSpace(s, at)
		w, spoken := rangeMark(s, i)
		if w == 0 || spoken && (strings.HasSuffix(s[:n.from], "从") || strings.HasSuffix(s[:n.from], "由")) {
			continue
		}
		i = scan.AfterSpace(s, i+w)
		m := NumberAt(s, i)
		if !m.Valid || m.words != n.words || m.value <= n.value || gluedAfter(s, m.to) {
			continue
		}
		mu := UnitAt(s, m.to, m.words)
		if at == n.to || mu.Text == u.Text {
			return m, mu, true
		}
	}
	return numeral{}, unit{}, false
}

// rangeMark returns the length of the mark of a range at byte i, 0 where there is none, and whether it is a word.
func rangeMark(s string, i int) (length int, spoken bool) {
	switch r, n := scan.First(s[i:]); r {
	case '-', '—', '–', '~', '～', '〜', '－', '─':
		return n, false
	case '至', '到':
		return n, true
	}
	return 0, false
}

// shareQualifiers gives a qualifier that stands once to all that it qualifies: 分别不低于90%、95%, 分别增长8%、10%以上.
func shareQualifiers(s string, qs []Quantity) []Quantity {
	shared := false // the quantity before has its qualifier from one before it
	for i := 1; i < len(qs); i++ {
		a, b := &qs[i-1], &qs[i]
		if a.To > b.From || !IsJoint(s[a.To:b.From]) || a.Kind != b.Kind || a.Rank || b.Rank {
			shared = false
			continue
		}
		if shared = b.Op == "=" && a.Op != "≈" && a.End == a.To && (shared || a.From < a.Number); shared {
			b.Op = a.Op
		}
		if b.Direction == "" {
			b.Direction = a.Direction
		}
	}
	for i := len(qs) - 1; i > 0; i-- {
		a, b := &qs[i-1], &qs[i]
		if a.Op == "=" && b.End < b.To && a.To <= b.From && IsJoint(s[a.To:b.From]) && a.Kind == b.Kind && isRespective(s, a.From) {
			a.Op = b.Op
		}
	}
	return qs
}

// IsJoint reports whether nothing but a joint of a list stands between two quantities.
func IsJoint(s string) bool {
	switch strings.Trim(s, " 　") {
	case "、", "和", "与", "及", "或":
		return true
	}
	return false
}

// isRespective reports whether the figure at byte i is one of several that a 分别 gives out.
func isRespective(s string, i int) bool {
	return strings.Contains(s[scan.ClauseFrom(s, i):i], "分别")
}

// closesNumber reports whether a bare number may end at byte i: before a mark, the end, or a qualifier.
func closesNumber(s string, i int) bool {
	i = scan.AfterSpace(s, i)
	if i == len(s) {
		return true
	}
	if scan.ClauseMark(s, i) > 0 || numberEnds.Has(scan.FirstRune(s[i:])) {
		return true
	}
	op, _ := qualifierAfter(s, i)
	return op != ""
}

// numberEnds are the marks that may stand behind a bare number, beside those that end a clause.
var numberEnds = scan.SetOf("、.)》”’」』）")

// skipQuoted returns the byte after what is quoted at byte i, or after the mark where the quotation is long or does not end; i
// where none begins. A short quotation is a name.
func skipQuoted(s string, i int) int {
	const longest = 90 // bytes: what is longer is a sentence that somebody says
	r, n := scan.First(s[i:])
	closing := ""
	switch r {
	case '"':
		closing = `"`
	case '“':
		closing = "”"
	case '‘':
		closing = "’"
	case '《':
		closing = "》"
	case '「':
		closing = "」"
	case '『':
		closing = "』"
	default:
		return i
	}
	if k := strings.Index(s[i+n:min(len(s), i+n+longest)], closing); k >= 0 {
		return i + n + k + len(closing)
	}
	return i + n
}
