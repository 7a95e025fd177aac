package extract

import (
	"regexp"
	"strings"

	"dutygraph/extract/scan"
)

// dueIn finds a date by which something is to be done in running text: 2013年底, 到2017年, 6月底前, 年底前, 一季度末前.
var dueIn = regexp.MustCompile(`(?:(?:19|20)\d\d年|今年|明年)?(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:底|末|\d{1,2}日|上旬|中旬|下旬)?(?:之前|以前|前)|(?:(?:19|20)\d\d|今|明|每)年(?:\d{1,2}月)?(?:底|末)(?:之前|以前|前)?|(?:到|至)(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末)?(?:之前|以前|前)?|(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末|\d{1,2}日)?(?:之前|以前|前)|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:底|末)|年(?:底|末)(?:之前|以前|前)|(?:第?[一二三四1-4]季度|上半年|年内)(?:末|底)?(?:之前|以前|前)?完成|(?:第?[一二三四1-4]季度|上半年)(?:末|底)?(?:之前|以前|前)`)

// dueMonth finds a month or a quarter in which something is to be done: 6月举行, 2026年第一季展开.
var dueMonth = regexp.MustCompile(`(?:^|[^\d\-—~至到.])((?:(?:19|20)\d\d年)?(?:\d{1,2}月(?:份|初|中旬|上旬|下旬)?|第?[一二三四]季度?))(?:前)?(?:完成|建成|举行|举办|召开|启动|开工|开始|展开|报批|报[^告表名纸]|印发|出台|投用|投入|接受|上线|发布|开园|开放|通车|通航|交付|实施|竣工|投产|试运行|试点|推出|推行|设立|成立|组织|开展|开通|开诊|开业|开馆|开街|投运|挂牌|验收|销号|开标|具备)|((?:19|20)\d\d年内)`)

// monthOf returns the first month or quarter in which a text says that something is to be done, empty without one.
func monthOf(t text) text {
	first := dateUnit(t.s, 0)
	for i := first; i < len(t.s); i = dateUnits.From(t.s, i+len("月")) {
		if i == 0 || (t.s[i-1] < '0' || t.s[i-1] > '9') && !strings.HasPrefix(t.s[i:], "季") {
			continue
		}
		if loc := dueMonth.FindStringSubmatchIndex(t.s[:min(len(t.s), i+longestVerb)]); loc != nil {
			return t.slice(max(loc[2], loc[4]), max(loc[3], loc[5]))
		}
	}
	if first < len(t.s) && (scan.Contains(t.s, "月") || scan.Contains(t.s, "年内")) {
		if loc := clauseMonth.FindStringSubmatchIndex(t.s); loc != nil && !past.MatchString(t.s[loc[3]:]) {
			return t.slice(loc[2], loc[3])
		}
	}
	if mayNameSeason(t.s) {
		if loc := beforeSeason.FindStringIndex(t.s); loc != nil {
			return t.slice(loc[0], loc[1])
		}
	}
	return text{}
}

// clauseMonth is a month, an interval of months or the rest of the year that begins a clause which says what is done then: 6月至9月实施.
var clauseMonth = regexp.MustCompile(`(?:^|[,，;；。:：])(?:力争|确保|争取|计划)?(年内|(?:(?:19|20)\d\d年)?\d{1,2}月(?:份|[上中下]旬)?(?:[至到~—–-]{1,2}\d{1,2}月)?)[^至到~—–\-底末前份上中下,，。;；、:：\d的]`)

// beforeSeason is a time before a feast or a season of the year: 春节前, 入汛前.
var beforeSeason = regexp.MustCompile(`(?:春节|元旦|国庆|五一|中秋|端午|主汛|入汛|汛|入冬|开学|供暖|采暖|高考|中考)(?:节|季|期)?前`)

// seasonLasts are the characters that stand before 前 in beforeSeason.
var seasonLasts = scan.SetOf("节旦庆一秋午汛冬学暖考季期")

// mayNameSeason rules out most texts: few have 前 behind one of seasonLasts.
func mayNameSeason(s string) bool {
	for at := 0; ; at += len("前") {
		next := scan.Index(s[at:], "前")
		if next < 0 {
			return false
		}
		if at += next; seasonLasts.Has(scan.LastRune(s[:at])) {
			return true
		}
	}
}

// longestVerb is how many bytes a date takes at most from its unit on, with the verb behind it.
const longestVerb = 60

// past follows a date that is no deadline.
var past = regexp.MustCompile(`^(?:以来|起|开始|的|至今)`)

// Every date of dueIn has one of dateUnits within its first bytes, and one of dateBounds beside it.
var (
	dateUnits  = scan.SetOf("年月季")
	dateBounds = scan.SetOf("底末前完到至")
)

// dateUnit returns where the first of dateUnits stands in a text from byte i on, the text's length where none does. Most texts have
// none, which is soonest seen of each by itself.
func dateUnit(s string, i int) int {
	if !scan.Contains(s[i:], "年") && !scan.Contains(s[i:], "月") && !scan.Contains(s[i:], "季") {
		return len(s)
	}
	return dateUnits.From(s, i)
}

// deadlineIn returns the first date in a text by which something is to be done, empty without one.
func deadlineIn(t text) text {
	for at := 0; ; {
		from, to := nextDate(t.s, at)
		if to == 0 {
			return text{}
		}
		if !past.MatchString(t.s[to:]) && !continues(t.s, from) {
			return t.slice(from, to)
		}
		at = to
	}
}

// nextDate finds the first date of dueIn from a byte on, zeros where there is none. Dates are looked for around their units
// alone, of which most print has none.
func nextDate(s string, at int) (from, to int) {
	const before, after = 9, 60 // bytes that a date has at most before its first unit, and from there on
	for i := dateUnit(s, at); i < len(s); i = dateUnits.From(s, i+len("年")) {
		start := max(at, i-before)
		around := s[start:min(len(s), i+after)]
		if dateBounds.In(around) {
			if loc := dueIn.FindStringIndex(around); loc != nil && start+loc[0] <= i {
				return start + loc[0], start + loc[1]
			}
		}
	}
	return 0, 0
}
