package review

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dutygraph/extract/decisions"
	"dutygraph/graph"
)

// group is the names that are compared with one another: those of one government's departments, or of its leaders; where no
// government is known, those of one document.
type group struct {
	jurisdiction string
	document     string // "" where the government is known
	label        graph.Label
}

// mention is a name, how often it stands, and where first.
type mention struct {
	name  string
	parts parts
	times int
	items map[string]bool // the tasks and sections that it is named in
	kind  string
	known bool // by a list
	doc   graph.Node
	first Doubt // its place
}

// gather notes the names of a document's departments and leaders.
func (r *Reviewer) gather(d *reviewed) {
	for _, f := range d.Facts {
		if f.Rel != graph.ResponsibleFor && f.Rel != graph.Leads {
			continue
		}
		name := f.From.Props.Text("name")
		jurisdiction := f.From.Props.Text("jurisdiction")
		g := group{jurisdiction: jurisdiction, label: f.From.Label}
		if jurisdiction == "" {
			g.document = d.Doc.ID
		}
		if r.names == nil {
			r.names = map[group]map[string]*mention{}
		}
		if r.names[g] == nil {
			r.names[g] = map[string]*mention{}
		}
		m := r.names[g][name]
		if m == nil {
			m = &mention{name: name, parts: partsOf(name), items: map[string]bool{}, doc: d.Doc}
			m.kind = f.From.Props.Text("kind")
			m.known = r.Vocab.Lists(jurisdiction, name)
			m.first = d.doubt(Name, f.At, "", "")
			m.first.ofLink(f)
			r.names[g][name] = m
		}
		m.times++
		m.items[f.To.ID] = true
	}
}

// nameDoubts finds the names that may be others' and those that may be none.
func (r *Reviewer) nameDoubts() []Doubt {
	var out []Doubt
	groups := slices.SortedFunc(maps.Keys(r.names), func(a, b group) int {
		return cmp.Or(cmp.Compare(a.jurisdiction, b.jurisdiction), cmp.Compare(a.document, b.document), cmp.Compare(a.label, b.label))
	})
	for _, g := range groups {
		names := slices.SortedFunc(maps.Values(r.names[g]), func(a, b *mention) int { return cmp.Compare(a.name, b.name) })
		others := slices.Concat(r.listed(g), names)
		for _, m := range names {
			if r.Decisions.Settles(m.doc, m.name) {
				continue
			}
			if doubt, ok := r.nearest(g, m, others); ok {
				out = append(out, doubt)
			} else if why, sort := odd(m); why != "" && g.label == graph.Department {
				if sort != rareSort {
					why += "; where it is no body, 忽略 in place of 认可 leaves it out"
				}
				out = append(out, m.doubt(Name, why, sort, decisions.Knows(m.doc, m.name)))
			}
		}
	}
	return out
}

// listed are the names that the lists give for a government alone, as if each stood somewhere.
func (r *Reviewer) listed(g group) []*mention {
	var out []*mention
	if g.label != graph.Department || g.jurisdiction == "" {
		return nil
	}
	for _, name := range r.Vocab.Names(g.jurisdiction) {
		out = append(out, &mention{name: name, parts: partsOf(name), known: true})
	}
	return out
}

// doubt is a doubt about a name, at its first place.
func (m *mention) doubt(kind Kind, why, sort string, one decisions.Decision) Doubt {
	d := m.first
	d.Kind, d.Why, d.sort, d.name, d.Decisions = kind, why, sort, m.name, []decisions.Decision{one}
	if kind == Near {
		d.sort = strings.Join(one.Names, "=")
	}
	return d
}

