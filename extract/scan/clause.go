package scan

import "unicode/utf8"

// ClauseReach is how far the print around a figure is looked at, in bytes. Clauses are shorter; a text without marks is
// none to be read at length.
const ClauseReach = 600

// ClauseFrom returns where the clause begins that byte i stands in.
func ClauseFrom(s string, i int) int {
	for least := max(0, i-ClauseReach); i > least; i-- {
		if c := s[i-1]; c >= 0x80 && c != 0xe3 && c != 0xef {
			continue // no mark begins there
		}
		if mark := ClauseMark(s, i-1); mark > 0 {
			return i - 1 + mark
		}
	}
	for i > 0 && i < len(s) && !utf8.RuneStart(s[i]) {
		i--
	}
	return i
}

// ClauseTo returns where the clause ends that byte i stands in.
func ClauseTo(s string, i int) int {
	for end := min(len(s), i+ClauseReach); i < end; i++ {
		if ClauseMark(s, i) > 0 {
			return i
		}
	}
	for i < len(s) && !utf8.RuneStart(s[i]) {
		i++
	}
	return i
}

// ClauseMark returns the length of the mark at byte i that ends a clause, 0 where none begins there. The enumeration
// mark 、 does not end one.
func ClauseMark(s string, i int) int {
	switch s[i] {
	case ',', ';', ':', '!', '?', '\n', '\t', '[', ']':
		return 1
	case 0xe3, 0xef:
		if i+3 <= len(s) {
			switch s[i : i+3] {
			case "，", "；", "：", "！", "？", "。", "【", "】":
				return 3
			}
		}
	}
	return 0
}
