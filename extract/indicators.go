package extract

import (
	"strconv"
	"strings"

	"dutygraph/extract/quantity"
	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// indicatorTable is a table of a plan's indicators, and the columns that hold what is planned and what was reached.
//
//	序号⇥指标名称⇥单位⇥2023年目标⇥2023年实绩
//	1⇥地区生产总值⇥%⇥增长5以上⇥增长5.6
type indicatorTable struct {
	table
	name, unit int
	goals      []yearColumn
	results    []yearColumn
}

// yearColumn is a column of figures of one year.
type yearColumn struct{ column, year int }

// asIndicators returns the table as one of indicators, false where it is none.
func (t table) asIndicators(year int) (indicatorTable, bool) {
	out := indicatorTable{table: t, name: t.column("指标名称", "指标", "主要指标"), unit: t.column("计量单位", "单位")}
	if out.name < 0 {
		return out, false
	}
	for i, h := range t.heads {
		if i == out.name || i == out.unit {
			continue
		}
		of := yearIn(h.name)
		if of == 0 {
			of = year
		}
		switch {
		case scan.ContainsAny(h.name, goalHeads):
			out.goals = append(out.goals, yearColumn{i, of})
		case scan.ContainsAny(h.name, resultHeads):
			out.results = append(out.results, yearColumn{i, of})
		}
	}
	return out, len(out.goals) > 0
}

// goalHeads and resultHeads are what the heads of columns say that hold what is planned and what was reached; noData is
// what a cell says that holds neither.
var (
	goalHeads   = []string{"目标", "预期", "计划数", "计划值"}
	resultHeads = []string{"实绩", "实际", "完成", "执行", "预计数"}
	noData      = []string{"暂无", "无数据", "未公布"}
)

// yearIn returns the first year that s names, 0 for none.
func yearIn(s string) int {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		v, n := wholeNumber(s[i:])
		if n == 4 && v > 1900 && v < 2200 {
			return v
		}
		i += n - 1
	}
	return 0
}

// indicators makes facts of a table of indicators: for each row the indicator, its targets and what was reached.
func (r *reportReader) indicators(t indicatorTable) {
	for _, row := range t.rows {
		name := indicatorName(row.cell(t.name).s)
		if name == "" {
			r.unread = append(r.unread, Unread{At: row.at(), Text: row.joined(), Why: "a row of a table of indicators without the name of one"})
			continue
		}
		unit := row.cell(t.unit).s
		if isNone(unit) {
			unit = ""
		}
		props := graph.Props{}
		set(props, "unit", unit)
		indicator := r.d.shareNode(graph.Indicator, name, props)
		for _, c := range t.goals {
			r.goal(indicator, unit, c.year, row.cell(c.column), row)
		}
		for _, c := range t.results {
			r.result(indicator, unit, c.year, row.cell(c.column), row)
		}
	}
}

// goal makes the target of one cell.
func (r *reportReader) goal(indicator graph.Node, unit string, year int, cell text, row row) {
	if isNone(cell.s) {
		return
	}
	f := cellFigure(cell.s)
	name := indicator.Props["name"].(string)
	r.ordinal[name]++
	props := graph.Props{"document": r.d.node.ID, "what": name, "text": cell.s, "role": "goal", "year": int64(year)}
	f.set(props, unit)
	target := graph.Node{Label: graph.Target, ID: r.d.key(name) + "!" + strconv.Itoa(r.ordinal[name]), Props: props}
	r.fact(indicator, graph.HasTarget, target, nil, row.at())
	r.fact(target, graph.StatedIn, r.d.node, nil, row.at())
	r.fact(target, graph.Measures, indicator, nil, row.at())
}

// result makes what was reached; a cell that says that there are no data makes nothing.
func (r *reportReader) result(indicator graph.Node, unit string, year int, cell text, row row) {
	if isNone(cell.s) || scan.ContainsAny(cell.s, noData) {
		return
	}
	f := cellFigure(cell.s)
	props := graph.Props{"document": r.d.node.ID, "text": cell.s, "year": int64(year)}
	f.set(props, unit)
	delete(props, "op")
	delete(props, "direction")
	if f.estimated {
		props["estimated"] = true
	}
	if f.Direction == "down" {
		props["value"] = -f.Value
	}
	actual := graph.Node{Label: graph.Actual, ID: r.d.key(indicator.Props["name"].(string)) + "@" + strconv.Itoa(year), Props: props}
	r.fact(indicator, graph.HasActual, actual, nil, row.at())
	r.fact(actual, graph.StatedIn, r.d.node, nil, row.at())
}

// cellNumber is a figure that fills a cell, with how it is meant; ok is false where the cell says it in words.
type cellNumber struct {
	quantity.Quantity
	estimated, ok bool
}

// set gives a node the figure and its unit, the column's where the cell has none of its own.
func (c cellNumber) set(props graph.Props, unit string) {
	if !c.ok {
		return
	}
	props["value"], props["op"] = c.Value, c.Op
	if c.Ranged() {
		props["valueMax"] = c.Max
	}
	if c.Unit != "" {
		unit = c.Unit
	}
	set(props, "unit", unit)
	set(props, "direction", c.Direction)
}

// cellFigure reads a cell such as 增长5以上, 低于28, 3.9(预计); a cell with any other words in it has no figure.
func cellFigure(s string) cellNumber {
	plain := scan.WithoutSpaces(s)
	var c cellNumber
	for _, mark := range [...]string{"(预计)", "（预计）", "(预计数)", "(初步)", "预计"} {
		if rest := strings.Replace(plain, mark, "", 1); rest != plain {
			plain, c.estimated = rest, true
			break
		}
	}
	found := quantity.In(plain)
	if len(found) != 1 || found[0].Worded || found[0].Rank {
		return c
	}
	c.Quantity = found[0]
	before, after := plain[:c.From], plain[c.To:]
	c.ok = after == "" && isRise(before)
	return c
}

// isRise reports whether nothing, or a word for a rise or a fall, stands before a figure.
func isRise(s string) bool {
	for _, w := range [...]string{"", "增长", "下降", "提高", "降低", "增加", "减少", "达到", "为"} {
		if s == w {
			return true
		}
	}
	return false
}

// indicatorName is the name of an indicator without spaces and the marks of a subscript: PM _{2.5} is PM2.5.
func indicatorName(s string) string {
	return strings.NewReplacer(" ", "", "_{", "", "}", "").Replace(s)
}
