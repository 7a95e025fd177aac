package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"dutygraph/extract/format"
)

// fileLimit bounds memory, and is far above any gazette.
const fileLimit = 64 << 20

// standardInput is what stands for it on the command line, and how a person is told of it.
const (
	standardInput = "-"
	asInput       = "standard input"
)

// source is what is to be read: a file, standard input, or the sample that the program carries.
type source struct {
	path string // as a person names it, in all that is said of it
	read func() (string, error)
}

// name is what documents keep of the file that they came from: the same from whatever folder it is loaded.
func (s source) name() string { return filepath.Base(s.path) }

// fileSource is a file of the disk.
func fileSource(path string) source {
	return source{path, func() (string, error) { return readFile(path, anything) }}
}

// walked is a file that was found in a folder: it is left out when it is of no form that is read, which a glance tells.
func walked(path string) source {
	return source{path, func() (string, error) {
		return readFile(path, func(head string) error {
			if err := format.Known(path, head); err != nil {
				return leftOut{err}
			}
			return nil
		})
	}}
}

// anything is right with the beginning of a file that was asked for by name.
func anything(string) error { return nil }

// readFile reads a file if its beginning is right.
func readFile(path string, right func(head string) error) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", reason(err)
	}
	defer f.Close()
	size := int64(0)
	if info, err := f.Stat(); err == nil && info.Mode().IsRegular() {
		size = info.Size()
	}
	return readAll(f, size, right)
}

// readAll reads what is not larger than any document, if its beginning is right; size is a guess.
func readAll(r io.Reader, size int64, right func(head string) error) (string, error) {
	var text strings.Builder
	text.Grow(int(min(size, fileLimit)))
	if _, err := io.CopyN(&text, r, 4096); err != nil && err != io.EOF {
		return "", reason(err)
	}
	if err := right(text.String()); err != nil {
		return "", err
	}
	if _, err := io.Copy(&text, io.LimitReader(r, fileLimit+1-int64(text.Len()))); err != nil {
		return "", reason(err)
	}
	if text.Len() > fileLimit {
		return "", fmt.Errorf("is larger than %d MB; cut it into smaller files", fileLimit>>20)
	}
	return text.String(), nil
}

// leftOut is the reason why a file is passed over that nobody asked for by name.
type leftOut struct{ error }

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
		if path == standardInput {
			add(source{asInput, func() (string, error) { return readAll(os.Stdin, 0, anything) }})
			continue
		}
		info, err := os.Stat(path)
		if err != nil || !info.IsDir() {
			add(fileSource(path))
			continue
		}
		files, err := inFolder(path)
		for _, file := range files {
			add(walked(file))
		}
		if err == nil && len(files) == 0 {
			err = errors.New("is a folder without files")
		}
		if err != nil {
			add(source{path, func() (string, error) { return "", reason(err) }})
		}
	}
	return all
}

// inFolder lists the files below a folder, in order of name; what is hidden is left out.
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
		case !d.IsDir():
			files = append(files, path)
		}
		return nil
	})
	return files, err
}

// fileError is a fault of one file, in the form that people and editors know: path, line, what.
type fileError struct {
	path string
	err  error
}

func (e *fileError) Unwrap() error { return e.err }

func (e *fileError) Error() string {
	var at *format.LineError
	if errors.As(e.err, &at) {
		return fmt.Sprintf("%s:%d: this line %s", e.path, at.Line, at.What)
	}
	return fmt.Sprintf("%s: %v", e.path, e.err)
}
