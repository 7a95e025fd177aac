// Package format turns a file's bytes into text whose lines can be read one by one, and says where in the file each line
// came from.
//
// The form of a file is told by its bytes and not by its name. Text is taken as it stands, its lines being the file's own;
// every other form is written out as lines: a paragraph or a row of a table is one, the cells of a row are parted by
// tabs, and a cell that is merged with another is blank, unless it is merged down over rows that begin with a cell or a
// number of their own. The same bytes give the same text. What is hostile, locked, broken or of a form that is not read is
// refused with an error that says what to do instead; the limits below bound time and memory whatever the bytes are.
package format

import (
	"errors"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// The limits of what is read. They are far above any notice or gazette.
const (
	lineLimit    = 1 << 20   // bytes of a line
	textLimit    = 64 << 20  // bytes of text that a file may come to
	pageLimit    = 16 << 20  // bytes of a page of HTML
	tagLimit     = 1_000_000 // tags and pieces of text on a page of HTML
	columnLimit  = 1_000     // columns of a table
	cellLimit    = 2_000_000 // cells of a file's tables, blank ones included
	nestingLimit = 100       // tables in tables, lists in lists
)

// File is a file's text and where it came from.
type File struct {
	Name       string   // the name given, for a member of an archive <archive>/<member>
	Text       string   // what it says; its lines end in \n, those of plain text as the file's do
	Format     string   // text, html, docx, xlsx, pdf or ofd
	Encoding   string   // of text and HTML, such as UTF-8 or GB18030
	Reader     string   // the library that read it, with its version, where there is one
	Unreadable float64  // the share of characters that the file does not say how to read
	Notes      []string // what a person should know of how it was read
	Err        error    // why the file has no text
	places     []mark
}

// mark says that the lines from one on, up to the next mark, came from a place.
type mark struct {
	line  int // 1-based
	place string
}

// Place says where in the file the lines from first to last came from, such as "page 3" or "paragraph 4 to paragraph 6",
// and nothing for plain text, whose lines are the file's own.
func (f File) Place(first, last int) string {
	from, to := f.place(first), f.place(last)
	if from == to {
		return from
	}
	return from + " to " + to
}

func (f File) place(line int) string {
	i := sort.Search(len(f.places), func(i int) bool { return f.places[i].line > line })
	if i == 0 {
		return ""
	}
	return f.places[i-1].place
}

// Unsupported is the error for a file of a form that is not read, whatever it holds.
type Unsupported struct{ what string }

func (u *Unsupported) Error() string { return u.what }

// LineError is a fault of one line of a text.
type LineError struct {
	Line int
	What string
}

func (e *LineError) Error() string { return fmt.Sprintf("line %d %s", e.Line, e.What) }

// Reader reads files of every form. The zero value works. Its methods may be called from many goroutines.
type Reader struct {
	Cache  string // a folder in which the reader of PDF may be kept ready for use; see [engine.start]
	engine engine
}

// Read reads a file. An archive gives the files in it, any other file itself alone.
func (r *Reader) Read(name, data string) []File {
	left := int64(unpackLimit)
	return r.files(name, data, &left, 0)
}

// files reads a file that stands so deep in archives, of which so much may still be unpacked.
func (r *Reader) files(name, data string, left *int64, depth int) []File {
	f, err := File{}, error(nil)
	if strings.HasPrefix(data, zipMagic) {
		var p *pack
		isDocument := true
		if p, err = openPack(data, left); err == nil {
			f, isDocument, err = r.document(p)
		}
		if !isDocument && err == nil {
			return r.members(name, p, depth)
		}
	} else {
		f, err = r.single(data)
	}
	if err == nil {
		err = garbled(f.Text)
	}
	if err != nil {
		f = File{Err: err}
	}
	f.Name = name
	return []File{f}
}

// The beginnings of files that are read and are no text.
const (
	zipMagic = "PK\x03\x04"
	pdfMagic = "%PDF-"
)

// single reads what is no archive.
func (r *Reader) single(data string) (File, error) {
	if strings.TrimSpace(strings.TrimPrefix(data, "\uFEFF")) == "" {
		return File{}, errors.New("is empty")
	}
	if strings.HasPrefix(data, pdfMagic) {
		return r.pdf(data)
	}
	if err := unsupported(data); err != nil {
		return File{}, err
	}
	text, encoding, err := decode(data)
	if err != nil {
		return File{}, err
	}
	f := File{Text: text, Format: "text"}
	if isHTML(text) {
		f, err = readHTML(text)
	} else {
		err = checkText(text)
	}
	f.Encoding = encoding
	if n := strings.Count(text, "\uFFFD"); n > 0 {
		f.Unreadable = float64(n) / float64(utf8.RuneCountInString(text))
	}
	return f, err
}

// magics are the beginnings of files that are not read, with what they are and what to do about them.
var magics = []struct{ magic, what string }{
	{"\xD0\xCF\x11\xE0", "is an office document of the old kind (DOC, XLS, WPS) or one locked with a password; save it as DOCX, XLSX or PDF without a password"},
	{"{\\rtf", "is an RTF document; save it as DOCX"},
	{"\x89PNG", "is a picture (PNG) and holds no text; have its words recognised and load the text"},
	{"\xFF\xD8\xFF", "is a picture (JPEG) and holds no text; have its words recognised and load the text"},
	{"PK\x05\x06", "is an archive without any file"},
	{"GIF8", "is a picture (GIF) and holds no text; have its words recognised and load the text"},
	{"BM\x00", "is a picture (BMP) and holds no text; have its words recognised and load the text"},
	{"II*\x00", "is a picture (TIFF) and holds no text; have its words recognised and load the text"},
	{"MM\x00*", "is a picture (TIFF) and holds no text; have its words recognised and load the text"},
	{"Rar!", "is a RAR archive; pack it as ZIP or take its files out"},
	{"7z\xBC\xAF", "is a 7z archive; pack it as ZIP or take its files out"},
	{"\x1F\x8B", "is a gzip archive; take its files out"},
	{"MIME-Version:", "is a page with its pictures in one file (MHTML); save it as HTML or PDF"},
	{"From: <Saved by", "is a page with its pictures in one file (MHTML); save it as HTML or PDF"},
	{"\x7FELF", "is a program and no document"},
	{"MZ\x90", "is a program and no document"},
	{"SQLite format 3", "is a database and no document"},
}

// unsupported reports a file whose beginning tells that it is of a form that is not read.
func unsupported(data string) error {
	for _, m := range magics {
		if strings.HasPrefix(data, m.magic) {
			return &Unsupported{m.what}
		}
	}
	head := data[:min(len(data), 2000)]
	if strings.HasPrefix(head, "<?xml") && strings.Contains(head, "schemas.microsoft.com/office/word/2003") {
		return &Unsupported{"is a Word document of 2003 as XML; save it as DOCX"}
	}
	return nil
}
