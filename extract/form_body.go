package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// notInUnits are characters that names of bodies hardly hold.
const notInUnits = "的了在是把被让而但若如须"

// bodyEnds are what names of bodies end in, beside the characters that end most.
var bodyEnds = []string{"政府", "管委会", "集团", "公司", "银行", "大学", "学院", "中心", "实验室", "医院", "企业", "街道", "镇", "乡", "办事处", "法院", "检察院",
	"联", "工会", "团委", "专班", "委", "区", "县", "市", "州", "旗", "盟", "基地", "园区", "社", "台", "库", "支队", "大队", "党校", "公积金", "机关", "海关", "组", "平台", "高校", "院校", "国企", "属地", "军分区", "武装部", "中央", "单位", "部门", "机构"}

// endsAsUnitName reports whether print ends as names of bodies do, notes in brackets aside.
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
		return n <= 40 && (endsAsUnitName(name) || isLevels(withoutOffice(withoutEach(name))) || manyBodies.End(name) != "")
	}
	if name != "" && name[0] >= '0' && name[0] <= '9' && strings.Contains(name, "月") { // 6月底前完成重组
		return false
	}
	return n >= 2 && n <= 32 && endsAsUnitName(name) && (!strings.ContainsAny(name, notInUnits) || scan.HasAnySuffix(name, "企业", "高校", "院校"))
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

// isOffice reports whether a name of no level or place is an office's by its end: 水运局, 综合规划司.
func isOffice(name string) bool {
	return utf8.RuneCountInString(name) >= 3 && scan.HasAnySuffix(name, "局", "司", "厅", "署", "办公室", "委员会", "总队", "支队") && !strings.HasSuffix(name, "公司")
}

// firstPiece is the first name of a list.
func firstPiece(s string) string {
	list := pieces(s)
	if len(list) == 0 {
		return ""
	}
	return unitOf(s[list[0].from:list[0].to]).name
}

// lastBody is the last name of a list.
func lastBody(s string) string {
	list := pieces(s)
	if len(list) == 0 {
		return ""
	}
	p := list[len(list)-1]
	return unitOf(s[p.from:p.to]).name
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

// plainList reports whether a text is nothing but a list of bodies: (市教育局、市财政局).
func (f *Forms) plainList(t text) bool {
	certain := false
	for _, p := range joinCollectives(t.s, pieces(t.s)) {
		name := unitOf(t.s[p.from:p.to]).name
		if !isBody(name) {
			return false
		}
		certain = certain || isCertainBody(name) || isOffice(name)
	}
	return certain
}

// namesBodies reports whether a cell is a list of bodies and nothing else.
func (f *Forms) namesBodies(s string) bool {
	list := joinCollectives(s, pieces(s))
	for _, p := range list {
		name := unitOf(s[p.from:p.to]).name
		if !isBody(name) || isCounted(name) {
			return false
		}
	}
	return len(list) > 0
}

// isCounted reports whether a name ends in a number and what it counts: 建成驿站2处.
func isCounted(name string) bool {
	_, w := scan.Last(name)
	rest := strings.TrimRight(name[:len(name)-w], "余多万 ")
	return rest != "" && rest[len(rest)-1] >= '0' && rest[len(rest)-1] <= '9'
}
