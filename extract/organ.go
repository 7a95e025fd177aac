package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/han"
	"dutygraph/extract/scan"
)

// organEnds are what the names of public bodies end in.
var organEnds = []string{"政府", "办公厅", "办公室", "委员会", "局", "厅", "部", "委", "办", "院", "署", "中心", "工会", "指挥部", "领导小组", "银行", "公署"}

// endsAsOrgan reports whether s ends as the name of a public body does.
func endsAsOrgan(s string) bool {
	return slices.ContainsFunc(organEnds, func(end string) bool { return strings.HasSuffix(s, end) && len(s) > len(end) })
}

// organIn returns the body that a line names, as an office or by its head: 宁州市财政局, 宁州市人民政府市长 某某.
func organIn(s string) string {
	if len(s) > 150 || strings.ContainsAny(s, "。,，:：;；") {
		return ""
	}
	organ, _, _ := strings.Cut(s, " ")
	s = squeeze(s)
	if endsAsOrgan(s) {
		return s
	}
	if i := strings.Index(s, "人民政府"); i > 0 {
		return s[:i+len("人民政府")]
	}
	for _, head := range [...]string{"主任", "局长", "厅长", "部长"} {
		if name, ok := strings.CutSuffix(organ, head); ok && endsAsOrgan(name) {
			return name
		}
	}
	return ""
}

// issuerOf returns the body that a title begins with: 宁州市人民政府办公厅关于…, 宁州市人民政府印发….
func issuerOf(title string) string {
	end := len(title)
	for _, verb := range [...]string{"关于", "印发", "转发", "批转", "公布"} {
		if i := strings.Index(title, verb); i > 0 {
			end = min(end, i)
		}
	}
	if end < len(title) && endsAsOrgan(title[:end]) && !strings.ContainsAny(title[:end], "《》") {
		return title[:end]
	}
	return ""
}

// decides fills in the issuer of what a government decides of itself, without a name: 市政府决定.
func (d *document) decides() {
	if d.issuer != "" || d.jurisdiction == "" {
		return
	}
	for _, l := range d.lines[:min(len(d.lines), 12)] {
		if i := strings.Index(l.text, "政府决定"); i >= 0 && i < len("人民政府决定") {
			d.issuer = d.jurisdiction + "人民政府"
			return
		}
	}
}

// IsOfficialTitle reports whether a title is that of an official document: it ends as their titles do, and says what it is about,
// who issues it, or of which place it is.
func IsOfficialTitle(title string) bool {
	title = squeeze(han.Simplified(title))
	return endsAsTitle(title) && (isAbout(title) || issuerOf(title) != "" || placeInTitle(title) != "")
}

// sign fills in the issuer and the date that the title does not give: from the signature below the covering text, the
// line that names who wrote it (某局供稿), or what decides (市政府决定:).
func (d *document) sign(from int) {
	if d.issuer == "" {
		d.issuer = issuerOf(d.title)
	}
	if d.issuer != "" && d.date != "" {
		return
	}
	for i := from; i < len(d.lines); i++ {
		s := d.lines[i].text
		if len(s) > 200 {
			continue
		}
		if date, ok := wholeDate(s); ok && d.date == "" {
			d.date = date
			if d.issuer == "" && i > from && isOfficeLine(d.lines[i-1].text) {
				d.issuer = squeeze(d.lines[i-1].text)
			}
		}
		if body, ok := strings.CutSuffix(roundBrackets.Trim(s), "供稿"); ok && d.issuer == "" {
			d.issuer = strings.TrimSuffix(body, "联合")
		}
	}
}

// jurisdictionOf is the government whose document it is: that of its issuer, else that which its title names, else the
// first that its text calls 人民政府.
func jurisdictionOf(d *document) string {
	if place := placeOf(d.issuer); place != "" {
		return place
	}
	if place := placeInTitle(d.title); place != "" {
		return place
	}
	if i := strings.Index(d.title, "《"); i > 0 { // 省政府办公厅关于印发《宁江省…》的通知
		if place := placeInTitle(d.title[i:]); place != "" {
			return place
		}
	}
	for _, l := range d.lines[:min(len(d.lines), 60)] {
		if place := congressPlace(l.text); place != "" {
			return place
		}
		if i := strings.Index(l.text, "人民政府"); i > 0 && i < 400 {
			if place := placeBefore(l.text[:i]); place != "" {
				return place
			}
		}
	}
	return ""
}

