package decisions

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dutygraph/graph"
)

// print is what a decision was made on: pieces of print that have to stand there, and the sum of all of it where a program
// wrote the line.
type print struct {
	quotes []string
	sum    string
}

// fits reports whether the print is still as it was.
func (p print) fits(text string) bool {
	text = fold(text)
	if p.sum != "" && p.sum != sumOf(text) {
		return false
	}
	return !slices.ContainsFunc(p.quotes, func(q string) bool { return !strings.Contains(text, fold(q)) })
}

// String writes the print as it stands in a decision.
func (p print) String() string {
	var words []string
	for _, q := range p.quotes {
		words = append(words, quoted(q))
	}
	if p.sum != "" {
		words = append(words, "@"+p.sum)
	}
	return strings.Join(words, " ")
}

// quoted puts a quotation between marks that do not stand in it.
func quoted(s string) string {
	for _, open := range "「『“\"" {
		if closer := closers[open]; !strings.Contains(s, closer) {
			return string(open) + s + closer
		}
	}
	return s
}

// printOf is the print of parts of a text to make a decision on: how each begins, and the sum of all.
func printOf(parts ...string) print {
	var p print
	for _, part := range parts {
		if q := excerpt(part, 24); q != "" && !slices.Contains(p.quotes, q) {
			p.quotes = append(p.quotes, q)
		}
	}
	p.sum = sumOf(fold(strings.Join(parts, "\n")))
	return p
}

// excerpt is how a text begins, without spaces, up to what would end a quotation.
func excerpt(s string, runes int) string {
	var b strings.Builder
	for _, r := range s {
		if strings.ContainsRune("「」『』", r) || !utf8.ValidRune(r) || r == utf8.RuneError {
			if b.Len() == 0 {
				continue
			}
			break
		}
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			continue
		}
		if b.WriteRune(r); runes == 1 {
			break
		}
		runes--
	}
	return b.String()
}

// sumOf names a folded text by the first eight digits of its SHA-256.
func sumOf(folded string) string {
	sum := sha256.Sum256([]byte(folded))
	return hex.EncodeToString(sum[:4])
}

// fold writes what a typist may write in several ways in one: without spaces and invisible characters, wide forms narrow, and
// one form of each bracket.
func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '〔' || r == '【':
			return '['
		case r == '〕' || r == '】':
			return ']'
		}
		return r
	}, s)
}

// Lines is a file's text by lines, as the reader numbers them.
type Lines []string

// LinesOf parts a text into lines.
func LinesOf(text string) Lines {
	return strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text), "\n")
}

// Of returns the print of a run of lines, nothing where there are none such.
func (l Lines) Of(at graph.Span) string {
	from, to := max(at.First-1, 0), min(at.Last, len(l))
	if from >= to {
		return ""
	}
	return strings.Join(l[from:to], "\n")
}
