package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// The limits of what is read. They bound memory, and are far above any gazette.
const (
	fileLimit = 64 << 20
	lineLimit = 1 << 20
)

// suffixes are the files of a folder that are read. A file that is named itself may be called anything.
var suffixes = []string{".txt", ".md"}

// source is a text to be read: a file, or the sample that the program carries.
type source struct {
	path string // as a person names it, in all that is said of it
	read func() (string, error)
}

// name is what documents keep of the file that they came from: the same from whatever folder it is loaded.
func (s source) name() string { return filepath.Base(s.path) }

// fileSource is a file of the disk.
func fileSource(path string) source {
	return source{path, func() (string, error) {
		f, err := os.Open(path)
		if err != nil {
			return "", reason(err)
		}
		defer f.Close()
		var text strings.Builder
		if info, err := f.Stat(); err == nil && info.Mode().IsRegular() && info.Size() <= fileLimit {
			text.Grow(int(info.Size()))
		}
		n, err := io.Copy(&text, io.LimitReader(f, fileLimit+1))
		if err != nil {
			return "", reason(err)
		}
		if n > fileLimit {
			return "", fmt.Errorf("is larger than %d MB; cut it into smaller files", fileLimit>>20)
		}
		return text.String(), nil
	}}
}

// reason is the part of a file error that does not repeat the path.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// sources turns arguments into files, folders into the files below them in order of name. A path that cannot be read
// becomes a source that says why when its turn comes, so that it does not stop the others.
func sources(paths []string) []source {
	var all []source
	seen := map[string]bool{}
	add := func(s source) {
		if clean := filepath.Clean(s.path); !seen[clean] {
			seen[clean] = true
			all = append(all, s)
		}
	}
	for _, path := range paths {
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			add(fileSource(path))
			continue
		}
		files, err := inFolder(path)
		for _, file := range files {
			add(fileSource(file))
		}
		if err == nil && len(files) == 0 {
			err = fmt.Errorf("is a folder without files that end in %s", strings.Join(suffixes, " or "))
		}
		if err != nil {
			add(source{path, func() (string, error) { return "", reason(err) }})
		}
	}
	return all
}

// inFolder lists the files below a folder that are read, in order of name; what is hidden is left out.
func inFolder(folder string) ([]string, error) {
	var files []string
	err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case path != folder && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && slices.Contains(suffixes, strings.ToLower(filepath.Ext(path))):
			files = append(files, path)
		}
		return nil
	})
	return files, err
}

// formats are the beginnings of files that are no text, with what to do about them.
var formats = []struct{ magic, what string }{
	{"%PDF-", "is a PDF, which is not read yet; make text of it first, for instance with pdftotext -layout"},
	{"PK\x03\x04", "is an archive or an office document (DOCX, XLSX, OFD), which is not read yet; save it as text first"},
	{"\xD0\xCF\x11\xE0", "is an office document of the old kind (DOC, XLS), which is not read yet; save it as text first"},
	{"\xFF\xFE", "is UTF-16; make it UTF-8 first, for instance with iconv -f UTF-16 -t UTF-8"},
	{"\xFE\xFF", "is UTF-16; make it UTF-8 first, for instance with iconv -f UTF-16 -t UTF-8"},
}

// checkText reports what is no text to be read, with the line at which that shows.
func checkText(text string) error {
	for _, f := range formats {
		if strings.HasPrefix(text, f.magic) {
			return errors.New(f.what)
		}
	}
	if strings.TrimSpace(strings.TrimPrefix(text, "\uFEFF")) == "" {
		return errors.New("is empty")
	}
	no := 0
	for line := range strings.Lines(text) {
		no++
		if len(line) > lineLimit {
			return lineError{no, fmt.Sprintf("is %d bytes long, and no line of a document is longer than %d; break it into lines first", len(line), lineLimit)}
		}
		if strings.IndexByte(line, 0) >= 0 {
			return lineError{no, "has a NUL byte, so this is no text; save the document as UTF-8 text first"}
		}
		if !utf8.ValidString(line) {
			return lineError{no, "is not UTF-8; make the file UTF-8 first, for instance with iconv -f GB18030 -t UTF-8"}
		}
	}
	return nil
}

// lineError is a fault of one line of a file.
type lineError struct {
	line int
	what string
}

func (e lineError) Error() string { return fmt.Sprintf("line %d %s", e.line, e.what) }

// fileError is a fault of one file, in the form that people and editors know: path, line, what.
type fileError struct {
	path string
	err  error
}

func (e *fileError) Unwrap() error { return e.err }

func (e *fileError) Error() string {
	var at lineError
	if errors.As(e.err, &at) {
		return fmt.Sprintf("%s:%d: this line %s", e.path, at.line, at.what)
	}
	return fmt.Sprintf("%s: %v", e.path, e.err)
}
