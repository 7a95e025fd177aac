package quantity

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// unit is what a number counts, as printed after it.
type unit struct {
	Text string
	Kind Kind
	end  int
	more bool // 余, 多: more than the number says
	date bool // the number is a year, month or day
}

// Kind is what sort of thing a unit measures.
type Kind int

const (
	kindBare Kind = iota // no unit, or 万 alone
	Count                // things: 个, 家, 项
	People               // 人, 名, 人次
	Ratio                // %, 个百分点, 倍
	Money                // 元, 美元
	Measure              // area, length, weight, power, work
	Grade                // what only ever says how large something is: 千伏
	Period               // time and age
	Other                // in no list, known by its place before a mark
)

// unitWords are the units by kind. The lists refine what form finds: a short word between a number and a mark is a unit too.
var unitWords = [...]struct {
	kind  Kind
	words string
}{
	{Count, `个 家 项 所 座 条 处 台 件 场 部 辆 艘 架 套 间 张 户 栋 幢 宗 只 头 羽 匹 株 棵 册 卷 集 本 篇 首 门 孔 床 份 支 块 片
		段 班 堂 次 对 组 款 种 例 起 眼 口 道 把 根 盏 瓶 箱 尾 枚 颗 粒 盘 樘 顶 面 方面 层 副 双 节 幅 期次 团 队 档 幕 站 盆
		桩 枝 束 桶 袋 听 罐 筐 笼 窝 亩次 片区 单 票 笔 则 版次 单元 床位 泊位 车位 学位 机位 席位 席 位次 个位次 名次 个名次 点位 网点 机组 厂次 企次
		家次 户次 场次 车次 架次 班次 艘次 件次 批次 项次 台次 台套 标箱 标准箱 集装箱 车公里 列 组次 对次 航次 趟 回 节次 门次 套次 处次 篇次`},
	{People, `人 名 位 人次 名次 人日 人天 人户 人份`},
	{Ratio, `% ‰ 个百分点 百分点 个点 个千分点 个基点 基点 倍 成 番`},
	{Money, `元 美元 欧元 英镑 日元 港元 港币布 人民币 元人民币 元港币`},
	{Measure, `平方米 平方公里 平方千米 平米 平方 立方米 立方 方 公里 千米 海里 米 里 厘米 毫米 微米 公顷 亩 顷 吨 公吨 公斤 千克 斤 克
		毫克 微克 升 毫升 蒸吨 吨标准煤 吨标煤 吨煤 吨二氧化碳 吨二氧化碳当量 千瓦 兆瓦 吉瓦 瓦 千瓦时 千瓦·时 兆瓦时 吉瓦时 度 千伏安 兆伏安 伏安
		摄氏度 分贝 兆 焦 千焦 吉焦 大卡 载重吨 总吨 吨公里 人公里 课时 学时 车道公里 皮长公里 芯公里 当量 万亿次 ㎡ ㎞ ㎏ ㎎ ㎜ ℃ 分 角 字 字节
		机时 核时 卡时 卢 标台 标车 标准台 延米 延长米 折吨 实物吨 自然吨 标吨 马力`},
	{Grade, `千伏 伏 星级`},
	{Period, `年 岁 周岁 天 周 小时 个小时 分钟 秒 秒钟 毫秒 个月 个季度 季度 个工作日 工作日 个自然日 自然日 个交易日 个学期 学年 月龄 年龄 代`},
	{kindNone, `部分 季度末 年度 年级 年代 周年 部门 部委 条件 个性 个体 个人 家庭 家长 人口 名城 名镇 名村 名校 名院 名所 口岸 所有 处室 国道 省道 县道 乡道
		次性 次元 元宇宙 元化 体化 站式 级次 道路 面向 本级 层级 层次 位一体 合一 条龙 刻钟 对一 套班子 件事 张网 口价 号文 场景 站点 根本
		期 届 号 轮 级 类 大 强 版 线 路 后 维 星 式 型 制 横 纵 楼 区 县 市 省 国 日 月 时 点 街 城 会 中 小 心 网`},
}

