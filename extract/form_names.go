package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// partyAlone are bodies that only a party committee has, partyBodies those whose heads are elided after another of them:
// 市委宣传部、组织部.
var (
	partyAlone  = []string{"组织部", "宣传部", "统战部", "政法委"}
	partyBodies = slices.Concat(partyAlone, []string{"网信办", "编办", "社会工作部", "党校", "老干部局", "金融办", "财办", "农办", "政研室", "改革办", "外办", "台办", "直属机关工委", "军民融合办", "史志室"})
)

// vertical are agencies of the centre whose names begin with a place: 宁州海事局.
var vertical = []string{"海事局", "证监局", "银保监局", "银监局", "保监局", "金融监管局", "证券监管局", "海关", "邮政管理局", "铁路局", "煤监局", "煤矿监察局", "气象局", "通信管理局", "税务局", "监管分局", "检验检疫局", "河务局", "水文局", "调查队", "烟草专卖局"}

// fillHeads fills in the level of government that is printed once for several names: 省科技厅、财政厅 are both of the province.
func fillHeads(d *document, groups []group) {
	level, party := "", false
	for _, g := range groups {
		before := ""
		for i := range g.units {
			u := &g.units[i]
			if committee, ok := strings.CutSuffix(before, "党委"); ok && u.name == "政府" { // 各乡镇党委、政府
				u.name = committee + "政府"
			}
			switch government := besideCommittee(before, u.name); {
			case government != "":
				u.name = government
			case hasLevel(u.name):
				level = levelOf(u.name)
				party = strings.HasPrefix(u.name[len(level):], "委") && !strings.HasPrefix(u.name[len(level):], "委办")
			case level == "" || !lacksHead(d, u.name):
			case party && slices.Contains(partyBodies, u.name), slices.Contains(partyAlone, u.name):
				u.name = level + "委" + u.name
			default:
				u.name = level + u.name
			}
			before = u.name
		}
	}
}

// besideCommittee returns the whole name of a government whose place stands before its committee alone, 宁湖区委、区政府, "" for other
// names.
func besideCommittee(committee, name string) string {
	place, ok := strings.CutSuffix(committee, "委")
	if !ok || name != "区政府" && name != "县政府" && name != "市政府" {
		return ""
	}
	if level := name[:len("区")]; len(place) == len(level) || !strings.HasSuffix(place, level) || placeLen(committee) != len(place) {
		return ""
	}
	return place + "政府"
}

// lacksHead reports whether a name is that of a government's body without its level: 财政厅, but not 宁州海关 and not 某某集团.
func lacksHead(d *document, name string) bool {
	n := utf8.RuneCountInString(name)
	if n < 2 || n > 16 || isCollective(name) || placeLen(name) > 0 || strings.HasSuffix(name, "管委会") {
		return false
	}
	stem := strings.TrimRight(d.jurisdiction, "省市县区州旗")
	if stem != "" && strings.Contains(name, stem) {
		return false
	}
	if scan.HasAnyPrefix(name, notOfLevel...) {
		return false
	}
	for _, w := range vertical {
		if rest, ok := strings.CutSuffix(name, w); ok && utf8.RuneCountInString(rest) == 2 && rest != "地方" {
			return false
		}
	}
	return (scan.HasAnySuffix(name, governmentEnds...) || scan.HasAnySuffix(name, partyBodies...)) && !scan.HasAnySuffix(name, "集团", "公司", "组委", "业委", "指挥部办公室")
}

// notOfLevel are what names begin with of bodies that no government has, or that the centre has; governmentEnds are what those end in
// that one has.
var (
	notOfLevel     = []string{"中国", "国家", "国网", "全国", "中央", "人民银行", "团", "驻", "铁路", "南方电网", "中铁", "国务院", "民航", "工作专班", "央行", "海关"}
	governmentEnds = []string{"局", "厅", "委", "办", "检察院", "法院", "供销社", "供销联社", "残联", "妇联", "科协", "文联", "社科联", "侨联", "工商联", "总工会", "贸促会", "红十字会", "档案馆", "办公室",
		"总队", "支队", "大数据中心", "公积金中心", "投促中心", "疾控中心"}
)

// joinsBodies reports whether a word between before and after joins two bodies: 市商务局及各区政府, and not 文化和旅游局.
func joinsBodies(before, after string) bool {
	before = cutOpenEnd(strings.TrimSuffix(strings.TrimSpace(before), "以"))
	if isPlaceName(before) {
		place := after[:placeLen(after)]
		return place != "" && isPlaceName(place)
	}
	if utf8.RuneCountInString(before) < 3 || !endsAsUnitName(before) {
		return false
	}
	return scan.HasAnyPrefix(after, "各", "有关", "相关", "其他") || hasLevel(after) && endsAsUnit(before)
}

// withoutOfficer takes the name of a body's officer off what a list gives behind a space: 市工信局 张立.
func withoutOfficer(s string) string {
	i := strings.LastIndexByte(s, ' ')
	if i <= 0 || !endsAsUnit(s[:i]) || endsAsUnit(s) {
		return s
	}
	if name := s[i+1:]; isPersonName(name) && !endsAsUnitName(name) && utf8.RuneCountInString(name) <= 4 {
		return strings.TrimRight(s[:i], " ")
	}
	return s
}
