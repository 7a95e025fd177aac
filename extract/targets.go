package extract

import (
	"strconv"
	"strings"

	"dutygraph/graph"
)

// targets reads the figures to be reached out of a task's or section's text: for each a HAS_TARGET from its owner and a
// STATED_IN to the document, with the lines of the figure's own print. Targets are keyed <owner id>!<ordinal>, the first
// is 1, in order of print. The year is the one that the document is for, 0 where it is not known; a figure with a year of
// its own (到2027年达到…) takes that one.
func (x *Extractor) targets(owner, document graph.Node, year int, t text) []graph.Fact {
	figures := figuresOf(t.s)
	facts := make([]graph.Fact, 0, 2*len(figures))
	for i, f := range figures {
		target := graph.Node{
			Label: graph.Target,
			ID:    owner.ID + "!" + strconv.Itoa(i+1),
			Props: f.props(t.s, document.ID, year),
		}
		at := t.span(f.from, f.to)
		facts = append(facts,
			graph.Fact{From: owner, Rel: graph.HasTarget, To: target, At: at},
			graph.Fact{From: target, Rel: graph.StatedIn, To: document, At: at})
	}
	return facts
}

// figure is a quantity that is to be reached, and what it counts.
type figure struct {
	quantity
	what string
}

// figuresOf reads the figures to be reached of a text, in order of print.
func figuresOf(s string) []figure {
	qs := quantities(s)
	if len(qs) == 0 {
		return nil
	}
	goals := make([]quantity, 0, len(qs))
	for i := len(qs) - 1; i >= 0; i-- { // from the end: a size class may be one because the next is
		c := contextOf(s, qs, i)
		if isGoal(c, len(goals) > 0 && i+1 < len(qs) && goals[len(goals)-1].from == qs[i+1].from) {
			goals = append(goals, qs[i])
		}
	}
	figures := make([]figure, 0, len(goals))
	for i := len(goals) - 1; i >= 0; i-- {
		figures = append(figures, figure{quantity: goals[i]})
	}
	nameFigures(s, figures)
	return figures
}

// props returns what the graph keeps of a figure.
func (f figure) props(s, document string, year int) graph.Props {
	props := graph.Props{"document": document, "op": f.op, "role": "goal", "text": s[f.from:f.to]}
	if !f.worded {
		props["value"] = f.value
	}
	if f.ranged() {
		props["valueMax"] = f.max
	}
	for name, value := range map[string]string{"unit": f.unit, "direction": f.direction, "what": f.what} {
		if value != "" {
			props[name] = value
		}
	}
	if own := yearBefore(s, f.from); own > 0 {
		year = own
	}
	if year > 0 {
		props["year"] = int64(year)
	}
	return props
}

// yearBefore returns the year that the sentence of byte i gives before it as the one to be reached by: 到2027年. It is 0
// where there is none, or where it is the year compared with: 比2020年.
func yearBefore(s string, i int) int {
	const reach = 1200 // bytes: sentences are shorter
	start := max(0, i-reach)
	start += strings.LastIndexAny(s[start:i], "。;；") + 1
	at := strings.LastIndex(s[start:i], "年")
	if at < 0 {
		return 0
	}
	before := strings.TrimRight(s[start:start+at], " ")
	if len(before) < 4 || digitsEnd(before, len(before)-4) != len(before) {
		return 0
	}
	year, _ := strconv.Atoi(before[len(before)-4:])
	if year < 1900 || year > 2100 || !strings.HasSuffix(strings.TrimRight(before[:len(before)-4], " "), "到") && !strings.HasSuffix(before[:len(before)-4], "至") {
		return 0
	}
	return year
}
