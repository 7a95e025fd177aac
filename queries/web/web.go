// Package web serves a graph of responsibility as pages: the explorer.
//
// A question of the catalogue is a page is an address for programs: /q/<name> has a form made from the question's
// parameters, its answer as a table whose names are links, and its statement in view; the same address with .json or
// .csv is the answer as data. A thing has a page of its own (leader, person, department, district, project, indicator,
// document, task), and so have chains between things and a few overviews. All that a page shows is an answer of the
// catalogue or of a statement beside this file, so that pages know nothing that a question cannot tell. The same address with
// .packet.html, .packet.md or .packet.json is the evidence of a chain, a task or an answer.
//
// Pictures of chains are laid out here and not by Graphviz: shortest chains of one length stand in layers as they come, so
// that only the order within a layer is left to find, which is a page of code (draw.go). Graphviz for Go costs 30 ms and 18 MB
// of every start, or a process of its own, and its pictures carry their colours in them, while ours take those of the page,
// by day, by night and on paper, as the policy on content wants it.
//
// Pages are made on the server and need no scripts; the one script that there is suggests names, copies and points out. What documents say is
// untrusted: it reaches statements as parameters and pages through html/template only, and a strict content security
// policy stands behind that. The package reads and serves; it opens no files, stores or sockets.
package web

import (
	"context"
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"slices"
	"strings"
	"time"

	"dutygraph/graph"
	"dutygraph/queries"
	"dutygraph/queries/evidence"
)

//go:embed templates/*.html
var templateFiles embed.FS

//go:embed static/*
var staticFiles embed.FS

//go:embed statements/*.cypher
var statementFiles embed.FS

// Langs are the languages that pages have, the first being the usual one.
var Langs = []string{"zh", "en"}

// Config says what is served and to whom. Store and Catalogue are needed; of the rest the zero value works.
type Config struct {
	Store     graph.Store
	Catalogue []queries.Query
	// Lang is the language of pages for a reader who has chosen none. It is the first of Langs unless set.
	Lang string
	// Hosts are the names, beside addresses of this machine itself, under which pages may be asked for.
	Hosts []string
	// Token, when set, is what every reader must show once.
	Token string
	// Print finds the sources of documents by the names that these keep of them. Nil finds none.
	Print func(name string) []evidence.Text
	// Cut parts running text into words. Nil parts nothing.
	Cut func(text string) []string
	// State names the state that the store is in: while it says the same, the store answers the same. Nil, or no name, says
	// nothing of that, and every answer is asked for anew.
	State func() string
	// Program is the program's name and version, which packets of evidence tell.
	Program string
	// Broken tells a fault of the store from one of a statement. Nil takes every fault for a statement's.
	Broken func(error) bool
	// Timeout bounds each answer and Rows its rows; they are 10 seconds and 10,000 rows unless set.
	Timeout time.Duration
	Rows    int
}

// site is a served graph.
type site struct {
	Config
	statements map[string]queries.Query
	pages      *template.Template
	words      words
	names      index
	answers    answers
	slots      chan struct{} // as many answers are made at once as it holds
}

// atOnce is how many answers are made at the same time; who comes later waits for a turn.
const atOnce = 4

// Handler serves a graph. What it returns beside makes the answers of the questions about everything before anybody asks for
// them, where the store tells its state, until it is done or ctx is; nobody need wait for it.
func Handler(c Config) (h http.Handler, prepare func(ctx context.Context), err error) {
	s := &site{Config: c, statements: map[string]queries.Query{}, slots: make(chan struct{}, atOnce)}
	if s.Lang == "" {
		s.Lang = Langs[0]
	}
	if s.Timeout == 0 {
		s.Timeout = 10 * time.Second
	}
	if s.Rows == 0 {
		s.Rows = 10000
	}
	if s.Print == nil {
		s.Print = func(string) []evidence.Text { return nil }
	}
	if s.State == nil {
		s.State = func() string { return "" }
	}
	folder, err := fs.Sub(statementFiles, "statements")
	if err != nil {
		return nil, nil, err
	}
	own, err := queries.Read(folder)
	if err != nil {
		return nil, nil, err
	}
	for _, q := range slices.Concat(s.Catalogue, own) {
		if _, twice := s.statements[q.Name]; twice {
			return nil, nil, fmt.Errorf("two questions are called %s", q.Name)
		}
		s.statements[q.Name] = q
	}
	if s.words, err = readWords(wordList); err != nil {
		return nil, nil, err
	}
	if s.pages, err = template.New("").Funcs(functions).ParseFS(templateFiles, "templates/*.html"); err != nil {
		return nil, nil, err
	}
	return s.guard(s.routes()), s.prepare, nil
}

// routes says which address is which page. An address of data ends in .json or .csv, one of evidence in .packet.html and so on.
func (s *site) routes() http.Handler {
	mux := http.NewServeMux()
	mux.Handle("GET /static/{file}", http.FileServerFS(staticFiles))
	pages := map[string]func(*visit) error{
		"/{$}": (*visit).start, "/q": (*visit).questions, "/q/{name}": (*visit).question, "/cypher": (*visit).cypher,
		"/search": (*visit).search, "/suggest": (*visit).suggest, "/chain": (*visit).chain, "/print": (*visit).print,
		"/task": (*visit).task, "/overview": (*visit).overviews, "/overview/{name}": (*visit).overview,
	}
	for _, kind := range kinds {
		pages["/"+kind.name] = func(v *visit) error { return v.thing(kind) }
	}
	for path, page := range pages {
		handle := func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, page) }
		mux.HandleFunc("GET "+path, handle)
		if !strings.HasSuffix(path, "}") {
			for _, f := range formats {
				mux.HandleFunc("GET "+path+"."+f, handle)
			}
		}
	}
	mux.HandleFunc("GET /lang/{lang}", setLang)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.serve(w, r, func(*visit) error { return errNothing })
	})
	return mux
}
