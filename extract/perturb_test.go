package extract

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"dutygraph/extract/casetest"
	"dutygraph/graph"
)

// renames are other names for what the real issue names: city, districts, leaders, bodies.
var renames = strings.NewReplacer("杭州", "宁川", "杭政", "宁政", "浙江", "海岚", "姚高员", "江月", "陈瑾", "欧阳若水", "胥伟华", "白·苏和", "方毅", "林一苇", "罗杰", "司徒雷",
	"孙旭东", "高山", "宦金元", "佟初", "萧山", "临江", "余杭", "海曲", "桐庐", "青石", "建德", "松阳湖", "市园文局", "市海塘和渔港局", "市审管办", "市帮办中心",
	"西湖大学", "海曲大学", "市科技局", "市低空经济发展局", "杭师大", "宁师院")

var narrow = strings.NewReplacer("，", ",", "（", "(", "）", ")", "：", ":", " ", "")

// perturbed copies the real breakdown with other names, breaks moved to other places with page furniture between, and some
// lines of units left out; it returns the numbers of the tasks that lost theirs.
func perturbed(raw string, r *rand.Rand, wide bool) (string, map[int64]bool) {
	raw = renames.Replace(raw)
	raw = regexp.MustCompile(`([^。:;\n”\d])\n\n([^\n\d责一二三四五六七八九《杭宁关重各])`).ReplaceAllString(raw, "$1$2") // the breaks of the print
	var b strings.Builder
	dropped := map[int64]bool{}
	var no int64
	list := false // the lines of the list
	for _, l := range strings.Split(raw, "\n") {
		list = (list || isLeaderHeading(l)) && !strings.HasPrefix(l, "《")
		if !list || l == "" {
			b.WriteString(l + "\n")
			continue
		}
		if st, n, _ := numbering(l); st == digitDot {
			no = int64(n)
		}
		units := strings.HasPrefix(l, "责任单位")
		if units && r.IntN(40) == 0 && !strings.Contains(l, "牵头") {
			dropped[no] = true
			continue
		}
		if runes := []rune(l); len(runes) > 9 && r.IntN(3) == 0 && !strings.Contains(l, "列第一位") {
			at := 4 + r.IntN(len(runes)-5)
			if units {
				at = 1 + r.IntN(len(runes)-2)
			}
			if st, _, _ := numbering(string(runes[at:])); st == unnumbered {
				furniture := [...]string{"", "— 58 —\n\n", "61\n", "宁川市人民政府公报 2024年第2期\n\n", "¹ 见附表。\n\n"}[r.IntN(5)]
				if sep := string(runes[at-1]); sep == "、" && units && r.IntN(2) == 0 {
					l = string(runes[:at-1]) + "\n\n" + furniture + string(runes[at:]) // and the separator is gone
				} else {
					l = string(runes[:at]) + "\n\n" + furniture + string(runes[at:])
				}
			}
		}
		b.WriteString(l + "\n")
	}
	s := b.String()
	if wide {
		s = strings.NewReplacer(",", "，", "(", "（", ")", "）", ":", "：", "%", "％", "0", "０", "5", "５").Replace(s)
	}
	return s, dropped
}

// assignments prints the text of each task, who leads and who answers for it and where, one a line. Wide punctuation stands
// for the narrow one.
func assignments(readings []Reading, rename func(string) string, dropped map[int64]bool) []string {
	var lines []string
	for _, r := range readings {
		if r.Doc.Props.Get("kind") != "breakdown" {
			continue
		}
		for _, f := range r.Facts {
			task, name := f.To, f.From.Props.Get("name")
			if f.Rel == graph.InDistrict {
				task, name = f.From, f.To.Props.Get("name")
			}
			switch f.Rel {
			case graph.StatedIn:
				if f.From.Label == graph.Task {
					lines = append(lines, narrow.Replace(rename(fmt.Sprint(f.From.Props.Get("no"), f.From.Props.Get("text")))))
				}
			case graph.ResponsibleFor, graph.InDistrict:
				if dropped[task.Props.Get("no").(int64)] {
					continue
				}
				fallthrough
			case graph.Leads:
				lines = append(lines, rename(fmt.Sprintf("%v %s %v %v", task.Props.Get("no"), f.Rel, name, f.Props.Get("role"))))
			}
		}
	}
	slices.Sort(lines)
	return lines
}

// TestPerturbed reads changed copies of the real issue: who does what, where must be the same under the other names.
func TestPerturbed(t *testing.T) {
	raw := casetest.RealIssue(t)
	x := withForms(t)
	x.Kinds = []string{"breakdown"}
	original := x.Extract("issue.txt", raw)
	wrong, all := 0, 0
	for seed := range uint64(40) {
		copied, dropped := perturbed(raw, rand.New(rand.NewPCG(seed, 1)), seed%2 == 1)
		readings := x.Extract("copy.txt", copied)
		want := assignments(original, renames.Replace, dropped)
		got := assignments(readings, func(s string) string { return s }, dropped)
		all += len(want)
		for _, d := range difference(want, got) {
			wrong++
			t.Logf("seed %d %s", seed, d)
		}
	}
	if wrong*1000 > all {
		t.Errorf("%d of %d assignments differ, want at most one in a thousand", wrong, all)
	}
}
