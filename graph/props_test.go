package graph

import (
	"maps"
	"math/rand"
	"slices"
	"testing"
)

// TestPropsAreMaps holds properties against maps, in whatever order names are given.
func TestPropsAreMaps(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	some := func() (Props, map[string]any) {
		var pairs []any
		want := map[string]any{}
		for range r.Intn(9) {
			name, value := string(rune('a'+r.Intn(6))), []any{int64(r.Intn(9)), "x", true, nil, ""}[r.Intn(5)]
			pairs = append(pairs, name, value)
			if value != nil && value != "" {
				want[name] = value
			}
		}
		return PropsOf(pairs...), want
	}
	check := func(what string, got Props, want map[string]any) {
		t.Helper()
		names := slices.Sorted(maps.Keys(want))
		if !maps.Equal(got.Map(), want) || !slices.EqualFunc(got, names, func(p Prop, name string) bool { return p.Name == name }) {
			t.Fatalf("%s is %v and not %v", what, got, want)
		}
	}
	for range 2000 {
		p, m := some()
		q, n := some()
		check("PropsOf", p, m)
		both := maps.Clone(n)
		maps.Copy(both, m)
		check("Over", p.Over(q), both)
		held := true
		for name := range n {
			_, ok := m[name]
			held = held && ok
			if p.With(name, n[name]).Get(name) != n[name] || p.With(name, nil).Get(name) != nil {
				t.Fatalf("%v with another %s", p, name)
			}
			with := maps.Clone(m)
			delete(with, name)
			check("With", p.With(name, ""), with)
		}
		if p.hold(q) != held {
			t.Fatalf("%v holds %v", p, q)
		}
		check("what another was made of", p, m)
	}
}
