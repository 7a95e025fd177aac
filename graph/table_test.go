package graph

import (
	"strings"
	"testing"
)

// TestNoFormulas says that no cell of CSV can become a formula, be it a value or a column's name, and that numbers stay
// numbers.
func TestNoFormulas(t *testing.T) {
	var b strings.Builder
	err := (&Table{Columns: []string{"=a", "b"}, Rows: [][]any{
		{"=1+1", "+1"}, {"-1", "@x"}, {int64(-1), -1.5}, {"\t=1", "\r=1"}, {[]any{"=1", "2"}, []string{"-1"}}, {map[string]any{"=": "="}, true}, {nil, "a=1"},
	}}).WriteCSV(&b)
	want := "'=a,b\r\n'=1+1,'+1\r\n'-1,'@x\r\n-1,-1.5\r\n'\t=1,\"'=1\"\r\n'=1、2,'-1\r\n\"{\"\"=\"\":\"\"=\"\"}\",true\r\n,a=1\r\n"
	if err != nil || b.String() != want {
		t.Errorf("%v: %q, want %q", err, b.String(), want)
	}
}

func TestShorten(t *testing.T) {
	for text, want := range map[string]string{"": "", "abcd": "abcd", "abcde": "abc…", "\u65b0\u5efa\u5b66\u6821\u4e94": "\u65b0\u5efa\u5b66…"} {
		if got := Shorten(text, 4); got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
