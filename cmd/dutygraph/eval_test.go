package main

import (
	"path/filepath"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestGoldOfASpreadsheet reads a gold as a spreadsheet keeps it.
func TestGoldOfASpreadsheet(t *testing.T) {
	book := excelize.NewFile()
	for cell, value := range map[string]any{"A1": "序号", "B1": "内容", "C1": "牵头单位", "D1": "配合单位",
		"A2": 1, "B2": "新建小学", "C2": "市教育局", "D2": "市财政局\n市建委", "A3": 2, "C3": "市交通运输局"} {
		if err := book.SetCellValue("Sheet1", cell, value); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(t.TempDir(), "gold.xlsx")
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	g, err := readGold(path)
	if err != nil || len(g.Tasks) != 2 {
		t.Fatalf("%v, %v", g.Tasks, err)
	}
	if one := g.Tasks[0]; one.No != "1" || one.Head != "新建小学" || len(one.Units) != 3 || !one.Units[0].Lead || one.Units[2].Name != "市建委" {
		t.Errorf("%+v", one)
	}
}
