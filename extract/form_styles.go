package extract

import (
	"maps"
	"slices"
	"strings"
)

// styleVotes counts for each style of numbering whether its clauses say once who answers for them.
type styleVotes struct {
	stated  [bareHeading + 1]int // times that the open clause of a style said so, -1 where none is open
	score   [bareHeading + 1]int
	said    bool // the line before says so, without a number
	covered bool // something says so of several clauses
}

// taskStyles returns the styles of numbering that tasks have: those of whose clauses most say once who answers for them.
func (f *Forms) taskStyles(lines []line) map[style]bool {
	var v styleVotes
	for st := range v.stated {
		v.stated[st] = -1
	}
	for i := range lines {
		f.vote(&v, lines, i)
	}
	best := 0
	for st := range v.stated {
		v.close(style(st))
		best = max(best, v.score[st])
	}
	if best == 0 && v.covered {
		return commonStyle(lines)
	}
	styles := map[style]bool{}
	for st, n := range v.score {
		if n <= 0 || n*3 < best {
			continue
		}
		if lower := f.headed(lines, style(st)); lower != unnumbered && v.score[lower] <= 0 {
			styles[lower] = true
		} else {
			styles[style(st)] = true
		}
	}
	withoutPoints(styles, lines, func(l line) bool { return answer(f.statements(l.print())) })
	for _, st := range slices.Sorted(maps.Keys(styles)) {
		if f.onlyHeadsOf(lines, st, styles) || f.overParagraphs(lines, st) {
			delete(styles, st)
		}
	}
	return styles
}

// overParagraphs reports whether a title of a style stands over several paragraphs without numbers each of which says who answers.
func (f *Forms) overParagraphs(lines []line, st style) bool {
	under := -1 // paragraphs under the title, -1 outside
	for _, l := range lines {
		own, _, at := numberingOf(l.text)
		switch {
		case own == st && isTitleOnly(l.text[at:]):
			under = 0
		case own != unnumbered:
			under = -1
		case under >= 0:
			stated := f.statements(l.print())
			if len(stated) == 0 || stated[0].spoken || strings.Trim(l.text[:stated[0].from], " ") == "" {
				under = -1
			} else if under++; under > 1 {
				return true
			}
		}
	}
	return false
}

// onlyHeadsOf reports whether the lines of a style are but titles over tasks of a lower one, since the numbers of these run on from
// one to the next.
func (f *Forms) onlyHeadsOf(lines []line, st style, styles map[style]bool) bool {
	last, under, runs := 0, false, 0
	for _, l := range lines {
		own, no, at := numberingOf(l.text)
		switch {
		case own == st && !isTitleOnly(l.text[at:]):
			return false
		case own == st:
			under = true
		case styles[own] && outranks(st, own):
			if under && last > 0 && no != last+1 {
				return false
			} else if under && last > 0 {
				runs++
			}
			last, under = no, false
		}
	}
	return runs > 0
}

// vote counts what line i says.
func (f *Forms) vote(v *styleVotes, lines []line, i int) {
	l := lines[i]
	v.covered = v.covered || f.dealsIn(l)
	if hasCells(l.text) || i+1 < len(lines) && f.headsOthers(l.text, lines[i+1].text) {
		return
	}
	s := f.statements(l.print())
	if dealsOut(s) {
		v.covered = true
		return
	}
	st, _, at := numberingOf(l.text)
	if st != unnumbered {
		if f.onlyTitles(l.text[at:] + ":") {
			return
		}
		v.open(st)
	} else if len(s) > 0 && s[0].above {
		v.covered = true
		return
	}
	says := strings.HasSuffix(strings.TrimRight(l.text, " "), ":") || strings.HasSuffix(l.text, "：")
	switch {
	case answer(s), says && len(s) > 0:
		v.count(st)
	case st == unnumbered && len(s) == 0 && !(i > 0 && strings.HasSuffix(lines[i-1].text, ":")) && !plausible(l.text, false):
		v.said = false
	}
}

// open begins a clause of a style, which ends those of the same and of lower ones.
func (v *styleVotes) open(st style) {
	for up := unnumbered + 1; int(up) < len(v.stated); up++ {
		if up == st || v.stated[up] >= 0 && outranks(st, up) {
			v.close(up)
		}
	}
	v.stated[st], v.said = 0, false
}

// close ends the open clause of a style: one that says once who answers counts for the style, one that says it again against it.
func (v *styleVotes) close(st style) {
	if v.stated[st] == 1 {
		v.score[st]++
	} else if v.stated[st] > 1 {
		v.score[st]--
	}
	v.stated[st] = -1
}

// count counts a statement for the open clauses. Labels that stand under each other are one.
func (v *styleVotes) count(st style) {
	if st == unnumbered && v.said {
		return
	}
	for up := range v.stated {
		if v.stated[up] >= 0 {
			v.stated[up]++
		}
	}
	v.said = st == unnumbered
}

// headed returns the style of the tasks that stand under headings of a style, where most of these say at once who answers for all
// of their part: 一、产业 / 牵头单位:市工信局 / 1.引进项目10个。
func (f *Forms) headed(lines []line, st style) (lower style) {
	heads, others := 0, 0
	for i, l := range lines {
		if own, _, at := numberingOf(l.text); own != st || !isTitleOnly(l.text[at:]) {
			continue
		}
		j := i + 1
		for j < len(lines) && (f.onlyStates(lines[j]) || j > i+1 && f.titlesTasks(lines[j].text)) {
			j++
		}
		next := unnumbered
		if j > i+1 && j < len(lines) {
			next, _, _ = numberingOf(lines[j].text)
		}
		if next != unnumbered && outranks(st, next) {
			heads++
			lower = next
		} else {
			others++
		}
	}
	if heads <= others {
		return unnumbered
	}
	return lower
}

// onlyStates reports whether a line says who answers and nothing else.
func (f *Forms) onlyStates(l line) bool {
	stated := f.statements(l.print())
	return len(stated) > 0 && strings.Trim(l.text[:stated[0].from], " ") == ""
}

// onlyHeads reports whether nothing but headings says who answers or leads.
func (f *Forms) onlyHeads(lines []line) bool {
	heads := 0
	for i, l := range lines {
		_, led := f.partLeaders(l.text)
		if led || i+1 < len(lines) && (f.headsOthers(l.text, lines[i+1].text) || f.headsList(lines, i)) {
			heads++
			continue
		}
		if answer(f.statements(l.print())) {
			return false
		}
	}
	return heads > 0
}

// commonStyle is the style of numbering that most clauses have under their headings.
func commonStyle(lines []line) map[style]bool {
	count, best := map[style]int{}, unnumbered
	for i, l := range lines {
		st, _, _ := numberingOf(l.text)
		next := unnumbered
		if i+1 < len(lines) {
			if hasCells(lines[i+1].text) { // it heads a table
				continue
			}
			next, _, _ = numberingOf(lines[i+1].text)
		}
		if st == unnumbered || outranks(st, next) && next != unnumbered {
			continue
		}
		if count[st]++; count[st] > count[best] || count[st] == count[best] && st < best {
			best = st
		}
	}
	if best == unnumbered {
		return map[style]bool{}
	}
	return map[style]bool{best: true}
}
