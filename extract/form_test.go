package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dutygraph/extract/casetest"
	"dutygraph/extract/han"
	"dutygraph/graph"
)

// withForms returns a reader with the forms that the program carries.
func withForms(t testing.TB) *Extractor {
	t.Helper()
	x := &Extractor{}
	casetest.AddSeeds(t, "forms", x.Forms.Add)
	return x
}

// shippedForms returns a reader with the forms and word lists that the program carries.
func shippedForms(t testing.TB) *Extractor {
	t.Helper()
	x := withForms(t)
	casetest.AddSeeds(t, "vocab", x.Vocab.Add)
	return x
}

// TestFormsAdd takes forms whose text can be used, one of the name of another in its place, and refuses others with the line that is
// wrong.
func TestFormsAdd(t *testing.T) {
	for body, want := range map[string]string{
		"place line\nlead 牵头~":                    "",
		"# A form.\n\nplace line\nlead 牵头~ # 主办~": "",
		"":                                  "own.txt: a form says its place (one of line, bracket, sentence, table, cells, head, body) and words",
		"place line":                        "own.txt: a form says its place (one of line, bracket, sentence, table, cells, head, body) and words",
		"place\nline":                       `own.txt:2: "line" is no meaning of words, such as lead, listed, support, leader, deadline`,
		"# A form.\nplace margin\nlead 牵头~": `own.txt:2: "margin" is no place; the places are line, bracket, sentence, table, cells, head, body`,
		"place line\nlead":                  "own.txt:2: lead has no words",
	} {
		got := ""
		if err := new(Forms).Add("forms/own.txt", body); err != nil {
			got = strings.TrimPrefix(err.Error(), "forms/")
		}
		if got != want {
			t.Errorf("Add(%q): %q, want %q", body, got, want)
		}
	}
	var f Forms
	if err := f.Add("own.txt", "place line\nlead 牵头 主办 # 主抓"); err != nil {
		t.Fatal(err)
	}
	if got := f.List()[0].Words[0].Words; !slices.Equal(got, []string{"牵头", "主办"}) {
		t.Errorf("a form with a comment behind its words has the words %q", got)
	}
	for _, word := range [...]string{"主抓~", "主攻~"} {
		if err := f.Add("own.txt", "place line\nnoun 单位\nlead "+word); err != nil {
			t.Fatal(err)
		}
	}
	_, first := f.label("主抓单位")
	k, second := f.label("主攻单位")
	if len(f.List()) != 1 || first || !second || k.duty != leading {
		t.Errorf("of two forms of one name %d are kept, the first: %v, the second: %v", len(f.List()), first, second)
	}
}

// TestForms reads notices in many forms and compares tasks, leaders, units with their roles and deadlines with what a
// reader marked by hand.
func TestForms(t *testing.T) {
	x := shippedForms(t)
	for _, c := range casetest.Cases(t, "testdata/forms/*.txt") {
		t.Run(strings.TrimSuffix(c.Name, ".txt"), func(t *testing.T) {
			in, gold := unescape(c.Text("in")), c.Text("gold")
			compareMarks(t, x, "as written", in, gold)
			for _, noise := range noises {
				compareMarks(t, x, noise.name, noise.add(in), gold)
			}
		})
	}
}

// noises are changes that leave what a notice says as it is.
var noises = []struct {
	name string
	add  func(string) string
}{
	{"wide punctuation", strings.NewReplacer(",", "，", "(", "（", ")", "）", ":", "：", ";", "；").Replace},
	{"narrow punctuation", strings.NewReplacer("，", ",", "（", "(", "）", ")", "：", ":", "；", ";").Replace},
	{"blank lines and CRLF", strings.NewReplacer("\r\n", "\r\n\r\n", "\n", "\r\n\r\n").Replace},
	{"invisible characters", strings.NewReplacer("单位", "单\u200b位", "市", "市\u00ad").Replace},
	{"indents", strings.NewReplacer("\n", "\n　　").Replace},
	{"page numbers", func(s string) string {
		lines := strings.SplitAfter(s, "\n")
		for i := 5; i < len(lines); i += 6 {
			lines[i] = "— 7 —\n" + lines[i]
		}
		return strings.Join(lines, "")
	}},
}

// compareMarks reads a notice and compares what it says with the marks made by hand. Deadlines and districts are compared of the tasks
// whose marks give them.
func compareMarks(t *testing.T, x *Extractor, how, in, gold string) {
	t.Helper()
	var got []string
	for _, r := range x.Extract("notice.txt", in) {
		if err := r.Check(); err != nil {
			t.Error(err)
		}
		got = append(got, taskLines(r)...)
	}
	var want []string
	if gold = strings.TrimSpace(gold); gold != "" {
		want = strings.Split(gold, "\n")
	}
	for i := range got {
		if i < len(want) && !strings.Contains(want[i], "deadline=") {
			got[i] = withoutField(got[i], "deadline=")
		}
		if i < len(want) && !strings.Contains(want[i], "districts=") {
			got[i] = withoutField(got[i], "districts=")
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", how, diff)
	}
}

func withoutField(s, field string) string {
	parts := slices.DeleteFunc(strings.Split(s, " | "), func(p string) bool { return strings.HasPrefix(p, field) })
	return strings.Join(parts, " | ")
}

// taskLines prints the tasks of a reading as the marks of a case are written.
func taskLines(r Reading) []string {
	type found struct{ leaders, lead, support, districts []string }
	var order []*graph.Node
	by := map[string]*found{}
	for _, f := range r.Facts {
		if f.Rel == graph.StatedIn && f.From.Label == graph.Task {
			order = append(order, f.From)
			by[f.From.ID] = &found{}
		}
	}
	for _, f := range r.Facts {
		name := f.From.Props.Text("name")
		switch t := by[f.To.ID]; {
		case f.Rel == graph.InDistrict && f.Props.Get("via") == "named":
			d := f.To.Props.Text("name")
			by[f.From.ID].districts = append(by[f.From.ID].districts, d)
		case t == nil:
		case f.Rel == graph.Leads:
			t.leaders = append(t.leaders, name)
		case f.Rel == graph.ResponsibleFor && f.Props.Get("role") == "lead":
			t.lead = append(t.lead, markedName(f))
		case f.Rel == graph.ResponsibleFor:
			t.support = append(t.support, markedName(f))
		}
	}
	var lines []string
	for _, n := range order {
		s := fmt.Sprint(n.Props.Get("no"))
		f := by[n.ID]
		for _, field := range []struct {
			name   string
			values []string
		}{{"leaders", f.leaders}, {"lead", f.lead}, {"support", f.support}, {"districts", f.districts}} {
			if len(field.values) > 0 {
				s += " | " + field.name + "=" + strings.Join(field.values, "、")
			}
		}
		if d := n.Props.Get("deadlineText"); d != nil {
			s += fmt.Sprintf(" | deadline=%v", d)
		}
		lines = append(lines, s)
	}
	return lines
}

// markedName is the department's name, or where a word list has put another in its place the one printed.
func markedName(f graph.Fact) string {
	name := f.From.Props.Get("name").(string)
	aliases, _ := f.From.Props.Get("aliases").([]string)
	written := properForm(squeeze(han.Simplified(f.Props.Get("asWritten").(string))))
	for _, a := range aliases {
		if a == written || strings.HasSuffix(a, written) {
			return a
		}
	}
	return name
}
