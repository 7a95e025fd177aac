package extract

import (
	"cmp"
	"slices"
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
//
// A column of growth beside one of amounts, under the same year, is of another indicator:
//
//	指标⇥单位⇥2024年完成⇥⇥2025年预期⇥
//	⇥⇥绝对值⇥增长(%)⇥绝对值⇥增长(%)
type indicatorTable struct {
	table
	name, unit int
	goals      []indicatorColumn
	results    []indicatorColumn
}

// indicatorColumn is a column of figures of one year: what it adds to the indicator's name, such as 增长, and the unit that its
// head gives.
type indicatorColumn struct {
	column, year int
	adds, unit   string
}

// asIndicators returns the table as one of indicators, false where it is none. The year is the document's.
func (t table) asIndicators(year int) (indicatorTable, bool) {
	out := indicatorTable{table: t, name: t.indicatorColumn(), unit: t.column("计量单位", "单位")}
	if out.name < 0 {
		return out, false
	}
	for i, h := range t.heads {
		if i == out.name || i == out.unit || t.isRemarks(i) {
			continue
		}
		c := t.columnOfYear(i, year)
		switch whole := h.group + h.name; {
		case scan.ContainsAny(h.name, goalHeads), !scan.ContainsAny(h.name, resultHeads) && scan.ContainsAny(whole, goalHeads):
			out.goals = append(out.goals, c)
		case scan.ContainsAny(whole, resultHeads):
			out.results = append(out.results, c)
		}
	}
	return out, len(out.goals) > 0
}

// indicatorColumn returns the column of the indicators' names, -1 without one.
func (t table) indicatorColumn() int {
	for _, name := range [...]string{"指标名称", "指标", "主要指标", "主要指标名称", "项目", "指标项目"} {
		if i := slices.IndexFunc(t.heads, func(h head) bool { return h.name == name }); i >= 0 {
			return i
		}
	}
	return slices.IndexFunc(t.heads, func(h head) bool {
		return strings.Contains(h.name, "指标") && !scan.HasAnySuffix(h.name, "类别", "属性", "性质", "值", "目标", "数", "分类", "情况")
	})
}

// isRemarks reports whether a column only says in words how a plan was kept: no cell of it holds a figure.
func (t table) isRemarks(column int) bool {
	return scan.ContainsAny(t.heads[column].name, []string{"情况", "是否", "进度", "备注", "属性", "增减"}) &&
		!slices.ContainsFunc(t.rows, func(r row) bool { return strings.ContainsAny(r.cell(column).s, "0123456789") })
}

// columnOfYear reads the head of a column of figures. A year that it does not give is that of the caption, else the document's,
// or the one before where the head says so.
func (t table) columnOfYear(i, year int) indicatorColumn {
	h := t.heads[i]
	what, unit := columnUnit(h.name)
	c := indicatorColumn{column: i, unit: unit}
	switch whole := h.group + h.name; {
	case yearIn(whole) > 0:
		c.year = yearIn(whole)
	case scan.HasAnyPrefix(whole, "上年", "去年", "上一年"):
		c.year = year - 1
	case scan.HasAnyPrefix(whole, "今年", "本年"):
		c.year = year
	case yearIn(t.caption.s) > 0:
		c.year = yearIn(t.caption.s)
	default:
		c.year = year
	}
	if h.group != "" && scan.ContainsAny(what, growthHeads) {
		c.adds = "增长"
		if unit == "" {
			c.unit = "%"
		}
	}
	return c
}

// goalHeads and resultHeads are what the heads of columns say that hold what is planned and what was reached, growthHeads what
// those say that hold by how much; noData is what a cell says that holds neither.
var (
	goalHeads   = []string{"目标", "预期", "计划"}
	resultHeads = []string{"实绩", "实际", "完成", "执行", "预计数", "实现", "达到"}
	growthHeads = []string{"增长", "增速", "增幅", "同比", "±"}
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
		name, unit := t.indicatorOf(row)
		if _, heading := isSection(row); heading && len(t.heads) > 2 {
			r.read = append(r.read, row.at())
			continue
		}
		if name == "" {
			r.unread = append(r.unread, Unread{At: row.at(), Text: row.joined(), Why: "a row of a table of indicators without the name of one"})
			continue
		}
		for _, c := range t.goals {
			r.goal(r.indicator(name, unit, c), row.cell(c.column), c, row)
		}
		for _, c := range t.results {
			r.result(r.indicator(name, unit, c), row.cell(c.column), c, row)
		}
	}
}

