package format

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// numberingPart has a list of three levels, and two lists made of it, the second of which begins at 5.
const numberingPart = `<w:numbering ` + wordSpace + `><w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="(%2)"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/><w:isLgl/></w:lvl>
<w:lvl w:ilvl="3"><w:numFmt w:val="bullet"/><w:lvlText w:val="·"/></w:lvl>
</w:abstractNum><w:abstractNum w:abstractNumId="8"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%1"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="8"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>`

const stylesPart = `<w:styles ` + wordSpace + `><w:style w:type="paragraph" w:default="1" w:styleId="a"/>
<w:style w:type="paragraph" w:styleId="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:basedOn w:val="1"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>`

// numberedPara is a paragraph of a list.
func numberedPara(list, level, text string) string {
	return `<w:p><w:pPr><w:numPr><w:ilvl w:val="` + level + `"/><w:numId w:val="` + list + `"/></w:numPr></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func styledPara(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

func TestWord(t *testing.T) {
	for _, c := range []struct{ name, body, want string }{
		{"numbers of lists", numberedPara("1", "0", "甲") + numberedPara("1", "1", "乙") + numberedPara("1", "1", "丙") + numberedPara("1", "2", "丁") +
			numberedPara("1", "0", "戊") + numberedPara("1", "1", "己") + numberedPara("1", "3", "点") + numberedPara("2", "0", "庚") + numberedPara("2", "0", "辛") + numberedPara("0", "0", "壬"),
			"一、甲\n(一)乙\n(二)丙\n1.1 丁\n二、戊\n(一)己\n点\n⑤庚\n⑥辛\n壬\n"},
		{"numbers of styles", styledPara("1", "甲") + styledPara("2", "乙") + styledPara("1", "丙") + para("丁"), "一、甲\n(一)乙\n二、丙\n丁\n"},
		{"tracked changes", `<w:p><w:r><w:t>新建公园</w:t></w:r><w:del><w:r><w:delText>10</w:delText></w:r></w:del><w:ins><w:r><w:t>12</w:t></w:r></w:ins><w:r><w:t>个</w:t></w:r></w:p>`,
			"新建公园12个\n"},
		{"moved text", `<w:p><w:moveFrom><w:r><w:t>旧处</w:t></w:r></w:moveFrom><w:r><w:t>甲</w:t></w:r></w:p><w:p><w:moveTo><w:r><w:t>新处</w:t></w:r></w:moveTo></w:p>`, "甲\n新处\n"},
		{"joined paragraphs", `<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>` + para("后半"), "前半后半\n"},
		{"broken lines", `<w:p><w:r><w:t>甲局</w:t><w:br/><w:t>乙局</w:t></w:r></w:p>`, "甲局\n乙局\n"},
		{"tabs", `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:r><w:tab/><w:t>甲</w:t><w:tab/><w:t>乙</w:t></w:r></w:p>`, "甲 乙\n"},
		{"hidden", `<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>显</w:t></w:r></w:p>`, "显\n"},
		{"field", `<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>正文</w:t></w:r></w:p>`, "正文\n"},
		{"footnotes", `<w:p><w:r><w:t>增长5%</w:t><w:footnoteReference w:id="2"/></w:r></w:p>` + para("乙"), "增长5%\n¹ 按可比价。\n乙\n"},
		{"box in a picture", `<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>` + para("框内") + `</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>` +
			para("框内") + `</w:txbxContent></mc:Fallback></mc:AlternateContent><w:t>框外</w:t></w:r></w:p>`, "框内\n框外\n"},
		{"table in a table", `<w:tbl><w:tr><w:tc>` + para("甲") + `<w:tbl><w:tr><w:tc>` + para("子一") + `</w:tc><w:tc>` + para("子二") + `</w:tc></w:tr></w:tbl></w:tc><w:tc>` + para("乙") + `</w:tc></w:tr></w:tbl>`,
			"甲 子一 子二\t乙\n"},
		{"frame", `<w:tbl><w:tr><w:tc>` + para("甲") + para("乙") + `</w:tc></w:tr></w:tbl>`, "甲\n乙\n"},
	} {
		f := readOne(t, docx(t, c.body, member{"word/numbering.xml", numberingPart}, member{"word/styles.xml", stylesPart},
			member{"word/footnotes.xml", `<w:footnotes ` + wordSpace + `><w:footnote w:id="2">` + para("按可比价。") + `</w:footnote></w:footnotes>`}))
		if f.Err != nil {
			t.Errorf("%s: %v", c.name, f.Err)
		} else if diff := cmp.Diff(c.want, f.Text); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestNumerals(t *testing.T) {
	for _, c := range []struct {
		style string
		n     int
		want  string
	}{
		{"decimal", 12, "12"}, {"decimalZero", 3, "03"}, {"chineseCounting", 10, "十"}, {"chineseCounting", 12, "十二"}, {"chineseCounting", 20, "二十"},
		{"chineseCounting", 101, "一百零一"}, {"chineseCountingThousand", 110, "一百一十"}, {"chineseCounting", 1003, "一千零三"}, {"chineseLegalSimplified", 15, "拾伍"},
		{"ideographTraditional", 2, "乙"}, {"decimalEnclosedCircle", 20, "⑳"}, {"decimalEnclosedCircle", 21, "21"}, {"lowerLetter", 27, "aa"},
		{"upperRoman", 1994, "MCMXCIV"}, {"lowerRoman", 4, "iv"}, {"unknown", 7, "7"}, {"chineseCounting", 0, "零"}, {"chineseCounting", -1, "-1"},
	} {
		if got := numeral(c.style, c.n); got != c.want {
			t.Errorf("%s %d: %s, want %s", c.style, c.n, got, c.want)
		}
	}
}

func TestHTML(t *testing.T) {
	for _, c := range []struct{ name, page, want string }{
		{"lists", `<ol><li>甲<li value=5>乙</ol><ol style="list-style-type: cjk-ideographic"><li>丙</li></ol><ul><li>丁</ul><ol type=A start=2><li><p>戊</p></ol>`, "1.甲\n5.乙\n一、丙\n丁\nB.戊\n"},
		{"list in a list", "<ol><li>甲<ol><li>子</ol><li>乙</ol>", "1.甲\n1.子\n2.乙\n"},
		{"breaks", "<p>甲局<br>乙局<br/>丙局</p>", "甲局\n乙局\n丙局\n"},
		{"spaces", "<p>\n  甲\n  <b>乙</b>\t&nbsp;丙&#12288;</p>", "甲 乙 丙\n"},
		{"entities", "<p>&lt;甲&gt;&#20057;&amp;</p>", "<甲>乙&\n"},
		{"head of the page and of an article", "<body><header>网站</header><article><header><h1>题</h1></header><p>文</p></article><footer>脚</footer>", "题\n文\n"},
		{"what never ends is not left out", "<body><nav><p>甲</p><p>乙", "甲\n乙\n"},
		{"named like a menu inside", `<div class="main"><div id="menu"><div>首页</div></div><p>文</p></div>`, "文\n"},
		{"tables in tables", "<table><tr><td>外<table><tr><td>一<td>二<tr><td>三<td>四</table>后</table>", "外\n一\t二\n三\t四\n后\n"},
		{"table without rows", "<table><td>一<td>二</table>", "一\t二\n"},
		{"comment first", "<!-- 生成 -->\n<div>甲</div>", "甲\n"},
		{"crossed tags", "<p><b>甲<i>乙</b>丙</i></p></div></table></td></ol>", "甲乙丙\n"},
	} {
		f := readOne(t, c.page)
		if f.Err != nil || f.Format != "html" {
			t.Errorf("%s: %s: %v", c.name, f.Format, f.Err)
		} else if diff := cmp.Diff(c.want, f.Text); diff != "" {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
	for _, text := range []string{"<关于>印发通知\n", "a < b 而 c > d\n", "# 通知\n\n<img src=a>\n| 甲 | 乙 |\n", "<p 甲\n"} {
		if f := readOne(t, text); f.Format != "text" || f.Text != text {
			t.Errorf("%q is taken for %s", text, f.Format)
		}
	}
}

func TestSheets(t *testing.T) {
	f := readOne(t, xlsx(t, [][]any{{"题"}, {"序号", "数"}, {1, 0.5}}, [][]any{{nil, nil, "甲", "乙"}}))
	if f.Err != nil || f.Text != "题\n序号\t数\n1\t0.5\nSheet2\n\t\t甲\t乙\n" || f.Place(5, 5) != "Sheet2!C1:D1" || f.Place(1, 4) != "Sheet1!A1 to Sheet2" {
		t.Errorf("%q at %s and %s: %v", f.Text, f.Place(5, 5), f.Place(1, 4), f.Err)
	}
}

func TestPDFNotes(t *testing.T) {
	lines := prints(paragraphsOf(strings.Repeat(notice, 2)))
	f := readOne(t, pdfOf([][]print{lines, nil, append(prints(paragraphsOf(notice)), print{60, 700, "局"})}))
	want := []string{"",
		"1 of its 3 pages hold no text, perhaps pictures of it"}
	if f.Err != nil || f.Unreadable == 0 {
		t.Errorf("%g unreadable: %v", f.Unreadable, f.Err)
	}
	if len(f.Notes) != 2 || !strings.HasPrefix(f.Notes[0], "1 of its ") || f.Notes[1] != want[1] {
		t.Errorf("notes: %q", f.Notes)
	}
	for _, c := range []struct{ name, data, want string }{
		{"no page with text", pdfOf([][]print{nil}), "is a PDF of pictures without text, such as a scan"},
		{"lost letters", pdfOf([][]print{{{60, 60, "局"}, {60, 80, "市财政局"}}}), "is a PDF whose fonts are not in it or do not say"},
		{"letters of no script", pdfOf([][]print{prints([]string{"ꀀꀁꀂꀃ", "ĀāĂăĄąĆć"})}), "is a PDF whose fonts name wrong letters"},
		{"cut off", pdfOf([][]print{prints([]string{"甲乙"})})[:40], "is a broken or cut-off PDF"},
	} {
		if f := readOne(t, c.data); f.Err == nil || !strings.HasPrefix(f.Err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, f.Err, c.want)
		}
	}
}
