package extract

import (
	"strings"
	"unicode/utf8"
)

// persons reads a cell of people's names, each with the office printed beside it, if any: 方某, 副市长丁某某、戊某(分管副局长). A
// space inside a name of two characters only sets it wide (方 某); between longer pieces it parts two names.
func persons(s string) []leader {
	var found []leader
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune("、,，;；/", c) }) {
		if _, rest, ok := cutBracket(strings.TrimSpace(part)); ok {
			part = rest
		}
		joined := ""
		for _, piece := range strings.Fields(part) {
			if utf8.RuneCountInString(piece) == 1 {
				joined += piece
				continue
			}
			found = appendPerson(found, piece)
		}
		found = appendPerson(found, joined)
	}
	return found
}

// appendPerson adds the person whom a piece of print names. An office that stands apart from its holder's name belongs to the
// person before or after it.
func appendPerson(found []leader, s string) []leader {
	s = strings.TrimSuffix(s, "同志")
	if isNobody(s) {
		return found
	}
	if n := officeLen(s); n > 0 && n < len(s) && isPersonName(s[:len(s)-n]) {
		return append(found, leader{name: s[:len(s)-n], title: s[len(s)-n:]})
	}
	if utf8.RuneCountInString(s) > 4 {
		for n := 2; n <= 3; n++ {
			if i := runeIndex(s, utf8.RuneCountInString(s)-n); officeLen(s[:i]) > 0 {
				return append(found, leader{name: s[i:], title: s[:i]})
			}
		}
	}
	if !isPersonName(s) || isPost(s) {
		return found
	}
	return append(found, leader{name: s})
}
