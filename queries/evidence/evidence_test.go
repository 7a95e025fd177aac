package evidence

import (
	"slices"
	"strings"
	"testing"

	"dutygraph/graph"
	"dutygraph/queries"
)

// notice is a source of two documents; the second stands on lines 4 to 11.
var notice = []string{
	"前言", "", "云政办函〔2031〕1号",
	"云政办函〔2031〕2号", "甲云湖开工。", "责任单位:市教育局", "",
	"乙新桥通车。", "责任单位:市交通局", "首位为主办。", "完",
}

// made is a packet of three hops over the notice, as the program writes and reads it.
func made(t *testing.T, texts ...Text) Packet {
	t.Helper()
	answer := &graph.Table{
		Columns: []string{"hop", "from", "fromKind", "direction", "link", "to", "toKind", "role", "inferred", "rule", "ruleLine", "document", "lineStart", "lineEnd"},
		Rows: [][]any{
			{int64(1), "王敏", "Leader", "->", "LEADS", "d#1", "Task", nil, nil, nil, nil, "d", int64(5), int64(5)},
			{int64(2), "d#1", "Task", "<-", "RESPONSIBLE_FOR", "市教育局", "Department", "lead", true, "first listed leads", int64(10), "d", int64(6), int64(6)},
			{int64(3), "市教育局", "Department", "->", "LEADS", "d#2", "Task", nil, nil, nil, nil, "d", int64(8), int64(9)},
			{int64(0), "nothing", nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil},
		},
	}
	documents := &graph.Table{
		Columns: []string{"id", "number", "title", "source", "lineStart", "lineEnd", "sha256"},
		Rows:    [][]any{{"d", "云政办函〔2031〕2号", "<b>*题*\u202e", "notice.txt", int64(4), int64(11), digest(notice[3:])}},
	}
	p := New(maker, Question{Name: "chain", Doc: "A chain."}, []*graph.Table{answer}, documents, texts)
	read, remark, err := Read(asJSON(t, p), maker)
	if err != nil || remark != "" {
		t.Fatal(err, remark)
	}
	return read
}

// maker is the program that makes packets here.
const maker = "dutygraph 1"

func TestPacketQuotesThePrint(t *testing.T) {
	p := made(t, Text{Name: "other.txt", Lines: []string{"x"}}, Text{Name: "renamed.txt", Lines: notice})
	if len(p.Hops) != 3 || p.Omitted != 1 || !p.Documents[0].AtHand {
		t.Fatalf("%d hops, %d omitted, %+v", len(p.Hops), p.Omitted, p.Documents)
	}
	h := p.Hops[1]
	if !slices.Equal(h.Prints[0].Quote, []string{"责任单位:市教育局"}) || h.Prints[1].Part != "rule" || h.Prints[1].Quote[0] != "首位为主办。" || !h.Inferred || h.Rule != "first listed leads" {
		t.Errorf("hop 2: %+v", h)
	}
	if got := h.Headline(); got != "d#1 (Task) ← RESPONSIBLE_FOR lead ← 市教育局 (Department)" {
		t.Errorf("headline: %s", got)
	}
	changed := slices.Clone(notice)
	changed[10] += "。"
	if p := made(t, Text{Name: "notice.txt", Lines: changed}); p.Documents[0].AtHand || p.Hops[0].Prints[0].Quote != nil {
		t.Errorf("a source that is not what was loaded was quoted: %+v", p.Hops[0])
	}
}

