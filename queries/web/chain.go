package web

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"dutygraph/graph"
)

// chainData is what the page of a chain shows.
type chainData struct {
	Vias    []string // what was typed, and an empty field for one more
	Choices []choice
	Legs    []leg
	Picture *picture
	Steps   []step
	Flow    *picture
}

// choice is a name that several things have, or none.
type choice struct {
	Field, Name string
	None        bool
	Entries     []entry // what it may mean, or names that are like it
}

// leg is the shortest chains between two neighbours of those named, one of which is the chosen one.
type leg struct {
	From, To row
	Summary  string
	Paths    []pathLine
	paths    *graph.Table
	chosen   int
}

// pathLine is a chain in a line, with the address of the page that shows it hop by hop.
type pathLine struct {
	link
	Chosen bool
}

// Found reports whether there is a chain at all.
func (l leg) Found() bool { return len(l.Paths) > 0 }

const (
	pathsDrawn = 60 // chains that a picture is made of
	viasTaken  = 6  // things on the way that are looked at
)

// chain is the page of chains from one thing to another, by way of others where some are named. With the first alone, a
// leader, it shows the way of the leader's tasks down to districts.
func (v *visit) chain() error {
	d := chainData{}
	for _, via := range v.form["via"] {
		if via = strings.TrimSpace(via); via != "" && len(d.Vias) < viasTaken {
			d.Vias = append(d.Vias, via)
		}
	}
	names := slices.Concat([]string{v.get("from")}, d.Vias, []string{v.get("to")})
	if len(d.Vias) < viasTaken {
		d.Vias = append(d.Vias, "")
	}
	if v.get("from") == "" || v.get("to") == "" {
		return v.downward(d)
	}
	ends, err := v.chainEnds(&d, names)
	if err != nil {
		return err
	}
	var tables []named
	hops := &graph.Table{}
	if len(d.Choices) == 0 {
		for i := range ends[1:] {
			l, err := v.leg(ends[i], ends[i+1], i)
			if err != nil {
				return err
			}
			d.Legs = append(d.Legs, l)
			t := hopTable(l.paths, l.chosen)
			tables = append(tables, named{fmt.Sprintf("chain%d", i+1), t})
			hops = together(hops, t)
		}
		d.Picture = v.drawChains(d.Legs, strings.Join(names, " → "))
		if d.Steps, err = v.steps(d.Legs); err != nil {
			return err
		}
		v.prove(asked("chain", v.statements["chain"].Doc, "from", names[0], "via", strings.Join(names[1:len(names)-1], "、"),
			"to", names[len(names)-1], "city", v.get("city")), hops)
	}
	return v.show("chain.html", strings.Join(names, " → "), d, tables...)
}

// downward is the page without an end: of a leader it shows the way down, else nothing yet.
func (v *visit) downward(d chainData) error {
	if v.get("from") == "" {
		return v.show("chain.html", v.T("chain-title"), d)
	}
	ends, err := v.chainEnds(&d, []string{v.get("from")})
	if err != nil {
		return err
	}
	var tables []named
	if len(ends) == 1 {
		t, err := v.ask("flow", map[string]string{"id": ends[0].text("id")})
		if err != nil {
			return err
		}
		tables = append(tables, named{"flow", t})
		d.Flow = v.drawFlow(ends[0], t)
	}
	return v.show("chain.html", v.get("from"), d, tables...)
}

// together is two answers in the same columns as one.
func together(a, b *graph.Table) *graph.Table {
	return &graph.Table{Columns: b.Columns, Rows: slices.Concat(a.Rows, b.Rows)}
}

// chainEnds finds what each name means. Where one means several things, or none, the page offers a choice.
func (v *visit) chainEnds(d *chainData, names []string) ([]row, error) {
	var ends []row
	for i, name := range names {
		field, no := "via", i-1
		if i == 0 {
			field, no = "from", 0
		} else if i == len(names)-1 {
			field, no = "to", 0
		}
		found, err := v.ends(name)
		if err != nil {
			return nil, err
		}
		if len(found) == 1 {
			ends = append(ends, found[0])
			continue
		}
		c, err := v.choice(field, no, name, found)
		if err != nil {
			return nil, err
		}
		d.Choices = append(d.Choices, c)
	}
	return ends, nil
}

// ends are the things that a name may mean: those whose own name it is, else those that it is another name of.
func (v *visit) ends(name string) ([]row, error) {
	values := map[string]string{"name": name, "city": v.get("city")}
	t, err := v.ask("chain-ends", values)
	if err == nil && len(t.Rows) == 0 {
		t, err = v.ask("thing-by-other-name", values)
	}
	if err != nil {
		return nil, err
	}
	return rowsOf(t), nil
}

// choice lists what a name may mean, each with the address of the page that takes it by its key.
func (v *visit) choice(field string, no int, name string, found []row) (choice, error) {
	c := choice{Field: v.Field(field), Name: name}
	if len(found) == 0 {
		c.None = true
		near, err := v.names.near(v, name)
		for _, e := range near {
			e.Href = v.with(field, no, e.Name)
			c.Entries = append(c.Entries, e)
		}
		return c, err
	}
	for _, r := range found {
		c.Entries = append(c.Entries, entry{Name: r.text("name"), City: r.text("city"), Label: r.text("label"), Href: v.with(field, no, r.text("id"))})
	}
	return c, nil
}

// with is the page's own address with another value for a field, the one at a place where the field stands several times.
// The rows before the page and the chains chosen belong to the old values, and are left out where those change.
func (v *visit) with(field string, no int, value string) string {
	values := maps.Clone(v.form)
	list := slices.Clone(values[field])
	for len(list) <= no {
		list = append(list, "")
	}
	list[no] = value
	values[field] = list
	if field != "path" {
		delete(values, "path")
	}
	delete(values, "skip")
	return v.page() + "?" + values.Encode()
}

// base is the label under which a thing's key is unique.
func base(thing row) string {
	return string(graph.Node{Label: graph.Label(thing.text("label"))}.Key().Label)
}

// leg finds the shortest chains between two things, and which of them the reader has chosen.
func (v *visit) leg(from, to row, no int) (leg, error) {
	l := leg{From: from, To: to}
	var err error
	l.paths, err = v.ask("paths", map[string]string{"from": from.text("id"), "to": to.text("id"),
		"from-kind": base(from), "to-kind": base(to), "most": fmt.Sprint(pathsDrawn)})
	if err != nil {
		return l, err
	}
	n := len(l.paths.Rows)
	switch {
	case n > 0:
		l.Summary = fmt.Sprintf(v.T("chain-one"), len(items(l.paths.Rows[0][1])))
	case from.text("id") == to.text("id") && from.text("label") == to.text("label"):
		l.Summary = v.T("chain-same")
	default:
		l.Summary = v.T("chain-none")
	}
	if n > 1 {
		l.Summary = fmt.Sprintf(v.T("chain-many"), n, len(items(l.paths.Rows[0][1])))
	}
	if chosen := v.form["path"]; no < len(chosen) {
		l.chosen = min(atoi(chosen[no]), max(n, 1)) - 1
	}
	for i, r := range l.paths.Rows {
		var names []string
		for _, s := range items(r[0]) {
			names = append(names, v.called(stopOf(s)))
		}
		l.Paths = append(l.Paths, pathLine{link{strings.Join(names, " → "), v.with("path", no, fmt.Sprint(i+1))}, i == l.chosen})
	}
	return l, nil
}