// count returns how many indicators a table has.
func (t indicatorTable) count() int {
	n := 0
	for _, row := range t.rows {
		if name, _ := t.indicatorOf(row); name != "" {
			if _, heading := isSection(row); !heading {
				n++
			}
		}
	}
	return n
}

// indicatorOf returns the name of a row's indicator and its unit, which may stand behind the name, 城镇化率(%), or hold for the
// whole table.
func (t indicatorTable) indicatorOf(row row) (name, unit string) {
	name, unit = row.cell(t.name).s, row.cell(t.unit).s
	_, _, at := numbering(name)
	name = indicatorName(strings.TrimLeft(strings.TrimPrefix(name[at:], "其中"), ":： "))
	if isNone(unit) {
		unit = ""
	}
	if what, inner := columnUnit(name); t.unit < 0 && isUnitOfFigures(inner) {
		return what, inner
	}
	if t.unit < 0 {
		unit = t.unitOfAll()
	}
	return name, unit
}

// unitOfAll returns the unit that stands over a table for all of its figures: 单位:亿元.
func (t table) unitOfAll() string {
	for _, n := range t.notes {
		if isTableNote(n.s) {
			_, unit, _ := strings.Cut(strings.ReplaceAll(strings.Trim(scan.WithoutSpaces(n.s), "()（）"), "：", ":"), ":")
			if !strings.ContainsAny(unit, "、,，;；") {
				return unit
			}
		}
	}
	return ""
}

// isUnitOfFigures reports whether all of s is a unit.
func isUnitOfFigures(s string) bool {
	return s != "" && (quantity.UnitAt(s, 0, false).Text == s || s == "%" || s == "‰")
}

// countedIn is the unit of an indicator or a target, "" for none.
func countedIn(n *graph.Node) string {
	return n.Props.Text("unit")
}

// indicator is the indicator of one column of a row.
func (r *reportReader) indicator(name, unit string, c indicatorColumn) *graph.Node {
	if c.unit != "" {
		unit = c.unit
	}
	if c.adds != "" && subjectOf(name) == name && !scan.ContainsAny(name, growthHeads) {
		name += c.adds
	}
	return r.d.shareNode(graph.Indicator, name, "unit", unit)
}

// goal makes the target of one cell.
func (r *reportReader) goal(indicator *graph.Node, cell text, c indicatorColumn, row row) {
	if isNone(cell.s) {
		return
	}
	f := cellFigure(cell.s)
	name := indicator.Props.Text("name")
	r.ordinal[name]++
	props := graph.PropsOf("document", r.d.node.ID, "what", name, "text", cell.s, "role", "goal", "year", int64(c.year))
	props = props.Over(f.props(countedIn(indicator)))
	if f.ok && f.Direction == "" && c.adds != "" && strings.HasSuffix(name, c.adds) {
		props = props.With("direction", "up")
	}
	target := &graph.Node{Label: graph.Target, ID: r.d.key(name) + "!" + strconv.Itoa(r.ordinal[name]), Props: props}
	r.fact(indicator, graph.HasTarget, target, nil, row.at())
	r.fact(target, graph.StatedIn, r.d.node, nil, row.at())
	r.fact(target, graph.Measures, indicator, nil, row.at())
}

// result makes what was reached; a cell that says that there are no data makes nothing.
func (r *reportReader) result(indicator *graph.Node, cell text, c indicatorColumn, row row) {
	if isNone(cell.s) || scan.ContainsAny(cell.s, noData) {
		return
	}
	f := cellFigure(cell.s)
	props := graph.PropsOf("document", r.d.node.ID, "text", cell.s, "year", int64(c.year))
	props = props.Over(f.props(countedIn(indicator)).With("op", nil).With("direction", nil))
	if f.estimated {
		props = props.With("estimated", true)
	}
	if f.Direction == "down" {
		props = props.With("value", -f.Value)
	}
	actual := &graph.Node{Label: graph.Actual, ID: r.d.key(indicator.Props.Text("name")) + "@" + strconv.Itoa(c.year), Props: props}
	r.fact(indicator, graph.HasActual, actual, nil, row.at())
	r.fact(actual, graph.StatedIn, r.d.node, nil, row.at())
}

// cellNumber is a figure that fills a cell, with how it is meant; ok is false where the cell says it in words.
type cellNumber struct {
	quantity.Quantity
	estimated, ok bool
}

// props are the properties of the figure and its unit, the column's where the cell has none of its own.
func (c cellNumber) props(unit string) graph.Props {
	if !c.ok {
		return nil
	}
	return graph.PropsOf("direction", c.Direction, "op", c.Op, "unit", cmp.Or(c.Unit, unit), "value", c.Value, "valueMax", highest(c.Quantity))
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
