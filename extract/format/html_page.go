package format

import (
	"fmt"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// pageReader puts the pieces of a page together into lines.
type pageReader struct {
	writer
	text   strings.Builder // the paragraph that is open
	at     int             // the line of the page at which it begins
	number string          // what stands before the next paragraph: its number in a list
	lists  []*list
	tables []*frame
}

// list is a list that is open: the style of its numbers, "" for a list without, and the number of the next item.
type list struct {
	style string
	next  int
}

// frame is a table that is open, and whether a row and a cell of it are.
type frame struct {
	rows      []row
	row, cell bool
	line      int
	nested    bool // whether it holds another table, and so is a frame for it
}

// blocks are the elements that stand on lines of their own.
var blocks = map[atom.Atom]bool{
	atom.P: true, atom.Div: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Br: true,
	atom.Hr: true, atom.Li: true, atom.Ol: true, atom.Ul: true, atom.Dl: true, atom.Dt: true, atom.Dd: true, atom.Section: true,
	atom.Article: true, atom.Main: true, atom.Header: true, atom.Footer: true, atom.Blockquote: true, atom.Center: true, atom.Pre: true,
	atom.Table: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Caption: true, atom.Body: true, atom.Html: true, atom.Form: true,
	atom.Fieldset: true, atom.Address: true, atom.Figure: true, atom.Figcaption: true, atom.Thead: true, atom.Tbody: true, atom.Tfoot: true,
	atom.Option: true, atom.Details: true, atom.Summary: true,
}

// piece reads one piece.
func (p *pageReader) piece(t piece) error {
	if t.kind == html.TextToken {
		if p.text.Len() == 0 {
			p.at = t.line + strings.Count(t.text[:len(t.text)-len(strings.TrimLeft(t.text, " \t\r\n"))], "\n")
		}
		p.text.WriteString(t.text)
		return nil
	}
	if !blocks[t.tag] {
		return nil
	}
	if err := p.paragraph(); err != nil {
		return err
	}
	start := t.kind != html.EndTagToken
	switch t.tag {
	case atom.Ol, atom.Ul:
		return p.list(t, start)
	case atom.Li:
		if start {
			p.item(t)
		}
	case atom.Table:
		return p.table(t, start)
	case atom.Tr, atom.Td, atom.Th:
		return p.cellTag(t, start)
	}
	return nil
}

// paragraph ends the paragraph that is open.
func (p *pageReader) paragraph() error {
	s := squeeze(p.text.String())
	p.text.Reset()
	if s == "" {
		return nil
	}
	s, p.number = p.number+s, ""
	if f := p.frame(); f != nil && f.cell {
		c := &f.rows[len(f.rows)-1].cells
		(*c)[len(*c)-1].lines = append((*c)[len(*c)-1].lines, s)
		return nil
	}
	return p.line(s, p.place(p.at))
}

func (p *pageReader) place(line int) string { return "line " + strconv.Itoa(line) + " of the page" }

// frame is the innermost table that is open.
func (p *pageReader) frame() *frame {
	if len(p.tables) == 0 {
		return nil
	}
	return p.tables[len(p.tables)-1]
}

// list opens or closes a list.
func (p *pageReader) list(t piece, start bool) error {
	if !start {
		p.lists = p.lists[:max(len(p.lists)-1, 0)]
		return nil
	}
	if len(p.lists) == nestingLimit {
		return fmt.Errorf("has lists in lists more than %d deep at line %d of the page; save it from a browser as text or PDF", nestingLimit, t.line)
	}
	l := &list{next: 1}
	if t.tag == atom.Ol {
		l.style = "decimal"
	}
	for _, a := range t.attr {
		switch {
		case a.Key == "start":
			l.next = whole(a.Val, 1)
		case a.Key == "type" && t.tag == atom.Ol:
			l.style = a.Val
		case a.Key == "style":
			if _, s, ok := strings.Cut(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "list-style-type:"); ok {
				l.style, _, _ = strings.Cut(s, ";")
			}
		}
	}
	switch l.style {
	case "none", "disc", "circle", "square":
		l.style = ""
	}
	p.lists = append(p.lists, l)
	return nil
}

// item gives the next paragraph the number of its item.
func (p *pageReader) item(t piece) {
	p.number = ""
	if len(p.lists) == 0 {
		return
	}
	l := p.lists[len(p.lists)-1]
	for _, a := range t.attr {
		if a.Key == "value" {
			l.next = whole(a.Val, l.next)
		}
	}
	if l.style != "" {
		sign := "."
		n := numeral(l.style, l.next)
		if n[0] >= 0x80 {
			sign = "、"
		}
		p.number = n + sign
	}
	l.next++
}

// table opens or closes a table. One that holds another is only a frame: what it held so far is written as text.
func (p *pageReader) table(t piece, start bool) error {
	if !start {
		return p.closeTable()
	}
	if len(p.tables) == nestingLimit {
		return fmt.Errorf("has tables in tables more than %d deep at line %d of the page; save it from a browser as text or PDF", nestingLimit, t.line)
	}
	if f := p.frame(); f != nil {
		if err := p.flat(f); err != nil {
			return err
		}
	}
	p.tables = append(p.tables, &frame{line: t.line})
	return nil
}

// flat writes what a table holds so far as text, and lets what follows in it be text.
func (p *pageReader) flat(f *frame) error {
	for _, r := range f.rows {
		for _, c := range r.cells {
			if err := p.all(c.lines, r.place); err != nil {
				return err
			}
		}
	}
	f.rows, f.row, f.cell, f.nested = nil, false, false, true
	return nil
}

// closeTable ends the innermost table.
func (p *pageReader) closeTable() error {
	f := p.frame()
	if f == nil {
		return nil
	}
	p.tables = p.tables[:len(p.tables)-1]
	return p.writer.table(f.rows)
}

// cellTag opens or closes a row or a cell of the innermost table.
func (p *pageReader) cellTag(t piece, start bool) error {
	f := p.frame()
	if f == nil || f.nested {
		return nil
	}
	f.cell = false
	if t.tag == atom.Tr || !f.row && start {
		if f.row = start; start {
			f.rows = append(f.rows, row{place: p.place(t.line)})
		}
	}
	if t.tag == atom.Tr || !start {
		return nil
	}
	c := cell{across: 1, down: 1}
	for _, a := range t.attr {
		switch a.Key {
		case "colspan":
			c.across = min(max(whole(a.Val, 1), 1), columnLimit+1)
		case "rowspan":
			c.down = max(whole(a.Val, 1), 1)
		}
	}
	r := &f.rows[len(f.rows)-1]
	if len(r.cells) > columnLimit {
		return fmt.Errorf("has a table with more than %d columns at line %d of the page; cut it into smaller tables", columnLimit, t.line)
	}
	r.cells = append(r.cells, c)
	f.cell = true
	return nil
}

// close ends what the page left open.
func (p *pageReader) close() error {
	if err := p.paragraph(); err != nil {
		return err
	}
	for len(p.tables) > 0 {
		if err := p.closeTable(); err != nil {
			return err
		}
	}
	return nil
}

// whole reads a whole number of at most six figures.
func whole(s string, otherwise int) int {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 0 && n < 1_000_000 {
		return n
	}
	return otherwise
}
