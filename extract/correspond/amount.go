package correspond

import (
	"slices"
	"strconv"
	"strings"

	"dutygraph/extract/quantity"
)

// magnitude is a figure without its scale: 1.5万亩 and 15000亩 are one. Its figures are text of twelve digits, so that amounts
// reckoned in different ways are equal.
type magnitude struct {
	value, most string
	unit        string // one word for all that count things
	word        string // the unit as printed, but for its scale
}

// scales are the powers of ten in units.
var scales = map[string]float64{"万亿": 1e12, "千亿": 1e11, "百亿": 1e10, "十亿": 1e9, "亿": 1e8, "千万": 1e7, "百万": 1e6, "十万": 1e5, "万": 1e4, "千": 1e3, "百": 1e2}

// sameUnits are units of one kind, each with how many of the first of them it is.
var sameUnits = map[string]struct {
	unit  string
	times float64
}{
	"公里": {"米", 1e3}, "千米": {"米", 1e3}, "km": {"米", 1e3}, "延米": {"米", 1}, "平方公里": {"平方米", 1e6}, "平方千米": {"平方米", 1e6}, "公顷": {"平方米", 1e4}, "平米": {"平方米", 1},
	"立方": {"立方米", 1}, "方": {"立方米", 1}, "兆瓦": {"千瓦", 1e3}, "吉瓦": {"千瓦", 1e6}, "mw": {"千瓦", 1e3}, "gw": {"千瓦", 1e6}, "kw": {"千瓦", 1}, "兆瓦时": {"千瓦时", 1e3},
	"吉瓦时": {"千瓦时", 1e6}, "度": {"千瓦时", 1}, "公斤": {"千克", 1}, "吨": {"千克", 1e3}, "人民币": {"元", 1}, "元人民币": {"元", 1}, "名": {"人", 1}, "位": {"人", 1},
	"吨标煤": {"吨标准煤", 1}, "teu": {"标箱", 1}, "标准箱": {"标箱", 1}, "百分点": {"个百分点", 1},
}

// magnitudeOf reads a figure and the upper end of its range, 0 without one.
func magnitudeOf(value, most float64, unit string) magnitude {
	times := 1.0
	for _, s := range quantity.UnitScales {
		if rest, ok := strings.CutPrefix(unit, s); ok && rest != "瓦" && rest != "瓦时" && rest != "克" && rest != "米" {
			unit, times = rest, scales[s]
			break
		}
	}
	word := unit
	unit = countingWord(unit)
	if same, ok := sameUnits[strings.ToLower(unit)]; ok {
		unit, times = same.unit, times*same.times
	}
	a := magnitude{value: twelveDigits(value * times), unit: unit, word: word}
	if most > value {
		a.most = twelveDigits(most * times)
	}
	return a
}

func twelveDigits(v float64) string { return strconv.FormatFloat(v, 'g', 12, 64) }

// countingWord puts 个 in place of the words that count things: 家, 项, 所. Those that count how often something is done
// (家次) are units of their own.
func countingWord(unit string) string {
	if i := strings.IndexAny(unit, "(（"); i > 0 {
		unit = unit[:i]
	}
	if quantity.CountsThings(unit) && (!strings.HasSuffix(unit, "次") || slices.Contains([]string{"场次", "班次", "期次", "次"}, unit)) {
		return "个"
	}
	return unit
}

// equals reports whether two amounts are the same; one printed without the word that counts has that of the other (859万 and
// 859万人).
func (a magnitude) equals(b magnitude) bool {
	return a.value == b.value && a.most == b.most && a.comparable(b)
}

// comparable reports whether two amounts have one unit.
func (a magnitude) comparable(b magnitude) bool {
	if a.unit == b.unit {
		return true
	}
	bare, other := a.unit, b.unit
	if bare != "" {
		bare, other = other, bare
	}
	return bare == "" && (other == "个" || other == "人" || other == "人次" || other == "户")
}

// contradicts reports whether two amounts cannot both be right. A figure within a range is in accord with it.
func (a magnitude) contradicts(b magnitude) bool {
	return a.sameCount(b) && !a.equals(b) && !a.spans(b) && !b.spans(a)
}

// spans reports whether an amount is a range that holds another.
func (a magnitude) spans(b magnitude) bool {
	least, _ := strconv.ParseFloat(a.value, 64)
	most, _ := strconv.ParseFloat(a.most, 64)
	value, _ := strconv.ParseFloat(b.value, 64)
	return a.most != "" && least <= value && value <= most
}

// sameCount reports whether two amounts can be compared though they differ: 260个 is no other number than 2500栋, though
// each counts things.
func (a magnitude) sameCount(b magnitude) bool {
	general := func(word string) bool { return word == "个" || word == "家" || word == "项" || word == "" }
	return a.comparable(b) && (a.unit != "个" || a.word == b.word || general(a.word) && general(b.word))
}

// countsPeople reports whether an amount is of people or of how often they are served: units that are mistaken for each other.
func (a magnitude) countsPeople() bool {
	return a.unit == "人" || a.unit == "人次" || a.unit == "人日" || a.unit == "人份"
}
