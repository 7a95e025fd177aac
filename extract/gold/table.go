package gold

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
)

// column is a column of a table: its heads, the metric that it is of, and what is done with its cells.
type column struct {
	heads  []string
	metric string
	take   func(t *Task, cell string)
}

// columns are all that are known.
var columns = []column{
	{[]string{"序号", "编号", "任务序号", "任务编号", "no", "task", "number"}, Tasks, func(t *Task, cell string) { t.No = cell }},
	{[]string{"内容", "任务", "任务内容", "工作内容", "工作任务", "重点工作", "text", "head"}, "", func(t *Task, cell string) { t.Head = cell }},
	{[]string{"文件", "文号", "document"}, "", func(t *Task, cell string) { t.Document = cell }},
	{[]string{"领导", "牵头领导", "责任领导", "市领导", "分管领导", "leader", "leaders"}, Leaders, func(t *Task, cell string) { t.Leaders = namesIn(cell) }},
	{[]string{"牵头单位", "主办单位", "责任单位", "lead", "lead units"}, Units, func(t *Task, cell string) { t.named(cell, true) }},
	{[]string{"配合单位", "协办单位", "参与单位", "support", "support units"}, Units, func(t *Task, cell string) { t.named(cell, false) }},
	{[]string{"区县", "所在区县", "districts"}, Districts, func(t *Task, cell string) { t.Districts = namesIn(blanks.ReplaceAllString(cell, ";")) }},
	{[]string{"时限", "完成时限", "完成时间", "deadline"}, Deadlines, func(t *Task, cell string) { t.Deadline = cell }},
}

// TableHelp shows a table as a person writes it.
const TableHelp = "   序号,内容,牵头领导,牵头单位,配合单位,区县,时限\n   1,新建小学,甲某某,市教育局,市财政局;市建委,,12月底前"

// parseTable reads a table with commas, semicolons or tabs between its cells.
func parseTable(name, text string) (Gold, error) {
	var g Gold
	r := csv.NewReader(strings.NewReader(text))
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	first, _, _ := strings.Cut(text, "\n")
	for _, comma := range []rune{'\t', ';'} {
		if strings.ContainsRune(first, comma) && !strings.Contains(first, ",") {
			r.Comma = comma
		}
	}
	var heads []int
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			return g, nil
		}
		if err != nil {
			return g, fmt.Errorf("%s: %w", name, err)
		}
		line, _ := r.FieldPos(0)
		blank := !slices.ContainsFunc(row, func(cell string) bool { return strings.TrimSpace(cell) != "" })
		switch {
		case blank:
		case heads == nil:
			if heads, err = headsOf(row); err != nil {
				return g, fmt.Errorf("%s:%d: %w", name, line, err)
			}
		default:
			t := taskIn(row, heads)
			if t.Line = line; t.No == "" {
				return g, fmt.Errorf("%s:%d: a task without a number", name, line)
			}
			g.Tasks = append(g.Tasks, t)
		}
	}
}

// headsOf finds the column that each head names; -1 is one of which nothing is known.
func headsOf(row []string) ([]int, error) {
	heads := make([]int, len(row))
	for i, cell := range row {
		cell = strings.ToLower(fold(cell))
		heads[i] = slices.IndexFunc(columns, func(c column) bool {
			return slices.ContainsFunc(c.heads, func(h string) bool { return fold(h) == cell })
		})
		if heads[i] >= 0 && slices.Contains(heads[:i], heads[i]) {
			return nil, fmt.Errorf("two columns are of the same kind as %s", row[i])
		}
	}
	if !slices.Contains(heads, 0) {
		var known []string
		for _, c := range columns {
			known = append(known, c.heads[0]+" ("+c.heads[len(c.heads)-1]+")")
		}
		return nil, fmt.Errorf("the first line names no column %s; the columns are %s", columns[0].heads[0], strings.Join(known, ", "))
	}
	return heads, nil
}

// taskIn reads a row.
func taskIn(row []string, heads []int) Task {
	t := Task{given: map[string]bool{}}
	for i, h := range heads {
		if h < 0 {
			continue
		}
		t.given[columns[h].metric] = true
		if i < len(row) {
			columns[h].take(&t, strings.TrimSpace(row[i]))
		}
	}
	t.given[LeadUnits] = t.given[Units]
	return t
}

// blanks part names of bodies: a spreadsheet's line ends may have become blanks.
var blanks = regexp.MustCompile(`[ \t\x{3000}]+`)

func (t *Task) named(cell string, lead bool) {
	for _, name := range namesIn(blanks.ReplaceAllString(cell, ";")) {
		t.Units = append(t.Units, Unit{Name: name, Lead: lead})
	}
}

// namesIn parts the names of a cell at ;, at 、 and , outside brackets, and at line ends. 各区、县(市)政府 is one name.
func namesIn(cell string) []string {
	var out []string
	depth, from := 0, 0
	take := func(to int) {
		if name := strings.TrimSpace(cell[from:to]); name != "" && name != "无" && name != "-" {
			out = append(out, name)
		}
	}
	for i, r := range cell {
		switch r {
		case '(', '（', '[', '［':
			depth++
		case ')', '）', ']', '］':
			depth = max(depth-1, 0)
		case ';', '；', '\n', '、', ',', '，':
			if depth == 0 && !levelsOnly(cell[from:i]) {
				take(i)
				from = i + len(string(r))
			}
		}
	}
	take(len(cell))
	return out
}

// levelsOnly reports whether a piece says no more than of which levels a collective is, so that its name goes on: 各区.
func levelsOnly(s string) bool {
	rest, ok := strings.CutPrefix(strings.TrimPrefix(strings.TrimSpace(s), "全市"), "各")
	return ok && strings.Trim(rest, "区县市州旗、,，;；()（） ") == "" && rest != ""
}
