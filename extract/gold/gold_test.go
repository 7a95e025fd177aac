package gold

import (
	"math"
	"reflect"
	"strings"
	"testing"

	"dutygraph/extract"
	"dutygraph/graph"
)

// TestForms reads the same gold in every form.
func TestForms(t *testing.T) {
	forms := map[string]string{
		"table":      "序号,牵头领导,牵头单位,配合单位,时限\n1,甲某某,市教育局,市财政局;市建委,年底前\n",
		"semicolons": "\ufeffNo;Leader;Lead;Support;Deadline\n1;甲某某;市教育局;市财政局、市建委;年底前\n",
		"tabs":       "任务序号\t备注\t责任领导\t牵头单位\t配合单位\t完成时限\r\n1\t随便\t甲某某\t市教育局\t\"市财政局\n市建委\"\t年底前\r\n\r\n",
		"object":     `{"n_tasks": 1, "tasks": [{"no": 1, "leader": "甲某某", "lead": ["市教育局"], "support": ["市财政局", "市建委"], "deadline": "年底前"}]}`,
		"list":       `[{"no": "1", "leaders": ["甲某某"], "lead": "市教育局", "support": ["市财政局", "市建委"], "deadline": {"raw": "年底前"}}]`,
		"lines":      `{"no": "1", "leader": "甲某某", "lead": ["市教育局"], "support": ["市财政局", "市建委"], "deadline": "年底前"}` + "\n",
	}
	for name, text := range forms {
		g, err := Parse(name, text)
		if err != nil || len(g.Tasks) != 1 {
			t.Errorf("%s: %v, %v", name, g.Tasks, err)
			continue
		}
		got := g.Tasks[0]
		units := []Unit{{"市教育局", "", true}, {"市财政局", "", false}, {"市建委", "", false}}
		if numberKey(got.No) != "1" || !reflect.DeepEqual(got.Leaders, []string{"甲某某"}) || !reflect.DeepEqual(got.Units, units) || got.Deadline != "年底前" {
			t.Errorf("%s: %+v", name, got)
		}
		if !got.gives(Leaders) || !got.gives(Units) || got.gives(Targets) || got.gives(Districts) {
			t.Errorf("%s: gives %v", name, got.given)
		}
	}
}

// TestLines looks for the lines of tasks in a gold, by which a person finds them.
func TestLines(t *testing.T) {
	for name, text := range map[string]string{
		"table": "序号,内容\n1,甲\n\n2,\"乙\n丙\"\n3,丁\n",
		"json":  "{\n \"tasks\": [\n  {\"no\": 1}, {\n   \"no\": 2},\n\n\n  {\"no\": 3}\n ]\n}",
		"lines": "{\"of\": 9}\n{\"no\": 1}\n\n{\"no\": 2}\n\n{\"no\": 3}",
	} {
		g, err := Parse(name, text)
		want := map[string][]int{"table": {2, 4, 6}, "json": {3, 3, 7}, "lines": {2, 4, 6}}[name]
		var got []int
		for _, task := range g.Tasks {
			got = append(got, task.Line)
		}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: lines %v, want %v; %v", name, got, want, err)
		}
	}
}

