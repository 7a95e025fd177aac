package extract

import "strings"

var (
	// leadIns begin a clause and say nothing of what is counted.
	leadIns = []string{"力争", "确保", "争取", "全年", "年内", "同时", "并", "积极", "加快", "继续", "其中:", "其中", "到年底", "预计", "计划", "努力", "全面", "持续", "实现", "达到", "使", "推动", "进一步"}
	// leadOuts end what stands before a number and only introduce it.
	leadOuts = []string{"达到", "达", "分别", "控制在", "保持在", "稳定在", "维持在", "力争", "确保", "为", "到", "至", "在", "共", "共计", "合计", "总计", "累计", "均", "不", "约", "的", "总数", "总量达", "目标"}
	// levels are left out with the word before them: 提高到15%.
	levelVerbs = []string{"提高", "提升", "增加", "扩大", "上升", "下降", "降低", "减少", "缩小", "恢复", "压缩", "缩短", "压减", "升", "降"}
	// verbs begin the name of a goal, and are shared by the items of a list: 新建甲30个、乙40个.
	verbs = []string{"新建设", "新建成", "新建", "新增加", "新增", "新开工", "新打造", "新引进", "新引育", "新培育", "新认定", "新创建", "新组建", "新改建", "新出让", "新辟", "新", "建成投用", "建成", "建设", "打造", "培育",
		"培养", "创建", "争创", "开工建设", "开工", "引进", "引育", "招引", "实施", "推进", "完成", "改造提升", "改造", "提升", "举办", "组织", "参加", "筹集", "处置", "消化", "收储", "出让", "派遣", "安排", "设立", "推出",
		"统筹整合", "整合", "落地", "发放", "开展", "谋划", "储备", "盘活", "整治", "治理", "修复", "种植", "推广", "发展", "认定", "评选", "选树", "遴选", "选派", "制定", "修订", "开发", "提供", "优化", "撤并", "淘汰", "关停", "腾退",
		"招聘", "招录", "招募", "培训", "资助", "救助", "服务", "开通", "投运", "谋定", "竣工", "启用", "拆除", "腾出", "清理", "化解", "争取", "投入", "投放", "购置", "更新", "加装", "增设", "扩建", "改建", "成立", "组建", "申报",
		"入选", "获批", "布局", "启动", "编制", "征集", "支持", "帮扶", "走访", "检查", "排查", "销售", "出口", "回迁安置", "安置", "分配", "交付", "规范提升", "升级改造", "办理", "压减", "减少", "降低", "增加", "扩大", "提高"}
)

// nameFigures says of each figure what it counts: the shortest phrase that a person would name. It stands before the
// number, 新增上市公司15家, after it, 推进13个项目, or around it; the items of a list share the verb of the first.
func nameFigures(s string, figures []figure) {
	verb, noun := "", ""
	for i := range figures {
		f := &figures[i]
		start, end := clauseFrom(s, f.from), clauseTo(s, f.to)
		listed := i > 0 && figures[i-1].to > start
		if listed {
			start = figures[i-1].to
		} else {
			verb = ""
		}
		if i+1 < len(figures) {
			end = min(end, max(f.to, figures[i+1].from))
		}
		head := phraseBefore(s[start:max(start, f.from)])
		tail := phraseAfter(s[f.to:end])
		own := verbOf(head)
		switch {
		case listed && own == "" && head != "" && verb != "" && !strings.HasSuffix(head, "率"):
			head = verb + head
		case listed && head == "" && tail == "":
			head = figures[i-1].what
		case listed && head == "" && verb != "":
			head = verb
		case listed && strings.HasPrefix(head, "占"):
			head = subjectOf(figures[i-1].what) + head
		case own != "" && own == head && tail == "":
			head += noun
		}
		if own != "" || !listed {
			verb = own
		}
		f.what = head + tail
		noun = strings.TrimPrefix(f.what, verbOf(f.what))
	}
}

// phraseBefore returns what names a figure in the print before it.
func phraseBefore(s string) string {
	s = strings.Trim(s, " 　、和与及或且()\uff08\uff09")
	for cut := true; cut; {
		cut = false
		for _, word := range leadIns {
			if rest := strings.TrimLeft(strings.TrimPrefix(s, word), " 、"); len(rest) < len(s) && rest != "" {
				s, cut = rest, true
			}
		}
	}
	level := false
	for cut := true; cut; {
		cut = false
		for _, word := range leadOuts {
			if rest := strings.TrimRight(strings.TrimSuffix(s, word), " "); len(rest) < len(s) {
				s, cut, level = rest, true, level || word == "到" || word == "至"
			}
		}
	}
	if level {
		for _, word := range levelVerbs {
			if strings.HasSuffix(s, word) {
				return strings.TrimSuffix(s, word)
			}
		}
	}
	return s
}

// phraseAfter returns what names a figure in the print after it.
func phraseAfter(s string) string {
	s = strings.Trim(s, " 　、和与及或且")
	if s == "" || hasAnyPrefix(s, "其中", "(", "\uff08", ")", "\uff09", "并", "以及", "的目标", "的任务", ".", "]") {
		return ""
	}
	return strings.TrimSuffix(strings.TrimPrefix(s, "的"), "其中")
}

// verbOf returns the verb that a phrase begins with, "" where it begins with none.
func verbOf(s string) string {
	longest := ""
	for _, verb := range verbs {
		if len(verb) > len(longest) && strings.HasPrefix(s, verb) {
			longest = verb
		}
	}
	return longest
}

// subjectOf returns a phrase without the rise or fall that it ends in.
func subjectOf(s string) string {
	for _, word := range risingWords {
		if strings.HasSuffix(s, word) {
			return strings.TrimSuffix(s, word)
		}
	}
	return s
}
