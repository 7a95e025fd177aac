package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// duty is what a label says of the names after it.
type duty byte

// The duties.
const (
	noDuty  duty = iota
	listed       // 责任单位: the order says who leads
	leading      // 牵头单位
	helping      // 配合单位
	leaders      // 责任领导
	timing       // 完成时限
)

// labels are the words that stand before a colon and name units, leaders or a deadline.
var labels = []struct {
	word string
	duty duty
}{
	{"责任单位", listed}, {"责任部门", listed}, {"责任主体", listed}, {"承办单位", listed}, {"落实单位", listed}, {"实施单位", listed},
	{"牵头单位", leading}, {"牵头部门", leading}, {"主办单位", leading}, {"主责单位", leading}, {"主办部门", leading},
	{"配合单位", helping}, {"配合部门", helping}, {"协办单位", helping}, {"参与单位", helping}, {"参加单位", helping}, {"协同单位", helping},
	{"协助单位", helping}, {"协作单位", helping}, {"协办部门", helping}, {"参与部门", helping},
	{"责任领导", leaders}, {"牵头领导", leaders}, {"分管领导", leaders}, {"包抓领导", leaders}, {"牵头市领导", leaders}, {"分管市领导", leaders}, {"责任市领导", leaders},
	{"完成时限", timing}, {"完成时间", timing}, {"时限要求", timing}, {"办结时限", timing}, {"时间要求", timing}, {"完成期限", timing},
}

// labelAt returns the duty of the label that ends before byte i of s, where a colon stands, and where it begins.
func labelAt(s string, i int) (duty, int) {
	end := len(strings.TrimRight(s[max(i-40, 0):i], " 】]）)")) + max(i-40, 0)
	if !strings.ContainsRune("位门体导限间求", scan.LastRune(s[:end])) {
		return noDuty, 0
	}
	for _, l := range labels {
		if strings.HasSuffix(s[:end], l.word) {
			at := end - len(l.word)
			if l.word == "责任单位" && strings.HasSuffix(s[:at], "牵头") {
				return leading, at - len("牵头")
			}
			return l.duty, at
		}
	}
	return noDuty, 0
}

// labelled is a label found in a text: its duty, and the bytes [at, from) that it takes with the bracket before it and the
// colon.
type labelled struct {
	duty     duty
	at, from int
	bracket  bool
}

// nextLabel finds the first label in s from byte i on.
func nextLabel(s string, i int) (labelled, bool) {
	for i < len(s) {
		colon := nextColon(s, i)
		if colon < 0 {
			return labelled{}, false
		}
		_, w := utf8.DecodeRuneInString(s[colon:])
		if duty, at := labelAt(s, colon); duty != noDuty && at >= i {
			l := labelled{duty: duty, at: at, from: colon + w}
			open := strings.TrimRight(s[:at], " ")
			if r := scan.LastRune(open); r == '(' || r == '（' || r == '[' || r == '【' || r == '［' || r == '〔' {
				l.bracket = !strings.ContainsAny(s[at:colon], "】]）)")
				l.at = len(open) - utf8.RuneLen(r)
			}
			return l, true
		}
		i = colon + w
	}
	return labelled{}, false
}

// nextColon returns where the first colon, narrow or wide, stands from byte i on, -1 where there is none.
func nextColon(s string, i int) int {
	narrow := strings.IndexByte(s[i:], ':')
	end := len(s)
	if narrow >= 0 {
		end = i + narrow
	}
	if wide := strings.Index(s[i:end], "："); wide >= 0 {
		return i + wide
	}
	if narrow < 0 {
		return -1
	}
	return end
}

// beginsLabel reports whether a line begins with a label of units that no bracket encloses together with them.
func beginsLabel(s string) bool {
	if len(s) < len("责任单位:") {
		return false
	}
	switch s[:len("责")] {
	case "责", "牵", "承", "落", "实", "主", "配", "协", "参", "【":
	default:
		if s[0] != '[' && s[0] != '(' {
			return false
		}
	}
	l, ok := nextLabel(s[:min(len(s), 90)], 0)
	return ok && l.at == 0 && !l.bracket && (l.duty == listed || l.duty == leading || l.duty == helping)
}
