package format

import (
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/xuri/excelize/v2"
)

// xlsxReader names the library that reads workbooks.
const xlsxReader = "github.com/xuri/excelize/v2 v2.11.1"

// readXlsx reads a workbook: every sheet that is not hidden as one table, its cells as they are shown.
func readXlsx(p *pack) (f File, err error) {
	for _, part := range p.files { // the library would unpack whatever comes
		if _, err := p.unpack(part); err != nil {
			return f, err
		}
	}
	defer func() {
		if recover() != nil {
			f, err = File{}, errBroken
		}
	}()
	book, err := excelize.OpenReader(strings.NewReader(p.data), excelize.Options{UnzipSizeLimit: unpackLimit, UnzipXMLSizeLimit: unpackLimit})
	if err != nil {
		return f, fmt.Errorf("is a workbook that cannot be read (%w); open it in a spreadsheet program and save it again", err)
	}
	defer book.Close()
	var w writer
	var notes []string
	var sheets []sheet
	for _, name := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(name); err != nil || !visible {
			notes = append(notes, fmt.Sprintf("its sheet %s is hidden and was not read", name))
			continue
		}
		rows, err := sheetRows(book, name)
		if err != nil {
			return f, err
		}
		if len(rows) > 0 {
			sheets = append(sheets, sheet{name, rows})
		}
	}
	for i, s := range sheets {
		if len(sheets) > 1 && (i > 0 || !unnamed.MatchString(s.name)) {
			err = w.line(s.name, s.name)
		}
		if err == nil {
			err = w.table(s.rows)
		}
		if err != nil {
			return f, err
		}
	}
	if f = w.file("xlsx"); f.Text == "" {
		return f, errors.New("is a workbook without any text in its sheets, hidden ones left aside")
	}
	f.Reader, f.Notes = xlsxReader, notes
	return f, nil
}

// sheet is a sheet that says something. Where there are several, its name stands above it.
type sheet struct {
	name string
	rows []row
}

// unnamed is what spreadsheet programs call a sheet that nobody named.
var unnamed = regexp.MustCompile(`^(Sheet|工作表)\s*\d+$`)

// sheetRows reads the rows of a sheet that are not blank.
func sheetRows(book *excelize.File, name string) ([]row, error) {
	broken := fmt.Errorf("has a sheet %s that cannot be read; open it in a spreadsheet program and save it again", name)
	rows, err := book.Rows(name)
	if err != nil {
		return nil, broken
	}
	defer rows.Close()
	var out []row
	cells := 0
	for no := 1; rows.Next(); no++ {
		values, err := rows.Columns()
		if err != nil {
			return nil, broken
		}
		if cells += len(values) + 1; cells > cellLimit {
			return nil, fmt.Errorf("has more than %d cells on sheet %s; cut it into smaller files", cellLimit, name)
		}
		if r, first, last := sheetRow(values); last > 0 {
			if last > columnLimit {
				return nil, fmt.Errorf("has more than %d columns at %s!%d; cut it into smaller sheets", columnLimit, name, no)
			}
			r.place = fmt.Sprintf("%s!%s%d", name, column(first), no)
			if last > first {
				r.place += fmt.Sprintf(":%s%d", column(last), no)
			}
			out = append(out, r)
		}
	}
	if err := rows.Error(); err != nil && err != io.EOF {
		return nil, broken
	}
	return out, nil
}

// sheetRow makes a row of the values of cells and tells the first and last column that hold any, from 1.
func sheetRow(values []string) (r row, first, last int) {
	for i, v := range values {
		var c cell
		for line := range strings.SplitSeq(v, "\n") {
			if line = squeeze(line); line != "" {
				c.lines = append(c.lines, line)
			}
		}
		if len(c.lines) > 0 {
			if first == 0 {
				first = i + 1
			}
			last = i + 1
		}
		r.cells = append(r.cells, c)
	}
	r.cells = r.cells[:last]
	return r, first, last
}

// column is the letters of a column: 1 is A, 27 is AA.
func column(n int) string {
	s := ""
	for ; n > 0; n = (n - 1) / 26 {
		s = string(rune('A'+(n-1)%26)) + s
	}
	return s
}
