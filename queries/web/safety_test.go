package web

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"golang.org/x/net/html"

	"dutygraph/graph"
)

// checkPage says what holds for every page: headers, size, no markup that runs or loads anything but the two files of the
// package, no link to elsewhere, nothing named twice.
func checkPage(t *testing.T, address string, w *httptest.ResponseRecorder) (links []string) {
	t.Helper()
	isPacket := strings.Contains(address, ".packet.") && w.Code == 200
	allowed := policy
	if isPacket && strings.Contains(address, ".html") {
		allowed = packetPolicy
	}
	if w.Header().Get("Content-Security-Policy") != allowed || w.Header().Get("X-Content-Type-Options") != "nosniff" {
		t.Errorf("%s: headers %v", address, w.Header())
	}
	if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
		return nil
	}
	if n := w.Body.Len(); n > 200<<10 && !isPacket {
		t.Errorf("%s: %d bytes", address, n)
	}
	ids := map[string]bool{}
	for z := html.NewTokenizer(strings.NewReader(w.Body.String())); ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return links
		}
		token := z.Token()
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		switch token.Data {
		case "style":
			if !isPacket {
				t.Errorf("%s has a style in it", address)
			}
		case "iframe", "object", "embed", "img", "base", "b-mark":
			t.Errorf("%s has <%s>", address, token.Data)
		}
		for _, a := range token.Attr {
			switch {
			case strings.HasPrefix(a.Key, "on"), a.Key == "style":
				t.Errorf("%s: <%s %s=%q>", address, token.Data, a.Key, a.Val)
			case a.Key == "src" && a.Val != "/static/explore.js":
				t.Errorf("%s loads %s", address, a.Val)
			case a.Key == "id" && ids[a.Val]:
				t.Errorf("%s: the id %s twice", address, a.Val)
			case a.Key == "id":
				ids[a.Val] = true
			case a.Key == "href" && token.Data == "a":
				if !strings.HasPrefix(a.Val, "/") && !strings.HasPrefix(a.Val, "#") || strings.HasPrefix(a.Val, "//") {
					t.Errorf("%s links to %q", address, a.Val)
				}
				links = append(links, a.Val)
			}
		}
		if token.Data == "script" && z.Next() == html.TextToken && strings.TrimSpace(string(z.Text())) != "" {
			t.Errorf("%s has a script in it: %s", address, z.Text())
		}
	}
}

// crawl follows the links of a site from its first page, as many as most, checks each page, and returns their addresses.
func crawl(t *testing.T, h http.Handler, most int) []string {
	t.Helper()
	seen := map[string]bool{"/": true}
	kinds := map[string]int{} // pages of each kind, so that all kinds get their turn
	next := []string{"/"}
	at := 0
	for ; at < len(next) && at < most; at++ {
		address := next[at]
		w := fetch(t, h, address)
		if w.Code != 200 && !strings.HasPrefix(address, "/lang/") {
			t.Errorf("%s: %d", address, w.Code)
		}
		for _, link := range checkPage(t, address, w) {
			link, _, _ = strings.Cut(link, "#")
			path, _, _ := strings.Cut(link, "?")
			if link == "" || seen[link] || kinds[path] >= 25 {
				continue
			}
			seen[link] = true
			kinds[path]++
			next = append(next, link)
		}
	}
	return next[:at]
}

// fetch asks for an address as a page has it.
func fetch(t *testing.T, h http.Handler, address string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	r.Host = "127.0.0.1"
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// TestCrawl says that no link of the sample's pages is dead and that every page is sound.
func TestCrawl(t *testing.T) {
	if n := crawl(t, handlerOf(t, configOf(t, inFile(t, theSample(t).batches...))), 400); len(n) < 200 {
		t.Errorf("only %d pages were found", len(n))
	}
}

// nasty are names that would do harm if they became markup, an address, or a part of a statement.
var nasty = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'onmouseover='alert(1)`, `</title></textarea><b-mark>`, `javascript:alert(1)`,
	"\u202e反写\u202d", "a&b=c#d?e%20f/../g", "{{.Title}}`${1}", strings.Repeat("很长的名称", 60), `=HYPERLINK("x")`,
}

