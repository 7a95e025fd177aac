package extract

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// projectReader finds projects in one clause of s.
type projectReader struct {
	s      string
	clause stretch
	cut    func(string) []Word // segments the clause, at the first question; nil without a segmenter
	words  []Word              // the clause in words, once it was cut
	stop   func(string) bool   // knows common words
	listed bool                // the list in hand says what its things are, so that names need no tail
}

// verb is what the words before a name say: that something is made, or is done that may be making.
type verb struct{ makes, soft, any bool }

// readLead returns the verb with which a piece of print begins, and its length with the words of manner around it.
func readLead(s string) (verb, int) {
	var v verb
	at := 0
	for {
		makes, soft := makeVerbs.Begin(s[at:]), softVerbs.Begin(s[at:])
		if makes == "建设" && scan.HasAnyPrefix(s[at+len(makes):], "路", "大道", "街") || makes == "开放" && strings.HasPrefix(s[at+len(makes):], "大学") {
			return v, at // the name of a road or a school
		}
		n := max(len(makes), len(soft))
		if n == 0 {
			n = len(manners.Chain(s[at:]))
		}
		if n == 0 {
			if and := "并"; v.any && strings.HasPrefix(s[at:], and) && makeVerbs.Begin(s[at+len(and):]) != "" { // 建成并开放
				at += len(and)
				continue
			}
			return v, at
		}
		v.any = true
		v.makes = v.makes || makes != "" && len(makes) >= len(soft)
		v.soft = v.soft || soft != ""
		at += n
	}
}

// governed is a verb and what it governs.
type governed struct {
	lead  verb
	goes  bool // it goes on with the list of the clause before
	items []stretch
	head  []string // the match of listHead, where a common name of its list follows: 等重大项目建设
}

// cutter cuts print at some characters where they stand outside brackets and quotation marks.
type cutter struct{ at, marks *scan.Set }

func cutterAt(chars string) cutter {
	return cutter{scan.SetOf(chars), scan.SetOf(chars + "(（“《)）”》。")}
}

// clauseEnds end clauses, listSigns part the items of a list.
var (
	clauseEnds = cutterAt(",，。;；!！?？:：\n")
	listSigns  = cutterAt("、")
)

// cut gives the pieces of a stretch; the characters at which it cuts belong to none.
func (c cutter) cut(s string, in stretch) iter.Seq[stretch] {
	return func(yield func(stretch) bool) { c.pieces(s, in, yield) }
}

func (c cutter) pieces(s string, in stretch, yield func(stretch) bool) {
	depth, from := 0, in.from
	s = s[:in.to]
	for i := c.marks.From(s, from); i < len(s); i = c.marks.From(s, i) {
		r, w := scan.First(s[i:])
		switch r {
		case '(', '（', '“', '《':
			depth++
		case ')', '）', '”', '》':
			depth = max(depth-1, 0)
		case '。':
			depth = 0
		}
		if depth == 0 && c.at.Has(r) {
			if !yield(stretch{from, i}) {
				return
			}
			from = i + w
		}
		i += w
	}
	yield(stretch{from, in.to})
}

// trimStretch leaves out the spaces around a piece of a text.
func trimStretch(s string, in stretch) stretch {
	in.from = in.to - len(blanks.TrimLeft(s[in.from:in.to]))
	in.to = in.from + len(blanks.TrimRight(s[in.from:in.to]))
	return in
}

var blanks = scan.SetOf(" \t　")

// groups cuts a clause into what its verbs govern. A list item that begins with a verb begins a group: 推动甲、加快乙建设. A clause
// without a verb of its own may go on with the list of the one before it, and has that one's verb.
func (r *projectReader) groups(clause stretch, lead verb) []governed {
	var out []governed
	goes := conjunctions.Begin(r.s[clause.from:clause.to]) == ""
	at, head := headAt(r.s[clause.from:clause.to])
	if at == clause.to-clause.from {
		at -= len(openEnd(r.s[clause.from:clause.to]))
	}
	for _, it := range r.items(stretch{clause.from, clause.from + at}) {
		it = trimStretch(r.s, it)
		it.from += len(conjunctions.Begin(r.s[it.from:it.to]))
		own, n := readLead(r.s[it.from:it.to])
		it.from += n
		it = trimStretch(r.s, it)
		if it.from == it.to {
			continue
		}
		if own.any {
			lead, goes = own, false
		}
		if own.any || len(out) == 0 {
			out = append(out, governed{lead: lead, goes: goes && lead.any})
		}
		g := &out[len(out)-1]
		g.items = append(g.items, it)
	}
	if len(out) > 0 {
		out[len(out)-1].head = head
	}
	return out
}

// items cuts a clause at its list signs, between one quoted name and the next, and at 和 after what ends like a name.
func (r *projectReader) items(clause stretch) []stretch {
	var out []stretch
	for it := range listSigns.cut(r.s, clause) {
		for {
			end, next := r.conjunction(it)
			if next == 0 {
				break
			}
			out = append(out, stretch{it.from, end})
			it.from = next
		}
		out = append(out, it)
	}
	return out
}

