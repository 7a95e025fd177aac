package format

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// checkFiles holds what is true of whatever is read: a file has a text or an error, its text is UTF-8 in lines that are
// not too long, every line has its place, and reading again says the same.
func checkFiles(t *testing.T, data string) {
	t.Helper()
	again := reader.Read("f", data)
	for i, f := range reader.Read("f", data) {
		if (f.Err == nil) == (f.Text == "") {
			t.Fatalf("%q with error %v", f.Text, f.Err)
		}
		if f.Text != again[i].Text || f.Name != again[i].Name || (f.Err == nil) != (again[i].Err == nil) {
			t.Fatalf("%q, then %q", f.Text, again[i].Text)
		}
		if !utf8.ValidString(f.Text) {
			t.Fatalf("%q is no UTF-8", f.Text)
		}
		no := 0
		for line := range strings.Lines(f.Text) {
			if no++; len(line) > lineLimit+1 {
				t.Fatalf("line %d is %d bytes long", no, len(line))
			}
			if (f.Place(no, no) == "") != (f.Format == "text") {
				t.Fatalf("line %d of %s is at %q", no, f.Format, f.Place(no, no))
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(notice)
	f.Add(encoded(f, gb18030, notice))
	f.Add(encoded(f, big5, traditional))
	f.Add("\xFF\xFE" + encoded(f, littleEndian, notice))
	f.Add(htmlOf(notice))
	f.Add(docxOf(f, notice))
	f.Add(ofdOf(f, notice))
	f.Add(xlsxOf(f, notice))
	f.Add(packed(f, member{"a.txt", notice}, member{"b.zip", packed(f, member{"c.txt", notice})}))
	f.Fuzz(func(t *testing.T, data string) { checkFiles(t, data) })
}

func FuzzHTML(f *testing.F) {
	f.Add(htmlOf(notice))
	f.Add("<p></p><table><tr><td rowspan=2 colspan=3>x<td>y<tr><table><td>z</table><ol start=3><li value=7>a")
	f.Fuzz(func(t *testing.T, body string) { checkFiles(t, "<body></body>"+body) })
}

func FuzzWord(f *testing.F) {
	f.Add(para("甲"), numberingPart, stylesPart)
	f.Add(`<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="3"/><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>`, "", "")
	f.Add(`<w:p><w:ins><w:r><w:t>x</w:t></w:r></w:ins><w:del/><w:footnoteReference w:id="2"/></w:p>`+numberedPara("1", "9", "x"), numberingPart, stylesPart)
	f.Fuzz(func(t *testing.T, body, numbering, styles string) {
		checkFiles(t, docx(t, body, member{"word/numbering.xml", numbering}, member{"word/styles.xml", styles}))
	})
}

func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c><c r="C1"><v>45292</v></c></row>`)
	f.Add(`<row r="1048576"><c r="XFD1"><v>1</v></c></row>`)
	f.Fuzz(func(t *testing.T, rows string) {
		checkFiles(t, packed(t,
			member{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
			member{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
			member{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`},
			member{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
			member{"xl/worksheets/sheet1.xml", `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>` + rows + `</sheetData></worksheet>`}))
	})
}

func FuzzOFD(f *testing.F) {
	f.Add(ofdText(10, 10, "甲") + `<ofd:PathObject Boundary="0 0 9 9" CTM="1 0 0 1 5 5"><ofd:AbbreviatedData>M 0 0 L 90 0 L 90 90 L 0 90 C</ofd:AbbreviatedData></ofd:PathObject>`)
	f.Fuzz(func(t *testing.T, page string) { checkFiles(t, ofd(t, page)) })
}

func FuzzPDF(f *testing.F) {
	f.Add(pdfOf([][]print{prints([]string{"甲乙丙", "丁戊"})}, rule{true, 50, 40, 210}, rule{false, 50, 40, 210}))
	f.Fuzz(func(t *testing.T, data string) { checkFiles(t, "%PDF-1.4\n"+data) })
}
