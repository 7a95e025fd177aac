package extract

import (
	"strings"

	"dutygraph/extract/quantity"
	"dutygraph/extract/scan"
)

var (
	// leadIns begin a clause and say nothing of what is counted.
	leadIns = []string{"力争", "确保", "争取", "全年", "年内", "同时", "并", "积极", "加快", "继续", "其中：", "其中:", "其中", "到年底", "预计", "计划", "努力", "全面", "持续",
		"实现", "达到", "使", "推动", "进一步", "大力", "为全市", "为全省", "为"}
	leadInStarts = scan.FirstsOf(leadIns)
	// leadOuts end what stands before a number and only introduce it.
	leadOuts = []string{"达到", "分别", "控制在", "保持在", "稳定在", "维持在", "保持", "力争", "确保", "争取", "迈上", "跨越", "共计", "合计", "总计", "累计", "达", "为", "到", "至",
		"在", "共", "均", "各", "约", "的", "占", "再"}
	leadOutEnds = scan.LastsOf(leadOuts)
	// levelVerbs are left out before a level: 提高到15%.
	levelVerbs = []string{"提高", "提升", "增加", "扩大", "上升", "下降", "降低", "减少", "缩小", "恢复", "压缩", "缩短", "压减", "延长", "增", "升", "降", "减", "调整"}
)

// nameFigures says of each figure what it counts: the shortest phrase that a person would name. It stands before the
// number, 新增上市公司15家, or after it, 推进13个项目, or around it. The items of a list share what the first one says once:
// the verb in 新建甲30个、乙40个, the noun in 新建农田2万亩、改造4万亩.
func nameFigures(s string, figures []figure) {
	verb := ""
	for i := range figures {
		f := &figures[i]
		start, end := scan.ClauseFrom(s, f.From), scan.ClauseTo(s, f.To)
		listed := i > 0 && figures[i-1].To > start
		if listed {
			start = between(s, figures[i-1].To, f.From)
		}
		if i+1 < len(figures) && figures[i+1].From < end {
			end = between(s, f.To, figures[i+1].From)
		}
		printed := s[start:max(start, f.From)]
		head, tail := phraseBefore(printed), phraseAfter(s[f.To:end])
		own := verbOf(head)
		if !listed {
			verb = own
		}
		if i > 0 {
			head = carried(s, head, tail, verb, listed || strings.HasPrefix(printed, "其中"), figures[i-1:i+1])
		}
		if own != "" {
			verb = own
		}
		if f.what == "" {
			f.what = closedUp(strings.Replace(head, "分别", "", 1) + tail)
		}
		if !listed {
			nameRespective(s, figures[i:], head)
		}
	}
}

// carried returns what names the second of two figures before its number, with what only the print of the first says.
// Nested is a figure of the same list, or one of those counted by the first.
func carried(s, head, tail, verb string, nested bool, pair []figure) string {
	last, f := pair[0], pair[1]
	own := verbOf(head)
	switch {
	case nested && head+tail == "":
		return last.what
	case nested && tail == "" && own != "" && own == head:
		return withNoun(own, last.what)
	case (strings.HasPrefix(head, "占") || isMovement(head)) && sameSentence(s[last.To:f.From]):
		return subjectOf(last.what) + head
	case nested && own == "" && verb != "" && !strings.HasPrefix(s[scan.ClauseFrom(s, f.From):], "其中") && !scan.HasAnyPrefix(head, besides...) &&
		(f.Kind != quantity.Ratio || last.Kind == quantity.Ratio && f.Direction == ""):
		return verb + head
	}
	return head
}

// besides begin the items of a list that say more of the first and do not share its verb: 改造小区9个、惠及群众1.2万户.
var besides = []string{"面积", "惠及", "总投资", "投资", "覆盖", "受益", "带动", "年产", "占"}

// isMovement reports whether a phrase says only how something moves: 同比增长.
func isMovement(s string) bool {
	rest := subjectOf(s)
	return rest != s && (rest == "" || rest == "同比" || rest == "年均" || rest == "同比分别" || rest == "分别")
}

// sameSentence reports whether the print between two figures ends no sentence.
func sameSentence(gap string) bool { return !strings.ContainsAny(gap, "。;；") }

// nameRespective names the figures that 分别 gives out to as many subjects: 进口、出口分别增长5%和6%.
func nameRespective(s string, figures []figure, head string) {
	subjects, movement, found := strings.Cut(head, "分别")
	if !found && strings.Contains(s[scan.ClauseFrom(s, figures[0].From):figures[0].From], "分别") {
		subjects, movement, found = head, "", true
	}
	if !found {
		return
	}
	items := strings.FieldsFunc(subjects, func(r rune) bool { return r == '、' || r == '和' || r == '与' })
	run := 1
	for run < len(figures) && quantity.IsJoint(s[figures[run-1].To:figures[run].From]) {
		run++
	}
	if run < 2 || run != len(items) {
		return
	}
	for k := range run {
		figures[k].what = closedUp(items[k] + movement)
	}
}

