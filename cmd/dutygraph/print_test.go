package main

import (
	"encoding/csv"
	"encoding/json"
	"math"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mattn/go-runewidth"

	"dutygraph/graph"
)

var sheet = &graph.Table{
	Columns: []string{"单位", "tasks", "of"},
	Rows: [][]any{
		{"市教育局", int64(12), []any{"甲", nil, int64(3)}},
		{"a\x1b[31m\u202eb\nc", 1.5, nil},
		{`x,"y"`, int64(-3), map[string]any{"b": "<", "a": []any{}}},
	},
}

func TestTable(t *testing.T) {
	var b strings.Builder
	if err := writeTable(&b, sheet, 0); err != nil {
		t.Fatal(err)
	}
	const want = "单位        tasks  of\n" +
		"市教育局       12  甲、、3\n" +
		"a [31m b c    1.5\n" +
		"x,\"y\"          -3  {\"a\":[],\"b\":\"<\"}\n"
	got := b.String()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTableFitsTheScreen(t *testing.T) {
	long := strings.Repeat("新建学校若干所", 20)
	table := &graph.Table{Columns: []string{"no", "text", "nothing", "unit"}, Rows: [][]any{{int64(1), long, nil, "市教育局"}, {int64(2), "短", "", "甲"}}}
	for _, width := range []int{40, 80} {
		var b strings.Builder
		if err := writeTable(&b, table, width); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if w := runewidth.StringWidth(strings.TrimSuffix(line, "\n")); w > width {
				t.Errorf("a line of %d on a screen of %d: %q", w, width, line)
			}
		}
		squeezed := strings.NewReplacer(" ", "", "\n", "", "市教育局", "").Replace(b.String())
		if !strings.Contains(squeezed, long) {
			t.Errorf("at width %d the long text is not whole:\n%s", width, b.String())
		}
		if strings.Contains(b.String(), "nothing") {
			t.Errorf("at width %d an empty column takes room:\n%s", width, b.String())
		}
	}
}

func TestRecordsOnAScreenTooNarrow(t *testing.T) {
	table := &graph.Table{
		Columns: []string{"leader", "text", "unit", "document"},
		Rows:    [][]any{{"甲某某", strings.Repeat("建", 30), "市教育局", strings.Repeat("令", 12)}, {"乙某", nil, "市水务局", "二号"}},
	}
	var b strings.Builder
	if err := writeTable(&b, table, 40); err != nil {
		t.Fatal(err)
	}
	want := "-- 1 --\n" +
		"leader    甲某某\n" +
		"text      " + strings.Repeat("建", 15) + "\n" +
		"          " + strings.Repeat("建", 15) + "\n" +
		"unit      市教育局\n" +
		"document  " + strings.Repeat("令", 12) + "\n" +
		"-- 2 --\n" +
		"leader    乙某\n" +
		"unit      市水务局\n" +
		"document  二号\n"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Error(diff)
	}
}

func TestJSON(t *testing.T) {
	var b strings.Builder
	if err := writeJSON(&b, sheet, "[\n", ",\n", "\n]\n"); err != nil {
		t.Fatal(err)
	}
	var rows []map[string]any
	if err := json.Unmarshal([]byte(b.String()), &rows); err != nil {
		t.Fatal(err)
	}
	want := []map[string]any{
		{"单位": "市教育局", "tasks": 12.0, "of": []any{"甲", nil, 3.0}},
		{"单位": "a\x1b[31m\u202eb\nc", "tasks": 1.5, "of": nil},
		{"单位": `x,"y"`, "tasks": -3.0, "of": map[string]any{"a": []any{}, "b": "<"}},
	}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
	if !strings.HasPrefix(b.String(), "[\n{\"单位\":\"市教育局\",\"tasks\":12,\"of\":") {
		t.Errorf("members are not in the order of the columns: %s", b.String())
	}
	for _, c := range []struct{ open, want string }{{"[\n", "[]\n"}, {"", ""}} {
		b.Reset()
		if err := writeJSON(&b, &graph.Table{Columns: []string{"a"}}, c.open, "\n", "\n"); err != nil || b.String() != c.want {
			t.Errorf("no rows: got %q, %v; want %q", b.String(), err, c.want)
		}
	}
	if got := string(graph.AppendJSON(nil, math.NaN())); got != "null" {
		t.Errorf("what is no number: %s, want null", got)
	}
}

func TestCSV(t *testing.T) {
	var b strings.Builder
	if err := sheet.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(b.String(), "\r\n"); n != 5 { // four lines and the line break within a cell
		t.Errorf("%d ends of line, want 5: %q", n, b.String())
	}
	rows, err := csv.NewReader(strings.NewReader(b.String())).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want := [][]string{{"单位", "tasks", "of"}, {"市教育局", "12", "甲、、3"}, {"a\x1b[31m\u202eb\nc", "1.5", ""}, {`x,"y"`, "-3", `{"a":[],"b":"<"}`}}
	if diff := cmp.Diff(want, rows); diff != "" {
		t.Error(diff)
	}
}
