package gold

import (
	"slices"
	"strings"

	"dutygraph/graph"
)

// unitThing is a unit with its role: the names that are as good, how it is told, and where it was read.
type unitThing struct {
	names []string
	lead  bool
	told  string
	at    graph.Span
}

// units compares units with their roles, and those that lead by themselves. General words such as 各有关部门 count neither way;
// a district's government that helps may be in the graph as the district alone.
func (s *scoring) units(t Task, p *read, wanted, got []unitThing) {
	got = slices.Clone(got)
	var kept []unitThing
	for _, w := range wanted {
		if slices.ContainsFunc(w.names, general.MatchString) {
			got = slices.DeleteFunc(got, func(g unitThing) bool { return slices.Contains(w.names, g.names[0]) })
			continue
		}
		if !w.asDistrict(t, p, got) {
			kept = append(kept, w)
		}
	}
	spare := func(key string) bool {
		name := strings.TrimPrefix(strings.TrimPrefix(key, "lead "), "support ")
		return general.MatchString(name) || slices.Contains(s.gold.Ignored, name)
	}
	all, read := unitThings(kept, true), unitThings(got, false)
	s.compare(Units, t, p, all, read, spare)
	leads := func(x thing) bool { return !strings.HasPrefix(x.keys[0], "lead ") }
	s.compare(LeadUnits, t, p, slices.DeleteFunc(slices.Clone(all), leads), slices.DeleteFunc(slices.Clone(read), leads), spare)
}

// wantedUnits are the units of the gold with all names that are as good.
func (s *scoring) wantedUnits(t Task) []unitThing {
	var out []unitThing
	for _, u := range t.Units {
		names := append([]string{unitKey(u.Name)}, s.gold.Also[unitKey(u.Name)]...)
		if u.Also != "" {
			names = append(names, unitKey(u.Also))
		}
		out = append(out, unitThing{names: names, lead: u.Lead, told: u.Name})
	}
	return out
}

// readUnits are the units that were read, each once: under the name as printed where the gold has that and not the proper
// one, which is as fair.
func readUnits(wanted []unitThing, p *read) []unitThing {
	known := map[string]bool{}
	for _, w := range wanted {
		for _, n := range w.names {
			known[n] = true
		}
	}
	var out []unitThing
	for _, u := range p.units {
		name := u.key
		if w := unitKey(u.written); u.written != "" && known[w] && !known[name] {
			name = w
		}
		if !slices.ContainsFunc(out, func(o unitThing) bool { return o.names[0] == name && o.lead == u.lead }) {
			out = append(out, unitThing{[]string{name}, u.lead, u.name, u.at})
		}
	}
	return out
}

// asDistrict reports whether a district's government that helps was read as the district.
func (w unitThing) asDistrict(t Task, p *read, got []unitThing) bool {
	if w.lead || !slices.ContainsFunc(w.names, government.MatchString) {
		return false
	}
	if slices.ContainsFunc(got, func(g unitThing) bool { return slices.Contains(w.names, g.names[0]) }) {
		return false
	}
	if t.All && p.all && (strings.HasPrefix(w.told, "各") || strings.HasPrefix(w.told, "全市各")) {
		return true
	}
	return slices.ContainsFunc(w.names, func(name string) bool {
		return slices.ContainsFunc(p.districts, func(d named) bool { return d.key == districtKey(name) })
	})
}

// roleWord begins the key of a unit with its role.
func roleWord(lead bool) string {
	if lead {
		return "lead "
	}
	return "support "
}

// unitThings are units with roles; of the gold's, a district's government may stand without 政府.
func unitThings(list []unitThing, districts bool) []thing {
	var out []thing
	for _, u := range list {
		x := thing{name: roleWord(u.lead) + u.told, at: u.at}
		for _, name := range u.names {
			x.keys = append(x.keys, roleWord(u.lead)+name)
			if districts && government.MatchString(name) {
				x.keys = append(x.keys, roleWord(u.lead)+districtKey(name))
			}
		}
		out = append(out, x)
	}
	return out
}
