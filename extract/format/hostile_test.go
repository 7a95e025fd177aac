package format

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// patience is how long any file may take, with much to spare for a busy machine.
const patience = 60 * time.Second

// TestHostile holds that files made to exhaust time or memory are refused, each with a word of what it is.
func TestHostile(t *testing.T) {
	zeros := strings.Repeat("0", partLimit+1)
	many := make([]member, entryLimit+1)
	for i := range many {
		many[i] = member{fmt.Sprint(i), ""}
	}
	deep := packed(t, member{"a.txt", notice})
	for range 3 {
		deep = packed(t, member{"deep.zip", deep})
	}
	cells := strings.Repeat("<w:tc>"+para("甲")+"</w:tc>", 2)
	for _, c := range []struct{ name, data, want string }{
		{"bomb", docx(t, "", member{"word/styles.xml", zeros}), "unpacks to more than 64 MB"},
		{"ratio", docx(t, "", member{"word/styles.xml", zeros[:2<<20]}), "holds word/styles.xml, which unpacks to more than 250 times its size"},
		{"bomb in an archive", packed(t, member{"a.txt", zeros}), "unpacks to more than 64 MB"},
		{"bomb in a workbook", packed(t, member{"[Content_Types].xml", ""}, member{"_rels/.rels", `<R><R Type="x/officeDocument" Target="xl/workbook.xml"/></R>`}, member{"xl/a", zeros}), "unpacks to more"},
		{"many files", packed(t, many...), "is an archive of more than 10000 files"},
		{"archives in archives", deep, "is an archive more than 2 deep in archives"},
		{"deep XML", docx(t, strings.Repeat("<w:sdt>", 300)), "nests the elements of word/document.xml more than 256 deep"},
		{"entity", packed(t, member{"[Content_Types].xml", ""}, member{"_rels/.rels", `<R><R Type="x/officeDocument" Target="word/document.xml"/></R>`},
			member{"word/document.xml", `<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY f SYSTEM "file:///etc/passwd">]><w:document ` + wordSpace + `><w:p><w:r><w:t>&a;&f;</w:t></w:r></w:p></w:document>`}),
			"has a broken part word/document.xml"},
		{"cut-off XML", docx(t, "<w:p>")[:0] + packed(t, member{"OFD.xml", "<a><b>"}), "has a broken part OFD.xml"},
		{"columns of HTML", "<table><tr>" + strings.Repeat("<td>x", 100_000) + "</table>", "has a table with more than 1000 columns"},
		{"spans of HTML", "<table><tr><td>x<td>y<td colspan=100000>z</table>", "has a table with more than 1000 columns"},
		{"cells of HTML", "<table>" + strings.Repeat("<tr><td>x<td>y<td colspan=900>z", 3_000) + "</table>", "has more than 2000000 cells"},
		{"columns of Word", docx(t, "<w:tbl><w:tr>"+strings.Repeat(cells, 501)+"</w:tr></w:tbl>"), "has a table with more than 1000 columns"},
		{"spans of Word", docx(t, `<w:tbl><w:tr>`+cells+`<w:tc><w:tcPr><w:gridSpan w:val="99999"/></w:tcPr></w:tc></w:tr></w:tbl>`), "has a table with more than 1000 columns"},
		{"columns of a sheet", xlsx(t, [][]any{append(make([]any, 16_000), "x")}), "has more than 1000 columns at Sheet1!1"},
		{"tables in tables", strings.Repeat("<table><tr><td>x", 101) + "</table>", "has tables in tables more than 100 deep"},
		{"lists in lists", strings.Repeat("<ol><li>x", 101) + "</ol>", "has lists in lists more than 100 deep"},
		{"many tags", "<p>" + strings.Repeat("<b>x</b>", tagLimit/2), "is a page of HTML with more than 1000000 tags"},
		{"long tag", "<p></p><p a=" + strings.Repeat("x", 3*lineLimit) + ">", "has a tag or text of more than 2 MB"},
		{"long paragraph", "<p>" + strings.Repeat("长", lineLimit/3+1) + "</p>", "has a paragraph or row of"},
		{"large page", "<p></p>" + strings.Repeat(" ", pageLimit), "is a page of HTML larger than 16 MB"},
		{"locked archive", strings.Replace(packed(t, member{"a.txt", "x"}), "\x14\x00\x08\x00", "\x14\x00\x09\x00", 2), "is locked with a password"},
		{"cut-off archive", docxOf(t, notice)[:400], "is a broken or cut-off archive"},
		{"empty archive", "PK\x05\x06" + strings.Repeat("\x00", 18), "is an archive without any file"},
		{"presentation", packed(t, member{"[Content_Types].xml", ""}, member{"_rels/.rels", `<R><R Type="x/officeDocument" Target="ppt/presentation.xml"/></R>`}), "is a presentation"},
		{"OpenDocument", packed(t, member{"mimetype", "application/vnd.oasis.opendocument.text"}), "is an OpenDocument file"},
		{"Word without text", docx(t, "<w:p/>"), "is a document without any text"},
		{"OFD without text", ofd(t, ""), "is an OFD document without text, such as a scan"},
	} {
		began := time.Now()
		f := readOne(t, c.data)
		if f.Err == nil || !strings.HasPrefix(f.Err.Error(), c.want) || strings.Contains(f.Err.Error(), "\n") {
			t.Errorf("%s: got %v, want %s", c.name, f.Err, c.want)
		}
		if f.Text != "" {
			t.Errorf("%s: was read in spite of its error", c.name)
		}
		if took := time.Since(began); took > patience {
			t.Errorf("%s: took %v", c.name, took)
		}
	}
}

