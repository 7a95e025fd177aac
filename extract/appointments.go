package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// parseAppointments reads whom a government puts in office and whom it removes:
//
//	市政府决定:
//	周某、吴某任宁州市公安局副局长(试用期一年);
//	任命郑某为市财政局局长、市国资委主任;
//	免去:
//	王某的宁州市教育局局长职务。
func parseAppointments(x *Extractor, d *document) findings {
	r := appointmentReader{x: x, d: d, date: d.date}
	lines := d.lines[d.body:]
	end := len(lines)
	for i, l := range lines {
		if _, dated := wholeDate(l.text); dated && i > 0 && isOfficeLine(lines[i-1].text) {
			end = i - 1 // the signature
			break
		}
	}
	for _, t := range statements(lines[:end], r.place()) {
		r.statement(t)
	}
	for _, l := range lines[end:] {
		r.read = append(r.read, l.at())
	}
	return r.findings
}

// appointmentReader reads statements in order; what a statement leaves out stands in those before it.
type appointmentReader struct {
	findings
	x       *Extractor
	d       *document
	date    string   // of the decision
	action  string   // appoint or remove, where a line such as 免去: says so for those after it
	persons []string // of the last statement, whom 其 means
}

// place is the name of the government's place without its level: 宁州 of 宁州市.
func (r *appointmentReader) place() string {
	n := len(r.d.jurisdiction)
	if n < len("宁州市") {
		return ""
	}
	return r.d.jurisdiction[:n-len("市")]
}

// statements cuts the lines into statements: behind full stops, semicolons and colons, and at a line that begins another.
func statements(lines []line, place string) []text {
	var out []text
	var open []line
	flush := func() {
		if len(open) > 0 {
			out = append(out, cutOutsideBrackets(textOf(open, ""), endsStatement)...)
			open = nil
		}
	}
	for _, l := range lines {
		if len(open) > 0 {
			last := open[len(open)-1].text
			if sentenceMarks.Has(scan.LastRune(last)) || beginsStatement(l.text, place) && !openBracket(textOf(open[max(0, len(open)-4):], "").s) && mayEndStatement(last) {
				flush()
			}
		}
		open = append(open, l)
	}
	flush()
	return out
}

// cutOutsideBrackets cuts a text behind those of its marks outside brackets that end a part, as ends says of a mark and what
// stands behind it.
func cutOutsideBrackets(t text, ends func(mark rune, behind string) bool) []text {
	var out []text
	from := 0
	for i := 0; i < len(t.s); {
		if n := bracketLen(t.s[i:]); n > 0 && strings.ContainsRune("(（[", scan.FirstRune(t.s[i:])) {
			i += n
			continue
		}
		r, w := scan.First(t.s[i:])
		i += w
		if ends(r, t.s[i:]) {
			out = append(out, t.slice(from, i))
			from = i
		}
	}
	if from < len(t.s) {
		out = append(out, t.slice(from, len(t.s)))
	}
	return out
}

// endsStatement reports whether a mark ends a statement, whatever stands behind it.
func endsStatement(mark rune, _ string) bool { return sentenceMarks.Has(mark) }

// endsDeed reports whether a mark is a comma behind which another thing is done.
func endsDeed(mark rune, behind string) bool {
	return (mark == ',' || mark == '，') && beginsDeed(behind)
}

// mayEndStatement reports whether a line may end a statement without a mark.
func mayEndStatement(s string) bool {
	if inner, rest, ok := cutBracket(strings.TrimRight(s, " ,，")); ok && !strings.ContainsAny(inner, "、") {
		s = rest
	}
	s = strings.TrimRight(s, " ,，")
	return strings.HasSuffix(s, "职务") || officeLen(s) > 0
}

// beginsStatement reports whether a line begins with what is done, or with names and what is done to them.
func beginsStatement(s, place string) bool {
	if scan.HasAnyPrefix(s, "任命", "聘任", "免去", "决定", "提名", "免职") {
		return true
	}
	if date, _, ok := parseDate(s); ok && date != "" {
		return true
	}
	persons, _ := holders(s, place)
	return len(persons) > 0 || strings.Contains(s, "不再")
}

// statement reads one statement. What comes after a comma may say more of the same persons: …,免去其市财政局副局长职务.
func (r *appointmentReader) statement(t text) {
	s := strings.TrimRight(t.s, " 。;；:：")
	t = t.slice(0, len(s)).trim()
	if date, n, ok := parseDate(t.s); ok {
		r.date = date
		t = t.slice(n, len(t.s)).trim()
	}
	if t.s == "" {
		return
	}
	understood := false
	for _, part := range cutOutsideBrackets(t, endsDeed) {
		deed := part.slice(0, len(strings.TrimRight(part.s, ",，")))
		understood = r.clause(deed) || understood
	}
	if understood {
		r.read = append(r.read, t.at())
	} else if strings.Contains(t.s, "职务") || strings.Contains(t.s, "任") && len(t.s) < 300 {
		r.unread = append(r.unread, Unread{At: t.at(), Text: shorten(t.s), Why: "neither persons nor a post that they get or leave"})
	} else {
		r.read = append(r.read, t.at())
	}
}

// postDeeds are the words of what is done, the longer ones first where one begins another.
var postDeeds = []struct {
	word, action string
	behind       bool // the persons stand behind the word
}{
	{"不再担任", "remove", false}, {"不再兼任", "remove", false}, {"不再任", "remove", false}, {"免去", "remove", true}, {"免职", "remove", true},
	{"任命", "appoint", true}, {"聘任", "appoint", true}, {"提名", "appoint", true}, {"任用", "appoint", true}, {"同意", "appoint", true},
	{"担任", "appoint", false}, {"兼任", "appoint", false}, {"任", "appoint", false}, {"为", "appoint", false},
}

