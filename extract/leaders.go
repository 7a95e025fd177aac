package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// leader is an official with the title printed beside the name.
type leader struct{ name, title string }

// offices are what titles of officials end in.
var offices = []string{"市长", "区长", "县长", "州长", "省长", "旗长", "盟长", "镇长", "乡长", "主席", "主任", "书记", "秘书长", "局长", "部长", "厅长",
	"专员", "常委", "成员", "委员", "组长", "会长", "政委", "指挥长", "院长", "检察长", "总督学", "巡视员", "调研员",
	"董事长", "总经理", "总裁", "总工程师", "总会计师", "总经济师", "总规划师", "监事长", "总监", "助理", "校长", "园长", "同志"}

// titleStarts are what titles begin with, after a name.
var titleStarts = []string{"党组", "党委", "党工委", "工委", "常务", "副", "代市长", "代区长", "代县长", "代理", "市委", "区委", "县委", "州委", "省委", "旗委",
	"市政府", "区政府", "县政府", "州政府", "省政府", "市人大", "区人大", "县人大", "市政协", "区政协", "县政协", "管委会", "一级", "二级", "三级", "四级", "正", "原",
	"人大", "政协", "组织", "宣传", "统战", "政法", "纪检", "纪委", "武装", "人武", "工会", "妇联", "团委"}

// handles are the words between a leader and the work that he or she leads.
var handles = []string{"牵头", "负责", "分管", "主抓", "领办", "领衔", "挂帅", "包抓", "督办", "主管", "联系"}

// isLeaderHeading reports whether a line is the heading of a leader's part.
func isLeaderHeading(s string) bool {
	_, ok := leaderHeading(s)
	return ok
}

// leaderHeading reads the heading of a leader's part: 二、陈某某常务副市长牵头工作, 李某副县长牵头负责的重点工作(5项).
func leaderHeading(s string) ([]leader, bool) {
	if len(s) > 300 || !headingLasts.Has(scan.LastRune(s)) {
		return nil, false
	}
	_, _, at := numbering(s)
	s = trimCount(s[at:])
	inner, rest, bracketed := cutBracket(s)
	if bracketed {
		s = rest
	}
	if s = strings.TrimPrefix(s, "由"); !endsAsWork(s) {
		return nil, false
	}
	end, verb := len(s), ""
	for _, h := range handles {
		if i := strings.Index(s, h); i >= 0 && i < end {
			end, verb = i, h
		}
	}
	if verb == "" || !isWork(s[end+len(verb):]) {
		return nil, false
	}
	found := headLeaders(s[:end])
	if bracketed && len(found) == 0 {
		found = bracketLeader(s[:end], inner)
	}
	for _, l := range found {
		if l.title == "" {
			return nil, false
		}
	}
	return addressed(found), len(found) > 0
}

// addressed takes away what is no title: 同志.
func addressed(found []leader) []leader {
	for i := range found {
		if found[i].title == "同志" {
			found[i].title = ""
		}
	}
	return found
}

// bracketLeader reads the leader whose title stands in a heading and whose name stands behind it in a bracket: 市长领衔任务(市长:王某).
func bracketLeader(head, inner string) []leader {
	title, name, ok := strings.Cut(strings.ReplaceAll(inner, "：", ":"), ":")
	if !ok {
		title, name = head, inner
	}
	if name = squeezeName(name); endsAsOffice(title) && isPersonName(name) && !endsAsOffice(name) {
		return []leader{{name, squeezeName(title)}}
	}
	return nil
}

