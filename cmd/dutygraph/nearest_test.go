package main

import (
	"strings"
	"testing"
)

func TestNearest(t *testing.T) {
	for _, c := range []struct{ name, known, want string }{
		{"load", "load,query", "load"},
		{"laod", "load,query,export", "load"},
		{"exprot", "load,query,export", "export"},
		{"xyz", "load,query,export", ""},
		{"王小敏", "王敏,李敏,王小民,张三", "王小民 王敏"},
		{"科技局", "市科技局,市教育局,省科技厅", "市科技局"},
		{"云山市科技局", "市科技局,市教育局", "市科技局"},
		{"", "load", ""},
		{"a", "", ""},
	} {
		known := strings.Split(c.known, ",")
		if got := strings.Join(nearest(c.name, known, 3), " "); got != c.want {
			t.Errorf("nearest to %q: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestDistance(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"", "甲乙", 2}, {"甲乙", "乙甲", 1}, {"load", "laod", 1}, {"kitten", "sitting", 3}} {
		if got := distance(c.a, c.b); got != c.want {
			t.Errorf("distance of %q and %q: %d, want %d", c.a, c.b, got, c.want)
		}
	}
}
