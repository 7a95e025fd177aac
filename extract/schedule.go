package extract

import (
	"strconv"
	"strings"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// step is one point of a schedule: the date as printed and what it means, and what is to be done by then.
//
//	3月底前确定点位; 6月底前开展设计,7月底前招标; [乙部分] 4月—8月完成改造。
type step struct {
	due     when
	dueText string
	text    text
}

// steps cuts a schedule into its points. They are parted by semicolons and full stops; a date after a comma begins a point
// of its own. A clause without a date goes with no date where it follows a point, for it comes after that; a closing
// remark on the schedule as a whole (what stands after a full stop and begins with no date) is no point.
func steps(t text, year int) []step {
	var found []step
	for _, clause := range clauses(t, year) {
		found = append(found, clauseSteps(clause, year)...)
	}
	return found
}

// clauses cuts a schedule at its semicolons and full stops, before its numbers and after its part heads in square brackets, and
// leaves out the remarks behind the first full stop of a part.
func clauses(t text, year int) []text {
	var out []text
	from := 0
	ended := false
	add := func(to int) {
		c := t.slice(from, to).trim()
		n := pointNumber(c.s, year)
		c = c.slice(n, len(c.s)).trim()
		if c.s != "" && (!ended || n > 0 || beginsDated(c.s, year)) {
			out = append(out, c)
		}
	}
	for i := 0; i < len(t.s); {
		sep, part := clauseEnd(t.s[i:])
		switch {
		case sep == 0 && i > from && strings.ContainsRune(" 、，,", scan.LastRune(t.s[:i])) && pointNumber(t.s[i:], year) > 0:
			add(i)
			from = i
			i++
			continue
		case sep == 0:
			i++
			continue
		case part:
			add(i)
			ended = false
		default:
			add(i)
			ended = ended || strings.HasPrefix(t.s[i:], "。")
		}
		i += sep
		from = i
	}
	add(len(t.s))
	return out
}

// pointNumber returns the length of the number that a point of a schedule begins with, 0 without one: 1.4月底前开工 is the
// first point and no decimal, since a date stands behind the dot.
func pointNumber(s string, year int) int {
	n := scan.DigitsEnd(s, 0)
	if n == 0 {
		if st, _, at := numbering(s); st == ringed || st == digitParen {
			return at
		}
		return 0
	}
	if n > 2 || !scan.HasAnyPrefix(s[n:], ".", "、", "．") {
		return 0
	}
	n += len(string(scan.FirstRune(s[n:])))
	if n = scan.AfterSpace(s, n); n < len(s) && (s[n] < '0' || s[n] > '9' || beginsDated(s[n:], year)) {
		return n
	}
	return 0
}

// beginsDated reports whether a clause begins with a date, or with what introduces one: 助餐点:6月底前建成.
func beginsDated(s string, year int) bool {
	if _, ok := whenAt(s, 0, year); ok {
		return true
	}
	i := introduction(s, year)
	return i > 0 && i < 90
}

// clauseEnd returns the length of what parts two clauses at the head of s, 0 for none, and whether it is the head of a
// part, [甲部分].
func clauseEnd(s string) (int, bool) {
	for _, sep := range [...]string{";", "；", "。"} {
		if strings.HasPrefix(s, sep) {
			return len(sep), false
		}
	}
	for _, b := range [...][2]string{{"[", "]"}, {"【", "】"}} {
		if strings.HasPrefix(s, b[0]) {
			if end := strings.Index(s, b[1]); end > 0 {
				return end + len(b[1]), true
			}
		}
	}
	return 0, false
}

// clauseSteps reads the points of one clause. What stands before a colon with a date behind it introduces the schedule.
func clauseSteps(c text, year int) []step {
	if i := introduction(c.s, year); i > 0 {
		c = c.slice(i, len(c.s)).trim()
	}
	var found []step
	for _, w := range whens(c.s, year) {
		if !beginsPoint(c.s, w.from) {
			continue
		}
		if n := len(found); n > 0 {
			found[n-1].text = c.slice(found[n-1].due.to, w.from)
		} else if w.from > 0 && !isLead(c.s[:w.from]) {
			found = append(found, step{text: c})
		}
		found = append(found, step{due: w, dueText: strings.TrimSpace(c.s[w.from:w.to]), text: c.slice(w.to, len(c.s))})
	}
	if len(found) == 0 {
		found = []step{{text: c}}
	}
	for i := range found {
		found[i].text = found[i].text.trimPunctuation()
	}
	return found
}

// introduction returns the byte behind a colon that a date follows, 0 where there is none.
func introduction(s string, year int) int {
	for _, colon := range [...]string{":", "："} {
		if i := strings.Index(s, colon); i >= 0 {
			rest := i + len(colon)
			for rest < len(s) && s[rest] == ' ' {
				rest++
			}
			if _, ok := whenAt(s, rest, year); ok {
				return rest
			}
		}
	}
	return 0
}

// beginsPoint reports whether a date at byte i begins a point: it stands at the head of the clause or after a comma, a
// word of intent between them or not.
func beginsPoint(s string, i int) bool {
	before := strings.TrimRight(s[:i], " ")
	before = trimLead(before)
	return before == "" || strings.HasSuffix(before, ",") || strings.HasSuffix(before, "，")
}

// isLead reports whether nothing but a word of intent stands in s.
func isLead(s string) bool { return trimLead(strings.TrimSpace(s)) == "" }

func trimLead(s string) string {
	for _, w := range [...]string{"确保在", "确保", "力争在", "力争", "并于", "计划于", "于", "在", "到", "截至"} {
		if strings.HasSuffix(s, w) {
			return strings.TrimRight(strings.TrimSuffix(s, w), " ")
		}
	}
	return s
}

// trimPunctuation returns the text without the spaces and marks around it.
func (t text) trimPunctuation() text {
	const marks = " \t　,，、;；。:："
	from := len(t.s) - len(strings.TrimLeft(t.s, marks))
	to := len(strings.TrimRight(t.s, marks))
	return t.slice(min(from, to), to)
}

// milestones makes facts of the points of a task's schedule.
func milestones(d *document, task *graph.Node, schedule text, year int) []graph.Fact {
	var facts []graph.Fact
	for i, s := range steps(schedule, year) {
		props := graph.PropsOf("document", d.node.ID, "due", s.due.iso, "dueText", s.dueText, "text", s.text.s)
		m := &graph.Node{Label: graph.Milestone, ID: task.ID + "@" + strconv.Itoa(i+1), Props: props}
		at := s.text.at()
		if at == (graph.Span{}) {
			at = schedule.at()
		}
		facts = append(facts, graph.Fact{From: task, Rel: graph.HasMilestone, To: m, At: at})
	}
	return facts
}