// TestStrangeIsRead holds that what is only strange is read all the same, and soon.
func TestStrangeIsRead(t *testing.T) {
	for _, c := range []struct{ name, data string }{
		{"deep HTML", strings.Repeat("<div><b>", 200_000) + "文</b></div>"},
		{"many spans down", "<table><tr><td rowspan=65534>x<td>y" + strings.Repeat("<tr><td>x", 10_000) + "</table>"},
		{"drawing of rules", ofd(t, strings.Repeat(`<ofd:PathObject Boundary="0 0 9 9"><ofd:AbbreviatedData>`+strings.Repeat("M 0 0 L 90 0 L 90 90 L 0 90 C ", 600)+`</ofd:AbbreviatedData></ofd:PathObject>`, 5)+ofdText(1, 1, "文"))},
		{"no numbers", ofd(t, `<ofd:TextObject Boundary="NaN Inf -Inf x" Size="NaN" CTM="NaN NaN NaN NaN NaN NaN"><ofd:TextCode X="NaN" Y="Inf" DeltaX="g 99999 NaN g">文</ofd:TextCode></ofd:TextObject>`)},
	} {
		began := time.Now()
		if f := readOne(t, c.data); f.Err != nil || strings.Trim(f.Text, "\n\txy") != "文" && !strings.HasPrefix(f.Text, "x\ty\n") {
			t.Errorf("%s: %.60q: %v", c.name, f.Text, f.Err)
		}
		if took := time.Since(began); took > patience {
			t.Errorf("%s: took %v", c.name, took)
		}
	}
}

func TestArchive(t *testing.T) {
	gbk, err := gb18030.NewEncoder().String("通知.txt")
	if err != nil {
		t.Fatal(err)
	}
	files := reader.Read("all.zip", packed(t, member{"b.docx", docxOf(t, notice)}, member{gbk, notice}, member{"a/picture.png", "\x89PNG"},
		member{"__MACOSX/._b.docx", "x"}, member{"a/~$b.docx", "x"}, member{"list.json", "{}"}, member{"a/broken.docx", "PK\x03\x04"}))
	var got []string
	for _, f := range files {
		got = append(got, fmt.Sprint(f.Name, " ", f.Format, " ", f.Err))
	}
	want := []string{"all.zip/a/broken.docx  " + errBroken.Error(), "all.zip/a/picture.png  is a picture (PNG)", "all.zip/b.docx docx <nil>",
		"all.zip/list.json  is of no form that is looked for", "all.zip/通知.txt text <nil>"}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) {
			t.Errorf("got %s, want %s", got[i], want[i])
		}
	}
}
