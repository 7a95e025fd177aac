package web

import (
	"fmt"
	"strconv"
	"strings"

	"dutygraph/graph"
)

// chainData is what the page of a chain shows.
type chainData struct {
	Asked   bool
	Choices []choice
	Legs    []leg
}

// choice is a name that several things have, or none.
type choice struct {
	Field, Name string
	Entries     []entry
}

// leg is the chain between two neighbours of those named.
type leg struct {
	From, To row
	None     bool
	Summary  string
	Picture  *picture
	Hops     grid
}

// pathsDrawn is how many chains a picture is made of.
const pathsDrawn = 60

// chain is the page of chains from one thing to another, by way of a third where one is named.
func (v *visit) chain() error {
	d := chainData{}
	var names, fields []string
	for _, field := range []string{"from", "via", "to"} {
		if name := v.get(field); name != "" {
			names, fields = append(names, name), append(fields, field)
		}
	}
	if v.get("from") == "" || v.get("to") == "" {
		return v.show("chain.html", v.T("chain-title"), d)
	}
	d.Asked = true
	var ends []row
	for i, name := range names {
		found, err := v.ends(name)
		if err != nil {
			return err
		}
		if len(found) == 1 {
			ends = append(ends, found[0])
			continue
		}
		c, err := v.choice(fields[i], name, found)
		if err != nil {
			return err
		}
		d.Choices = append(d.Choices, c)
	}
	var tables []named
	if len(d.Choices) == 0 {
		for i := range ends[1:] {
			l, t, err := v.leg(ends[i], ends[i+1])
			if err != nil {
				return err
			}
			if l.Picture != nil {
				l.Picture.No = i
			}
			d.Legs = append(d.Legs, l)
			tables = append(tables, named{"chain" + strconv.Itoa(i+1), t})
		}
	}
	return v.show("chain.html", strings.Join(names, " → "), d, tables...)
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
func (v *visit) choice(field, name string, found []row) (choice, error) {
	c := choice{Field: v.Field(field), Name: name}
	if len(found) == 0 {
		near, err := v.names.near(v, name)
		for _, e := range near {
			e.Href = v.instead(field, e.Name)
			c.Entries = append(c.Entries, e)
		}
		return c, err
	}
	for _, r := range found {
		c.Entries = append(c.Entries, entry{Name: r.text("name"), City: r.text("city"), Label: r.text("label"), Href: v.instead(field, r.text("id"))})
	}
	return c, nil
}

// base is the label under which a key is unique.
func base(label string) string {
	if label == string(graph.Leader) {
		return string(graph.Person)
	}
	return label
}

// leg finds the shortest chains between two things: all for the picture, the first of them hop by hop.
func (v *visit) leg(from, to row) (leg, *graph.Table, error) {
	l := leg{From: from, To: to}
	paths, err := v.ask("paths", map[string]string{"from": from.text("id"), "to": to.text("id"),
		"from-kind": base(from.text("label")), "to-kind": base(to.text("label")), "most": strconv.Itoa(pathsDrawn)})
	if err != nil {
		return l, nil, err
	}
	hops := firstHops(paths)
	if len(hops.Rows) == 0 {
		l.None = true
		l.Summary = v.T("chain-none")
		if from.text("id") == to.text("id") && from.text("label") == to.text("label") {
			l.Summary = v.T("chain-same")
		}
		return l, hops, nil
	}
	l.Hops = v.grid(hops, 0)
	l.Picture = v.drawPaths(paths)
	l.Picture.Label = fmt.Sprintf("%s: %s → %s", v.T("picture-of"), from.text("name"), to.text("name"))
	l.Summary = fmt.Sprintf(v.T("chain-one"), len(hops.Rows))
	if n := len(paths.Rows); n > 1 {
		l.Summary = fmt.Sprintf(v.T("chain-many"), n, len(hops.Rows))
	}
	return l, hops, nil
}

// firstHops is the first of some chains, hop by hop, in the columns of the catalogue's question "chain".
func firstHops(paths *graph.Table) *graph.Table {
	t := &graph.Table{Columns: []string{"hop", "from", "fromKind", "direction", "link", "to", "toKind", "role", "asWritten", "inferred", "rule", "ruleLine", "text",
		"document", "lineStart", "lineEnd"}}
	if len(paths.Rows) == 0 {
		return t
	}
	things := items(paths.Rows[0][0])
	name := func(thing []any) any {
		if thing[2] != "" {
			return thing[2]
		}
		return thing[0]
	}
	for i, value := range items(paths.Rows[0][1]) {
		hop, x, y := items(value), items(things[i]), items(things[i+1])
		direction := "<-"
		if hop[1] == true {
			direction = "->"
		}
		t.Rows = append(t.Rows, []any{int64(i + 1), name(x), x[1], direction, hop[0], name(y), y[1], hop[2], hop[6], hop[7], hop[8], hop[9], y[7], hop[3], hop[4], hop[5]})
	}
	return t
}

// drawPaths draws chains of the same length over each other.
func (v *visit) drawPaths(paths *graph.Table) *picture {
	p := &picture{}
	for i, r := range paths.Rows {
		things, hops := items(r[0]), items(r[1])
		var before *box
		for layer, value := range things {
			b := v.thingBox(items(value))
			b.weight = int64(len(paths.Rows) - i)
			here := p.add(layer, b)
			if before != nil {
				v.joinHop(p, before, here, items(hops[layer-1]))
			}
			before = here
		}
	}
	v.finish(p)
	return p
}

// thingBox is the box of a thing: its key, label, name, city, text, document and number.
func (v *visit) thingBox(thing []any) box {
	at := func(i int) string { return plain(thing[i]) }
	b := box{key: at(1) + at(0), Kind: strings.ToLower(at(1)), Note: v.value("label", at(1)), Name: shorten(at(2), 11), Full: at(2)}
	b.Href = thingHref(at(1), at(2), at(3))
	if at(1) == string(graph.Task) {
		b.Note = fmt.Sprintf(v.T("task-no"), thing[6]) + " · " + shorten(at(5), 14)
		b.Name, b.Full, b.Href = shorten(at(4), 11), at(4), href("/task", "task", at(0))
	}
	return b
}

// joinHop adds a hop: its type, whether it points forward, its role and its lines.
func (v *visit) joinHop(p *picture, from, to *box, hop []any) {
	w := wire{Label: v.value("link", hop[0]), Back: hop[1] != true, Class: "wire"}
	if role := plain(hop[2]); role != "" {
		w.Label, w.Class = v.value("role", hop[2]), "wire "+role
	}
	first, _ := hop[4].(int64)
	last, _ := hop[5].(int64)
	lines := v.lines(plain(hop[3]), first, last)
	w.Href, w.Full = lines.Href, plain(hop[3])+" "+lines.Text
	p.join(from, to, w)
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
}

// flow draws a leader's tasks as they go over the departments that lead them to the districts that they name.
func (v *visit) flow(id map[string]string, around *graph.Table, d *thingData, add func(string, *graph.Table)) error {
	t, err := v.ask("flow", id)
	if err != nil {
		return err
	}
	add("flow", t)
	p := &picture{Label: v.T("flow")}
	city := d.Thing.text("city")
	leader := p.add(0, box{key: "leader", Kind: "leader", Note: v.T("k.leader"), Name: shorten(d.Name, 11), Full: d.Name, Href: thingHref("Leader", d.Name, city)})
	named := func(layer int, label, name, city string) *box {
		return p.add(layer, box{key: city + "/" + name, Kind: strings.ToLower(label), Note: v.value("label", label),
			Name: shorten(name, 11), Full: name, Href: thingHref(label, name, city)})
	}
	for _, r := range rowsOf(around) {
		if r.text("label") == "Department" && r.number("leads") > 0 {
			b := named(1, "Department", r.text("name"), r.text("city"))
			b.weight = r.number("leads")
			p.join(leader, b, wire{weight: r.number("leads"), Class: "wire lead"})
		}
	}
	for _, r := range rowsOf(t) {
		if r.text("district") == "" {
			continue
		}
		from := named(1, "Department", r.text("department"), r.text("city"))
		to := named(2, "District", r.text("district"), r.text("city"))
		to.weight += r.number("tasks")
		p.join(from, to, wire{weight: r.number("tasks"), Class: "wire"})
	}
	if len(p.Boxes) > 1 {
		v.finish(p)
		d.Picture = p
	}
	return nil
}
