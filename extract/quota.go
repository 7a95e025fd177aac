package extract

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// shares reads a table that gives each district its share of a project's figures. A row with a number, or with a project's
// name where rows have none, begins a project; the rows below it without are its further figures.
//
//	序号⇥项目名称⇥量化目标⇥牵头单位⇥市本级⇥东区⇥西区
//	1⇥新增助餐点20个⇥20个⇥市民政局⇥—⇥12个⇥8个
//	2⇥建水站5座、管网9公里⇥5座⇥市水务局⇥—⇥3座⇥2座
//	⇥⇥9公里⇥⇥1公里⇥4公里⇥4公里
func (r *livelihoodReader) shares(t table) {
	columns := t.shareColumns()
	number, project := t.column(numberHeads...), t.column(projectHeads...)
	if t.column(totalHeads...) < 0 || number < 0 && project < 0 {
		r.unread = append(r.unread, Unread{At: t.at, Text: t.caption.s, Why: "a table of districts' shares without a column for the row's number or the whole"})
		return
	}
	task := -1
	for i, row := range t.rows {
		name := row.cell(project).s
		if n, err := strconv.Atoi(row.cell(number).s); err == nil {
			task = r.numbered(n, name, row)
		} else if number < 0 && name != "" {
			task = r.called(name)
		}
		if task < 0 {
			r.unread = append(r.unread, Unread{At: row.at(), Text: row.joined(), Why: "shares of a project that the table of projects does not have"})
			continue
		}
		owner := task
		if next := r.misplaced(t, i, task); next >= 0 {
			owner = next
		}
		r.shareRow(t, row, columns, owner)
	}
}

// numbered finds the task of a row's number. Where the row's name is not alike, it is the task that is called so, if there
// is one, and the difference is reported.
func (r *livelihoodReader) numbered(n int, name string, row row) int {
	if n >= 1 && n <= len(r.tasks) && (name == "" || alike(name, r.tasks[n-1].Props.Get("title").(string))) {
		return n - 1
	}
	if called := r.called(name); called >= 0 || n < 1 || n > len(r.tasks) {
		return called
	}
	r.checks = append(r.checks, Check{At: row.at(), What: "name of project " + strconv.Itoa(n), Declared: r.tasks[n-1].Props.Get("title").(string), Read: name})
	return -1
}

// called finds the only task whose name or text holds a name, -1 where there is none or several.
func (r *livelihoodReader) called(name string) int {
	found := -1
	name, _ = scan.CutSuffix(bare(name), []string{"项目", "工程"})
	for i, t := range r.tasks {
		said := t.Props.Text("text")
		if name == "" || !strings.Contains(bare(t.Props.Get("title").(string)), name) && !strings.Contains(bare(said), name) {
			continue
		}
		if found >= 0 {
			return -1
		}
		found = i
	}
	return found
}

// alike reports whether two names of one project begin the same, or one holds the other, spaces and quotation marks apart.
func alike(a, b string) bool {
	a, b = bare(a), bare(b)
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n >= 12 || strings.Contains(a, b) || strings.Contains(b, a)
}

func bare(s string) string {
	return strings.NewReplacer("“", "", "”", "").Replace(scan.WithoutSpaces(s))
}

// misplaced reports the task to which a row belongs that was printed under another: its whole is no figure of the task
// above, and the next numbered row, of the task after, has the same whole and no shares of its own.
func (r *livelihoodReader) misplaced(t table, i, task int) int {
	number, total := t.column(numberHeads...), t.column(totalHeads...)
	if t.rows[i].cell(number).s != "" || i+1 == len(t.rows) || task+1 >= len(r.tasks) {
		return -1
	}
	next := t.rows[i+1]
	if scan.WithoutSpaces(next.cell(total).s) != scan.WithoutSpaces(t.rows[i].cell(total).s) || next.cell(number).s != strconv.Itoa(task+2) {
		return -1
	}
	for _, c := range t.shareColumns() {
		if next.cell(c).s != "" {
			return -1
		}
	}
	return task + 1
}

