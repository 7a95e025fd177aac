package extract

import (
	"math/rand"
	"strings"
	"testing"
)

// TestMayHoldPage makes lines of what numbers of pages are made of: none that holds one may be passed over.
func TestMayHoldPage(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	pieces := []string{"—", "–", "“", "1", "23", " ", " 第", "页", "页 ", "甲", "共", ","}
	found := 0
	for range 200_000 {
		var b strings.Builder
		for range 2 + r.Intn(9) {
			b.WriteString(pieces[r.Intn(len(pieces))])
		}
		if s := b.String(); pageWithin.MatchString(s) {
			if found++; !mayHoldPage(s, strings.Count(s, "—")+strings.Count(s, "–")) {
				t.Fatalf("%q is passed over", s)
			}
		}
	}
	if found < 1000 {
		t.Errorf("only %d lines hold the number of a page", found)
	}
}
