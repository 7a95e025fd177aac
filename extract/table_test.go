package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/tools/txtar"

	"dutygraph/extract/casetest"
)

// TestTables puts the tables of every case in testdata/tables together: what stands over them, their heads and rows with the
// lines that these came from, and the lines that are in none.
func TestTables(t *testing.T) {
	casetest.Each(t, "testdata/tables/*.txt", func(t *testing.T, c casetest.Case) []txtar.File {
		return []txtar.File{casetest.Answer("tables", tablesText(tables(linesOf(c.Text("in")))))}
	})
}

// linesOf makes lines of a text as the reader of documents does, blank ones left out.
func linesOf(s string) []line { return clean(s).lines }

// tablesText prints tables: the cells of a head or row with a stroke between them, a head's group before a slash.
func tablesText(found []table, others []line) string {
	var b strings.Builder
	for _, t := range found {
		fmt.Fprintf(&b, "table @%s", t.at)
		if t.caption.s != "" {
			fmt.Fprintf(&b, " %s", t.caption.s)
		}
		for _, n := range t.notes {
			fmt.Fprintf(&b, " (%s)", n.s)
		}
		var heads []string
		for _, h := range t.heads {
			heads = append(heads, strings.TrimPrefix(h.group+"/"+h.name, "/"))
		}
		fmt.Fprintf(&b, "\n    heads: %s\n", strings.Join(heads, " | "))
		for _, r := range t.rows {
			var cells []string
			for _, c := range r.cells {
				cells = append(cells, c.s)
			}
			fmt.Fprintf(&b, "    %s: %s\n", r.at(), strings.TrimRight(strings.Join(cells, " | "), " "))
		}
	}
	for _, l := range others {
		fmt.Fprintf(&b, "line %d: %s\n", l.no, l.text)
	}
	return b.String()
}

// FuzzTables puts the tables of any text together: no row is wider than its head or out of its table's lines, and no character of
// the print gets lost or is made up.
func FuzzTables(f *testing.F) {
	for _, c := range casetest.Cases(f, "testdata/tables/*.txt") {
		f.Add(c.Text("in"))
	}
	for _, s := range []string{"a\tb\n", "|", "|a|\n|-|", "序号\t甲\n1\t\n二", "序号\t甲\t乙\n1\t二\n三\t四\n\t\n", "a | b | c\nd | e | f", "甲  乙  丙\n1  2  3\n4  5  6", "┌─┬─┐\n│甲│乙│"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		lines := linesOf(s)
		found, others := tables(lines)
		last := 0
		for _, tab := range found {
			if tab.at.First <= last || tab.at.Last < tab.at.First {
				t.Fatalf("table at %s after line %d", tab.at, last)
			}
			last = tab.at.Last
			for i, r := range tab.rows {
				if len(r.cells) != len(tab.heads) || r.no < tab.at.First || r.last < r.no || r.last > tab.at.Last {
					t.Fatalf("row %d of the table at %s: lines %s, %d cells under %d heads", i, tab.at, r.at(), len(r.cells), len(tab.heads))
				}
				for _, c := range r.cells {
					if at := c.at(); c.s != "" && (at.First < r.no || at.Last > r.last) {
						t.Fatalf("cell %q of line %s in row %s", c.s, at, r.at())
					}
				}
			}
		}
		printed, kept := letters(texts(lines)), letters(tablesText(found, nil)+texts(others))
		for r := range kept {
			if r > 0x2fff && printed[r] == 0 {
				t.Fatalf("%q was not printed", r)
			}
		}
		for r := range printed {
			if r > 0x2fff && kept[r] == 0 {
				t.Fatalf("%q got lost", r)
			}
		}
		if again := tablesText(tables(slices.Clone(lines))); again != tablesText(found, others) {
			t.Fatal("two readings differ")
		}
	})
}

func texts(lines []line) string {
	var b strings.Builder
	for _, l := range lines {
		b.WriteString(l.text + "\n")
	}
	return b.String()
}

// letters counts the letters of a text.
func letters(s string) map[rune]int {
	count := map[rune]int{}
	for _, r := range s {
		if unicode.IsLetter(r) {
			count[r]++
		}
	}
	return count
}
