package web

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"dutygraph/graph"
	"dutygraph/queries"
	"dutygraph/queries/evidence"
)

// functions are what templates may call.
var functions = map[string]any{
	"href": href,
	"grid": func(p page, g any) sub { return sub{p, g} },
	"inc":  func(n int) int { return n + 1 },
}

// sub is a page with the one of its parts that a part of its template shows.
type sub struct {
	page
	Grid any
}

// start is the first page: what can be asked, and of which documents.
func (v *visit) start() error {
	t, err := v.ask("documents", nil)
	if err != nil {
		return err
	}
	data := struct {
		Documents grid
		Counts    []fact
		Questions []about
		Kinds     []string
	}{v.documents(t), v.counts(t), v.byThing(), overviewNames}
	return v.show("start.html", v.T("site"), data, named{"documents", t})
}

// counts is how much is loaded.
func (v *visit) counts(t *graph.Table) []fact {
	sum := map[string]int64{"documents": int64(len(t.Rows))}
	for _, r := range rowsOf(t) {
		sum["tasks"] += r.number("tasks")
		sum["targets"] += r.number("targets")
	}
	var facts []fact
	for _, name := range []string{"documents", "tasks", "targets"} {
		facts = append(facts, fact{v.T("count-" + name), strconv.FormatInt(sum[name], 10)})
	}
	return facts
}

// documents are the loaded documents as the start page lists them: what a reader knows them by, the key where there is no
// title.
func (v *visit) documents(t *graph.Table) grid {
	rows := rowsOf(t)
	short := &graph.Table{Columns: []string{"date", "title", "kind", "tasks", "targets", "number"}}
	for _, r := range rows {
		title, number := r.text("title"), any(r.text("document"))
		if title == "" {
			title, number = r.text("document"), nil
		} else if strings.Contains(r.text("document"), title) { // a key made of the title says nothing new
			number = nil
		}
		short.Rows = append(short.Rows, []any{r["date"], title, r["kind"], r["tasks"], r["targets"], number})
	}
	g := v.grid(short, v.skip())
	titles := slices.Index(shownColumns(short), slices.Index(short.Columns, "title"))
	for i, cells := range g.Rows {
		cells[titles].Parts[0].Href = href("/document", "name", rows[g.First-1+i].text("document"))
	}
	v.pager(&g)
	return g
}

// about is the questions about a kind of thing.
type about struct {
	Title     string
	Questions []queries.Query
}

// byThing parts the catalogue by the kind of thing that a question wants to be told: those that want none come first, and
// then in the order of kinds.
func (v *visit) byThing() []about {
	groups := []about{{Title: v.T("about-all")}}
	for _, k := range kinds {
		groups = append(groups, about{Title: v.T("k." + k.name)})
	}
	groups = append(groups, about{Title: v.T("k.task")})
	for _, q := range v.Catalogue {
		g := &groups[aboutWhat(q)]
		g.Questions = append(g.Questions, q)
	}
	return slices.DeleteFunc(groups, func(g about) bool { return len(g.Questions) == 0 })
}

// aboutWhat is 0 for a question about everything, a kind's place counted from 1, or the place after them for one about a task.
// What takes the names of many kinds is about none.
func aboutWhat(q queries.Query) int {
	what := 0
	for _, p := range q.Needed() {
		if p.Name == "task" {
			return len(kinds) + 1
		}
		at := slices.IndexFunc(kinds, func(k kind) bool { return slices.Contains(p.Labels, string(k.label)) })
		if at >= 0 && what == 0 && len(p.Labels) < 3 {
			what = at + 1
		}
	}
	return what
}

// questions is the catalogue.
func (v *visit) questions() error {
	t := &graph.Table{Columns: []string{"name", "description"}}
	for _, q := range v.Catalogue {
		t.Rows = append(t.Rows, []any{q.Name, q.Doc})
	}
	return v.show("questions.html", v.T("all-questions"), v.byThing(), named{"questions", t})
}

// questionData is what a question's page shows.
type questionData struct {
	Query  queries.Query
	Values map[string]string
	Asked  bool
	Why    string // what is wrong with what was typed
	Grid   grid
	Near   []entry
}

