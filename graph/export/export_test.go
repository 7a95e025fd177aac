package export

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"dutygraph/graph"
)

// hostile are texts that some reader of an export could take for more than a text.
var hostile = []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", `'); MATCH (n) DETACH DELETE n; //`, `\u0027 \`, "a\nb", `"q", x`, "<b>&amp;]]>", "\u2028\u202e\x00"}

// held are two documents that share a leader; the texts of the first one's tasks are hostile.
func held() []graph.Batch {
	doc := func(id, date string) graph.Node {
		return graph.Node{Label: graph.Document, ID: id, Props: graph.PropsOf("title", "=题", "date", date, "sha256", "00", "source", "a.txt", "kind", "breakdown", "lineStart", int64(1), "lineEnd", int64(90), "unreadable", 0.5)}
	}
	first, second := graph.Batch{Doc: doc("云〔2031〕1号", "2031-01-02")}, graph.Batch{Doc: doc("云〔2031〕2号", "2031-01-03")}
	leader := &graph.Node{Label: graph.Leader, ID: "云州市/王敏", Props: graph.PropsOf("name", "王敏", "jurisdiction", "云州市")}
	unit := &graph.Node{Label: graph.Department, ID: "云州市/-局", Props: graph.PropsOf("name", "-局", "aliases", []string{"=局", "乙局"}, "jurisdiction", "云州市")}
	task := func(b *graph.Batch, no int, text string) *graph.Node {
		n := &graph.Node{Label: graph.Task, ID: fmt.Sprintf("%s#%d", b.Doc.ID, no), Props: graph.PropsOf("document", b.Doc.ID, "no", int64(no), "text", text, "kind", "task")}
		at := graph.Span{First: no + 1, Last: no + 1}
		b.Facts = append(b.Facts, graph.Fact{From: n, Rel: graph.StatedIn, To: &b.Doc, At: at}, graph.Fact{From: leader, Rel: graph.Leads, To: n, At: at},
			graph.Fact{From: unit, Rel: graph.ResponsibleFor, To: n, At: at, Props: graph.PropsOf("role", "lead", "order", int64(1), "asWritten", text, "inferred", true, "decision", "decisions.txt:3")})
		return n
	}
	for i, text := range hostile {
		n := task(&first, i+1, text)
		target := &graph.Node{Label: graph.Target, ID: n.ID + "!1", Props: graph.PropsOf("document", first.Doc.ID, "what", text, "value", float64(6+i), "text", text)}
		at := graph.Span{First: i + 2, Last: i + 3}
		place := &graph.Node{Label: graph.District, ID: "云州市/东区", Props: graph.PropsOf("name", "东区")}
		first.Facts = append(first.Facts, graph.Fact{From: n, Rel: graph.HasTarget, To: target, At: at},
			graph.Fact{From: target, Rel: graph.AllocatedTo, To: place, At: at, Props: graph.PropsOf("quota", -2.5, "unit", text)})
	}
	task(&second, 1, "建成云湖。")
	return []graph.Batch{second, first}
}

// batches are a source.
type batches []graph.Batch

func (all batches) Documents(context.Context) ([]graph.Batch, error) { return all, nil }

func (all batches) Held(_ context.Context, documents ...string) ([]graph.Batch, error) {
	return slices.DeleteFunc(slices.Clone(all), func(b graph.Batch) bool { return !slices.Contains(documents, b.Doc.ID) }), nil
}

// graphOf reads batches as an export does.
func graphOf(t *testing.T, all ...graph.Batch) *Graph {
	t.Helper()
	g, err := Read(t.Context(), batches(all))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// written is what a form of one file writes.
func written(t *testing.T, write func(io.Writer, *Graph) error, g *Graph) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, g); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// files is a folder in memory, by the names of its files.
type files map[string]*bytes.Buffer

func (f files) create(name string) (io.WriteCloser, error) {
	f[name] = &bytes.Buffer{}
	return kept{f[name]}, nil
}

type kept struct{ *bytes.Buffer }