// nearest finds the best known name that a name may be a form of: one of a list, else one that stands more often, else, of two
// that stand as often, the longer.
func (r *Reviewer) nearest(g group, m *mention, others []*mention) (Doubt, bool) {
	if m.known || m.kind == "group" {
		return Doubt{}, false
	}
	var best *mention
	bestProper, bestWhy := "", ""
	for _, o := range others {
		if o.name == m.name || o.kind == "group" || !m.yields(o) || best != nil && !best.yields(o) {
			continue
		}
		why := m.near(g.label, o)
		if why == "" {
			continue
		}
		if proper := r.proper(g, o); r.mayBe(g, m, o.name) && r.mayBe(g, m, proper) {
			best, bestProper, bestWhy = o, proper, why
		}
	}
	if best == nil {
		return Doubt{}, false
	}
	why := fmt.Sprintf("may be %s (%s): %s, %s", bestProper, bestWhy, stands(m), stands(best))
	return m.doubt(Near, why, "", decisions.SameAs(m.doc, m.name, bestProper)), true
}

// proper is the name that a known name stands for.
func (r *Reviewer) proper(g group, o *mention) string {
	if o.known {
		return r.Vocab.Proper(g.jurisdiction, o.name)
	}
	return o.name
}

// mayBe reports whether nothing tells a name from another: no decision, and no list in which both stand.
func (r *Reviewer) mayBe(g group, m *mention, other string) bool {
	o := r.names[g][other]
	return !r.Decisions.Parts(m.doc, m.name, other) && (o == nil || !together(m, o))
}

// stands says how often a name stands.
func stands(m *mention) string {
	switch m.times {
	case 0:
		return m.name + " is in a list"
	case 1:
		return m.name + " stands once"
	}
	return fmt.Sprintf("%s %d times", m.name, m.times)
}

// yields reports whether of two names that are one the other is the proper one.
func (m *mention) yields(o *mention) bool {
	if m.known != o.known {
		return o.known
	}
	return cmp.Or(cmp.Compare(m.times, o.times), cmp.Compare(len(m.name), len(o.name)), cmp.Compare(m.name, o.name)) < 0
}

// near says why two names may be one. Districts of which no list tells are told apart by every character.
func (m *mention) near(label graph.Label, o *mention) string {
	if label == graph.Leader {
		if nearPeople(m.name, o.name) {
			return "one character apart"
		}
		return ""
	}
	if m.kind == "district" && !o.known {
		return ""
	}
	return nearParts(m.name, o.name, m.parts, o.parts)
}

// together reports whether two names stand in one list, and so are two bodies.
func together(a, b *mention) bool {
	for item := range a.items {
		if b.items[item] {
			return true
		}
	}
	return false
}

// rarely is how often a name may stand that is worth a glance.
const rarely = 1

// notInNames are signs and words that no body's name holds.
const notInNames = "。,，:：;；!！?？()（）[]【】<>《》/\\|+*="

// oddWords are words of sentences.
var oddWords = []string{"负责", "牵头", "配合", "会同", "按照", "以及", "推进", "落实", "下同", "其他", "等单位", "等部门"}

// bodyEnds are the characters that names of bodies end in.
const bodyEnds = "局委办厅部院校会社团司府心队学馆站所处室关场行联协组门位署企组台网园区库厂店港"

// odd says why a name in no list is doubtful, and of which sort that is; "" where it is not.
func odd(m *mention) (why, sort string) {
	runes := utf8.RuneCountInString(m.name)
	last, _ := utf8.DecodeLastRuneInString(m.name)
	switch {
	case m.known || m.kind == "group" || m.kind == "district":
		return "", ""
	case strings.ContainsAny(m.name, notInNames) || strings.ContainsFunc(m.name, unicode.IsDigit):
		return "is in no list and has signs that names have not", "signs"
	case slices.ContainsFunc(oddWords, func(w string) bool { return strings.Contains(m.name, w) }):
		return "is in no list and has words that names have not", "words"
	case runes < 3 || runes > 18:
		return fmt.Sprintf("is in no list and has %d characters", runes), "length"
	case !strings.ContainsRune(bodyEnds, last):
		return "is in no list and does not end as names of bodies do", "end"
	case m.times <= rarely:
		return "is in no list and stands once", rareSort
	}
	return "", ""
}

// rareSort is the sort of names that have the form of one, and are in no list and rare.
const rareSort = "rare"
