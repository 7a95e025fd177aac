package quantity_test

import (
	"math"
	"testing"

	"dutygraph/extract/casetest"
	"dutygraph/extract/quantity"
)

// TestQuantityCases reads every quantity of the texts of testdata/*.txt.
func TestQuantityCases(t *testing.T) {
	casetest.EachLine(t, "testdata/*.txt", func(s string) []string {
		var said []string
		for _, q := range quantity.In(s) {
			said = append(said, casetest.Spell(q, s))
		}
		return said
	})
}

// FuzzQuantities holds that any text can be read, and that what is read lies within it, in order, with finite values.
func FuzzQuantities(f *testing.F) {
	for _, seed := range []string{
		"新增不少于3—5万个以上", "全国前三、翻一番", "百分之", "第", "前", "三分之", "1.5~", "12,345.6万套(间)", "“8+4", "2024年1月", "各", "5%(含)以上", "一百零", "万亿", "\xe4\xb8", "9\xff",
		"由60%提高到80%、其中3个", "百分之百分之5", "7×24", "1—", "翻", "分别增长8%、10%",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		end := 0
		for _, q := range quantity.In(s) {
			if q.From < end || q.Number < q.From || q.End < q.Number || q.To < q.End || q.To > len(s) {
				t.Fatalf("%q: %+v after byte %d", s, q, end)
			}
			if math.IsNaN(q.Value) || math.IsInf(q.Value, 0) || q.Max < q.Value || q.Op == "" {
				t.Fatalf("%q: %+v", s, q)
			}
			end = q.To
		}
	})
}