// headLeaders reads the leaders of a heading, what is said of them together aside: 张某、李某两位副市长共同.
func headLeaders(s string) []leader {
	s = strings.TrimRight(withoutNotes(strings.TrimPrefix(s, "由")), " ")
	office := ""
	for _, w := range [...]string{"政府领导", "领导"} {
		if i := strings.Index(s, w); i == len("市") && strings.Contains("省市县区州旗", s[:i]) { // 县领导张某
			office, s = s[:i+len(w)], s[i+len(w):]
			break
		}
	}
	for cut := true; cut; {
		s, cut = scan.CutSuffix(s, howTogether)
		s = strings.TrimRight(s, " ")
	}
	for _, w := range [...]string{"两位", "二位", "三位", "四位"} {
		s = strings.Replace(s, w, "", 1)
	}
	found := readLeaders(s)
	for i := range found {
		if found[i].title == "" {
			found[i].title = office
		}
	}
	return found
}

// howTogether are words between leaders and what they do; none is a name.
var howTogether = []string{"共同", "分别", "具体", "亲自", "直接", "全面", "联合"}

// mayHead rules out most lines cheaply: a heading says what is led, and has a handle.
func mayHead(s string) bool {
	if !scan.Contains(s, "工作") && !scan.Contains(s, "任务") && !scan.Contains(s, "事项") && !scan.Contains(s, "项目") {
		return false
	}
	_, handle := handleWords.Next(s, 0)
	return handle != ""
}

var handleWords = scan.WordsOf(strings.Join(handles, " "))

// isWork reports whether s, after the handle, is the rest of a heading: 的重点工作.
func isWork(s string) bool {
	return utf8.RuneCountInString(s) <= 16 && !strings.ContainsAny(s, "。,，;；、:：") && endsAsWork(s)
}

func endsAsWork(s string) bool { return scan.HasAnySuffix(s, workWords...) }

// workWords are what leaders lead, headingEnds the marks that may end a heading, and headingLasts the characters one may end in.
var (
	workWords    = []string{"工作", "任务", "事项", "项目", "部分"}
	headingEnds  = scan.SetOf(" :：。")
	headingLasts = scan.LastsOf(workWords).Or(headingEnds).With(")）]")
)

// trimCount takes the count in brackets and the colon off the end of a heading.
func trimCount(s string) string {
	s = headingEnds.TrimRight(s)
	if inner, rest, ok := cutBracket(s); ok && strings.ContainsAny(inner, "项条个件") {
		return strings.TrimRight(rest, " ")
	}
	return s
}

// readLeaders reads names with their titles, in either order, several with separators between. A title that stands alone
// belongs to the name beside it: 副县长、公安局局长李某.
func readLeaders(s string) []leader {
	var found []leader
	pending := "" // titles that wait for a name
	parts := leaderParts(s)
	for i, p := range parts {
		name, title, ok := nameAndTitle(squeezeName(p))
		switch {
		case !ok:
			return nil
		case name == "" && len(found) > 0 && (i == len(parts)-1 || !namesLater(parts[i+1:])):
			found[len(found)-1].title += "、" + title
		case name == "":
			pending += title + "、"
		default:
			found = append(found, leader{name, strings.TrimSuffix(pending+title, "、")})
			pending = ""
		}
	}
	for i := len(found) - 2; i >= 0; i-- { // 张某、李某副市长
		if found[i].title == "" {
			found[i].title = found[i+1].title
		}
	}
	for i := 1; i < len(found); i++ { // 副市长张某、李某
		if found[i].title == "" && strings.HasPrefix(found[i-1].title, "副") {
			found[i].title = found[i-1].title
		}
	}
	return found
}

// leaderParts cuts a list of leaders at its separators, and at 和 after an office, for names may hold that character too.
func leaderParts(s string) []string {
	var parts []string
	depth := 0
	for _, p := range strings.FieldsFunc(s, func(r rune) bool {
		switch r {
		case '(', '（':
			depth++
		case ')', '）':
			depth--
		}
		return depth <= 0 && strings.ContainsRune("、,，;；/／", r)
	}) {
		if a, b, ok := twoNames(p); ok {
			parts = append(parts, a, b)
			continue
		}
		for i := 0; ; {
			j := strings.Index(p[i:], "和")
			if j < 0 {
				break
			}
			i += j
			if endsAsOffice(squeezeName(p[:i])) {
				parts = append(parts, p[:i])
				p, i = p[i+len("和"):], 0
				continue
			}
			i += len("和")
		}
		parts = append(parts, p)
	}
	return parts
}

