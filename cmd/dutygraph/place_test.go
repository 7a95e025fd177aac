package main

import (
	"archive/zip"
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// zipped makes an archive of files, given as names and contents in turn.
func zipped(t *testing.T, files ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(files); i += 2 {
		w, err := z.Create(files[i])
		if err == nil {
			_, err = w.Write([]byte(files[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// archive makes an archive with a notice in a document of five paragraphs, a file that is empty and a picture.
func archive(t *testing.T) (path string) {
	t.Helper()
	var body strings.Builder
	for _, p := range []string{"湖西市人民政府关于分解2031年工作的通知", "湖政发〔2031〕3号", "一、王敏副市长牵头工作", "1.新建学校12所。", "责任单位:市教育局、市建设局"} {
		body.WriteString("<w:p><w:r><w:t>" + p + "</w:t></w:r></w:p>")
	}
	docx := zipped(t, "[Content_Types].xml", "", "_rels/.rels", `<R><R Type="x/officeDocument" Target="word/document.xml"/></R>`,
		"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`+body.String()+`</w:body></w:document>`)
	path = filepath.Join(t.TempDir(), "all.zip")
	if err := os.WriteFile(path, []byte(zipped(t, "a/notice.docx", docx, "b.txt", "", "seal.png", "\x89PNG")), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestArchiveIsRead extracts an archive of documents: each file stands for itself, links say where in a file they are, and
// what is no document is named.
func TestArchiveIsRead(t *testing.T) {
	path := archive(t)
	var out, talk strings.Builder
	if code := run([]string{"extract", path}, &out, &talk); code != partly {
		t.Errorf("exit code %d: %s", code, talk.String())
	}
	for _, want := range []string{`"format":"docx"`, `"source":"all.zip/a/notice.docx"`, `"lineEnd":5,"lineStart":5,"order":1,"place":"paragraph 5"`,
		`"lineEnd":5,"lineStart":4,"place":"paragraph 4 to paragraph 5"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%s is not printed in %s", want, out.String())
		}
	}
	for _, want := range []string{path + "/b.txt: is empty\n", "left out " + path + "/seal.png: is a picture (PNG)", "1 of 2 files failed"} {
		if !strings.Contains(talk.String(), want) {
			t.Errorf("%q is not said in %s", want, talk.String())
		}
	}
}
