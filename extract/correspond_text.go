package extract

import (
	"fmt"
	"hash/maphash"
	"unicode"

	"dutygraph/graph"
)

// passage is the text of a task, or of a section of a report.
type passage struct {
	graph.Node
	document int
	at       graph.Span
	text     string
}

// A task is told again where another text has most of its runs of this many characters; a shorter text has none.
const (
	runLength = 6
	toldAgain = 0.6
)

// retellings links tasks to the texts of other documents that say the same in the same words: the chapter of a work report
// from which the task comes.
func (j *join) retellings(add func(document int, f graph.Fact)) {
	seed := maphash.MakeSeed()
	holders := map[uint64][]int32{}
	for i, p := range j.passages {
		for _, run := range runsOf(seed, p.text) {
			if list := holders[run]; len(list) == 0 || list[len(list)-1] != int32(i) {
				holders[run] = append(list, int32(i))
			}
		}
	}
	for i, p := range j.passages {
		if p.Label != graph.Task {
			continue
		}
		runs := runsOf(seed, p.text)
		shared := map[int32]int{}
		for _, run := range runs {
			for _, holder := range holders[run] {
				if j.passages[holder].document != p.document {
					shared[holder]++
				}
			}
		}
		for holder, n := range shared {
			o := j.passages[holder]
			if share := float64(n) / float64(len(runs)); share >= toldAgain && (o.Label == graph.Section || int(holder) > i || len(o.text) > 2*len(p.text)) {
				j.retelling(p, o, share, add)
			}
		}
	}
}

// retelling makes the link of a task and a text that tells it.
func (j *join) retelling(a, b passage, share float64, add func(document int, f graph.Fact)) {
	v := verdict{agrees: true, why: []string{fmt.Sprintf("the same words (%d %% of the task's)", int(100*share))}}
	for pair, m := range j.links {
		if own := pair[0].owner.ID == a.ID && pair[1].owner.ID == b.ID || pair[0].owner.ID == b.ID && pair[1].owner.ID == a.ID; own && m.kind != sameAmountMatch {
			v.agrees = false
			v.differs = append(v.differs, j.verdict(pair[0], pair[1], m).differs...)
		}
	}
	if b.ID < a.ID {
		a, b = b, a
	}
	add(a.document, graph.Fact{From: a.Node, Rel: graph.CorrespondsTo, To: reference(b.Node), Props: v.props(), At: a.at})
}

// runsOf returns the runs of characters of a text, marks and spaces left out, as hashes.
func runsOf(seed maphash.Seed, s string) []uint64 {
	plain := make([]rune, 0, len(s)/3)
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsNumber(r) || r == '%' {
			plain = append(plain, r)
		}
	}
	var runs []uint64
	for i := 0; i+runLength <= len(plain); i++ {
		runs = append(runs, maphash.String(seed, string(plain[i:i+runLength])))
	}
	return runs
}
