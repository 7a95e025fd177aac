package han

import "testing"

// TestWritten holds that both ways of writing change the characters that differ, and no length: bytes that are no character stay.
func TestWritten(t *testing.T) {
	for _, c := range []struct{ text, simple, full string }{
		{"財政局", "财政局", "財政局"},
		{"财政局", "财政局", "財政局"},
		{"縣\xe5\x00長", "县\xe5\x00长", "縣\xe5\x00長"},
		{"", "", ""},
	} {
		if got := Simplified(c.text); got != c.simple {
			t.Errorf("%q is %q in simplified characters, want %q", c.text, got, c.simple)
		}
		if got := Traditional(c.text); got != c.full {
			t.Errorf("%q is %q in traditional characters, want %q", c.text, got, c.full)
		}
	}
}
