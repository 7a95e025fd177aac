package extract

import (
	"slices"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// cardsOf reads adjoining lines of cells as cards, a task each, in which what heads columns elsewhere stands before what it is of,
// and returns them as a table with a row for each. What half of a card says at the most is in no form.
//
//	任务编号⇥1
//	任务名称⇥新建游客中心⇥牵头单位⇥县文旅局
func (f *Forms) cardsOf(lines []line) (sheet, bool) {
	s, unknown := sheet{apart: true, table: table{at: graph.Span{First: lines[0].no, Last: lines[len(lines)-1].no}}, columns: map[duty][]int{}}, 0
	var card []text // the cells of the open card, by column
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
				s.heads = append(s.heads, head{name: name})
				if k, ok := f.column(name); ok {
					s.columns[k.duty] = append(s.columns[k.duty], column)
					s.forms = []string{k.form}
				} else if unknown++; len(name) > longestHead {
					return s, false
				}
			}
			if n := len(s.rows); n == 0 || column < len(card) && card[column].s != "" {
				s.rows, card = append(s.rows, row{no: l.no}), nil
			}
			for len(card) <= column {
				card = append(card, text{})
			}
			card[column] = cells[i+1]
			s.rows[len(s.rows)-1].cells, s.rows[len(s.rows)-1].last = card, l.no
		}
	}
	return s, s.assigns() && 2*unknown <= len(s.heads)
}