// kindNone is the kind of words that begin like a unit, or stand like one, and are none: 5部门, 329国道, 2号.
const kindNone Kind = -1

// UnitScales are the powers of ten that print puts before a unit.
var UnitScales = [...]string{"万亿", "千亿", "百亿", "十亿", "亿", "千万", "百万", "十万", "万", "千", "百"}

// CountsThings reports whether a word counts things, as 个, 家 and 项 do.
func CountsThings(unit string) bool { return things[unit] }

// things holds the words that count things.
var things = func() map[string]bool {
	set := map[string]bool{}
	for _, list := range unitWords {
		if list.kind == Count {
			for word := range strings.FieldsSeq(list.words) {
				set[word] = true
			}
		}
	}
	return set
}()

// unitsByHead is unitWords by first character, the longest words first.
var unitsByHead = indexUnits()

type listedUnit struct {
	text string
	kind Kind
}

func indexUnits() *scan.Table[listedUnit] {
	var units []listedUnit
	for _, list := range unitWords {
		for _, word := range strings.Fields(list.words) {
			units = append(units, listedUnit{word, list.kind})
		}
	}
	slices.SortStableFunc(units, func(a, b listedUnit) int { return len(b.text) - len(a.text) })
	return scan.TableOf(units, func(u listedUnit) rune { return scan.FirstRune(u.text) })
}

// latinWords are the units printed in Latin letters, in lower case, by kind.
var latinWords = map[Kind]string{
	Measure: `km km2 km² m m2 m² m3 m³ cm mm kg t ha kw mw gw kwh mwh gwh twh kwp mwp kva mva mb gb tb pb eb mbps gbps tbps p pflops eflops tops
		mg/l μg/m3 μg/m³ ug/m3 ug/m³ db`,
	Count: `teu`, Grade: `kv`, Period: `ms`,
}

var latinUnits = indexLatin()

func indexLatin() map[string]Kind {
	index := map[string]Kind{}
	for kind, words := range latinWords {
		for _, word := range strings.Fields(words) {
			index[word] = kind
		}
	}
	return index
}

// latinUnit returns the end of the unit in Latin letters that begins at byte i, i itself where there is none.
func latinUnit(s string, i int) int {
	const longest = 10 // bytes
	end := i
	for j, r := range s[i:] {
		if !scan.IsAlphanumeric(r) && !strings.ContainsRune("²³μ/", r) {
			break
		}
		if end = i + j + utf8.RuneLen(r); end > i+longest {
			return i
		}
	}
	if end == i {
		return i
	}
	if _, ok := latinUnits[strings.ToLower(s[i:end])]; ok {
		return end
	}
	return i
}

// UnitAt reads the unit after a number that ends at byte i: 万平方米, 套(间), 微克/立方米, 余家. A unit without text ends at i.
// After a number in words only a listed unit counts.
func UnitAt(s string, i int, words bool) unit {
	u := unit{end: i}
	j := scan.AfterSpace(s, i)
	if j == len(s) {
		return u
	}
	if date := dateEnd(s, i, j, words); date > 0 {
		return unit{end: date, date: true}
	}
	from := j
	base, kind := baseUnit(s, j)
	if kind == kindNone {
		return u
	}
	if base == j {
		j, u.more = moreMark(s, j)
		from = j
		j = scaleEnd(s, j)
		scaled := j
		if more, ok := moreMark(s, j); ok {
			j, u.more = more, true
		}
		base, kind = baseUnit(s, scan.AfterSpace(s, j))
		if base == scan.AfterSpace(s, j) || kind == kindNone {
			return lonely(s, u, from, scaled, words)
		}
	}
	u.Kind, u.end = kind, unitTail(s, base)
	u.Text = unitText(s[from:u.end])
	return u
}