// congressPlace returns the place before whose congress a report was given: 2025年1月13日在宁州市第九届人民代表大会第五次会议上.
func congressPlace(s string) string {
	before, _, ok := strings.Cut(s, "届人民代表大会")
	if i := strings.LastIndex(before, "第"); ok && len(s) < 300 && i > 0 {
		before = before[:i]
		if j := strings.LastIndex(before, "在"); j >= 0 {
			before = before[j+len("在"):]
		}
		if placeLen(before) == len(before) {
			return before
		}
	}
	return ""
}

// commonGovernment is the jurisdiction that most documents have, the first of them where several do.
func commonGovernment(docs []*document) string {
	count, best := map[string]int{}, ""
	for _, d := range docs {
		if d.jurisdiction != "" {
			count[d.jurisdiction]++
		}
	}
	for _, d := range docs {
		if count[d.jurisdiction] > count[best] {
			best = d.jurisdiction
		}
	}
	return best
}

// placeOf returns the place whose body an organ is: 宁州市 of 宁州市人民政府办公厅 and of 宁州市财政局, 国务院 of 国务院办公厅.
// A province before a city is left out.
func placeOf(organ string) string {
	for _, party := range [...]string{"中共", "中国共产党"} {
		organ = strings.TrimPrefix(organ, party)
	}
	for _, centre := range [...]string{"国务院", "国家", "全国", "中央", "中国", "中华"} {
		if strings.HasPrefix(organ, centre) {
			if centre == "国务院" {
				return centre
			}
			return ""
		}
	}
	n := placeLen(organ)
	if n == 0 {
		return ""
	}
	if m := placeLen(organ[n:]); m > 0 {
		if last := scan.LastRune(organ[:n]); last == '省' || strings.HasSuffix(organ[:n], "自治区") {
			return organ[n : n+m]
		}
		if between := organ[n : n+m]; !strings.HasSuffix(between, "省") && !scan.HasAnyPrefix(between, "贯彻", "落实", "推进", "实施") { // 宁州市贯彻落实省…
			return organ[:n+m]
		}
	}
	return organ[:n]
}

// notPlaces are words that end as places do and are none.
var notPlaces = []string{"城市", "都市", "超市", "上市", "社区", "园区", "校区", "城区", "山区", "景区", "库区", "小区", "片区", "街区", "城镇", "乡镇", "全市", "全省",
	"全县", "全区", "我市", "我省", "我县", "我区", "本市", "本省", "本县", "本区", "各市", "各省", "各县", "各区", "城县", "区县", "市县", "市区", "县区", "省市",
	"名胜区", "开发区", "示范区", "高新区", "保税区", "度假区", "合作区"}

// placeLen returns the length of the place's name that s begins with, 0 where it begins with none: a name and 省, 市, 区,
// 县, 旗, 盟, 自治州 or 州.
func placeLen(s string) int {
	runes := 0
	for i, r := range s {
		if r < 0x4e00 || r > 0x9fff || runes > 11 || strings.ContainsRune("的和及与任免为对厅局委", r) {
			return 0
		}
		end := i + utf8.RuneLen(r)
		switch r {
		case '省', '市', '区', '县', '旗', '盟':
			if runes == 0 || slices.ContainsFunc(notPlaces, func(w string) bool { return s[:end] == w || runes > 2 && strings.HasSuffix(s[:end], w) }) {
				return 0
			}
			if r == '市' && strings.HasPrefix(s[end:], "场") {
				return 0
			}
			return end
		case '州':
			if runes >= 2 && !strings.HasPrefix(s[end:], "市") && !strings.HasPrefix(s[end:], "区") {
				return end
			}
		}
		runes++
	}
	return 0
}

// placeInTitle returns the place that a title begins with, its year aside: 2024年宁州市重点工作责任分解.
func placeInTitle(title string) string {
	for range 3 {
		if y, n := wholeNumber(title); n == 4 && y > 1900 {
			title = strings.TrimPrefix(strings.TrimPrefix(title[n:], "年度"), "年")
		}
		for _, w := range [...]string{"关于", "印发", "《", "落实", "贯彻"} {
			title = strings.TrimPrefix(title, w)
		}
	}
	if i := strings.IndexAny(title, "0123456789"); i > 0 {
		title = title[:i]
	}
	return placeOf(title)
}

// placeBefore returns the place whose name s ends with, as it stands before 人民政府: 宁州市, and not 我代表市 or 受市.
func placeBefore(s string) string {
	start := len(s)
	for start > 0 {
		r, w := scan.Last(s[:start])
		if r < 0x4e00 || r > 0x9fff || len(s)-start > 36 {
			break
		}
		start -= w
	}
	s = s[start:]
	if place := placeOf(s); len(place) > len("县")*2 && strings.HasSuffix(s, place) && !strings.ContainsAny(place, "我受经由向请报代表以在据按") && !isCollective(place) {
		return place
	}
	return ""
}
