package extract

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// leastDuties is how many paragraphs or clauses in a row begin with bodies, at least half of them with a word that says so, so that they
// are a list of duties; leastTitled is how many under a title of such lists.
const (
	leastDuties = 3
	leastTitled = 2
)

// takeDuties takes the lists out of the lines of a document in which bodies stand before what each has to do:
//
//	市水利局:负责河道清淤和泵站调度。
//	市财政局负责落实资金;市应急局负责组织抢险。
func (f *Forms) takeDuties(p *prepared, title string) {
	if len(f.doings) == 0 {
		return
	}
	p.takeSheets(func(lines []line, i int) (s sheet, n int, ok bool) {
		over := title
		if i > 0 {
			over = lines[i-1].text
		}
		return f.dutiesAt(lines[i:], over)
	})
}

// dutiesAt reads such a list under a title.
func (f *Forms) dutiesAt(lines []line, title string) (s sheet, n int, ok bool) {
	rows, n := f.dutyRows(lines)
	if n == 0 {
		return sheet{}, 0, false
	}
	if f.titlesDuties(title) {
		ok = len(rows) >= leastTitled
	} else {
		ok = len(rows) >= leastDuties && 2*f.told(rows) >= len(rows)
	}
	t := table{heads: make([]head, len(dutyColumns)), rows: rows, at: graph.Span{First: lines[0].no, Last: lines[n-1].no}}
	return sheet{apart: true, forms: []string{f.doings[0].form}, columns: dutyColumns, table: t}, n, ok
}

// told counts the rows whose text begins with a word that says that bodies do it.
func (f *Forms) told(rows []row) (n int) {
	for _, r := range rows {
		_, _, at := numberingOf(r.cells[dutyText].s)
		if _, ok := f.doing(r.cells[dutyText].s[at:]); ok {
			n++
		}
	}
	return n
}

// titlesDuties reports whether a line is the title of such a list.
func (f *Forms) titlesDuties(s string) bool {
	_, _, at := numberingOf(s)
	return isTitleOnly(strings.TrimRight(s[at:], ":：")) && scan.ContainsAny(s, f.titles)
}

// dutyRows makes rows of the lines from here on that begin with bodies and say what these do, and returns how many lines these are.
func (f *Forms) dutyRows(lines []line) (rows []row, n int) {
	for _, l := range lines {
		more := f.dutiesIn(l)
		if more == nil && n > 0 && goesOnBelow(lines[n-1].text, l.text) {
			last := &rows[len(rows)-1]
			last.cells[0], last.last = last.cells[0].plus(l.print()), l.no
		} else if more == nil {
			break
		}
		rows = append(rows, more...)
		n++
	}
	return rows, n
}

// goesOnBelow reports whether the sentence of a line goes on in the next.
func goesOnBelow(s, next string) bool {
	return isUnnumbered(next) && !sentenceMarks.Has(scan.LastRune(strings.TrimRight(s, " ")))
}

// dutiesIn makes rows of a line, nil where it does not begin with bodies or says in another form who answers.
func (f *Forms) dutiesIn(l line) []row {
	_, _, at := numberingOf(l.text)
	first, ok := f.bodiesBefore(l.text[at:], at > 0)
	if !ok || hasCells(l.text) {
		return nil
	}
	t := l.print()
	stated := slices.DeleteFunc(f.statements(t.slice(at+first.work, len(t.s))), func(s statement) bool { return s.spoken })
	if len(stated) > 0 {
		return f.dutyHelped(t, at, at+first.work, stated)
	}
	var rows []row
	for from := at; from < len(l.text); {
		d, _ := f.bodiesBefore(l.text[from:], from == at && at > 0)
		end := from + d.work
		for more := true; more && end < len(l.text); {
			end += clauseWidth(l.text[end:])
			_, begins := f.bodiesBefore(l.text[end:], false)
			more = !begins
		}
		r := dutyRow(t, from, end, d)
		if from == at {
			r.cells[dutyText] = numberOf(t, at).plus(r.cells[dutyText])
		}
		rows = append(rows, r)
		from = end
	}
	return rows
}

// numberOf is the number that a line has before byte at; a bullet is none.
func numberOf(t text, at int) text {
	if st, _, _ := numberingOf(t.s); st == bulletStyle {
		return text{}
	}
	return t.slice(0, at)
}

// dutyRow makes a row of the bytes [from, to) of a line, which begin with bodies.
func dutyRow(t text, from, to int, d bodiesDo) row {
	cells := make([]text, len(dutyColumns))
	cells[dutyText] = t.slice(from+d.work, to).trim()
	cells[d.column] = t.slice(from, from+d.bodies)
	return row{no: t.at().First, last: t.at().Last, cells: cells}
}

