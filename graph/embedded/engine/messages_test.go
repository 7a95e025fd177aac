package engine

import (
	"os"
	"strings"
	"testing"
)

// messagesFile holds statements that have no answer, each followed by what is said of it, behind an exclamation mark.
const messagesFile = "testdata/messages.txt"

// TestMessages reads what is said of statements that people mistype: the place, what was expected, what to do instead.
func TestMessages(t *testing.T) {
	raw, err := os.ReadFile(messagesFile)
	if err != nil {
		t.Fatal(err)
	}
	g, _ := corpusGraph(t)
	var out strings.Builder
	for block := range strings.SplitSeq(strings.TrimSpace(string(raw)), "\n\n") {
		var statement, want []string
		for _, line := range strings.Split(block, "\n") {
			if message, is := strings.CutPrefix(line, "! "); is {
				want = append(want, message)
			} else {
				statement = append(statement, line)
			}
		}
		source := strings.Join(statement, "\n")
		_, err := ask(t.Context(), g, source, corpusParams, 0)
		if err == nil {
			t.Errorf("%s\nis answered", source)
			continue
		}
		if got := err.Error(); !*update && got != strings.Join(want, "\n") {
			t.Errorf("%s\nsays\n%s\nwant\n%s", source, got, strings.Join(want, "\n"))
		}
		out.WriteString(source + "\n! " + strings.ReplaceAll(err.Error(), "\n", "\n! ") + "\n\n")
	}
	if *update {
		if err := os.WriteFile(messagesFile, []byte(strings.TrimSuffix(out.String(), "\n")), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}
