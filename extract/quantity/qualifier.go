package quantity

import (
	"strings"

	"dutygraph/extract/scan"
)

// qualifier is a word that says how a figure is meant.
type qualifier struct{ word, op string }

// qualifiersBefore stand before the number. A word that ends another comes after it.
var qualifiersBefore = []qualifier{
	{"不低于", ">="}, {"不少于", ">="}, {"不小于", ">="}, {"不得低于", ">="}, {"不得少于", ">="}, {"不亚于", ">="}, {"不下于", ">="},
	{"不下", ">="}, {"至少", ">="}, {"最少", ">="}, {"最低", ">="}, {"≥", ">="}, {">=", ">="},
	{"不高于", "<="}, {"不超过", "<="}, {"不大于", "<="}, {"不多于", "<="}, {"不超", "<="}, {"不得超过", "<="}, {"不得高于", "<="},
	{"不突破", "<="}, {"不得突破", "<="}, {"不超出", "<="}, {"至多", "<="}, {"最多", "<="}, {"最高", "<="}, {"≤", "<="}, {"<=", "<="},
	{"超过", ">"}, {"超出", ">"}, {"突破", ">"}, {"高于", ">"}, {"大于", ">"}, {"多于", ">"}, {"优于", ">"}, {"超", ">"}, {"破", ">"}, {"逾", ">"},
	{">", ">"}, {"＞", ">"}, {"低于", "<"}, {"小于", "<"}, {"少于", "<"}, {"<", "<"}, {"＜", "<"},
	{"大约", "≈"}, {"约为", "≈"}, {"约", "≈"}, {"将近", "≈"}, {"接近", "≈"}, {"近", "≈"},
}

// qualifiersAfter stand after number and unit.
var qualifiersAfter = []qualifier{
	{"及以上", ">="}, {"(含)以上", ">="}, {"（含）以上", ">="}, {"以上(含)", ">="}, {"以上（含）", ">="}, {"以上", ">="},
	{"及以下", "<="}, {"(含)以下", "<="}, {"（含）以下", "<="}, {"以内", "<="}, {"之内", "<="}, {"以下", "<="}, {"左右", "≈"}, {"上下", "≈"},
}

// beforeEnds are the characters that qualifiers before a number end in, afterStarts those that qualifiers after one begin with.
var (
	beforeEnds  = edgesOf(qualifiersBefore, scan.LastRune)
	afterStarts = edgesOf(qualifiersAfter, scan.FirstRune)
)

func edgesOf(list []qualifier, edge func(string) rune) *scan.Set {
	set := new(scan.Set)
	for _, q := range list {
		set.Add(edge(q.word))
	}
	return set
}

// notBefore are the endings that look like a qualifier and are part of another word: 节约10万吨, 最近3年.
var notBefore = [...]string{"节约", "契约", "公约", "预约", "签约", "履约", "集约", "条约", "制约", "特约", "简约", "最近", "附近", "邻近", "临近", "靠近", "不超"}

// qualify reads the words around number and unit that say how they are meant, and with them the ends of the expression.
// What follows the number has the last word but where both say one thing in two degrees: 超过100个以上 is more than 100.
func (q *Quantity) qualify(s string, more bool) {
	q.Op, q.From, q.To = "=", q.Number, q.End
	if more {
		q.Op = ">"
	}
	before, from := qualifierBefore(s, q.Number)
	after, to := qualifierAfter(s, scan.AfterSpace(s, q.End))
	switch {
	case before != "" && before != "≈":
		q.Op = before
	case after != "":
		q.Op = after
	case before != "":
		q.Op = before
	case strings.HasSuffix(s[:scan.BeforeSpace(s, q.Number)], "控制在"):
		q.Op = "<="
	default:
		if op := beforeVerb(s, q.Number); op != "" {
			q.Op = op
		}
	}
	if before != "" {
		q.From = from
	}
	if after != "" {
		q.To = to
	}
	if each := strings.TrimSuffix(s[:scan.BeforeSpace(s, q.From)], "各"); len(each) < scan.BeforeSpace(s, q.From) {
		q.From = len(each)
	}
}

