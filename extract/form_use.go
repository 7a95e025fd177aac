package extract

import (
	"cmp"
	"maps"
	"slices"

	"dutygraph/graph"
)

// FormUse is a form by which a document was read: how many of its statements, and where the first of them stands.
type FormUse struct {
	Form       string
	Statements int
	First      graph.Span
}

// note counts a statement that was read by forms.
func (r *formReader) note(forms []string, at graph.Span) {
	for _, name := range slices.Compact(forms) {
		if name == "" {
			continue
		}
		if r.used[name] == nil {
			r.used[name] = &FormUse{Form: name, First: at}
		}
		r.used[name].Statements++
	}
}

// uses lists the forms by which a document was read, the commonest first.
func (r *formReader) uses() []FormUse {
	var uses []FormUse
	for _, name := range slices.Sorted(maps.Keys(r.used)) {
		uses = append(uses, *r.used[name])
	}
	slices.SortStableFunc(uses, func(a, b FormUse) int { return cmp.Compare(b.Statements, a.Statements) })
	return uses
}
