package queries

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTyped(t *testing.T) {
	for text, want := range map[string]any{
		"王敏": "王敏", "3": int64(3), "1.5": 1.5, `"12"`: "12", "true": true, "null": nil, `["a",2]`: []any{"a", int64(2)},
		`{"k":[1]}`: map[string]any{"k": []any{int64(1)}}, "a=b": "a=b", "": "", "[1,": "[1,", "1 2": "1 2", "007": "007",
		"12345678901234567890": 12345678901234567890.0,
	} {
		if diff := cmp.Diff(want, Typed(text)); diff != "" {
			t.Errorf("%q: %s", text, diff)
		}
	}
}

// TestAsTyped says that a value which a question was asked with is the same when its statement is asked by itself, also a text
// that looks like a number or a list.
func TestAsTyped(t *testing.T) {
	for _, value := range []any{"王敏", "50", "true", `["a"]`, `"x"`, "1 2", `a"b`, int64(3)} {
		if got := Typed(AsTyped(value)); got != value {
			t.Errorf("%#v is typed as %s, which is %#v", value, AsTyped(value), got)
		}
	}
	if got := AsTyped(nil); got != "" {
		t.Errorf("no value is typed as %q", got)
	}
}
