package format

import (
	"archive/zip"
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"
)

// member is a file to be packed.
type member struct{ name, data string }

// packed makes a ZIP archive.
func packed(t testing.TB, members ...member) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, m := range members {
		w, err := z.CreateHeader(&zip.FileHeader{Name: m.name, Method: zip.Deflate, NonUTF8: true})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(m.data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// paragraphsOf are the lines of a text.
func paragraphsOf(text string) []string { return strings.Split(strings.TrimSuffix(text, "\n"), "\n") }

// page makes a page of HTML as a site would, with what leads through it.
func page(body string) string {
	return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>通知_云江市</title><style>p{margin:0}</style></head>\n<body>" +
		"<div class=\"nav\"><a href=/>首页</a> <div>当前位置</div></div><script>var a = '<p>不是正文</p>';</script>\n" + body +
		"\n<div class=\"footer\"><p>版权所有</p></div><p style=\"display: none\">看不见</p></body></html>"
}

func htmlOf(text string) string {
	var b strings.Builder
	for _, p := range paragraphsOf(text) {
		fmt.Fprintf(&b, "<p style='text-indent:2em'>&emsp;<span>%s</span>\n</p>\n", html.EscapeString(p))
	}
	return page(b.String())
}

const wordSpace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"`

// docx makes a document of Word of the XML of its body, and of other parts.
func docx(t testing.TB, body string, parts ...member) string {
	t.Helper()
	return packed(t, append([]member{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document ` + wordSpace + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`},
	}, parts...)...)
}

// para is the XML of a paragraph.
func para(text string) string {
	return "<w:p><w:r><w:t>" + html.EscapeString(text) + "</w:t></w:r></w:p>"
}

func docxOf(t testing.TB, text string) string {
	t.Helper()
	var b strings.Builder
	for _, p := range paragraphsOf(text) {
		b.WriteString(para(p))
	}
	return docx(t, b.String())
}

// xlsx makes a workbook of one or more sheets, each a list of rows.
func xlsx(t testing.TB, sheets ...[][]any) string {
	t.Helper()
	f := excelize.NewFile()
	for i, rows := range sheets {
		name := fmt.Sprintf("Sheet%d", i+1)
		if _, err := f.NewSheet(name); err != nil {
			t.Fatal(err)
		}
		for j, row := range rows {
			if err := f.SetSheetRow(name, fmt.Sprintf("A%d", j+1), &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	b, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func xlsxOf(t testing.TB, text string) string {
	t.Helper()
	var rows [][]any
	for _, p := range paragraphsOf(text) {
		rows = append(rows, []any{p})
	}
	return xlsx(t, rows)
}

// print is a line of print on a page, in points from the upper left corner.
type print struct {
	x, y float64
	text string
}

// prints sets lines under each other.
func prints(lines []string) []print {
	var out []print
	for i, l := range lines {
		out = append(out, print{60, 60 + 20*float64(i), l})
	}
	return out
}

// pdfOf makes a PDF whose pages hold lines of print and rules, in a font and encoding that the file only names.
func pdfOf(pages [][]print, rules ...rule) string {
	var objects []string
	add := func(format string, args ...any) int {
		objects = append(objects, fmt.Sprintf(format, args...))
		return len(objects)
	}
	add("<</Type/Catalog/Pages 2 0 R>>")
	add("") // the list of pages, when they are known
	add("<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>")
	add("<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/DW 1000/FontDescriptor 5 0 R>>")
	add("<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 752/Descent -271/CapHeight 737/StemV 58>>")
	var kids strings.Builder
	for _, page := range pages {
		var s strings.Builder
		for _, p := range page {
			fmt.Fprintf(&s, "BT /F 12 Tf 1 0 0 1 %g %g Tm <", p.x, 842-p.y)
			for _, u := range utf16.Encode([]rune(p.text)) {
				fmt.Fprintf(&s, "%04X", u)
			}
			s.WriteString("> Tj ET\n")
		}
		for _, r := range rules {
			if r.upright {
				fmt.Fprintf(&s, "%g %g m %g %g l S\n", r.at, 842-r.from, r.at, 842-r.to)
			} else {
				fmt.Fprintf(&s, "%g %g m %g %g l S\n", r.from, 842-r.at, r.to, 842-r.at)
			}
		}
		content := add("<</Length %d>>stream\n%sendstream", s.Len(), s.String())
		fmt.Fprintf(&kids, "%d 0 R ", add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>", content))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]>>", len(pages), kids.String())
	out := "%PDF-1.4\n"
	var offsets []int
	for i, o := range objects {
		offsets = append(offsets, len(out))
		out += fmt.Sprintf("%d 0 obj%s\nendobj\n", i+1, o)
	}
	start := len(out)
	out += fmt.Sprintf("xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range offsets {
		out += fmt.Sprintf("%010d 00000 n \n", o)
	}
	return out + fmt.Sprintf("trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, start)
}

const ofdSpace = `xmlns:ofd="http://www.ofdspec.org/2016"`

// ofd makes an OFD of the XML of what its pages hold.
func ofd(t testing.TB, pages ...string) string {
	t.Helper()
	var list strings.Builder
	var members []member
	for i, p := range pages {
		fmt.Fprintf(&list, `<ofd:Page ID="%d" BaseLoc="Pages/Page_%d/Content.xml"/>`, i+1, i)
		members = append(members, member{fmt.Sprintf("Doc_0/Pages/Page_%d/Content.xml", i),
			`<ofd:Page ` + ofdSpace + `><ofd:Content><ofd:Layer>` + p + `</ofd:Layer></ofd:Content></ofd:Page>`})
	}
	return packed(t, append([]member{
		{"OFD.xml", `<ofd:OFD ` + ofdSpace + ` Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`},
		{"Doc_0/Document.xml", `<ofd:Document ` + ofdSpace + `><ofd:Pages>` + list.String() + `</ofd:Pages></ofd:Document>`},
	}, members...)...)
}

// ofdText is the XML of a line of print, in millimetres.
func ofdText(x, y float64, text string) string {
	return fmt.Sprintf(`<ofd:TextObject ID="1" Boundary="%g %g 200 6" Font="1" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="g %d 4">%s</ofd:TextCode></ofd:TextObject>`,
		x, y, len([]rune(text))-1, html.EscapeString(text))
}

// ofdOf prints the lines of a text in the wrong order: their places tell the right one.
func ofdOf(t testing.TB, text string) string {
	t.Helper()
	var b strings.Builder
	lines := paragraphsOf(text)
	for i := len(lines) - 1; i >= 0; i-- {
		b.WriteString(ofdText(20, 20+8*float64(i), lines[i]))
	}
	return ofd(t, b.String())
}
