package main

import (
	"errors"
	"os"
	"path/filepath"

	"dutygraph/extract"
	"dutygraph/extract/format"
	"dutygraph/graph"
)

// newFormats makes the reader of every form of file. The reader of PDF is kept ready for use where the system keeps such
// things; where there is no such place it starts anew each time.
func newFormats() *format.Reader {
	dir, err := os.UserCacheDir()
	if err != nil {
		return &format.Reader{}
	}
	return &format.Reader{Cache: filepath.Join(dir, "dutygraph")}
}

// locate says of each link where in the file its lines are, and of each document in what form it came. Plain text in UTF-8
// needs neither: its lines are those of the file.
func locate(readings []extract.Reading, f format.File) {
	about := graph.PropsOf("reader", f.Reader)
	if f.Encoding != "UTF-8" {
		about = about.With("encoding", f.Encoding)
	}
	if f.Format != "text" {
		about = about.With("format", f.Format)
	}
	if f.Unreadable > 0 {
		about = about.With("unreadable", f.Unreadable)
	}
	for i := range readings {
		r := &readings[i]
		if len(about) > 0 {
			r.Doc.Props = about.Over(r.Doc.Props)
		}
		if f.Format == "text" {
			continue
		}
		for i := range r.Facts {
			fact := &r.Facts[i]
			if place := f.Place(fact.At.First, fact.At.Last); place != "" {
				fact.Props = fact.Props.With("place", place)
			}
		}
	}
}

// ofMember is the error of a file of an archive: one that is of no form that is read is passed over.
func ofMember(err error) error {
	var unsupported *format.Unsupported
	if errors.As(err, &unsupported) {
		return leftOut{err}
	}
	return err
}
