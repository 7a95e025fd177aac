package extract

import (
	"math"
	"strings"
	"testing"
)

// TestQuantityCases reads every quantity of the texts of testdata/quantity-*.txt.
func TestQuantityCases(t *testing.T) {
	eachCase(t, "testdata/quantity-*.txt", func(s string) []string {
		var said []string
		for _, q := range quantities(s) {
			said = append(said, spell(q, s))
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
		for _, q := range quantities(s) {
			if q.from < end || q.number < q.from || q.end < q.number || q.to < q.end || q.to > len(s) {
				t.Fatalf("%q: %+v after byte %d", s, q, end)
			}
			if math.IsNaN(q.value) || math.IsInf(q.value, 0) || q.max < q.value || q.op == "" {
				t.Fatalf("%q: %+v", s, q)
			}
			end = q.to
		}
		for _, figure := range figuresOf(s) {
			if strings.TrimSpace(s[figure.from:figure.to]) == "" {
				t.Fatalf("%q: a figure without print: %+v", s, figure)
			}
		}
	})
}

func BenchmarkFigures(b *testing.B) {
	const task = "完善科技成果转化机制，推进产业园区二期建设，新增省级创新平台 5 家、市级以上实验室 10 个，研发投入强度达到 2.95%以上。"
	b.ReportAllocs()
	for b.Loop() {
		figuresOf(task)
	}
}

func BenchmarkFiguresOfPlainText(b *testing.B) {
	const task = "推进城市更新与乡村建设融合发展，健全长效管理机制，提升公共服务水平，持续优化营商环境，不断增强群众获得感和幸福感。"
	b.ReportAllocs()
	for b.Loop() {
		figuresOf(task)
	}
}
