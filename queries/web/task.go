package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"dutygraph/graph"
)

// taskData is what the page of a task shows.
type taskData struct {
	No       int64
	Document string
	Title    string
	Text     string
	Deadline string
	City     string
	Parts    []taskPart
	Quotas   *grid
	Same     []twin
	SameHref string
	Print    []printLine
	PrintRef string
	Leader   string // the leader, for a chain
	Lead     string // the unit that leads, for a chain
	Previous string
	Next     string
}

// taskPart is what a task has of one sort: its leaders, its units, its districts.
type taskPart struct {
	Title string
	Items []taskItem
}

// taskItem is one thing of a task with what is said of it and the lines that say so.
type taskItem struct {
	link
	Detail   string
	Inferred bool
	Lines    link
	Rule     link
}

// twin is the same commitment in another document.
type twin struct {
	What    string // which of the task's commitments
	Text    string
	Brief   string // the beginning of a long text
	Agrees  bool
	Differs string
	Where   string
	Task    link
	Source  cell
	Why     string
}

// twins are the commitments of other documents that correspond to a task or one of its figures.
func (v *visit) twins(t *graph.Table) []twin {
	var twins []twin
	for _, r := range rowsOf(t) {
		w := twin{What: r.text("what"), Text: r.text("otherText"), Agrees: r["agrees"] == true, Why: v.value("why", r["why"]), Source: v.cell("otherDocument", r)}
		if utf8.RuneCountInString(w.Text) > longText*3/2 {
			w.Brief = graph.Shorten(w.Text, longText)
		}
		if what := w.What; utf8.RuneCountInString(what) > shortName*4 {
			w.What = graph.Shorten(what, shortName*4)
		}
		var differs []string
		for _, d := range items(r["differs"]) {
			differs = append(differs, v.value("differs", d))
		}
		w.Differs = strings.Join(differs, "、")
		w.Where = v.value("otherKind", r["otherKind"])
		if section := r.text("otherSection"); section != "" {
			w.Where += " · " + section
		}
		if no := graph.Spell(r["otherTask"]); no != "" {
			w.Task = link{fmt.Sprintf(v.T("task-no"), r.number("otherTask")), href("/task", "task", no, "document", r.text("otherDocument"))}
		}
		twins = append(twins, w)
	}
	return twins
}

// aboutKinds says which sort of thing a task's row names, where that has a page.
var aboutKinds = map[string]string{"leader": "leader", "lead": "department", "support": "department", "in charge": "person", "district": "district", "project": "project"}

// task is the page of one task, by its number or key and its document.
func (v *visit) task() error {
	if v.get("task") == "" {
		return errNothing
	}
	keys, err := v.ask("task-keys", map[string]string{"task": v.get("task"), "document": v.get("document")})
	if err != nil {
		return err
	}
	switch len(keys.Rows) {
	case 0:
		v.code = http.StatusNotFound
		return v.notFound(v.get("task"))
	case 1:
		return v.oneTask(rowsOf(keys)[0].text("id"))
	}
	return v.chooseTask(keys)
}

// oneTask is the page of the task that was meant.
func (v *visit) oneTask(key string) error {
	t, err := v.ask("task", map[string]string{"task": key})
	if err != nil {
		return err
	}
	rows := rowsOf(t)
	d := v.taskData(rows)
	if d.Previous, err = v.neighbour(d, -1); err != nil {
		return err
	}
	if d.Next, err = v.neighbour(d, 1); err != nil {
		return err
	}
	quotas, err := v.ask("quotas-of-task", map[string]string{"id": key})
	if err != nil {
		return err
	}
	same, err := v.ask("same-commitment", map[string]string{"task": key})
	if err != nil {
		return err
	}
	if len(quotas.Rows) > 0 {
		g := v.part(quotas, "quotas", href("/q/quotas", "task", key))
		d.Quotas = &g
	}
	if len(same.Rows) > 0 {
		d.Same, d.SameHref = v.twins(same), href("/q/same-commitment", "task", key)
	}
	if err := v.taskPrint(&d, rows); err != nil {
		return err
	}
	v.prove(asked("task", v.statements["task"].Doc, "task", key), t)
	return v.show("task.html", fmt.Sprintf(v.T("task-no"), d.No), d, named{"task", t}, named{"quotas", quotas}, named{"sameCommitment", same})
}

