package export

import (
	"encoding/csv"
	"io"
)

// tables are the files of a form that has one for each sort of thing, all open at once since links come document by document.
type tables struct {
	folder Folder
	files  []io.Closer
	open   map[string]*csv.Writer
}

func newTables(folder Folder) *tables { return &tables{folder: folder, open: map[string]*csv.Writer{}} }

// table begins a file with its head.
func (t *tables) table(name string, crlf bool, head []string) (*csv.Writer, error) {
	f, err := t.folder(name)
	if err != nil {
		return nil, err
	}
	c := csv.NewWriter(f)
	c.UseCRLF = crlf
	t.files, t.open[name] = append(t.files, f), c
	return c, c.Write(head)
}

// close ends all files, and returns the first error, or the one that there was before.
func (t *tables) close(err error) error {
	for _, c := range t.open {
		c.Flush()
		if err == nil {
			err = c.Error()
		}
	}
	for _, f := range t.files {
		if e := f.Close(); err == nil {
			err = e
		}
	}
	return err
}
