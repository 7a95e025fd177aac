package web

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"dutygraph/graph"
	"dutygraph/queries/evidence"
)

// kind is a kind of thing that has pages of its own.
type kind struct {
	name  string
	label graph.Label
	shown []question // the answers on its page
	also  []question // the questions to which its page leads
}

// question is a question of the catalogue with the parameter that takes the thing.
type question struct{ name, param string }

// documentKind is the kind of documents.
var documentKind = kind{name: "document", label: graph.Document}

// kinds are the things that have pages, but for tasks.
var kinds = []kind{
	{"leader", graph.Leader, []question{{"tasks-led-by", "leader"}, {"appointments", "person"}},
		[]question{{"districts-of-leader", "leader"}, {"leader-departments", "leader"}, {"targets", "leader"}, {"livelihood", "leader"}}},
	{"person", graph.Person, []question{{"officials", "official"}, {"appointments", "person"}}, nil},
	{"department", graph.Department, []question{{"tasks-of-department", "department"}, {"appointments", "department"}},
		[]question{{"targets", "department"}, {"measures", "department"}, {"shared-tasks", "department"}}},
	{"district", graph.District, []question{{"quotas", "district"}, {"tasks-in-district", "district"}},
		[]question{{"livelihood", "district"}}},
	{"project", graph.Project, []question{{"commitment-trail", "name"}}, []question{{"projects", "words"}}},
	{"indicator", graph.Indicator, []question{{"indicators", "words"}, {"commitment-trail", "name"}}, nil},
	documentKind,
}

// thingData is what the page of a thing shows.
type thingData struct {
	Kind     string
	Name     string
	Thing    row
	Facts    []fact
	Held     grid
	Around   []group
	Beside   grid
	Tables   []grid
	Also     []link
	Picture  *picture
	PrintRef string
}

// fact is something known of a thing.
type fact struct{ Name, Text string }

// group is the things of one kind that a thing has to do with.
type group struct {
	Title  string
	Things []counted
	More   []counted // those that are folded away
}

// counted is a thing with the number of tasks that join it.
type counted struct {
	link
	Tasks, Leads int64
}

// groupShown is how many things of a group are seen at once.
const groupShown = 12

// thing is the page of a thing: found by its name or key, with a list to choose from where several have the name.
func (v *visit) thing(k kind) error {
	name, city := v.get("name"), v.get("city")
	if name == "" {
		return errNothing
	}
	found, err := v.find(k, name, city)
	if err != nil {
		return err
	}
	switch len(found) {
	case 0:
		v.code = http.StatusNotFound
		return v.notFound(name)
	case 1:
		return v.one(k, found[0])
	}
	return v.choose(found)
}

// find looks for a thing by its proper name, and then by other names.
func (v *visit) find(k kind, name, city string) ([]row, error) {
	t, err := v.ask("thing-by-name", map[string]string{"label": string(k.label), "name": name, "city": city})
	if err == nil && len(t.Rows) == 0 && k.label == graph.Department {
		t, err = v.ask("thing-by-other-name", map[string]string{"name": name, "city": city})
	}
	if err != nil {
		return nil, err
	}
	return rowsOf(t), nil
}

// choose lists things that share a name.
func (v *visit) choose(found []row) error {
	var entries []entry
	t := &graph.Table{Columns: []string{"label", "name", "city", "id"}}
	for _, r := range found {
		entries = append(entries, entry{Name: r.text("name"), City: r.text("city"), Label: r.text("label"),
			Href: thingHref(r.text("label"), r.text("id"), "")})
		t.Rows = append(t.Rows, []any{r["label"], r["name"], r["city"], r["id"]})
	}
	return v.show("choose.html", v.T("several"), entries, named{"things", t})
}

// notFound offers what is like a name that nothing has.
func (v *visit) notFound(name string) error {
	near, err := v.names.near(v, name)
	if err != nil {
		return err
	}
	data := struct {
		Name string
		Near []entry
	}{name, near}
	return v.show("missing.html", fmt.Sprintf(v.T("nothing-for"), name), data, named{"near", entriesTable(near)})
}

// one is the page of the thing that was meant.
func (v *visit) one(k kind, thing row) error {
	d := thingData{Kind: k.name, Name: thing.text("name"), Thing: thing, Facts: v.facts(thing)}
	head := &graph.Table{Columns: []string{"id", "label", "name", "title", "city", "kind", "aliases"}}
	one := make([]any, len(head.Columns))
	for i, c := range head.Columns {
		one[i] = thing[c]
	}
	head.Rows = [][]any{one}
	tables := []named{{"thing", head}}
	ask := func(name, question string, values map[string]string) (*graph.Table, error) {
		t, err := v.ask(question, values)
		tables = append(tables, named{name, t})
		return t, err
	}
	if err := v.relations(k, thing, &d, ask); err != nil {
		return err
	}
	for _, q := range k.shown {
		t, err := ask(q.name, q.name, map[string]string{q.param: d.Name, "city": thing.text("city")})
		if err != nil {
			return err
		}
		if len(t.Rows) > 0 {
			d.Tables = append(d.Tables, v.part(without(t, "city", "leaderTitle", ownColumn(k, q)), q.name, href("/q/"+q.name, q.param, d.Name, "city", thing.text("city"))))
		}
	}
	for _, q := range k.also {
		d.Also = append(d.Also, link{v.Doc(q.name), href("/q/"+q.name, q.param, d.Name, "city", thing.text("city"))})
	}
	return v.show("thing.html", d.Name, d, tables...)
}

