package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"dutygraph/extract"
	"dutygraph/graph"
)

// shelf is a store in memory that counts what it is asked to load; full makes it refuse documents.
type shelf struct {
	graph.Store
	held map[string]graph.Batch
	log  []string
	full error
}

func (s *shelf) Load(ctx context.Context, batches ...graph.Batch) ([]graph.Change, error) {
	var changes []graph.Change
	for _, b := range batches {
		s.log = append(s.log, b.Doc.ID)
		if s.full != nil {
			return changes, s.full
		}
		if ctx.Err() != nil {
			return changes, ctx.Err()
		}
		changes = append(changes, s.compare(b))
		s.held[b.Doc.ID] = b
	}
	return changes, nil
}

// Documents lists what is held, in order of key as every store does.
func (s *shelf) Documents(context.Context) ([]graph.Batch, error) {
	var documents []graph.Batch
	for _, id := range slices.Sorted(maps.Keys(s.held)) {
		documents = append(documents, graph.Batch{Doc: s.held[id].Doc, Receipt: s.held[id].Receipt})
	}
	return documents, nil
}

func (s *shelf) Held(_ context.Context, ids ...string) ([]graph.Batch, error) {
	var held []graph.Batch
	for _, id := range ids {
		if b, ok := s.held[id]; ok {
			held = append(held, b)
		}
	}
	return held, nil
}

func (s *shelf) compare(b graph.Batch) graph.Change {
	if held, ok := s.held[b.Doc.ID]; ok {
		return graph.Compare(&held, b)
	}
	return graph.Compare(nil, b)
}

// document is a reading of a document whose tasks are numbered 1 to n.
func document(id string, n int) extract.Reading {
	r := extract.Reading{Coverage: extract.Coverage{Stated: n}}
	r.Doc = graph.Node{Label: graph.Document, ID: id, Props: graph.PropsOf("kind", "breakdown", "title", "分解")}
	for i := range n {
		task := &graph.Node{Label: graph.Task, ID: fmt.Sprintf("%s#%d", id, i+1), Props: graph.PropsOf("document", id, "no", int64(i+1))}
		r.Facts = append(r.Facts, graph.Fact{From: task, Rel: graph.StatedIn, To: &r.Doc, At: graph.Span{First: i + 1, Last: i + 1}})
	}
	return r
}

func file(path string, readings ...extract.Reading) result {
	return result{source: source{path: path}, readings: readings}
}

func readsAll(string) bool { return true }

func newLoading(s graph.Store, talk io.Writer, files int) *loading {
	l := &loading{store: s, report: &report{w: talk, bar: newProgress(talk, 0), reads: readsAll, listed: map[string]int{}, files: files}, from: map[string]string{}, links: map[string]int{}, outcomes: map[string]int{}}
	if _, err := l.joiner.learn(context.Background(), s); err != nil {
		panic(err)
	}
	return l
}

func TestLoading(t *testing.T) {
	ctx := context.Background()
	s := &shelf{held: map[string]graph.Batch{}}
	s.held["乙"] = document("乙", 2).Batch
	s.held["丙"] = document("丙", 2).Batch
	for _, dry := range []bool{true, false} {
		var talk strings.Builder
		s.log = nil
		l := newLoading(s, &talk, 3)
		l.dry = dry
		for _, f := range []result{
			file("a.txt", document("甲", 1), document("乙", 3)),
			{source: source{path: "b.txt"}, err: &fileError{"b.txt", errors.New("is empty")}},
			file("c.txt", document("丙", 2), document("甲", 5)),
		} {
			if err := l.file(ctx, f); err != nil {
				t.Fatal(err)
			}
		}
		var rows []string
		for _, row := range l.rows {
			rows = append(rows, fmt.Sprintf("%v %v %v %v", row[0], row[3], row[4], row[9]))
		}
		if diff := cmp.Diff([]string{"甲 added 1 a.txt", "乙 replaced 3 a.txt", "丙 unchanged 2 c.txt"}, rows); diff != "" {
			t.Errorf("dry %v: %s", dry, diff)
		}
		verb := map[bool]string{true: "would replace", false: "replaces"}[dry]
		for _, want := range []string{"a.txt: " + verb + " 乙: +1 −0 links\n", "dutygraph: b.txt: is empty\n", "c.txt: leaves out 甲, which was taken from a.txt\n"} {
			if !strings.Contains(talk.String(), want) {
				t.Errorf("dry %v: nothing says %q in %q", dry, want, talk.String())
			}
		}
		if dry != (len(s.log) == 0) {
			t.Errorf("dry %v: the store was asked to load %v", dry, s.log)
		}
		if err := l.report.end(ctx); err == nil || err.(*exit).code != partly || err.Error() != "1 of 3 files failed" {
			t.Errorf("ended with %v", err)
		}
	}
}

