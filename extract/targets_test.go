package extract

import (
	"strings"
	"testing"

	"dutygraph/extract/casetest"
	"dutygraph/graph"
)

// TestTargetCases reads the figures to be reached from every text of testdata/targets-cases.txt.
func TestTargetCases(t *testing.T) {
	casetest.EachLine(t, "testdata/targets-cases.txt", func(s string) []string {
		var said []string
		for _, f := range figuresOf(s) {
			said = append(said, casetest.Spell(f.Quantity, s))
		}
		return said
	})
}

// TestTargetNames reads what is counted by the figures of every text of testdata/targets-names.txt.
func TestTargetNames(t *testing.T) {
	casetest.EachLine(t, "testdata/targets-names.txt", func(s string) []string {
		var said []string
		for _, f := range figuresOf(s) {
			said = append(said, f.what)
		}
		return said
	})
}

// TestTargetRoles reads the figures in every role from the texts of testdata/targets-roles.txt.
func TestTargetRoles(t *testing.T) {
	casetest.EachLine(t, "testdata/targets-roles.txt", func(s string) []string {
		var said []string
		document := &graph.Node{Label: graph.Document, ID: "云政发〔2025〕9号"}
		owner := &graph.Node{Label: graph.Task, ID: document.ID + "#1"}
		var found findings
		found.addFigures(owner, document, 2025, textOf([]line{{1, s}}, ""), amountsOf(s))
		for i, f := range amountsOf(s) {
			said = append(said, casetest.Spell(f.Quantity, s)+" "+f.role)
			if role := found.facts[2*i].To.Props.Get("role"); role != f.role {
				t.Errorf("%s: the graph is told %v, not %s", s, role, f.role)
			}
		}
		return said
	})
}

// TestTargetFacts looks at what the graph is told of a figure: its links, properties and lines.
func TestTargetFacts(t *testing.T) {
	owner := &graph.Node{Label: graph.Task, ID: "云政发〔2025〕3号#7"}
	document := &graph.Node{Label: graph.Document, ID: "云政发〔2025〕3号"}
	printed := textOf([]line{{40, "新建口袋公园3—5个,到2027年绿化覆盖率提高到"}, {42, "45%以上。"}}, "")
	var found findings
	found.addFigures(owner, document, 2025, printed, figuresOf(printed.s))
	facts := found.facts
	want := []struct {
		id, what, text string
		at             graph.Span
		year           int64
	}{
		{"云政发〔2025〕3号#7!1", "新建口袋公园", "3—5个", graph.Span{First: 40, Last: 40}, 2025},
		{"云政发〔2025〕3号#7!2", "绿化覆盖率", "45%以上", graph.Span{First: 42, Last: 42}, 2027},
	}
	if len(facts) != 2*len(want) {
		t.Fatalf("%d facts, want %d: %v", len(facts), 2*len(want), facts)
	}
	for i, w := range want {
		has, stated := facts[2*i], facts[2*i+1]
		for _, f := range []graph.Fact{has, stated} {
			if err := f.Check(); err != nil {
				t.Error(err)
			}
		}
		p := has.To.Props
		if has.Rel != graph.HasTarget || stated.Rel != graph.StatedIn || has.To.ID != w.id || stated.From.ID != w.id {
			t.Errorf("figure %d: %v, %v", i+1, has, stated)
		}
		if p.Get("what") != w.what || p.Get("text") != w.text || p.Get("year") != w.year || has.At != w.at {
			t.Errorf("figure %d: %v at %v, want %v", i+1, p, has.At, w)
		}
	}
	if p := facts[0].To.Props; p.Get("value") != 3.0 || p.Get("valueMax") != 5.0 || p.Get("unit") != "个" || p.Get("op") != "=" || p.Get("role") != "goal" {
		t.Errorf("the first figure is %v", p)
	}
}

// FuzzFigures holds that any text can be read, and that every figure has print.
func FuzzFigures(f *testing.F) {
	for _, seed := range []string{"新增不少于3—5万个以上", "全国前三、翻一番", "由60%提高到80%、其中3个", "新建甲30个、乙40个", "分别增长8%、10%"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, figure := range figuresOf(s) {
			if strings.TrimSpace(s[figure.From:figure.To]) == "" {
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
