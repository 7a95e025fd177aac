package format

import (
	"encoding/xml"
	"errors"
	"fmt"
	"path"
	"strconv"
	"strings"
)

// readOFD reads an OFD document (GB/T 33190): the text objects of every page, in order of their places on it.
func readOFD(p *pack) (File, error) {
	roots, err := ofdValues(p, "OFD.xml", "DocRoot")
	if err != nil {
		return File{}, err
	}
	var w writer
	no := 0
	for _, root := range roots {
		root = ofdPath("OFD.xml", root)
		pages, err := ofdPages(p, root)
		if err != nil {
			return File{}, err
		}
		for _, part := range pages {
			no++
			if !p.has(part) {
				return File{}, fmt.Errorf("lacks its page %d; get the whole file", no)
			}
			page, err := ofdPage(p, part)
			if err != nil {
				return File{}, err
			}
			if err := w.page(page, "page "+strconv.Itoa(no)); err != nil {
				return File{}, err
			}
		}
	}
	f := w.file("ofd")
	if f.Text == "" {
		return f, errors.New("is an OFD document without text, such as a scan; have its words recognised and load the text")
	}
	return f, nil
}

// ofdValues are the contents of the elements of a name in a part.
func ofdValues(p *pack, part, name string) ([]string, error) {
	x, err := p.xml(part)
	if err != nil || x == nil {
		return nil, err
	}
	var values []string
	open := false
	for {
		t, err := x.next()
		if err != nil || t == nil {
			return values, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if open = t.Name.Local == name; open {
				values = append(values, "")
			}
		case xml.CharData:
			if open {
				values[len(values)-1] += strings.TrimSpace(string(t))
			}
		case xml.EndElement:
			open = false
		}
	}
}

// ofdPages are the parts of a document's pages, in order.
func ofdPages(p *pack, root string) ([]string, error) {
	x, err := p.xml(root)
	if err != nil {
		return nil, err
	}
	if x == nil {
		return nil, errBroken
	}
	var pages []string
	err = x.each(func(e xml.StartElement, around []string) error {
		if n := len(around); e.Name.Local == "Page" && n > 1 && around[n-2] == "Pages" {
			pages = append(pages, ofdPath(root, attr(e, "BaseLoc")))
		}
		return nil
	})
	return pages, err
}

// ofdPath is a location as the part that names it means it: from the archive's root, or from the part's folder.
func ofdPath(from, to string) string {
	if !strings.HasPrefix(to, "/") {
		to = path.Join("/", path.Dir(from), to)
	}
	return strings.TrimPrefix(path.Clean(to), "/")
}

// textObject is a text object that is open: where its box stands on the page, the size of its letters, and how much its
// matrix stretches them.
type textObject struct {
	left, top, size  float64
	across, down     float64
	moveX, moveY     float64
	codeX, codeY     float64
	advance          []float64
	inCode, inObject bool
}

// ofdPage reads the text and the rules of a page.
func ofdPage(p *pack, part string) (paper, error) {
	x, err := p.xml(part)
	if err != nil {
		return paper{}, err
	}
	var page paper
	var o textObject
	var at xml.StartElement // the path object that is open
	data := false
	for {
		t, err := x.next()
		if err != nil || t == nil {
			return page, err
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "TextObject":
				o = newTextObject(t)
			case "TextCode":
				o.code(t)
			case "PathObject":
				at = t.Copy()
			case "AbbreviatedData":
				data = true
			}
		case xml.CharData:
			if o.inCode && o.inObject {
				page.runs = append(page.runs, o.run(string(t)))
			}
			if data && len(page.rules) < ruleLimit {
				page.rules = append(page.rules, ofdRules(at, string(t))...)
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "TextObject":
				o.inObject = false
			case "TextCode":
				o.inCode = false
			case "AbbreviatedData":
				data = false
			}
		}
	}
}

// ofdRules are the straight lines of a path: "M 0 0 L 100 0" goes from one point to another, C back to the first.
func ofdRules(e xml.StartElement, path string) []rule {
	var t tracer
	o := newTextObject(e)
	fields := strings.Fields(path)
	for i := 0; i < len(fields); i++ {
		switch fields[i] {
		case "M", "S", "L":
			if i+2 >= len(fields) {
				return t.rules
			}
			point := numbers(fields[i+1] + " " + fields[i+2])
			if len(point) < 2 {
				return t.rules
			}
			t.to(fields[i] == "L", o.left+point[0]*o.across+o.moveX, o.top+point[1]*o.down+o.moveY)
			i += 2
		case "C":
			t.close()
		}
	}
	return t.rules
}

// newTextObject reads the place and size of a text object.
func newTextObject(e xml.StartElement) textObject {
	o := textObject{across: 1, down: 1, inObject: true}
	if box := numbers(attr(e, "Boundary")); len(box) == 4 {
		o.left, o.top = box[0], box[1]
	}
	if size := numbers(attr(e, "Size")); len(size) == 1 {
		o.size = size[0]
	}
	if m := numbers(attr(e, "CTM")); len(m) == 6 {
		o.across, o.down, o.moveX, o.moveY = m[0], m[3], m[4], m[5]
	}
	return o
}

// code reads where a piece of text of the object begins. A coordinate that is left out is that of the piece before it.
func (o *textObject) code(e xml.StartElement) {
	o.inCode = true
	if x := numbers(attr(e, "X")); len(x) == 1 {
		o.codeX = x[0]
	}
	if y := numbers(attr(e, "Y")); len(y) == 1 {
		o.codeY = y[0]
	}
	o.advance = numbers(attr(e, "DeltaX"))
}

// run is a piece of text with its box: its base line is at the lower edge.
func (o *textObject) run(text string) run {
	width := o.size
	for i, n := 1, len([]rune(text)); i < n; i++ {
		if i-1 < len(o.advance) {
			width += o.advance[i-1]
		} else {
			width += o.size
		}
	}
	left := o.left + o.codeX*o.across + o.moveX
	bottom := o.top + o.codeY*o.down + o.moveY
	return run{text: text, left: left, right: left + width*o.across, top: bottom - o.size*o.down, bottom: bottom}
}

// numbers reads a list of numbers; "g 4 6.35" is four times 6.35.
func numbers(s string) []float64 {
	fields := strings.Fields(s)
	var out []float64
	for i := 0; i < len(fields) && len(out) < 10_000; i++ {
		if fields[i] == "g" && i+2 < len(fields) {
			n, by := whole(fields[i+1], 0), fields[i+2]
			if v, err := strconv.ParseFloat(by, 64); err == nil {
				for range min(n, 10_000) {
					out = append(out, v)
				}
			}
			i += 2
			continue
		}
		if v, err := strconv.ParseFloat(fields[i], 64); err == nil {
			out = append(out, v)
		}
	}
	return out
}
