package extract

import (
	"strings"

	"dutygraph/extract/scan"
)

// rule is what says that the first of a list of units leads: print of the document, or custom.
type rule struct {
	text, line, inferred any    // as properties of links to bodies that have their part by it
	mark                 string // beside the names of those who lead, "" where the first leads
}

// custom is the rule that holds where a document states none.
var custom = rule{text: "first listed leads", inferred: true}

// mergedRule is what says that a cell of a table answers for the rows below in which the column is blank, behindRule that what stands
// behind the last task of a part answers for all of it.
var (
	mergedRule = rule{text: "a blank cell goes on with the one above", inferred: true}
	behindRule = rule{text: "stands behind all tasks of its part", inferred: true}
)

// printedRule is a rule that a document states.
func printedRule(sentence string, line int, mark string) rule {
	said := strings.TrimSpace(strings.TrimPrefix(sentence, "注:"))
	return rule{text: said, line: int64(line), mark: mark}
}

// leadMarked makes the units with the rule's mark lead.
func (r rule) leadMarked(units []responsible) {
	for i := range units {
		if strings.HasPrefix(units[i].written, r.mark) || strings.HasSuffix(units[i].written, r.mark) {
			units[i].duty = leading
		}
	}
}

// ruleOf finds the sentence that says which of the units in a list leads, 列第一位的为牵头或汇总单位,下同, also where it is broken
// over lines.
func ruleOf(lines []line) rule {
	for i, l := range lines {
		if !scan.ContainsAny(l.text, firstRanks) && !scan.HasAnySuffix(l.text, "第", "首") {
			continue
		}
		t := textOf(lines[max(0, i-1):min(i+2, len(lines))], "")
		if r, ok := ruleIn(t); ok {
			return r
		}
	}
	return markRule(lines)
}

// markRule finds the sentence that says which mark the units that lead have: 带★的为牵头单位.
func markRule(lines []line) rule {
	for _, l := range lines {
		for j := 0; ; {
			i := strings.IndexAny(l.text[j:], nameMarks[:len(nameMarks)-1])
			if i < 0 {
				break
			}
			i += j
			_, w := scan.First(l.text[i:])
			from, to := sentence(l.text, i)
			if k := strings.Index(l.text[i:to], "牵头"); k > 0 && k < 40 && !strings.ContainsAny(l.text[i:i+k], ":：、,，") {
				return printedRule(l.text[from:to], l.no, l.text[i:i+w])
			}
			j = i + w
		}
	}
	return custom
}

// ruleIn finds the rule in a text.
func ruleIn(t text) (rule, bool) {
	for _, rank := range firstRanks {
		for at := 0; ; at += len(rank) {
			i := strings.Index(t.s[at:], rank)
			if i < 0 {
				break
			}
			at += i
			from, to := sentence(t.s, at)
			rest := t.s[at:to]
			for _, role := range [...]string{"牵头", "汇总", "主办", "主责"} {
				if j := strings.Index(rest, role); j > 0 && j < 60 && strings.ContainsAny(rest[:j], "为是") {
					return printedRule(t.s[from:to], t.span(at, at+len(rank)).First, ""), true
				}
			}
		}
	}
	return rule{}, false
}

// firstRanks are the words for the place in a list of the unit that leads.
var firstRanks = []string{"第一", "首位", "首个"}

// sentence returns the bounds of the sentence, or of the bracket, around byte i of s.
func sentence(s string, i int) (from, to int) {
	if j := strings.LastIndexAny(s[:i], "。;；(（"); j >= 0 {
		_, w := scan.First(s[j:])
		from = j + w
	}
	to = len(s)
	if j := strings.IndexAny(s[i:], "。;；)）"); j >= 0 {
		to = i + j
	}
	return from, to
}