func (kept) Close() error { return nil }

func TestBatchesAreWellFormed(t *testing.T) {
	for _, b := range held() {
		if err := b.Check(); err != nil {
			t.Error(err)
		}
	}
}

// TestOrderDoesNotMatter writes the same batches in two orders in every form.
func TestOrderDoesNotMatter(t *testing.T) {
	all := held()
	one, other := graphOf(t, all[0], all[1]), graphOf(t, all[1], all[0])
	for name, form := range map[string]func(io.Writer, *Graph) error{"jsonl": JSONL, "graphml": GraphML, "cypher": Cypher, "xlsx": XLSX} {
		if written(t, form, one) != written(t, form, other) {
			t.Errorf("%s differs", name)
		}
	}
	for name, form := range map[string]func(*Graph, Folder) error{"csv": CSV, "admin": func(g *Graph, folder Folder) error { _, err := Admin(g, folder); return err }} {
		a, b := files{}, files{}
		if err := errors.Join(form(one, a.create), form(other, b.create)); err != nil || len(a) == 0 || len(a) != len(b) {
			t.Fatalf("%s: %d and %d files: %v", name, len(a), len(b), err)
		}
		for file, text := range a {
			if text.String() != b[file].String() {
				t.Errorf("%s: %s differs", name, file)
			}
		}
	}
}

// TestJSONLIsWhatTheGraphWrites holds the form to that of extraction.
func TestJSONLIsWhatTheGraphWrites(t *testing.T) {
	var want bytes.Buffer
	if err := graph.Write(&want, held()...); err != nil {
		t.Fatal(err)
	}
	if got := written(t, JSONL, graphOf(t, held()...)); got != want.String() {
		t.Errorf("got\n%s\nwant\n%s", got, want.String())
	}
}

// changing is a source one of whose documents is gone when they are read once more.
type changing struct {
	batches
	read int
}

func (c *changing) Held(ctx context.Context, documents ...string) ([]graph.Batch, error) {
	if c.read++; c.read > 1 {
		return c.batches[:1].Held(ctx, documents...)
	}
	return c.batches.Held(ctx, documents...)
}

// TestChangedMeanwhile says that links of a document that is no longer what its nodes were taken from are no export.
func TestChangedMeanwhile(t *testing.T) {
	g, err := Read(t.Context(), &changing{batches: held()})
	if err != nil {
		t.Fatal(err)
	}
	if err := JSONL(io.Discard, g); err == nil || !strings.Contains(err.Error(), "export again") {
		t.Errorf("a document that is gone: %v", err)
	}
	again := held()
	if g, err = ReadStored(t.Context(), batches(again)); err != nil {
		t.Fatal(err)
	}
	again[1].Facts[1].At.First++
	if err := Cypher(io.Discard, g); err == nil || !strings.Contains(err.Error(), "export again") {
		t.Errorf("a document that was loaded again: %v", err)
	}
}

func TestNoCellOfCSVIsAFormula(t *testing.T) {
	tables := files{}
	if err := CSV(graphOf(t, held()...), tables.create); err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for name, text := range tables {
		rows, err := csv.NewReader(text).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, row := range rows[1:] {
			for i, cell := range row {
				seen[cell] = true
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && rows[0][i] != "quota" {
					t.Errorf("%s: %s is %q", name, rows[0][i], cell)
				}
			}
		}
	}
	for _, want := range []string{"'=1+1", "'@SUM(A1)", "-2.5", "6", "'=局、乙局", "true", "decisions.txt:3"} {
		if !seen[want] {
			t.Errorf("no cell is %q", want)
		}
	}
}

