package embedded

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"dutygraph/graph"
	"dutygraph/queries"
)

// sizes are the numbers of gazettes that benchmarks run on; DUTYGRAPH_GAZETTES adds one more, such as 1000.
func sizes(b *testing.B) []int {
	list := []int{1, 100}
	if text := os.Getenv("DUTYGRAPH_GAZETTES"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			b.Fatal(err)
		}
		list = append(list, n)
	}
	return list
}

// gazette is an invented breakdown of the usual size, in a city of its own.
func gazette(number int) graph.Batch {
	city := fmt.Sprintf("第%d市", number)
	shared := func(label graph.Label, name string, props graph.Props) graph.Node {
		props["name"], props["jurisdiction"] = name, city
		return graph.Node{Label: label, ID: city + "/" + name, Props: props}
	}
	doc := graph.Node{Label: graph.Document, ID: fmt.Sprintf("第%d市政发〔2031〕1号", number), Props: graph.Props{
		"number": fmt.Sprintf("第%d市政发〔2031〕1号", number), "title": city + "重点工作任务分解", "kind": "breakdown", "date": "2031-02-01",
		"jurisdiction": city, "year": int64(2031)}}
	b := graph.Batch{Doc: doc}
	state := func(from graph.Node, rel graph.Relation, to graph.Node, line int, props graph.Props) {
		b.Facts = append(b.Facts, graph.Fact{From: from, Rel: rel, To: to, Props: props, At: graph.Span{First: line, Last: line + 2}})
	}
	for no := 1; no <= 193; no++ {
		line := 100 + 4*no
		task := graph.Node{Label: graph.Task, ID: fmt.Sprintf("%s#%d", doc.ID, no), Props: graph.Props{"document": doc.ID, "no": int64(no), "kind": "task",
			"text": fmt.Sprintf("推进第%d项工程,新建绿道%d公里以上,改造旧管网,完善驿站、书房和夜校,提升沿河面貌,让居民出门见绿、抬脚进站。", no, no%50+1)}}
		state(task, graph.StatedIn, doc, line, nil)
		title := []string{"市长", "副市长"}[min(no%9, 1)]
		leader := shared(graph.Leader, fmt.Sprintf("%s领导%d", city, no%9), graph.Props{"title": title})
		state(leader, graph.Leads, task, line, graph.Props{"title": title})
		for i := range 4 + no%3 {
			name := fmt.Sprintf("市%d局", (no*7+i*i*5)%90)
			role := []string{"lead", "support"}[min(i, 1)]
			state(shared(graph.Department, name, graph.Props{"kind": "bureau", "aliases": []string{city + name}}), graph.ResponsibleFor, task, line+2,
				graph.Props{"role": role, "order": int64(i + 1), "asWritten": name, "rule": "列第一位的牵头", "ruleLine": int64(90)})
		}
		if no%3 == 0 {
			state(task, graph.InDistrict, shared(graph.District, fmt.Sprintf("%d区", no%13), graph.Props{"kind": "district"}), line, graph.Props{"via": "named"})
		}
		if no%5 == 0 {
			state(task, graph.Involves, shared(graph.Project, fmt.Sprintf("%d号线", no), graph.Props{}), line, nil)
		}
		target := graph.Node{Label: graph.Target, ID: task.ID + "!1", Props: graph.Props{"document": doc.ID, "what": "绿道", "value": float64(no%50 + 1),
			"unit": "公里", "op": ">=", "role": "goal", "text": "公里以上", "year": int64(2031)}}
		state(task, graph.HasTarget, target, line, nil)
		state(target, graph.StatedIn, doc, line, nil)
	}
	return b
}

// library makes a store of many gazettes.
func library(tb testing.TB, gazettes int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "graph.db")
	s, err := Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	for first := 1; first <= gazettes; first += 50 {
		var batches []graph.Batch
		for n := first; n < first+50 && n <= gazettes; n++ {
			batches = append(batches, gazette(n))
		}
		if _, err := s.Load(context.Background(), batches...); err != nil {
			tb.Fatal(err)
		}
	}
	return path
}

// BenchmarkOpen opens a store and makes its graph, as the first question does.
func BenchmarkOpen(b *testing.B) {
	for _, n := range sizes(b) {
		b.Run(fmt.Sprintf("gazettes=%d", n), func(b *testing.B) {
			path := library(b, n)
			info, err := os.Stat(path)
			if err != nil {
				b.Fatal(err)
			}
			b.ReportAllocs()
			b.ResetTimer()
			for b.Loop() {
				s, err := Open(path)
				if err != nil {
					b.Fatal(err)
				}
				if _, err := s.network(b.Context()); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(info.Size())/(1<<20), "MB")
		})
	}
}

// BenchmarkLoad loads one gazette after another, each in a transaction of its own.
func BenchmarkLoad(b *testing.B) {
	s := newStore(b)
	for n := 1; b.Loop(); n++ {
		if _, err := s.Load(b.Context(), gazette(n)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkReload loads what is held already.
func BenchmarkReload(b *testing.B) {
	s, g := newStore(b), gazette(1)
	for b.Loop() {
		if _, err := s.Load(b.Context(), g); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkQuestions asks every question of the catalogue of an open store, of another city each time.
func BenchmarkQuestions(b *testing.B) {
	catalogue, err := queries.All()
	if err != nil {
		b.Fatal(err)
	}
	for _, n := range sizes(b) {
		s, err := Open(library(b, n))
		if err != nil {
			b.Fatal(err)
		}
		for _, q := range catalogue {
			b.Run(fmt.Sprintf("gazettes=%d/%s", n, q.Name), func(b *testing.B) {
				for i := 0; b.Loop(); i++ {
					args, err := q.Args(asked(q, i%n+1, i))
					if err != nil {
						b.Fatal(err)
					}
					if _, err := s.Query(b.Context(), q.Cypher, args); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

// asked is what a question that must be told something is told about a city, something else each time.
func asked(q queries.Query, city, turn int) map[string]string {
	name := fmt.Sprintf("第%d市", city)
	leader := fmt.Sprintf("%s领导%d", name, turn%9)
	words := map[string]string{"leader": leader, "department": fmt.Sprintf("市%d局", turn%90), "district": fmt.Sprintf("%d区", turn%13), "from": leader,
		"to": fmt.Sprintf("市%d局", turn%90), "task": fmt.Sprintf("%s政发〔2031〕1号#%d", name, turn%193+1), "words": fmt.Sprintf("第%d项 绿道", turn%193+1)}
	told := map[string]string{}
	for _, p := range q.Params {
		switch {
		case p.Name == "city":
			told[p.Name] = name
		case !p.Optional && words[p.Name] != "":
			told[p.Name] = words[p.Name]
		case !p.Optional && len(p.Choices) > 0:
			told[p.Name] = p.Choices[turn%len(p.Choices)]
		case !p.Optional:
			told[p.Name] = name
		}
	}
	return told
}