// question is the page of one question. It answers at once where nothing that it needs is missing.
func (v *visit) question() error {
	name := v.last()
	q, there := queries.Named(v.Catalogue, name)
	if !there {
		return errNothing
	}
	data := questionData{Query: q, Values: map[string]string{}}
	for _, p := range q.Params {
		data.Values[p.Name] = v.get(p.Name)
	}
	missing := slices.ContainsFunc(q.Needed(), func(p queries.Param) bool { return data.Values[p.Name] == "" })
	if missing && v.format() == "" {
		return v.show("question.html", v.Doc(name), data)
	}
	data.Asked = true
	t, err := v.ask(name, data.Values)
	if wrong := (*problem)(nil); err != nil && v.format() == "" && errors.As(err, &wrong) && wrong.code == http.StatusBadRequest {
		v.code, data.Why = wrong.code, wrong.text
		return v.show("question.html", v.Doc(name), data)
	}
	if err != nil {
		return err
	}
	t = v.inOrder(t)
	data.Grid = v.grid(t, v.skip())
	v.sortable(&data.Grid, t)
	v.pager(&data.Grid)
	if len(t.Rows) == 0 && v.format() == "" {
		data.Near = v.nearAny(data.Query, data.Values)
	}
	if evidence.Cites(data.Query) {
		v.prove(data.asked(), t)
	}
	return v.show("question.html", v.Doc(name), data, named{name, t})
}

// asked is the question with its values, as a packet tells of it.
func (d questionData) asked() evidence.Question {
	var pairs []string
	for _, p := range d.Query.Params {
		pairs = append(pairs, p.Name, d.Values[p.Name])
	}
	return asked(d.Query.Name, d.Query.Doc, pairs...)
}

// skip is how many rows of the answer come before the page.
func (v *visit) skip() int {
	n, err := strconv.Atoi(v.form.Get("skip"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// pager says where the rows before and after are.
func (v *visit) pager(g *grid) {
	at := func(skip int) string {
		values := maps.Clone(v.form)
		values.Set("skip", strconv.Itoa(skip))
		return v.r.URL.Path + "?" + values.Encode()
	}
	if g.First > 1 && g.Total > 0 {
		g.Before = at(max(0, g.First-1-rowsShown))
	}
	if g.Last < g.Total {
		g.After = at(g.Last)
	}
}

// editorData is what the page of a reader's own statement shows.
type editorData struct {
	Statement string
	Params    []editorParam
	Asked     bool
	Why       string
	Grid      grid
}

// editorParam is a parameter that the statement mentions.
type editorParam struct{ Name, Value string }

// cypher runs a statement of the reader's own. The store refuses one that writes.
func (v *visit) cypher() error {
	data := editorData{Statement: v.get("statement")}
	args := map[string]any{}
	for _, name := range queries.Mentioned(data.Statement) {
		value := v.get("$" + name)
		data.Params = append(data.Params, editorParam{name, value})
		if args[name] = nil; value != "" {
			args[name] = queries.Typed(value)
		}
	}
	if data.Statement == "" {
		return v.show("cypher.html", v.T("cypher"), data)
	}
	data.Asked = true
	t, err := v.run(data.Statement, args)
	if wrong := (*problem)(nil); err != nil && v.format() == "" && errors.As(err, &wrong) {
		v.code, data.Why = wrong.code, v.T(wrong.text)
		return v.show("cypher.html", v.T("cypher"), data)
	}
	if err != nil {
		return err
	}
	t = v.inOrder(t)
	data.Grid = v.grid(t, v.skip())
	v.sortable(&data.Grid, t)
	v.pager(&data.Grid)
	return v.show("cypher.html", v.T("cypher"), data, named{"answer", t})
}

// EditHref is the page where a question's statement can be changed, with the values that it was asked with.
func (d questionData) EditHref() string {
	args, err := d.Query.Args(d.Values)
	if err != nil {
		args = nil
	}
	pairs := []string{"statement", d.Query.Cypher}
	for _, name := range slices.Sorted(maps.Keys(args)) {
		pairs = append(pairs, "$"+name, queries.AsTyped(args[name]))
	}
	return href("/cypher", pairs...)
}

// PictureHref is the page with the picture of a chain, for the question that tells of one hop by hop.
func (d questionData) PictureHref() string {
	if d.Query.Name != "chain" || !d.Asked || d.Why != "" {
		return ""
	}
	return href("/chain", "from", d.Values["from"], "to", d.Values["to"], "city", d.Values["city"])
}

// Label is the one kind of thing whose names a parameter takes, for the suggestions.
func (d questionData) Label(p queries.Param) string { return strings.Join(p.Labels, "|") }

// Count says which rows a table shows.
func (v *visit) Count(g grid) string { return fmt.Sprintf(v.T("rows"), g.First, g.Last, g.Total) }
