package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// cardsOf reads adjoining lines of cells as cards, a task each, in which what heads columns elsewhere stands before what it is of,
// and returns them as a table with a row for each. What half of a card says at the most is in no form.
//
//	任务编号⇥1
//	任务名称⇥新建游客中心⇥牵头单位⇥县文旅局
func (f *Forms) cardsOf(lines []line) (sheet, bool) {
	s := sheet{apart: true, table: table{at: graph.Span{First: lines[0].no, Last: lines[len(lines)-1].no}}, columns: map[duty][]int{}}
	unknown := 0
	for _, l := range lines {
		cells := cut(l)
		if len(cells)%2 != 0 {
			return s, false
		}
		for i := 0; i < len(cells); i += 2 {
			name := scan.WithoutSpaces(cells[i].s)
			column := slices.IndexFunc(s.heads, func(h head) bool { return h.name == name })
			if column < 0 {
				column = len(s.heads)
				if !f.addColumn(&s, name) {
					unknown++
					if len(name) > longestHead {
						return s, false
					}
				}
			}
			s.put(column, cells[i+1], l.no)
		}
	}
	return s, s.assigns() && 2*unknown <= len(s.heads)
}

// addColumn adds a column to a sheet, and reports whether it is known what it means.
func (f *Forms) addColumn(s *sheet, name string) bool {
	k, known := f.column(name)
	if known {
		s.columns[k.duty] = append(s.columns[k.duty], len(s.heads))
		s.forms = []string{k.form}
	}
	s.heads = append(s.heads, head{name: name})
	return known
}

// put puts a cell of a line into the open card, or into a new one where that says something in its column already.
func (s *sheet) put(column int, cell text, no int) {
	last := len(s.rows) - 1
	if last < 0 || s.rows[last].cell(column).s != "" {
		s.rows = append(s.rows, row{no: no})
		last++
	}
	card := &s.rows[last]
	for len(card.cells) <= column {
		card.cells = append(card.cells, text{})
	}
	card.cells[column], card.last = cell, no
}

// cardsAt reads the lines from line i on as cards without a table, one of which labels the task:
//
//	任务名称:修缮校舍
//	牵头单位:市教育局
func (f *Forms) cardsAt(lines []line, i int) (s sheet, n int, ok bool) {
	cards := f.cardLines(lines[i:])
	if len(cards) < leastHeads || i > 0 && !isUnnumbered(lines[i-1].text) { // these are labels of a numbered task
		return sheet{}, len(cards), false
	}
	s, ok = f.cardsOf(cards)
	return s, len(cards), ok
}

// cardLines are lines from here on with tabs between their labels and values, none where none of them labels a task and bodies.
func (f *Forms) cardLines(lines []line) (cards []line) {
	task, bodies := false, false
	for _, l := range lines {
		cells := labelsAndValues(l.text)
		if cells == nil {
			break
		}
		for i := 0; i < len(cells); i += 2 {
			k, ok := f.column(cells[i])
			task = task || ok && k.duty == titled
			bodies = bodies || ok && k.duty.ofUnits()
		}
		cards = append(cards, line{l.no, strings.Join(cells, "\t")})
	}
	if !task || !bodies {
		return nil
	}
	return cards
}

// labelsAndValues cuts a line into labels and what stands behind them, several where wide spaces part them; nil where it is none.
func labelsAndValues(s string) (cells []string) {
	if _, _, ok := cutLabel(s); !ok || strings.Contains(s, "\t") {
		return nil
	}
	parts := spacedCells(s)
	if parts == nil {
		parts = []string{strings.TrimSpace(s)}
	}
	for _, part := range parts {
		label, value, ok := cutLabel(part)
		if !ok || value == "" || strings.ContainsAny(label, " 0123456789、,，。;；(（") {
			return nil
		}
		cells = append(cells, label, value)
	}
	return cells
}
