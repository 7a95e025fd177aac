package extract

import (
	"strings"
	"unicode/utf8"
)

// unfit weighs that a cell cannot be what a column holds.
const unfit = -30

// fits weighs how well a cell fits a column of a meaning.
func (f *Forms) fits(d duty, s string) int {
	switch number := isBareNumber(strings.TrimRight(s, ".、 ")); {
	case s == "":
		return 0
	case d == numbered && number:
		return 12
	case d == numbered, number && d != noDuty && d != passing:
		return unfit
	case (isNobody(s) || isDitto(s)) && d != titled && d != worded:
		return 4
	}
	switch d {
	case leading, listed, helping:
		return f.fitsBodies(s)
	case leaders:
		if len(governmentLeaders(s)) > 0 && !f.namesBodies(s) {
			return 8
		}
		return unfit
	case timing:
		return f.fitsTime(s)
	case sectioned:
		if utf8.RuneCountInString(s) > 30 || strings.Contains(s, "。") || f.isTime(s) || f.namesBodies(s) {
			return -8
		}
		return 2
	case titled, worded:
		return f.fitsText(s)
	}
	return 3 // a column of which nothing is known
}

// fitsBodies weighs how well a cell fits a column of bodies.
func (f *Forms) fitsBodies(s string) int {
	switch {
	case f.namesBodies(s) && strings.HasSuffix(s, "。"):
		return 2
	case f.namesBodies(s):
		return 8
	case utf8.RuneCountInString(s) <= 20 && !strings.ContainsAny(s, "。;；:：") && !f.isTime(s) && !startsAsClause(s):
		return -6
	}
	return unfit
}

// fitsTime weighs how well a cell fits a column of times.
func (f *Forms) fitsTime(s string) int {
	n := utf8.RuneCountInString(s)
	switch {
	case f.isTime(s) || f.isTimes(s):
		return 8
	case n > 12 || f.namesBodies(s):
		return unfit
	case strings.ContainsAny(s, "年月季旬期日"):
		return 6
	case n <= 10:
		return -2
	}
	return unfit
}

// fitsText weighs how well a cell fits a column of what is to be done.
func (f *Forms) fitsText(s string) int {
	n := utf8.RuneCountInString(s)
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

// missing weighs that a column has no cell in a row. The only column of texts is hardly ever blank.
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

// again weighs that a column has one more cell in a row.
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
