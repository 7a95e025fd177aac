package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// This file reads what the print says of the names of a list together: 甲、乙等重大项目, 甲、乙两大水电站, 甲、乙等.

// headAt returns where the common name of a clause's list begins (等…) and the match of listHead there; the clause's end where
// there is none.
func headAt(clause string) (int, []string) {
	const longest = 300 // bytes that a common name and what is said of it may take
	for at := len(clause); ; {
		at = scan.LastIndex(clause[:at], "等")
		if at <= 0 || len(clause)-at > longest {
			return len(clause), nil
		}
		if _, word := listWords.Next(clause, at); word != "" && !isLevel(clause[:at]) {
			if m := listHead.FindStringSubmatch(clause[at:]); m != nil {
				return at, m
			}
		}
	}
}

// openEnd returns the 等 with which a clause leaves its list open.
func openEnd(clause string) string {
	before, ok := strings.CutSuffix(clause, "等")
	if !ok || isLevel(before) {
		return ""
	}
	return "等"
}

// isLevel reports whether 等 behind a piece of print makes with it a word for a level: 高等.
func isLevel(before string) bool { return levelWords.Begin(lastRune(before)+"等") != "" }

// lastRune returns the last character of a text.
func lastRune(s string) string {
	_, size := scan.Last(s)
	return s[len(s)-size:]
}

// readHead reads the common name of a list: its last word, and what it and the words after it say of the names.
func readHead(m []string) (head string, end ending) {
	head = m[1] + m[3]
	switch rest := m[2] + m[4] + m[5]; {
	case isDone(rest) || shortDeed.MatchString(rest):
		end = doneEnding
	case head == "平台" || head == "载体" || head == "园区":
		end = placeEnding
	default:
		end = buildEnding
	}
	return head, end
}

// lastEnding returns what stands behind the names of a list without a common name.
func (r *projectReader) lastEnding(lead verb, items []stretch, cands []candidate) ending {
	r.shareNoun(items, cands)
	if lead.makes {
		r.takeBetween(items, cands)
	}
	last, item := &cands[len(cands)-1], items[len(items)-1]
	switch {
	case last.count == len(items) && last.count > 1:
		return buildEnding
	case last.ending != otherEnding || !lead.makes || len(items) == 1:
		return last.ending
	case countsThings(r.s[item.from:item.to]): // 建成甲博物馆、书房20个
		last.valid = false
		return noEnding
	case r.mayBeName(item): // the verb governs the names before one of no known form
		return noEnding
	}
	return otherEnding
}

// countsThings reports whether an item says how many of a thing there are: 社区消防站12个.
func countsThings(item string) bool { return countAfter.Begins(item[digits.From(item, 0):]) }

// shareNoun gives the items of a list the noun of the last, where that calls itself a project. Those that end in no word for something
// built are names then that begin with what is no common word: 晋芯组件、天成碳纤维项目投产.
func (r *projectReader) shareNoun(items []stretch, cands []candidate) {
	last := cands[len(cands)-1]
	if !last.valid || !strings.HasSuffix(r.s[last.from:last.to], "项目") || last.ending == otherEnding {
		return
	}
	for i, c := range cands[:len(cands)-1] {
		cands[i].marked = c.marked || c.valid
		name := stretch{c.from, items[i].to}
		if c.sort == 0 && r.mayBeProperName(name) {
			cands[i].stretch, cands[i].valid, cands[i].sort, cands[i].ending = name, true, tailWorks, last.ending
		}
	}
}

// mayBeProperName reports whether an item that ends in no word for something built may be a name that begins with what is no common
// word, and is long enough for one.
func (r *projectReader) mayBeProperName(it stretch) bool {
	return utf8.RuneCountInString(r.s[it.from:it.to]) > 3 && r.mayBeName(it) && r.beginsProper(it)
}

// takeBetween takes an item that ends in no word for something built for a name where it stands between two that do and begins with
// what is no common word: 建成甲馆、乙湾画家村南区、丙广场.
func (r *projectReader) takeBetween(items []stretch, cands []candidate) {
	for i := 1; i+1 < len(cands); i++ {
		before, c, after := cands[i-1], &cands[i], cands[i+1]
		if c.sort != 0 || !before.valid || before.sort == 0 || !after.valid || after.sort == 0 {
			continue
		}
		if r.mayBeProperName(items[i]) {
			c.stretch, c.valid, c.sort = items[i], true, tailWorks
		}
	}
}

// joined puts the items of 甲、乙两大水电站 together: things that share the last words of their names are one name as
// printed. What is only counted (甲路、乙路2条断头路) stays apart.
func (r *projectReader) joined(items []stretch) []stretch {
	for i := len(items) - 1; i > 0; i-- {
		item := r.s[items[i].from:items[i].to]
		if !hasPair(item, jointNumbers, jointThings) {
			continue
		}
		m := jointHead.FindStringSubmatchIndex(item)
		if m == nil {
			continue
		}
		together := r.s[items[i].from+m[4]:items[i].from+m[5]] == "大"
		for _, it := range append(items[:i:i], stretch{items[i].from, items[i].from + m[3]}) {
			t, _ := tailAt(r.s[:it.to], it.to)
			if t.sort != 0 && !together || utf8.RuneCountInString(r.s[it.from:it.to]) > 8 || strings.HasPrefix(r.s[it.from:], "“") {
				return items
			}
		}
		return append([]stretch{{items[0].from, items[i].to}}, items[i+1:]...)
	}
	return items
}
