package web

import (
	"fmt"
	"strings"

	"dutygraph/graph"
)

// stop is a thing that a chain goes over.
type stop struct {
	id, label, name, city, title, document, text string
	no                                           int64
}

// stopOf reads a thing as the statement "paths" lists it.
func stopOf(value any) stop {
	list := items(value)
	at := func(i int) string { return graph.Spell(list[i]) }
	s := stop{id: at(0), label: at(1), name: at(2), city: at(3), title: at(4), document: at(5), text: at(7)}
	s.no, _ = list[6].(int64)
	return s
}

// hop is a link of a chain.
type hop struct {
	link, role  string
	forward     bool
	document    string
	first, last int64
	asWritten   string
	inferred    bool
	rule        string
	ruleLine    int64
}

// hopOf reads a link as the statement "paths" lists it.
func hopOf(value any) hop {
	list := items(value)
	h := hop{link: graph.Spell(list[0]), forward: list[1] == true, role: graph.Spell(list[2]), document: graph.Spell(list[3]), asWritten: graph.Spell(list[6]), inferred: list[7] == true, rule: graph.Spell(list[8])}
	h.first, _ = list[4].(int64)
	h.last, _ = list[5].(int64)
	h.ruleLine, _ = list[9].(int64)
	return h
}

// hopTable is one of some chains, hop by hop, in the columns of the catalogue's question "chain".
func hopTable(paths *graph.Table, chosen int) *graph.Table {
	t := &graph.Table{Columns: []string{"hop", "from", "fromKind", "direction", "link", "to", "toKind", "role", "asWritten", "inferred", "rule", "ruleLine", "text",
		"document", "lineStart", "lineEnd"}}
	if chosen >= len(paths.Rows) {
		return t
	}
	things := items(paths.Rows[chosen][0])
	name := func(thing []any) any {
		if thing[2] != "" {
			return thing[2]
		}
		return thing[0]
	}
	for i, value := range items(paths.Rows[chosen][1]) {
		h, x, y := items(value), items(things[i]), items(things[i+1])
		direction := "<-"
		if h[1] == true {
			direction = "->"
		}
		t.Rows = append(t.Rows, []any{int64(i + 1), name(x), x[1], direction, h[0], name(y), y[1], h[2], h[6], h[7], h[8], h[9], y[7], h[3], h[4], h[5]})
	}
	return t
}

// step is a hop as the page tells it: both ends, the link between them, and the print that states it.
type step struct {
	No       int
	From, To stopLink
	Link     string
	Forward  bool
	Note     string // how the print calls the unit, where it does not use its proper name
	Inferred bool
	Rule     string
	RuleAt   link
	Source   cell
	Print    []printLine
}

// stopLink is a thing of a chain as the page names it.
type stopLink struct {
	Link              link
	Kind, Label, Said string
}

// printOfHop is how many lines of print stand beside a hop.
const printOfHop = 8

// steps are the hops of the chosen chains, one leg after the other.
func (v *visit) steps(legs []leg) ([]step, error) {
	var steps []step
	prints := map[string][]printLine{}
	for _, l := range legs {
		if !l.Found() {
			continue
		}
		things, hops := items(l.paths.Rows[l.chosen][0]), items(l.paths.Rows[l.chosen][1])
		for i, value := range hops {
			h := hopOf(value)
			lines, seen := prints[h.document]
			if !seen {
				var err error
				if lines, err = v.printed(h.document); err != nil {
					return nil, err
				}
				prints[h.document] = lines
			}
			s := v.step(stopOf(things[i]), h, stopOf(things[i+1]), lines)
			s.No = len(steps) + 1
			steps = append(steps, s)
		}
	}
	return steps, nil
}

// step tells of one hop; lines are those of its document that are at hand.
func (v *visit) step(from stop, h hop, to stop, lines []printLine) step {
	s := step{From: v.stopLink(from), To: v.stopLink(to), Link: v.linkText(h), Forward: h.forward, Inferred: h.inferred, Rule: v.Value(h.rule),
		Source: v.source(h.document, row{"lineStart": h.first, "lineEnd": h.last}, "lineStart")}
	if h.asWritten != from.name && h.asWritten != to.name {
		s.Note = h.asWritten
	}
	if h.ruleLine > 0 {
		s.RuleAt = v.lines(h.document, h.ruleLine, h.ruleLine)
	}
	for _, p := range lines {
		if int64(p.No) >= h.first && int64(p.No) <= h.last && len(s.Print) < printOfHop && strings.TrimSpace(p.Text) != "" {
			s.Print = append(s.Print, p)
		}
	}
	return s
}

// printed are the numbered lines of a document, none where its print is not at hand.
func (v *visit) printed(document string) ([]printLine, error) {
	found, err := v.find(documentKind, document, "")
	if err != nil || len(found) != 1 {
		return nil, err
	}
	var lines []printLine
	for i, text := range v.original(found[0]) {
		lines = append(lines, printLine{No: int(found[0].number("lineStart")) + i, Text: text, Marked: true})
	}
	return lines, nil
}

// linkText is what a hop is called: a unit's by its role.
func (v *visit) linkText(h hop) string {
	if h.role != "" {
		return v.value("role", h.role)
	}
	return v.value("link", h.link)
}

// called is a thing's name on the page, a task's its number.
func (v *visit) called(s stop) string {
	if s.label == string(graph.Task) {
		return fmt.Sprintf(v.T("task-no"), s.no)
	}
	return s.name
}

func (v *visit) stopLink(s stop) stopLink {
	l := stopLink{Link: link{v.called(s), thingHref(s.label, s.name, s.city)}, Kind: strings.ToLower(s.label), Label: v.value("label", s.label)}
	if s.label == string(graph.Task) {
		l.Link.Href, l.Said = href("/task", "task", s.id), s.title
		l.Label = s.document
	}
	return l
}
