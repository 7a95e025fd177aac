package web

import (
	"cmp"
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"dutygraph/graph"
	"dutygraph/queries"
)

// entry is a thing that can be found by name.
type entry struct {
	Name  string
	City  string
	Label string
	Href  string
	other []string // other names
	first string   // the initials of the name's pinyin
}

// index is the names of all things, read from the store when its state has changed, or now and then where that is not told.
type index struct {
	mu      sync.Mutex // guards the rest, so that the names are read once for all who search at the same time
	entries []entry
	state   string
	until   time.Time
}

// initialTable has for each character of the block of Han the first letter of its commonest pinyin, or a dot.
//
//go:embed initials.txt
var initialTable string

// The block of Han that names are written in.
const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
)

// initials is the first letters of a name's pinyin; letters and digits stand for themselves.
func initials(name string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(name) {
		switch {
		case r >= firstHan && r <= lastHan:
			b.WriteByte(initialTable[r-firstHan])
		case r < utf8.RuneSelf:
			b.WriteByte(byte(r))
		}
	}
	return b.String()
}

// fresh is how long names are kept before they are read again, where the store's state is not told.
const fresh = 30 * time.Second

// indexed are the kinds of things that are found by name, in the order in which equals are listed.
var indexed = []graph.Label{graph.Leader, graph.Department, graph.District, graph.Project, graph.Indicator, graph.Person, graph.Document}

// all returns the names, in order of kind.
func (x *index) all(v *visit) ([]entry, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	state := v.State()
	if state != "" && state == x.state || state == "" && time.Now().Before(x.until) {
		return x.entries, nil
	}
	var entries []entry
	leader := map[string]bool{}
	for _, label := range indexed {
		t, err := v.ask("names", map[string]string{"label": string(label)})
		if err != nil {
			return nil, err
		}
		for _, r := range rowsOf(t) {
			e := entryOf(label, r)
			if label == graph.Leader {
				leader[e.City+"/"+e.Name] = true
			} else if label == graph.Person && leader[e.City+"/"+e.Name] {
				continue
			}
			entries = append(entries, e)
		}
	}
	x.entries, x.state, x.until = entries, state, time.Now().Add(fresh)
	return entries, nil
}

// entryOf is a row of the question "names" about a kind of thing.
func entryOf(label graph.Label, r row) entry {
	e := entry{Name: r.text("name"), City: r.text("city"), Label: string(label)}
	e.Href = thingHref(e.Label, e.Name, e.City)
	e.first = initials(e.Name)
	for _, column := range []string{"aliases", "printed"} {
		for _, name := range items(r[column]) {
			e.other = append(e.other, graph.Spell(name))
		}
	}
	return e
}

// rank says how well a text fits a name: less is better, and -1 is not at all.
func (e entry) rank(text string) int {
	contains := func(name string) bool { return strings.Contains(name, text) }
	switch {
	case e.Name == text:
		return 0
	case strings.HasPrefix(e.Name, text):
		return 1
	case slices.Contains(e.other, text):
		return 2
	case contains(e.Name):
		return 3
	case slices.ContainsFunc(e.other, contains):
		return 4
	case len(text) > 1 && strings.HasPrefix(e.first, strings.ToLower(text)):
		return 5
	case len(text) > 1 && strings.Contains(e.first, strings.ToLower(text)):
		return 6
	}
	return -1
}

// matching returns the names that fit a text, the best first; of certain kinds, where labels are given.
func (x *index) matching(v *visit, text string, labels []string, most int) ([]entry, error) {
	all, err := x.all(v)
	if err != nil || text == "" {
		return nil, err
	}
	type ranked struct {
		entry
		rank int
	}
	var found []ranked
	for _, e := range all {
		if len(labels) > 0 && !slices.Contains(labels, e.Label) && !(e.Label == "Leader" && slices.Contains(labels, "Person")) {
			continue
		}
		if n := e.rank(text); n >= 0 {
			found = append(found, ranked{e, n})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return cmp.Or(a.rank-b.rank, len(a.Name)-len(b.Name)) })
	out := make([]entry, 0, min(most, len(found)))
	for _, r := range found[:min(most, len(found))] {
		out = append(out, r.entry)
	}
	return out, nil
}

// near returns the names that are most like one that nothing has: those that share the most pairs of characters with it.
func (x *index) near(v *visit, name string) ([]entry, error) {
	all, err := x.all(v)
	if err != nil {
		return nil, err
	}
	type ranked struct {
		entry
		same float64
	}
	want := pairsOf(name)
	var found []ranked
	for _, e := range all {
		same := 0
		has := pairsOf(e.Name)
		for p := range want {
			if has[p] {
				same++
			}
		}
		if same > 0 {
			found = append(found, ranked{e, float64(same) / float64(len(want)+len(has)-same)})
		}
	}
	slices.SortStableFunc(found, func(a, b ranked) int { return cmp.Compare(b.same, a.same) })
	var out []entry
	for _, r := range found[:min(6, len(found))] {
		out = append(out, r.entry)
	}
	return out, nil
}

