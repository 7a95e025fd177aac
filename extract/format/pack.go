package format

import (
	"archive/zip"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
)

// The limits of archives. A document's parts are XML, which packs to a tenth or a fiftieth.
const (
	entryLimit   = 10_000    // files in an archive
	unpackLimit  = 256 << 20 // bytes that a file may come to, archives in it included
	partLimit    = 64 << 20  // bytes of one file in an archive
	ratioLimit   = 250       // how many times its size a file of more than a megabyte may unpack to
	archiveLimit = 2         // archives in archives
	elementLimit = 256       // elements of XML in each other
)

// pack is an open ZIP archive: an office document, or files that were packed together.
type pack struct {
	data  string
	files []*zip.File // in order of name
	names []string
	left  *int64 // bytes that may still be unpacked
}

// errBroken is what becomes of an archive that cannot be opened.
var errBroken = errors.New("is a broken or cut-off archive or office document; get the whole file, or open and save it again")

// openPack opens an archive. Nothing is unpacked yet.
func openPack(data string, left *int64) (*pack, error) {
	if strings.Count(data, "PK\x01\x02") > entryLimit {
		return nil, fmt.Errorf("is an archive of more than %d files; take out those that matter", entryLimit)
	}
	z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, errBroken
	}
	p := &pack{data: data, left: left}
	slices.SortStableFunc(z.File, func(a, b *zip.File) int { return cmp.Compare(entryName(a), entryName(b)) })
	for _, f := range z.File {
		if f.FileInfo().IsDir() {
			continue
		}
		p.files = append(p.files, f)
		p.names = append(p.names, entryName(f))
	}
	return p, nil
}

// entryName is the name of a file in an archive. Archives made on Chinese systems may hold it in GBK, others in UTF-8
// without saying so.
func entryName(f *zip.File) string {
	name := strings.ReplaceAll(f.Name, "\\", "/")
	if f.NonUTF8 && judge(name).han == 0 {
		if decoded, err := gb18030.NewDecoder().String(name); err == nil && judge(decoded).han > 0 {
			name = decoded
		}
	}
	return strings.TrimPrefix(path.Clean("/"+strings.ToValidUTF8(name, "_")), "/")
}

// has reports whether the archive holds a file of a name.
func (p *pack) has(name string) bool { return slices.Contains(p.names, name) }

// read unpacks a file, "" for one that is not there.
func (p *pack) read(name string) (string, error) {
	i := slices.Index(p.names, name)
	if i < 0 {
		return "", nil
	}
	return p.unpack(p.files[i])
}

// unpack unpacks a file. The sizes that the archive declares are not believed.
func (p *pack) unpack(f *zip.File) (string, error) {
	if f.Flags&1 != 0 {
		return "", errors.New("is locked with a password; save it without one")
	}
	r, err := f.Open()
	if err != nil {
		return "", fmt.Errorf("holds %s packed in a way that is not known (%w); pack it again as plain ZIP", entryName(f), err)
	}
	defer r.Close()
	var b strings.Builder
	n, err := io.Copy(&b, io.LimitReader(r, min(partLimit, *p.left)+1))
	*p.left -= n
	switch {
	case n > partLimit || *p.left < 0:
		return "", fmt.Errorf("unpacks to more than %d MB, which no document does; take out what matters", min(n, unpackLimit)>>20)
	case n > 1<<20 && n > ratioLimit*int64(max(f.CompressedSize64, 1)):
		return "", fmt.Errorf("holds %s, which unpacks to more than %d times its size, as no document does; check where the file is from", entryName(f), ratioLimit)
	case err != nil:
		return "", errBroken
	}
	return b.String(), nil
}

// head is the beginning of a file, as much as tells its form.
func (p *pack) head(i int) string {
	r, err := p.files[i].Open()
	if err != nil {
		return ""
	}
	defer r.Close()
	var b strings.Builder
	_, _ = io.Copy(&b, io.LimitReader(r, 2000)) // what cannot be unpacked is told when it is read
	return b.String()
}

// xmlReader reads the tokens of one part of a document.
type xmlReader struct {
	*xml.Decoder
	part  string
	depth int
}

// xml opens a part of the archive, nil where there is none.
func (p *pack) xml(part string) (*xmlReader, error) {
	s, err := p.read(part)
	if err != nil || s == "" {
		return nil, err
	}
	return &xmlReader{Decoder: xml.NewDecoder(strings.NewReader(s)), part: part}, nil
}

// next returns the next token, nil at the end. Entities of the document's own are refused: no office program writes any.
func (x *xmlReader) next() (xml.Token, error) {
	t, err := x.Token()
	if err == io.EOF {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("has a broken part %s (%w); open it in an office program and save it again", x.part, err)
	}
	switch t.(type) {
	case xml.StartElement:
		if x.depth++; x.depth > elementLimit {
			return nil, fmt.Errorf("nests the elements of %s more than %d deep, as no document does; check where the file is from", x.part, elementLimit)
		}
	case xml.EndElement:
		x.depth--
	}
	return t, nil
}

// skip passes over the rest of the element that has just begun.
func (x *xmlReader) skip() error {
	for until := x.depth - 1; x.depth > until; {
		if t, err := x.next(); err != nil || t == nil {
			return err
		}
	}
	return nil
}

// each calls a function for every element of a part that begins, with the names of those around it, itself the last.
func (x *xmlReader) each(do func(e xml.StartElement, around []string) error) error {
	var around []string
	for {
		t, err := x.next()
		if err != nil || t == nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			around = append(around, t.Name.Local)
			if err := do(t, around); err != nil {
				return err
			}
		case xml.EndElement:
			around = around[:len(around)-1]
		}
	}
}

// attr is the value of an element's attribute, whatever its name space.
func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
