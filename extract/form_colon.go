package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// labelFirst puts a colon behind the label that a line begins with: 责任单位 市教育局.
func (f *Forms) labelFirst(s string) string {
	if hasCells(s) {
		return s
	}
	if i := strings.IndexAny(s[:min(len(s), 70)], ":："); i > 0 {
		_, at, ok := f.labels.at(s, i)
		if st, _, n := numbering(s); ok && at == n && (st == unnumbered || st == digitDot || st == digitComma || st == digitParen || st == ringed) { // 1.牵头单位:
			return " " + s[n:] // keeps it apart from the line that it is put behind
		}
		return s
	}
	if k, ok := f.label(s); ok && len(k.word) > shortLabel {
		return " " + strings.Trim(s, "[]【】 ") + ":"
	}
	if i := strings.IndexByte(s[:min(len(s), 70)], ' '); i > 0 {
		if k, ok := f.label(s[:i]); ok && len(k.word) > shortLabel {
			return " " + s[:i] + ":" + strings.TrimLeft(s[i:], " ")
		}
	}
	return s
}

// withColons puts a colon behind the labels of a line that have another mark there, where a value of theirs follows: a dash
// (责任单位——市教育局), a verb (牵头单位为市商务局), a space, or the brackets around them (【责任单位】市教育局).
func (f *Forms) withColons(s string) string {
	if !f.labels.ends.In(s) || hasCells(s) {
		return s
	}
	var b strings.Builder
	from := 0
	for i, r := range s {
		end := i + utf8.RuneLen(r)
		if i < from || !f.labels.ends.Has(r) {
			continue
		}
		n := len(s[end:]) - len(strings.TrimLeft(s[end:], " "))
		n += len(labelMarks.Begin(s[end+n:]))
		if n == 0 {
			continue
		}
		at, ok := f.labelBefore(s[from:end], s[end:end+n], s[end+n:])
		if !ok {
			continue
		}
		b.WriteString(strings.TrimRight(s[from:from+at], labelOpens))
		b.WriteString(" " + strings.TrimLeft(s[from+at:end], labelOpens) + ":")
		from = end + n
	}
	return b.String() + s[from:]
}

// labelMarks stand behind labels in place of a colon, labelOpens before those that a bracket encloses.
var labelMarks = scan.WordsOf("—— — －－ －:  －： － -- - ―― ― – 为 是 】: 】： 】 〗: 〗 」: 」： 」 》: 》 〕 ］ ]")

const labelOpens = "【〖「《〔［["

// labelBefore returns where the label begins that s ends with, a mark and its value standing behind it.
func (f *Forms) labelBefore(s, mark, value string) (at int, ok bool) {
	back := max(len(s)-labelReach, 0)
	for !utf8.RuneStart(s[back]) {
		back++
	}
	k, at, ok := f.labels.endOf(s[back:])
	at += back
	enclosed := strings.ContainsAny(mark, "】〗」》〕］]")
	if !ok || len(k.word) <= shortLabel && !enclosed || strings.HasPrefix(value, ":") || strings.HasPrefix(value, "：") {
		return 0, false
	}
	if enclosed {
		opened := strings.TrimRight(s[:at], " ")
		return len(opened), opened != "" && strings.ContainsRune(labelOpens, scan.LastRune(opened))
	}
	if titled := k.duty == leaders && endsAsOffice(k.word); titled && strings.Trim(mark, " ") == "" { // 副县长 王某
		return 0, false
	}
	return at, beginsThere(s[:at]) && f.mayFollow(k.duty, value)
}

// mayFollow reports whether what stands behind a label without a colon is what it names.
func (f *Forms) mayFollow(d duty, value string) bool {
	value = strings.TrimLeft(value, " ")
	first := value
	if i := strings.IndexAny(value, "、,，;；。 \t(（|"); i >= 0 {
		first = value[:i]
	}
	switch {
	case d.ofUnits():
		_, label := f.label(first)
		return !label && isBody(unitOf(first).name)
	case d == leaders:
		return len(governmentLeaders(first)) > 0
	case d == timing:
		return f.isTime(first)
	}
	return false
}

// longestLabel is how many bytes what stands before a colon may take so that it may be a label, of a form or of none.
const longestLabel = 30

// cutLabel cuts a line at its first colon, where what stands before it may be a label.
func cutLabel(s string) (label, value string, ok bool) {
	i := nextColon(s, 0)
	if i <= 0 || i > longestLabel {
		return "", "", false
	}
	return s[:i], strings.TrimLeft(s[i:], ":： "), true
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