// twoNames cuts two names that a word joins: 张某和李某某副市长.
func twoNames(s string) (a, b string, ok bool) {
	if s = squeezeName(s); isPersonName(s) {
		return "", "", false
	}
	for _, w := range [...]string{"和", "与", "及"} {
		a, b, ok := strings.Cut(s, w)
		if !ok || !isPersonName(a) || endsAsOffice(a) || startsTitle(b) {
			continue
		}
		if name, _, ok := nameAndTitle(b); ok && name != "" {
			return a, b, true
		}
	}
	return "", "", false
}

// namesLater reports whether one of the parts holds a name after its title.
func namesLater(parts []string) bool {
	for _, p := range parts {
		p = squeezeName(p)
		if name, _, ok := nameAndTitle(p); ok && name != "" && strings.HasSuffix(p, name) {
			return true
		}
	}
	return false
}

// nameAndTitle reads a name and a title in either order; one of them may be missing.
func nameAndTitle(s string) (name, title string, ok bool) {
	if rest, cut := strings.CutSuffix(s, "同志"); cut {
		if name, title, ok := nameAndTitle(rest); ok && title != "" {
			return name, title, true
		}
	}
	for _, title := range anyLeader {
		if rest, cut := strings.CutPrefix(s, title); cut && isPersonName(rest) && !endsAsOffice(rest) {
			return rest, title, true
		}
	}
	if inner, rest, cut := cutBracket(s); cut && isPersonName(rest) && endsAsOffice(inner) && !strings.ContainsAny(inner, ":：") {
		return rest, inner, true
	}
	if isPersonName(s) && !endsAsOffice(s) && !startsTitle(s) {
		return s, "", true
	}
	if endsAsOffice(s) {
		runes := 0
		for i := range s {
			if runes == 1 && strings.ContainsAny("省市县区州旗盟镇乡", s[:i]) && startsTitle(s[i:]) { // 乡党委副书记
				return "", s, true
			}
			if runes == 1 && scan.HasAnyPrefix(s[i:], "副", "常务") { // 李副县长 names nobody
				return "", "", false
			}
			if startsTitle(s[i:]) && !(runes > 0 && strings.HasPrefix(s[i:], "原")) {
				if runes >= 2 && isPersonName(s[:i]) && !(hasLevel(s[:i]) && endsAsUnit(s[:i])) {
					return s[:i], s[i:], true
				}
				if runes == 0 {
					return "", s, true
				}
			}
			runes++
		}
		return "", s, utf8.RuneCountInString(s) > 4
	}
	end := 0
	for _, o := range offices {
		if i := strings.LastIndex(s, o); i >= 0 {
			end = max(end, i+len(o))
		}
	}
	if end > 0 && isPersonName(s[end:]) {
		return s[end:], s[:end], true
	}
	return "", "", false
}

// anyLeader is what a leader is called whose office is not named: 县领导张某.
var anyLeader = []string{"市领导", "县领导", "区领导", "省领导", "州领导", "旗领导", "市级领导", "县级领导", "区级领导", "市政府领导", "县政府领导", "区政府领导"}

// startsTitle reports whether s begins as titles do.
func startsTitle(s string) bool {
	return scan.HasAnyPrefix(s, titleStarts...) || scan.HasAnyPrefix(s, offices...)
}

func endsAsOffice(s string) bool { return scan.HasAnySuffix(s, offices...) }

// squeezeName takes the spaces out of a name that was spread to fill its line.
func squeezeName(s string) string { return strings.ReplaceAll(strings.Trim(s, " "), " ", "") }