// shareRow reads the whole of a row and the shares of it.
func (r *livelihoodReader) shareRow(t table, row row, columns []int, owner int) {
	unit := row.cell(t.unitColumn()).s
	whole, ok := portionOf(row.cell(t.column(totalHeads...)).s, unit)
	if !ok || r.isRemark(row, columns) {
		if !ok && r.hasShares(row, columns) {
			r.unread = append(r.unread, Unread{At: row.at(), Text: row.joined(), Why: "shares of a whole that is no figure"})
		} else {
			r.read = append(r.read, row.at())
		}
		return
	}
	target, ok := r.whole(owner, whole, row)
	if !ok {
		return
	}
	sum, placed := 0.0, 0
	for _, c := range columns {
		for _, s := range portionsIn(row.cell(c).s, unit) {
			r.share(target, t.heads[c], s, row)
			sum += s.value
			placed++
		}
	}
	if placed == 0 {
		r.read = append(r.read, row.at())
		return
	}
	if whole.unit != "%" {
		r.checks = append(r.checks, Check{At: row.at(), What: "sum of the shares of “" + row.cell(t.column(totalHeads...)).s + "”",
			Declared: decimal(whole.value), Read: decimal(math.Round(sum*1e6) / 1e6)})
	}
}

// unitColumn is the column that gives a row's figures their unit, -1 without one. 单位 is also short for the bodies in
// charge, whose names are longer than units.
func (t table) unitColumn() int {
	column := t.column(unitHeads[0])
	for i, h := range t.heads {
		if column < 0 && h.name == unitHeads[1] && !slices.ContainsFunc(t.rows, func(r row) bool { return endsAsUnit(r.cell(i).s) }) {
			column = i
		}
	}
	return column
}

// hasShares reports whether a figure stands in one of the columns of shares.
func (r *livelihoodReader) hasShares(row row, columns []int) bool {
	return slices.ContainsFunc(columns, func(c int) bool { return len(portionsIn(row.cell(c).s, "")) > 0 })
}

// isRemark reports whether a row says in words what no share says: a sentence stands in the first column of shares.
func (r *livelihoodReader) isRemark(row row, columns []int) bool {
	for _, c := range columns {
		if s := row.cell(c).s; s != "" {
			return len(portionsIn(s, "")) == 0 && !isNone(s)
		}
	}
	return false
}

// whole returns the target of which the row gives shares: the task's own of the same figure, else one more of the task.
func (r *livelihoodReader) whole(owner int, whole portion, row row) (*graph.Node, bool) {
	for _, t := range r.targets[owner] {
		value, _ := t.Props.Get("value").(float64)
		unit := t.Props.Text("unit")
		if sameAmount(value, unit, whole.value, whole.unit) {
			return t, true
		}
	}
	task := r.tasks[owner]
	no := strconv.Itoa(len(r.targets[owner]) + 1)
	props := graph.PropsOf("document", r.d.node.ID, "value", whole.value, "op", "=", "role", "goal", "text", whole.text,
		"unit", whole.unit, "what", whole.note, "year", yearOf(r.year))
	target := &graph.Node{Label: graph.Target, ID: task.ID + "!" + no, Props: props}
	r.targets[owner] = append(r.targets[owner], target)
	r.fact(task, graph.HasTarget, target, nil, row.at())
	r.fact(target, graph.StatedIn, r.d.node, nil, row.at())
	return target, true
}

// share makes the fact of one share.
func (r *livelihoodReader) share(target *graph.Node, h head, s portion, row row) {
	props := graph.PropsOf("quota", s.value, "text", s.text, "unit", s.unit)
	r.fact(target, graph.AllocatedTo, r.x.district(r.d, placeOfHead(h.name)), props, row.at())
}

