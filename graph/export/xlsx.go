package export

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"dutygraph/graph"
)

// column is a column of a sheet: its head and its width in characters.
type column struct {
	head  string
	width float64
}

// sheet is a sheet of a workbook. A value of type taskRow is a link to the row of a task.
type sheet struct {
	name    string
	columns []column
	rows    [][]any
}

// taskRow is a task's row in the first sheet and what is written for it.
type taskRow struct {
	row   int
	label any
}

// XLSX writes a workbook for a reviewer: a sheet of tasks, and sheets of units, targets, quotas and documents whose rows
// link to their tasks. Every text is a text to the program that opens it, also after it was edited there.
func XLSX(w io.Writer, g Graph) (err error) {
	book := excelize.NewFile()
	defer func() {
		if e := book.Close(); err == nil {
			err = e
		}
	}()
	book.SetZipWriter(newOrderedZip)
	r := newReview(g)
	for i, s := range []sheet{r.tasks(), r.units(), r.targets(), r.quotas(), r.documents()} {
		if i == 0 {
			err = book.SetSheetName("Sheet1", s.name)
		} else {
			_, err = book.NewSheet(s.name)
		}
		if err == nil {
			err = writeSheet(book, s)
		}
		if err != nil {
			return fmt.Errorf("sheet %s: %w", s.name, err)
		}
	}
	return book.Write(w)
}

// styles are those of a workbook's cells.
type styles struct{ head, text, link int }