// dutyHelped makes a row of a line in which statements behind what bodies have to do say who helps and by when; nil where they say
// who leads.
func (f *Forms) dutyHelped(t text, at, work int, stated []statement) []row {
	d, ok := f.bodiesBefore(t.s[at:work+stated[0].from], at > 0)
	if !ok {
		return nil
	}
	r := dutyRow(t, at, work+stated[0].from, d)
	r.cells[dutyText] = numberOf(t, at).plus(r.cells[dutyText])
	for _, s := range stated {
		if len(s.leaders) > 0 || !onlyHelp(s.lists) {
			return nil
		}
		for _, l := range s.lists {
			r.cells[dutyHelpers] = joinedCell([]text{r.cells[dutyHelpers], l.names})
		}
		if s.deadline.s != "" {
			r.cells[dutyTime] = s.deadline
		}
	}
	return []row{r}
}

// clauseWidth is how long the clause is that s begins with, its semicolon or full stop and the spaces behind it included.
func clauseWidth(s string) int {
	i := strings.IndexAny(s, ";；。")
	if i < 0 {
		return len(s)
	}
	i += firstWidth(s[i:])
	return len(s) - len(strings.TrimLeft(s[i:], " "))
}

// bodiesDo says how many bytes the bodies take that a clause begins with, where what they have to do begins, and in which column of
// a sheet of duties they stand.
type bodiesDo struct{ bodies, work, column int }

// The columns of a sheet of duties.
const (
	dutyText = iota
	dutyLead
	dutyListed
	dutyHelpers
	dutyTime
)

var dutyColumns = map[duty][]int{worded: {dutyText}, leading: {dutyLead}, listed: {dutyListed}, helping: {dutyHelpers}, timing: {dutyTime}}

// longestBodies is how many bytes the names of bodies may take before what they have to do.
const longestBodies = 240

// bodiesBefore reads the bodies with which a clause begins: before a colon, before a word that says that they do what follows, or
// where they have a number before the full stop.
func (f *Forms) bodiesBefore(s string, numbered bool) (bodiesDo, bool) {
	head := s[:min(len(s), longestBodies)]
	if i := strings.IndexAny(head, ":：。"); i > 0 && f.mayAnswer(head[:i]) {
		work := strings.TrimLeft(s[i+firstWidth(head[i:]):], " ")
		k, told := f.doing(work)
		if mayBeDone(work) && (told || numbered || head[i] == ':' || strings.HasPrefix(head[i:], "：")) {
			return bodiesDo{i, len(s) - len(work), dutyColumn(k)}, true
		}
	}
	for _, k := range f.doings {
		i := strings.Index(head, k.word)
		if i > 0 && f.mayAnswer(strings.TrimRight(head[:i], " ")) && mayBeDone(s[i+len(k.word):]) {
			return bodiesDo{len(strings.TrimRight(head[:i], " ")), i, dutyColumn(k)}, true
		}
	}
	return bodiesDo{}, false
}

// dutyColumn is the column of a sheet of duties for the bodies of which a word says what they do.
func dutyColumn(k known) int {
	if k.duty == leading {
		return dutyLead
	}
	return dutyListed
}

// doing returns the word by which a clause begins that says that bodies do what follows.
func (f *Forms) doing(s string) (known, bool) {
	for _, k := range f.doings {
		if strings.HasPrefix(s, k.word) {
			return k, true
		}
	}
	return known{}, false
}

// mayAnswer reports whether print is a list of bodies and nothing else, the first of them certainly one or an office.
func (f *Forms) mayAnswer(s string) bool {
	if inner, rest, ok := cutBracket(s); ok {
		if note, _ := noteDuty(inner); note { // 市水利局(牵头单位)
			s = rest
		}
	}
	if !endsAsUnitName(s) {
		return false
	}
	for _, l := range f.joined(text{s: s}, listed) {
		first := firstPiece(l.names.s)
		if !plausible(l.names.s, false) || !isCertainBody(first) && !isOffice(first) || isCounted(first) {
			return false
		}
	}
	return true
}

// leastWork is how many Chinese characters say at the least what bodies have to do.
const leastWork = 4

// mayBeDone reports whether print may say what a body has to do: it is no name, no figure, and no rest of a phrase.
func mayBeDone(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	titled := func(l leader) bool { return l.title != "" && utf8.RuneCountInString(l.name) <= 3 }
	return n >= leastWork && !strings.ContainsRune("的人者,，。;；、:：)）", scan.FirstRune(s)) && !slices.ContainsFunc(namedLeaders(s), titled)
}
