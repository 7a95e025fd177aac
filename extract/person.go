package extract

import (
	"slices"

	"dutygraph/extract/scan"
)

// isPersonName reports whether s has the form of a person's name: two to four characters, more with a point between (阿某·买某)
// or of those that spell the sounds of other languages; and not that of an office's or of a time.
func isPersonName(s string) bool {
	if slices.Contains(howTogether, s) {
		return false
	}
	runes, points, spelled := 0, 0, true
	for _, r := range s {
		switch {
		case r == '·' || r == '•' || r == '.':
			points++
		case r < 0x3400 || r > 0x9fff:
			return false
		default:
			spelled = spelled && sounds.Has(r)
		}
		runes++
	}
	return runes >= 2 && (runes <= 4 || points > 0 && runes <= 24 || spelled && runes <= 8) && !noNames.Has(s)
}

// sounds are the characters that spell names of other languages than Chinese.
var sounds = scan.SetOf("阿艾布不都卜热西提买吐尔逊木江古丽力克依孜汗哈曼拜别努赛沙塔玛娜娅达娃扎巴多吉次仁旺平措桑才让卓加尼洛央金格根图雅那顺乌云其苏日嘎斯琴高德亚库里肯帕迪伊萨麦合莫色伦拉再米吾勒坦腾白音查宝孟恩珠琪朝鲁满呼青萨通牧钦毕色赫楚道海顿罗布旦丹增晋美登益曲珍姆强普边瓦敦额特恒琪勒呼毕孟嘎拉仓决堆索拥措秋尕藏卓朋毛敖和罕莫托古楞泽绒邓绕宗贡杰久苦比侯呷则惹果史卜杜肉玉素甫祖森丽叶胡安")

// noNames are what short print ends in or is that is no person's name.
var noNames = wordForms{
	ends:   []string{"局", "厅", "委", "办", "署", "政府", "中心", "公司", "集团", "街道", "部门", "单位", "科室", "公室", "银行", "学校", "医院", "领导", "负责", "牵头", "年底", "月底", "季度", "工业", "农业", "城建", "文教", "政法", "商贸", "科教", "分工"},
	starts: []string{"市", "县", "省", "按", "分管", "主管", "协管", "负责", "牵头", "联系", "各", "有关", "相关", "其他", "全年", "每", "长期", "常年", "持续", "同上", "待", "未", "挂职", "援疆", "援藏", "兼任", "主持", "配合", "空缺", "暂缺", "待定"},
}

// wordForms are how some words begin and end.
type wordForms struct{ starts, ends []string }

// Has reports whether s begins or ends as the words do.
func (w wordForms) Has(s string) bool {
	return scan.HasAnyPrefix(s, w.starts...) || scan.HasAnySuffix(s, w.ends...)
}
