package main

import (
	"fmt"
	"os"
	"strings"
	"sync"

	"dutygraph/extract/format"
	"dutygraph/queries/evidence"
)

// prints finds the print of documents in the sources that a person named, of whatever form they are. A file is read when its
// print is asked for, and again only when it has changed.
type prints struct {
	all     []source
	formats *format.Reader
	mu      sync.Mutex // guards kept: many readers ask at once, and a file need be read for one of them only
	kept    map[string]keptPrint
}

// keptPrint is what a file said when it was in a state.
type keptPrint struct {
	state string
	texts []evidence.Text
}

// printsKept is how many files are kept as text.
const printsKept = 64

// newPrints finds the print in files, in those of folders, and in the sample.
func newPrints(paths []string) (*prints, error) {
	all, err := printSources(paths, true)
	if err != nil {
		return nil, err
	}
	return &prints{all: all, formats: newFormats(), kept: map[string]keptPrint{}}, nil
}

// printSources are the sources in which a person says that the print is, and the sample where it is wanted. It reports one that
// is not there.
func printSources(paths []string, withSample bool) ([]source, error) {
	all := sources(paths)
	for _, s := range all {
		if _, err := os.Stat(s.path); err != nil && s.path != asInput {
			return nil, misuse("source %s: %w", s.path, reason(err))
		}
	}
	if !withSample {
		return all, nil
	}
	own, err := sample()
	return append(all, own), err
}

// of returns the texts of the files that have the name which a document keeps of its source: that of a file, or of an archive
// and its member. What cannot be read has no text.
func (p *prints) of(name string) []evidence.Text {
	file, _, _ := strings.Cut(name, "/")
	var found []evidence.Text
	for _, s := range p.all {
		if s.name() != file {
			continue
		}
		for _, t := range p.texts(s) {
			if t.Name == name {
				found = append(found, t)
			}
		}
	}
	return found
}

// texts reads a source, unless it was read in the state that it is in.
func (p *prints) texts(s source) []evidence.Text {
	p.mu.Lock()
	defer p.mu.Unlock()
	state := ""
	if info, err := os.Stat(s.path); err == nil {
		state = fmt.Sprint(info.Size(), info.ModTime().UnixNano())
	}
	if kept, ok := p.kept[s.path]; ok && kept.state == state {
		return kept.texts
	}
	data, err := s.read()
	if err != nil {
		return nil
	}
	var texts []evidence.Text
	for _, f := range p.formats.Read(s.name(), data) {
		if f.Err == nil {
			texts = append(texts, evidence.NewText(f.Name, f.Text, f.Place))
		}
	}
	if len(p.kept) == printsKept {
		clear(p.kept)
	}
	p.kept[s.path] = keptPrint{state, texts}
	return texts
}
