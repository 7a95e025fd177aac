package extract

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// FormUse is a form by which a document was read: how many of its statements, and where the first of them stands.
type FormUse struct {
	Form       string
	Statements int
	First      graph.Span
}

// uses lists the forms by which a document was read, the commonest first.
func (r *formReader) uses() []FormUse {
	var uses []FormUse
	for _, name := range slices.Sorted(maps.Keys(r.counts)) {
		uses = append(uses, FormUse{name, r.counts[name], r.used[name]})
	}
	slices.SortStableFunc(uses, func(a, b FormUse) int { return cmp.Compare(b.Statements, a.Statements) })
	return uses
}

// assigningWords are in lines that hand out work, whatever their form.
var assigningWords = []string{"牵头", "责任单位", "配合单位", "责任部门", "承办单位", "主办单位", "协办", "责任领导", "分工负责", "按职责", "责任主体", "主责", "负责单位", "包抓", "责任人"}

// unassigned reports the lines of a document that look as if they handed out work, though no form reads them.
func unassigned(d *document) []Unread {
	var found []Unread
	for _, l := range d.lines[min(d.body, len(d.lines)):] {
		if scan.ContainsAny(l.text, assigningWords) {
			found = append(found, Unread{At: graph.Span{First: l.no, Last: l.no}, Text: shorten(l.text), Why: "looks like an assignment, but no form reads it"})
		}
	}
	if len(found) < 2 {
		return nil
	}
	return found
}

// looksAssigning reports whether a document that no kind knows hands out work by its words.
func looksAssigning(d *document) bool {
	return d.kind.name == other.name && !strings.HasSuffix(d.title, "报告") && len(unassigned(d)) > 0
}
