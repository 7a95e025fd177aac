package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// phrase reads what says by words and not by labels who answers: 市教育局牵头,市财政局、市审计局按职责分工负责. It reports false
// where something in it is neither a body nor such a word; in running text every list begins with a certain body.
func (f *Forms) phrase(t text, running bool) (lists []nameList, found []leader, ok bool) {
	if len(t.s) > longestPhrase {
		return nil, nil, false
	}
	pending, verbs := 0, 0
	for i, from := 0, 0; ; {
		cutAt := i == len(t.s)
		w := 0
		if !cutAt {
			if n := bracketWidth(t.s[i:]); n > 0 {
				i += n
				continue
			}
			var r rune
			if r, w = firstRuneWidth(t.s[i:]); !strings.ContainsRune(",，;；。", r) {
				i += w
				continue
			}
		}
		names, k, spoken := f.cutVerb(strings.TrimRight(t.s[from:i], " 。"))
		if spoken {
			verbs++
			part := t.slice(pending, from+len(names))
			who := readLeadersOf(part.s)
			switch {
			case len(who) > 0:
				found = append(found, who...)
			case strings.Trim(part.s, " ") == "" && len(lists) > 0 && k.duty == leading: // 市教育局,牵头
				lists[len(lists)-1].duty = leading
			default:
				lists = append(lists, f.joined(part, k.duty)...)
			}
			pending = i + w
		}
		i += w
		from = i
		if cutAt {
			break
		}
	}
	if rest := t.slice(min(pending, len(t.s)), len(t.s)); strings.Trim(rest.s, " ,，;；。") != "" {
		duty := listed
		for _, l := range lists {
			if l.duty == leading {
				duty = helping
			}
		}
		lists = append(lists, nameList{duty, rest})
	}
	if verbs == 0 || len(lists) == 0 && len(found) == 0 {
		return nil, nil, false
	}
	for _, l := range lists {
		if !plausible(l.names.s, running) {
			return nil, nil, false
		}
	}
	return lists, found, true
}

// cutVerb takes the word that says what bodies do off the end of a phrase.
func (f *Forms) cutVerb(s string) (names string, k known, ok bool) {
	for _, k := range f.phrases {
		if k.duty != listed && k.duty != leading && k.duty != helping {
			continue
		}
		if rest, ok := strings.CutSuffix(s, k.word); ok {
			rest = strings.TrimRight(rest, " 、")
			for _, adverb := range [...]string{"分别", "共同", "具体", "按职责分工", "按照职责分工", "按各自职责", "负责", "要"} {
				rest = strings.TrimSuffix(rest, adverb)
			}
			return rest, k, true
		}
	}
	return s, known{}, false
}

// joined makes lists of a phrase's names: a word such as 会同 parts those who lead from those who help.
func (f *Forms) joined(t text, d duty) []nameList {
	t = f.withoutOpening(t)
	for i := 0; i < len(t.s); {
		for _, k := range f.phrases {
			if k.duty != joining && k.duty != leading || !strings.HasPrefix(t.s[i:], k.word) || i == 0 {
				continue
			}
			left, right := trimValue(t.slice(0, i)), trimValue(t.slice(i+len(k.word), len(t.s)))
			if len(k.word) == len("商") && !(endsAsUnitName(left.s) && isCertainBody(firstPiece(right.s))) {
				continue
			}
			if plausible(left.s, false) && plausible(right.s, false) {
				return []nameList{{leading, left}, {helping, right}}
			}
		}
		_, w := firstRuneWidth(t.s[i:])
		i += w
	}
	return []nameList{{d, t}}
}

// withoutOpening takes 由 and the like off the beginning of a phrase.
func (f *Forms) withoutOpening(t text) text {
	t = trimValue(t)
	for _, k := range f.phrases {
		if k.duty == beginning && strings.HasPrefix(t.s, k.word) {
			return trimValue(t.slice(len(k.word), len(t.s)))
		}
	}
	return t
}

func firstPiece(s string) string {
	list := pieces(s)
	if len(list) == 0 {
		return ""
	}
	return unitOf(s[list[0].from:list[0].to]).name
}

// plausible reports whether every name of a list has the form of a body's; in running text the first is certainly one.
func plausible(s string, running bool) bool {
	list := joinCollectives(s, pieces(s))
	for i, p := range list {
		name := unitOf(s[p.from:p.to]).name
		if !isBody(name) && !(len(list) > 1 && i < len(list)-1 && utf8.RuneCountInString(name) <= 8 && !strings.ContainsAny(name, notInUnits)) {
			return false
		}
		if running && i == 0 && !isCertainBody(name) {
			return false
		}
	}
	return len(list) > 0
}

// notInUnits are characters that names of bodies hardly hold.
const notInUnits = "的了在是把被让而但若如须"

// bodyEnds are what names of bodies end in, beside the characters that end most.
var bodyEnds = []string{"政府", "管委会", "集团", "公司", "银行", "大学", "学院", "中心", "实验室", "医院", "企业", "街道", "镇", "乡", "办事处", "法院", "检察院",
	"联", "工会", "团委", "专班", "委", "区", "县", "市", "州", "旗", "盟", "基地", "园区", "社", "台", "库", "支队", "大队", "党校", "公积金", "机关", "海关", "组", "平台", "高校", "院校", "国企", "属地", "军分区", "武装部", "单位", "部门"}

func endsAsUnitName(s string) bool {
	s = strings.TrimRight(s, " 。.")
	for {
		_, rest, ok := cutBracket(s)
		if !ok {
			break
		}
		s = strings.TrimRight(rest, " ")
	}
	return endsAsUnit(s) || scan.HasAnySuffix(s, bodyEnds...)
}

// isBody reports whether a name may be a body's.
func isBody(name string) bool {
	n := utf8.RuneCountInString(name)
	if isCollective(name) {
		return n <= 40
	}
	return n >= 2 && n <= 32 && endsAsUnitName(name) && !strings.ContainsAny(name, notInUnits)
}

// isCertainBody reports whether a name is a body's without doubt: it begins with its level of government, with a place or
// as collectives do.
func isCertainBody(name string) bool {
	if !isBody(name) {
		return false
	}
	return isCollective(name) || hasLevel(name) || placeLen(name) > 0 || strings.HasSuffix(name, "政府") || strings.HasSuffix(name, "管委会") ||
		strings.HasPrefix(name, "国家") || strings.HasPrefix(name, "团")
}

// hasLevel reports whether a name begins with the level of its government: 市教育局, and not 市场监管局.
func hasLevel(name string) bool {
	l := levelOf(name)
	return l != "" && len(name) > 2*len(l) && !strings.HasPrefix(name, "市场") && !strings.HasPrefix(name, "区域") && !strings.HasPrefix(name, "县域")
}

// readLeadersOf reads a list of leaders with titles of a government, and nothing else.
func readLeadersOf(s string) []leader {
	s = strings.TrimPrefix(strings.Trim(s, " ,，;；"), "由")
	found := governmentLeaders(s)
	for _, l := range found {
		if l.title == "" {
			return nil
		}
	}
	return found
}
