package extract

// EachCase and NamedProjects let the tests with a segmenter, which imports this package, stand outside it.
var EachCase = eachCase

// NamedProjects returns the names of the projects that a text names, in order.
func (x *Extractor) NamedProjects(s string) []string {
	var names []string
	for _, m := range x.namedProjects(s) {
		names = append(names, projectName(s[m.from:m.to]))
	}
	return names
}
