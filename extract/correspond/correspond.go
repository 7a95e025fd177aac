// Package correspond joins what several documents say: which figures measure one indicator, and which say one commitment,
// in agreement or not. It knows names and figures as the graph has them, and no print.
package correspond

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dutygraph/extract"
	"dutygraph/graph"
)

// Join makes the links that join documents of one government and one target year: which figures measure an
// indicator that one of the documents has in a table (MEASURES), and which say one commitment (CORRESPONDS_TO). Links of
// these sorts that the batches hold already are made anew, so that doing it twice changes nothing; neither does the order
// of the batches or of their facts. A link belongs to the document of its first end, the one with the smaller key.
//
// Two figures correspond when they count the same thing in the same unit; names are compared without what only tells of
// doing, of scope and of movement. Precision goes first: equal figures may have names of which one is the longer,
// while a contradiction needs names that are the same.
func Join(v *extract.Vocabulary, batches []graph.Batch) []graph.Batch {
	out := slices.Clone(batches)
	for i := range out {
		out[i].Facts = stated(out[i].Facts)
	}
	for c, members := range circles(out) {
		if len(members) == 1 && !slices.ContainsFunc(out[members[0]].Facts, isOfIndicator) {
			continue
		}
		j := newJoin(v, c, out, members)
		for rank, facts := range j.facts() {
			b := &out[members[rank]]
			b.Facts = slices.Concat(b.Facts, facts)
		}
	}
	return out
}

// stated returns the facts that a document states, the very same where all of them are.
func stated(facts []graph.Fact) []graph.Fact {
	if !slices.ContainsFunc(facts, isDerived) {
		return facts
	}
	return slices.DeleteFunc(slices.Clone(facts), isDerived)
}

// isDerived reports whether a link was made by Correspond and not stated by a document.
func isDerived(f graph.Fact) bool {
	return f.Rel == graph.CorrespondsTo || f.Rel == graph.Measures && f.Props.Get("inferred") == true
}

// isOfIndicator reports whether a link is of the figure that a table gives for an indicator.
func isOfIndicator(f graph.Fact) bool {
	return f.Rel == graph.HasTarget && f.From.Label == graph.Indicator
}

// isPledge reports whether a link is of what is compared: a figure, or the text of a task.
func isPledge(f graph.Fact) bool {
	return f.Rel == graph.HasTarget || f.Rel == graph.StatedIn && f.From.Label == graph.Task
}

// circle is what documents have in common that are joined.
type circle struct {
	jurisdiction string
	year         int64
}

// circles returns the places of the documents of each circle, in order of their keys. A document without a year, as an
// explanation may be, goes with the one that it interprets.
func circles(batches []graph.Batch) map[circle][]int {
	order := make([]int, len(batches))
	years := make(map[string]int64, len(batches))
	for i, b := range batches {
		order[i] = i
		years[b.Doc.ID], _ = b.Doc.Props.Get("year").(int64)
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(batches[a].Doc.ID, batches[b].Doc.ID) })
	out := map[circle][]int{}
	for _, i := range order {
		b := batches[i]
		year := years[b.Doc.ID]
		for _, f := range b.Facts {
			if f.Rel == graph.Interprets && year == 0 {
				year = years[f.To.ID]
			}
		}
		jurisdiction := b.Doc.Props.Text("jurisdiction")
		if jurisdiction != "" && year > 0 && slices.ContainsFunc(b.Facts, isPledge) {
			c := circle{jurisdiction, year}
			out[c] = append(out[c], i)
		}
	}
	return out
}

// join is the joining of the documents of one circle. Documents are known by their rank in order of key.
type join struct {
	vocab *extract.Vocabulary
	circle
	claims     []*claim
	byID       map[string]int            // the rank of a document
	explains   map[[2]int]bool           // the ranks of documents of which one interprets the other, the smaller first
	leads      map[graph.Key]*graph.Node // who is listed first
	passages   []passage
	indicators []indicatorClaim
	links      map[pair]match
}

// claim is a figure to be reached, or to be paid, with what is compared of it.
type claim struct {
	*graph.Node
	owner    *graph.Node
	document int // its rank
	at       graph.Span
	ordinal  int // its place among its owner's
	subjects []subject
	amount   magnitude
	role, op string
	text     string
	unit     string // as printed
	measures string // the key of the indicator that it is of, "" for none
}

