package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// candidate is an item of a list read as a name.
type candidate struct {
	stretch
	sort   tailSort // 0 where it ends in no word for something built
	valid  bool     // it has the form of a name
	core   int      // where its tail begins
	end    int      // where its tail ends
	works  bool     // it ends in works: 扩建工程
	marked bool     // a phase, a section or works are part of it: 二期, 西段, 扩建工程
	verb   verb     // the verb that stands in the item before the name
	ending ending   // what follows the name
	count  int      // how many things the print counts after it: 4条断头路
}

// candidate reads an item. Only the last item of a list may have more words after the name (open), and only the first
// without a verb of its own may have a subject and a verb before it (subject).
func (r *projectReader) candidate(it stretch, open, subject bool) candidate {
	const longest = 600 // bytes beyond which an item is no name, with all that may stand around it
	if it.to-it.from > longest {
		return candidate{stretch: it}
	}
	next := utf8.RuneError // the character behind the end that is tried
	for end := it.to; end > it.from; {
		last, size := scan.Last(r.s[it.from:end])
		if nameLasts.Has(last) || nextToNames.Has(next) {
			if c, ok := r.named(it, end, open, subject); ok {
				return c
			}
		}
		end, next = end-size, last
	}
	c := candidate{stretch: it, ending: noEnding, core: it.to, end: it.to}
	if subject {
		c.verb, c.from = lastVerb(r.s, c.from, c.to)
	}
	c.from += praiseLen(r.s[c.from:c.to])
	if open { // 甲大桥及配套设施建设: what it says of the names before it
		c.ending = otherEnding
		switch item := r.s[it.from:it.to]; {
		case strings.HasSuffix(item, "建设"):
			c.ending = buildEnding
		case appendages.Begin(item) != "":
			c.ending = noEnding
		}
	}
	if name := r.s[c.from:c.to]; r.listed {
		n := utf8.RuneCountInString(name)
		c.valid = n >= 2 && n <= 16 && isProjectName(name) && (programmeEnds.End(name) == "" || r.isGroundWorks(c.stretch))
	}
	return c
}

// isGroundWorks reports whether a piece of print is works done to somebody's ground: 甲瀑布提升改造.
func (r *projectReader) isGroundWorks(in stretch) bool {
	for at := in.from + firstWidth(r.s[in.from:]); at < in.to; at += firstWidth(r.s[at:]) {
		if worksIn(r.s[at:in.to], softWorks) == in.to-at {
			return grounds.End(r.s[in.from:at]) != "" && r.beginsProper(in)
		}
	}
	return false
}

// named reads an item whose name has its tail end at a byte.
func (r *projectReader) named(it stretch, end int, open, subject bool) (candidate, bool) {
	tail, core := tailAt(r.s[:end], end)
	doubtful := false // whether only its beginning can make a name of it
	if tail.sort == 0 || core < it.from {
		told, ok := r.plainProject(it, end)
		if !ok {
			return candidate{}, false
		}
		core, tail.sort, doubtful = end, tailWorks, !told
	}
	c := candidate{stretch: stretch{it.from, end}, sort: tail.sort, ending: noEnding, core: core, end: end}
	c.to, c.marked = r.after(end, it.to, open)
	rest := r.s[c.to:it.to]
	if rest != "" {
		if !open {
			return candidate{}, false
		}
		c.ending, c.count = endingOf(rest)
		if c.ending == otherEnding && c.count == 0 {
			return candidate{}, false
		}
	}
	if subject {
		to := core
		if core == end { // 甲厂升级项目: the last verb is the name's own
			to -= len(deedEnds.End(r.s[c.from:core]))
		}
		c.verb, c.from = lastVerb(r.s, c.from, to)
	}
	c.from += praiseLen(r.s[c.from:c.to])
	name := r.s[c.from:c.to]
	n := utf8.RuneCountInString(name)
	if c.from > core || n < 3 || n > 30 || !isProjectName(name) {
		return candidate{}, false
	}
	if doubtful && !r.beginsProper(stretch{it.from, end}) {
		return candidate{}, false
	}
	c.valid, c.works = true, endsInWorks(name)
	return c, true
}

// praiseLen returns the length of what stands before a name and is no part of it.
func praiseLen(s string) int {
	region := len(regions.Begin(s))
	if word := praise.Begin(s[region:]); word != "" {
		return region + len(word)
	}
	return len(sizeBefore.Find(s))
}

// endsInWorks reports whether a name ends in works: 扩建工程.
func endsInWorks(name string) bool {
	for _, noun := range [...]string{"项目", "工程"} {
		if works, ok := strings.CutSuffix(name, noun); ok {
			return ownWorks.End(works) != ""
		}
	}
	return false
}