func beginsDeed(s string) bool {
	for _, deed := range postDeeds {
		if deed.word != "为" && strings.HasPrefix(strings.TrimLeft(s, " "), deed.word) {
			return true
		}
	}
	return false
}

// clause reads one deed: its persons and their posts. It reports whether there was one, or a line that says what is done to those
// who follow (免去:).
func (r *appointmentReader) clause(t text) bool {
	s := t.s
	if i := strings.LastIndex(s, "决定"); i >= 0 && i < 150 {
		r.dated(s[:i])
		s = strings.TrimLeft(s[i+len("决定"):], " ,，:：")
		if s == "" {
			return true
		}
	}
	for _, deed := range postDeeds {
		i := strings.Index(s, deed.word)
		if i < 0 {
			continue
		}
		before, after := s[:i], s[i+len(deed.word):]
		if deed.behind {
			if strings.TrimSpace(after) == "" {
				r.action = deed.action
				return true
			}
			if before != "" && len(readPersons(before)) == 0 {
				continue
			}
			if before != "" {
				return r.hold(readPersons(before), after, deed.action, t)
			}
			return r.behind(after, deed.action, t)
		}
		persons := readPersons(before)
		if before == "" {
			persons = r.persons
		}
		if len(persons) > 0 && r.hold(persons, after, deed.action, t) {
			return true
		}
	}
	return r.action != "" && r.behind(s, r.action, t)
}

// dated takes the date of the decision out of what stands before it: 经2025年3月6日市政府常务会议研究,决定.
func (r *appointmentReader) dated(s string) {
	if i := strings.IndexAny(s, "0123456789"); i >= 0 {
		if date, _, ok := parseDate(s[i:]); ok {
			r.date = date
		}
	}
}

// behind reads persons and then their posts: 张某为市财政局局长, 张某的市财政局局长职务, 其市财政局局长职务.
func (r *appointmentReader) behind(s, action string, t text) bool {
	if rest, ok := strings.CutPrefix(s, "其"); ok {
		return r.hold(r.persons, strings.TrimPrefix(rest, "的"), action, t)
	}
	persons, posts := holders(s, r.place())
	return r.hold(persons, posts, action, t)
}

// holders parts the names that s begins with from the posts behind them. A word stands between, 张某的市财政局局长, or the name of
// a body begins where the last name ends: 张某市财政局局长. The names of bodies may begin with the place, which is the
// government's without its level.
func holders(s, place string) (persons []string, posts string) {
	for _, mark := range [...]string{"同志的", "同志为", "同志任", "的", "为", "任", "同志"} {
		if i := strings.Index(s, mark); i > 0 {
			if persons := readPersons(s[:i]); len(persons) > 0 {
				return persons, s[i+len(mark):]
			}
		}
	}
	last := 0
	if i := strings.LastIndex(s[:min(len(s), 150)], "、"); i > 0 && len(readPersons(s[:i])) > 0 {
		last = i + len("、")
	}
	for _, begins := range [...]func(string) bool{
		func(s string) bool { return place != "" && strings.HasPrefix(s, place) || levelOf(s) != "" },
		func(s string) bool { return placeLen(s) == len("宁山县") }, // most names of places have two characters before their level
		func(s string) bool { return placeLen(s) > 0 },
	} {
		for n := 2; n <= 4; n++ {
			i := last + runeIndex(s[last:], n)
			if i <= last || i >= len(s) || !begins(s[i:]) {
				continue
			}
			if persons := readPersons(s[:i]); len(persons) > 0 {
				return persons, s[i:]
			}
		}
	}
	return nil, ""
}

// runeIndex returns where the n-th character of s ends, -1 where s is shorter.
func runeIndex(s string, n int) int {
	for i := range s {
		if n == 0 {
			return i
		}
		n--
	}
	if n == 0 {
		return len(s)
	}
	return -1
}

// hold makes the links of persons to the posts that a text names.
func (r *appointmentReader) hold(persons []string, posts string, action string, t text) bool {
	found := readPosts(posts, r.d.jurisdiction)
	if len(found) == 0 || len(persons) == 0 {
		return false
	}
	r.persons = persons
	for _, p := range found {
		department := r.x.department(r.d, unitOf(p.organ).name)
		for _, name := range persons {
			props := graph.PropsOf("post", p.post, "action", action, "date", r.date)
			r.fact(r.x.known(r.d, graph.Person, name), graph.AppointedTo, department, props, t.at())
		}
	}
	return true
}

// readPersons reads a list of names, nil where s is anything else: 张某、李某(女)同志.
func readPersons(s string) []string {
	var names []string
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、,，", r) }) {
		if before, after, ok := strings.Cut(part, "和"); ok && utf8.RuneCountInString(part) > 4 { // 和 is in names too
			first, second := readPersons(before), readPersons(after)
			if first == nil || second == nil {
				return nil
			}
			names = append(append(names, first...), second...)
			continue
		}
		part = strings.TrimSuffix(strings.TrimSpace(part), "同志")
		if _, rest, ok := cutBracket(part); ok {
			part = strings.TrimSuffix(strings.TrimSpace(rest), "同志")
		}
		name := squeezeName(part)
		if !isPersonName(name) || endsAsOffice(name) || startsTitle(name) || scan.HasAnySuffix(name, "政府", "决定", "同意") {
			return nil
		}
		names = append(names, name)
	}
	return names
}
