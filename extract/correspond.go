package extract

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dutygraph/graph"
)

// Correspond makes the links that join documents of one government and one target year: which figures measure an
// indicator that one of the documents has in a table (MEASURES), and which say one commitment (CORRESPONDS_TO). Links of
// these sorts that the batches hold already are made anew, so that doing it twice changes nothing; neither does the order
// of the batches or of their facts. A link belongs to the document of its first end, the one with the smaller key.
//
// Two figures correspond when they count the same thing in the same unit; names are compared without what only tells of
// doing, of scope and of movement. Precision goes first: equal figures may have names of which one is the longer,
// while a contradiction needs names that are the same.
func (v *Vocabulary) Correspond(batches []graph.Batch) []graph.Batch {
	out := slices.Clone(batches)
	for i := range out {
		out[i].Facts = slices.DeleteFunc(slices.Clone(out[i].Facts), isDerived)
	}
	for _, members := range circles(out) {
		if len(members) == 1 && !slices.ContainsFunc(out[members[0]].Facts, hasIndicator) {
			continue
		}
		j := newJoin(v, out, members)
		for i, facts := range j.facts() {
			out[i].Facts = append(out[i].Facts, facts...)
		}
	}
	return out
}

// isDerived reports whether a link was made by Correspond and not stated by a document.
func isDerived(f graph.Fact) bool {
	return f.Rel == graph.CorrespondsTo || f.Rel == graph.Measures && f.Props["inferred"] == true
}

// circle is what documents have in common that are joined.
type circle struct {
	jurisdiction string
	year         int64
}

// circles returns the places of the documents of each circle, in order of their keys. A document without a year, as an
// explanation is, goes with the one that it interprets.
func circles(batches []graph.Batch) map[circle][]int {
	order := make([]int, len(batches))
	years := make(map[string]int64, len(batches))
	for i, b := range batches {
		order[i] = i
		years[b.Doc.ID], _ = b.Doc.Props["year"].(int64)
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
		jurisdiction, _ := b.Doc.Props["jurisdiction"].(string)
		if jurisdiction != "" && year > 0 && slices.ContainsFunc(b.Facts, isPledge) {
			c := circle{jurisdiction, year}
			out[c] = append(out[c], i)
		}
	}
	return out
}

// hasIndicator reports whether a link is of an indicator of a table.
func hasIndicator(f graph.Fact) bool { return f.Rel == graph.HasTarget && f.From.Label == graph.Indicator }

// isPledge reports whether a link is of what is compared: a figure, or the text of a task.
func isPledge(f graph.Fact) bool {
	return f.Rel == graph.HasTarget || f.Rel == graph.StatedIn && f.From.Label == graph.Task
}

// join is the joining of the documents of one circle.
type join struct {
	vocab      *Vocabulary
	batches    []graph.Batch
	members    []int // places in batches, in order of key
	year       int64
	claims     []*claim
	leads      map[graph.Key]graph.Node // who is listed first
	passages   []passage
	indicators []indicatorClaim
	links      map[[2]*claim]*match
}

// claim is a figure to be reached, with what is compared of it.
type claim struct {
	graph.Node
	owner    graph.Node
	document int // place of its batch
	at       graph.Span
	ordinal  int
	subjects []subject
	amount   magnitude
	role, op string
	text     string
	measures string // the key of the indicator that it is of, "" for none
}

// newJoin reads what the documents say.
func newJoin(v *Vocabulary, batches []graph.Batch, members []int) *join {
	j := &join{vocab: v, batches: batches, members: members, leads: map[graph.Key]graph.Node{}, links: map[[2]*claim]*match{}}
	for _, i := range members {
		if y, ok := batches[i].Doc.Props["year"].(int64); ok {
			j.year = y
		}
	}
	for _, i := range members {
		j.read(i)
	}
	slices.SortFunc(j.claims, func(a, b *claim) int {
		return cmp.Or(cmp.Compare(a.document, b.document), cmp.Compare(a.owner.ID, b.owner.ID), cmp.Compare(a.ordinal, b.ordinal), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(j.passages, func(a, b passage) int { return cmp.Compare(a.ID, b.ID) })
	return j
}

// read takes the figures, the passages, the indicators and the bodies listed first out of one document.
func (j *join) read(i int) {
	b := j.batches[i]
	orders := map[graph.Key]int64{}
	for _, f := range b.Facts {
		switch f.Rel {
		case graph.HasTarget:
			if c := j.claim(i, f); c != nil {
				j.claims = append(j.claims, c)
			}
			if f.From.Label == graph.Indicator {
				j.indicator(f)
			}
		case graph.StatedIn:
			if text, _ := f.From.Props["text"].(string); text != "" && (f.From.Label == graph.Task || f.From.Label == graph.Section) {
				j.passages = append(j.passages, passage{Node: f.From, document: i, at: f.At, text: text})
			}
		case graph.ResponsibleFor:
			order, _ := f.Props["order"].(int64)
			first, seen := orders[f.To.Key()]
			if f.Props["role"] == "lead" && order > 0 && (!seen || order < first) {
				orders[f.To.Key()] = order
				j.leads[f.To.Key()] = f.From
			}
		}
	}
}

// claim reads one figure, nil for one that is in words or for another year.
func (j *join) claim(i int, f graph.Fact) *claim {
	p := f.To.Props
	value, ok := p["value"].(float64)
	if year, dated := p["year"].(int64); !ok || dated && year != j.year {
		return nil
	}
	c := &claim{Node: f.To, owner: f.From, document: i, at: f.At}
	unit, _ := p["unit"].(string)
	most, _ := p["valueMax"].(float64)
	c.amount = amountIn(value, most, unit)
	c.role, _ = p["role"].(string)
	c.op, _ = p["op"].(string)
	c.text, _ = p["text"].(string)
	c.ordinal, _ = strconv.Atoi(f.To.ID[strings.LastIndexByte(f.To.ID, '!')+1:])
	what, _ := p["what"].(string)
	direction, _ := p["direction"].(string)
	c.subjects = j.vocab.subjects(what, direction)
	if f.From.Label == graph.Indicator {
		c.measures = f.From.ID
	}
	return c
}

// facts returns the links that belong to each document, by its place, in order of their ends.
func (j *join) facts() map[int][]graph.Fact {
	out := map[int][]graph.Fact{}
	j.measure(func(i int, f graph.Fact) { out[i] = append(out[i], f) })
	j.match()
	for pair, m := range j.links {
		i, f := j.link(pair[0], pair[1], m)
		out[i] = append(out[i], f)
	}
	j.retellings(func(i int, f graph.Fact) { out[i] = append(out[i], f) })
	for _, facts := range out {
		slices.SortFunc(facts, func(a, b graph.Fact) int {
			return cmp.Or(cmp.Compare(a.Rel, b.Rel), cmp.Compare(a.From.ID, b.From.ID), cmp.Compare(a.To.ID, b.To.ID))
		})
	}
	return out
}

// link makes the link of two figures.
func (j *join) link(a, b *claim, m *match) (document int, f graph.Fact) {
	if b.ID < a.ID {
		a, b = b, a
	}
	v := j.verdict(a, b, m)
	return a.document, graph.Fact{From: a.Node, Rel: graph.CorrespondsTo, To: reference(b.Node), Props: v.props(), At: a.at}
}

// reference is a node of another document: that document says what it is.
func reference(n graph.Node) graph.Node { return graph.Node{Label: n.Label, ID: n.ID} }
