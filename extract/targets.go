package extract

import (
	"cmp"
	"strconv"

	"dutygraph/extract/quantity"
	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// addFigures adds the facts of the figures of a task's or section's text: for each a HAS_TARGET from its owner and a STATED_IN
// to the document, with the lines of the figure's own print. Targets are keyed <owner id>!<ordinal>, the first is 1, in
// order of print. The year is the one that the document is for, 0 where it is not known; a figure with a year of its own
// (到2027年达到…) takes that one.
func (f *findings) addFigures(owner, document *graph.Node, year int, t text, figures []figure) {
	for i, one := range figures {
		target := &graph.Node{
			Label: graph.Target,
			ID:    owner.ID + "!" + strconv.Itoa(i+1),
			Props: one.props(t.s, document.ID, year),
		}
		at := t.span(one.From, one.To)
		f.fact(owner, graph.HasTarget, target, nil, at)
		f.fact(target, graph.StatedIn, document, nil, at)
	}
}

// figure is a quantity that the graph keeps: what it counts and the role that it plays.
type figure struct {
	quantity.Quantity
	what string
	role string // goal, fund, grant, threshold or cap
}

// figuresOf reads the figures to be reached of a text, in order of print.
func figuresOf(s string) []figure {
	qs := quantity.In(s)
	if len(qs) == 0 {
		return nil
	}
	figures := make([]figure, 0, len(qs))
	for i, goal := range goalsOf(s, qs) {
		if goal {
			figures = append(figures, figure{Quantity: qs[i], role: RoleGoal})
		}
	}
	nameFigures(s, figures)
	return figures
}

// goalsOf says of each quantity of a text whether it is to be reached.
func goalsOf(s string, qs []quantity.Quantity) []bool {
	goals := make([]bool, len(qs))
	for i := len(qs) - 1; i >= 0; i-- { // from the end: a size class may be one because the next is
		goals[i] = isGoal(contextOf(s, qs, i), i+1 < len(qs) && goals[i+1])
	}
	return goals
}

// props returns what the graph keeps of a figure.
func (f figure) props(s, document string, year int) graph.Props {
	var value any
	if !f.Worded {
		value = f.Value
	}
	return graph.PropsOf("direction", f.Direction, "document", document, "op", f.Op, "role", f.role, "text", s[f.From:f.To], "unit", f.Unit,
		"value", value, "valueMax", highest(f.Quantity), "what", f.what, "year", yearOf(cmp.Or(yearBefore(s, f.From), year)))
}

// highest is the upper end of a range as a property, and none of any other quantity.
func highest(q quantity.Quantity) any {
	if !q.Ranged() {
		return nil
	}
	return q.Max
}

// yearOf is a year as a property, and none where it is not known.
func yearOf(year int) any {
	if year <= 0 {
		return nil
	}
	return int64(year)
}

var sentenceEnds = scan.SetOf("。;；")

// yearBefore returns the year by which the sentence of byte i says that its figures are to be reached, 到2027年, 0 where it
// names none.
func yearBefore(s string, i int) int {
	const reach = 1200 // bytes: sentences are shorter
	sentence := s[max(0, i-reach):i]
	at := scan.LastIndex(sentence, "年")
	if at < 0 || sentenceEnds.In(sentence[at:]) {
		return 0
	}
	by := sentence[:scan.BeforeSpace(sentence, at)]
	from := max(0, len(by)-4)
	if year, err := strconv.Atoi(by[from:]); err == nil && year > 1900 && scan.HasAnySuffix(by[:scan.BeforeSpace(by, from)], "到", "至") {
		return year
	}
	return 0
}
