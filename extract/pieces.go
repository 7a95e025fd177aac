package extract

import (
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// piece is a run of bytes of a list between two separators.
type piece struct{ from, to int }

// listMarks are the characters at which a list may be cut, and closingBrackets those that end a bracket in it.
var (
	listMarks       = scan.SetOf("(（[［〔、,，;；。\t|及和会 /／∕")
	closingBrackets = scan.SetOf(")）]］〕")
)

// pieces cuts a list at its separators outside brackets, and between names that are glued together.
func pieces(s string) []piece {
	list := make([]piece, 0, strings.Count(s, "、")+2)
	from, closing := 0, -2 // the last closing bracket, which is looked for at the first that opens
	cut := func(to, next int) {
		if p := trimPiece(s, from, to); p.from < p.to {
			list = appendGlued(list, s, p)
		}
		from = next
	}
	for i := listMarks.From(s, 0); i < len(s); i = listMarks.From(s, i) {
		r, w := scan.First(s[i:])
		switch r {
		case '(', '（', '[', '［', '〔':
			if closing == -2 {
				closing = closingBrackets.Last(s)
			}
			if i < closing {
				w = max(w, bracketLen(s[i:]))
			}
		case '及', '和':
			if joinsBodies(s[from:i], s[i+w:]) {
				cut(len(strings.TrimSuffix(s[:i], "以")), i+w)
			}
		case '会': // 市财政局会同市审计局
			if word := "会同"; strings.HasPrefix(s[i:], word) && joinsBodies(s[from:i], s[i+len(word):]) {
				cut(i, i+len(word))
				w = len(word)
			}
		case ' ', '/', '／', '∕':
			if separates(s[from:i], s[i+w:]) {
				cut(i, i+w)
			}
		default:
			cut(i, i+w)
		}
		i += w
	}
	cut(len(s), len(s))
	return list
}

// trimPiece takes spaces and stray brackets off the ends of a piece.
func trimPiece(s string, from, to int) piece {
	for from < to && strings.IndexByte(" :", s[from]) >= 0 {
		from++
	}
	for from < to && strings.IndexByte(" .:", s[to-1]) >= 0 {
		to--
	}
	p := s[from:to]
	if t := strayEnds.TrimRight(p); t != p && !strings.ContainsAny(p, "(（[［【") {
		to = from + len(t)
	}
	return piece{from, to}
}

// strayEnds are brackets that stand behind a name where they close nothing.
var strayEnds = scan.SetOf("）)]］】")

// bracketLen returns the length of the bracket that s begins with, its content and its end; 0 where it does not end soon.
func bracketLen(s string) int { return bracketWithin(s, 240) }

// bracketWithin is bracketLen for a bracket that may be longer.
func bracketWithin(s string, bytes int) int {
	depth := 0
	for i, r := range s {
		if i > bytes {
			return 0
		}
		switch r {
		case '(', '（', '[', '［', '〔', '【':
			depth++
		case ')', '）', ']', '］', '〕', '】':
			if depth--; depth == 0 {
				return i + utf8.RuneLen(r)
			}
		}
	}
	return 0
}

// separates reports whether the space or the stroke between before and after stands between two whole names.
func separates(before, after string) bool {
	before = strings.TrimSpace(before)
	after, _, more := strings.Cut(strings.TrimLeft(after, " "), " ")
	if i := strings.IndexAny(after, "、,，;；。"); i >= 0 {
		after, more = after[:i], false
	}
	if utf8.RuneCountInString(before) <= 2 || !endsAsUnit(before) {
		return false
	}
	return utf8.RuneCountInString(after) > 2 && endsAsUnit(after) || !more && isPlaceOrTown(after)
}

// isPlaceOrTown reports whether a name is that of a district or of a town.
func isPlaceOrTown(name string) bool {
	return isPlaceName(name) || utf8.RuneCountInString(name) > 2 && scan.HasAnySuffix(name, "镇", "乡", "街道")
}

// glueMarks are the characters that a name ends or begins with where two are glued together.
var glueMarks = scan.SetOf("区县市省各")

// appendGlued appends a piece, cut where one name ends and the next begins without a separator: 市财政局市审计局.
func appendGlued(list []piece, s string, p piece) []piece {
	from := p.from
	if second := from + firstWidth(s[from:]); glueMarks.From(s[:p.to], second) == p.to {
		return append(list, p)
	}
	for i := p.from; i < p.to; {
		r, w := scan.First(s[i:p.to])
		if r == '(' || r == '（' {
			if n := bracketLen(s[i:p.to]); n > 0 {
				w, r = n, ')'
			}
		}
		i += w
		if (r == '区' || r == '县') && i < p.to && i-from < 24 && isPlaceName(s[from:i]) && startsPlace(s[i:p.to]) {
			list = append(list, piece{from, i})
			from = i
			continue
		}
		next, _ := scan.First(s[i:p.to])
		again := (next == '县' || next == '区') && next == scan.FirstRune(s[from:]) // 县教育局县财政局
		if i < p.to && (next == '市' || next == '省' || next == '各' || again) &&
			isNameEnd(s[from:i], r) && startsUnit(s[i:p.to]) {
			list = append(list, piece{from, i})
			from = i
		}
	}
	return append(list, piece{from, p.to})
}

// isNameEnd reports whether left, which ends with r, is a whole name; 市委 and 市政府 go on (市委市政府督查室).
func isNameEnd(left string, r rune) bool {
	if r != ')' && !unitEnds.Has(r) || len(left) < 3*len("市") {
		return false
	}
	if r == '行' && !scan.HasAnySuffix(left, "银行", "分行", "支行", "央行", "人行", "商行", "农行", "工行", "建行") { // 经济运行各专班
		return false
	}
	switch left {
	case "国务院", "县政府", "区政府", "州政府":
		return false
	}
	return !strings.HasSuffix(left, "市政府") && !strings.HasSuffix(left, "省政府") && endsAsUnit(left)
}

// startsUnit reports whether what s begins with may be a whole name.
func startsUnit(s string) bool {
	return strings.HasPrefix(s, "各") || len(s) >= 3*len("市") && endsAsUnit(s) && !strings.HasPrefix(s, "市场")
}