func TestVerify(t *testing.T) {
	edit := func(change func([]string) []string) []Text {
		return []Text{{Name: "notice.txt", Lines: change(slices.Clone(notice))}}
	}
	replace := func(line int, text string) func([]string) []string {
		return func(lines []string) []string { lines[line-1] = text; return lines }
	}
	for name, c := range map[string]struct {
		texts []Text
		want  string // of hop 1, hop 2, the rule of hop 2, hop 3
	}{
		"the same":               {[]Text{{Name: "notice.txt", Lines: notice}}, "unchanged unchanged unchanged unchanged"},
		"under another name":     {[]Text{{Name: "a.txt", Lines: []string{"x"}}, {Name: "b.txt", Lines: notice}}, "unchanged unchanged unchanged unchanged"},
		"something else changed": {edit(replace(11, "结束")), "unchanged unchanged unchanged unchanged"},
		"one byte":               {edit(replace(6, "责任单位:市教育局.")), "unchanged changed unchanged unchanged"},
		"the rule":               {edit(replace(10, "首位为协办。")), "unchanged unchanged changed unchanged"},
		"a line before all":      {edit(func(l []string) []string { return append([]string{"新"}, l...) }), "moved moved moved moved"},
		"moved and changed": {edit(func(l []string) []string { l[8] = "责任单位:市水利局"; return append([]string{"新"}, l...) }),
			"moved moved moved changed"},
		"taken out": {edit(func(l []string) []string { return slices.Delete(l, 5, 6) }), "unchanged missing moved moved"},
		"units of two tasks swapped": {edit(func(l []string) []string { l[5], l[8] = l[8], l[5]; return l }),
			"unchanged changed unchanged changed"},
		"cut short":      {edit(func(l []string) []string { return l[:5] }), "unchanged missing missing missing"},
		"the only text":  {[]Text{{Name: "c.txt", Lines: []string{"别的"}}}, "missing missing missing missing"},
		"no source":      {nil, "missing missing missing missing"},
		"foreign files":  {[]Text{{Name: "c.txt", Lines: notice[:2]}, {Name: "d.txt", Lines: nil}}, "missing missing missing missing"},
		"the empty file": {[]Text{{Name: "notice.txt", Lines: []string{""}}}, "missing missing missing missing"},
	} {
		var got []string
		for _, f := range Verify(made(t, Text{Name: "notice.txt", Lines: notice}), c.texts) {
			got = append(got, string(f.Status))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %s, want %s", name, s, c.want)
		}
	}
}

// TestWithoutQuotes verifies a packet that was made without a source: only the whole document can tell.
func TestWithoutQuotes(t *testing.T) {
	p := made(t)
	for _, f := range Verify(p, []Text{{Name: "x.txt", Lines: notice}}) {
		if f.Status != Unchanged {
			t.Errorf("hop %d is %s", f.Hop, f.Status)
		}
	}
	for _, f := range Verify(p, []Text{{Name: "notice.txt", Lines: notice[1:]}}) {
		if f.Status != Changed {
			t.Errorf("hop %d is %s", f.Hop, f.Status)
		}
	}
}

// TestWrittenForPeople checks that names which nobody vouches for stay text.
func TestWrittenForPeople(t *testing.T) {
	p := made(t, Text{Name: "notice.txt", Lines: notice})
	p.Hops[0].Says[0].Value = `<script>alert(1)</script>"'`
	page := asPage(t, p)
	for name, text := range map[string]string{"page": page, "Markdown": p.Markdown()} {
		for _, never := range []string{"<script", "<b>*", "\u202e", "http://", "https://", "src="} {
			if strings.Contains(text, never) {
				t.Errorf("%s has %q", name, never)
			}
		}
		for _, want := range []string{"市教育局", "首位为主办。", "first listed leads", "202E", "云政办函〔2031〕2号"} {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q", name, want)
			}
		}
	}
	if !strings.Contains(page, "<svg") || strings.Count(page, "<rect") != 4 {
		t.Errorf("the picture has %d boxes, want 4", strings.Count(page, "<rect"))
	}
}

func TestCites(t *testing.T) {
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		if want := map[string]bool{"task": true, "chain": true, "quotas": true, "names": false, "shared-tasks": false}; want[q.Name] != Cites(q) {
			if _, known := want[q.Name]; known {
				t.Errorf("%s: %v", q.Name, Cites(q))
			}
		}
	}
}