// beforeVerb returns the meaning of a qualifier that a verb parts from the number at byte i, "" where there is none:
// 至少建成1个, 最高奖励50万元.
func beforeVerb(s string, i int) string {
	const verb = 12 // bytes
	for _, q := range [...]qualifier{{"至少", ">="}, {"最高", "<="}, {"最多", "<="}} {
		before := s[max(0, i-verb-len(q.word)):i]
		at := strings.LastIndex(before, q.word)
		if at >= 0 && scan.ClauseTo(before, at) == len(before) && !strings.ContainsAny(before[at:], "0123456789于") {
			return q.op
		}
	}
	return ""
}

// qualifierBefore returns the meaning of the qualifier that ends at byte i and where it begins.
func qualifierBefore(s string, i int) (op string, from int) {
	end := scan.BeforeSpace(s, i)
	end -= len(s[:end]) - len(strings.TrimSuffix(s[:end], "了"))
	if !beforeEnds.Has(scan.LastRune(s[:end])) {
		return "", i
	}
	for _, q := range qualifiersBefore {
		if !strings.HasSuffix(s[:end], q.word) {
			continue
		}
		for _, other := range notBefore {
			if len(other) > len(q.word) && strings.HasSuffix(s[:end], other) {
				return "", i
			}
		}
		return q.op, end - len(q.word)
	}
	return "", i
}

// qualifierAfter returns the meaning of the qualifier that begins at byte i and where it ends.
func qualifierAfter(s string, i int) (op string, to int) {
	if !afterStarts.Has(scan.FirstRune(s[i:])) {
		return "", i
	}
	for _, q := range qualifiersAfter {
		if strings.HasPrefix(s[i:], q.word) {
			return q.op, i + len(q.word)
		}
	}
	return "", i
}

// isReached reports whether a round number at byte i is one to be reached: 突破千亿元, where 千亿元企业 is a class.
func isReached(s string, i int) bool {
	s = s[:scan.BeforeSpace(s, i)]
	for _, word := range [...]string{"突破", "超过", "超", "破", "达到", "达", "迈上", "跨越"} {
		if strings.HasSuffix(s, word) {
			return true
		}
	}
	return false
}

// Words of a rise and of a fall, and the words that may stand between them and the number. Some mean one only before a
// share: 改造提升5万亩 is no rise.
var (
	RisingWords   = []string{"增长", "增加", "提高", "上升", "递增", "增速", "增幅", "涨幅", "上涨"}
	FallingWords  = []string{"下降", "降低", "减少", "压减", "压降", "缩减", "削减", "降幅", "回落", "缩短", "压缩", "递减"}
	risingShares  = []string{"提升", "扩大", "增", "升"}
	fallingShares = []string{"精简", "下浮", "减", "降"}
	fillerWords   = []string{"同比", "比上年", "较上年", "比去年", "较去年", "年均", "平均", "分别", "累计", "均", "各", "再", "了", "幅度", "比例", "为", "达到", "达",
		"保持在", "控制在", "力争", "确保"}
	fillerEnds = scan.LastsOf(fillerWords)
)

// directionOf says whether a quantity is a rise or a fall: the word stands before the number, 增长5%, or before what it
// is a rise of, 压减公用经费5%. A level to be reached, 提高到60%, is neither.
func directionOf(s string, q Quantity) string {
	start := scan.ClauseFrom(s, q.From)
	clause := strings.TrimRight(s[start:q.From], " ")
	before := clause
	for cut := true; cut && fillerEnds.Has(scan.LastRune(before)); {
		before, cut = scan.CutSuffix(before, fillerWords)
	}
	switch share := q.Kind == Ratio; {
	case scan.HasAnySuffix(before, RisingWords...), share && scan.HasAnySuffix(before, risingShares...):
		return "up"
	case scan.HasAnySuffix(before, FallingWords...), share && scan.HasAnySuffix(before, fallingShares...):
		return "down"
	case !share, scan.HasAnySuffix(clause, "到", "至", "为", "在"):
		return ""
	case scan.HasAnyPrefix(before, RisingWords...):
		return "up"
	case scan.HasAnyPrefix(before, FallingWords...):
		return "down"
	}
	return ""
}

