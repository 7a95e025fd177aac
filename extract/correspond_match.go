package extract

import (
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/graph"
)

// match says why two figures are of one commitment.
type match struct {
	likeness likeness
	kind     matchKind
	by       string // what they share, for a person
}

// matchKind is what corresponding figures have in common.
type matchKind int

const (
	sameAmountMatch matchKind = iota // the amount, and a name alike
	otherAmount                      // the name, and not the amount
	otherStage                       // the name but for the stage of the work
	otherUnit                        // the number, but people here and how often they are served there
)

// likeness is how much two names have in common.
type likeness int

const (
	unlike   likeness = iota
	related           // more than half of their characters in pairs
	longer            // one holds the other
	abridged          // one is an abbreviation of the other
	equal             // the same
)

// match finds the pairs of figures that correspond.
func (j *join) match() {
	byValue := map[string][]*claim{}
	byCore := map[string][]*claim{}
	for _, c := range j.claims {
		byValue[c.amount.value] = append(byValue[c.amount.value], c)
		for _, s := range c.subjects {
			if s.core != "" && c.role == roleGoal {
				byCore[s.core] = append(byCore[s.core], c)
			}
		}
		if c.measures != "" {
			byCore[c.measures] = append(byCore[c.measures], c)
		}
	}
	var weak []weakPair
	for _, c := range j.claims {
		for _, o := range byValue[c.amount.value] {
			if o.document > c.document {
				if m, ok := sameFigure(c, o); ok && m.likeness > related {
					j.links[pairOf(c, o)] = m
				} else if ok {
					weak = append(weak, weakPair{c, o, m})
				}
			}
		}
	}
	p := j.partners()
	j.addWeak(weak, p)
	p = j.partners()
	j.neighbours(byValue)
	j.contradictions(byCore, p)
	j.stages(p)
}

// pairOf is the key of a pair.
func pairOf(a, b *claim) [2]*claim { return [2]*claim{a, b} }

// sameFigure reports whether two figures of one value are one commitment.
func sameFigure(a, b *claim) (*match, bool) {
	if !a.amount.equals(b.amount) {
		if a.amount.value != b.amount.value || !a.amount.countsPeople() || !b.amount.countsPeople() {
			return nil, false
		}
		s, t, l := closest(a, b)
		return &match{l, otherUnit, shared(s, t)}, l >= longer || l == related && s.core != "" && dice(s.core, t.core) > 0.55
	}
	if a.measures != "" && a.measures == b.measures {
		return &match{equal, sameAmountMatch, a.measures}, true
	}
	if !sameRole(a, b) {
		return nil, false
	}
	s, t, l := closest(a, b)
	if l == unlike || s.scope != t.scope || s.growth != t.growth && (s.share || t.share) || s.growth && t.growth && (s.down != t.down || l < abridged) {
		return nil, false
	}
	if (s.growth || t.growth) && l < equal && !closeEnds(s.core, t.core) || oppose(s, t) {
		return nil, false
	}
	return &match{l, sameAmountMatch, shared(s, t)}, true
}

// sameRole reports whether figures may be compared at all: what is paid is not what is to be reached.
func sameRole(a, b *claim) bool { return a.role == b.role }

// oppose reports whether what is done to one thing is another than what is done to the other: new ones here, changed ones
// there.
func oppose(s, t subject) bool {
	return s.deeds != t.deeds && s.deeds != "" && t.deeds != "" && (strings.Contains(s.deeds, "change") != strings.Contains(t.deeds, "change")) &&
		(containsAny(s.deeds, []string{"make", "add"}) || containsAny(t.deeds, []string{"make", "add"}))
}

// closest returns the subjects of two figures that have most in common, and how much.
func closest(a, b *claim) (s, t subject, best likeness) {
	s, t = a.subjects[0], b.subjects[0]
	for _, x := range a.subjects {
		for _, y := range b.subjects {
			if l := likenessOf(x, y); l > best {
				s, t, best = x, y, l
			}
		}
	}
	return s, t, best
}