// placeOfHead is the place over a column; what the government's own bodies have to do is named as the model names it.
func placeOfHead(head string) string {
	if isCityLevel(head) && !strings.HasSuffix(head, "本级") {
		return string(scan.FirstRune(head)) + "本级"
	}
	return head
}

// portion is a figure of a table's cell: 12个, 5(4)个 (two figures), 20条(城乡公交) (a figure and a note).
type portion struct {
	value float64
	unit  string
	note  string
	text  string
}

// portionOf reads a cell that holds one figure.
func portionOf(s, unit string) (portion, bool) {
	found := portionsIn(s, unit)
	if len(found) != 1 {
		return portion{}, false
	}
	return found[0], true
}

// portionsIn reads the figures of a cell, none where it holds a dash or words. The unit is that of a figure without its own.
func portionsIn(s, unit string) []portion {
	found := figuresOfCell(scan.WithoutSpaces(s))
	for i := range found {
		if found[i].unit == "" {
			found[i].unit = unit
		}
	}
	return found
}

func figuresOfCell(plain string) []portion {
	value, rest, ok := leadingNumber(plain)
	if !ok {
		return nil
	}
	first := portion{value: value, text: plain}
	if open, inner, after, ok := parenthesised(rest); ok {
		if second, tail, ok := leadingNumber(inner); ok && tail == "" && open == "" {
			first.unit = after
			return []portion{first, {value: second, unit: after, text: plain}}
		}
		if after == "" && !isCounter(rest) {
			first.unit, first.note = open, inner
			return []portion{first}
		}
	}
	rest, _ = scan.CutSuffix(rest, []string{"以上", "以内", "左右"})
	if strings.ContainsAny(rest, "0123456789") || utf8.RuneCountInString(rest) > 8 || strings.ContainsAny(rest, "，。,") {
		return nil
	}
	first.unit = rest
	return []portion{first}
}

// isCounter reports whether a bracket belongs to the counting word before it, as in 套(间).
func isCounter(rest string) bool {
	_, inner, _, ok := parenthesised(rest)
	return ok && len([]rune(inner)) == 1
}

// parenthesised parts what stands before, in and after the first brackets.
func parenthesised(s string) (before, inner, after string, ok bool) {
	s = strings.NewReplacer("（", "(", "）", ")").Replace(s)
	i := strings.IndexByte(s, '(')
	j := strings.IndexByte(s, ')')
	if i < 0 || j < i {
		return "", "", "", false
	}
	return s[:i], s[i+1 : j], s[j+1:], true
}

// leadingNumber reads the number at the head of s.
func leadingNumber(s string) (value float64, rest string, ok bool) {
	end := 0
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || s[end] == '.' && end > 0) {
		end++
	}
	value, err := strconv.ParseFloat(s[:end], 64)
	if err != nil || math.IsInf(value, 0) {
		return 0, "", false
	}
	return value, s[end:], true
}

// isNone reports whether a cell says that there is nothing.
func isNone(s string) bool { return strings.Trim(s, "—－–-/无 ") == "" }

// sameAmount compares two figures whatever their scale: 85.8 万人次 is 858000 人次, and 859 万 is 859 万人 without its
// counting word.
func sameAmount(a float64, unitA string, b float64, unitB string) bool {
	a, unitA = unscaled(a, unitA)
	b, unitB = unscaled(b, unitB)
	if unitA != unitB && unitA != "" && unitB != "" {
		return false
	}
	return math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b))
}

// unscaled multiplies a 万 or 亿 at the head of a unit into the value.
func unscaled(value float64, unit string) (float64, string) {
	for _, s := range [...]struct {
		word  string
		times float64
	}{{"万亿", 1e12}, {"亿", 1e8}, {"万", 1e4}} {
		if rest, ok := strings.CutPrefix(unit, s.word); ok {
			return value * s.times, rest
		}
	}
	return value, unit
}

// decimal prints a value without a needless fraction.
func decimal(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }
