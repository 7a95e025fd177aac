package web

import (
	"context"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"dutygraph/extract"
	"dutygraph/extract/correspond"
	"dutygraph/extract/jieba"
	"dutygraph/graph"
	"dutygraph/graph/embedded"
	"dutygraph/graph/neo4j"
	"dutygraph/graph/neo4j/neo4jtest"
	"dutygraph/queries"
	"dutygraph/queries/evidence"
	"dutygraph/seeds"
)

// sample is the issue that the program carries: its name, its text and what it states, read once.
var sample = sync.OnceValues(func() (issue, error) {
	names, err := fs.Glob(seeds.Issues, "issues/*.txt")
	if err != nil {
		return issue{}, err
	}
	text, err := fs.ReadFile(seeds.Issues, names[0])
	if err != nil {
		return issue{}, err
	}
	x, err := extractor()
	if err != nil {
		return issue{}, err
	}
	i := issue{name: path.Base(names[0]), text: string(text)}
	for _, r := range x.Extract(i.name, i.text) {
		i.batches = append(i.batches, r.Batch)
	}
	i.batches = correspond.Join(&x.Vocab, i.batches)
	return i, nil
})

type issue struct {
	name, text string
	batches    []graph.Batch
}

// extractor reads documents with the program's own word lists and forms.
func extractor() (*extract.Extractor, error) {
	x := &extract.Extractor{}
	err := eachText(seeds.Vocab, "vocab/*.txt", x.Vocab.Add)
	if err == nil {
		err = eachText(seeds.Forms, "forms/*.txt", x.Forms.Add)
	}
	if err != nil {
		return nil, err
	}
	cutter, err := jieba.Open(jieba.Dictionary(""), x.Vocab.Words())
	if err != nil {
		return nil, err
	}
	x.Cut = cutter.Cut
	return x, nil
}

func eachText(files fs.FS, pattern string, add func(source, text string) error) error {
	names, err := fs.Glob(files, pattern)
	if err != nil {
		return err
	}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err == nil {
			err = add(path.Base(name), string(raw))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func theSample(t testing.TB) issue {
	t.Helper()
	i, err := sample()
	if err != nil {
		t.Fatal(err)
	}
	return i
}

// inFile is a store in a file that holds some batches.
func inFile(t testing.TB, batches ...graph.Batch) graph.Store {
	t.Helper()
	s, err := embedded.Open(filepath.Join(t.TempDir(), "graph.db"))
	return holding(t, s, err, batches)
}

// onServer is a store on a server that holds some batches, or nil where no server is asked for.
func onServer(t testing.TB, batches ...graph.Batch) graph.Store {
	t.Helper()
	if os.Getenv("DUTYGRAPH_NEO4J") == "" && os.Getenv("DUTYGRAPH_REQUIRE") != "1" {
		return nil
	}
	server := neo4jtest.Lease(t)
	s, err := neo4j.Open(t.Context(), neo4j.Config{Address: server.Address, Username: server.Username, Password: server.Password})
	return holding(t, s, err, batches)
}

func holding(t testing.TB, s graph.Store, err error, batches []graph.Batch) graph.Store {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close(context.Background()) })
	if _, err := s.Load(t.Context(), batches...); err != nil {
		t.Fatal(err)
	}
	return s
}

// configOf serves a store with the sample's print at hand.
func configOf(t testing.TB, s graph.Store) Config {
	t.Helper()
	all, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	i := theSample(t)
	return Config{Store: s, Catalogue: all, Timeout: time.Minute, Print: func(name string) []evidence.Text {
		if name != i.name {
			return nil
		}
		return []evidence.Text{evidence.NewText(i.name, i.text, nil)}
	}, Cut: func(text string) []string {
		return strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("的和与了", r) })
	}}
}

func handlerOf(t testing.TB, c Config) http.Handler {
	t.Helper()
	h, _, err := Handler(c)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// get asks for an address as a browser on this machine does.
func get(t testing.TB, h http.Handler, address string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, escaped(t, address), nil)
	r.Host = "127.0.0.1:8080"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// escaped lets tests write addresses as people read them.
func escaped(t testing.TB, address string) string {
	t.Helper()
	p, query, _ := strings.Cut(address, "?")
	values := url.Values{}
	for pair := range strings.SplitSeq(query, "&") {
		if name, value, ok := strings.Cut(pair, "="); ok {
			plain, err := url.QueryUnescape(value)
			if err != nil {
				t.Fatal(err)
			}
			values.Add(name, plain)
		}
	}
	return (&url.URL{Path: p, RawQuery: values.Encode()}).String()
}
