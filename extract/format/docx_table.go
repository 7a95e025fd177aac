package format

import (
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
)

// beginTable opens a table, a row or a cell.
func (d *docxReader) beginTable(name string) error {
	t := d.table()
	switch {
	case name == "tbl":
		if len(d.tables) == 0 {
			d.counted++
		}
		d.tables = append(d.tables, &wordTable{})
	case t == nil:
	case name == "tr":
		t.rows = append(t.rows, row{})
		t.rows[len(t.rows)-1].place = d.place()
		t.deleted = false
	case len(t.rows) > 0:
		r := &t.rows[len(t.rows)-1]
		if len(r.cells) == columnLimit {
			return fmt.Errorf("has a table with more than %d columns at %s; cut it into smaller tables", columnLimit, r.place)
		}
		r.cells = append(r.cells, cell{})
		t.goesOn = false
	}
	return nil
}

// merged notes how many columns the cell covers, whether it goes on from the one above it or before it, and how many
// columns a row leaves out before its first cell.
func (d *docxReader) merged(e xml.StartElement) {
	t := d.table()
	if t == nil || len(t.rows) == 0 {
		return
	}
	r, val := &t.rows[len(t.rows)-1], attr(e, "val")
	switch {
	case e.Name.Local == "gridBefore":
		r.cells = append(r.cells, cell{across: min(whole(val, 1), columnLimit+1)})
	case len(r.cells) == 0:
	case e.Name.Local == "gridSpan":
		r.cells[len(r.cells)-1].across = min(whole(val, 1), columnLimit+1)
	default:
		t.goesOn = val != "restart"
		r.cells[len(r.cells)-1].goesOn = t.goesOn && e.Name.Local == "vMerge"
	}
}

// endTable writes the innermost table. The text of a table inside another's cell becomes text of the cell.
func (d *docxReader) endTable() error {
	t := d.table()
	if t == nil {
		return nil
	}
	d.tables = d.tables[:len(d.tables)-1]
	outer := d.table()
	if outer == nil {
		if err := d.writer.table(t.rows); err != nil {
			return err
		}
		return d.writeNotes(fmt.Sprintf("table %d", d.counted))
	}
	if len(outer.rows) == 0 {
		return nil
	}
	r := &outer.rows[len(outer.rows)-1]
	if len(r.cells) == 0 {
		return nil
	}
	c := &r.cells[len(r.cells)-1]
	for _, inner := range t.rows {
		for _, ic := range inner.cells {
			c.lines = append(c.lines, ic.lines...)
		}
	}
	return nil
}

// readNotes reads the footnotes and endnotes by their kind's letter and number. A document may have none.
func readNotes(p *pack, folder string) (map[string]string, error) {
	notes := map[string]string{}
	var text strings.Builder
	for _, part := range []string{"footnotes", "endnotes"} {
		x, err := p.xml(folder + part + ".xml")
		if err != nil {
			return nil, err
		}
		if x == nil {
			continue
		}
		id := ""
		for {
			t, err := x.next()
			if err != nil {
				return nil, err
			}
			if t == nil {
				break
			}
			switch t := t.(type) {
			case xml.StartElement:
				if name := t.Name.Local; skipped[name] || name == "del" {
					if err := x.skip(); err != nil {
						return nil, err
					}
				} else if name == "footnote" || name == "endnote" {
					id = name[:1] + attr(t, "id")
					text.Reset()
				}
			case xml.EndElement:
				if name := t.Name.Local; name == "footnote" || name == "endnote" {
					notes[id] = text.String()
				}
			case xml.CharData:
				text.Write(t)
			}
		}
	}
	return notes, nil
}

// note keeps a footnote until its paragraph or table ends.
func (d *docxReader) note(id string) {
	if s := squeeze(d.notes[id]); s != "" {
		d.noted++
		d.waiting = append(d.waiting, raised(d.noted)+" "+s)
	}
}

// writeNotes writes the footnotes that wait, each a line that begins with its raised number.
func (d *docxReader) writeNotes(place string) error {
	notes := d.waiting
	d.waiting = nil
	for _, s := range notes {
		if err := d.line(s, place+" footnote"); err != nil {
			return err
		}
	}
	return nil
}

// raised writes a number in raised figures.
func raised(n int) string {
	return strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(strconv.Itoa(n))
}
