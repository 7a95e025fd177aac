package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// dittos stand for what stands above, in the cell or behind the same label.
var dittos = []string{"同上", "同前", "〃", "″", "\"", "“"}

// isDitto reports whether print says nothing but that what stands above holds.
func isDitto(s string) bool {
	return len(s) <= len("(同上)。")+1 && slices.Contains(dittos, strings.Trim(scan.WithoutSpaces(s), "()（）。"))
}

// fillDittos puts what the row above says into the cells of rows that only refer to it.
func fillDittos(rows []row) {
	for i := 1; i < len(rows); i++ {
		for j, c := range rows[i].cells {
			if isDitto(c.s) {
				rows[i].cells[j] = rows[i-1].cell(j)
			}
		}
	}
}

// dittos gives a task what it only refers to of the task before. A reference to nothing is reported.
func (r *formReader) dittos(c *clause) {
	before := &assignment{}
	if i := slices.Index(r.clauses, c); i > 0 {
		before = r.clauses[i-1].said
	}
	lists := c.said.lists[:0]
	for _, l := range c.said.lists {
		if !isDitto(l.names.s) {
			lists = append(lists, l)
			continue
		}
		found := false
		for _, above := range before.lists {
			if above.duty == l.duty {
				lists, found = append(lists, above), true
			}
		}
		if !found {
			r.unread = append(r.unread, Unread{At: l.names.at(), Text: shorten(l.names.s), Why: "refers to what stands above, and nothing of the sort stands there"})
		}
	}
	c.said.lists = lists
	if isDitto(c.said.deadline.s) {
		c.said.deadline = before.deadline
	}
	if len(c.said.leaders) == 0 && isDitto(c.said.inVain.s) {
		c.said.leaders, c.said.leadersAt = before.leaders, before.leadersAt
	} else {
		r.reportInVain(c.said.inVain)
	}
}
