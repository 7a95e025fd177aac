package export

import (
	"bytes"
	"encoding/csv"
	"encoding/xml"
	"fmt"
	"io"
	"regexp"
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
		return graph.Node{Label: graph.Document, ID: id, Props: graph.Props{"title": "=题", "date": date, "sha256": "00", "source": "a.txt", "kind": "breakdown", "lineStart": int64(1), "lineEnd": int64(90), "unreadable": 0.5}}
	}
	first, second := graph.Batch{Doc: doc("云〔2031〕1号", "2031-01-02")}, graph.Batch{Doc: doc("云〔2031〕2号", "2031-01-03")}
	leader := graph.Node{Label: graph.Leader, ID: "云州市/王敏", Props: graph.Props{"name": "王敏", "jurisdiction": "云州市"}}
	unit := graph.Node{Label: graph.Department, ID: "云州市/-局", Props: graph.Props{"name": "-局", "aliases": []string{"=局", "乙局"}, "jurisdiction": "云州市"}}
	task := func(b *graph.Batch, no int, text string) graph.Node {
		n := graph.Node{Label: graph.Task, ID: fmt.Sprintf("%s#%d", b.Doc.ID, no), Props: graph.Props{"document": b.Doc.ID, "no": int64(no), "text": text, "kind": "task"}}
		at := graph.Span{First: no + 1, Last: no + 1}
		b.Facts = append(b.Facts, graph.Fact{From: n, Rel: graph.StatedIn, To: b.Doc, At: at}, graph.Fact{From: leader, Rel: graph.Leads, To: n, At: at},
			graph.Fact{From: unit, Rel: graph.ResponsibleFor, To: n, At: at, Props: graph.Props{"role": "lead", "order": int64(1), "asWritten": text, "inferred": true}})
		return n
	}
	for i, text := range hostile {
		n := task(&first, i+1, text)
		target := graph.Node{Label: graph.Target, ID: n.ID + "!1", Props: graph.Props{"document": first.Doc.ID, "what": text, "value": float64(6 + i), "text": text}}
		at := graph.Span{First: i + 2, Last: i + 3}
		place := graph.Node{Label: graph.District, ID: "云州市/东区", Props: graph.Props{"name": "东区"}}
		first.Facts = append(first.Facts, graph.Fact{From: n, Rel: graph.HasTarget, To: target, At: at},
			graph.Fact{From: target, Rel: graph.AllocatedTo, To: place, At: at, Props: graph.Props{"quota": -2.5, "unit": text}})
	}
	task(&second, 1, "建成云湖。")
	return []graph.Batch{second, first}
}

func written(t *testing.T, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestBatchesAreWellFormed(t *testing.T) {
	for _, b := range held() {
		if err := b.Check(); err != nil {
			t.Error(err)
		}
	}
}

// TestOrderDoesNotMatter writes the same batches in two orders in every form.
func TestOrderDoesNotMatter(t *testing.T) {
	batches := held()
	turned := []graph.Batch{batches[1], batches[0]}
	for name, form := range map[string]func(Graph) []File{
		"csv":     CSV,
		"admin":   func(g Graph) []File { files, _ := Admin(g); return files },
		"graphml": func(g Graph) []File { return []File{{"", func(w io.Writer) error { return GraphML(w, g) }}} },
		"cypher":  func(g Graph) []File { return []File{{"", func(w io.Writer) error { return Cypher(w, g) }}} },
		"xlsx":    func(g Graph) []File { return []File{{"", func(w io.Writer) error { return XLSX(w, g) }}} },
	} {
		one, other := form(Stored(batches)), form(Stored(turned))
		if len(one) == 0 || len(one) != len(other) {
			t.Fatalf("%s: %d and %d files", name, len(one), len(other))
		}
		for i := range one {
			if written(t, one[i].Write) != written(t, other[i].Write) {
				t.Errorf("%s: %s differs", name, one[i].Name)
			}
		}
	}
}

func TestNoCellOfCSVIsAFormula(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range CSV(Of(held())) {
		rows, err := csv.NewReader(strings.NewReader(written(t, f.Write))).ReadAll()
		if err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		for _, row := range rows[1:] {
			for i, cell := range row {
				seen[cell] = true
				if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) && rows[0][i] != "quota" {
					t.Errorf("%s: %s is %q", f.Name, rows[0][i], cell)
				}
			}
		}
	}
	for _, want := range []string{"'=1+1", "'@SUM(A1)", "-2.5", "6", "'=局、乙局", "true"} {
		if !seen[want] {
			t.Errorf("no cell is %q", want)
		}
	}
}

func TestWorkbook(t *testing.T) {
	book, err := excelize.OpenReader(strings.NewReader(written(t, func(w io.Writer) error { return XLSX(w, Of(held())) })))
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

func TestGraphML(t *testing.T) {
	var doc struct {
		Keys []struct {
			ID   string `xml:"id,attr"`
			Type string `xml:"attr.type,attr"`
		} `xml:"key"`
		Nodes []struct {
			ID   string `xml:"id,attr"`
			Data []struct {
				Key  string `xml:"key,attr"`
				Text string `xml:",chardata"`
			} `xml:"data"`
		} `xml:"graph>node"`
		Edges []struct {
			Source string `xml:"source,attr"`
			Target string `xml:"target,attr"`
		} `xml:"graph>edge"`
	}
	g := Of(held())
	if err := xml.Unmarshal([]byte(written(t, func(w io.Writer) error { return GraphML(w, g) })), &doc); err != nil {
		t.Fatal(err)
	}
	if len(doc.Nodes) != len(g.Nodes) || len(doc.Edges) != len(g.Links) {
		t.Errorf("%d nodes and %d links, want %d and %d", len(doc.Nodes), len(doc.Edges), len(g.Nodes), len(g.Links))
	}
	types, nodes, texts := map[string]string{}, map[string]bool{}, map[string]bool{}
	for _, k := range doc.Keys {
		types[k.ID] = k.Type
	}
	for _, n := range doc.Nodes {
		nodes[n.ID] = true
		for _, d := range n.Data {
			texts[d.Text] = true
			if types[d.Key] == "" {
				t.Errorf("%s: no key %s", n.ID, d.Key)
			}
		}
	}
	for _, e := range doc.Edges {
		if !nodes[e.Source] || !nodes[e.Target] {
			t.Errorf("a link from %s to %s, which are not both there", e.Source, e.Target)
		}
	}
	if types["n-no"] != "long" || types["n-value"] != "double" || types["e-inferred"] != "boolean" || types["n-aliases"] != "string" {
		t.Errorf("types: %v", types)
	}
	for _, want := range []string{"<b>&amp;]]>", "=1+1", "王敏"} {
		if !texts[want] {
			t.Errorf("no datum is %q", want)
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