// TestWrong looks for the place and the reason in what is said of golds that cannot be read.
func TestWrong(t *testing.T) {
	for text, want := range map[string]string{
		"":                                         "gold: is empty",
		"序号,内容\n":                                  "gold: holds no task",
		"内容,时限\n甲,乙\n":                             "gold:1: the first line names no column 序号",
		"序号,编号\n1,2\n":                             "gold:1: two columns are of the same kind",
		"序号,内容\n,甲\n":                              "gold:2: a task without a number",
		"{\"tasks\": [\n{\"lead\": \"甲\"}]}":       "gold:2: a task without \"no\"",
		"{\"tasks\": {}}":                          "gold:1: tasks are a list",
		"{\"tasks\": [1]}":                         "gold:1: a task is an object",
		"{\"tasks\": [{\"no\": 1}]":                "gold:1: is no JSON",
		"{\"no\": 1, \"targets\": 5}":              "gold:1: targets: figures are a list",
		"{\"no\": 1}\n{\"no\": 2, \"lead\": [[]]}": "gold:2: lead: [] is no word",
	} {
		if _, err := Parse("gold", text); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestKeys compares names that are as good as one another.
func TestKeys(t *testing.T) {
	for _, c := range []struct {
		key  func(string) string
		a, b string
		same bool
	}{
		{unitKey, "市教育局", "市 教育局。", true},
		{unitKey, "西湖区人民政府", "西湖区政府", true},
		{unitKey, "市委金融办(市地方金融管理局)", "市委金融办", true},
		{unitKey, "各区、县（市）", "各区、县(市)", true},
		{unitKey, "市財政局", "市财政局", true},
		{unitKey, "市财政局", "市财政厅", false},
		{numberKey, "第十二项", "12.", true},
		{numberKey, "(二十)", "20", true},
		{numberKey, "一百零三", "103", true},
		{numberKey, "12-1", "12", false},
		{nameKey, "买买提·某某", "买买提某某", true},
		{districtKey, "西湖区政府", "西湖区", true},
		{projectKey, "“云城”项目", "云城", true},
	} {
		if got := c.key(c.a) == c.key(c.b); got != c.same {
			t.Errorf("%s and %s: %q, %q", c.a, c.b, c.key(c.a), c.key(c.b))
		}
	}
	for _, c := range []struct {
		a, b Target
		same bool
	}{
		{Target{"5", "万个", ""}, Target{"50000", "个", ""}, true},
		{Target{"1.2", "万亿元", ""}, Target{"12000", "亿元", ""}, true},
		{Target{"3", "千瓦", ""}, Target{"3000", "瓦", ""}, false},
		{Target{"5.50", "％", ""}, Target{"5.5", "%", ""}, true},
	} {
		if got := c.a.key() == c.b.key(); got != c.same {
			t.Errorf("%v and %v: %v, %v", c.a, c.b, c.a.key(), c.b.key())
		}
	}
}

// FuzzParse looks for golds whose reading stumbles, and for scores that are none.
func FuzzParse(f *testing.F) {
	f.Add("序号,牵头领导,牵头单位,配合单位,时限\n1,甲某某,市教育局,市财政局;市建委,年底前\n")
	f.Add("no\tlead\n1\t\"市教育局\n市建委\"\n")
	f.Add("{\"aliases\": {\"甲\": \"乙\"}, \"tasks\": [{\"no\": 1, \"lead\": [\"市教育局\"], \"targets\": [{\"value\": 5, \"unit\": \"所\"}]}]}")
	f.Add("{\"of\": 9}\n{\"no\": 1, \"leaders\": [\"甲某某\"], \"deadline\": {\"raw\": \"12月\"}}\n")
	text := "宁州市2025年重点工作责任分解\n一、甲某某市长牵头工作\n1. 12月底前新建小学5所。\n责任单位:市教育局、西湖区政府\n2. 修路3公里。\n责任单位:市建委\n"
	var batches []graph.Batch
	for _, r := range new(extract.Extractor).Extract("in", text) {
		batches = append(batches, r.Batch)
	}
	f.Fuzz(func(t *testing.T, text string) {
		g, err := Parse("gold", text)
		if err != nil {
			if !strings.HasPrefix(err.Error(), "gold:") {
				t.Errorf("no place in %q", err)
			}
			return
		}
		for _, task := range g.Tasks {
			if lines := strings.Count(text, "\n") + strings.Count(text, "\r") + 1; task.Line < 1 || task.Line > lines {
				t.Errorf("task %s is on line %d of %d", task.No, task.Line, lines)
			}
		}
		for _, s := range g.Score("", batches).Scores {
			if f1 := s.F1(); math.IsNaN(f1) || f1 < 0 || f1 > 1 || s.Right < 0 || s.Extra < 0 || s.Missed < 0 {
				t.Errorf("%+v", s)
			}
		}
	})
}
