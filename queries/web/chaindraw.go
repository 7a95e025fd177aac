package web

import (
	"fmt"
	"strings"

	"dutygraph/graph"
)

// drawChains draws the chains of all legs over each other, one leg after the other.
func (v *visit) drawChains(legs []leg, what string) *picture {
	p := &picture{Label: fmt.Sprintf("%s: %s", v.T("picture-of"), what)}
	layer := 0
	for _, l := range legs {
		if !l.Found() {
			return nil
		}
		for i, r := range l.paths.Rows {
			v.drawPath(p, layer, r, int64(len(l.paths.Rows)-i), i == l.chosen)
		}
		layer += len(items(l.paths.Rows[0][1]))
	}
	v.finish(p)
	return p
}

// chosenWeight keeps the boxes of the chosen chain from being folded away.
const chosenWeight = 1 << 40

// drawPath draws a chain from a layer on.
func (v *visit) drawPath(p *picture, first int, path []any, weight int64, on bool) {
	if on {
		weight += chosenWeight
	}
	things, hops := items(path[0]), items(path[1])
	var before *box
	for i, value := range things {
		b := v.stopBox(stopOf(value))
		b.weight, b.On = weight, on
		here := p.add(first+i, b)
		here.weight = max(here.weight, weight)
		if before != nil {
			w := v.hopWire(hopOf(hops[i-1]))
			w.On = on
			p.join(before, here, w)
		}
		before = here
	}
}

// stopBox is the box of a thing; a task's leads to the task, and tells its number and document.
func (v *visit) stopBox(s stop) box {
	b := box{key: s.label + s.id, Kind: strings.ToLower(s.label), Note: v.value("label", s.label), Name: graph.Shorten(s.name, 11), Full: s.name}
	b.Href = thingHref(s.label, s.name, s.city)
	if s.label == string(graph.Task) {
		b.Note = v.called(s) + " · " + graph.Shorten(s.document, 14)
		b.Name, b.Full, b.Href = graph.Shorten(s.title, 11), s.title, href("/task", "task", s.id)
	}
	return b
}

// hopWire is the wire of a link: its role or sort, the way that it points, and its lines.
func (v *visit) hopWire(h hop) wire {
	w := wire{Label: v.linkText(h), Back: !h.forward, Class: "wire " + h.role}
	lines := v.lines(h.document, h.first, h.last)
	w.Href, w.Full = lines.Href, h.document+" "+lines.Text
	return w
}

// finish lays a picture out and makes its legend.
func (v *visit) finish(p *picture) {
	p.layout(func(n int, kind string) string { return fmt.Sprintf(v.T("fold"), n, v.T("k."+kind)) })
	seen := map[string]bool{}
	for _, b := range p.Boxes {
		if !seen[b.Kind] {
			seen[b.Kind] = true
			p.Legend = append(p.Legend, legend{b.Kind, v.T("k." + b.Kind)})
		}
	}
	for _, role := range []string{"lead", "support"} {
		for _, w := range p.Wires {
			if w.Class == "wire "+role && !seen[role] {
				seen[role] = true
				p.Strokes = append(p.Strokes, legend{w.Class, v.value("role", role)})
			}
		}
	}
}

// drawFlow draws a leader's tasks as they go over the departments that lead them to the districts that they name, or
// returns nil where there are none.
func (v *visit) drawFlow(leader row, t *graph.Table) *picture {
	if len(t.Rows) == 0 {
		return nil
	}
	p := &picture{Label: v.T("flow")}
	named := func(layer int, label graph.Label, name, city string) *box {
		return p.add(layer, box{key: city + "/" + name, Kind: strings.ToLower(string(label)), Note: v.value("label", string(label)),
			Name: graph.Shorten(name, 11), Full: name, Href: thingHref(string(label), name, city)})
	}
	first := named(0, graph.Leader, leader.text("name"), leader.text("city"))
	for _, r := range rowsOf(t) {
		unit := named(1, graph.Department, r.text("department"), r.text("city"))
		if unit.weight == 0 {
			unit.weight = r.number("leads")
			p.join(first, unit, wire{weight: unit.weight, Class: "wire lead"})
		}
		if r.text("district") != "" {
			district := named(2, graph.District, r.text("district"), r.text("city"))
			district.weight += r.number("tasks")
			p.join(unit, district, wire{weight: r.number("tasks"), Class: "wire"})
		}
	}
	v.finish(p)
	return p
}