// chooseTask lists the tasks that have a number in common.
func (v *visit) chooseTask(keys *graph.Table) error {
	var entries []entry
	for _, r := range rowsOf(keys) {
		entries = append(entries, entry{Name: r.text("name"), City: r.text("document"), Label: "Task", Href: href("/task", "task", r.text("id"))})
	}
	return v.show("choose.html", v.T("several"), entries, named{"tasks", keys})
}

// taskData sorts the rows of a task.
func (v *visit) taskData(rows []row) taskData {
	d := taskData{}
	for _, r := range rows {
		about := r.text("about")
		switch about {
		case "text":
			d.No, d.Document, d.Title = r.number("task"), r.text("document"), r.text("detail")
			d.Text, d.Deadline = r.text("name"), r.text("due")
			continue
		case "same commitment":
			continue
		case "leader":
			d.Leader = r.text("name")
		case "lead":
			if d.Lead == "" {
				d.Lead = r.text("name")
			}
		}
		title := v.value("about", about)
		if len(d.Parts) == 0 || d.Parts[len(d.Parts)-1].Title != title {
			d.Parts = append(d.Parts, taskPart{Title: title})
		}
		last := &d.Parts[len(d.Parts)-1]
		last.Items = append(last.Items, v.taskItem(about, r))
	}
	return d
}

// neighbour is the page of the task so many numbers further in the same document, or "" where there is none.
func (v *visit) neighbour(d taskData, further int64) (string, error) {
	no := strconv.FormatInt(d.No+further, 10)
	keys, err := v.ask("task-keys", map[string]string{"task": no, "document": d.Document})
	if err != nil || len(keys.Rows) == 0 {
		return "", err
	}
	return href("/task", "task", no, "document", d.Document), nil
}

// taskItem is a row of a task as its page shows it.
func (v *visit) taskItem(about string, r row) taskItem {
	i := taskItem{link: link{Text: r.text("name")}, Inferred: r["inferred"] == true}
	if kind := aboutKinds[about]; kind != "" {
		i.Href = href("/"+kind, "name", i.Text)
	}
	switch about {
	case "lead", "support":
		if r.text("asWritten") != i.Text {
			i.Detail = r.text("asWritten")
		}
	case "district":
		i.Detail = v.value("via", r["detail"])
	default:
		i.Detail = r.text("detail")
	}
	i.Lines = v.onPage(r.number("lineStart"), r.number("lineEnd"))
	if n := r.number("ruleLine"); n > 0 {
		i.Rule = link{fmt.Sprintf(v.T("rule-line"), n), fmt.Sprintf("#L%d", n)}
	}
	return i
}

// onPage is a link to lines of print on the same page.
func (v *visit) onPage(first, last int64) link {
	text := strconv.FormatInt(first, 10)
	if last > first {
		text = fmt.Sprintf("%d–%d", first, last)
	}
	return link{fmt.Sprintf(v.T("lines"), text), fmt.Sprintf("#L%d", first)}
}

// taskPrint adds the print that states the task, where it is at hand.
func (v *visit) taskPrint(d *taskData, rows []row) error {
	found, err := v.find(documentKind, d.Document, "")
	if err != nil || len(found) != 1 {
		return err
	}
	d.City = found[0].text("city")
	marked := map[int]bool{}
	for _, r := range rows {
		if r.text("about") == "same commitment" {
			continue // its lines may be another document's
		}
		first, last := int(r.number("lineStart")), int(r.number("lineEnd"))
		for no := first; no <= last && no < first+printShown; no++ {
			marked[no] = true
		}
		if n := int(r.number("ruleLine")); n > 0 {
			marked[n] = true
		}
		if r.text("about") == "text" {
			d.PrintRef = printHref(d.Document, int64(first), int64(last))
		}
	}
	d.Print = excerpt(v.original(found[0]), int(found[0].number("lineStart")), marked)
	return nil
}

// without leaves out columns of an answer.
func without(t *graph.Table, columns ...string) *graph.Table {
	out := &graph.Table{Rows: make([][]any, len(t.Rows))}
	for i, c := range t.Columns {
		if slices.Contains(columns, c) {
			continue
		}
		out.Columns = append(out.Columns, c)
		for j, r := range t.Rows {
			out.Rows[j] = append(out.Rows[j], r[i])
		}
	}
	return out
}
