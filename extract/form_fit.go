package extract

import (
	"strings"
	"unicode/utf8"
)

// fits weighs how well a cell fits a column of a meaning.
func (f *Forms) fits(d duty, s string) int {
	const cannot = -30
	n := utf8.RuneCountInString(s)
	switch number := isBareNumber(strings.TrimRight(s, ".、 ")); {
	case s == "":
		return 0
	case d == numbered && number:
		return 12
	case d == numbered, number && d != noDuty && d != passing:
		return cannot
	case (isNobody(s) || isDitto(s)) && d != titled && d != worded:
		return 4
	}
	switch d {
	case leading, listed, helping:
		switch {
		case f.namesBodies(s) && strings.HasSuffix(s, "。"):
			return 2
		case f.namesBodies(s):
			return 8
		case n <= 20 && !strings.ContainsAny(s, "。;；:：") && !f.isTime(s) && !startsAsClause(s):
			return -6
		}
		return cannot
	case leaders:
		if found := governmentLeaders(s); len(found) > 0 && !f.namesBodies(s) {
			return 8
		}
		return cannot
	case timing:
		switch {
		case f.isTime(s) || f.isTimes(s):
			return 8
		case n <= 12 && strings.ContainsAny(s, "年月季旬期日") && !f.namesBodies(s):
			return 6
		case n <= 10 && !f.namesBodies(s):
			return -2
		}
		return cannot
	case sectioned:
		if n > 30 || strings.Contains(s, "。") || f.isTime(s) || f.namesBodies(s) {
			return -8
		}
		return 2
	case titled, worded:
		switch {
		case f.isTime(s):
			return -6
		case strings.HasSuffix(s, "。"):
			return 6
		case f.namesBodies(s) || isPersonName(s) && n <= 3:
			return -3
		case n > 12:
			return 5
		}
		return 2
	}
	return 3 // a column of which nothing is known
}

// missing weighs that a column has no cell in a row, again that it has one more. The only column of texts is hardly ever blank.
func missing(d duty, onlyText bool) int {
	switch d {
	case titled, worded:
		if onlyText {
			return -14
		}
		return -4
	case leading, listed:
		return -6
	case numbered:
		return -8
	case leaders, timing:
		return -3
	case helping:
		return -2
	}
	return -1
}

func again(d duty) int {
	switch d {
	case leading, listed, helping:
		return -2
	case numbered, timing:
		return -40
	case leaders:
		return -4
	}
	return -8
}
