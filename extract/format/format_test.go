package format

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// notice is the document that the tests write in every form.
const notice = `云江市人民政府办公室关于分解落实2025年民生项目任务的通知
云江政办〔2025〕8号
各县(市、区)人民政府,市政府各部门:
现将2025年民生项目任务分解如下,列在首位的是牵头单位。
云江市人民政府办公室
2025年1月20日
一、李青山副市长牵头的工作
1.新建城市公园12个,改造老旧小区30个。
责任单位:市建设局、市财政局
2.开通公交专线5条。
责任单位:市交通运输局、市公安局
二、赵一鸣副市长牵头的工作
3.培训技能人才1.5万人次。
责任单位:市人力社保局、市教育局
`

// traditional is a notice in the other script.
const traditional = `雲江市政府關於分解2025年民生項目任務的通知
各區政府,市政府各部門:
一、李青山副市長牽頭的工作
1.新建城市公園12個,改造老舊小區30個。
責任單位:市建設局、市財政局
`

func encoded(t testing.TB, e encoding.Encoding, s string) string {
	t.Helper()
	out, err := e.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// reader is shared, since the reader of PDF takes a while to start.
var reader Reader

// readOne reads what must be a single file.
func readOne(t testing.TB, data string) File {
	t.Helper()
	files := reader.Read("notice", data)
	if len(files) != 1 {
		t.Fatalf("%d files", len(files))
	}
	return files[0]
}

func TestEncodings(t *testing.T) {
	little := unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)
	big := unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)
	for _, c := range []struct{ name, data, text, encoding string }{
		{"plain", notice, notice, "UTF-8"},
		{"marked", "\uFEFF" + notice, notice, "UTF-8"},
		{"CRLF", strings.ReplaceAll(notice, "\n", "\r\n"), strings.ReplaceAll(notice, "\n", "\r\n"), "UTF-8"},
		{"UTF-16LE marked", "\xFF\xFE" + encoded(t, little, notice), notice, "UTF-16LE"},
		{"UTF-16BE marked", "\xFE\xFF" + encoded(t, big, notice), notice, "UTF-16BE"},
		{"UTF-16LE", encoded(t, little, notice), notice, "UTF-16LE"},
		{"UTF-16BE", encoded(t, big, notice), notice, "UTF-16BE"},
		{"GB18030", encoded(t, simplifiedchinese.GB18030, notice), notice, "GB18030"},
		{"GBK", encoded(t, simplifiedchinese.GBK, notice), notice, "GB18030"},
		{"GBK, few letters", encoded(t, simplifiedchinese.GBK, "关于印发的通知\n"), "关于印发的通知\n", "GB18030"},
		{"GBK, traditional", encoded(t, simplifiedchinese.GBK, traditional), traditional, "GB18030"},
		{"Big5", encoded(t, traditionalchinese.Big5, traditional), traditional, "Big5"},
		{"Big5, few letters", encoded(t, traditionalchinese.Big5, "關於的通知\n"), "關於的通知\n", "Big5"},
	} {
		f := readOne(t, c.data)
		if f.Err != nil || f.Encoding != c.encoding || f.Format != "text" || f.Place(1, 2) != "" {
			t.Errorf("%s: %s, %s, %q: %v", c.name, f.Format, f.Encoding, f.Place(1, 2), f.Err)
		}
		if diff := cmp.Diff(c.text, f.Text); diff != "" && f.Err == nil {
			t.Errorf("%s: %s", c.name, diff)
		}
	}
}

func TestRefused(t *testing.T) {
	gbk := encoded(t, simplifiedchinese.GBK, notice)
	asGBK, err := simplifiedchinese.GBK.NewDecoder().String(notice)
	if err != nil {
		t.Fatal(err)
	}
	var western strings.Builder
	for _, b := range []byte(gbk) {
		western.WriteRune(rune(b))
	}
	for _, c := range []struct{ name, data, want string }{
		{"nothing", "", "is empty"},
		{"blanks", " \n\t\r\n　\n", "is empty"},
		{"only a mark", "\uFEFF\n", "is empty"},
		{"NUL", "一\n二\n三\x00\n", "line 3 has a NUL byte"},
		{"no encoding", "one\n\xb9\xd8\xff\xff\xff\xff\xff\n", "line 2 is neither UTF-8 nor UTF-16, GB18030 or Big5"},
		{"western", "Stra\xdfe\nCaf\xe9 cr\xe8me d\xe9j\xe0 vu\n", "line 1 is neither UTF-8"},
		{"cut off", notice[:len(notice)-2], "line 14 ends in the middle of a character"},
		{"damaged", notice[:100] + "\xff" + notice[100:], "line 2 is not UTF-8, though the text is"},
		{"UTF-16 cut off", "\xFF\xFE" + encoded(t, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), notice) + "\n", "is UTF-16LE cut off"},
		{"lost characters", strings.ReplaceAll(notice, "市", "\uFFFD"), "is garbled: characters were lost"},
		{"UTF-8 as GBK", asGBK, "is garbled: it is UTF-8 that was taken for GBK"},
		{"GBK as Latin-1", western.String(), "is garbled: it is GBK that was taken for a western encoding"},
		{"long line", "一\n" + strings.Repeat("长", lineLimit/3+1) + "\n", "line 2 is 1048578 bytes long"},
		{"DOC", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "is an office document of the old kind"},
		{"RTF", `{\rtf1\ansi}`, "is an RTF document; save it as DOCX"},
		{"PNG", "\x89PNG\r\n\x1a\n", "is a picture (PNG)"},
		{"program", "\x7fELF\x02\x01\x00\x00", "is a program"},
		{"page without text", "<html><head><title>通知</title></head><body><script>x</script></body></html>", "is a page of HTML without any text"},
	} {
		if f := readOne(t, c.data); f.Err == nil || !strings.HasPrefix(f.Err.Error(), c.want) {
			t.Errorf("%s: got %v, want %s", c.name, f.Err, c.want)
		}
	}
}
