package correspond

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"dutygraph/extract"
	"dutygraph/extract/casetest"
	"dutygraph/graph"
)

// TestCorrespond joins the documents of each case, files whose names begin with "document", and compares the links with those
// of its file links. Vocabularies are files that end in .txt. The same must come out of the documents in any order, and
// out of what came out.
func TestCorrespond(t *testing.T) {
	casetest.Each(t, "testdata/*.txt", func(t *testing.T, c casetest.Case) []txtar.File {
		x := withForms(t)
		c.AddLists(t, x.Vocab.Add)
		var batches []graph.Batch
		for _, f := range c.Files {
			if strings.HasPrefix(f.Name, "document") {
				for _, r := range x.Extract(f.Name, string(f.Data)) {
					batches = append(batches, r.Batch)
				}
			}
		}
		joined := Join(&x.Vocab, batches)
		got := joinedText(joined)
		for _, b := range joined {
			if err := b.Check(); err != nil {
				t.Error(err)
			}
		}
		if again := joinedText(Join(&x.Vocab, joined)); again != got {
			t.Errorf("joined again (-first +again):\n%s", cmp.Diff(got, again))
		}
		for seed := range int64(5) {
			if other := joinedText(Join(&x.Vocab, shuffled(joined, seed))); other != got {
				t.Fatalf("in another order (-first +other):\n%s", cmp.Diff(got, other))
			}
		}
		return []txtar.File{casetest.Answer("links", got)}
	})
}

// shuffled returns batches, and the facts of each, in another order.
func shuffled(batches []graph.Batch, seed int64) []graph.Batch {
	r := rand.New(rand.NewSource(seed))
	out := slices.Clone(batches)
	r.Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
	for i := range out {
		facts := slices.Clone(out[i].Facts)
		r.Shuffle(len(facts), func(i, j int) { facts[i], facts[j] = facts[j], facts[i] })
		out[i].Facts = facts
	}
	return out
}

// joinedText prints the links between documents, one a line, with what their ends say.
func joinedText(batches []graph.Batch) string {
	nodes := map[graph.Key]graph.Node{}
	for _, b := range batches {
		for _, n := range b.Nodes() {
			if n.Props.Get("document") != nil {
				nodes[n.Key()] = n
			}
		}
	}
	end := func(n *graph.Node) string {
		p := nodes[n.Key()].Props
		if n.Label == graph.Target {
			return fmt.Sprintf("%s [%v %v]", n.ID, p.Get("what"), p.Get("text"))
		}
		return n.ID
	}
	var lines []string
	for _, b := range batches {
		for _, l := range b.Links() {
			if isDerived(l.Fact) {
				lines = append(lines, strings.TrimSpace(fmt.Sprintf("%s %s -> %s %v: %s", l.At, end(l.From), end(l.To), l.Rel, casetest.Props(l.Props))))
			}
		}
	}
	slices.Sort(lines)
	return strings.Join(append(lines, ""), "\n")
}

// TestRealCorrespondences joins the documents of the real gazette: what differs, by lines, is what a reader finds.
func TestRealCorrespondences(t *testing.T) {
	x := withForms(t)
	casetest.AddSeeds(t, "vocab", x.Vocab.Add)
	var batches []graph.Batch
	for _, r := range x.Extract("issue.txt", casetest.RealIssue(t)) {
		batches = append(batches, r.Batch)
	}
	lines := map[string]int{}
	for _, b := range batches {
		for _, f := range b.Facts {
			if f.Rel == graph.HasTarget {
				lines[f.To.ID] = f.At.First
			}
		}
	}
	joined := Join(&x.Vocab, batches)
	if diff := cmp.Diff(joinedText(joined), joinedText(Join(&x.Vocab, shuffled(joined, 1)))); diff != "" {
		t.Errorf("in another order (-first +other):\n%s", diff)
	}
	var got []string
	agree := 0
	for _, b := range joined {
		for _, f := range b.Facts {
			switch {
			case f.Rel != graph.CorrespondsTo || f.From.Label != graph.Target:
			case f.Props.Get("agrees") == true:
				agree++
			default:
				first, second := lines[f.From.ID], lines[f.To.ID]
				got = append(got, fmt.Sprintf("%d %d %v", min(first, second), max(first, second), f.Props.Get("differs")))
			}
		}
	}
	slices.Sort(got)
	want := []string{
		"1098 1307 [stage]", "1098 1308 [stage]", "1098 1790 [value]", "1138 1273 [stage lead]", "1138 1874 [stage lead]",
		"1144 1258 [unit lead]", "1307 1790 [stage]", "146 985 [value operator]", "212 1138 [stage]", "234 1098 [value]", "234 1307 [stage]",
		"432 985 [value operator]", "527 1098 [value]", "527 1098 [value]", "527 1307 [stage]", "531 1138 [stage]", "563 919 [value operator]",
		"985 2002 [value operator]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what differs, by lines (-want +got):\n%s", diff)
	}
	if agree < 350 {
		t.Errorf("%d figures agree, want at least 350", agree)
	}
}

// BenchmarkCorrespond joins the documents of the real gazette, alone and with those of many other cities.
func BenchmarkCorrespond(b *testing.B) {
	x := withForms(b)
	x.Workers = 1
	raw := casetest.RealIssue(b)
	for _, cities := range []int{1, 10} {
		var batches []graph.Batch
		for i := range cities {
			city := strings.ReplaceAll(raw, "杭", string(rune('甲'+i)))
			for _, r := range x.Extract("issue.txt", city) {
				batches = append(batches, r.Batch)
			}
		}
		b.Run(fmt.Sprint(cities), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Join(&x.Vocab, batches)
			}
		})
	}
}

// withForms returns a reader with the forms that the program carries.
func withForms(t testing.TB) *extract.Extractor {
	t.Helper()
	x := &extract.Extractor{}
	casetest.AddSeeds(t, "forms", x.Forms.Add)
	return x
}
