package main

import (
	"archive/zip"
	"encoding/json"
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestPacketsOfOfficeFiles proves a task of a notice that came as a page, a document and a workbook: the print is what the
// reader read of it, and beside its lines stands where in the file they are.
func TestPacketsOfOfficeFiles(t *testing.T) {
	lines := strings.Split(strings.TrimSpace(marks), "\n")
	for name, c := range map[string]struct {
		write func(t *testing.T, path string, lines []string)
		place string
	}{"notice.html": {writePage, "line 8 of the page"}, "notice.docx": {writeDocument, "paragraph 7"}, "notice.xlsx": {writeWorkbook, "Sheet1!A7"}} {
		folder := t.TempDir()
		file, source, packet := filepath.Join(folder, "graph.db"), filepath.Join(folder, name), filepath.Join(folder, "packet.html")
		c.write(t, source, lines)
		said(t, "--store", file, "load", source)
		page := said(t, "--store", file, "evidence", "task", "1", "--source", source, "--format", "html")
		if err := os.WriteFile(packet, []byte(page), 0o666); err != nil {
			t.Fatal(err)
		}
		if text := said(t, "--store", file, "evidence", "task", "1", "--source", source); !strings.Contains(text, "("+c.place+")") {
			t.Errorf("%s: not said to be at %s:\n%s", name, c.place, text)
		}
		if statuses := verified(t, said(t, "verify", packet, source, "--format", "json")); statuses != "unchanged" {
			t.Errorf("%s: %s", name, statuses)
		}
		altered := strings.Split(strings.ReplaceAll(strings.Join(lines, "\n"), "市科技局", "市体育局"), "\n")
		c.write(t, source, altered)
		if code, out, _ := runQuietly(t, "verify", packet, source, "--format", "json"); code != found || verified(t, out) != "changed unchanged" {
			t.Errorf("%s, altered: exit code %d, %s", name, code, verified(t, out))
		}
	}
}

// verified lists the statuses that verify printed as JSON, each once.
func verified(t *testing.T, out string) string {
	t.Helper()
	var rows []struct{ Status string }
	if err := json.Unmarshal([]byte(out), &rows); err != nil {
		t.Fatal(err)
	}
	var seen []string
	for _, status := range []string{"changed", "missing", "moved", "unchanged"} {
		for _, r := range rows {
			if r.Status == status {
				seen = append(seen, status)
				break
			}
		}
	}
	return strings.Join(seen, " ")
}

func writePage(t *testing.T, path string, lines []string) {
	t.Helper()
	page := "<!DOCTYPE html><html><body>\n"
	for _, line := range lines {
		page += "<p>" + html.EscapeString(line) + "</p>\n"
	}
	if err := os.WriteFile(path, []byte(page+"</body></html>\n"), 0o666); err != nil {
		t.Fatal(err)
	}
}

func writeDocument(t *testing.T, path string, lines []string) {
	t.Helper()
	body := ""
	for _, line := range lines {
		body += "<w:p><w:r><w:t>" + html.EscapeString(line) + "</w:t></w:r></w:p>"
	}
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for _, part := range [][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="word/document.xml"
			Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>`},
		{"word/document.xml", `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>` + body + `</w:body></w:document>`},
	} {
		w, err := z.Create(part[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(part[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

func writeWorkbook(t *testing.T, path string, lines []string) {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	for i, line := range lines {
		cell, _ := excelize.CoordinatesToCellName(1, i+1)
		if err := book.SetCellStr("Sheet1", cell, line); err != nil {
			t.Fatal(err)
		}
	}
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}
