package export

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"errors"
	"hash/crc32"
	"io"
	"io/fs"
	"maps"
	"slices"

	"github.com/xuri/excelize/v2"
)

// orderedZip packs the parts of a workbook in order of name, since the library hands its sheets over in any order. Parts wait
// packed.
type orderedZip struct {
	to    io.Writer
	parts map[string]*part
}

// part is a part of a workbook as an archive holds it.
type part struct {
	packed bytes.Buffer
	pack   *flate.Writer
	sum    uint32
	size   uint64
}

// Write packs some more of the part.
func (p *part) Write(b []byte) (int, error) {
	p.sum = crc32.Update(p.sum, crc32.IEEETable, b)
	p.size += uint64(len(b))
	return p.pack.Write(b)
}

func newOrderedZip(to io.Writer) excelize.ZipWriter {
	return &orderedZip{to, map[string]*part{}}
}

// Create begins a part.
func (z *orderedZip) Create(name string) (io.Writer, error) {
	p := &part{}
	z.parts[name] = p
	var err error
	p.pack, err = flate.NewWriter(&p.packed, flate.DefaultCompression)
	return p, err
}

// AddFS is part of the library's interface, and not used by it for workbooks without passwords.
func (z *orderedZip) AddFS(fs.FS) error { return errors.ErrUnsupported }

// Close writes all parts.
func (z *orderedZip) Close() error {
	w := zip.NewWriter(z.to)
	for _, name := range slices.Sorted(maps.Keys(z.parts)) {
		p := z.parts[name]
		if err := p.pack.Close(); err != nil {
			return err
		}
		to, err := w.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate, CRC32: p.sum, CompressedSize64: uint64(p.packed.Len()), UncompressedSize64: p.size})
		if err != nil {
			return err
		}
		if _, err := p.packed.WriteTo(to); err != nil {
			return err
		}
	}
	return w.Close()
}
