package extract

import (
	"regexp"

	"dutygraph/extract/scan"
)

// dueIn finds a date by which something is to be done in running text: 2013年底, 到2017年, 6月底前, 年底前, 一季度末前.
var dueIn = regexp.MustCompile(`(?:(?:19|20)\d\d年|今年|明年)?\d{1,2}月(?:底|末|\d{1,2}日|上旬|中旬|下旬)?(?:之前|以前|前)|(?:(?:19|20)\d\d|今|明|每)年(?:\d{1,2}月)?(?:底|末)(?:之前|以前|前)?|(?:到|至)(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末)?(?:之前|以前|前)?|(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末|\d{1,2}日)?(?:之前|以前|前)|\d{1,2}月(?:底|末)|年(?:底|末)(?:之前|以前|前)|(?:第?[一二三四]季度|上半年|年内)(?:末|底)?(?:之前|以前|前)?完成|(?:第?[一二三四]季度|上半年)(?:末|底)?(?:之前|以前|前)`)

// past follows a date that is no deadline.
var past = regexp.MustCompile(`^(?:以来|起|开始|的|至今)`)

// Every date of dueIn has one of dateUnits within its first bytes, and one of dateBounds beside it.
var (
	dateUnits  = scan.SetOf("年月季")
	dateBounds = scan.SetOf("底末前完到至")
)

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
	for i := dateUnits.From(s, at); i < len(s); i = dateUnits.From(s, i+len("年")) {
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
