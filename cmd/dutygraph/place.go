package main

import (
	"errors"
	"maps"
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
	about := graph.Props{}
	if f.Encoding != "UTF-8" && f.Encoding != "" {
		about["encoding"] = f.Encoding
	}
	if f.Format != "text" {
		about["format"] = f.Format
	}
	if f.Reader != "" {
		about["reader"] = f.Reader
	}
	if f.Unreadable > 0 {
		about["unreadable"] = f.Unreadable
	}
	for _, r := range readings {
		maps.Copy(r.Doc.Props, about)
		for i := range r.Facts {
			fact := &r.Facts[i]
			if place := f.Place(fact.At.First, fact.At.Last); place != "" {
				props := maps.Clone(fact.Props)
				if props == nil {
					props = graph.Props{}
				}
				props["place"] = place
				fact.Props = props
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
