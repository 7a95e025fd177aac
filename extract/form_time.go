package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// timeAt and timeEnds tell a clause that says nothing but a time: 2024年6月底前完成, 到年底建成.
var (
	timeAt   = scan.PatternOf("0123456789并力确争到至于在截今明当每本度第一二三四五六七八九十上下年国春元五中汛入开供采底末内初之以前后", `^(?:并|力争|确保|争取)?(?:到|至|于|在|截至)?(?:(?:19|20)\d\d年|今年|明年|当年|每年|本年)?(?:度)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?|第?[一二三四1-4]季度?|每(?:个?季度?|个?月(?:\d{1,2}日)?|半年|周|旬)|上半年|下半年|年|(?:国庆|春节|元旦|五一|中秋)节?|汛期?|入冬|开学|供暖期?|采暖期?)?(?:上旬|中旬|下旬|底|末|内|初)?(?:之前|以前|前|后)?`)
	timeEnds = regexp.MustCompile(`^(?:要|全部|全面|基本|初步|力争)?(?:完成|完工|竣工|建成|投用|投入使用|落实|落实到位|到位|启动|开工|动工|推进|见效|实施|取得[^,，。]{0,9}|持续推进|长期坚持|完成[^,，。]{0,8}|达到[^,，。]{0,8})?$`)
)

// isTime reports whether a clause says when something is to be done and nothing else.
func (f *Forms) isTime(s string) bool {
	s = strings.Trim(squeeze(s), "。;；,， ")
	if s == "" || len(s) > 60 {
		return false
	}
	if slices.Contains(f.times, s) {
		return true
	}
	n := len(timeAt.Find(s))
	return n > 0 && strings.ContainsAny(s[:n], "年月季周旬前后") && timeEnds.MatchString(s[n:])
}

// isTimes reports whether every clause of a cell says when something is done: 6月底前启动,12月底前完成.
func (f *Forms) isTimes(s string) bool {
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、,，;；。", r) }) {
		if !f.isTime(part) && !f.dated(part) {
			return false
		}
	}
	return s != ""
}

// dated reports whether a clause behind bodies says by when something is to be done and what: 6月底前印发办法, 12月底前报市政府.
func (f *Forms) dated(s string) bool {
	s = strings.Trim(squeeze(s), "。;；,， ")
	n := len(timeAt.Find(s))
	if n == 0 || !scan.HasAnySuffix(s[:n], "前", "底", "末", "内", "后") {
		return false
	}
	names, _, spoken := f.cutVerb(s)
	return !(spoken && f.namesBodies(names)) && utf8.RuneCountInString(s[n:]) <= longestDeed && !strings.Contains(s, "、")
}

// longestDeed is how many characters may say what is to be done behind a date.
const longestDeed = 12

// timeOpens stand before times: 于3月20日前.
var timeOpens = []string{"于", "在"}

// trimTime is trimValue for a time, without the word before it.
func trimTime(t text) text {
	t = trimValue(t)
	for _, at := range timeOpens {
		if strings.HasPrefix(t.s, at) {
			return t.slice(len(at), len(t.s))
		}
	}
	return t
}

// timeIn returns the sentence of a text that says nothing but a time: 长期坚持。
func (f *Forms) timeIn(t text) text {
	for from := 0; from < len(t.s); {
		end := strings.Index(t.s[from:], "。")
		if end < 0 {
			end = len(t.s) - from
		}
		if slices.Contains(f.times, strings.TrimSpace(t.s[from:from+end])) {
			return t.slice(from, from+end).trim()
		}
		from += end + len("。")
	}
	return text{}
}

// headTime returns the time that a heading gives all that stands under it: 一、3月底前完成的任务.
func (f *Forms) headTime(l line, at int) text {
	head := trimCount(l.text)
	if len(head) <= at {
		return text{}
	}
	head, _ = f.cutWork(head[at:])
	if !f.isTime(head) {
		return text{}
	}
	return l.print().slice(at, at+len(head)).trim()
}

// isTimeHead reports whether a line without a number is a time before a colon, over what is to be done then: 1月:
func (f *Forms) isTimeHead(s string) bool {
	head := strings.TrimRight(s, ":： ")
	return head != s && f.isTime(head)
}

// timeBehind returns the time behind a label of no form, which says nothing else: 要求:10月15日前完成。
func (f *Forms) timeBehind(s string) string {
	if _, value, ok := cutLabel(s); ok && f.isTime(value) {
		return value
	}
	return ""
}
