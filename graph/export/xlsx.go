package export

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"dutygraph/graph"
)

// XLSX writes a workbook for a reviewer: a sheet of tasks, and sheets of units, targets, quotas and documents whose rows
// link to their tasks. Every text is a text to the program that opens it, also after it was edited there.
func XLSX(w io.Writer, g *Graph) error {
	nodes := map[graph.Key]graph.Node{}
	for _, n := range g.Nodes {
		nodes[n.Key()] = n
	}
	return writeBook(w, heads, func(b book) error {
		return g.each(func(batch graph.Batch) error { return newReview(nodes, batch).write(b) })
	})
}

// Table writes an answer as a workbook of one sheet.
func Table(w io.Writer, t *graph.Table) error {
	h := head{name: "answer"}
	for i, name := range t.Columns {
		width := float64(len(name) + 3) // with the filter's button
		for _, row := range t.Rows {
			width = max(width, widthOf(graph.Spell(row[i])))
		}
		h.columns = append(h.columns, column{name, min(width, 60)})
	}
	return writeBook(w, []head{h}, func(b book) error {
		for _, row := range t.Rows {
			if err := b.row(h.name, row...); err != nil {
				return err
			}
		}
		return nil
	})
}

// writeBook makes a workbook of some sheets, lets their rows be added and writes it.
func writeBook(w io.Writer, heads []head, rows func(book) error) (err error) {
	file := excelize.NewFile()
	defer func() {
		if e := file.Close(); err == nil {
			err = e
		}
	}()
	file.SetZipWriter(newOrderedZip)
	b := book{file: file, sheets: map[string]*sheet{}}
	if b.styles, err = newStyles(file); err != nil {
		return err
	}
	for i, head := range heads {
		if err := b.begin(i, head); err != nil {
			return fmt.Errorf("sheet %s: %w", head.name, err)
		}
	}
	if err := rows(b); err != nil {
		return err
	}
	for _, head := range heads {
		if err := b.end(head); err != nil {
			return fmt.Errorf("sheet %s: %w", head.name, err)
		}
	}
	return file.Write(w)
}

// book is a workbook whose sheets are written row by row, all at once.
type book struct {
	file   *excelize.File
	styles styles
	sheets map[string]*sheet
}

// sheet is a sheet with so many rows.
type sheet struct {
	head
	out  *excelize.StreamWriter
	rows int
}

// head is the name of a sheet and its columns.
type head struct {
	name    string
	columns []column
}

// column is a column of a sheet: its title and its width in characters.
type column struct {
	title string
	width float64
}

// taskRow is a task's row in the first sheet and what is written for it. As a value of a cell it is a link to that row.
type taskRow struct {
	row   int
	label any
}

// styles are those of a workbook's cells.
type styles struct{ head, text, number, link int }

func newStyles(file *excelize.File) (s styles, err error) {
	top, wrapped := &excelize.Alignment{Vertical: "top"}, &excelize.Alignment{Vertical: "top", WrapText: true}
	for _, one := range []struct {
		id    *int
		style excelize.Style
	}{
		{&s.head, excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDE7F0"}}, Alignment: wrapped}},
		{&s.text, excelize.Style{NumFmt: 49, Alignment: wrapped}}, // 49 is text: what is typed into such a cell is no formula
		{&s.number, excelize.Style{Alignment: top}},
		{&s.link, excelize.Style{Font: &excelize.Font{Color: "1F5F99", Underline: "single"}, Alignment: top}},
	} {
		if *one.id, err = file.NewStyle(&one.style); err != nil {
			return s, err
		}
	}
	return s, nil
}

// begin makes a sheet that prints across the width of a page, with a head that stays in view and on each page.
func (b book) begin(i int, h head) (err error) {
	if i == 0 {
		err = b.file.SetSheetName("Sheet1", h.name)
	} else {
		_, err = b.file.NewSheet(h.name)
	}
	if err != nil {
		return err
	}
	fit, wide, tall, orientation := true, 1, 0, "landscape"
	if err := b.file.SetSheetProps(h.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	if err := b.file.SetPageLayout(h.name, &excelize.PageLayoutOptions{Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := b.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: h.name + "!$1:$1", Scope: h.name}); err != nil {
		return err
	}
	s := &sheet{head: h}
	if s.out, err = b.file.NewStreamWriter(h.name); err != nil {
		return err
	}
	b.sheets[h.name] = s
	titles := make([]any, len(h.columns))
	for i, c := range h.columns {
		titles[i] = excelize.Cell{StyleID: b.styles.head, Value: c.title}
		if err := s.out.SetColWidth(i+1, i+1, c.width); err != nil {
			return err
		}
	}
	if err := s.out.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return s.add(titles, 2*lineHeight)
}

// row adds a row of values to a sheet.
func (b book) row(name string, values ...any) error {
	s := b.sheets[name]
	cells, lines := make([]any, len(values)), 1
	for i, value := range values {
		cells[i] = b.styles.cell(value)
		lines = max(lines, linesOf(graph.Spell(value), s.columns[i].width))
	}
	return s.add(cells, min(float64(lines)*lineHeight, excelize.MaxRowHeight))
}

func (s *sheet) add(cells []any, height float64) error {
	s.rows++
	return s.out.SetRow(fmt.Sprintf("A%d", s.rows), cells, excelize.RowOpts{Height: height})
}

// end puts a filter over all rows of a sheet.
func (b book) end(h head) error {
	s := b.sheets[h.name]
	last, err := excelize.CoordinatesToCellName(len(h.columns), s.rows, true)
	if err != nil {
		return err
	}
	if err := b.file.AutoFilter(h.name, "$A$1:"+last, nil); err != nil {
		return err
	}
	return s.out.Flush()
}

// lineHeight is the height of a line of text in a cell, in points.
const lineHeight = 15

// linesOf is how many lines a text takes in a column: programs that open a workbook do not all measure it themselves.
func linesOf(s string, width float64) int {
	lines, used := 1, 0.0
	for _, r := range s {
		if used += runeWidth(r); r == '\n' || used > width {
			lines, used = lines+1, runeWidth(r)
		}
	}
	return lines
}

// widthOf is how wide a text is, in the widths of a digit.
func widthOf(s string) float64 {
	width := 2.0
	for _, r := range s {
		width += runeWidth(r)
	}
	return width
}

func runeWidth(r rune) float64 {
	if r > 0x1100 { // Chinese and what is as wide
		return 1.9
	}
	return 1
}

// cell is a value with its looks; what is neither text nor number nor truth is written as a text.
func (st styles) cell(value any) any {
	switch value := value.(type) {
	case taskRow:
		return excelize.Cell{StyleID: st.link, Formula: fmt.Sprintf(`HYPERLINK("#tasks!A%d",%v)`, value.row, value.label), Value: value.label}
	case int64, float64, bool:
		return excelize.Cell{StyleID: st.number, Value: value}
	}
	s := []rune(graph.Spell(value))
	if len(s) == 0 {
		return nil
	}
	return excelize.Cell{StyleID: st.text, Value: string(s[:min(len(s), excelize.TotalCellChars)])}
}
