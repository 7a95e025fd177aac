package format

import (
	"bytes"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"

	"dutygraph/extract"
	"dutygraph/extract/casetest"
	"dutygraph/graph"
)

// graphOf is the graph of a text as it is exported.
func graphOf(t testing.TB, text string) string {
	t.Helper()
	x := extract.Extractor{}
	casetest.AddSeeds(t, "forms", x.Forms.Add)
	var batches []graph.Batch
	for _, r := range x.Extract("notice", text) {
		batches = append(batches, r.Batch)
	}
	var b bytes.Buffer
	if err := graph.Write(&b, batches...); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestSameInEveryForm holds that a notice says the same in whatever form it comes, and that every line has its place.
func TestSameInEveryForm(t *testing.T) {
	want := graphOf(t, notice)
	if strings.Count(want, `"label":"LEADS"`) != 3 || strings.Count(want, `"label":"RESPONSIBLE_FOR"`) != 6 {
		t.Fatalf("the notice itself is read wrongly: %s", want)
	}
	for _, c := range []struct{ name, data, format, first, fourteenth string }{
		{"text", notice, "text", "", ""},
		{"CRLF", strings.ReplaceAll(notice, "\n", "\r\n"), "text", "", ""},
		{"CR", strings.ReplaceAll(notice, "\n", "\r"), "text", "", ""},
		{"GB18030", encoded(t, simplifiedchinese.GB18030, notice), "text", "", ""},
		{"UTF-16", "\xFE\xFF" + encoded(t, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), notice), "text", "", ""},
		{"HTML", htmlOf(notice), "html", "line 4 of the page", "line 30 of the page"},
		{"HTML in GBK", encoded(t, simplifiedchinese.GBK, strings.ReplaceAll(htmlOf(notice), "utf-8", "gbk")), "html", "line 4 of the page", "line 30 of the page"},
		{"DOCX", docxOf(t, notice), "docx", "paragraph 1", "paragraph 14"},
		{"XLSX", xlsxOf(t, notice), "xlsx", "Sheet1!A1", "Sheet1!A14"},
		{"PDF", pdfOf([][]print{prints(paragraphsOf(notice)[:7]), prints(paragraphsOf(notice)[7:])}), "pdf", "page 1", "page 2"},
		{"OFD", ofdOf(t, notice), "ofd", "page 1", "page 1"},
		{"ZIP", packed(t, member{"文件/notice.docx", docxOf(t, notice)}), "docx", "paragraph 1", "paragraph 14"},
		{"ZIP in ZIP", packed(t, member{"a.zip", packed(t, member{"notice.txt", notice})}), "text", "", ""},
	} {
		f := readOne(t, c.data)
		if f.Err != nil {
			t.Errorf("%s: %v", c.name, f.Err)
			continue
		}
		text := strings.ReplaceAll(strings.ReplaceAll(f.Text, "\r\n", "\n"), "\r", "\n")
		if diff := cmp.Diff(notice, text); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if got := graphOf(t, f.Text); got != want {
			t.Errorf("%s: %s", c.name, cmp.Diff(want, got))
		}
		if f.Format != c.format || f.Place(1, 1) != c.first || f.Place(14, 14) != c.fourteenth {
			t.Errorf("%s is %s, its lines 1 and 14 are at %q and %q", c.name, f.Format, f.Place(1, 1), f.Place(14, 14))
		}
		if between := c.first + " to " + c.fourteenth; c.first != c.fourteenth && f.Place(1, 14) != between {
			t.Errorf("%s: lines 1 to 14 are at %q, want %q", c.name, f.Place(1, 14), between)
		}
		if f.Unreadable != 0 || len(f.Notes) != 0 {
			t.Errorf("%s: %g unreadable, %v", c.name, f.Unreadable, f.Notes)
		}
	}
}

