package web

import (
	"cmp"
	"maps"
	"slices"

	"dutygraph/graph"
)

// inOrder is an answer in the order that the reader asks for: of the column "sort", or the other way round with "desc". The
// order of the question is kept among equals, and what is not there comes last.
func (v *visit) inOrder(t *graph.Table) *graph.Table {
	at := slices.Index(t.Columns, v.get("sort"))
	if at < 0 {
		return t
	}
	sign := 1
	if v.get("desc") != "" {
		sign = -1
	}
	rows := slices.Clone(t.Rows)
	slices.SortStableFunc(rows, func(a, b []any) int {
		if a[at] == nil || b[at] == nil {
			return cmp.Compare(missing(a[at]), missing(b[at]))
		}
		return sign * compare(a[at], b[at])
	})
	return &graph.Table{Columns: t.Columns, Rows: rows}
}

func missing(value any) int {
	if value == nil {
		return 1
	}
	return 0
}

// compare orders numbers by their size and all else as text.
func compare(a, b any) int {
	x, isX := number(a)
	y, isY := number(b)
	if isX && isY {
		return cmp.Compare(x, y)
	}
	return cmp.Compare(graph.Spell(a), graph.Spell(b))
}

func number(value any) (float64, bool) {
	switch n := value.(type) {
	case int64:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}

// sortable lets the heads of a table lead to the answer in the order of their columns: figures from the greatest first.
func (v *visit) sortable(g *grid, t *graph.Table) {
	if len(t.Rows) < 2 {
		return
	}
	for i, at := range shownColumns(t) {
		h, name := &g.Heads[i], t.Columns[at]
		values := maps.Clone(v.form)
		delete(values, "skip")
		delete(values, "desc")
		values.Set("sort", name)
		desc := h.Class == "number"
		if v.get("sort") == name {
			h.Order, desc = "ascending", true
			if v.get("desc") != "" {
				h.Order, desc = "descending", false
			}
		}
		if desc {
			values.Set("desc", "1")
		}
		h.Href = v.page() + "?" + values.Encode()
	}
}
