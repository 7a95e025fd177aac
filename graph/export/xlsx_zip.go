package export

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"io/fs"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// orderedZip packs the parts of a workbook in order of name, since the library hands its sheets over in any order.
type orderedZip struct {
	to    io.Writer
	parts map[string]*bytes.Buffer
}

func newOrderedZip(to io.Writer) excelize.ZipWriter {
	return &orderedZip{to, map[string]*bytes.Buffer{}}
}

// Create begins a part.
func (z *orderedZip) Create(name string) (io.Writer, error) {
	z.parts[name] = &bytes.Buffer{}
	return z.parts[name], nil
}

// AddFS is part of the library's interface, and not used by it for workbooks without passwords.
func (z *orderedZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close packs all parts.
func (z *orderedZip) Close() error {
	w := zip.NewWriter(z.to)
	for _, name := range slices.Sorted(maps.Keys(z.parts)) {
		part, err := w.Create(name)
		if err != nil {
			return err
		}
		if _, err := z.parts[name].WriteTo(part); err != nil {
			return err
		}
	}
	return w.Close()
}