// lonely reads what stands for a unit where no listed one does: 万 alone, or a word of a character or two before a mark.
func lonely(s string, u unit, from, scaled int, words bool) unit {
	if words && scaled == from {
		return u
	}
	if end := unlistedUnit(s, scan.AfterSpace(s, scaled)); end > 0 && !words {
		u.Text, u.Kind, u.end = unitText(s[from:end]), Other, end
		return u
	}
	if scaled > from {
		u.Text, u.end = s[from:scaled], scaled
	}
	return u
}

// baseUnit returns the end of the longest listed unit at byte i, i itself where there is none.
func baseUnit(s string, i int) (end int, kind Kind) {
	if end = latinUnit(s, i); end > i {
		return end, latinUnits[strings.ToLower(s[i:end])]
	}
	for _, u := range unitsByHead.Of(scan.FirstRune(s[i:])) {
		if strings.HasPrefix(s[i:], u.text) {
			return i + len(u.text), u.kind
		}
	}
	return i, kindBare
}

// scaleEnd returns the end of the power of ten at byte i.
func scaleEnd(s string, i int) int {
	for _, scale := range UnitScales {
		if strings.HasPrefix(s[i:], scale) {
			return i + len(scale)
		}
	}
	return i
}

// moreMark passes over 余 or 多 after a number: 100余家, 3万多人.
func moreMark(s string, i int) (end int, found bool) {
	if strings.HasPrefix(s[i:], "余") || strings.HasPrefix(s[i:], "多") {
		return i + len("余"), true
	}
	return i, false
}

// unitTail returns the end of a unit whose first word ends at byte i: 套(间), 元/平方米, 件/万人.
func unitTail(s string, i int) int {
	for _, b := range [...]struct{ open, close string }{{"(", ")"}, {"（", "）"}} {
		if !strings.HasPrefix(s[i:], b.open) {
			continue
		}
		in := i + len(b.open)
		end, kind := baseUnit(s, in)
		if end > in && kind != kindNone && strings.HasPrefix(s[end:], b.close) {
			i = end + len(b.close)
			break
		}
	}
	if strings.HasPrefix(s[i:], "/") {
		in := scaleEnd(s, i+1)
		if end, kind := baseUnit(s, in); end > in && kind != kindNone {
			return end
		}
		switch s[i+1 : min(len(s), i+4)] {
		case "日", "月", "村", "县":
			return i + 4
		}
	}
	return i
}

// unlistedUnit returns the end of a unit in no list: one character, or two before a qualifier, between the number and a
// mark. It returns 0 where the print does not show one.
func unlistedUnit(s string, i int) int {
	end := i
	for n := 1; n <= 2 && end < len(s); n++ {
		r, size := scan.First(s[end:])
		if r < 0x4e00 || r > 0x9fff {
			return 0
		}
		end += size
		op, _ := qualifierAfter(s, scan.AfterSpace(s, end))
		if op != "" || n == 1 && closesNumber(s, end) {
			return end
		}
	}
	return 0
}

// dateEnd returns the end of the date whose number ends at byte i, 0 where it is none: a year of four digits, a month, a day.
// The word after the number begins at j.
func dateEnd(s string, i, j int, words bool) int {
	if words {
		return 0
	}
	rest := s[j:]
	switch {
	case strings.HasPrefix(rest, "年"):
		if from := i - 4; from >= 0 && scan.DigitsEnd(s, from) == i && (s[from] == '1' || s[from] == '2') && (from == 0 || s[from-1] < '0' || s[from-1] > '9') {
			return j + len("年")
		}
	case strings.HasPrefix(rest, "月"), strings.HasPrefix(rest, "日"):
		return j + len("月")
	}
	return 0
}

// unitText returns a unit as one word.
func unitText(s string) string {
	if strings.ContainsAny(s, " 　余多") {
		return strings.NewReplacer(" ", "", "　", "", "余", "", "多", "").Replace(s)
	}
	return s
}
