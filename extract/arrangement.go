package extract

import (
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// arrangement reads a table that deals figures out to fields, districts or bodies, a row each. The row of the whole gives the
// table's section its targets, of which every other row has a share; where no row has the whole, each row's section has
// targets of its own.
//
//	行业领域⇥项目数(个)⇥总投资额(亿元)
//	合计⇥30⇥50.5
//	交通⇥20⇥30
//	水利⇥10⇥20.5
func (r *reportReader) arrangement(t table) {
	a := arranger{reportReader: r, table: t, section: r.tableSection(t), totals: map[int]*graph.Node{}}
	for _, row := range t.rows {
		a.row(row)
	}
	a.sums()
}

// isArrangement reports whether a table deals out figures: names in the first column, and heads that give units in brackets
// over the others, 项目数(个), or one unit for all and a row of the whole.
func (t table) isArrangement() bool {
	units := 0
	for i := 1; i < len(t.heads); i++ {
		if _, unit := t.figures(i); unit != "" {
			units++
		}
	}
	return units > 0 && len(t.rows) > 0
}

// figures returns what the figures of a column are of, and their unit: that of its head, else that of the whole table where a
// row has the whole.
func (t table) figures(i int) (what, unit string) {
	what, unit = columnUnit(t.heads[i].name)
	whole := func(r row) bool { return scan.HasAnySuffix(scan.WithoutSpaces(r.cell(0).s), "合计", "总计") }
	if unit == "" && what != "" && slices.ContainsFunc(t.rows, whole) {
		unit = t.unitOfAll()
	}
	return what, unit
}

// columnUnit parts the head of a column of figures from its unit: 项目数(个) is 项目数 in 个.
func columnUnit(head string) (what, unit string) {
	what, unit, after, ok := parenthesised(head)
	if !ok || after != "" || what == "" {
		return head, ""
	}
	return what, unit
}

// arranger holds what the rows of one table have given so far.
type arranger struct {
	*reportReader
	table
	section *graph.Node
	totals  map[int]*graph.Node // of each column, the whole
	rowsOf  []dealt
	targets int
}

// dealt is a row that has a share.
type dealt struct {
	label string
	row   row
}

// row reads one row: the whole, a part of it that is a whole itself, or a share.
func (a *arranger) row(row row) {
	label := scan.WithoutSpaces(row.cell(0).s)
	whole, isWhole := wholeOf(label)
	a.rowsOf = append(a.rowsOf, dealt{label, row})
	switch {
	case isWhole && isAll(whole):
		a.each(row, func(column int, value float64, what, unit string) {
			a.totals[column] = a.target(a.section, &a.targets, value, what, unit, row)
		})
	case isWhole && !strings.HasSuffix(whole, "本级"):
		a.each(row, func(_ int, value float64, what, unit string) {
			a.target(a.section, &a.targets, value, whole+what, unit, row)
		})
	default:
		a.shareRow(whole, row)
	}
}

// wholeOf returns what the row of a whole is the whole of: nothing of 合计, 全市 of 全市总计, a part of 区、县(市)合计; the label of
// any other row.
func wholeOf(label string) (string, bool) {
	for _, w := range [...]string{"合计", "总计", "小计"} {
		if whole, ok := strings.CutSuffix(label, w); ok {
			return whole, true
		}
	}
	return label, label == "" || strings.HasPrefix(label, "全") && utf8.RuneCountInString(label) == 2
}

// isAll reports whether the name before 合计 is that of the whole: none, 全市, 全省.
func isAll(s string) bool { return s == "" || strings.HasPrefix(s, "全") }

// each calls f for every figure of a row.
func (a *arranger) each(row row, f func(column int, value float64, what, unit string)) {
	for i := 1; i < len(a.heads); i++ {
		what, unit := a.figures(i)
		value, rest, ok := leadingNumber(scan.WithoutSpaces(row.cell(i).s))
		if unit != "" && ok && (rest == "" || rest == unit) {
			f(i, value, what, unit)
		}
	}
}

// target makes a target of a section.
func (a *arranger) target(section *graph.Node, count *int, value float64, what, unit string, row row) *graph.Node {
	*count++
	props := graph.PropsOf("document", a.d.node.ID, "value", value, "unit", unit, "op", "=", "role", "goal", "what", what,
		"text", decimal(value)+unit, "year", yearOf(a.year))
	t := &graph.Node{Label: graph.Target, ID: section.ID + "!" + strconv.Itoa(*count), Props: props}
	a.fact(section, graph.HasTarget, t, nil, row.at())
	a.fact(t, graph.StatedIn, a.d.node, nil, row.at())
	return t
}

// shareRow gives a field, district or body its shares.
func (a *arranger) shareRow(label string, row row) {
	if label == "" {
		a.unread = append(a.unread, Unread{At: row.at(), Text: row.joined(), Why: "a row of figures without a name"})
		return
	}
	var to *graph.Node
	if isPlaceName(label) || isCityLevel(label) || a.x.Vocab.isDistrict(a.d.jurisdiction, label) {
		to = a.x.district(a.d, placeOfHead(label))
	} else {
		to = a.newSection(label, row.at(), a.section)
	}
	count := 0
	a.each(row, func(column int, value float64, what, unit string) {
		whole, ok := a.totals[column]
		switch {
		case ok:
			props := graph.PropsOf("quota", value, "unit", unit, "text", row.cell(column).s)
			a.fact(whole, graph.AllocatedTo, to, props, row.at())
		case to.Label == graph.Section:
			a.target(to, &count, value, what, unit, row)
		default:
			t := a.target(a.section, &a.targets, value, label+what, unit, row)
			a.fact(t, graph.AllocatedTo, to, graph.PropsOf("quota", value, "unit", unit, "text", row.cell(column).s), row.at())
		}
	})
}

// sums checks each column's shares against the whole. Where there are rows that are wholes of a part, those are added up.
func (a *arranger) sums() {
	parts := 0
	for _, d := range a.rowsOf {
		if whole, ok := wholeOf(d.label); ok && !isAll(whole) {
			parts++
		}
	}
	for _, column := range slices.Sorted(maps.Keys(a.totals)) {
		total, sum, n := a.totals[column], 0.0, 0
		for _, d := range a.rowsOf {
			whole, isWhole := wholeOf(d.label)
			if isWhole && isAll(whole) || parts > 0 && !isWhole {
				continue
			}
			value, _, ok := leadingNumber(scan.WithoutSpaces(d.row.cell(column).s))
			if ok {
				sum += value
				n++
			}
		}
		declared := total.Props.Get("value").(float64)
		read := math.Round(sum*1e6) / 1e6
		if math.Abs(read-declared) <= 0.05*float64(n)+1e-9 && decimal(declared) != decimal(math.Trunc(declared)) || total.Props.Get("unit") == "%" && math.Abs(read-declared) < 1 {
			read = declared // printed shares are rounded
		}
		a.checks = append(a.checks, Check{At: a.at, What: "sum of " + a.heads[column].name, Declared: decimal(declared), Read: decimal(read)})
	}
}
