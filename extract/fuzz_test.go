package extract

import (
	"bytes"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"dutygraph/extract/casetest"
	"dutygraph/graph"
)

// FuzzExtract reads any text: it does not panic, the facts fit the schema, their lines are lines of the text, every line of
// a document that is read is accounted for, and a second reading gives the same bytes.
func FuzzExtract(f *testing.F) {
	for _, c := range inputs(f, "testdata/*.txt", "testdata/*/*.txt") {
		f.Add(c.in)
	}
	f.Add("目录\n政府工作报告 (3)\n政府工作报告\n(2024年1月29日在会议上)\n")
	f.Add("责任单位:(((((、、、各区、县(\n1. \n一、一一市长牵头工作")
	f.Add(strings.Repeat("1.责任单位:市局、", 50))
	shipped := withForms(f)
	f.Fuzz(func(t *testing.T, raw string) {
		for _, x := range [...]*Extractor{{}, shipped} {
			readings := checkText(t, x, raw)
			again := *x
			again.Workers = 1
			if got, again := written(t, readings), written(t, again.Extract("in.txt", raw)); !bytes.Equal(got, again) {
				t.Errorf("two readings differ:\n%s\n%s", got, again)
			}
		}
	})
}

// TestCutShort reads every case as far as a copy that broke off would hold it: the notices in the forms after every character
// of them, the longer cases after every fortieth.
func TestCutShort(t *testing.T) {
	x := withForms(t)
	x.Workers = 1
	for _, cases := range [...]struct {
		step    int
		pattern string
	}{{1, "testdata/forms/*.txt"}, {40, "testdata/*.txt"}} {
		for _, c := range inputs(t, cases.pattern) {
			n := 0
			for i := range c.in {
				if n++; n%cases.step == 0 {
					checkText(t, x, c.in[:i])
				}
				if t.Failed() {
					t.Fatalf("%s, cut at byte %d", c.name, i)
				}
			}
		}
	}
}

// TestMixedUp reads cases into which lines of other cases and marks that the rules look for were put at random, the same in every run.
func TestMixedUp(t *testing.T) {
	const texts, changes = 3000, 8
	marks := []string{"𠮷", "(", "）", "|", "\t", "  ", "1", "、", "。", ":", "同上", "一、", "(一)", "1.", "●", "牵头", "责任单位:", "市教育局", "其中", "以上2项由", "第1项由",
		"负责", "会同", "6月底前", "目录", "……1", "│", "┌─┐", "<br>", "- ", "【", "】", "任务1.1 ", "", "\n", "等", "由", "序号", "合计"}
	x := withForms(t)
	x.Workers = 1
	cases := inputs(t, "testdata/*.txt", "testdata/forms/*.txt")
	random := rand.New(rand.NewPCG(5, 4))
	anyLine := func() string {
		lines := strings.Split(cases[random.IntN(len(cases))].in, "\n")
		return lines[random.IntN(len(lines))]
	}
	for range texts {
		lines := strings.Split(cases[random.IntN(len(cases))].in, "\n")
		for range 1 + random.IntN(changes) {
			l := &lines[random.IntN(len(lines))]
			switch random.IntN(5) {
			case 0:
				*l = anyLine()
			case 1:
				*l += anyLine()
			default:
				runes := []rune(*l)
				at := random.IntN(len(runes) + 1)
				*l = string(runes[:at]) + marks[random.IntN(len(marks))] + string(runes[at:])
			}
		}
		if text := strings.Join(lines, "\n"); !reads(t, x, text) {
			t.Fatalf("of this text:\n%s", text)
		}
	}
}

// reads reads a text, and reports whether that goes well.
func reads(t *testing.T, x *Extractor, text string) (well bool) {
	defer func() {
		if stumbled := recover(); stumbled != nil {
			t.Error(stumbled)
			well = false
		}
	}()
	checkText(t, x, text)
	return !t.Failed()
}

// checkText reads a text and checks what holds of every reading.
func checkText(t *testing.T, x *Extractor, raw string) []Reading {
	t.Helper()
	readings := x.Extract("in.txt", raw)
	last := strings.Count(raw, "\n") + strings.Count(raw, "\r") + 1
	for _, r := range readings {
		checkReading(t, r, last)
	}
	return readings
}

// input is what a case reads.
type input struct{ name, in string }

// inputs returns what the cases read whose files match one of the patterns.
func inputs(t testing.TB, patterns ...string) []input {
	t.Helper()
	var found []input
	for _, p := range patterns {
		for _, c := range casetest.Cases(t, p) {
			found = append(found, input{filepath.Join(filepath.Dir(p), c.Name), unescape(c.Text("in"))})
		}
	}
	return found
}

func checkReading(t *testing.T, r Reading, last int) {
	t.Helper()
	if err := r.Check(); err != nil {
		t.Error(err)
	}
	for _, f := range r.Facts {
		if f.At.Last > last {
			t.Errorf("%s %s %s: %s of %d", f.From.ID, f.Rel, f.To.ID, f.At, last)
		}
	}
	seen := 0
	for i, u := range r.Unread {
		if u.At.First < 1 || u.At.Last > last || u.Why == "" {
			t.Errorf("unread %+v of %d lines", u, last)
		}
		if i > 0 && r.Unread[i-1].At.First > u.At.First {
			t.Errorf("unread out of order: %s after %s", u.At, r.Unread[i-1].At)
		}
		seen += u.At.Last - u.At.First + 1
	}
	if c := r.Coverage; c.Unread > seen {
		t.Errorf("%d lines count as unread, %d are reported", c.Unread, seen)
	}
}

// written is the export of readings.
func written(t *testing.T, readings []Reading) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, r := range readings {
		if err := graph.Write(&b, r.Batch); err != nil {
			t.Fatal(err)
		}
	}
	return b.Bytes()
}
