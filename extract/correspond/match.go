package correspond

import (
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract"
	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// pair is two figures of different documents, that of the smaller rank first.
type pair struct{ a, b *claim }

func pairOf(a, b *claim) pair {
	if b.document < a.document {
		a, b = b, a
	}
	return pair{a, b}
}

// match says why two figures are of one commitment.
type match struct {
	kind     matchKind
	likeness likeness // of their names
	s, t     subject  // the names
}

// matchKind is what corresponding figures have in common.
type matchKind int

const (
	sameFigure  matchKind = iota // the amount, and a name alike
	otherAmount                  // the name, and not the amount
	otherStage                   // the name but for the stage of the work
	otherUnit                    // the number, of people here and of how often they are served there
)

// crowd is how many figures are compared with each other at most; where more are alike, nothing tells them apart.
const crowd = 300

// match finds the pairs of figures that correspond: first those of one amount, since a figure that has its like in a
// document contradicts none there.
func (j *join) match() {
	byAmount := j.indexed(func(c *claim) []string { return []string{c.amount.value} })
	unsure := map[pair]match{}
	for _, list := range byAmount {
		eachPair(list, func(p pair) {
			if m, ok := p.alike(); ok && m.likeness > related && !m.isStaged() {
				j.links[p] = m
			} else if ok {
				unsure[p] = m
			}
		})
	}
	j.dropSecondBest()
	j.addUnsure(unsure)
	j.addNeighbours()
	j.addExplained(byAmount)
	j.addTotals(byAmount)
	settled := j.partners()
	j.addContradictions(settled)
	j.addStages(settled)
}

// indexed groups the figures by keys; a crowd is left out but for those of its figures whose names are the same.
func (j *join) indexed(keys func(*claim) []string) map[string][]*claim {
	index := map[string][]*claim{}
	for _, c := range j.claims {
		for _, key := range keys(c) {
			index[key] = append(index[key], c)
		}
	}
	for key, list := range index {
		if len(list) <= crowd {
			continue
		}
		delete(index, key)
		for _, c := range list {
			named := key + "\t" + c.subjects[0].core
			if len(index[named]) < crowd {
				index[named] = append(index[named], c)
			}
		}
	}
	return index
}

// eachPair hands on the pairs of a list that are of two documents.
func eachPair(list []*claim, f func(pair)) {
	for i, a := range list {
		for _, b := range list[i+1:] {
			if a.document != b.document {
				f(pairOf(a, b))
			}
		}
	}
}

// alike reports whether two figures of one number are one commitment by their names.
func (p pair) alike() (match, bool) {
	a, b := p.a, p.b
	s, t, l := closest(a, b)
	m := match{sameFigure, l, s, t}
	if !a.amount.equals(b.amount) {
		m.kind = otherUnit
		return m, a.amount.countsPeople() && b.amount.countsPeople() && a.role == b.role && l > unlike
	}
	if a.measures != "" && a.measures == b.measures {
		m.likeness = equal
		return m, true
	}
	switch {
	case l == unlike || !sameRole(a, b) || s.scope != t.scope || oppose(s, t):
		return m, false
	case s.growth != t.growth && (s.share || t.share):
		return m, false
	case s.growth || t.growth:
		return m, l == equal || l == abridged && s.down == t.down
	}
	return m, true
}

// sameRole reports whether figures may be compared at all: what is paid is not what is to be reached, while money set aside may
// stand in a plan as a goal.
func sameRole(a, b *claim) bool {
	fund := func(role string) bool { return role == extract.RoleGoal || role == extract.RoleFund }
	return a.role == b.role || fund(a.role) && fund(b.role) && a.amount.unit == "元"
}

// oppose reports whether what is done to one thing is another than what is done to the other: new ones here, changed ones
// there.
func oppose(s, t subject) bool {
	fresh := func(s subject) bool { return scan.ContainsAny(s.deeds, []string{"make", "add"}) }
	changed := func(s subject) bool { return strings.Contains(s.deeds, "change") }
	return fresh(s) && !changed(s) && changed(t) && !fresh(t) || fresh(t) && !changed(t) && changed(s) && !fresh(s)
}

// side is a figure and another document, in which it may have partners.
type side struct {
	c        *claim
	document int
}

// sides returns each figure with the document of the other.
func (p pair) sides() [2]side { return [2]side{{p.a, p.b.document}, {p.b, p.a.document}} }

// partners returns which figures have a partner in which document.
func (j *join) partners() map[side]bool {
	set := map[side]bool{}
	for p := range j.links {
		for _, s := range p.sides() {
			set[s] = true
		}
	}
	return set
}

// isFree reports whether neither figure of a pair has a partner in the other's document.
func (p pair) isFree(settled map[side]bool) bool {
	return !settled[p.sides()[0]] && !settled[p.sides()[1]]
}

// dropSecondBest drops the pairs of which one name is merely the longer, where either figure has one of its own name in the
// other's document.
func (j *join) dropSecondBest() {
	named := map[side]bool{}
	for p, m := range j.links {
		for _, s := range p.sides() {
			named[s] = named[s] || m.likeness == equal
		}
	}
	maps.DeleteFunc(j.links, func(p pair, m match) bool { return m.likeness == longer && !p.isFree(named) })
}

// isStaged reports whether the names say in so many words that one is begun and the other finished.
func (m match) isStaged() bool {
	return m.s.stage.differs(m.t.stage) && m.s.stage != fresh && m.t.stage != fresh
}

// addUnsure adds the pairs whose names are only related, or of different stages, where neither figure has any other partner.
func (j *join) addUnsure(unsure map[pair]match) {
	settled := j.partners()
	count := map[side]int{}
	for p := range unsure {
		for _, s := range p.sides() {
			count[s]++
		}
	}
	for p, m := range unsure {
		if s := p.sides(); p.isFree(settled) && count[s[0]] == 1 && count[s[1]] == 1 {
			j.links[p] = m
		}
	}
}

// addNeighbours adds pairs of figures of one amount whose names say little, 创建工厂100家, where the figures printed beside
// them correspond.
func (j *join) addNeighbours() {
	type spot struct {
		owner   graph.Key
		ordinal int
	}
	at := map[spot]*claim{}
	for _, c := range j.claims {
		at[spot{c.owner.Key(), c.ordinal}] = c
	}
	found := map[pair]match{}
	for p, m := range j.links {
		if m.kind != sameFigure {
			continue
		}
		for _, step := range [...]int{-1, 1} {
			a, b := at[spot{p.a.owner.Key(), p.a.ordinal + step}], at[spot{p.b.owner.Key(), p.b.ordinal + step}]
			if a == nil || b == nil || !a.amount.equals(b.amount) || a.role != b.role {
				continue
			}
			s, t := a.subjects[0], b.subjects[0]
			if a.role != extract.RoleGoal || s.growth == t.growth && s.scope == t.scope && !oppose(s, t) && (s.name == t.name || endsIn(s.core, t.core)) {
				found[pairOf(a, b)] = match{sameFigure, related, s, t}
			}
		}
	}
	j.addNew(found)
}

// addNew adds pairs that are not there yet.
func (j *join) addNew(found map[pair]match) {
	for p, m := range found {
		if _, there := j.links[p]; !there {
			j.links[p] = m
		}
	}
}

// endsIn reports whether one of two names ends in the other.
func endsIn(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a != "" && strings.HasSuffix(b, a)
}

// addExplained adds the figures of an explanation that are those of the document which it interprets: of the same role and
// amount, and named in some of the same words.
func (j *join) addExplained(byAmount map[string][]*claim) {
	if len(j.explains) == 0 {
		return
	}
	found := map[pair]match{}
	for _, list := range byAmount {
		eachPair(list, func(p pair) {
			a, b := p.a, p.b
			s, t := a.subjects[0], b.subjects[0]
			if j.explains[[2]int{a.document, b.document}] && a.role == b.role && a.amount.equals(b.amount) && commonPairs(s.name, t.name) > 1 {
				found[p] = match{sameFigure, related, s, t}
			}
		})
	}
	j.addNew(found)
}

// addTotals adds the money that a document sets aside in all and another document names: 安排财政资金20亿元.
func (j *join) addTotals(byAmount map[string][]*claim) {
	found := map[pair]match{}
	for _, list := range byAmount {
		eachPair(list, func(p pair) {
			total, part := p.a, p.b
			if part.owner.Label == graph.Document {
				total, part = part, total
			}
			if total.owner.Label == graph.Document && total.role == extract.RoleFund && total.amount.unit == "元" && total.amount.equals(part.amount) &&
				part.ordinal > 0 && strings.Contains(part.subjects[0].name, "资金") && sameRole(total, part) {
				found[p] = match{sameFigure, related, p.a.subjects[0], p.b.subjects[0]}
			}
		})
	}
	j.addNew(found)
}

// addContradictions adds pairs of figures that count the same thing, by the same name or as figures of one indicator, and are not
// the same. Where a document gives several figures by the name, or one figure has its like after all, nothing contradicts.
func (j *join) addContradictions(settled map[side]bool) {
	index := j.indexed(func(c *claim) []string {
		var keys []string
		for _, s := range c.subjects {
			if c.role == extract.RoleGoal && s.saysWhat(c.amount.unit) {
				keys = append(keys, s.core)
			}
		}
		if c.measures != "" {
			keys = append(keys, c.measures)
		}
		return keys
	})
	found := map[pair]match{}
	for _, list := range index {
		eachPair(list, func(p pair) {
			if !p.isFree(settled) || p.a.role != p.b.role || !p.a.amount.contradicts(p.b.amount) || hasSeveral(list, p.a) || hasSeveral(list, p.b) {
				return
			}
			if m, ok := p.contradict(); ok && !j.isLocal(p.a) && !j.isLocal(p.b) {
				found[p] = m
			}
		})
	}
	j.addNew(found)
}

// saysWhat reports whether a name says enough of what is counted for two figures of that name to contradict each other.
// Money is set aside for many things by the same words.
func (s subject) saysWhat(unit string) bool {
	return s.size > 3 && utf8.RuneCountInString(s.core) > 2 && (unit != "元" || !scan.ContainsAny(s.core, []string{"资金", "财政", "预算"}))
}

// contradict reports whether two figures of different amounts are of the same thing.
func (p pair) contradict() (match, bool) {
	s, t, l := closest(p.a, p.b)
	measured := p.a.measures != "" && p.a.measures == p.b.measures
	m := match{otherAmount, equal, s, t}
	if s.stage.differs(t.stage) {
		m.kind = otherStage
	}
	switch {
	case s.scope != t.scope || s.growth != t.growth || s.down != t.down || s.share != t.share:
		return m, false
	case measured:
		return m, true
	}
	return m, l == equal && s.deeds == t.deeds && (s.stage == noStage) == (t.stage == noStage)
}

// isLocal reports whether the sentence of a figure names a district, which the figure may be of alone.
func (j *join) isLocal(c *claim) bool {
	i, found := slices.BinarySearchFunc(j.passages, c.owner.ID, func(p passage, id string) int { return strings.Compare(p.ID, id) })
	if !found {
		return false
	}
	for _, s := range strings.FieldsFunc(j.passages[i].text, func(r rune) bool { return strings.ContainsRune("。;；", r) }) {
		if !strings.Contains(scan.WithoutSpaces(s), scan.WithoutSpaces(c.text)) {
			continue
		}
		if scan.ContainsAny(s, j.vocab.Governed(j.jurisdiction)) {
			return true
		}
	}
	return false
}

// hasSeveral reports whether the document of a figure gives another one by the same name.
func hasSeveral(list []*claim, c *claim) bool {
	return slices.ContainsFunc(list, func(o *claim) bool {
		return o.document == c.document && o.amount.sameCount(c.amount) && !o.amount.equals(c.amount) &&
			o.subjects[0].deeds == c.subjects[0].deeds && o.subjects[0].growth == c.subjects[0].growth
	})
}

// addStages adds pairs of figures of one thing at different stages: so many begun here, so many finished there. Since
// that is no contradiction, one name may be the longer.
func (j *join) addStages(settled map[side]bool) {
	index := j.indexed(func(c *claim) []string {
		runes := []rune(c.subjects[0].core)
		if len(runes) < 4 || c.role != extract.RoleGoal || c.subjects[0].stage == noStage {
			return nil
		}
		return []string{string(runes[:2]) + "…", "…" + string(runes[len(runes)-2:])}
	})
	found := map[pair]match{}
	for _, list := range index {
		eachPair(list, func(p pair) {
			s, t, l := closest(p.a, p.b)
			if l >= longer && p.isFree(settled) && p.a.amount.sameCount(p.b.amount) && !p.a.amount.equals(p.b.amount) && s.stage.differs(t.stage) &&
				!s.growth && !t.growth && s.scope == t.scope && (s.deeds == t.deeds || s.deeds == "" || t.deeds == "") {
				found[p] = match{otherStage, l, s, t}
			}
		})
	}
	j.addNew(found)
}
