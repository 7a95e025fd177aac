package syntax

import (
	"fmt"
	"slices"
	"strings"
)

// clauseWords begin a clause, or a part of one.
var clauseWords = []string{"MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL", "WHERE", "ORDER", "SKIP", "LIMIT", "UNION"}

// foreignWords are words of other languages, with what Cypher has instead.
var foreignWords = map[string]string{
	"LIKE":   "Cypher has CONTAINS, STARTS WITH, ENDS WITH and =~",
	"SELECT": "a statement of Cypher reads MATCH … RETURN …",
	"FROM":   "a statement of Cypher reads MATCH … RETURN …",
	"JOIN":   "what is joined is a pattern: (a)-[:TYPE]->(b)",
	"GROUP":  "the columns beside an aggregating function are what is grouped by",
	"HAVING": "write WITH … WHERE …",
	"STARTS": "STARTS WITH is two words",
	"ENDS":   "ENDS WITH is two words",
}

// advice says what may be meant by a word that has no place where it stands, or "".
func advice(t token) string {
	if t.sort != word {
		return ""
	}
	if instead := foreignWords[strings.ToUpper(t.text)]; instead != "" {
		return ": " + instead
	}
	for _, w := range append(clauseWords, "AND") {
		if OneOff(strings.ToUpper(t.text), w) {
			return fmt.Sprintf("; did you mean %s?", w)
		}
	}
	return ""
}

// isClauseWord reports whether a token is a word that begins a clause.
func isClauseWord(t token) bool {
	return t.sort == word && slices.Contains(clauseWords, strings.ToUpper(t.text))
}

// OneOff reports whether a slip of one finger makes one word the other: a letter too many, too few, or another, or two that
// changed places.
func OneOff(a, b string) bool {
	s, t := []rune(a), []rune(b)
	for len(s) > 0 && len(t) > 0 && s[0] == t[0] {
		s, t = s[1:], t[1:]
	}
	for len(s) > 0 && len(t) > 0 && s[len(s)-1] == t[len(t)-1] {
		s, t = s[:len(s)-1], t[:len(t)-1]
	}
	switch {
	case len(s)+len(t) == 1, len(s) == 1 && len(t) == 1:
		return true
	case len(s) == 2 && len(t) == 2:
		return s[0] == t[1] && s[1] == t[0]
	}
	return false
}

// plainMark returns the character that an input method for Chinese writes otherwise, or 0.
func plainMark(r rune) rune {
	switch {
	case r >= 0xff01 && r <= 0xff5e:
		return r - 0xff01 + '!'
	case r == '“' || r == '”':
		return '"'
	case r == '‘' || r == '’':
		return '\''
	case r == '、':
		return ','
	case r == '【':
		return '['
	case r == '】':
		return ']'
	}
	return 0
}
