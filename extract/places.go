package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// zoneEnds end the names of areas that are no districts.
var zoneEnds = []string{"示范区", "开发区", "名胜区", "高新区", "新区", "园区", "合作区", "保税区", "度假区", "功能区", "管理区", "集聚区", "军区", "警备区", "军分区",
	"社区", "景区", "试验区", "先导区", "自贸区", "片区", "城区", "市区", "全区", "城市", "地区", "辖区", "示范市", "集中区", "产业区"}

// whichCities say of 城市 behind them which are meant, so that they are no city's name: 大城市.
var whichCities = []string{"大", "小", "中", "新", "老", "各", "县", "全", "该", "本", "我"}

// isPlaceForm reports whether a name may be a district's, county's or city's: 余杭区, 沙县, 建德市, 滨海新区.
func isPlaceForm(name string) bool {
	switch scan.LastRune(name) {
	case '区', '县', '市', '州', '旗':
	default:
		return false
	}
	n := utf8.RuneCountInString(name)
	return n >= 2 && (n <= 6 || strings.Contains(name, "自治")) && !isCollective(name) && !isLevels(name) && secondPlace(name) == 0
}

// secondPlace returns where a second name begins in two names of places that are glued together, 0 where there is one
// only: 甲区乙县. A city's name before a district's belongs to it.
func secondPlace(s string) int {
	for i, r := range s {
		if next := i + utf8.RuneLen(r); (r == '区' || r == '县') && i > 0 && next < len(s) {
			return next
		}
	}
	return 0
}

// startsPlace reports whether s begins with the name of a place that ends there, or before its government or another place.
func startsPlace(s string) bool {
	for range 2 {
		n, runes := 0, 0
		for i, r := range s[:min(len(s), 6*len("区"))] {
			if runes++; runes > 1 && strings.ContainsRune("区县市旗", r) {
				n = i + len("区")
				break
			}
		}
		if n == 0 || !isPlaceName(s[:n]) {
			return false
		}
		if s = s[n:]; s == "" || strings.HasPrefix(s, "政府") || strings.HasPrefix(s, "人民政府") {
			return true
		}
	}
	return true
}

// isPlaceName reports whether a name is that of a place with a government, by its form, and not of an area such as a
// development zone.
func isPlaceName(name string) bool {
	if !isPlaceForm(name) {
		return false
	}
	if utf8.RuneCountInString(name) == 3 && (strings.HasSuffix(name, "城区") || strings.HasSuffix(name, "城市") && !scan.HasAnyPrefix(name, whichCities...)) {
		return true
	}
	return !slices.ContainsFunc(zoneEnds, func(end string) bool { return strings.HasSuffix(name, end) })
}

// withoutNumber takes out how many governments a list is of: 岳阳、益阳两市政府.
func withoutNumber(name string) string {
	rest, ok := strings.CutSuffix(name, "政府")
	if !ok {
		return name
	}
	level := string(scan.LastRune(rest))
	head := strings.TrimSuffix(rest, level)
	r, w := scan.Last(head)
	if !strings.Contains("市区县州旗", level) || !strings.ContainsRune("两二三四五六七八九十", r) || len(head) < 3*w {
		return name
	}
	return head[:len(head)-w] + level + "政府"
}

// fillEnds fills in what is printed once for several names: from the last name on, bare places are governments, and bare
// names before a place take its kind (余杭、临平区政府) or its office (甲新区、乙新区管委会).
func (x *Extractor) fillEnds(d *document, list []responsible) {
	level, office, branch := "", "", ""
	for i := len(list) - 1; i >= 0; i-- {
		u := &list[i]
		u.name = withoutNumber(u.name)
		name := u.name
		switch {
		case isCollective(name):
			if isLevels(withoutEach(name)) && !strings.HasSuffix(name, "地区") && !strings.HasSuffix(name, "各地") && !strings.HasSuffix(name, "街道") {
				u.name = name + "政府"
			}
			level, office = "", ""
		case level == "市" && len(name) == 2*len("州") && strings.HasSuffix(name, "州"): // 南州、北江市政府
			u.name = name + level + "政府"
		case x.Vocab.isDistrict(d.jurisdiction, name) || isPlaceName(name):
			u.name = name + "政府"
			level = string(scan.LastRune(name))
		case strings.HasSuffix(name, "政府") && isPlaceName(strings.TrimSuffix(name, "政府")):
			level, office = string(scan.LastRune(strings.TrimSuffix(name, "政府"))), ""
		case strings.HasSuffix(name, "管委会"):
			level, office = "", "管委会"
		case level != "" && utf8.RuneCountInString(name) <= 3 && !endsAsUnit(name) && !scan.HasAnySuffix(name, zoneEnds...):
			u.name = x.Vocab.fullDistrict(d.jurisdiction, name, level) + "政府"
		case office != "" && slices.ContainsFunc(zoneEnds, func(end string) bool { return strings.HasSuffix(name, end) }):
			u.name = name + office
		case branch != "" && isBrand(name): // 移动、联通、电信宁州分公司
			u.name = name + branch
		default:
			level, office, branch = "", "", branchOf(name)
		}
	}
}

// isBrand reports whether a name is that of a company whose branch is named elsewhere: two characters, that of the country aside.
func isBrand(name string) bool {
	return utf8.RuneCountInString(strings.TrimPrefix(name, "中国")) == 2 && !endsAsUnit(name)
}

// branchOf returns what names the branch of a company: 宁州分公司 of 电信宁州分公司.
func branchOf(name string) string {
	if !strings.HasSuffix(name, "分公司") || strings.Contains(name, "(") {
		return ""
	}
	for i, r := range strings.TrimPrefix(name, "中国") {
		if i == len("电") {
			rest := strings.TrimPrefix(name, "中国")[i+utf8.RuneLen(r):]
			if utf8.RuneCountInString(rest) > len("分公司")/len("分") {
				return rest
			}
			break
		}
	}
	return ""
}
