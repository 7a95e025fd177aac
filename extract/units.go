package extract

import (
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// responsible is a body in a list of units: its name with elided parts filled in and notes taken out, what was printed, the lines
// of that, and the duty that the print gives it by a word of its own (牵头, 配合), if any.
type responsible struct {
	name    string
	written string
	at      graph.Span
	duty    duty
	rule    *rule // by which it is taken for the task's, where it does not stand beside it
}

// units reads a list of units in order:
//
//	市发改委、市财政局,上城区、拱墅区政府,各区、县(市)政府(列第一位的为牵头单位,下同)
//
// Separators are 、 , ; and the space between two whole names; one may be missing where a name begins with the level of its
// government. Ends that are printed once for several names are filled in: 上城区、拱墅区政府 are two governments.
func (x *Extractor) units(d *document, t text) []responsible {
	pieces := joinCollectives(t.s, pieces(t.s))
	list := make([]responsible, 0, len(pieces))
	for _, p := range pieces {
		u := unitOf(t.s[p.from:p.to])
		if u.name == "" || isNobody(u.name) {
			if u.duty != noDuty && len(list) > 0 {
				list[len(list)-1].duty = u.duty
			}
			continue
		}
		u.at = t.span(p.from, p.to)
		list = append(list, u)
		if u.duty != noDuty && !strings.ContainsRune(")）", scan.LastRune(t.s[p.from:p.to])) {
			spreadDuty(list)
		}
	}
	x.fillEnds(d, list)
	return list
}

// spreadDuty gives the duty of the last unit to those before it that have none: 市财政局、市审计局配合.
func spreadDuty(list []responsible) {
	last := len(list) - 1
	for i := last - 1; i >= 0 && list[i].duty == noDuty; i-- {
		list[i].duty = list[last].duty
	}
}

// unitEnds are the characters that names of units end in.
var unitEnds = scan.SetOf("局委办厅部院校会社团司府心队学馆站所处室关场行联协组门位署段")

// endsAsUnit reports whether s ends as a whole name does, brackets after it aside.
func endsAsUnit(s string) bool {
	s = strings.TrimRight(s, " 。.")
	for strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）") {
		i := openingBracket(s)
		if i <= 0 {
			return false
		}
		s = s[:i]
	}
	switch last := scan.LastRune(s); last {
	case '门', '关': // which places end in too: 石门, 韶关
		return scan.HasAnySuffix(s, "部门", "机关", "海关")
	case '位', '心', '行': // and other words: 落实到位, 放心, 试行
		return scan.HasAnySuffix(s, "单位", "中心", "银行", "分行", "支行", "央行", "人行", "总行", "发行", "农行", "工行", "建行", "商行")
	case '段': // which roads and rivers are cut in too
		return scan.HasAnySuffix(s, "车务段", "工务段", "机务段", "电务段", "供电段", "车辆段")
	default:
		return s != "" && unitEnds.Has(last)
	}
}

