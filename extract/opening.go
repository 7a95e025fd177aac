package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// opening is where a document begins: its title, which may be broken over lines, and what is printed under it. The lines
// are [first, next).
type opening struct {
	first, next int
	title       string
	number      string
	date        string
	issuer      string
}

// findOpenings finds where documents begin: at a title that the contents page names, at a document number in a line of its
// own with a title beside it, at a report's line (2024年1月29日在…会议上), at the title of an interpretation, and at the title
// of another breakdown after the clauses of one.
func findOpenings(lines []line, set *labelSet) []opening {
	start, titles := contentsOf(lines)
	firsts := scan.FirstsOf(titles)
	var found []opening
	prev := start // lines before it are taken
	body := false // assignments were seen since the last opening
	for i := start; i < len(lines); i++ {
		s := lines[i].text
		if len(s) > 400 {
			continue
		}
		here := titles // that may begin with the line
		if !firsts.Has(scan.FirstRune(s)) {
			here = nil
		}
		o, ok := openingAt(lines, i, prev, here)
		if !ok && body && isBreakdownTitle(s) && !countsOn(lines, i) {
			o, ok = opening{first: i, next: i + 1, title: squeeze(s)}, true
		}
		if !ok {
			body = body || set.begins(s)
			continue
		}
		if len(found) == 0 && o.first > start && start == 0 && isBareOpening(lines, o.first, set) {
			found = append(found, bareOpening(lines, longestTitle))
		}
		o.readUnder(lines)
		found = append(found, o)
		i, prev, body = max(o.next-1, i), max(o.next, i+1), false
	}
	return found
}

// countsOn reports whether the numbers of the clauses go on behind line i, as they do behind a running head and not behind a title.
func countsOn(lines []line, i int) bool {
	for _, l := range lines[i+1 : min(i+12, len(lines))] {
		st, no, _ := numbering(l.text)
		if st == unnumbered {
			continue
		}
		for j := i - 1; j >= max(0, i-80); j-- {
			if before, last, _ := numbering(lines[j].text); before == st {
				return no == last+1
			}
		}
		return false
	}
	return false
}

// openingAt reads an opening whose title begins at line i, or whose number or report line is line i, with the title above
// it but not above line prev.
func openingAt(lines []line, i, prev int, titles []string) (opening, bool) {
	s := lines[i].text
	if n := matchTitle(lines[i:], titles); n > 0 {
		return opening{first: i, next: i + n, title: joined(lines[i : i+n])}, true
	}
	if strings.HasPrefix(s, "《") && isInterpretationTitle(s) {
		return opening{first: i, next: i + 1, title: squeeze(s)}, true
	}
	if number, ok := numberLine(s); ok {
		if first, ok := titleAbove(lines, i, prev); ok {
			return opening{first: first, next: i, title: joined(lines[first:i])}, true
		}
		if n := titleBelow(lines, i+1); n > 0 {
			first := i
			if i > prev && isLetterhead(lines[i-1].text) {
				first--
			}
			return opening{first: first, next: i + 1 + n, title: joined(lines[i+1 : i+1+n]), number: number}, true
		}
		return opening{}, false
	}
	if _, n := reportLines(lines[i:]); n > 0 {
		if first, ok := titleAbove(lines, i, prev); ok {
			return opening{first: first, next: i, title: joined(lines[first:i])}, true
		}
	}
	return opening{}, false
}

// isBareOpening reports whether the lines before first hold a document without a head of its own.
func isBareOpening(lines []line, first int, set *labelSet) bool {
	return slices.ContainsFunc(lines[:first], func(l line) bool { return set.begins(l.text) })
}

// bareOpening is the opening of a text that has no head of its own: its title is the run of title lines that it begins
// with, most lines at the most, if they end as titles do.
func bareOpening(lines []line, most int) opening {
	o := opening{}
	for n := 1; n <= most && n <= len(lines) && isTitleLine(lines[n-1].text); n++ {
		if endsAsTitle(squeeze(lines[n-1].text)) {
			o.next, o.title = n, joined(lines[:n])
		}
	}
	if o.next == 0 && most > 0 && isTitleLine(lines[0].text) && len(lines) > 1 {
		o.next, o.title = 1, squeeze(lines[0].text)
	}
	o.readUnder(lines)
	return o
}

// pageHead is how many lines a copy of a page may have before the title of its document: the way to the page, links.
const pageHead = 12

// openingOfPage is the opening of a text in which none was found: an official title among its first lines, else what it begins
// with.
func openingOfPage(lines []line, forms *Forms) opening {
	at := slices.IndexFunc(lines[:min(pageHead, len(lines))], func(l line) bool { return endsAsTitle(squeeze(l.text)) })
	if at < 0 || !isTitleLine(lines[at].text) || issuerOf(squeeze(lines[at].text)) == "" {
		at = 0
	}
	o := bareOpening(lines[at:], forms.linesBeforeHead(lines[at:], longestTitle))
	o.first, o.next = at, o.next+at
	return o
}
