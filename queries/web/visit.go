package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"dutygraph/graph"
)

// visit is one request while it is answered.
type visit struct {
	*site
	r      *http.Request
	Lang   string
	form   url.Values
	code   int
	body   bytes.Buffer
	mime   string
	policy string // what the page may load, where that is not what pages may
	Short  bool   // an answer was cut at the limit of rows
	Proof  *proof // what of the page can be proven
	vast   bool   // the evidence would be too much for a packet
}

// problem is an error that a reader may see.
type problem struct {
	code int
	text string
}

func (p *problem) Error() string { return p.text }

var errNothing = &problem{http.StatusNotFound, "nothing-here"}

// serve answers one request: it waits for a turn, makes the page in memory, gives the turn back and only then writes, so
// that a slow reader keeps nobody waiting.
func (s *site) serve(w http.ResponseWriter, r *http.Request, page func(*visit) error) {
	ctx, cancel := context.WithTimeout(r.Context(), s.Timeout)
	defer cancel()
	v := &visit{site: s, r: r.WithContext(ctx), Lang: s.langOf(r), form: r.URL.Query(), code: http.StatusOK}
	if err := v.make(ctx, page); err != nil {
		v.fail(err)
	}
	w.Header().Set("Content-Type", v.mime)
	if v.policy != "" {
		w.Header().Set("Content-Security-Policy", v.policy)
	}
	if v.Short {
		w.Header().Set("Dutygraph-Rows", "cut")
	}
	w.WriteHeader(v.code)
	if r.Method != http.MethodHead {
		_, _ = w.Write(v.body.Bytes()) // a reader who has gone away needs no answer
	}
}

// make waits for a turn and makes the page.
func (v *visit) make(ctx context.Context, page func(*visit) error) error {
	select {
	case v.slots <- struct{}{}:
	case <-ctx.Done():
		return &problem{http.StatusServiceUnavailable, "too-many"}
	}
	defer func() { <-v.slots }()
	return page(v)
}

// langCookie is where a browser keeps the language that its reader chose.
const langCookie = "dutygraph-lang"

// langOf is the language that a reader chose, else the site's.
func (s *site) langOf(r *http.Request) string {
	if c, err := r.Cookie(langCookie); err == nil && slices.Contains(Langs, c.Value) {
		return c.Value
	}
	return s.Lang
}

// formats are the ends of addresses that ask for something else than the page: its data, or its evidence.
var formats = []string{"packet.html", "packet.md", "packet.json", "json", "csv"}

// format is what the end of the address asks for, or "" for a page.
func (v *visit) format() string {
	for _, f := range formats {
		if strings.HasSuffix(v.r.URL.Path, "."+f) {
			return f
		}
	}
	return ""
}

// page is the path of the address without what its end asks for.
func (v *visit) page() string { return strings.TrimSuffix(v.r.URL.Path, "."+v.format()) }

// last is the last name of the page's path.
func (v *visit) last() string { return path.Base(v.page()) }

// get is what the reader typed into a field.
func (v *visit) get(name string) string { return strings.TrimSpace(v.form.Get(name)) }

// ask puts a question of the catalogue or a statement of this package to the store.
func (v *visit) ask(name string, values map[string]string) (*graph.Table, error) {
	q, ok := v.statements[name]
	if !ok {
		return nil, errNothing
	}
	args, err := q.Args(values)
	if err != nil {
		return nil, &problem{http.StatusBadRequest, err.Error()}
	}
	state, key := v.State(), keyOf(name, args) // the state before the answer: what changes meanwhile belongs to a later one
	if a, ok := v.answers.find(state, key); ok {
		v.Short = v.Short || a.cut
		return a.table, nil
	}
	before := v.Short
	v.Short = false
	t, err := q.Ask(args, v.run)
	if err == nil {
		v.answers.keep(state, key, answer{t, v.Short})
	}
	v.Short = v.Short || before
	return t, err
}

// run lets the store answer within the limits. What is wrong with the store itself, the reader need not know: it may name
// files or servers.
func (v *visit) run(statement string, args map[string]any) (*graph.Table, error) {
	ctx := v.r.Context()
	t, err := v.Store.Query(ctx, statement, args)
	switch {
	case err != nil && errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, &problem{http.StatusGatewayTimeout, "too-slow"}
	case err != nil && ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil && v.Broken != nil && v.Broken(err):
		return nil, fmt.Errorf("the store: %w", err)
	case err != nil:
		return nil, &problem{http.StatusBadRequest, err.Error()}
	}
	if len(t.Rows) > v.Rows {
		t.Rows, v.Short = t.Rows[:v.Rows:v.Rows], true
	}
	return t, nil
}

// fail makes the page that says what went wrong.
func (v *visit) fail(err error) {
	var p *problem
	if !errors.As(err, &p) {
		p = &problem{http.StatusInternalServerError, "broken"}
	}
	v.code = p.code
	v.body.Reset()
	text := v.T(p.text)
	if f := v.format(); f == "" || f == "packet.html" {
		if err = v.render("error.html", v.T("error"), text); err == nil {
			return
		}
	}
	v.mime = "application/json; charset=utf-8"
	v.body.Reset()
	fmt.Fprintf(&v.body, "{\"error\":%s}\n", appendJSON(nil, text))
}

// page is what a template gets. Data is the page's own.
type page struct {
	*visit
	Title string
	Data  any
}

func (v *visit) render(name, title string, data any) error {
	v.mime = "text/html; charset=utf-8"
	return v.pages.ExecuteTemplate(&v.body, name, page{v, title, data})
}

// show makes a page, or the data behind it where the address asks for that: one table as it is, several by their names.
func (v *visit) show(name, title string, data any, tables ...named) error {
	switch f := v.format(); f {
	case "packet.html", "packet.md", "packet.json":
		return v.packet(f)
	case "json":
		v.mime = "application/json; charset=utf-8"
		v.body.Write(tablesJSON(tables))
		return nil
	case "csv":
		if len(tables) == 0 {
			return errNothing
		}
		v.mime = "text/csv; charset=utf-8"
		return tables[0].WriteCSV(&v.body)
	}
	return v.render(name, title, data)
}

// Here is the address of the page itself, for whoever changes the language there.
func (v *visit) Here() string { return v.r.URL.RequestURI() }

// DataHref is the address of the page's data or evidence in a format.
func (v *visit) DataHref(format string) string {
	u := url.URL{Path: v.page() + "." + format, RawQuery: v.r.URL.RawQuery}
	return u.String()
}

// Get is what the reader typed, for forms to keep it.
func (v *visit) Get(name string) string { return v.form.Get(name) }

// citiesOffered is how many cities a form offers.
const citiesOffered = 400

// Cities are those whose documents are loaded, for forms to offer. It is help: what cannot be had is left out.
func (v *visit) Cities() []string {
	t, err := v.ask("cities", nil)
	if err != nil {
		return nil
	}
	var cities []string
	for _, r := range rowsOf(t)[:min(len(t.Rows), citiesOffered)] {
		cities = append(cities, r.text("city"))
	}
	return cities
}

// In reports whether the page is one below a path.
func (v *visit) In(path string) bool {
	return v.page() == path || strings.HasPrefix(v.page(), path+"/")
}

// href is an address with values; empty ones are left out.
func href(path string, pairs ...string) string {
	values := url.Values{}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			values.Set(pairs[i], pairs[i+1])
		}
	}
	if len(values) == 0 {
		return path
	}
	return path + "?" + values.Encode()
}
