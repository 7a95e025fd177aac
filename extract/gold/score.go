package gold

import (
	"slices"
	"strconv"
	"strings"

	"dutygraph/graph"
)

// scoring counts while tasks are compared.
type scoring struct {
	gold   Gold
	counts map[string]*Score
	misses []Miss
	given  map[string]bool // the metrics that any task gives
}

func newScoring(g Gold) *scoring {
	s := &scoring{gold: g, counts: map[string]*Score{}, given: map[string]bool{}}
	for _, m := range Metrics() {
		s.counts[m] = &Score{Metric: m}
		s.given[m] = slices.ContainsFunc(g.Tasks, func(t Task) bool { return t.gives(m) })
	}
	return s
}

// result is what was counted, without metrics that the gold does not give.
func (s *scoring) result() Result {
	r := Result{Misses: s.misses}
	for _, m := range Metrics() {
		if s.given[m] {
			r.Scores = append(r.Scores, *s.counts[m])
		}
	}
	return r
}

// thing is something of a task that gold and reading may agree on: the keys that are as good, and how it is told.
type thing struct {
	keys []string
	name string
	at   graph.Span // where it was read
}

// compare counts the things of a task: each of the gold takes one that was read with one of its keys. What was read beside
// it counts, unless it need not be there.
func (s *scoring) compare(metric string, t Task, p *read, wanted, got []thing, spare func(key string) bool) {
	if !t.gives(metric) {
		return
	}
	got = slices.Clone(got)
	for _, w := range wanted {
		i := slices.IndexFunc(got, func(g thing) bool { return slices.Contains(w.keys, g.keys[0]) })
		if i < 0 {
			s.counts[metric].Missed++
			s.miss(metric, t, p, w, true)
			continue
		}
		s.counts[metric].Right++
		got = slices.Delete(got, i, i+1)
	}
	for _, g := range got {
		if spare == nil || !spare(g.keys[0]) {
			s.counts[metric].Extra++
			s.miss(metric, t, p, g, false)
		}
	}
}

// miss notes a disagreement. Those on units that lead are among those on units.
func (s *scoring) miss(metric string, t Task, p *read, what thing, missed bool) {
	if metric == LeadUnits {
		return
	}
	m := Miss{Metric: metric, Task: t.No, Missed: missed, Value: what.name, Line: t.Line, At: what.at}
	if p != nil {
		m.Document = p.document
		if m.At == (graph.Span{}) {
			m.At = p.at
		}
	}
	s.misses = append(s.misses, m)
}

// task compares a task with what was read of it, if anything.
func (s *scoring) task(t Task, p *read) {
	if p == nil {
		s.counts[Tasks].Missed++
		s.miss(Tasks, t, nil, thing{name: t.Head}, true)
		p = &read{}
	} else {
		s.counts[Tasks].Right++
	}
	s.compare(Leaders, t, p, wordThings(t.Leaders, nameKey), things(p.leaders), nil)
	wanted := s.wantedUnits(t)
	units := readUnits(wanted, p)
	s.units(t, p, wanted, units)
	s.districts(t, p, units)
	s.targets(t, p)
	spare := wordThings(t.Spare, projectKey)
	s.compare(Projects, t, p, wordThings(t.Projects, projectKey), things(p.projects), func(key string) bool {
		return slices.ContainsFunc(spare, func(x thing) bool { return x.keys[0] == key })
	})
	s.deadline(t, p)
}

// wordThings are names of the gold.
func wordThings(names []string, key func(string) string) []thing {
	var out []thing
	for _, n := range names {
		out = append(out, thing{keys: []string{key(n)}, name: n})
	}
	return out
}

// things are names as they were read, each once.
func things(list []named) []thing {
	var out []thing
	seen := map[string]bool{}
	for _, n := range list {
		if !seen[n.key] {
			seen[n.key] = true
			out = append(out, thing{[]string{n.key}, n.name, n.at})
		}
	}
	return out
}

// districts compares districts. One is read too where its government is among the units. Where all are meant, and the gold
// does not list them, they are not compared.
func (s *scoring) districts(t Task, p *read, units []unitThing) {
	if t.All && len(t.Districts) == 0 {
		return
	}
	got := slices.Clone(p.districts)
	for _, u := range units {
		name := u.names[0]
		if strings.HasSuffix(name, "政府") && government.MatchString(name) && !slices.ContainsFunc(anyGovernment, func(w string) bool { return strings.HasPrefix(name, w) }) {
			got = append(got, named{districtKey(name), u.told, u.at})
		}
	}
	s.compare(Districts, t, p, wordThings(t.Districts, districtKey), things(got), nil)
}

// anyGovernment begin the names of governments that are none of one district.
var anyGovernment = []string{"各", "相关", "有关", "市政府", "县政府", "区政府", "省政府"}

// targets compares figures with their operators.
func (s *scoring) targets(t Task, p *read) {
	told := func(k Target, op string) string { return strings.TrimPrefix(op, "=") + k.Value + k.Unit }
	var wanted, got []thing
	seen := map[string]bool{}
	for _, w := range t.Targets {
		if key := told(w.key(), w.Op); !seen[key] {
			seen[key] = true
			wanted = append(wanted, thing{keys: []string{key}, name: strings.TrimPrefix(w.Op, "=") + w.Value + w.Unit})
		}
	}
	clear(seen)
	doubtful := map[string]bool{}
	for _, f := range p.targets {
		key := told(f.key, f.op)
		if !seen[key] {
			seen[key] = true
			got = append(got, thing{[]string{key}, key, f.at})
		}
		if slices.ContainsFunc(t.Doubtful, func(d Target) bool { return d.key() == f.key }) {
			doubtful[key] = true
		}
	}
	s.compare(Targets, t, p, wanted, got, func(key string) bool { return doubtful[key] })
}

// deadline compares what is printed of the deadline: one may be a part of the other.
func (s *scoring) deadline(t Task, p *read) {
	if t.Deadline == "" || !t.gives(Deadlines) {
		return
	}
	a, b := textKey(t.Deadline), textKey(p.deadline)
	if b != "" && (strings.Contains(a, b) || strings.Contains(b, a)) {
		s.counts[Deadlines].Right++
		return
	}
	s.counts[Deadlines].Missed++
	s.miss(Deadlines, t, p, thing{name: t.Deadline}, true)
	if b != "" {
		s.counts[Deadlines].Extra++
		s.miss(Deadlines, t, p, thing{name: p.deadline}, false)
	}
}

// spare counts a task that the gold has not. Where the gold is a part of a list, the rest of the list is no fault.
func (s *scoring) spare(p *read) {
	no, err := strconv.Atoi(p.no)
	if s.gold.Whole > 0 && err == nil && no <= s.gold.Whole &&
		!slices.ContainsFunc(s.gold.Tasks, func(t Task) bool { return numberKey(t.No) == p.no }) {
		return
	}
	t := Task{No: p.no}
	s.counts[Tasks].Extra++
	s.miss(Tasks, t, p, thing{name: begin(p.text, 12), at: p.at}, false)
	s.counts[Leaders].Extra += len(p.leaders)
	s.counts[Units].Extra += len(p.units)
	s.counts[Targets].Extra += len(p.targets)
}
