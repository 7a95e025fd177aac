package gold

import (
	"cmp"
	"slices"
	"strconv"

	"dutygraph/graph"
)

// read is a task as it was read, its names and texts folded.
type read struct {
	id, no, document, text, deadline string
	at                               graph.Span
	leaders                          []named
	units                            []unit
	districts                        []named
	all                              bool
	targets                          []figure
	projects                         []named
}

// named is something that a task was read to have: what it is compared by, how it is told, and its lines.
type named struct {
	key, name string
	at        graph.Span
}

// unit is a unit of a task as it was read, with its name as printed.
type unit struct {
	named
	lead    bool
	written string
}

// figure is a target as it was read.
type figure struct {
	key Target
	op  string
	at  graph.Span
}

// tasksOf are the tasks that batches state, in order of print.
func tasksOf(batches []graph.Batch) []*read {
	var all []*read
	for _, b := range batches {
		by := map[string]*read{}
		var own []*read
		for _, f := range b.Facts {
			if f.Rel == graph.StatedIn && f.From.Label == graph.Task && by[f.From.ID] == nil {
				t := taskRead(b.Doc.ID, f)
				by[f.From.ID] = t
				own = append(own, t)
			}
		}
		slices.SortStableFunc(own, func(a, b *read) int { return cmp.Compare(a.at.First, b.at.First) })
		for _, f := range b.Facts {
			if t := by[f.To.ID]; t != nil {
				t.takeFrom(f)
			} else if t := by[f.From.ID]; t != nil {
				t.takeTo(f)
			}
		}
		all = append(all, own...)
	}
	return all
}

func taskRead(document string, f graph.Fact) *read {
	text := func(name string) string { s, _ := f.From.Props.Get(name).(string); return s }
	t := &read{id: f.From.ID, document: document, at: f.At, text: textKey(cmp.Or(text("text"), text("title"))), deadline: cmp.Or(text("deadlineText"), text("deadline"))}
	if no, ok := f.From.Props.Get("no").(int64); ok {
		t.no = strconv.FormatInt(no, 10)
	}
	return t
}

// takeFrom takes a link to the task.
func (t *read) takeFrom(f graph.Fact) {
	name := f.From.Props.Text("name")
	switch f.Rel {
	case graph.Leads:
		t.leaders = append(t.leaders, named{nameKey(name), name, f.At})
	case graph.ResponsibleFor:
		written := f.Props.Text("asWritten")
		t.units = append(t.units, unit{named{unitKey(name), name, f.At}, f.Props.Get("role") == "lead", written})
	}
}

// takeTo takes a link from the task.
func (t *read) takeTo(f graph.Fact) {
	name := f.To.Props.Text("name")
	switch f.Rel {
	case graph.InDistrict:
		t.districts = append(t.districts, named{districtKey(name), name, f.At})
		t.all = t.all || f.Props.Get("via") == "all"
	case graph.Involves:
		t.projects = append(t.projects, named{projectKey(name), name, f.At})
	case graph.HasTarget:
		value, ok := f.To.Props.Get("value").(float64)
		if !ok {
			return
		}
		unit := f.To.Props.Text("unit")
		op := f.To.Props.Text("op")
		t.targets = append(t.targets, figure{Target{Value: strconv.FormatFloat(value, 'f', -1, 64), Unit: unit}.key(), operator(op), f.At})
	}
}
