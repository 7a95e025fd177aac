package extract

import (
	"bytes"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"dutygraph/graph"
)

// FuzzExtract reads any text: it does not panic, the facts fit the schema, their lines are lines of the text, every line of
// a document that is read is accounted for, and a second reading gives the same bytes.
func FuzzExtract(f *testing.F) {
	cases, _ := filepath.Glob("testdata/*.txt")
	for _, name := range cases {
		if archive, err := txtar.ParseFile(name); err == nil && len(archive.Files) > 0 {
			f.Add(unescape(string(archive.Files[0].Data)))
		}
	}
	f.Add("目录\n政府工作报告 (3)\n政府工作报告\n(2024年1月29日在会议上)\n")
	f.Add("责任单位:(((((、、、各区、县(\n1. \n一、一一市长牵头工作")
	f.Add(strings.Repeat("1.责任单位:市局、", 50))
	x, alone := withForms(f), withForms(f)
	alone.Workers = 1
	f.Fuzz(func(t *testing.T, raw string) {
		readings := x.Extract("in.txt", raw)
		last := strings.Count(raw, "\n") + strings.Count(raw, "\r") + 1
		for _, r := range readings {
			checkReading(t, r, last)
		}
		if got, again := written(t, readings), written(t, alone.Extract("in.txt", raw)); !bytes.Equal(got, again) {
			t.Errorf("two readings differ:\n%s\n%s", got, again)
		}
	})
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