func TestWorkbook(t *testing.T) {
	book, err := excelize.OpenReader(strings.NewReader(written(t, XLSX, graphOf(t, held()...))))
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	if got := strings.Join(book.GetSheetList(), " "); got != "tasks units targets quotas documents" {
		t.Errorf("sheets: %s", got)
	}
	n := len(hostile)
	for sheet, want := range map[string]int{"tasks": n + 1, "units": n + 1, "targets": n, "quotas": n, "documents": 2} {
		rows, err := book.GetRows(sheet)
		if err != nil || len(rows) != want+1 {
			t.Errorf("%s: %d rows, want %d and a head: %v", sheet, len(rows), want, err)
		}
		if filter := names(book)[sheet+" _xlnm._FilterDatabase"]; !strings.HasSuffix(filter, fmt.Sprintf("$%d", want+1)) {
			t.Errorf("%s: the filter is over %q", sheet, filter)
		}
		if titles := names(book)[sheet+" _xlnm.Print_Titles"]; titles != sheet+"!$1:$1" {
			t.Errorf("%s: %q is printed on each page", sheet, titles)
		}
		if panes, err := book.GetPanes(sheet); err != nil || !panes.Freeze || panes.YSplit != 1 {
			t.Errorf("%s: the head is not frozen: %v", sheet, err)
		}
	}
	own := regexp.MustCompile(`^HYPERLINK\("#tasks!A\d+",\d+\)$`)
	links := 0
	for _, sheet := range book.GetSheetList() {
		for row := 1; row <= n+2; row++ {
			for col := 1; col <= 12; col++ {
				cell, _ := excelize.CoordinatesToCellName(col, row)
				formula, err := book.GetCellFormula(sheet, cell)
				if err != nil || formula != "" && !own.MatchString(formula) {
					t.Errorf("%s!%s is the formula %s: %v", sheet, cell, formula, err)
				}
				if formula != "" {
					links++
				}
			}
		}
	}
	if links != 3*n+1 {
		t.Errorf("%d links to tasks, want %d", links, 3*n+1)
	}
	if kind, err := book.GetCellType("tasks", "E2"); err != nil || kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
		t.Errorf("=1+1 is a cell of type %v: %v", kind, err)
	}
	if value, _ := book.GetCellValue("tasks", "E2"); value != "=1+1" {
		t.Errorf("the text of task 1 is %q", value)
	}
}

// names are what the names of a workbook stand for, by sheet and name.
func names(book *excelize.File) map[string]string {
	all := map[string]string{}
	for _, n := range book.GetDefinedName() {
		all[n.Scope+" "+n.Name] = n.RefersTo
	}
	return all
}

// TestTable writes an answer whose texts are hostile: each cell is what it was, and none a formula.
func TestTable(t *testing.T) {
	answer := &graph.Table{Columns: []string{"name", "all", "count", "share", "agrees", "nothing"}}
	for i, text := range hostile {
		answer.Rows = append(answer.Rows, []any{text, []any{text, "乙"}, int64(i), 0.5, true, nil})
	}
	var b bytes.Buffer
	if err := Table(&b, answer); err != nil {
		t.Fatal(err)
	}
	book, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	rows, err := book.GetRows("answer")
	if err != nil || len(rows) != len(hostile)+1 || !slices.Equal(rows[0], answer.Columns) {
		t.Fatalf("%d rows, %v: %v", len(rows), rows[0], err)
	}
	if want := []string{"=1+1", "=1+1、乙", "0", "0.5", "TRUE"}; !slices.Equal(rows[1], want) {
		t.Errorf("%q, want %q", rows[1], want)
	}
	for i := range hostile {
		for _, column := range "ABCDEF" {
			if formula, err := book.GetCellFormula("answer", fmt.Sprintf("%c%d", column, i+2)); err != nil || formula != "" {
				t.Errorf("%c%d is the formula %q: %v", column, i+2, formula, err)
			}
		}
	}
}

func TestLiterals(t *testing.T) {
	for want, value := range map[string]any{
		`'it\'s \\ \u000A'`: "it's \\ \n", `6.0`: 6.0, `6`: int64(6), `1e+21`: 1e21, `true`: true, `['a', '\'']`: []string{"a", "'"}, `'\u2028'`: "\u2028",
	} {
		if got := literal(value); got != want {
			t.Errorf("%v: %s, want %s", value, got, want)
		}
	}
}
