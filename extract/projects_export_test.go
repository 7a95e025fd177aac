package extract

// ProjectsOfGold and NamedProjects serve the tests with a segmenter, which stand outside this package because
// the segmenter imports it.
var ProjectsOfGold = projectsOfGold

// NamedProjects returns the names of the projects that a text names, in order.
func (x *Extractor) NamedProjects(s string) []string {
	var names []string
	for _, m := range x.namedProjects(s) {
		names = append(names, projectName(s[m.from:m.to]))
	}
	return names
}
