package web

import (
	"cmp"
	"slices"
	"strings"

	"dutygraph/graph"
)

// overviewNames are the overviews, in the order in which they are offered.
var overviewNames = []string{"load", "matrix", "quotas", "deadlines", "targets"}

// overviewKind says which statement an overview shows, how, and of which kind of document when the reader names none.
var overviewKind = map[string]struct {
	statement string
	kinds     []string
	draw      func(*visit, *graph.Table, *overviewData)
}{
	"load":      {"around-document", []string{"breakdown", "livelihood"}, (*visit).drawLoad},
	"matrix":    {"matrix", []string{"breakdown", "livelihood"}, (*visit).drawMatrix},
	"quotas":    {"shares", []string{"livelihood", "breakdown"}, (*visit).drawShares},
	"deadlines": {"due", []string{"livelihood", "breakdown"}, (*visit).drawDue},
	"targets":   {"parts", []string{"policies", "breakdown", "livelihood", "workReport"}, (*visit).drawParts},
}

// overviewData is what the page of an overview shows: bars, columns over months, or a map of figures. Nothing is drawn
// where the document has nothing of the kind.
type overviewData struct {
	Name      string
	Document  string
	Documents []entry
	Bars      *bars
	Months    *months
	Heat      *heat
}

// overviews is the list of overviews.
func (v *visit) overviews() error {
	t := &graph.Table{Columns: []string{"name"}}
	for _, name := range overviewNames {
		t.Rows = append(t.Rows, []any{name})
	}
	return v.show("overviews.html", v.T("overviews"), overviewNames, named{"overviews", t})
}

// overview is one overview of one document.
func (v *visit) overview() error {
	name := v.last()
	kind, ok := overviewKind[name]
	if !ok {
		return errNothing
	}
	d := overviewData{Name: name, Document: v.get("document")}
	if err := v.overviewDocuments(&d, kind.kinds); err != nil {
		return err
	}
	t := &graph.Table{Columns: []string{}}
	if d.Document != "" {
		var err error
		if t, err = v.ask(kind.statement, map[string]string{"id": d.Document}); err != nil {
			return err
		}
		if len(t.Rows) > 0 {
			kind.draw(v, t, &d)
		}
	}
	return v.show("overview.html", v.T("overview-"+name), d, named{name, t})
}

// documentsOffered is how many documents a reader may choose from; another is named in the address.
const documentsOffered = 100

// overviewDocuments finds the documents that may have what an overview shows, the likeliest and newest first.
func (v *visit) overviewDocuments(d *overviewData, kinds []string) error {
	t, err := v.ask("documents", nil)
	if err != nil {
		return err
	}
	rows := slices.DeleteFunc(rowsOf(t), func(r row) bool { return !slices.Contains(kinds, r.text("kind")) })
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(slices.Index(kinds, a.text("kind"))-slices.Index(kinds, b.text("kind")), strings.Compare(b.text("date"), a.text("date")))
	})
	for _, r := range rows[:min(len(rows), documentsOffered)] {
		d.Documents = append(d.Documents, entry{Name: r.text("document"), Label: v.value("kind", r.text("kind")), City: r.text("city")})
	}
	if d.Document == "" && len(rows) > 0 {
		d.Document = rows[0].text("document")
	}
	if d.Document != "" && !slices.ContainsFunc(d.Documents, func(e entry) bool { return e.Name == d.Document }) {
		d.Documents = append(d.Documents, entry{Name: d.Document})
	}
	return nil
}