// ownColumn is the column that repeats the thing itself on its own page. An indicator is asked for by words that others
// may have too, and a project stands under "name".
func ownColumn(k kind, q question) string {
	if k.label == graph.Indicator && q.param == "words" {
		return ""
	}
	return q.param
}

// partShown is how many rows of one of several answers a page shows.
const partShown = 30

// part is an answer that is one of several on a page: its first rows, and where all are.
func (v *visit) part(t *graph.Table, name, all string) grid {
	first := &graph.Table{Columns: t.Columns, Rows: t.Rows[:min(partShown, len(t.Rows))]}
	g := v.grid(first, 0)
	g.Total = len(t.Rows)
	g.Cites = len(t.Rows) <= hopsProven && evidence.Cites(v.statements[name])
	g.Name, g.Title, g.AllHref = name, v.Doc(name), all
	return g
}

// asker puts a question to the store and keeps the answer, by a name, for the data of the page.
type asker func(name, question string, values map[string]string) (*graph.Table, error)

// relations fills in what a thing has to do with others.
func (v *visit) relations(k kind, thing row, d *thingData, ask asker) error {
	values := map[string]string{"id": thing.text("id"), "label": string(k.label)}
	beside, err := ask("beside", "beside", values)
	if err != nil {
		return err
	}
	d.Beside = v.grid(beside, 0)
	switch k.label {
	case graph.Indicator:
		return nil
	case graph.Document:
		return v.ofDocument(thing, d, ask)
	}
	around, err := ask("around", "around", values)
	if err != nil {
		return err
	}
	d.Around = v.groups(around)
	held, err := ask("documents", "held", values)
	if err != nil {
		return err
	}
	d.Held = v.grid(held, 0)
	if k.label == graph.Leader {
		flow, err := ask("flow", "flow", map[string]string{"id": thing.text("id")})
		if err != nil {
			return err
		}
		d.Picture = v.drawFlow(thing, flow)
	}
	return nil
}

// ofDocument fills in what a document names, its tasks and where its print is.
func (v *visit) ofDocument(document row, d *thingData, ask asker) error {
	id := map[string]string{"id": document.text("id")}
	around, err := ask("around", "around-document", id)
	if err != nil {
		return err
	}
	d.Around = v.groups(around)
	tasks, err := ask("tasks", "tasks-of-document", id)
	if err != nil {
		return err
	}
	if len(tasks.Rows) > 0 {
		g := v.grid(tasks, v.skip())
		v.pager(&g)
		g.Title = v.Doc("tasks-of-document")
		d.Tables = append(d.Tables, g)
	}
	first := document.number("lineStart")
	d.PrintRef = printHref(document.text("id"), first, first+printShown)
	return nil
}

// facts are the properties of a thing that a reader wants to see.
func (v *visit) facts(thing row) []fact {
	var facts []fact
	for _, name := range []string{"title", "kind", "city", "unit", "issuer", "date", "effectiveFrom", "effectiveTo", "aliases", "source", "sha256"} {
		if text := v.value(name, thing[name]); text != "" && !(name == "title" && thing.text("label") == "Document") {
			if name == "title" {
				name = "leaderTitle"
			}
			facts = append(facts, fact{v.Column(name), text})
		}
	}
	if thing.text("label") == "Document" {
		if title := thing.text("title"); title != "" {
			facts = slices.Insert(facts, 0, fact{v.Column("title"), title})
		}
		facts = append(facts, fact{v.T("print"), fmt.Sprintf(v.T("lines"), fmt.Sprintf("%d–%d", thing.number("lineStart"), thing.number("lineEnd")))})
	}
	return facts
}

// grouped are the labels of things that a page groups, in the order of their groups; any other comes after them.
var grouped = []graph.Label{graph.Leader, graph.Department, graph.District, graph.Project, graph.Person}

// place is where among the groups of a page that of a label stands.
func place(label string) int {
	if i := slices.Index(grouped, graph.Label(label)); i >= 0 {
		return i
	}
	return len(grouped)
}

// groups parts counted things by their kind, and folds away what is beyond the first.
func (v *visit) groups(t *graph.Table) []group {
	rows := rowsOf(t)
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(place(a.text("label")), place(b.text("label"))), cmp.Compare(a.text("label"), b.text("label")))
	})
	var groups []group
	for _, of := range runs(rows, "label") {
		label := of[0].text("label")
		g := group{Title: v.value("label", label)}
		for _, r := range of {
			c := counted{link{r.text("name"), thingHref(label, r.text("name"), r.text("city"))}, r.number("tasks"), r.number("leads")}
			if len(g.Things) < groupShown {
				g.Things = append(g.Things, c)
			} else {
				g.More = append(g.More, c)
			}
		}
		groups = append(groups, g)
	}
	return groups
}

// printHref leads to lines of a document's print.
func printHref(document string, first, last int64) string {
	return href("/print", "document", document, "first", strconv.FormatInt(first, 10), "last", strconv.FormatInt(last, 10))
}