func TestReportEnds(t *testing.T) {
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	for _, c := range []struct {
		name string
		ctx  context.Context
		r    report
		code int
	}{
		{"all well", context.Background(), report{files: 2}, done},
		{"findings", context.Background(), report{files: 2, findings: 3}, done},
		{"findings, strict", context.Background(), report{files: 2, findings: 3, strict: true}, found},
		{"nothing found, strict", context.Background(), report{files: 2, strict: true}, done},
		{"some failed, strict", context.Background(), report{files: 2, failed: 1, findings: 1, strict: true}, partly},
		{"all failed", context.Background(), report{files: 2, failed: 2}, failed},
		{"interrupted", canceled, report{files: 2, failed: 1}, interrupted},
	} {
		c.r.w, c.r.bar = io.Discard, newProgress(io.Discard, 0)
		code := done
		if err := c.r.end(c.ctx); err != nil {
			code = err.(*exit).code
		}
		if code != c.code {
			t.Errorf("%s: exit code %d, want %d", c.name, code, c.code)
		}
	}
}

func TestReportLimitsFindings(t *testing.T) {
	r := document("甲", 1)
	for i := range 30 {
		r.Unread = append(r.Unread, extract.Unread{At: graph.Span{First: i + 1, Last: i + 1}, Text: "某行\x1b[2J", Why: "何故"})
	}
	r.Checks = []extract.Check{{What: "tasks", Declared: "3", Read: "2", At: graph.Span{First: 9, Last: 9}}, {What: "measures", Declared: "1", Read: "1"}}
	for _, all := range []bool{false, true} {
		var talk strings.Builder
		report := &report{w: &talk, bar: newProgress(io.Discard, 0), reads: readsAll, listed: map[string]int{}, all: all, files: 1}
		report.file(file("a.txt", r))
		if err := report.end(context.Background()); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(strings.TrimSpace(talk.String()), "\n")
		want, last := findingsShown+1, "... and 11 more findings; --all shows them"
		if all {
			want, last = 31, "a.txt:9: tasks: the print says 3, read were 2"
		}
		if len(lines) != want || lines[len(lines)-1] != last || lines[0] != "a.txt:1: unread: 某行 [2J (何故)" {
			t.Errorf("all %v: %d lines, want %d: %q ... %q", all, len(lines), want, lines[0], lines[len(lines)-1])
		}
	}
}

// TestInOrder reads sources that take longer the earlier they come: what is kept stands in their order all the same, and
// nothing is read after the work was stopped.
func TestInOrder(t *testing.T) {
	var all []source
	for i := range 50 {
		all = append(all, source{path: fmt.Sprint(i), read: func() (string, error) { return "", fmt.Errorf("no. %d", i) }})
	}
	for _, stopAt := range []int{50, 10} {
		ctx, stop := context.WithCancel(context.Background())
		var kept []string
		r := &reader{extractor: &extract.Extractor{}, workers: 4}
		turnedInOrder(ctx, r, all, func(got result) string { return got.err.Error() }, func(line string) {
			kept = append(kept, line)
			if len(kept) == stopAt {
				stop()
			}
		})
		stop()
		if len(kept) < stopAt || len(kept) > stopAt+12 {
			t.Errorf("stopped at %d: %d were kept", stopAt, len(kept))
		}
		for i, line := range kept {
			if want := fmt.Sprintf("%d: no. %[1]d", i); line != want {
				t.Errorf("at %d: %s", i, line)
			}
		}
	}
}

// TestReadSurvivesACrash holds that a fault while one source is read stays with that source.
func TestReadSurvivesACrash(t *testing.T) {
	r := &reader{extractor: &extract.Extractor{}, workers: 1}
	got := r.read(source{path: "a.txt", read: func() (string, error) { panic("sudden") }})[0]
	if got.err == nil || !strings.Contains(got.err.Error(), "a.txt: ") || !strings.Contains(got.err.Error(), "sudden") {
		t.Errorf("the source's error is %v", got.err)
	}
}
