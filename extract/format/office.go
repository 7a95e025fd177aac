package format

import (
	"encoding/xml"
	"path"
	"strings"
)

// document tells what a ZIP archive is by what it holds, and reads it. It returns false for one that is no document but
// holds files.
func (r *Reader) document(p *pack) (f File, isDocument bool, err error) {
	if mime, err := p.read("mimetype"); err == nil && strings.HasPrefix(mime, "application/vnd.oasis.opendocument") {
		return f, true, &Unsupported{"is an OpenDocument file (ODT, ODS); save it as DOCX or XLSX"}
	}
	switch {
	case p.has("OFD.xml"):
		f, err = readOFD(p)
		return f, true, err
	case !p.has("[Content_Types].xml"):
		return f, false, nil
	}
	main, err := mainPart(p)
	if err != nil {
		return f, true, err
	}
	switch first, _, _ := strings.Cut(main, "/"); first {
	case "word":
		f, err = readDocx(p, main)
		return f, true, err
	case "xl":
		if path.Ext(main) == ".bin" {
			return f, true, &Unsupported{"is a binary workbook (XLSB); save it as XLSX"}
		}
		f, err = readXlsx(p)
		return f, true, err
	case "ppt":
		return f, true, &Unsupported{"is a presentation (PPTX); save it as PDF"}
	}
	return f, true, &Unsupported{"is an office document of a kind that is not read; save it as DOCX, XLSX or PDF"}
}

// mainPart is the part of an office document that its relations name as the document itself.
func mainPart(p *pack) (string, error) {
	x, err := p.xml("_rels/.rels")
	if err != nil || x == nil {
		return "", err
	}
	main := ""
	err = x.each(func(e xml.StartElement, _ []string) error {
		if strings.HasSuffix(attr(e, "Type"), "/officeDocument") {
			main = strings.TrimPrefix(path.Clean("/"+attr(e, "Target")), "/")
		}
		return nil
	})
	return main, err
}