// pairsOf is the pairs of neighbours among a name's characters.
func pairsOf(name string) map[string]bool {
	runes := []rune(name[:min(len(name), 300)])
	pairs := map[string]bool{}
	for i := range len(runes) - 1 {
		pairs[string(runes[i:i+2])] = true
	}
	return pairs
}

// nearAny offers names for what was typed into a question that has no answer. It is help beside an answer: what it
// cannot find out it leaves out.
func (v *visit) nearAny(q queries.Query, values map[string]string) []entry {
	for _, p := range q.Params {
		if values[p.Name] == "" || len(p.Labels) == 0 {
			continue
		}
		near, err := v.names.near(v, values[p.Name])
		if err != nil {
			return nil
		}
		near = slices.DeleteFunc(near, func(e entry) bool { return !slices.Contains(p.Labels, e.Label) })
		if len(near) > 0 && near[0].Name != values[p.Name] {
			for i := range near {
				near[i].Href = v.with(p.Name, 0, near[i].Name)
			}
			return near
		}
	}
	return nil
}

// The most that a page of findings shows.
const (
	namesShown   = 24
	suggested    = 8
	tasksOffered = 4

	questionsOffered = 3
)

// searchData is what the page of findings shows.
type searchData struct {
	Words string
	As    string // the words into which the text was cut, when it had to be
	Names []entry
	Tasks grid
	Asks  []queries.Query // questions that speak of it
}

// search looks for names and tasks.
func (v *visit) search() error {
	d := searchData{Words: v.get("words")}
	if d.Words == "" {
		return v.show("search.html", v.T("search"), d)
	}
	var err error
	if d.Names, err = v.names.matching(v, d.Words, nil, namesShown); err != nil {
		return err
	}
	t, as, err := v.tasksWith(d.Words)
	if err != nil {
		return err
	}
	d.As = as
	d.Asks = v.questionsAbout(d.Words)
	d.Tasks = v.grid(without(t, "kind"), v.skip())
	v.pager(&d.Tasks)
	return v.show("search.html", fmt.Sprintf("%s · %s", v.T("search"), d.Words), d, named{"names", entriesTable(d.Names)}, named{"tasks", t})
}

// questionsAbout returns the questions of the catalogue that have some words in their name or text.
func (v *visit) questionsAbout(words string) []queries.Query {
	var found []queries.Query
	for _, q := range v.Catalogue {
		text := strings.ToLower(q.Name + " " + q.Doc + " " + v.Doc(q.Name))
		if !slices.ContainsFunc(strings.Fields(strings.ToLower(words)), func(w string) bool { return !strings.Contains(text, w) }) {
			found = append(found, q)
		}
	}
	return found
}

// tasksWith returns the tasks that have all of some words; where none has, those that have the words within them.
func (v *visit) tasksWith(text string) (t *graph.Table, as string, err error) {
	t, err = v.ask("search", map[string]string{"words": strings.Join(strings.Fields(text), " ")})
	if err != nil || len(t.Rows) > 0 || v.Cut == nil {
		return t, "", err
	}
	var parts []string
	for _, word := range v.Cut(text[:min(len(text), 600)]) {
		if word = strings.TrimSpace(word); utf8.RuneCountInString(word) > 1 && !slices.Contains(parts, word) {
			parts = append(parts, word)
		}
	}
	if as = strings.Join(parts, " "); as == "" || as == text {
		return t, "", nil
	}
	t, err = v.ask("search", map[string]string{"words": as})
	return t, as, err
}

// suggest offers names, and tasks, while a reader types.
func (v *visit) suggest() error {
	var labels []string
	if list := v.get("label"); list != "" {
		labels = strings.Split(list, "|")
	}
	found, err := v.names.matching(v, v.get("words"), labels, suggested)
	if err != nil {
		return err
	}
	if words := v.get("words"); labels == nil && utf8.RuneCountInString(words) > 1 && utf8.RuneCountInString(words) < len(words) {
		t, err := v.ask("search", map[string]string{"words": strings.Join(strings.Fields(words), " ")})
		if err != nil {
			return err
		}
		for _, r := range rowsOf(t)[:min(tasksOffered, len(t.Rows))] {
			found = append(found, entry{Name: graph.Shorten(r.text("text"), 40), City: r.text("city"), Label: "Task",
				Href: href("/task", "task", graph.Spell(r["task"]), "document", r.text("document"))})
		}
	}
	for i := range found {
		found[i].Label = v.value("label", found[i].Label)
	}
	if asks := v.questionsAbout(v.get("words")); labels == nil && v.get("words") != "" {
		for _, q := range asks[:min(questionsOffered, len(asks))] {
			found = append(found, entry{Name: v.Doc(q.Name), Label: v.T("questions"), Href: "/q/" + q.Name})
		}
	}
	t := entriesTable(found)
	v.mime = "application/json; charset=utf-8"
	v.body.Write(tablesJSON([]named{{"names", t}}))
	return nil
}

// entriesTable is names as data.
func entriesTable(entries []entry) *graph.Table {
	t := &graph.Table{Columns: []string{"name", "label", "city", "href"}}
	for _, e := range entries {
		t.Rows = append(t.Rows, []any{e.Name, e.Label, e.City, e.Href})
	}
	return t
}
