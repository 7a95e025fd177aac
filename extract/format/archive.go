package format

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"
)

// suffixes are the ends of the names of files that are read where they were not named themselves.
var suffixes = []string{".txt", ".text", ".md", ".markdown", ".csv", ".tsv", ".html", ".htm", ".shtml", ".xhtml", ".docx", ".docm", ".xlsx", ".xlsm", ".pdf", ".ofd", ".zip"}

// Known says whether a file of a folder or of an archive is read, going by its name and its first bytes: nil for one that
// is, and otherwise why it is left out.
func Known(name, head string) error {
	if slices.Contains(suffixes, strings.ToLower(path.Ext(name))) || strings.HasPrefix(head, zipMagic) || strings.HasPrefix(head, pdfMagic) {
		return nil
	}
	if err := unsupported(head); err != nil {
		return err
	}
	return &Unsupported{fmt.Sprintf("is of no form that is looked for in folders and archives (%s)", strings.Join(suffixes, " "))}
}

// isClutter reports whether a file of an archive is one that only the system which packed it knows.
func isClutter(name string) bool {
	base := path.Base(name)
	return strings.HasPrefix(name, "__MACOSX/") || strings.HasPrefix(base, ".") || strings.HasPrefix(base, "~$") || base == "Thumbs.db" || base == "desktop.ini"
}

// members reads the files of an archive, each by itself, in order of name.
func (r *Reader) members(name string, p *pack, depth int) []File {
	if depth >= archiveLimit {
		return []File{{Name: name, Err: fmt.Errorf("is an archive more than %d deep in archives; take its files out", archiveLimit)}}
	}
	var files []File
	for i, member := range p.names {
		if isClutter(member) {
			continue
		}
		whole := name + "/" + member
		if err := Known(member, p.head(i)); err != nil {
			files = append(files, File{Name: whole, Err: err})
			continue
		}
		data, err := p.unpack(p.files[i])
		if err != nil {
			files = append(files, File{Name: whole, Err: err})
			if *p.left < 0 {
				return files
			}
			continue
		}
		files = append(files, r.files(whole, data, p.left, depth+1)...)
	}
	if len(files) == 0 {
		return []File{{Name: name, Err: errors.New("is an archive without any document")}}
	}
	return files
}
