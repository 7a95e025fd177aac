package extract

import "slices"

// KindNames lists the kinds of document by their names in the graph, each once and in order; several readers may share a kind.
func KindNames() []string {
	names := []string{other.name}
	for _, k := range kinds {
		names = append(names, k.name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Reads reports whether documents of a kind are read, and not only recognised and listed: the kind has a parser, and it is
// among those wanted.
func (x *Extractor) Reads(kind string) bool {
	for _, k := range kinds {
		if k.name == kind && k.parse != nil {
			return x.reads(kind)
		}
	}
	return false
}
