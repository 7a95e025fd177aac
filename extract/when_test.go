package extract

import "testing"

// TestWhens reads dates in documents of a year and of none.
func TestWhens(t *testing.T) {
	for _, c := range []struct {
		text string
		year int
		want string
	}{
		{"6月底前完成", 2026, "2026-06-30"},
		{"6月底前完成", 0, ""},
		{"明年3月完成", 0, ""},
		{"2026年6月底前完成", 0, "2026-06-30"},
		{"4月—8月实施", 2026, "2026-04/2026-08"},
		{"4月—8月实施", 0, ""},
	} {
		if got := whens(c.text, c.year); len(got) != 1 || got[0].iso != c.want {
			t.Errorf("%s in %d: %+v, want %q", c.text, c.year, got, c.want)
		}
	}
}