// likenessOf compares two names.
func likenessOf(s, t subject) likeness {
	a, b := s.core, t.core
	if a == "" || b == "" {
		if s.name == t.name && utf8.RuneCountInString(s.name) > 1 {
			return equal
		}
		return unlike
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	n := utf8.RuneCountInString(a)
	switch {
	case a == b:
		return equal
	case n < 3:
		return unlike
	case anagram(a, b), n > 3 && strings.Contains(b, a) && !narrows(strings.Replace(b, a, "", 1)):
		return longer
	case closeEnds(a, b) && isAbbreviation(a, b):
		return abridged
	case dice(a, b) >= 0.6:
		return related
	}
	return unlike
}

// narrows reports whether what one name has more than another makes it a part of it: a size class, a place.
func narrows(rest string) bool {
	if containsAny(rest, []string{"以上", "以下", "以内", "其中", "占"}) || strings.ContainsAny(rest, "0123456789") {
		return true
	}
	return false
}

// anagram reports whether two names have the same characters, as 定额标准 and 标准定额 have.
func anagram(a, b string) bool {
	if len(a) != len(b) || len(a) < 15 {
		return false
	}
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// isAbbreviation reports whether the characters of a stand in b in their order: 保障房 in 保障性住房.
func isAbbreviation(a, b string) bool {
	if utf8.RuneCountInString(b) > 2*utf8.RuneCountInString(a) {
		return false
	}
	for _, r := range a {
		i := strings.IndexRune(b, r)
		if i < 0 {
			return false
		}
		b = b[i+utf8.RuneLen(r):]
	}
	return true
}

// closeEnds reports whether two names begin and end alike.
func closeEnds(a, b string) bool {
	x, _ := utf8.DecodeRuneInString(a)
	y, _ := utf8.DecodeRuneInString(b)
	return x == y && endRune(a) == endRune(b)
}

// dice is the share of pairs of neighbouring characters that two names have in common.
func dice(a, b string) float64 {
	x, y := pairsOf(a), pairsOf(b)
	common := 0
	for p := range x {
		if y[p] {
			common++
		}
	}
	if len(x)+len(y) == 0 {
		return 0
	}
	return 2 * float64(common) / float64(len(x)+len(y))
}

func pairsOf(s string) map[[2]rune]bool {
	set := map[[2]rune]bool{}
	var last rune
	for i, r := range s {
		if i > 0 {
			set[[2]rune{last, r}] = true
		}
		last = r
	}
	return set
}

// shared names what two subjects have in common: the shorter of them.
func shared(s, t subject) string {
	a, b := s.name, t.name
	if len(b) < len(a) {
		return b
	}
	return a
}

// place is a figure and another document, in which it may have partners.
type place2 struct {
	c        *claim
	document int
}

// partners returns which figures have a partner in which document.
func (j *join) partners() map[place2]likeness {
	set := map[place2]likeness{}
	for pair, m := range j.links {
		set[place2{pair[0], pair[1].document}] = max(set[place2{pair[0], pair[1].document}], m.likeness)
		set[place2{pair[1], pair[0].document}] = max(set[place2{pair[1], pair[0].document}], m.likeness)
	}
	return set
}

// weakPair is a pair that corresponds only where neither figure has a better partner.
type weakPair struct {
	a, b *claim
	*match
}

// addWeak adds those of the weak pairs whose figures have no other partner, strong or weak.
func (j *join) addWeak(weak []weakPair, p map[place2]likeness) {
	count := map[place2]int{}
	for _, w := range weak {
		count[place2{w.a, w.b.document}]++
		count[place2{w.b, w.a.document}]++
	}
	for _, w := range weak {
		x, y := place2{w.a, w.b.document}, place2{w.b, w.a.document}
		if p[x] == unlike && p[y] == unlike && count[x] == 1 && count[y] == 1 {
			j.links[pairOf(w.a, w.b)] = w.match
		}
	}
}

// neighbours adds pairs of figures of one amount whose names say little, where the figures printed beside them correspond.
func (j *join) neighbours(byValue map[string][]*claim) {
	type spot struct {
		owner   graph.Key
		ordinal int
	}
	at := map[spot]*claim{}
	for _, c := range j.claims {
		at[spot{c.owner.Key(), c.ordinal}] = c
	}
	var found [][2]*claim
	for pair, m := range j.links {
		if m.kind != sameAmountMatch {
			continue
		}
		for _, step := range [...]int{-1, 1} {
			a, b := at[spot{pair[0].owner.Key(), pair[0].ordinal + step}], at[spot{pair[1].owner.Key(), pair[1].ordinal + step}]
			if a == nil || b == nil || j.links[pairOf(a, b)] != nil || !a.amount.equals(b.amount) || a.role != b.role {
				continue
			}
			if s, t := a.subjects[0], b.subjects[0]; s.growth == t.growth && s.scope == t.scope && !oppose(s, t) && (s.name == t.name || ends(s.core, t.core)) {
				found = append(found, pairOf(a, b))
			}
		}
	}
	for _, pair := range found {
		j.links[pair] = &match{related, sameAmountMatch, shared(pair[0].subjects[0], pair[1].subjects[0])}
	}
}

// ends reports whether one of two names ends in the other.
func ends(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a != "" && strings.HasSuffix(b, a)
}

// contradictions adds pairs of figures that count the same thing, by the same name or as figures of one indicator, and are not
// the same. Where a document gives several figures by the name, or one figure is the same after all, nothing
// contradicts.
func (j *join) contradictions(byCore map[string][]*claim, p map[place2]likeness) {
	for _, list := range byCore {
		for i, a := range list {
			for _, b := range list[i+1:] {
				if a.document == b.document || j.links[pairOf(a, b)] != nil || a.amount.equals(b.amount) || !a.amount.comparable(b.amount) || a.role != b.role {
					continue
				}
				if p[place2{a, b.document}] != unlike || p[place2{b, a.document}] != unlike {
					continue
				}
				s, t, l := closest(a, b)
				measured := a.measures != "" && a.measures == b.measures
				if !measured && (l < equal || utf8.RuneCountInString(s.core) < 3 || s.deeds != t.deeds) || s.scope != t.scope || s.growth != t.growth || s.down != t.down || s.share != t.share {
					continue
				}
				if several(list, a) || several(list, b) {
					continue
				}
				m := &match{equal, otherAmount, shared(s, t)}
				if apart(s.stage, t.stage) {
					m.kind = otherStage
				} else if s.stage != t.stage && (s.stage != noStage && t.stage != noStage) && !(s.stage == begun && t.stage == fresh || s.stage == fresh && t.stage == begun) {
					m.kind = otherStage
				}
				j.links[pairOf(a, b)] = m
			}
		}
	}
}

// several reports whether the document of a figure gives another one by the same name.
func several(list []*claim, c *claim) bool {
	return slices.ContainsFunc(list, func(o *claim) bool {
		return o != c && o.document == c.document && o.amount.comparable(c.amount) && !o.amount.equals(c.amount) && o.subjects[0].deeds == c.subjects[0].deeds && o.subjects[0].growth == c.subjects[0].growth
	})
}

// apart reports whether two stages are different ones in so many words.
func apart(a, b stage) bool {
	if a > b {
		a, b = b, a
	}
	return (a == begun || a == planned || a == continued) && b == done || a == planned && b == begun
}

// stages adds pairs of figures of one thing at different stages: begun here, finished there.
func (j *join) stages(p map[place2]likeness) {
	var early, late []*claim
	for _, c := range j.claims {
		switch c.subjects[0].stage {
		case begun, planned, fresh:
			early = append(early, c)
		case done:
			late = append(late, c)
		}
	}
	for _, a := range early {
		for _, b := range late {
			if a.document == b.document || a.role != roleGoal || b.role != roleGoal || !a.amount.comparable(b.amount) || j.links[pairOf(a, b)] != nil || j.links[pairOf(b, a)] != nil {
				continue
			}
			if p[place2{a, b.document}] != unlike || p[place2{b, a.document}] != unlike {
				continue
			}
			s, t, l := closest(a, b)
			if l >= longer && !s.growth && !t.growth && s.scope == t.scope && !oppose(s, t) && sameWork(s, t) && !a.amount.equals(b.amount) {
				x, y := a, b
				if y.document < x.document {
					x, y = y, x
				}
				j.links[pairOf(x, y)] = &match{l, otherStage, shared(s, t)}
			}
		}
	}
}

// sameWork reports whether the same is done to two things, stages aside.
func sameWork(s, t subject) bool {
	return s.deeds == t.deeds || s.deeds == "" || t.deeds == ""
}