// own reports whether a candidate is somebody's: it has a number, a phase or quotation marks, is one of the government's
// buildings, or holds something that is no common word. The section alone may: 大运河公园(嘉州段).
func (r *projectReader) own(c candidate) bool {
	if c.sort == 0 {
		return r.proper(c.stretch)
	}
	name := r.s[c.from:c.to]
	if r.stop(name) || wholeQuote(name) && (labelTails.End(r.s[c.core:c.end]) != "" || strings.HasPrefix(r.s[c.to:], "创建")) {
		return false
	}
	if c.marked && hasPhase(name) || isNumbered(name) || r.isStreet(c) || wholeQuote(name) || ownBuilding.Begins(name) || r.proper(stretch{c.from, c.core}) {
		return true
	}
	section := strings.IndexAny(r.s[c.end:c.to], "(（")
	return section >= 0 && r.proper(stretch{c.end + section, c.to})
}

// isStreet reports whether a candidate is a street whose name is one word, which may be a common one, 人民路, but none of those
// that say what kind of street it is, 产业路.
func (r *projectReader) isStreet(c candidate) bool {
	tail, name := r.s[c.core:c.end], r.s[c.from:max(c.from, c.core)]
	longest := 2
	if of, ok := strings.CutSuffix(name, "步行"); ok && tail == "街" {
		name, longest = strings.TrimSuffix(of, "商业"), 3
	}
	n := utf8.RuneCountInString(name)
	return (tail == "路" || tail == "大道" || tail == "街") && n >= 2 && n <= longest && !r.stop(name)
}

// isNumbered reports whether a name is that of a road or a line known by its number or by where it leads.
func isNumbered(name string) bool {
	ring := ringEnds.End(name)
	return ring != "" && ringNumbers.Has(scan.LastRune(strings.TrimSuffix(name, ring))) || numberedName.Begins(name) || waterWays.Begins(name) || gateRoad.Begins(name)
}

// hasPhase reports whether a phase stands in a name: 二期.
func hasPhase(name string) bool { return hasPair(name, phaseNumbers, phaseEnd) }

// hasPair reports whether a character of one set stands in a text before one of another.
func hasPair(s string, before, after *scan.Set) bool {
	last := utf8.RuneError
	for _, r := range s {
		if after.Has(r) && before.Has(last) {
			return true
		}
		last = r
	}
	return false
}

// lastVerb returns the last verb between two places of a text and where it ends; without one, the first place.
func lastVerb(s string, from, to int) (v verb, end int) {
	end = from
	s = s[:to]
	for at, w := innerVerbs.Next(s, from); w != ""; at, w = innerVerbs.Next(s, end) {
		v, end = verb{makes: makeVerbs.Begin(w) != "", soft: softVerbs.Begin(w) != "", any: true}, at+len(w)
	}
	return v, end
}

// plainProject reports whether what ends at a byte may be a name that has no tail but its phase, works or 项目: 甲环项目,
// 乙河引水工程, 行政办公区二期. The name is told by its phase, or has to begin with what is no common word.
func (r *projectReader) plainProject(it stretch, end int) (told, ok bool) {
	rest := r.s[end:it.to]
	if end > it.from && digits.Has(rune(r.s[end-1])) && roadCode.Begins(r.s[it.from:end]) {
		return true, strings.HasSuffix(r.part(end, it.to), "段")
	}
	if strings.HasPrefix(rest, "工程") && waterWays.Begins(r.s[it.from:]) {
		return true, true
	}
	first := scan.FirstRune(rest)
	if softStarts.Has(first) && grounds.End(r.s[it.from:end]) != "" {
		if soft := worksIn(rest, softWorks); soft > 0 {
			return false, strings.HasPrefix(rest[soft:], "工程") || isPhase(rest[soft:])
		}
	}
	if !plainStarts.Has(first) {
		return false, false
	}
	deeds := hardWorks.Chain(rest)
	noun := worksNouns.Begin(rest[len(deeds):])
	if isPhase(rest) && end > it.from && programmeEnds.End(r.s[it.from:end]) == "" {
		return true, true
	}
	return false, noun != "" && (noun != "工程" || deeds != "") && !strings.HasPrefix(r.s[it.from:], "“")
}

// roadCode is the number of a road of which a section is named behind it: S317甲镇至乙镇段.
var roadCode = scan.PatternOf("GSXY", `^[GSXY][0-9]{2,4}$`)

// isPhase reports whether a piece of print begins with a phase: 二期.
func isPhase(s string) bool {
	first, size := scan.First(s)
	return numerals.Has(first) && strings.HasPrefix(s[size:], "期")
}