// between returns where the print between two figures of a clause parts: what the first describes, 新建3所幼儿园、, stays
// with it; else all belongs to the second.
func between(s string, from, to int) int {
	gap := s[from:max(from, to)]
	if isFinal(strings.TrimLeft(gap, " 　")) {
		return from
	}
	for _, joint := range [...]string{"、", "其中", "和", "及", "与"} {
		if i := strings.LastIndex(gap, joint); i >= 0 {
			return from + i
		}
	}
	return from + len(gap)
}

// closedUp takes out the spaces that print has around numbers: 安排 10 亿元以上项目.
func closedUp(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == ' ' && (i == 0 || i+1 == len(s) || !scan.IsAlphanumeric(rune(s[i-1])) || !scan.IsAlphanumeric(rune(s[i+1]))) {
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// withNoun joins a verb that stands alone with the noun of the figure before it, on the side where that one has it.
func withNoun(verb, before string) string {
	switch first := verbOf(before); first {
	case before:
		return verb
	case "":
	default:
		return verb + strings.TrimPrefix(before, first)
	}
	for _, last := range quantity.Verbs {
		if noun := strings.TrimSuffix(before, last); len(noun) < len(before) && noun != "" {
			return noun + verb
		}
	}
	return before + verb
}

// phraseBefore returns what names a figure in the print before it.
func phraseBefore(s string) string {
	_, _, at := numbering(s) // of a point: 1.新建冷库
	s = trimJoints(s[at:])
	if i := roundOpens.Last(s); i >= 0 && !strings.ContainsAny(s[i:], ")）") {
		s = roundOpens.TrimLeft(s[i:]) // the figure stands in brackets
	}
	for cut := true; cut; {
		s, cut = cutDate(s)
		if !leadInStarts.Has(scan.FirstRune(s)) {
			continue
		}
		for _, word := range leadIns {
			if strings.HasPrefix(s, word) && len(s) > len(word) {
				s, cut = trimJoints(s[len(word):]), true
			}
		}
	}
	for {
		rest, cut := s, leadOutEnds.Has(scan.LastRune(s))
		if cut {
			rest, cut = scan.CutSuffix(s, leadOuts)
		}
		if !cut {
			return cutBase(s)
		}
		if level := s[len(rest):]; level == "到" || level == "至" || level == "为" {
			rest, _ = scan.CutSuffix(rest, levelVerbs)
		}
		s = rest
	}
}

var roundOpens = scan.SetOf("(（")

var fromWords = scan.SetOf("由从")

// cutBase takes the figure that a change starts from off the end of a phrase: 上限由200万元.
func cutBase(s string) string {
	if i := fromWords.Last(s); i > 0 && quantity.NumberAt(s, scan.AfterSpace(s, i+len("由"))).Valid {
		return s[:i]
	}
	return s
}

// cutDate takes the date by which a figure is to be reached off the beginning of a clause: 到2027年底, 6月底前.
func cutDate(s string) (string, bool) {
	rest := strings.TrimPrefix(s, "到")
	rest = rest[scan.AfterSpace(rest, 0):]
	end := scan.DigitsEnd(rest, 0)
	if end == 0 || end > 4 {
		return s, false
	}
	after := rest[scan.AfterSpace(rest, end):]
	if !scan.HasAnyPrefix(after, "年", "月") {
		return s, false
	}
	after = after[len("年"):]
	for _, word := range [...]string{"底", "末", "前"} {
		after = strings.TrimPrefix(after, word)
	}
	return trimJoints(after), true
}

// phraseAfter returns what names a figure in the print after it.
func phraseAfter(s string) string {
	s = strings.TrimLeft(s, " 　")
	if isFinal(s) || strings.HasPrefix(s, "的") && scan.HasAnyPrefix(strings.TrimPrefix(s, "的"), reaching...) {
		return ""
	}
	return trimJoints(strings.TrimPrefix(s, "的"))
}

// trimJoints takes the joints of a list, and spaces, off both ends of a phrase, and 其中 off its end.
func trimJoints(s string) string {
	for cut := true; cut; {
		s = s[scan.AfterSpace(s, 0):]
		s, cut = scan.CutPrefix(s, "、", "和", "与", "及", "或")
	}
	for cut := true; cut; {
		s, cut = scan.CutSuffix(s[:scan.BeforeSpace(s, len(s))], trailing)
	}
	return s
}

// trailing are the ends of a phrase that are no part of it.
var trailing = []string{"、", "其中"}

// verbs are those that a phrase may begin with.
var verbs = scan.WordsOf(strings.Join(quantity.Verbs, " "))

// verbOf returns the verbs that a phrase begins with, "" where it begins with none.
func verbOf(s string) string {
	end := 0
	for {
		verb := verbs.Begin(s[end:])
		if verb == "" {
			return s[:end]
		}
		end += len(verb)
	}
}

// subjectOf returns a phrase without the rise or fall that it ends in.
func subjectOf(s string) string {
	s, cut := scan.CutSuffix(s, quantity.RisingWords)
	if !cut {
		s, _ = scan.CutSuffix(s, quantity.FallingWords)
	}
	return s
}
