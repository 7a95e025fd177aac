package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
)

// TestLinksAreInOrderOfKey takes facts in any order, with keys of which one begins as another does, and with facts that are
// stated again.
func TestLinksAreInOrderOfKey(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for range 200 {
		b := someBatch(r)
		want := wantedKeys(b)
		var got, printed []string
		for _, l := range b.Links() {
			got = append(got, l.ID)
		}
		for line := range bytes.Lines(Append(nil, b)) {
			var object struct{ Type, ID string }
			if err := json.Unmarshal(line, &object); err != nil {
				t.Fatalf("%s: %v", line, err)
			}
			if object.Type == "relationship" {
				printed = append(printed, object.ID)
			}
		}
		if !slices.Equal(got, want) {
			t.Fatalf("links are\n%s\nand not\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
		if !slices.Equal(printed, want) {
			t.Fatalf("printed are\n%s\nand not\n%s", strings.Join(printed, "\n"), strings.Join(want, "\n"))
		}
		shuffled := Batch{Doc: b.Doc, Facts: slices.Clone(b.Facts)}
		r.Shuffle(len(b.Facts), func(i, j int) { shuffled.Facts[i], shuffled.Facts[j] = shuffled.Facts[j], shuffled.Facts[i] })
		if !bytes.Equal(Append(nil, b), Append(nil, shuffled)) || b.Digest() != shuffled.Digest() {
			t.Fatalf("the order of facts makes a difference to\n%s", Append(nil, b))
		}
	}
}

// someBatch has few nodes and many links.
func someBatch(r *rand.Rand) Batch {
	b := Batch{Doc: Node{Label: Document, ID: "x\"6"}}
	node := func() *Node {
		label := []Label{Task, Section, Department, Project, Leader, Person}[r.Intn(6)]
		return &Node{Label: label, ID: fmt.Sprintf("a#%s", []string{"1", "10", "1\t", "2", "é"}[r.Intn(5)])}
	}
	for range r.Intn(60) {
		rel := []Relation{PartOf, HasTarget, HasActual}[r.Intn(3)]
		b.Facts = append(b.Facts, Fact{From: node(), Rel: rel, To: node(), Props: PropsOf("no", int64(r.Intn(3))), At: Span{1 + r.Intn(2), 4}})
	}
	return b
}

// wantedKeys numbers the facts of one key and puts all keys in order.
func wantedKeys(b Batch) []string {
	var keys []string
	seen := map[string]int{}
	for _, f := range b.Facts {
		key := b.Doc.ID + "|" + f.From.ID + "|" + string(f.Rel) + "|" + f.To.ID
		if seen[key]++; seen[key] > 1 {
			key = fmt.Sprintf("%s|%d", key, seen[key])
		}
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
