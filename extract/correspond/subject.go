package correspond

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract"
	"dutygraph/extract/quantity"
	"dutygraph/extract/scan"
)

// subject is what a figure counts, taken apart: 完成城镇老旧小区改造 is 城镇老旧小区, to be changed, when done.
type subject struct {
	name   string // folded, with the proper forms of the word list
	core   string // without deeds, scope, movement and words that say little
	size   int    // characters of the name without deeds, scope and movement
	deeds  string // what is done, by groups, in order, parted by spaces
	stage  stage
	growth bool // the figure is a rise or a fall
	down   bool
	share  bool   // the figure is a rate or a share
	scope  string // of what part of the jurisdiction, "" for the whole
	pay    bool   // the figure is paid, or says who is paid
}

// stage is how far a work is to be at the end.
type stage int

const (
	noStage   stage = iota
	planned         // 谋划
	begun           // 开工
	fresh           // 新建, which may mean begun or done
	continued       // 续建
	done            // 建成
)

// differs reports whether two stages are different ones: what is begun, or newly built, is not what is finished.
func (s stage) differs(t stage) bool {
	early := func(s stage) bool { return s == begun || s == fresh || s == planned || s == continued }
	return early(s) && t == done || early(t) && s == done || s == planned && t == begun || s == begun && t == planned
}

// deed is what a verb says is done, "" where that is nothing in particular, and the stage that it speaks of.
type deed struct {
	group string
	stage stage
}

// deeds are the verbs of figures. Those of verbs that stand in no line here are deeds of their own.
var deeds = indexDeeds([]struct {
	deed
	words string
}{
	{deed{"", noStage}, `推进 实施 安排 抓好 落实 开展 组织 组织实施 带动 加快 加快推进 高标准推动 高标准推进 高质量推进 推动 促进 统筹 统筹推进 确保 力争 进一步 深化 加强 强化 用于 优化 提质增效`},
	{deed{"", done}, `完成 竣工 完工 交付 投用 投运 启用 投产 达产 建成投用 全面完成`},
	{deed{"make", done}, `建成 新建成`},
	{deed{"", begun}, `开工 新开工 动工 启动 新启动 启动实施`},
	{deed{"make", begun}, `开工建设 新开工建设 启动建设 新启动创建 启动创建 开建`},
	{deed{"make", fresh}, `新建 新建设 新改建 新改扩建 新创建`},
	{deed{"make", noStage}, `建设 打造 新打造 创建 争创 组建 新组建 设立 成立 扩建 改建 布局 增设 新辟 开辟 新开辟 开通 新开通 培育建设`},
	{deed{"", planned}, `谋划 储备 谋定 预备`},
	{deed{"", continued}, `续建`},
	{deed{"add", noStage}, `新增 新增加 净增`},
	{deed{"grow", noStage}, `培育 新培育 培养`},
	{deed{"name", noStage}, `认定 新认定 评选 遴选 选树`},
	{deed{"bring", noStage}, `引进 新引进 引育 新引育 招引`},
	{deed{"change", noStage}, `改造 改造提升 提升改造 整治 治理 综合整治 综合治理 提升 修复 规范提升 升级改造 提标改造 更新改造 新建和升级改造`},
	{deed{"use", noStage}, `盘活 处置 消化 整合 统筹整合 整合统筹`},
})

func indexDeeds(lists []struct {
	deed
	words string
}) map[string]deed {
	index := map[string]deed{}
	for _, verb := range quantity.Verbs {
		index[verb] = deed{group: verb}
	}
	for _, l := range lists {
		for _, word := range strings.Fields(l.words) {
			index[word] = l.deed
		}
	}
	return index
}

// longestDeed is the length of the longest verb in bytes.
var longestDeed = func() int {
	n := 0
	for word := range deeds {
		n = max(n, len(word))
	}
	return n
}()

// The words that a name is compared without.
var (
	areas        = []string{"全市", "我市", "本市", "全市范围内"}
	ownLevel     = []string{"市本级", "县本级", "区本级", "州本级", "本级"}
	littleSaying = []string{"市级以上", "市级及以上", "省级以上", "省级及以上", "项目", "工程", "建设", "实际", "指数", "新增", "预期", "预算安排", "等", "的"}
	countings    = []string{"人数", "数量", "个数", "家数", "额", "数"}
	shareWords   = []string{"率", "比重", "占比", "比例", "强度", "之比", "份额", "占"}
)

// subjects takes apart what a figure counts. Of 甲和乙均增长 there are two.
func subjects(v *extract.Vocabulary, what, direction string) []subject {
	name := v.Indicator(what)
	var list []subject
	if stem, _ := withoutMovement(name); strings.HasSuffix(stem, "均") {
		for _, item := range strings.FieldsFunc(strings.TrimSuffix(stem, "均"), isListJoint) {
			s := subjectIn(item, direction)
			s.growth = true
			list = append(list, s)
		}
	}
	if len(list) < 2 {
		list = []subject{subjectIn(name, direction)}
	}
	return list
}

