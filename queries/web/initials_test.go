package web

import (
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/mozillazg/go-pinyin"
)

var update = flag.Bool("update", false, "rewrite static tables that are made from others")

// TestInitials says that the table of initials is the one that a dictionary of pinyin gives: its import alone would cost
// every start of the program 3 ms, the table costs nothing.
func TestInitials(t *testing.T) {
	var want strings.Builder
	args := pinyin.NewArgs()
	args.Style = pinyin.FirstLetter
	for r := rune(firstHan); r <= lastHan; r++ {
		letter := "."
		if found := pinyin.SinglePinyin(r, args); len(found) > 0 && len(found[0]) == 1 {
			letter = found[0]
		}
		want.WriteString(letter)
	}
	if *update {
		if err := os.WriteFile("initials.txt", []byte(want.String()), 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if want.String() != initialTable {
		t.Error("initials.txt is not what the dictionary gives; run with -update")
	}
	for name, first := range map[string]string{"市科技局": "skjj", "余杭区": "yhq", "5G基站": "5gjz", "": ""} {
		if got := initials(name); got != first {
			t.Errorf("%s: %q, want %q", name, got, first)
		}
	}
}