// TestUntrustedNames loads a document whose every name and text is nasty, and looks at all its pages.
func TestUntrustedNames(t *testing.T) {
	doc := &graph.Node{Label: graph.Document, ID: "某文〔2031〕<b-mark>1号", Props: graph.PropsOf("title", nasty[0], "kind", "breakdown", "jurisdiction", nasty[1],
		"date", "2031-01-01", "source", "../../etc/"+nasty[2], "lineStart", int64(1), "lineEnd", int64(50), "sha256", "x", "issuer", nasty[3])}
	b := graph.Batch{Doc: *doc}
	for i, name := range nasty {
		at := graph.Span{First: i + 1, Last: i + 1}
		say := func(from *graph.Node, rel graph.Relation, to *graph.Node, props graph.Props) {
			b.Facts = append(b.Facts, graph.Fact{From: from, Rel: rel, To: to, Props: props, At: at})
		}
		thing := func(label graph.Label, name string) *graph.Node {
			return &graph.Node{Label: label, ID: nasty[1] + "/" + name, Props: graph.PropsOf("name", name, "jurisdiction", nasty[1])}
		}
		task := &graph.Node{Label: graph.Task, ID: fmt.Sprintf("%s#%d", doc.ID, i+1), Props: graph.PropsOf("document", doc.ID, "no", int64(i+1),
			"kind", "task", "text", name, "title", name, "deadline", "2031-12-31", "deadlineText", name)}
		target := &graph.Node{Label: graph.Target, ID: task.ID + "!1", Props: graph.PropsOf("document", doc.ID, "what", name, "value", 1.0, "unit", name, "text", name)}
		say(task, graph.StatedIn, doc, nil)
		say(target, graph.StatedIn, doc, nil)
		say(task, graph.HasTarget, target, nil)
		say(target, graph.AllocatedTo, thing(graph.District, name), graph.PropsOf("quota", 1.0, "unit", name, "text", name))
		say(thing(graph.Leader, name), graph.Leads, task, graph.PropsOf("title", name))
		say(thing(graph.Department, name), graph.ResponsibleFor, task, graph.PropsOf("role", "lead", "order", int64(1), "asWritten", name))
		say(task, graph.InDistrict, thing(graph.District, name), graph.PropsOf("via", "named"))
		say(task, graph.Involves, thing(graph.Project, name), nil)
	}
	h := handlerOf(t, configOf(t, inFile(t, b)))
	if n := crawl(t, h, 300); len(n) < 100 {
		t.Errorf("only %d pages were found", len(n))
	}
	for _, name := range nasty {
		for _, address := range []string{"/search?words=", "/q/tasks-led-by?leader=", "/chain?to=x&from=", "/cypher?statement=", "/leader?name=", "/task?task=", "/overview/load?document="} {
			r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address+strings.ReplaceAll(urlEscape(name), "+", "%20"), nil)
			r.Host = "localhost"
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			checkPage(t, address+name, w)
		}
	}
}

func urlEscape(s string) string { return strings.TrimPrefix(href("", "x", s), "?x=") }

func TestWhoMayAsk(t *testing.T) {
	c := configOf(t, inFile(t))
	c.Hosts = []string{"plans.example"}
	open := handlerOf(t, c)
	c.Token = "secret-token"
	guarded := handlerOf(t, c)
	for _, x := range []struct {
		name, method, host, address string
		headers                     []string
		handler                     http.Handler
		code                        int
	}{
		{"this machine", "GET", "127.0.0.1:99", "/", nil, open, 200},
		{"this machine by name", "HEAD", "LOCALHOST", "/", nil, open, 200},
		{"this machine by its other address", "GET", "[::1]:99", "/", nil, open, 200},
		{"a name that was allowed", "GET", "plans.example:99", "/", nil, open, 200},
		{"a name that was made to point here", "GET", "evil.example:99", "/", nil, open, 421},
		{"another address", "GET", "10.0.0.9", "/", nil, open, 421},
		{"no name", "GET", "", "/", nil, open, 421},
		{"own page", "GET", "localhost:9", "/q", []string{"Origin", "http://localhost:9", "Sec-Fetch-Site", "same-origin"}, open, 200},
		{"a page of another site", "GET", "localhost:9", "/q/leaders.json", []string{"Origin", "http://evil.example"}, open, 403},
		{"a page of another port", "GET", "localhost:9", "/q/leaders.json", []string{"Origin", "http://localhost:8"}, open, 403},
		{"a page of nowhere", "GET", "localhost:9", "/", []string{"Origin", "null"}, open, 403},
		{"another site's script", "GET", "localhost:9", "/q/leaders.json", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "no-cors"}, open, 403},
		{"another site's frame", "GET", "localhost:9", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "iframe"}, open, 403},
		{"another site's link", "GET", "localhost:9", "/", []string{"Sec-Fetch-Site", "cross-site", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Dest", "document"}, open, 200},
		{"a form", "POST", "localhost:9", "/cypher", nil, open, 405},
		{"deletion", "DELETE", "localhost:9", "/", nil, open, 405},
		{"without the token", "GET", "localhost", "/", nil, guarded, 401},
		{"without the token, a file", "GET", "localhost", "/static/style.css", nil, guarded, 401},
		{"with another token", "GET", "localhost", "/?token=secret-tokem", nil, guarded, 401},
		{"with the token", "GET", "localhost", "/q?token=secret-token&x=1", nil, guarded, 303},
		{"with the cookie", "GET", "localhost", "/", []string{"Cookie", "dutygraph-token=secret-token"}, guarded, 200},
		{"a program", "GET", "localhost", "/q.json", []string{"Authorization", "Bearer secret-token"}, guarded, 200},
	} {
		r := httptest.NewRequestWithContext(t.Context(), x.method, x.address, nil)
		r.Host = x.host
		for i := 0; i+1 < len(x.headers); i += 2 {
			r.Header.Set(x.headers[i], x.headers[i+1])
		}
		w := httptest.NewRecorder()
		x.handler.ServeHTTP(w, r)
		if w.Code != x.code || w.Header().Get("Content-Security-Policy") == "" {
			t.Errorf("%s: %d, want %d", x.name, w.Code, x.code)
		}
		if w.Code == 303 && (w.Header().Get("Location") != "/q?x=1" || !strings.Contains(w.Header().Get("Set-Cookie"), "HttpOnly; SameSite=Lax")) {
			t.Errorf("%s: %v", x.name, w.Header())
		}
	}
}

