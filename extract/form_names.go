package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// partyBodies are bodies of a party committee, whose heads are elided after another of them: 市委宣传部、组织部.
var partyBodies = []string{"组织部", "宣传部", "统战部", "政法委", "网信办", "编办", "社会工作部", "党校", "老干部局", "金融办", "财办", "农办", "政研室", "改革办", "外办", "台办", "直属机关工委", "军民融合办", "史志室"}

// vertical are agencies of the centre whose names begin with a place: 宁州海事局.
var vertical = []string{"海事局", "证监局", "银保监局", "银监局", "保监局", "金融监管局", "证券监管局", "海关", "邮政管理局", "铁路局", "煤监局", "煤矿监察局", "气象局", "通信管理局", "税务局", "监管分局", "检验检疫局", "河务局", "水文局", "调查队", "烟草专卖局"}

// fillHeads fills in the level of government that is printed once for several names: 省科技厅、财政厅 are both of the province.
func (x *Extractor) fillHeads(d *document, groups []group) {
	level, party := "", false
	for i := range groups {
		for j := range groups[i].units {
			u := &groups[i].units[j]
			if committee, ok := strings.CutSuffix(groups[i].units[max(j-1, 0)].name, "党委"); ok && u.name == "政府" { // 各乡镇党委、政府
				u.name = committee + "政府"
			}
			if n := len("区委"); j > 0 && (u.name == "区政府" || u.name == "县政府" || u.name == "市政府") { // 宁湖区委、区政府
				if before := groups[i].units[j-1].name; strings.HasSuffix(before, u.name[:len("区")]+"委") && len(before) > n && placeLen(before) == len(before)-len("委") {
					u.name = before[:len(before)-len("委")] + "政府"
					continue
				}
			}
			if hasLevel(u.name) {
				level = levelOf(u.name)
				party = strings.HasPrefix(u.name[len(level):], "委") && !strings.HasPrefix(u.name[len(level):], "委办")
				continue
			}
			if level == "" || !lacksHead(d, u.name) {
				continue
			}
			if party && slices.Contains(partyBodies, u.name) || slices.Contains(partyBodies[:4], u.name) {
				u.name = level + "委" + u.name
			} else {
				u.name = level + u.name
			}
		}
	}
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
	for _, w := range [...]string{"中国", "国家", "国网", "全国", "中央", "人民银行", "团", "驻", "铁路", "南方电网", "中铁", "国务院", "民航", "工作专班", "央行", "海关", "消防救援"} {
		if strings.HasPrefix(name, w) && w != "消防救援" {
			return false
		}
	}
	for _, w := range vertical {
		if rest, ok := strings.CutSuffix(name, w); ok && utf8.RuneCountInString(rest) == 2 && rest != "地方" {
			return false
		}
	}
	switch {
	case scan.HasAnySuffix(name, "局", "厅", "委", "办", "检察院", "法院", "供销社", "供销联社", "残联", "妇联", "科协", "文联", "社科联", "侨联", "工商联", "总工会", "贸促会", "红十字会", "档案馆", "办公室"),
		scan.HasAnySuffix(name, partyBodies...), scan.HasAnySuffix(name, "总队", "支队", "大数据中心", "公积金中心", "投促中心", "疾控中心"):
		return !scan.HasAnySuffix(name, "集团", "公司", "组委", "业委", "指挥部办公室")
	}
	return false
}

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
	for _, w := range [...]string{"各", "有关", "相关", "其他"} {
		if strings.HasPrefix(after, w) {
			return true
		}
	}
	return hasLevel(after) && endsAsUnit(before)
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
