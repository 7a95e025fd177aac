package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// office is a post of a body: 副局长 of 宁州市公安局.
type office struct{ organ, post string }

var (
	// postRanks stand before the name of a post and belong to it.
	postRanks = []string{"第一", "第二", "常务", "副", "代理", "代", "正", "总", "首席", "专职", "兼职", "名誉", "执行", "党组", "党委", "党工委", "一级", "二级", "三级", "四级", "高级", "督察"}
	// postNames are posts without their rank. What ends as most of them do is one too.
	postNames = []string{"局长", "厅长", "部长", "处长", "科长", "所长", "站长", "馆长", "院长", "校长", "园长", "社长", "台长", "行长", "队长", "支队长", "大队长", "总队长", "关长", "会长", "理事长", "董事长",
		"监事长", "组长", "秘书长", "市长", "区长", "县长", "镇长", "乡长", "州长", "省长", "检察长", "审判长", "庭长", "参谋长", "指挥长", "督察长", "书记", "主任", "主席", "专员", "委员", "成员", "政委", "政治委员",
		"经理", "总经理", "监事", "董事", "参事", "督学", "总督学", "督察专员", "调研员", "巡视员", "主任科员", "工程师", "经济师", "会计师", "规划师", "农艺师", "畜牧师", "建筑师", "编辑", "总编辑", "主编", "顾问", "负责人",
		"总指挥", "指挥", "院士", "教授", "研究员", "馆员", "审判员", "检察员", "仲裁员", "助理", "局长助理", "市长助理", "主任助理", "总监", "督察员", "校监"}
	// organTails are what the bodies with posts end in beside the ends of names of units.
	organTails = []string{"法院", "检察院", "大学", "学院", "中学", "小学", "学校", "医院", "公司", "集团", "中心", "研究院", "电视台", "报社", "剧院", "支队", "总队", "大队", "街道", "银行", "仲裁委", "基金会", "市场", "园区", "开发区", "新区", "示范区", "名胜区"}
)

// isPost reports whether all of s is a post.
func isPost(s string) bool {
	for cut := true; cut; {
		if slices.Contains(postNames, s) {
			return true
		}
		s, cut = cutRank(s)
	}
	return false
}

func cutRank(s string) (string, bool) {
	for _, rank := range postRanks {
		if rest, ok := strings.CutPrefix(s, rank); ok {
			return rest, true
		}
	}
	return s, false
}

// officeLen returns the length of the post that s ends in, 0 where it ends in none.
func officeLen(s string) int {
	longest := 0
	for i, n := len(s), 0; i > 0 && n < 12; n++ {
		_, w := scan.Last(s[:i])
		i -= w
		if isPost(s[i:]) {
			longest = len(s) - i
		}
	}
	return longest
}

// readPosts reads a list of posts: 宁州市公安局局长、市委政法委副书记,一级调研员(试用期一年). A post without a body is one of
// the body before it.
func readPosts(s, jurisdiction string) []office {
	var found []office
	organ := ""
	s = withoutPostNotes(s)
	for _, p := range pieces(s) {
		for _, one := range cutConcurrent(s[p.from:p.to]) {
			o, ok := readPost(one, jurisdiction)
			if !ok {
				continue
			}
			if o.organ == "" {
				o.organ = organ
			}
			if o.organ == "" {
				continue
			}
			organ = o.organ
			found = append(found, o)
		}
	}
	return found
}

// withoutPostNotes takes the word 职务 and the notes in brackets off the end of a list of posts.
func withoutPostNotes(s string) string {
	for {
		t := strings.TrimRight(s, " 。;；,，")
		if i := strings.LastIndex(t, "职务"); i > 0 && scan.HasAnyPrefix(t[i+len("职务"):], ",", "，") {
			t = t[:i] // and why: …职务,退休
		}
		t = strings.TrimSuffix(t, "职务")
		if inner, rest, ok := cutBracket(t); ok && (officeLen(strings.TrimRight(rest, " ")) > 0 || strings.HasSuffix(rest, "职务")) && inner != "" {
			t = rest
		}
		if t == s {
			return s
		}
		s = t
	}
}

// cutConcurrent cuts at the word for holding two posts at once: 市政府副秘书长兼市信访局局长.
func cutConcurrent(s string) []string {
	for _, word := range [...]string{"并兼任", "兼任", "兼"} {
		if i := strings.Index(s, word); i > 0 && officeLen(s[:i]) > 0 {
			return []string{s[:i], s[i+len(word):]}
		}
	}
	return []string{s}
}

// readPost parts the body from the post: at the last place where a body may end and a post begins.
func readPost(s, jurisdiction string) (office, bool) {
	s = squeeze(strings.TrimSpace(s))
	if _, rest, ok := cutBracket(s); ok && officeLen(rest) > 0 {
		s = rest
	}
	if isPost(s) && !isHeadOfPlace(s) {
		return office{"", s}, true
	}
	for n, i := 0, len(s); i > 0 && n < 14; n++ {
		_, w := scan.Last(s[:i])
		i -= w
		organ, post := s[:i], s[i:]
		if !isPost(post) {
			continue
		}
		if isHeadOfPlace(post) && (i == 0 || placeLen(organ) == len(organ)) {
			if organ == "" {
				organ = jurisdiction
			}
			return office{organ + "人民政府", post}, organ != ""
		}
		if i > 0 && endsAsBody(organ) {
			return office{organ, post}, true
		}
	}
	return office{}, false
}

// isHeadOfPlace reports whether a post is that of the head of a government: 市长, 副区长.
func isHeadOfPlace(post string) bool {
	for cut := true; cut; {
		post, cut = cutRank(post)
	}
	return slices.Contains([]string{"市长", "区长", "县长", "省长", "州长", "镇长", "乡长", "市长助理"}, post)
}

// endsAsBody reports whether a name ends as that of a body with posts does.
func endsAsBody(s string) bool {
	if _, rest, ok := cutBracket(s); ok {
		s = rest
	}
	if scan.HasAnySuffix(s, "党组", "党委", "党工委") {
		return false
	}
	return endsAsUnit(s) || endsAsOrgan(s) || scan.HasAnySuffix(s, organTails...)
}
