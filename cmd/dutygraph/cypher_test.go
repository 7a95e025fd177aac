package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParams(t *testing.T) {
	got, err := params([]string{"name=王敏", "n=3", "f=1.5", "$no=\"12\"", "yes=true", "none=null", "list=[\"a\",2]", "map={\"k\":[1]}",
		"eq=a=b", "empty=", "broken=[1,", "two=1 2", "big=12345678901234567890"})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"name": "王敏", "n": int64(3), "f": 1.5, "no": "12", "yes": true, "none": nil, "list": []any{"a", int64(2)},
		"map": map[string]any{"k": []any{int64(1)}}, "eq": "a=b", "empty": "", "broken": "[1,", "two": "1 2", "big": 12345678901234567890.0}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"name", "=x"} {
		if _, err := params([]string{bad}); err == nil {
			t.Errorf("%q is taken for a parameter", bad)
		}
	}
}
