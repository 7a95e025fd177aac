package review

import (
	"slices"
	"strings"
)

// levels say of which government a body is, and party bodies of which committee: what follows is compared, and they have
// to be the same.
var levels = []string{"市委", "省委", "区委", "县委", "州委", "市", "省", "区", "县", "州", "旗"}

// tails are what names end in, by what they are one form of. Names of different tails are not near: 市教育局, 市教育工会.
var tails = []struct{ end, is string }{
	{"管理委员会", "管委会"}, {"管委会", "管委会"}, {"委员会", "委"}, {"委", "委"},
	{"办公室", "办"}, {"办", "办"}, {"集团有限公司", "集团"}, {"集团公司", "集团"}, {"集团", "集团"},
	{"股份有限公司", "公司"}, {"有限责任公司", "公司"}, {"有限公司", "公司"}, {"公司", "公司"}, {"人民法院", "法院"}, {"法院", "法院"},
	{"领导小组", "组"}, {"大学", "大学"}, {"学院", "学院"}, {"医院", "医院"}, {"中心", "中心"}, {"银行", "银行"}, {"分行", "分行"}, {"政府", "政府"}, {"海关", "海关"},
}

// contrasts are characters that tell one body from another, however alike their names are: 第一医院, 第二医院.
const contrasts = "一二三四五六七八九十百零〇0123456789甲乙丙丁东西南北中上下左右前后内外大小新老男女高低主副正总分支"

// parts are a name taken apart: 市 + 住房房管 + 局.
type parts struct {
	level, tail string
	stem        []rune
}

func partsOf(name string) parts {
	var p parts
	for _, l := range levels {
		if rest, ok := strings.CutPrefix(name, l); ok && len(rest) > len("办") {
			p.level, name = l, rest
			break
		}
	}
	p.stem = []rune(name)
	for _, t := range tails {
		if stem, ok := strings.CutSuffix(name, t.end); ok && stem != "" {
			p.tail, p.stem = t.is, []rune(stem)
			return p
		}
	}
	if n := len(p.stem); n > 1 {
		p.tail, p.stem = string(p.stem[n-1:]), p.stem[:n-1]
	}
	return p
}

// near says why two names may be one and the same body's, "" where nothing suggests it.
func near(a, b string) string { return nearParts(a, b, partsOf(a), partsOf(b)) }

func nearParts(a, b string, p, q parts) string {
	if inside(a, p, b) || inside(b, q, a) {
		return "one is the end of the other"
	}
	switch {
	case p.level != q.level || p.tail != q.tail:
		return ""
	case slices.Equal(p.stem, q.stem):
		return "two forms of one ending"
	case oneApart(p.stem, q.stem, contrasts):
		return "one character apart"
	case elided(p.stem, q.stem) || elided(q.stem, p.stem):
		return "one seems to be the short form of the other"
	}
	return ""
}

// inside reports whether a name stands at the end of a longer one, after what tells whose it is: 风景名胜区管委会 in
// 宁州风景名胜区管委会, 市税务局 in 国家税务总局宁州市税务局.
func inside(short string, p parts, long string) bool {
	if !strings.HasSuffix(long, short) || len(short) == len(long) {
		return false
	}
	return len(p.stem) >= 2 && len(p.stem)+len([]rune(p.tail)) >= 3 && p.tail != "政府"
}

// oneApart reports whether two names of three characters or more differ in one, which does not tell two apart.
func oneApart(a, b []rune, telling string) bool {
	if len(a) != len(b) || len(a) < 3 {
		return false
	}
	differ := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if differ++; strings.ContainsRune(telling, a[i]) && strings.ContainsRune(telling, b[i]) {
			return false
		}
	}
	return differ == 1
}

// elided reports whether a stem is what is left of a longer one: its characters stand there in the same order, the first of
// them at the beginning, and what is left out tells no bodies apart.
func elided(short, long []rune) bool {
	if len(short) < 2 || len(short) >= len(long) || short[0] != long[0] {
		return false
	}
	i := 0
	for _, r := range long {
		switch {
		case i < len(short) && short[i] == r:
			i++
		case strings.ContainsRune(contrasts, r) && len(long) == len(short)+1:
			return false
		}
	}
	return i == len(short)
}

// nearPeople reports whether two names of people of three characters or more differ in one.
func nearPeople(a, b string) bool { return oneApart([]rune(a), []rune(b), "") }
