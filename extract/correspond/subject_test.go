package correspond

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"dutygraph/extract"
)

func TestSubjects(t *testing.T) {
	v := &extract.Vocabulary{}
	if err := v.Add("indicators.txt", "规模以上 规上\n城市细颗粒物平均浓度 PM2.5平均浓度"); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ what, direction, want string }{
		{"规上工业增加值增长", "up", "规模以上工业增加值 growth"},
		{"全市规模以上工业增加值同比增长", "", "规模以上工业增加值 growth"},
		{"单位地区生产总值能耗(下降)", "", "单位地区生产总值能耗 growth down"},
		{"完成老旧街巷改造", "", "老旧街巷 change stage5"},
		{"新开工改造城镇老旧街巷", "", "城镇老旧街巷 change stage2"},
		{"启动建设海洋牧场", "", "海洋牧场 make stage2"},
		{"新(改)建步道", "", "步道 make stage3"},
		{"实施农村公路新(改)建", "", "农村公路 make stage3"},
		{"改造提升高标准农田(含粮食功能区)", "", "高标准农田 change"},
		{"城镇新增就业人数", "", "城镇就业 add"},
		{"全市PM_{2.5}平均浓度", "", "城市细颗粒物平均浓度"},
		{"市本级一般公共预算收入增长", "up", "一般公共预算收入 growth 市本级"},
		{"客运量和货运量均增长", "up", "客运量 growth + 货运量 growth"},
		{"“宁静岛”覆盖率", "", "宁静岛覆盖率 share"},
		{"项目", "", ""},
		{"收储", "", "收储"},
		{"", "", ""},
	} {
		var got []string
		for _, s := range subjects(v, c.what, c.direction) {
			words := []string{s.core, s.deeds}
			if s.stage != noStage {
				words = append(words, fmt.Sprintf("stage%d", s.stage))
			}
			for word, said := range map[string]bool{"growth": s.growth, "share": s.share} {
				if said {
					words = append(words, word)
				}
			}
			if s.down {
				words = append(words, "down")
			}
			got = append(got, strings.Join(strings.Fields(strings.Join(append(words, s.scope), " ")), " "))
		}
		if text := strings.Join(got, " + "); text != c.want {
			t.Errorf("%s: %q, want %q", c.what, text, c.want)
		}
	}
}

func TestLikeness(t *testing.T) {
	v := &extract.Vocabulary{}
	for _, c := range []struct {
		a, b string
		want likeness
	}{
		{"新建口袋公园", "建成口袋公园", equal},
		{"新开工保障房", "新开工保障性住房", abridged},
		{"办公经费按定额标准压减", "办公经费定额按标准压减", abridged},
		{"农村水系治理", "幸福河湖农村水系整治", longer},
		{"海洋装备项目", "亿元以上海洋装备项目", related}, // a size class is never merely the longer name
		{"制造业投资增长", "服务业投资增长", unlike},
		{"康复救助困境儿童", "困境儿童康复救助", related},
		{"新建口袋公园", "新建健身步道", unlike},
		{"收储", "收储", equal},
		{"收储", "出让", unlike},
	} {
		s, w := subjects(v, c.a, "")[0], subjects(v, c.b, "")[0]
		if got := likenessOf(s, w); got != c.want {
			t.Errorf("%s (%s) and %s (%s): %d, want %d", c.a, s.core, c.b, w.core, got, c.want)
		}
		if got := likenessOf(w, s); got != c.want {
			t.Errorf("%s and %s: %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

func TestMagnitudes(t *testing.T) {
	for _, c := range []struct {
		a           float64
		unitA       string
		b           float64
		unitB       string
		same, clash bool
	}{
		{1.2, "万亩", 12000, "亩", true, false},
		{80, "万千瓦", 800, "兆瓦", true, false},
		{2.1, "亿元", 21000, "万元", true, false},
		{100, "场", 100, "个", true, false},
		{859, "万", 859, "万人", true, false},
		{6, "万套(间)", 60000, "套", true, false},
		{680, "人", 680, "人次", false, false},
		{80, "亿美元", 80, "亿元", false, false},
		{5, "%", 5, "个百分点", false, false},
		{260, "个", 2542, "栋", false, false},
		{260, "个", 200, "家", false, true},
		{5, "%", 6, "%", false, true},
	} {
		a, b := magnitudeOf(c.a, 0, c.unitA), magnitudeOf(c.b, 0, c.unitB)
		if got := a.equals(b); got != c.same {
			t.Errorf("%v%s equals %v%s: %v", c.a, c.unitA, c.b, c.unitB, got)
		}
		if got := a.contradicts(b); got != c.clash {
			t.Errorf("%v%s contradicts %v%s: %v", c.a, c.unitA, c.b, c.unitB, got)
		}
	}
	if magnitudeOf(60, 70, "%").contradicts(magnitudeOf(65, 0, "%")) {
		t.Error("a range contradicts what is in it")
	}
}

// FuzzSubjects takes any name apart: what is left is no longer than what was given, and the same again.
func FuzzSubjects(f *testing.F) {
	for _, s := range []string{"完成老旧街巷改造", "新(改)建步道（含", "客运量和货运量均增长", "(())“”_{2.5}", "新增", "建设建设建设"} {
		f.Add(s)
	}
	v := &extract.Vocabulary{}
	if err := v.Add("indicators.txt", "规模以上 规上"); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, what string) {
		if !utf8.ValidString(what) {
			t.Skip()
		}
		for _, s := range subjects(v, what, "") {
			if !utf8.ValidString(s.core) || utf8.RuneCountInString(s.core) > utf8.RuneCountInString(s.name) {
				t.Errorf("%q: core %q of name %q", what, s.core, s.name)
			}
			if likenessOf(s, s) != equal && s.name != "" {
				t.Errorf("%q is not like itself", what)
			}
		}
	})
}
