package extract

import "regexp"

// dueIn finds a date by which something is to be done in running text: 2013年底, 到2017年, 6月底前, 年底前, 一季度末前.
var dueIn = regexp.MustCompile(`(?:(?:19|20)\d\d年|今年|明年)?\d{1,2}月(?:底|末|\d{1,2}日|上旬|中旬|下旬)?(?:之前|以前|前)|(?:(?:19|20)\d\d|今|明|每)年(?:\d{1,2}月)?(?:底|末)(?:之前|以前|前)?|(?:到|至)(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末)?(?:之前|以前|前)?|(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末|\d{1,2}日)?(?:之前|以前|前)|\d{1,2}月(?:底|末)|年(?:底|末)(?:之前|以前|前)|(?:第?[一二三四]季度|上半年|年内)(?:末|底)?(?:之前|以前|前)?完成|(?:第?[一二三四]季度|上半年)(?:末|底)?(?:之前|以前|前)`)

// past follows a date that is no deadline.
var past = regexp.MustCompile(`^(?:以来|起|开始|的|至今)`)

// deadlineIn returns the first date in a text by which something is to be done, empty without one.
func deadlineIn(t text) text {
	for at := 0; at < len(t.s); {
		loc := dueIn.FindStringIndex(t.s[at:])
		if loc == nil {
			return text{}
		}
		from, to := at+loc[0], at+loc[1]
		if !past.MatchString(t.s[to:]) && !continues(t.s, from) {
			return t.slice(from, to)
		}
		at = to
	}
	return text{}
}