// TestReadersAreNamed holds that the names of libraries on documents are those of the libraries that are built in.
func TestReadersAreNamed(t *testing.T) {
	raw, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{htmlReader, xlsxReader, pdfReader} {
		library := regexp.MustCompile(`^(golang\.org/x/net|\S+)\S* (v[0-9.]+)`).FindStringSubmatch(name)
		if library == nil || !strings.Contains(string(raw), library[1]+" "+library[2]) {
			t.Errorf("%s is not what go.mod requires", name)
		}
	}
}

// TestTables holds that a table with merged cells says the same in every form that has tables.
func TestTables(t *testing.T) {
	const want = "云江市任务分解表\n序号\t任务\t单位\t\n\t\t甲\t乙\n1\t建公园12个\t市城管局\t市财政局\n\t建道路3条\t市交通局 市公安局\t\n以上为全部任务\n"
	cells := `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="4"/></w:tcPr>` + para("云江市任务分解表") + `</w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + para("序号") + `</w:tc><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + para("任务") +
		`</w:tc><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>` + para("单位") + `</w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>` + para("序号") + `</w:tc><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + para("甲") + `</w:tc><w:tc>` + para("乙") + `</w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>` + para("1") + `</w:tc><w:tc>` + para("建公园12个") + `</w:tc><w:tc>` + para("市城管局") + `</w:tc><w:tc>` + para("市财政局") + `</w:tc></w:tr>` +
		`<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc>` + para("删去") + `</w:tc></w:tr>` +
		`<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc><w:tc>` + para("建道路3条") + `</w:tc><w:tc>` + para("市交通局") + para("市公安局") + `</w:tc><w:tc><w:p/></w:tc></w:tr>`
	f := excelTable(t)
	level := func(y, from, to float64) rule { return rule{false, y, from, to} }
	upright := func(x, from, to float64) rule { return rule{true, x, from, to} }
	rules := []rule{level(40, 50, 450), level(70, 50, 450), level(100, 250, 450), level(130, 50, 450), level(160, 100, 450), level(210, 50, 450),
		upright(50, 40, 210), upright(100, 70, 210), upright(250, 70, 210), upright(350, 100, 210), upright(450, 40, 210)}
	page := []print{{200, 60, "云江市任务分解表"}, {60, 105, "序号"}, {110, 105, "任务"}, {300, 90, "单位"}, {260, 120, "甲甲"}, {360, 120, "乙乙"},
		{60, 180, "1号"}, {110, 150, "建公园12个"}, {260, 150, "市城管局"}, {360, 150, "市财政局"}, {110, 180, "建道路3条"}, {260, 175, "市交通局"},
		{260, 195, "市公安局"}, {60, 240, "以上为全部任务"}}
	drawn := strings.NewReplacer("甲", "甲甲", "乙", "乙乙", "1\t", "1号\t").Replace(want)
	for _, c := range []struct{ name, data, want, place string }{
		{"HTML", "<body><table border=1><thead><tr><th colspan=4>云江市任务分解表</thead><tr><td rowspan=2>序号<td rowspan=2>任务<td colspan=2>单位<tr><td>甲<td>乙" +
			"<tr><td rowspan=2>1<td>建公园12个<td>市城管局<td>市财政局<tr><td>建道路3条<td>市交通局<br>市公安局<td>&nbsp;</table>\n以上为全部任务</body>", want, "line 1 of the page"},
		{"DOCX", docx(t, `<w:tbl>`+cells+`</w:tbl>`+para("以上为全部任务")), want, "table 1 row 4"},
		{"XLSX", f, strings.TrimRight(want, ""), "Sheet1!A4:D4"},
		{"PDF", pdfOf([][]print{page}, rules...), drawn, "page 1"},
		{"OFD", ofdTable(t, page, rules), drawn, "page 1"},
	} {
		f := readOne(t, c.data)
		if f.Err != nil {
			t.Errorf("%s: %v", c.name, f.Err)
			continue
		}
		if diff := cmp.Diff(trimmed(c.want), trimmed(f.Text)); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
		if f.Place(4, 4) != c.place {
			t.Errorf("%s: line 4 is at %s", c.name, f.Place(4, 4))
		}
	}
}

// TestMergedOverNumbers holds that a cell that is merged down over rows with numbers of their own is of each of them.
func TestMergedOverNumbers(t *testing.T) {
	const want = "序号\t任务\t单位\n1\t建公园\t市城管局\n2\t修步道\t市城管局\n3\t建道路\t市交通局\n"
	cell := func(props, s string) string { return `<w:tc><w:tcPr>` + props + `</w:tcPr>` + para(s) + `</w:tc>` }
	row := func(cells ...string) string { return `<w:tr>` + strings.Join(cells, "") + `</w:tr>` }
	level := func(y, from, to float64) rule { return rule{false, y, from, to} }
	upright := func(x float64) rule { return rule{true, x, 40, 160} }
	page := []print{{60, 60, "序号"}, {110, 60, "任务"}, {260, 60, "单位"}, {60, 90, "1"}, {110, 90, "建公园"}, {260, 105, "市城管局"}, {60, 120, "2"}, {110, 120, "修步道"},
		{60, 150, "3"}, {110, 150, "建道路"}, {260, 150, "市交通局"}}
	rules := []rule{level(40, 50, 450), level(70, 50, 450), level(100, 50, 250), level(130, 50, 450), level(160, 50, 450), upright(50), upright(100), upright(250), upright(450)}
	for name, data := range map[string]string{
		"HTML": "<body><table><tr><th>序号<th>任务<th>单位<tr><td>1<td>建公园<td rowspan=2>市城管局<tr><td>2<td>修步道<tr><td>3<td>建道路<td>市交通局</table></body>",
		"DOCX": docx(t, `<w:tbl>`+row(cell("", "序号"), cell("", "任务"), cell("", "单位"))+row(cell("", "1"), cell("", "建公园"), cell(`<w:vMerge w:val="restart"/>`, "市城管局"))+
			row(cell("", "2"), cell("", "修步道"), cell(`<w:vMerge/>`, ""))+row(cell("", "3"), cell("", "建道路"), cell("", "市交通局"))+`</w:tbl>`),
		"PDF": pdfOf([][]print{page}, rules...),
	} {
		f := readOne(t, data)
		if f.Err != nil {
			t.Errorf("%s: %v", name, f.Err)
		} else if diff := cmp.Diff(want, trimmed(f.Text)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

// trimmed is a text without the blank cells at the ends of its lines, which say nothing.
func trimmed(s string) string { return regexp.MustCompile(`\t+\n`).ReplaceAllString(s, "\n") }

func excelTable(t *testing.T) string {
	t.Helper()
	return xlsx(t, [][]any{{"云江市任务分解表"}, {"序号", "任务", "单位"}, {nil, nil, "甲", "乙"}, {1, "建公园12个", "市城管局", "市财政局"},
		{nil, "建道路3条", "市交通局\n市公安局"}, {"以上为全部任务"}})
}

// ofdTable sets a page with rules.
func ofdTable(t *testing.T, page []print, rules []rule) string {
	t.Helper()
	var b strings.Builder
	for _, p := range page {
		b.WriteString(`<ofd:TextObject Boundary="` + num(p.x) + ` ` + num(p.y-12) + ` 200 12" Size="12"><ofd:TextCode X="0" Y="12">` + p.text + `</ofd:TextCode></ofd:TextObject>`)
	}
	for _, r := range rules {
		x, y, dx, dy := r.from, r.at, r.to-r.from, 0.0
		if r.upright {
			x, y, dx, dy = r.at, r.from, 0, r.to-r.from
		}
		b.WriteString(`<ofd:PathObject Boundary="` + num(x) + ` ` + num(y) + ` 400 400"><ofd:AbbreviatedData>M 0 0 L ` + num(dx) + ` ` + num(dy) + `</ofd:AbbreviatedData></ofd:PathObject>`)
	}
	return ofd(t, b.String())
}

func num(x float64) string { return strconv.FormatFloat(x, 'g', -1, 64) }
