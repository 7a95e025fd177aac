package graph

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Link is a fact of a batch with the key under which every store and export knows it.
type Link struct {
	ID string // <document>|<start>|<TYPE>|<end>, with |2, |3 … where the document states it again
	Fact
}

// Links returns the facts of the batch with their keys, in order of key. Facts between the same two nodes are told apart
// by their lines and properties, so that the order of the facts does not matter.
func (b Batch) Links() []Link {
	var m mentions
	links := make([]Link, 0, len(b.Facts))
	for _, l := range m.links(b, m.add(b)) {
		f := b.Facts[l.fact]
		links = append(links, Link{strings.Join([]string{b.Doc.ID, f.From.ID, string(f.Rel), l.end(&f)}, "|"), f})
	}
	return links
}

// AllProps returns the properties that the link has in a store: its own, the document that states it and the lines.
func (l Link) AllProps(document string) Props {
	return l.Props.Over(Props{{"document", document}, {"lineEnd", int64(l.At.Last)}, {"lineStart", int64(l.At.First)}})
}

// stated is a fact by its place in its batch, and how many facts of the same two ends and relation go before it.
type stated struct{ fact, before int32 }

// end is what ends the key of a fact's link.
func (s stated) end(f *Fact) string {
	if s.before == 0 {
		return f.To.ID
	}
	return f.To.ID + "|" + strconv.Itoa(int(s.before)+1)
}

// links returns the facts of a batch, whose ends are given, in order of the keys of their links: those that begin at one
// key are put together first, which leaves little to sort.
func (m *mentions) links(b Batch, all []ends) []stated {
	if len(all) == 1 {
		return []stated{{}} // nothing to put in order
	}
	rank, starts := m.ranks(all)
	sizes, groups := make([]int, starts), make([][]stated, starts)
	for _, e := range all {
		sizes[rank[e.from]]++
	}
	links := make([]stated, len(all))
	for i, rest := 0, links; i < starts; i++ {
		groups[i], rest = rest[:0:sizes[i]], rest[sizes[i]:]
	}
	for i, e := range all {
		group := &groups[rank[e.from]]
		*group = append(*group, stated{fact: int32(i)})
	}
	for _, group := range groups {
		sortLinks(group, b.Facts)
	}
	return links
}

// ranks returns, for the number of each node at which a fact begins, the place of its key in the order of those keys, and how
// many keys there are.
func (m *mentions) ranks(all []ends) (rank []int32, keys int) {
	starts := make([]int32, 0, len(m.nodes))
	rank = make([]int32, len(m.nodes))
	for _, e := range all {
		if rank[e.from] == 0 {
			rank[e.from] = 1
			starts = append(starts, e.from)
		}
	}
	slices.SortFunc(starts, func(a, b int32) int { return compareStarts(m.nodes[a].ID, m.nodes[b].ID) })
	for i, s := range starts {
		if i == 0 || m.nodes[s].ID != m.nodes[starts[i-1]].ID {
			keys++
		}
		rank[s] = int32(keys - 1)
	}
	return rank, keys
}

// compareStarts orders keys as those of links that begin with them, where a bar comes next.
func compareStarts(a, b string) int {
	n := min(len(a), len(b))
	if c := strings.Compare(a[:n], b[:n]); c != 0 || len(a) == len(b) {
		return c
	}
	return strings.Compare(a[n:]+"|", b[n:]+"|")
}

// sortLinks puts links that begin at one node in order of key, and numbers those of one key.
func sortLinks(links []stated, facts []Fact) {
	byKey := func(x, y stated) int {
		f, g := &facts[x.fact], &facts[y.fact]
		if f.Rel != g.Rel {
			return strings.Compare(string(f.Rel), string(g.Rel))
		}
		return strings.Compare(x.end(f), y.end(g))
	}
	slices.SortFunc(links, func(x, y stated) int {
		if c := byKey(x, y); c != 0 {
			return c
		}
		return compareFacts(&facts[x.fact], &facts[y.fact])
	})
	repeated := false
	for i, first := 1, 0; i < len(links); i++ {
		if byKey(links[first], links[i]) != 0 {
			first = i
			continue
		}
		links[i].before, repeated = int32(i-first), true
	}
	if repeated { // another key may stand between those
		slices.SortFunc(links, byKey)
	}
}

// compareFacts orders facts whose links have one key.
func compareFacts(a, b *Fact) int {
	if c := cmp.Or(cmp.Compare(a.At.First, b.At.First), cmp.Compare(a.At.Last, b.At.Last)); c != 0 {
		return c
	}
	if c := bytes.Compare(appendProps(nil, a.Props), appendProps(nil, b.Props)); c != 0 {
		return c
	}
	return cmp.Or(cmp.Compare(a.From.Label, b.From.Label), cmp.Compare(a.To.Label, b.To.Label))
}
