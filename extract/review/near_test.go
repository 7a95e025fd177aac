package review

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestNear holds what is proposed against names of which it is known whether they are one body's.
func TestNear(t *testing.T) {
	raw, err := os.ReadFile("testdata/near")
	if err != nil {
		t.Fatal(err)
	}
	for i, line := range strings.Split(string(raw), "\n") {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		if len(f) == 0 {
			continue
		}
		if got := near(f[1], f[2]); (got != "") != (f[0] == "near") || (near(f[2], f[1]) != "") != (got != "") {
			t.Errorf("testdata/near:%d: %q", i+1, got)
		}
	}
}

// TestNearOnLists measures proposals on the word lists of one city: every two forms that the lists give for one body are one, any
// others are not. The share of proposals that are right is what a reviewer feels.
func TestNearOnLists(t *testing.T) {
	raw, err := os.ReadFile(filepath.Join("..", "..", "seeds", "vocab", "departments.txt"))
	if err != nil {
		t.Fatal(err)
	}
	proper := map[string]string{} // by form
	scope := ""
	for line := range strings.Lines(string(raw)) {
		line, _, _ = strings.Cut(line, "#")
		f := strings.Fields(line)
		switch {
		case len(f) == 0 || scope == "[省]" && len(f) > 1:
			continue
		case len(f) == 1:
			scope = f[0]
			continue
		}
		level := ""
		if scope == "[*]" || scope == "[市]" {
			level = "市"
		}
		for _, form := range f[1:] {
			if _, taken := proper[level+form]; !taken {
				proper[level+form] = level + f[1]
			}
		}
	}
	right, wrong, pairs := 0, []string{}, 0
	names := make([]string, 0, len(proper))
	for name := range proper {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, a := range names {
		for _, b := range names[i+1:] {
			one := proper[a] == proper[b]
			if one {
				pairs++
			}
			switch why := near(a, b); {
			case why == "":
			case one:
				right++
			default:
				wrong = append(wrong, a+" "+b+": "+why)
			}
		}
	}
	precision := float64(right) / float64(right+len(wrong))
	t.Logf("%d names: of %d pairs proposed, %d are one body's (%.3f), of %d such pairs in all; others:\n%s",
		len(names), right+len(wrong), right, precision, pairs, strings.Join(wrong, "\n"))
	if precision < .85 || float64(right) < .6*float64(pairs) {
		t.Errorf("%.3f of the pairs proposed are right, %d of %d are proposed", precision, right, pairs)
	}
}