// conjunction returns where the first name of an item ends and the next begins, or zeros where there is one only.
func (r *projectReader) conjunction(it stretch) (end, next int) {
	s := r.s[it.from:it.to]
	for i := nameJoints.From(s, 0); i < len(s); i = nameJoints.From(s, i) {
		if i > 0 && strings.HasPrefix(s[i:], "“") && strings.HasSuffix(s[:i], "”") {
			return it.from + i, it.from + i
		}
		and := ands.Begin(s[i:])
		if i > 0 && and != "" && len(s) > i+len(and) && endsLikeName(s[:i]) {
			return it.from + i, it.from + i + len(and)
		}
		i += firstWidth(s[i:])
	}
	return 0, 0
}

// endsLikeName reports whether a piece of print could end with the name of a project.
func endsLikeName(s string) bool {
	for deed := deedEnds.End(s); deed != ""; deed = deedEnds.End(s) {
		s = s[:len(s)-len(deed)]
	}
	t, _ := tailAt(s, len(s))
	return t.sort != 0 || strings.HasSuffix(s, "期") || strings.HasSuffix(s, "段") || strings.HasSuffix(s, "”") ||
		strings.HasSuffix(s, "项目") || strings.HasSuffix(s, "工程") || strings.HasSuffix(s, ")")
}

// ending is what the words after a list of names say of them.
type ending int

const (
	otherEnding ending = iota // something else is spoken of
	noEnding                  // nothing follows
	buildEnding               // they are built: 建设, 等重大项目
	doneEnding                // they are the subject, and are finished or opened: 建成通车
	placeEnding               // they are called sites: 等平台
)

// names returns the projects of a group.
func (r *projectReader) names(g governed) []stretch {
	if !r.mayBeBuilt(g) {
		return nil
	}
	end, head := otherEnding, ""
	if g.head != nil {
		head, end = readHead(g.head)
	}
	r.listed = head != ""
	items := r.joined(g.items)
	cands := make([]candidate, 0, len(items))
	for i, it := range items {
		open := g.head == nil && i == len(items)-1
		c := r.candidate(it, open, !g.lead.any || g.goes)
		if c.sort == 0 && !open { // 甲高速建成、乙大桥开工: it may be said of each
			if own := r.candidate(it, true, !g.lead.any || g.goes); own.ending == buildEnding || own.ending == doneEnding {
				c = own
			}
		}
		cands = append(cands, c)
	}
	if g.head == nil {
		end = r.lastEnding(g.lead, items, cands)
	}
	if g.goes && end != noEnding && head == "" {
		g.lead = verb{}
	}
	if cands[0].verb.any {
		g.lead = cands[0].verb
	}
	return r.accepted(g, cands, end, head)
}

// mayBeBuilt reports whether anything around the names of a group can say that they are built: its verb, the common name of
// its list, or a word in it.
func (r *projectReader) mayBeBuilt(g governed) bool {
	if g.lead.makes || g.lead.soft || g.head != nil {
		return true
	}
	for _, words := range [...]scan.Words{innerVerbs, doneDeeds} {
		if _, word := words.Next(r.s[:g.items[len(g.items)-1].to], g.items[0].from); word != "" {
			return true
		}
	}
	return false
}

// mayBeName reports whether an item that ends in no word for something built may be a name all the same, and is no sentence.
func (r *projectReader) mayBeName(it stretch) bool {
	const longest = 12 // characters
	name := r.s[it.from:it.to]
	v, _ := lastVerb(name, 0, len(name))
	return utf8.RuneCountInString(name) <= longest && isProjectName(name) && !v.any && programmeEnds.End(name) == ""
}

// accepted chooses from the candidates of a group those that are projects: what is named, and beside it also what is not.
func (r *projectReader) accepted(g governed, cands []candidate, end ending, head string) []stretch {
	cands = slices.DeleteFunc(cands, func(c candidate) bool { return !c.valid || !r.fits(c, g.lead, end, head) })
	named := slices.IndexFunc(cands, r.own)
	if named < 0 {
		return nil
	}
	var out []stretch
	for i, c := range cands {
		if i == named || c.sort != 0 && end != placeEnding || i > named && r.own(c) {
			out = append(out, c.stretch)
		}
	}
	return out
}

// fits reports whether what stands around a name says that the thing is built.
func (r *projectReader) fits(c candidate, lead verb, end ending, head string) bool {
	if c.ending == buildEnding || c.ending == doneEnding {
		end = c.ending
	}
	projects := head == "项目" || head == "工程"
	switch {
	case c.sort == 0: // without a tail: only in a list that calls its things projects, or lines from place to place
		lines := head != "" && strings.Contains(r.s[c.from:c.to], "至")
		return (projects || lines) && (lead.makes || lead.soft || end == doneEnding)
	case c.works && c.ending != otherEnding && (lead.makes || lead.soft):
		return true
	case lead.makes || projects:
		return end != otherEnding
	case end == doneEnding:
		return true
	case end == placeEnding:
		return c.sort == tailSite
	case end == noEnding:
		return lead.soft && (c.sort == tailWorks || c.marked)
	}
	return end == buildEnding && (lead.soft || head != "" && c.sort == tailWorks)
}
