package jieba

import (
	"bytes"
	"compress/gzip"
	_ "embed"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

//go:generate go run dictionary/generate.go

// Both dictionaries are gojieba's (MIT, dictionary/LICENSE): its commonest words and all of them.
var (
	//go:embed dictionary/common.txt
	commonWords string
	//go:embed dictionary/full.txt.gz
	fullWords []byte
)

// Dictionary says which words are known before the caller's own: Common, Full, or the path of a file with a word, its
// frequency and, where known, its part of speech on each line.
type Dictionary string

// The dictionaries that the program carries.
const (
	Common Dictionary = ""     // the commonest 20,000 words: small and quick to load
	Full   Dictionary = "full" // the 349,000 words of gojieba: half a second and 130 MB
)

// isFile reports whether the dictionary is a file of the caller's.
func (d Dictionary) isFile() bool { return d != Common && d != Full && d != "common" }

// entry is a line of a dictionary.
type entry struct {
	word  string
	times int
	tag   string
}

// read returns the words of the dictionary, checked: C++ would end the process over one bad line.
func (d Dictionary) read() ([]entry, error) {
	if d.isFile() {
		b, err := os.ReadFile(string(d))
		if err != nil {
			return nil, fmt.Errorf("dictionary: %w", err)
		}
		return parse(string(d), string(b))
	}
	if d != Full {
		return parse("common.txt", commonWords)
	}
	r, err := gzip.NewReader(bytes.NewReader(fullWords))
	if err != nil {
		return nil, fmt.Errorf("dictionary full.txt: %w", err)
	}
	b, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("dictionary full.txt: %w", err)
	}
	return parse("full.txt", string(b))
}

// parse reads a dictionary: a word, how often it was seen and its part of speech, with spaces or tabs between them. The
// part of speech may be missing; blank lines are passed over.
func parse(name, text string) ([]entry, error) {
	entries := make([]entry, 0, strings.Count(text, "\n")+1)
	no := 0
	for line := range strings.Lines(strings.TrimPrefix(text, "\ufeff")) {
		no++
		e, err := parseLine(line)
		if err != nil {
			return nil, fmt.Errorf("dictionary %s:%d: %w", name, no, err)
		}
		if e.word != "" {
			entries = append(entries, e)
		}
	}
	if len(entries) == 0 {
		return nil, fmt.Errorf("dictionary %s holds no words", name)
	}
	return entries, nil
}

// parseLine reads one line; a blank one is the zero entry.
func parseLine(line string) (entry, error) {
	var columns [3]string
	n := 0
	for column := range strings.FieldsSeq(line) {
		if n < len(columns) {
			columns[n] = column
		}
		n++
	}
	switch n {
	case 0:
		return entry{}, nil
	case 2:
		columns[2] = "x"
	case 3:
	default:
		return entry{}, fmt.Errorf("expected a word, its frequency and its part of speech, found %d columns", n)
	}
	times, err := strconv.Atoi(columns[1])
	if err != nil || times < 1 || times > 1e12 {
		return entry{}, fmt.Errorf("the frequency must be a whole number from 1 to 1,000,000,000,000, found %q", columns[1])
	}
	if !isWord(columns[0]) || !isWord(columns[2]) {
		return entry{}, fmt.Errorf("not a word in UTF-8: %q", strings.TrimSpace(line))
	}
	return entry{columns[0], times, columns[2]}, nil
}

// isWord reports whether gojieba can hold a word: valid UTF-8 without spaces and control characters, and no longer than
// it looks ahead.
func isWord(s string) bool {
	const longest = 512
	return s != "" && utf8.ValidString(s) && utf8.RuneCountInString(s) < longest &&
		!strings.ContainsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) })
}