// rankAt reads a place in an order at byte i: 全国前三, 排名第5位, 全省前10%. It is one only where the clause says among
// whom or that it is a place; 第五届 and 前三季度 are none.
func rankAt(s string, i int) (Quantity, bool) {
	op := ""
	switch {
	case strings.HasPrefix(s[i:], "前"):
		op = "<="
	case strings.HasPrefix(s[i:], "第"):
		op = "="
	default:
		return Quantity{}, false
	}
	n := NumberAt(s, i+len("第"))
	if !n.Valid || n.vague || !isPlaced(s[scan.ClauseFrom(s, i):i]) {
		return Quantity{}, false
	}
	q := Quantity{Value: n.value, Max: n.value, Unit: "位", Op: op, From: i, Number: n.from, Rank: true, Words: n.words}
	rest := s[n.to:]
	switch {
	case op == "<=" && strings.HasPrefix(rest, "%"):
		q.Unit, q.Kind, q.Rank, q.End = "%", Ratio, false, n.to+1
	case scan.HasAnyPrefix(rest, "位", "名"):
		q.End = n.to + len("位")
	case op == "<=" && strings.HasPrefix(rest, "强") || closesNumber(s, n.to) || scan.HasAnyPrefix(rest, "和", "行列"):
		q.End = n.to
	default:
		return Quantity{}, false
	}
	q.To = q.End
	return q, !strings.HasPrefix(s[q.To:], "的")
}

// isPlaced reports whether a clause speaks of a place in an order.
func isPlaced(s string) bool {
	for _, word := range [...]string{"全国", "全省", "全市", "全区", "全球", "世界", "亚洲", "全州", "排名", "排位", "位居", "位列", "列", "居", "位次", "进入", "跻身", "保持", "挺进", "跃升", "升至"} {
		if strings.Contains(s, word) {
			return true
		}
	}
	return false
}

// doublingAt reads 翻番, 翻一番, 翻两番 at byte i: a magnitude in words.
func doublingAt(s string, i int) (Quantity, bool) {
	if !strings.HasPrefix(s[i:], "翻") {
		return Quantity{}, false
	}
	end := i + len("翻")
	if n := wordNumber(s, end); n.Valid {
		end = n.to
	}
	if !strings.HasPrefix(s[end:], "番") {
		return Quantity{}, false
	}
	end += len("番")
	return Quantity{Op: "=", Worded: true, Kind: Ratio, Direction: "up", From: i, Number: i, End: end, To: end}, true
}

// fractionAt reads 百分之五, which is 5 %, and 三分之二, a magnitude in words, at byte i.
func fractionAt(s string, i int) (Quantity, bool) {
	q := Quantity{Kind: Ratio, Number: i, Words: true}
	n := wordNumber(s, i)
	if !strings.HasPrefix(s[n.to:], "分之") {
		return q, false
	}
	part := NumberAt(s, n.to+len("分之"))
	if !n.Valid || !part.Valid {
		return q, false
	}
	q.End = part.to
	switch s[i:n.to] {
	case "百":
		q.Value, q.Max, q.Unit = part.value, part.value, "%"
	case "千":
		q.Value, q.Max, q.Unit = part.value, part.value, "‰"
	default:
		q.Worded = true
	}
	q.qualify(s, false)
	if !q.Worded {
		q.Direction = directionOf(s, q)
	}
	return q, true
}