// after extends a name over what belongs to it: brackets, phases, sections, works, 项目 or 工程.
func (r *projectReader) after(at, to int, open bool) (end int, marked bool) {
	at += len(r.s[at:to]) - len(strings.TrimPrefix(r.s[at:to], "”"))
	for {
		part := r.part(at, to)
		if part == "" || strings.HasSuffix(part, "阶段") || strings.HasSuffix(part, "路段") || strings.HasSuffix(part, "手段") {
			break
		}
		at, marked = at+len(part), true
	}
	deeds := worksIn(r.s[at:to], hardWorks)
	soft := worksIn(r.s[at+deeds:to], softWorks)
	if manner := worksManners.Chain(r.s[at:to]); deeds+soft == 0 && worksNouns.Begin(r.s[at+len(manner):to]) != "" {
		soft = len(manner) // 甲大道快速化工程
	}
	rest, phase := r.s[at+deeds+soft:to], 0
	if deeds+soft > 0 && isPhase(rest) { // 甲片区综合改造一期
		phase = firstWidth(rest) + len("期")
	}
	noun := worksNouns.Begin(rest[phase:])
	build := r.s[at+deeds:at+deeds+soft] == "建设" || r.s[at+deeds:at+deeds+soft] == "开发"
	if noun != "" && (!open || !build) || !open && !build || phase > 0 || !build && soft > 0 && strings.HasPrefix(rest, "前期") {
		deeds += soft + phase
	}
	noun = worksNouns.Begin(r.s[at+deeds : to])
	deeds += len(noun)
	if noun != "" {
		deeds += len(bracketed.FindString(r.s[at+deeds : to]))
	}
	return at + deeds, marked || deeds > 0
}

// part returns the part of a name that stands at byte at: a bracket, a phase, a section.
func (r *projectReader) part(at, to int) string {
	const longest = 43 // bytes of a section's name
	s := r.s[at:to]
	if !partStarts.Has(scan.FirstRune(s)) && !strings.Contains(s[:min(len(s), longest)], "段") {
		return ""
	}
	return partOfName.FindString(s)
}

// worksIn returns the length of the works of a list, and of the words of manner before them, with which s begins.
func worksIn(s string, list scan.Words) int {
	manner := len(worksManners.Chain(s))
	deeds := list.Chain(s[manner:])
	if n := digits.From(deeds, 0); n > 0 { // the month behind works is none of them: 扩建6月完工
		return manner + n
	}
	return 0
}

// isDone reports whether what follows a name says that it is finished or opened.
func isDone(rest string) bool {
	manners := doneManners.Chain(rest)
	return beginsDone(rest) || beginsDone(rest[len(manners):]) || len(manners) == len(rest) && strings.HasSuffix(rest, "完成")
}

// beginsDone reports whether a piece of print begins with a deed that is done, and not with the name of an ability: 通航能力.
func beginsDone(s string) bool {
	deed := doneDeeds.Begin(s)
	return deed != "" && !scan.HasAnyPrefix(s[len(deed):], "复产", "能力", "水平", "效率", "服务", "保障")
}

// endingOf reads what follows a name.
func endingOf(rest string) (ending, int) {
	if n := countAfter.Find(rest); n != "" {
		return otherEnding, countOf(n)
	}
	switch {
	case isDone(rest):
		return doneEnding, 0
	case buildDeeds.Begin(rest) != "", buildDeeds.Begin(rest[len(buildManners.Chain(rest)):]) != "", buildDeeds.Begin(rest[len(worksManners.Chain(rest)):]) != "":
		return buildEnding, 0
	case joins.Begin(rest) != "":
		return noEnding, 0
	}
	return otherEnding, 0
}

// countOf is a small number as printed, or 0.
func countOf(s string) int {
	for i, digits := range [...]string{"0", "1一", "2二两", "3三", "4四", "5五", "6六", "7七", "8八", "9九"} {
		for _, d := range digits {
			if rest, ok := strings.CutPrefix(s, string(d)); ok && utf8.RuneCountInString(rest) == 1 {
				return i
			}
		}
	}
	return 0
}

// isProjectName reports whether a piece of print has the form of a name rather than of a sentence.
func isProjectName(s string) bool {
	for at := sentenceStarts.From(s, 0); at < len(s); at = sentenceStarts.From(s, at) {
		n := len(levelWords.Begin(s[at:]))
		if n == 0 {
			if notInNames.Begin(s[at:]) != "" {
				return false
			}
			n = firstWidth(s[at:])
		}
		at += n
	}
	return closesMarks(s) && appendages.Begin(s) == "" && !notFirst.Begins(s) && !hasPair(s, digits, countedThings)
}

// closesMarks reports whether brackets and quotation marks that open also close.
func closesMarks(s string) bool {
	return strings.Count(s, "《") == strings.Count(s, "》") && strings.Count(s, "(")+strings.Count(s, "（") == strings.Count(s, ")")+strings.Count(s, "）") && strings.Count(s, "“") == strings.Count(s, "”")
}

// wholeQuote reports whether a whole name stands in quotation marks.
func wholeQuote(s string) bool {
	return strings.HasPrefix(s, "“") && strings.HasSuffix(s, "”") && strings.Count(s, "“") == 1
}