func newStyles(book *excelize.File) (s styles, err error) {
	border := excelize.Alignment{Vertical: "top", WrapText: true}
	for _, one := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.head, excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE7F0"}}, Alignment: &border}},
		{&s.text, excelize.Style{NumFmt: 49, Alignment: &border}}, // 49 is text: what is typed into such a cell is no formula
		{&s.link, excelize.Style{Font: &excelize.Font{Color: "1F5F99", Underline: "single"}, Alignment: &excelize.Alignment{Vertical: "top"}}},
	} {
		if *one.id, err = book.NewStyle(&one.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

// writeSheet writes a sheet with a head that stays in view and a filter over its rows.
func writeSheet(book *excelize.File, s sheet) error {
	st, err := newStyles(book)
	if err != nil {
		return err
	}
	last, err := excelize.CoordinatesToCellName(len(s.columns), len(s.rows)+1, true)
	if err != nil {
		return err
	}
	if err := book.AutoFilter(s.name, "$A$1:"+last, nil); err != nil {
		return err
	}
	out, err := book.NewStreamWriter(s.name)
	if err != nil {
		return err
	}
	for i, c := range s.columns {
		if err := out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
	}
	if err := out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	head := make([]any, len(s.columns))
	for i, c := range s.columns {
		head[i] = excelize.Cell{StyleID: st.head, Value: c.head}
	}
	if err := out.SetRow("A1", head); err != nil {
		return err
	}
	for i, row := range s.rows {
		cells := make([]any, len(row))
		for j, value := range row {
			cells[j] = st.cell(value)
		}
		if err := out.SetRow(fmt.Sprintf("A%d", i+2), cells); err != nil {
			return err
		}
	}
	return out.Flush()
}

// cellLimit is how many characters a cell holds.
const cellLimit = excelize.TotalCellChars

func (st styles) cell(value any) any {
	switch value := value.(type) {
	case taskRow:
		if value.row == 0 {
			return excelize.Cell{StyleID: st.text, Value: value.label}
		}
		return excelize.Cell{StyleID: st.link, Formula: fmt.Sprintf(`HYPERLINK("#tasks!A%d",%v)`, value.row, value.label), Value: value.label}
	case string, []string:
		s := []rune(text(value, listSeparator))
		return excelize.Cell{StyleID: st.text, Value: string(s[:min(len(s), cellLimit)])}
	}
	return value
}

// review is what the sheets are made of.
type review struct {
	Graph
	nodes map[graph.Key]graph.Node
	links map[graph.Key][]Link // by both ends
	rowOf map[string]taskRow   // by the key of a task
}

func newReview(g Graph) *review {
	r := &review{Graph: g, nodes: map[graph.Key]graph.Node{}, links: map[graph.Key][]Link{}, rowOf: map[string]taskRow{}}
	for _, n := range g.Nodes {
		r.nodes[n.Key()] = n
	}
	for _, l := range g.Links {
		r.links[l.From.Key()] = append(r.links[l.From.Key()], l)
		r.links[l.To.Key()] = append(r.links[l.To.Key()], l)
	}
	return r
}

// prop is a property of a node wherever it is mentioned.
func (r *review) prop(n graph.Node, name string) any { return r.nodes[n.Key()].Props[name] }

// name is what a node is called.
func (r *review) name(n graph.Node) string {
	if s, ok := r.prop(n, "name").(string); ok {
		return s
	}
	return n.ID
}

// around lists the names at the other ends of a node's links of a relation, in order.
func (r *review) around(n graph.Node, relation graph.Relation, keep func(Link) bool) []string {
	var links []Link
	for _, l := range r.links[n.Key()] {
		if l.Rel == relation && (keep == nil || keep(l)) {
			links = append(links, l)
		}
	}
	slices.SortStableFunc(links, func(a, b Link) int {
		x, _ := a.Props["order"].(int64)
		y, _ := b.Props["order"].(int64)
		return cmp.Compare(x, y)
	})
	var names []string
	for _, l := range links {
		other := l.From
		if other.Key() == n.Key() {
			other = l.To
		}
		if s := r.name(other); !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	return names
}

// stated are the lines of a node's own statement.
func (r *review) stated(n graph.Node) any {
	for _, l := range r.links[n.Key()] {
		if l.Rel == graph.StatedIn {
			return lines(l)
		}
	}
	return nil
}

func lines(l Link) string {
	return strings.TrimPrefix(strings.TrimPrefix(l.At.String(), "lines "), "line ")
}

func role(want string) func(Link) bool { return func(l Link) bool { return l.Props["role"] == want } }

func (r *review) tasks() sheet {
	s := sheet{name: "tasks", columns: []column{{"文件 document", 22}, {"编号 no", 8}, {"类别 kind", 10}, {"标题 title", 28}, {"内容 text", 60},
		{"领导 leader", 14}, {"主办 lead", 24}, {"协办 support", 40}, {"区县 districts", 24}, {"期限 deadline", 14}, {"行 lines", 11}}}
	tasks := r.of(graph.Task)
	slices.SortStableFunc(tasks, func(a, b graph.Node) int {
		da, _ := a.Props["document"].(string)
		db, _ := b.Props["document"].(string)
		na, _ := a.Props["no"].(int64)
		nb, _ := b.Props["no"].(int64)
		return cmp.Or(cmp.Compare(da, db), cmp.Compare(na, nb), cmp.Compare(a.ID, b.ID))
	})
	for i, n := range tasks {
		label := n.Props["no"]
		if label == nil {
			label = int64(i + 2)
		}
		r.rowOf[n.ID] = taskRow{i + 2, label}
		s.rows = append(s.rows, []any{n.Props["document"], n.Props["no"], n.Props["kind"], n.Props["title"], n.Props["text"],
			r.around(n, graph.Leads, nil), r.around(n, graph.ResponsibleFor, role("lead")), r.around(n, graph.ResponsibleFor, role("support")),
			r.around(n, graph.InDistrict, nil), n.Props["deadlineText"], r.stated(n)})
	}
	return s
}

// task is the link to a node's task; the key of a node that is none, such as a section.
func (r *review) task(n graph.Node) any {
	if row, known := r.rowOf[n.ID]; known && n.Label == graph.Task {
		return row
	}
	return n.ID
}

func (r *review) units() sheet {
	s := sheet{name: "units", columns: []column{{"单位 unit", 22}, {"类别 kind", 12}, {"任务 task", 9}, {"分工 role", 9}, {"次序 order", 8},
		{"原文 as written", 24}, {"规则 rule", 30}, {"文件 document", 22}, {"行 lines", 11}}}
	for _, l := range r.linked(graph.ResponsibleFor) {
		s.rows = append(s.rows, []any{r.name(l.From), r.prop(l.From, "kind"), r.task(l.To), l.Props["role"], l.Props["order"],
			l.Props["asWritten"], l.Props["rule"], l.Document, lines(l)})
	}
	return s
}

func (r *review) targets() sheet {
	s := sheet{name: "targets", columns: []column{{"任务 task", 9}, {"目标 what", 30}, {"比较 op", 8}, {"数值 value", 12}, {"上限 to", 12}, {"单位 unit", 12},
		{"方向 direction", 10}, {"性质 role", 10}, {"年 year", 8}, {"原文 text", 50}, {"文件 document", 22}, {"行 lines", 11}}}
	for _, l := range r.linked(graph.HasTarget) {
		p := r.nodes[l.To.Key()].Props
		s.rows = append(s.rows, []any{r.task(l.From), p["what"], p["op"], p["value"], p["valueMax"], p["unit"], p["direction"], p["role"], p["year"],
			p["text"], l.Document, lines(l)})
	}
	return s
}

func (r *review) quotas() sheet {
	s := sheet{name: "quotas", columns: []column{{"任务 task", 9}, {"目标 target", 36}, {"分到 to", 16}, {"数额 quota", 12}, {"单位 unit", 12}, {"原文 text", 24},
		{"文件 document", 22}, {"行 lines", 11}}}
	for _, l := range r.linked(graph.AllocatedTo) {
		var of any
		for _, other := range r.links[l.From.Key()] {
			if other.Rel == graph.HasTarget && other.To.Key() == l.From.Key() {
				of = r.task(other.From)
				break
			}
		}
		s.rows = append(s.rows, []any{of, r.prop(l.From, "what"), r.name(l.To), l.Props["quota"], l.Props["unit"], l.Props["text"], l.Document, lines(l)})
	}
	return s
}

func (r *review) documents() sheet {
	s := sheet{name: "documents", columns: []column{{"文号 number", 24}, {"标题 title", 60}, {"类别 kind", 14}, {"发文机关 issuer", 24}, {"日期 date", 12},
		{"来源 source", 24}, {"行 lines", 12}, {"SHA-256", 66}}}
	for _, n := range r.of(graph.Document) {
		p := n.Props
		if p["sha256"] == nil {
			continue // only referred to
		}
		s.rows = append(s.rows, []any{n.ID, p["title"], p["kind"], p["issuer"], p["date"], p["source"], fmt.Sprintf("%v-%v", p["lineStart"], p["lineEnd"]), p["sha256"]})
	}
	return s
}
