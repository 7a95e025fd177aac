package extract

import (
	"fmt"
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// wording is a form of a name of an indicator, or of a word in it, and the proper form.
type wording struct{ form, proper string }

// addIndicator takes a line of the list of indicators: the proper form of a name, and its other forms.
func (v *Vocabulary) addIndicator(words []string) error {
	for _, word := range words {
		form := foldName(word)
		if slices.ContainsFunc(v.indicators, func(w wording) bool { return w.form == form }) {
			return fmt.Errorf("%s is given twice", word)
		}
		v.indicators = append(v.indicators, wording{form, foldName(words[0])})
	}
	slices.SortStableFunc(v.indicators, func(a, b wording) int { return len(b.form) - len(a.form) })
	return nil
}

// Indicator returns the name of what a figure counts in the form in which such names are compared: without marks and
// spaces, and with the proper forms of the list of indicators in it.
func (v *Vocabulary) Indicator(name string) string {
	name = foldName(name)
	for i := 0; i < len(name); {
		k := slices.IndexFunc(v.indicators, func(w wording) bool { return strings.HasPrefix(name[i:], w.form) })
		if k < 0 {
			i++
			continue
		}
		w := v.indicators[k]
		name = name[:i] + w.proper + name[i+len(w.form):]
		i += len(w.proper)
	}
	return name
}

// foldName returns a name without quotation marks, brackets and spaces; what a bracket takes in or leaves out (含…, 不含…, 下同)
// goes with it.
func foldName(s string) string {
	for _, b := range [...][2]string{{"(", ")"}, {"（", "）"}} {
		for from := 0; ; {
			i := strings.Index(s[from:], b[0])
			if i < 0 {
				break
			}
			i += from
			n := strings.Index(s[i:], b[1])
			if n < 0 {
				break
			}
			inner := s[i+len(b[0]) : i+n]
			if scan.HasAnyPrefix(inner, "含", "不含", "下同", "剔除", "不包括", "包括") {
				inner = ""
			}
			s = s[:i] + inner + s[i+n+len(b[1]):]
			from = i
		}
	}
	return plainName.Replace(s)
}

var plainName = strings.NewReplacer(" ", "", "　", "", "“", "", "”", "", "\"", "", "‘", "", "’", "", "《", "", "》", "", "_{", "", "}", "", "*", "",
	"Ⅰ", "I", "Ⅱ", "II", "Ⅲ", "III", "Ⅳ", "IV", "Ⅴ", "V", "¹", "", "²", "", "³", "", "⁴", "", "⁵", "", "⁶", "", "⁷", "", "⁸", "", "⁹", "", "⁰", "", "及以上", "以上", "(", "", ")", "", "（", "", "）", "")
