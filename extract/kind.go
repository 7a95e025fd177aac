package extract

import "slices"

// kind is a sort of document: its name in the graph, how its form is known, and its parser, nil where documents of the
// kind are recognised and listed but not read.
type kind struct {
	name  string
	knows func(d *document) bool
	parse func(x *Extractor, d *document) findings
}

// kinds is the whole list; the first that knows a document reads it.
var kinds = []kind{}

// other is the kind of a document that no kind knows.
var other = kind{name: "other"}

func kindOf(d *document) kind {
	for _, k := range kinds {
		if k.knows(d) {
			return k
		}
	}
	return other
}

// reads reports whether documents of a kind are wanted.
func (x *Extractor) reads(kind string) bool { return len(x.Kinds) == 0 || slices.Contains(x.Kinds, kind) }