// openingBracket returns the index of the bracket that the last byte of s closes, -1 where none does.
func openingBracket(s string) int {
	depth := 0
	for i := len(s); i > 0; {
		r, w := scan.Last(s[:i])
		i -= w
		switch r {
		case ')', '）', ']', '］', '〕':
			depth++
		case '(', '（', '[', '［', '〔':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return -1
}

// joinCollectives puts the parts of a collective together: 各区 and 县(市)政府 are 各区、县(市)政府.
func joinCollectives(s string, list []piece) []piece {
	out := list[:0]
	for i := 0; i < len(list); i++ {
		p := list[i]
		for i+1 < len(list) && isEachLevels(s[p.from:p.to]) && isLevels(withoutOffice(s[list[i+1].from:list[i+1].to])) {
			i++
			p.to = list[i].to
		}
		out = append(out, p)
	}
	return out
}

// isEachLevels reports whether s is what a collective of governments begins with: 各区.
func isEachLevels(s string) bool {
	levels := withoutEach(s)
	return len(levels) < len(s) && isLevels(levels)
}

// eachWords begin the names of collectives.
var eachWords = scan.WordsOf(`各有关 各相关 各 有关 相关 其他 全市 全省 全县 全区 所有`)

// withoutEach takes the words that make a collective off the beginning of s.
func withoutEach(s string) string {
	for range 2 {
		s = s[len(eachWords.Begin(s)):]
	}
	return s
}

// isCollective reports whether a name stands for many bodies.
func isCollective(name string) bool {
	return eachWords.Begin(name) != "" || manyBodies.End(name) != ""
}

// manyBodies end the names of many bodies.
var manyBodies = scan.EndsOf(`各部门 各单位 各委办局 有关部门 有关单位 相关部门 相关单位 各直属单位 成员单位`)

// withoutOffice takes 政府, 管委会 and the brackets around them off the end of s.
func withoutOffice(s string) string {
	if strings.HasSuffix(s, ")") || strings.HasSuffix(s, "）") {
		if i := openingBracket(s); i > 0 && !isLevels(strings.Trim(s[i:], "()（）")) {
			s = s[:i]
		}
	}
	s = strings.TrimSuffix(s, "管委会")
	return strings.TrimSuffix(strings.TrimSuffix(s, "政府"), "人民")
}

// isLevels reports whether s says nothing but levels of government: 县(市), 县(市、区), 市州, 地级以上市.
func isLevels(s string) bool {
	s = strings.TrimPrefix(strings.TrimPrefix(s, "地级以上"), "设区")
	any := false
	for s != "" {
		switch {
		case strings.HasPrefix(s, "自治"):
			s = s[len("自治"):]
			continue
		case strings.HasPrefix(s, "县级市"):
			s = s[len("县级"):]
		case strings.HasPrefix(s, "直辖市"):
			s = s[len("直辖"):]
		}
		r, w := scan.First(s)
		if !levels.Has(r) {
			return false
		}
		any, s = true, s[w:]
	}
	return any
}

// levels are the characters of levels of government and of what stands between them.
var levels = scan.SetOf("省区县市州旗盟镇乡街道地()（）、,， 和的")

// dutyWords end a name and say what its body does.
var dutyWords = []struct {
	word string
	duty duty
}{
	{"牵头负责", leading}, {"牵头", leading}, {"按职责分工负责", noDuty}, {"分别负责", noDuty}, {"按职责负责", noDuty}, {"负责", noDuty},
	{"配合", helping}, {"协助", helping}, {"参与", helping}, {"参加", helping},
	{"主办", leading}, {"主责", leading}, {"协办", helping}, {"会办", helping}, {"承办", noDuty},
}

// dutyEnds are the characters that they end in.
var dutyEnds = scan.SetOf("头责合助与加办")

// nameMarks stand beside the names of bodies that lead, where a document says so: 带★的为牵头单位.
const nameMarks = "★☆▲△●◆■※* "

var besideNames = scan.SetOf(nameMarks)

// noteMarks are the raised or ringed numbers of notes behind names.
var noteMarks = scan.SetOf("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳¹²³⁴⁵⁶⁷⁸⁹⁰")

// unitOf reads one name of a list as printed.
func unitOf(written string) responsible {
	u := responsible{written: written}
	s := noteMarks.TrimRight(besideNames.Trim(written))
	for {
		inner, rest, ok := cutBracket(s)
		if !ok || isCollective(s) && isLevels(inner) {
			break
		}
		note, duty := noteDuty(inner)
		if note {
			u.written = rest
		}
		if duty != noDuty {
			u.duty = duty
		}
		s = strings.TrimRight(rest, " ")
	}
	s = squeeze(withoutOfficer(s))
	if rest, duty := cutDuty(s); rest != s {
		s, u.duty = rest, duty
	}
	u.name = properForm(cutOpenEnd(s))
	return u
}

// cutDuty takes the word that says what a body does off the end of its name: 市财政局配合.
func cutDuty(s string) (string, duty) {
	if !dutyEnds.Has(scan.LastRune(s)) {
		return s, noDuty
	}
	for _, w := range dutyWords {
		if rest, ok := strings.CutSuffix(s, w.word); ok && (rest == "" || endsAsUnit(rest) || isPlaceName(rest)) {
			return rest, w.duty
		}
	}
	return s, noDuty
}

// cutBracket takes the bracket off the end of a name.
func cutBracket(s string) (inner, rest string, ok bool) {
	if !strings.HasSuffix(s, ")") && !strings.HasSuffix(s, "）") && !strings.HasSuffix(s, "]") {
		return "", s, false
	}
	i := openingBracket(s)
	if i < 0 {
		return "", s, false
	}
	_, w := scan.First(s[i:])
	_, v := scan.Last(s)
	return s[i+w : len(s)-v], s[:i], true
}

// noteDuty reports whether what stands in brackets is a note and no second name, and the duty that it gives.
func noteDuty(inner string) (note bool, d duty) {
	for _, w := range [...]string{"列第一", "第一位", "首位", "第一个", "下同", "排名不分"} {
		if strings.Contains(inner, w) {
			return true, noDuty
		}
	}
	switch strings.TrimSuffix(inner, "单位") {
	case "牵头", "主办", "牵头负责", "主责":
		return true, leading
	case "配合", "协办", "参与", "协助":
		return true, helping
	}
	return false, noDuty
}

// cutOpenEnd takes 等 and what follows it off a name: 市经信局等监管部门.
func cutOpenEnd(s string) string {
	i := scan.LastIndex(s, "等")
	if i <= 0 || !endsAsUnitName(s[:i]) {
		return s
	}
	rest := s[i+len("等"):]
	if rest == "" || strings.HasSuffix(rest, "部门") || strings.HasSuffix(rest, "单位") || strings.HasSuffix(rest, "企业") {
		return s[:i]
	}
	return s
}

// properForm writes a name as names are written: 政府 for 人民政府, narrow brackets.
func properForm(s string) string {
	s = behindNames.TrimRight(s)
	if scan.Contains(s, "人民政府") {
		s = strings.ReplaceAll(s, "人民政府", "政府")
	}
	if scan.Contains(s, "（") || scan.Contains(s, "）") {
		s = narrowBrackets.Replace(s)
	}
	return s
}

// behindNames are the marks that may stand behind a name in a list.
var behindNames = scan.SetOf("。.;；:：、,， ")

// narrowBrackets writes wide brackets as narrow ones.
var narrowBrackets = strings.NewReplacer("（", "(", "）", ")")