func isListJoint(r rune) bool { return r == '、' || r == '和' || r == '与' || r == '及' }

// withoutMovement takes the rise or fall off the end of a name.
func withoutMovement(s string) (rest string, fall bool) {
	rest, cut := scan.CutSuffix(s, quantity.RisingWords)
	if !cut {
		rest, fall = scan.CutSuffix(s, quantity.FallingWords)
	}
	return strings.TrimSuffix(strings.TrimSuffix(rest, "同比"), "比上年"), fall
}

// subjectIn takes one name apart.
func subjectIn(name, direction string) subject {
	s := subject{name: name, growth: direction != "", down: direction == "down"}
	rest, fall := withoutMovement(name)
	if rest != name {
		s.growth, s.down = true, fall
	}
	for _, word := range ownLevel {
		if before, after, found := strings.Cut(rest, word); found {
			rest, s.scope = before+after, word
			break
		}
	}
	groups := map[string]bool{}
	rest = s.takeDeeds(rest, groups)
	if strings.Contains(rest, "新增") {
		groups["add"] = true
	}
	s.share = !s.growth && scan.ContainsAny(rest, shareWords)
	s.size = utf8.RuneCountInString(rest)
	for _, word := range littleSaying {
		if less := strings.ReplaceAll(rest, word, ""); utf8.RuneCountInString(less) > 1 {
			rest = less
		}
	}
	for _, word := range countings {
		if less, ok := strings.CutSuffix(rest, word); ok && utf8.RuneCountInString(less) > 1 {
			rest = less
			break
		}
	}
	if slices.Contains(thin, rest) {
		rest = ""
	}
	delete(groups, "")
	s.core, s.deeds = rest, joinSorted(groups)
	return s
}

// thin are words that say nothing of what is counted when they are all that is left of a name.
var thin = strings.Fields(`项目 工程 建设 资金 投资 收入 支出 补助 奖励 给予 一次性奖励 面积 人数 市财政 年度计划投资 活动 企业 单位 机构 平台 基地 试点 示范 示范点
	示范基地 服务中心 重大 重点 实施 服务点 点位 场景 人才 产业 增加值 产值 总产值 营收 总投资 投资占比 结余 累计结余`)

// takeDeeds takes verbs and words of scope off both ends of a name and notes them, leaving at least two characters. What
// follows a verb that says what is done is the thing, also where it begins like a verb (建设培训基地).
func (s *subject) takeDeeds(rest string, groups map[string]bool) string {
	for cut, d := true, (deed{}); cut; {
		if rest, cut = scan.CutPrefix(rest, areas...); cut {
			continue
		}
		if d, rest, cut = cutDeed(rest, func(n int) (string, string) { return rest[:n], rest[n:] }); cut {
			s.note(d, groups)
			cut = d.group == ""
		}
	}
	for cut, d := true, (deed{}); cut; {
		if d, rest, cut = cutDeed(rest, func(n int) (string, string) { return rest[len(rest)-n:], rest[:len(rest)-n] }); cut {
			s.note(d, groups)
			cut = d.group == ""
		}
	}
	return rest
}

// cutDeed takes the longest verb that part finds, by its length in bytes, off a name.
func cutDeed(name string, part func(n int) (verb, rest string)) (deed, string, bool) {
	for n := min(longestDeed, len(name)-len("二字")); n > 0; n-- {
		verb, rest := part(n)
		if d, ok := deeds[verb]; ok {
			return d, rest, true
		}
	}
	return deed{}, name, false
}

// note adds a verb to what is done. Of several stages what is begun goes before what is finished: 完成开工.
func (s *subject) note(d deed, groups map[string]bool) {
	groups[d.group] = true
	if d.stage == begun || s.stage != begun && d.stage > s.stage {
		s.stage = d.stage
	}
}

func joinSorted(set map[string]bool) string {
	words := make([]string, 0, len(set))
	for word := range set {
		words = append(words, word)
	}
	slices.Sort(words)
	return strings.Join(words, " ")
}

// payWords say of what is paid only that it is.
var payWords = strings.NewReplacer("给予", "", "一次性", "", "奖励", "", "补助", "", "补贴", "", "资助", "", "最高", "", "单个企业", "", "额外", "", "直接", "", "再", "", "可", "", "获得", "", "年度", "", "要求", "", "调整为", "")

// forPay leaves what is paid without a name unless it says for what: 再给予一次性奖励 does not.
func (s *subject) forPay() {
	s.pay = true
	s.core = payWords.Replace(s.core)
	if utf8.RuneCountInString(s.core) < 5 {
		s.core = ""
	}
}