// odd is a store whose answers a test makes.
type odd struct {
	graph.Store
	query func(context.Context) (*graph.Table, error)
}

func (o odd) Query(ctx context.Context, _ string, _ map[string]any) (*graph.Table, error) {
	return o.query(ctx)
}

// TestLimits says what a reader sees of a store that is slow, broken or says too much.
func TestLimits(t *testing.T) {
	for _, x := range []struct {
		name  string
		query func(context.Context) (*graph.Table, error)
		code  int
		says  string
	}{
		{"slow", func(ctx context.Context) (*graph.Table, error) { <-ctx.Done(); return nil, ctx.Err() }, 504, "超过时限"},
		{"broken", func(context.Context) (*graph.Table, error) {
			return nil, errors.New("the store /home/me/graph.db is damaged")
		}, 500, "看启动它的终端"},
		{"talkative", func(context.Context) (*graph.Table, error) {
			return &graph.Table{Columns: []string{"a"}, Rows: [][]any{{"x"}, {"y"}, {"z"}}}, nil
		}, 200, "超出行数上限"},
	} {
		c := configOf(t, odd{query: x.query})
		c.Timeout, c.Rows = 50*time.Millisecond, 2
		c.Broken = func(err error) bool { return strings.Contains(err.Error(), "graph.db") }
		w := get(t, handlerOf(t, c), "/q/leaders")
		if body := w.Body.String(); w.Code != x.code || !strings.Contains(body, x.says) || strings.Contains(body, "/home/me") || strings.Contains(body, ">z<") {
			t.Errorf("%s: %d %s", x.name, w.Code, body)
		}
	}
}

// TestManyReaders says that fifty readers at once are all served, a few at a time.
func TestManyReaders(t *testing.T) {
	var now, most atomic.Int32
	c := configOf(t, odd{query: func(context.Context) (*graph.Table, error) {
		n := now.Add(1)
		for old := most.Load(); n > old && !most.CompareAndSwap(old, n); old = most.Load() {
		}
		time.Sleep(2 * time.Millisecond)
		now.Add(-1)
		return &graph.Table{Columns: []string{"a"}}, nil
	}})
	h := handlerOf(t, c)
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() {
			if w := get(t, h, "/q/leaders"); w.Code != 200 {
				t.Errorf("%d", w.Code)
			}
		})
	}
	all.Wait()
	if n := most.Load(); n < 2 || n > atOnce {
		t.Errorf("%d answers were made at once", n)
	}
}

// TestWords says that the list of texts is well formed, speaks of no question that there is not, and holds no text that no
// page shows.
func TestWords(t *testing.T) {
	c := configOf(t, nil)
	w, err := readWords(wordList)
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{"tasks-of-document": true}
	for _, q := range c.Catalogue {
		known[q.Name] = true
	}
	for key := range w {
		if name, ok := strings.CutPrefix(key, "q."); ok && !known[name] {
			t.Errorf("words.txt speaks of a question %s that there is not", name)
		}
	}
	var sources strings.Builder
	for _, pattern := range []string{"*.go", "templates/*.html"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			raw, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			sources.Write(raw)
		}
	}
	for key := range w {
		// A key of two parts, such as k.leader or overview-load, may be put together by a page.
		first, _, _ := strings.Cut(key, ".")
		prefix, _, _ := strings.Cut(key, "-")
		whole := strings.Contains(sources.String(), `"`+key+`"`)
		if !whole && !strings.Contains(sources.String(), `"`+prefix+`-"`) && (first == key || len(first) > 1) {
			t.Errorf("no page says %s", key)
		}
	}
	for _, bad := range []string{"key", "key = one", "a = b | c\na = d | e"} {
		if _, err := readWords(bad); err == nil {
			t.Errorf("%q is taken for a list", bad)
		}
	}
}
