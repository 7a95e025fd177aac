package extract

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"dutygraph/extract/casetest"
	"dutygraph/graph"
)

// TestCases reads the input of every case in testdata and compares the facts, and what was not understood, with the
// case's answers. A case is an archive with the files in, facts and unread, and vocab files where it needs word lists.
func TestCases(t *testing.T) {
	casetest.Each(t, "testdata/*.txt", func(t *testing.T, c casetest.Case) []txtar.File {
		x := withForms(t)
		c.AddLists(t, x.Vocab.Add)
		readings := x.Extract(c.Name, unescape(c.Text("in")))
		for _, r := range readings {
			if err := r.Check(); err != nil {
				t.Error(err)
			}
		}
		return []txtar.File{casetest.Answer("facts", factsText(readings)), casetest.Answer("unread", unreadText(readings))}
	})
}

// unescape puts characters into a case's input that would not survive an editor: <CR>, <BOM>, <NUL>, <FF>, <ZWSP>, <BAD>.
func unescape(s string) string {
	return strings.NewReplacer("<CR>\n", "\r", "<CRLF>\n", "\r\n", "<BOM>", "\ufeff", "<NUL>", "\x00", "<FF>", "\f", "<ZWSP>", "\u200b", "<BAD>", "\xff").Replace(s)
}

// factsText prints documents, nodes and facts, one a line. What only repeats the input's place or is a hash is left out.
func factsText(readings []Reading) string {
	var b strings.Builder
	for _, r := range readings {
		fmt.Fprintf(&b, "%s\n", nodeText(r.Doc))
		seen := map[graph.Key]bool{r.Doc.Key(): true}
		for _, f := range r.Facts {
			for _, n := range [...]*graph.Node{f.From, f.To} {
				if !seen[n.Key()] {
					seen[n.Key()] = true
					fmt.Fprintf(&b, "%s\n", nodeText(*n))
				}
			}
			fmt.Fprintf(&b, "  %s -%s-> %s @%d-%d %s\n", f.From.ID, f.Rel, f.To.ID, f.At.First, f.At.Last, casetest.Props(f.Props))
		}
	}
	return b.String()
}

func nodeText(n graph.Node) string {
	return strings.TrimRight(fmt.Sprintf("%s %s %s", n.Label, n.ID, casetest.Props(n.Props)), " ")
}

// unreadText prints what was not understood, the checks that disagree, and how the lines were counted.
func unreadText(readings []Reading) string {
	var b strings.Builder
	for _, r := range readings {
		for _, u := range r.Unread {
			fmt.Fprintf(&b, "%s: %s: %s\n", u.At, u.Why, u.Text)
		}
		for _, c := range r.Checks {
			if !c.Agrees() {
				fmt.Fprintf(&b, "%s: %s: printed %s, read %s\n", c.At, c.What, c.Declared, c.Read)
			}
		}
		if r.Coverage != (Coverage{}) {
			fmt.Fprintf(&b, "%+v\n", r.Coverage)
		}
	}
	return b.String()
}

// TestRealIssue reads the real gazette: its documents, and the breakdown's counts.
func TestRealIssue(t *testing.T) {
	readings := withForms(t).Extract("issue.txt", casetest.RealIssue(t))
	var got []string
	for _, r := range readings {
		got = append(got, fmt.Sprintf("%s %v %v %d-%d", r.Doc.ID, r.Doc.Props.Get("kind"), r.Doc.Props.Get("date"), r.Doc.Props.Get("lineStart"), r.Doc.Props.Get("lineEnd")))
	}
	want := []string{
		"杭州市/政府工作报告(2024-01-29) workReport 2024-01-29 86-252",
		"杭州市/关于杭州市2023年国民经济和社会发展规划执行情况与2024年国民经济和社会发展规划草案的报告(2024-01-29) planReport 2024-01-29 254-652",
		"杭州市/关于杭州市及市本级2023年预算执行情况和2024年预算草案的报告(2024-01-29) budgetReport 2024-01-29 654-900",
		"杭政函〔2024〕16号 policies 2024-02-18 902-1150",
		"杭政办函〔2024〕3号 policies 2024-01-29 1152-1196",
		"杭政办函〔2024〕4号 livelihood 2024-02-04 1198-1388",
		"杭政办函〔2024〕6号 breakdown 2024-02-08 1390-2216",
		"杭州市/《杭州市人民政府办公厅关于印发支持小型微型工业企业上规提质发展若干措施的通知》解读 interpretation <nil> 2218-2312",
		"杭政干〔2024〕5号 appointments 2024-01-30 2314-2326",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("documents (-want +got):\n%s", diff)
	}
	count := map[graph.Relation]int{}
	leaders, tasks := map[string]bool{}, map[string]bool{}
	b := readings[6]
	for _, f := range b.Facts {
		count[f.Rel]++
		if f.Rel == graph.Leads {
			leaders[f.From.ID] = true
			tasks[f.To.ID] = true
		}
		if f.Rel == graph.ResponsibleFor && f.Props.Get("ruleLine") != int64(1414) {
			t.Errorf("%s for %s does not cite the rule of line 1414: %v", f.From.ID, f.To.ID, f.Props)
		}
	}
	if len(leaders) != 9 || len(tasks) != 193 || count[graph.Leads] != 193 {
		t.Errorf("%d leaders lead %d tasks by %d links, want 9, 193, 193", len(leaders), len(tasks), count[graph.Leads])
	}
	if count[graph.ResponsibleFor] != 558 {
		t.Errorf("%d units answer for tasks, want 558", count[graph.ResponsibleFor])
	}
	lines := b.Coverage.Stated + b.Coverage.Preamble + b.Coverage.Unread
	if b.Coverage.Unread*50 > lines {
		t.Errorf("%d of %d lines were not understood, want at most 2 %%", b.Coverage.Unread, lines)
	}
	if b.Coverage.Preamble > 12 {
		t.Errorf("%d lines count as preamble, want at most 12", b.Coverage.Preamble)
	}
}
