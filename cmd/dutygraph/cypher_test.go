package main

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParams(t *testing.T) {
	got, err := params([]string{"name=王敏", "n=3", "$no=\"12\"", "none=null", "eq=a=b", "empty="})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]any{"name": "王敏", "n": int64(3), "no": "12", "none": nil, "eq": "a=b", "empty": ""}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, bad := range []string{"name", "=x"} {
		if _, err := params([]string{bad}); err == nil {
			t.Errorf("%q is taken for a parameter", bad)
		}
	}
}
