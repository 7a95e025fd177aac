package embedded

import (
	"context"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"dutygraph/extract"
	"dutygraph/extract/correspond"
	"dutygraph/graph"
	"dutygraph/queries"
	"dutygraph/seeds"
)

// sample is what the sample issue of the program states: nine documents of every kind.
var sample = sync.OnceValues(func() ([]graph.Batch, error) {
	x := &extract.Extractor{}
	err := fs.WalkDir(seeds.Vocab, "vocab", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		list, err := fs.ReadFile(seeds.Vocab, path)
		if err != nil {
			return err
		}
		return x.Vocab.Add(d.Name(), string(list))
	})
	if err != nil {
		return nil, err
	}
	issue, err := fs.ReadFile(seeds.Issues, "issues/hangzhou-2024-02.txt")
	if err != nil {
		return nil, err
	}
	var batches []graph.Batch
	for _, r := range x.Extract("issue.txt", string(issue)) {
		batches = append(batches, r.Batch)
	}
	return correspond.Join(&x.Vocab, batches), nil
})

// gazette is the sample as the issue of another city: every name, key and text that speaks of its own speaks of that one.
func gazette(tb testing.TB, number int) []graph.Batch {
	tb.Helper()
	batches, err := sample()
	if err != nil {
		tb.Fatal(err)
	}
	moved := make([]graph.Batch, len(batches))
	for i, b := range batches {
		moved[i] = graph.Batch{Doc: *inCity(&b.Doc, number), Facts: make([]graph.Fact, len(b.Facts))}
		for j, f := range b.Facts {
			moved[i].Facts[j] = graph.Fact{From: inCity(f.From, number), Rel: f.Rel, To: inCity(f.To, number), Props: propsInCity(f.Props, number), At: f.At}
		}
	}
	return moved
}

// city returns what stands for the name of the sample's city in that of the number.
func city(text string, number int) string {
	return strings.ReplaceAll(text, "杭", fmt.Sprintf("第%d", number))
}

func inCity(n *graph.Node, number int) *graph.Node {
	return &graph.Node{Label: n.Label, ID: city(n.ID, number), Props: propsInCity(n.Props, number)}
}

func propsInCity(props graph.Props, number int) graph.Props {
	moved := slices.Clone(props)
	for i, p := range props {
		switch v := p.Value.(type) {
		case string:
			moved[i].Value = city(v, number)
		case []string:
			list := make([]string, len(v))
			for i, s := range v {
				list[i] = city(s, number)
			}
			moved[i].Value = list
		}
	}
	return moved
}

// library makes a store of many gazettes.
func library(tb testing.TB, gazettes int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "graph.db")
	s, err := Open(path)
	if err != nil {
		tb.Fatal(err)
	}
	for first := 1; first <= gazettes; first += 20 {
		var batches []graph.Batch
		for n := first; n < first+20 && n <= gazettes; n++ {
			batches = append(batches, gazette(tb, n)...)
		}
		if _, err := s.Load(context.Background(), batches...); err != nil {
			tb.Fatal(err)
		}
	}
	return path
}

// asked is what a question is told: what it must be told is something else each time. Told of a city, it is asked about
// that; otherwise about the whole store.
func asked(tb testing.TB, q queries.Query, number, turn int, ofCity bool) map[string]any {
	tb.Helper()
	told := map[string]string{}
	for _, p := range q.Params {
		switch {
		case p.Name == "city" && ofCity:
			told[p.Name] = city("杭州市", number)
		case p.Optional:
		case len(p.Choices) > 0:
			told[p.Name] = p.Choices[turn%len(p.Choices)]
		case len(p.Labels) > 0:
			label := graph.Label(p.Labels[turn%len(p.Labels)])
			told[p.Name] = city(nameOf(tb, label, turn), number)
		case p.Name == "task":
			told[p.Name] = city(nameOf(tb, graph.Task, turn), number)
		default:
			told[p.Name] = city(p.Example, number)
		}
	}
	args, err := q.Args(told)
	if err != nil {
		tb.Fatal(err)
	}
	return args
}

// nameOf returns the name, or the key, of some node of the sample with the label.
func nameOf(tb testing.TB, label graph.Label, turn int) string {
	tb.Helper()
	names, err := sampleNames()
	if err != nil {
		tb.Fatal(err)
	}
	return names[label][turn*7%len(names[label])]
}

// sampleNames are the names of the sample's nodes by label, or their keys where they have none.
var sampleNames = sync.OnceValues(func() (map[graph.Label][]string, error) {
	batches, err := sample()
	names := map[graph.Label][]string{}
	for _, b := range batches {
		for _, n := range b.Nodes() {
			name, named := n.Props.Get("name").(string)
			if !named {
				name = n.ID
			}
			for _, l := range n.Label.Labels() {
				names[l] = append(names[l], name)
			}
		}
	}
	for l := range names {
		slices.Sort(names[l])
		names[l] = slices.Compact(names[l])
	}
	return names, err
})

// scopes returns the ways to ask a question: about one city and, where it can be told none, about the whole store.
func scopes(q queries.Query) []bool {
	if slices.ContainsFunc(q.Params, func(p queries.Param) bool { return p.Name == "city" }) {
		return []bool{true, false}
	}
	return []bool{false}
}
