package correspond

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"dutygraph/graph"
)

// passage is the text of a task, or of a section of a report.
type passage struct {
	*graph.Node
	document int // its rank
	at       graph.Span
	text     string
}

const (
	runLength   = 6   // characters of a run; texts are compared by the runs that they share
	mostHolders = 64  // a run that more texts hold tells nothing
	toldAgain   = 0.6 // the share of a task's runs that another text has which tells it again
	nearlyBest  = 0.9 // of the share in the best place, what another place of the same document has at least
	wholeClause = 13  // characters of a clause at least that stands in both as it is
)

// retelling is how much of a task another text has: a share of its runs, or else a clause as it is.
type retelling struct {
	share  float64
	clause string
}

// retell links tasks to the texts of other documents that say the same in the same words: the chapter of a work report
// from which a task comes.
func (j *join) retell(verdicts map[pair]verdict, add func(rank int, f graph.Fact)) {
	texts := make([]string, len(j.passages))
	size := 0
	for i, p := range j.passages {
		texts[i] = lettersOf(p.text)
		size += utf8.RuneCountInString(texts[i])
	}
	index := newRunIndex(size)
	for i, text := range texts {
		for run := range runs(text) {
			index.add(run, int32(i))
		}
	}
	found := map[[2]int]retelling{}
	for i, p := range j.passages {
		if p.Label == graph.Task {
			j.retellings(i, texts, index, found)
		}
	}
	figures := owners(verdicts)
	best := j.bestShares(found)
	for ends, r := range found {
		a, b := j.passages[ends[0]], j.passages[ends[1]]
		if r.share < nearlyBest*max(best[telling{ends[0], b.document}], best[telling{ends[1], a.document}]) {
			continue
		}
		if own := figures[ownersOf(a.Node, b.Node)]; r.clause == "" || len(own) == 0 {
			add(a.document, j.link(a, b, r, own))
		}
	}
}

// telling is a task and another document that tells it again.
type telling struct{ task, document int }

// bestShares returns how much of each task is told again in one place of each document.
func (j *join) bestShares(found map[[2]int]retelling) map[telling]float64 {
	best := map[telling]float64{}
	for ends, r := range found {
		for k, i := range ends {
			if t := (telling{i, j.passages[ends[1-k]].document}); j.passages[i].Label == graph.Task {
				best[t] = max(best[t], r.share)
			}
		}
	}
	return best
}

// retellings notes which texts tell task i again. Of two tasks the shorter one counts.
func (j *join) retellings(i int, texts []string, index *runIndex, found map[[2]int]retelling) {
	count := map[int]int{}
	total := 0
	var holders []int32
	for run := range runs(texts[i]) {
		total++
		holders = index.holders(run, holders[:0])
		if len(holders) > mostHolders {
			continue
		}
		for _, other := range holders {
			if j.passages[other].document != j.passages[i].document {
				count[int(other)]++
			}
		}
	}
	for other, n := range count {
		ends := [2]int{min(i, other), max(i, other)}
		if share := float64(n) / float64(total); share >= toldAgain {
			if share > found[ends].share {
				found[ends] = retelling{share: share}
			}
			continue
		}
		if _, known := found[ends]; !known && n >= wholeClause-runLength {
			if clause := commonClause(j.passages[i].text, texts[other]); clause != "" {
				found[ends] = retelling{clause: clause}
			}
		}
	}
}

// runIndex says which texts hold a run. Runs are known by a number reckoned from their characters.
type runIndex struct {
	last map[uint64]int32 // the place in entries of the last holder
	list []runHolder
}

// runHolder is a text that holds a run, and the place of the one before it, -1 for the first.
type runHolder struct{ text, before int32 }

func newRunIndex(size int) *runIndex {
	return &runIndex{make(map[uint64]int32, size), make([]runHolder, 0, size)}
}

// add notes that a text holds a run; texts come in order.
func (x *runIndex) add(run uint64, text int32) {
	before, found := x.last[run]
	if !found {
		before = -1
	} else if x.list[before].text == text {
		return
	}
	x.last[run] = int32(len(x.list))
	x.list = append(x.list, runHolder{text, before})
}

// holders appends the texts that hold a run, no more than one too many.
func (x *runIndex) holders(run uint64, to []int32) []int32 {
	at, found := x.last[run]
	for found && at >= 0 && len(to) <= mostHolders {
		to = append(to, x.list[at].text)
		at = x.list[at].before
	}
	return to
}

// commonClause returns the first long clause of a text that another, of which only letters are given, has as it is.
func commonClause(text, letters string) string {
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",，。;；:：", r) }) {
		if plain := lettersOf(clause); utf8.RuneCountInString(plain) >= wholeClause && strings.Contains(letters, plain) {
			return strings.TrimSpace(clause)
		}
	}
	return ""
}

// ownersOf is the key of two nodes in whatever order.
func ownersOf(a, b *graph.Node) [2]string {
	return [2]string{min(a.ID, b.ID), max(a.ID, b.ID)}
}

// owners groups what was found of figures by those that have them.
func owners(verdicts map[pair]verdict) map[[2]string][]verdict {
	out := map[[2]string][]verdict{}
	for p, v := range verdicts {
		key := ownersOf(p.a.owner, p.b.owner)
		out[key] = append(out[key], v)
	}
	return out
}

// link makes the link of two texts, of which the first has the smaller key. They agree unless their figures do not; in what
// is said by the links of those.
func (j *join) link(a, b passage, r retelling, figures []verdict) graph.Fact {
	v := verdict{agrees: true, why: []string{"“" + r.clause + "” in both"}}
	if r.clause == "" {
		v.why[0] = fmt.Sprintf("the same words: %d %% of the task's", int(100*r.share))
	}
	for _, own := range figures {
		v.agrees = v.agrees && own.agrees
	}
	if len(figures) == 0 {
		j.compareLeads(a.Node, b.Node, &v)
	}
	return graph.Fact{From: a.Node, Rel: graph.CorrespondsTo, To: reference(b.Node), Props: v.props(), At: a.at}
}

// lettersOf returns the letters and figures of a text.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || r == '%' {
			return r
		}
		return -1
	}, s)
}

// runs yields the runs of characters of a text, each as a number.
func runs(s string) func(yield func(uint64) bool) {
	const base = 0x9e3779b97f4a7c15
	leaving := uint64(1) // base to the power of the length
	for range runLength {
		leaving *= base
	}
	return func(yield func(uint64) bool) {
		var last [runLength]uint64 // the last characters, in a ring
		run := uint64(0)
		n := 0
		for _, r := range s {
			run = run*base + uint64(r) - last[n%runLength]*leaving
			last[n%runLength] = uint64(r)
			n++
			if n >= runLength && !yield(run) {
				return
			}
		}
	}
}
