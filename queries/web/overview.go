package web

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
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

// overviewData is what the page of an overview shows: bars, or figures in rows and columns.
type overviewData struct {
	Name      string
	Document  string
	Documents []entry
	Bars      []bar
	First     string // what the first part of a bar counts
	Second    string // what the second part counts
	Corner    string
	Heads     []link
	Lines     []line
}

// bar is a bar of two parts. Its measures are of the drawing, the longest being barLength.
type bar struct {
	link
	First, Second    int64
	Length1, Length2 int
}

const barLength = 420

// line is a row of figures.
type line struct {
	link
	Note  string
	Cells []figure
}

// figure is a figure with its shade, from 0 to 4.
type figure struct {
	link
	Shade int
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
	name := strings.TrimSuffix(strings.TrimSuffix(v.r.PathValue("name"), ".json"), ".csv")
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
		kind.draw(v, t, &d)
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

// addBar appends a bar, and measures all when the last is there.
func (d *overviewData) addBar(l link, first, second int64) {
	d.Bars = append(d.Bars, bar{link: l, First: first, Second: second})
}

func (d *overviewData) measure() {
	longest := int64(1)
	for _, b := range d.Bars {
		longest = max(longest, b.First+b.Second)
	}
	for i := range d.Bars {
		b := &d.Bars[i]
		b.Length1, b.Length2 = int(b.First*barLength/longest), int(b.Second*barLength/longest)
	}
}

// barsShown is how many bars a page shows.
const barsShown = 120

func (v *visit) drawLoad(t *graph.Table, d *overviewData) {
	d.First, d.Second = v.Column("leads"), v.Column("supports")
	rows := slices.DeleteFunc(rowsOf(t), func(r row) bool { return r.text("label") != "Department" })
	slices.SortStableFunc(rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(b.number("leads"), a.number("leads")), cmp.Compare(b.number("tasks"), a.number("tasks")))
	})
	for _, r := range rows[:min(len(rows), barsShown)] {
		d.addBar(link{r.text("name"), thingHref("Department", r.text("name"), r.text("city"))}, r.number("leads"), r.number("tasks")-r.number("leads"))
	}
	d.measure()
}

func (v *visit) drawDue(t *graph.Table, d *overviewData) {
	d.First, d.Second = v.T("due-tasks"), v.T("due-milestones")
	for _, r := range rowsOf(t) {
		month := r.text("month")
		d.addBar(link{month, href("/q/milestones-due", "since", month+"-01", "until", month+"-31")}, r.number("tasks"), r.number("milestones"))
	}
	d.measure()
}

func (v *visit) drawParts(t *graph.Table, d *overviewData) {
	d.First, d.Second = v.Column("goals"), v.Column("money")
	for _, r := range rowsOf(t)[:min(len(t.Rows), barsShown)] {
		l := link{r.text("section"), ""}
		if l.Text == "" {
			l = link{d.Document, href("/document", "name", d.Document)}
		}
		d.addBar(l, r.number("goals"), r.number("money"))
	}
	d.measure()
}

// The most rows and columns of a table of figures.
const (
	linesShown = 60
	headsShown = 30
)

func (v *visit) drawMatrix(t *graph.Table, d *overviewData) {
	d.Corner = v.T("k.leader") + " \\ " + v.T("k.department")
	totals := map[string]int64{}
	var heads []row
	for _, r := range rowsOf(t) {
		if totals[r.text("departmentId")] == 0 {
			heads = append(heads, r)
		}
		totals[r.text("departmentId")] += r.number("tasks")
	}
	slices.SortStableFunc(heads, func(a, b row) int {
		return cmp.Compare(totals[b.text("departmentId")], totals[a.text("departmentId")])
	})
	more := len(heads) - headsShown
	heads = heads[:min(len(heads), headsShown)]
	at := map[string]int{}
	for i, h := range heads {
		at[h.text("departmentId")] = i
		d.Heads = append(d.Heads, link{h.text("department"), thingHref("Department", h.text("department"), h.text("city"))})
	}
	width := len(heads)
	if more > 0 {
		d.Heads = append(d.Heads, link{fmt.Sprintf(v.T("others"), more), ""})
		width++
	}
	last := ""
	for _, r := range rowsOf(t) {
		if id := r.text("leaderId"); id != last || len(d.Lines) == 0 {
			last = id
			d.Lines = append(d.Lines, line{link: link{r.text("leader"), thingHref("Leader", r.text("leader"), r.text("city"))}, Cells: make([]figure, width)})
		}
		if i, shown := at[r.text("departmentId")]; shown {
			n := r.number("tasks")
			d.Lines[len(d.Lines)-1].Cells[i] = figure{link{strconv.FormatInt(n, 10),
				href("/chain", "from", r.text("leader"), "to", r.text("department"), "city", r.text("city"))}, shade(n)}
		} else {
			rest := &d.Lines[len(d.Lines)-1].Cells[width-1]
			n, _ := strconv.ParseInt(rest.Text, 10, 64) // it is a number of ours, or nothing yet
			n += r.number("tasks")
			*rest = figure{link{strconv.FormatInt(n, 10), ""}, shade(n)}
		}
	}
	d.Lines = d.Lines[:min(len(d.Lines), linesShown)]
}

// shade is how dark the ground of a count is.
func shade(n int64) int {
	switch {
	case n >= 12:
		return 4
	case n >= 6:
		return 3
	case n >= 3:
		return 2
	}
	return 1
}

func (v *visit) drawShares(t *graph.Table, d *overviewData) {
	d.Corner = v.T("k.task") + " \\ " + v.T("k.district")
	at := map[string]int{}
	rows := rowsOf(t)
	for _, r := range rows {
		if name := r.text("district"); len(at) < headsShown {
			if _, seen := at[name]; !seen {
				at[name] = len(at)
				d.Heads = append(d.Heads, link{name, thingHref("District", name, r.text("city"))})
			}
		}
	}
	last := ""
	for _, r := range rows {
		if id := r.text("target"); id != last {
			last = id
			if len(d.Lines) == linesShown {
				break
			}
			no := plain(r["task"])
			l := line{link: link{r.text("what"), ""}, Note: r.text("unit"), Cells: make([]figure, len(at))}
			if no != "" {
				l.link = link{fmt.Sprintf("%s · %s", no, r.text("what")), href("/task", "task", no, "document", r.text("document"))}
			}
			d.Lines = append(d.Lines, l)
		}
		i, shown := at[r.text("district")]
		if !shown {
			continue
		}
		text := plain(r["quota"])
		if text == "" {
			text = r.text("text")
		}
		cell := &d.Lines[len(d.Lines)-1].Cells[i]
		if cell.Text != "" {
			text = cell.Text + "、" + text
		}
		*cell = figure{link{shorten(text, 12), ""}, 1}
	}
}
