package format

import (
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// readDocx reads a document of Word: its paragraphs with their numbers and its tables, as it reads when every tracked
// change is accepted. Footnotes follow the paragraph, or the table, that they belong to. Heads and feet of pages, hidden
// text and comments are left out.
func readDocx(p *pack, main string) (File, error) {
	folder := path.Dir(main) + "/"
	d := docxReader{}
	var err error
	if d.numbering, err = readNumbering(p, folder); err != nil {
		return File{}, err
	}
	if d.notes, err = readNotes(p, folder); err != nil {
		return File{}, err
	}
	x, err := p.xml(main)
	if err != nil {
		return File{}, err
	}
	if x == nil {
		return File{}, errBroken
	}
	if err := d.read(x); err != nil {
		return File{}, err
	}
	f := d.file("docx")
	if f.Text == "" {
		return f, errors.New("is a document without any text, perhaps of pictures alone; have their words recognised and load the text")
	}
	return f, nil
}

// docxReader puts a document together from its elements.
type docxReader struct {
	writer
	numbering  *numbering
	notes      map[string]string
	around     []string // names of the elements that are open
	open       []*wordParagraph
	tables     []*wordTable
	paragraphs int      // of the body, outside of tables
	counted    int      // tables of the body
	noted      int      // footnotes so far
	waiting    []string // footnotes to be written
	carried    string   // the text of a paragraph whose end was deleted
	hidden     bool     // whether the run is
}

// wordParagraph is a paragraph that is open; one may stand in another's picture.
type wordParagraph struct {
	text   strings.Builder
	style  string
	number numbered
	joined bool // whether its end was deleted, so that the next paragraph goes on from it
}

// wordTable is a table that is open.
type wordTable struct {
	rows    []row
	deleted bool // whether the row is
	goesOn  bool // whether the cell is merged with the one above or before it
}

// skipped are the elements that are passed over with all that is in them: what was deleted or moved away, what stands for
// another element in programs that do not know it, instructions of fields, and how things were before a change.
var skipped = map[string]bool{
	"moveFrom": true, "Fallback": true, "instrText": true, "delText": true, "delInstrText": true, "rt": true, "rPrChange": true,
	"pPrChange": true, "sectPr": true, "tblPrChange": true, "tcPrChange": true, "trPrChange": true, "tblPrExChange": true,
	"numberingChange": true, "sectPrChange": true, "tabs": true,
}

// read reads the main part.
func (d *docxReader) read(x *xmlReader) error {
	for {
		t, err := x.next()
		if err != nil || t == nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if skipped[t.Name.Local] || t.Name.Local == "del" && d.within(0) != "rPr" && d.within(0) != "trPr" {
				if err := x.skip(); err != nil {
					return err
				}
				continue
			}
			d.around = append(d.around, t.Name.Local)
			if isWord(t.Name.Space) {
				if err := d.begin(t); err != nil {
					return err
				}
			}
		case xml.EndElement:
			d.around = d.around[:len(d.around)-1]
			if isWord(t.Name.Space) {
				if err := d.end(t.Name.Local); err != nil {
					return err
				}
			}
		case xml.CharData:
			if d.within(0) == "t" && !d.hidden && len(d.open) > 0 {
				d.paragraph().text.Write(t)
			}
		}
	}
}

// isWord reports whether a name space is Word's own, of either edition of the standard.
func isWord(space string) bool { return strings.Contains(space, "wordprocessingml") }

// within is the name of an element that is open, 0 for the innermost.
func (d *docxReader) within(i int) string {
	if i >= len(d.around) {
		return ""
	}
	return d.around[len(d.around)-1-i]
}

// paragraph is the innermost paragraph.
func (d *docxReader) paragraph() *wordParagraph { return d.open[len(d.open)-1] }

// table is the innermost table.
func (d *docxReader) table() *wordTable {
	if len(d.tables) == 0 {
		return nil
	}
	return d.tables[len(d.tables)-1]
}

// begin reads the beginning of an element of Word's.
func (d *docxReader) begin(e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		p := &wordParagraph{}
		d.open = append(d.open, p)
		if len(d.tables) == 0 && len(d.open) == 1 {
			d.paragraphs++
		}
	case "r":
		d.hidden = false
	case "tbl", "tr", "tc":
		return d.beginTable(e.Name.Local)
	case "gridSpan", "hMerge", "vMerge", "gridBefore":
		d.merged(e)
	case "del":
		if t := d.table(); d.within(1) == "trPr" && t != nil {
			t.deleted = true
		}
	}
	if len(d.open) > 0 {
		d.inParagraph(e)
	}
	return nil
}

// inParagraph reads the beginning of what a paragraph is made of.
func (d *docxReader) inParagraph(e xml.StartElement) {
	p, val, in := d.paragraph(), attr(e, "val"), d.within(1)
	switch e.Name.Local {
	case "pStyle":
		p.style = val
	case "numId":
		p.number.list = val
	case "ilvl":
		p.number.level = val
	case "del":
		p.joined = in == "rPr" && d.within(2) == "pPr"
	case "vanish":
		d.hidden = in == "rPr" && d.within(2) == "r" && val != "0" && val != "false"
	case "tab", "ptab":
		p.text.WriteByte(' ')
	case "br", "cr":
		p.text.WriteByte('\n')
	case "noBreakHyphen":
		p.text.WriteByte('-')
	case "footnoteReference", "endnoteReference":
		d.note(e.Name.Local[:1] + attr(e, "id"))
	}
}

// end reads the end of an element of Word's.
func (d *docxReader) end(name string) error {
	switch name {
	case "p":
		return d.endParagraph()
	case "tc":
		if t := d.table(); t != nil && t.goesOn && len(t.rows) > 0 {
			if r := &t.rows[len(t.rows)-1]; len(r.cells) > 0 {
				r.cells[len(r.cells)-1].lines = nil
			}
		}
	case "tr":
		if t := d.table(); t != nil && t.deleted && len(t.rows) > 0 {
			t.rows = t.rows[:len(t.rows)-1]
		}
	case "tbl":
		return d.endTable()
	}
	return nil
}

// endParagraph writes the innermost paragraph, or puts it into the cell that is open. A line that the writer broke by hand
// is a line of its own.
func (d *docxReader) endParagraph() error {
	if len(d.open) == 0 {
		return nil
	}
	p := d.paragraph()
	d.open = d.open[:len(d.open)-1]
	text := d.carried + p.text.String()
	if d.carried = ""; p.joined {
		d.carried = text
		return nil
	}
	number := d.numbering.next(p.style, p.number)
	var lines []string
	for s := range strings.SplitSeq(text, "\n") {
		if s = squeeze(s); s != "" {
			lines = append(lines, join(number, s))
			number = ""
		}
	}
	if t := d.table(); t != nil && len(t.rows) > 0 {
		if r := &t.rows[len(t.rows)-1]; len(r.cells) > 0 {
			c := &r.cells[len(r.cells)-1]
			c.lines = append(c.lines, lines...)
			return nil
		}
	}
	place := d.place()
	if err := d.all(lines, place); err != nil || len(d.open) > 0 {
		return err
	}
	return d.writeNotes(place)
}

// place is that of the paragraph or, in a table, of the row that is open.
func (d *docxReader) place() string {
	if len(d.tables) == 0 {
		return "paragraph " + strconv.Itoa(d.paragraphs)
	}
	return fmt.Sprintf("table %d row %d", d.counted, max(len(d.tables[0].rows), 1))
}