// newJoin reads what the documents say.
func newJoin(v *extract.Vocabulary, c circle, batches []graph.Batch, members []int) *join {
	j := &join{vocab: v, circle: c, byID: map[string]int{}, explains: map[[2]int]bool{}, leads: map[graph.Key]*graph.Node{}, links: map[pair]match{}}
	for rank, i := range members {
		j.byID[batches[i].Doc.ID] = rank
	}
	for rank, i := range members {
		j.read(rank, batches[i].Facts)
	}
	slices.SortFunc(j.claims, func(a, b *claim) int {
		return cmp.Or(cmp.Compare(a.document, b.document), cmp.Compare(a.owner.ID, b.owner.ID), cmp.Compare(a.ordinal, b.ordinal), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(j.passages, func(a, b passage) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(j.indicators, func(a, b indicatorClaim) int { return cmp.Compare(a.ID, b.ID) })
	return j
}

// read takes the figures, the passages, the indicators and the bodies listed first out of one document.
func (j *join) read(rank int, facts []graph.Fact) {
	orders := map[graph.Key]int64{}
	for _, f := range facts {
		switch f.Rel {
		case graph.HasTarget:
			if c := j.claim(rank, f); c != nil {
				j.claims = append(j.claims, c)
			}
			if isOfIndicator(f) {
				j.indicator(f)
			}
		case graph.StatedIn:
			if text := f.From.Props.Text("text"); text != "" && (f.From.Label == graph.Task || f.From.Label == graph.Section) {
				j.passages = append(j.passages, passage{Node: f.From, document: rank, at: f.At, text: text})
			}
		case graph.Interprets:
			if other, ok := j.byID[f.To.ID]; ok {
				j.explains[[2]int{min(rank, other), max(rank, other)}] = true
			}
		case graph.ResponsibleFor:
			order, _ := f.Props.Get("order").(int64)
			first, seen := orders[f.To.Key()]
			if f.Props.Get("role") == "lead" && (!seen || order < first || order == first && f.From.ID < j.leads[f.To.Key()].ID) {
				orders[f.To.Key()] = order
				j.leads[f.To.Key()] = f.From
			}
		}
	}
}

// claim reads one figure, nil for one that is in words or for another year.
func (j *join) claim(rank int, f graph.Fact) *claim {
	p := f.To.Props
	value, ok := p.Get("value").(float64)
	if year, dated := p.Get("year").(int64); !ok || dated && year != j.year {
		return nil
	}
	c := &claim{Node: f.To, owner: f.From, document: rank, at: f.At}
	most, _ := p.Get("valueMax").(float64)
	c.unit = p.Text("unit")
	c.amount = magnitudeOf(value, most, c.unit)
	c.role, c.op, c.text = p.Text("role"), p.Text("op"), p.Text("text")
	c.ordinal, _ = strconv.Atoi(f.To.ID[strings.LastIndexByte(f.To.ID, '!')+1:])
	c.subjects = subjects(j.vocab, p.Text("what"), p.Text("direction"))
	if c.role != extract.RoleGoal {
		for i := range c.subjects {
			c.subjects[i].forPay()
		}
	}
	if f.From.Label == graph.Indicator {
		c.measures = f.From.ID
	}
	return c
}

// facts returns the links that belong to each document, by its rank, in order of their ends.
func (j *join) facts() map[int][]graph.Fact {
	out := map[int][]graph.Fact{}
	add := func(rank int, f graph.Fact) { out[rank] = append(out[rank], f) }
	j.measure(add)
	j.match()
	verdicts := make(map[pair]verdict, len(j.links))
	for p, m := range j.links {
		a, b := p.a, p.b
		if b.ID < a.ID {
			a, b = b, a
		}
		v := j.verdict(a, b, m)
		verdicts[p] = v
		add(a.document, graph.Fact{From: a.Node, Rel: graph.CorrespondsTo, To: reference(b.Node), Props: v.props(), At: a.at})
	}
	j.retell(verdicts, add)
	for _, facts := range out {
		slices.SortFunc(facts, func(a, b graph.Fact) int {
			return cmp.Or(cmp.Compare(a.Rel, b.Rel), cmp.Compare(a.From.ID, b.From.ID), cmp.Compare(a.To.ID, b.To.ID))
		})
	}
	return out
}

// reference is a node of another document: that document says what it is.
func reference(n *graph.Node) *graph.Node { return &graph.Node{Label: n.Label, ID: n.ID} }
