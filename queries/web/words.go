package web

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
)

//go:embed words.txt
var wordList string

// words are the texts of pages in both languages, by their keys: Chinese, then English.
type words map[string][2]string

// readWords reads the list: a key, " = ", the Chinese text, " | ", the English one. What follows "#" at the beginning of a
// line is a remark.
func readWords(list string) (words, error) {
	w := words{}
	no := 0
	for line := range strings.Lines(list) {
		no++
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		key, texts, ok := strings.Cut(line, " = ")
		zh, en, both := strings.Cut(texts, " | ")
		if _, twice := w[key]; !ok || !both || twice {
			return nil, fmt.Errorf("words.txt:%d: not a new key with two texts", no)
		}
		w[key] = [2]string{zh, en}
	}
	return w, nil
}

// find returns a text in a language, or another where the list has none.
func (w words) find(lang, key, other string) string {
	texts, ok := w[key]
	switch {
	case !ok:
		return other
	case lang == "en":
		return texts[1]
	}
	return texts[0]
}

// T is a text of the list.
func (v *visit) T(key string) string { return v.words.find(v.Lang, key, key) }

// Doc is what a question asks.
func (v *visit) Doc(name string) string {
	return v.words.find(v.Lang, "q."+name, v.statements[name].Doc)
}

// Field is what a parameter is called.
func (v *visit) Field(name string) string { return v.words.find(v.Lang, "p."+name, name) }

// Value is what a value of ours is called, such as a role.
func (v *visit) Value(value string) string { return v.words.find(v.Lang, "v."+value, value) }

// reasonKey begins the keys of the phrases that reasons are made of.
const reasonKey = "r."

// reasons puts the phrases of a reason, such as why two figures correspond, into a language.
func (w words) reasons(lang string) *strings.Replacer {
	var pairs []string
	for _, key := range slices.Sorted(maps.Keys(w)) {
		if phrase, ok := strings.CutPrefix(key, reasonKey); ok {
			pairs = append(pairs, phrase, w.find(lang, key, phrase))
		}
	}
	return strings.NewReplacer(pairs...)
}

// Reason is why a link was made, in the words of the page.
func (v *visit) Reason(text string) string { return v.words.reasons(v.Lang).Replace(text) }

// Column is what a column is called.
func (v *visit) Column(name string) string { return v.words.find(v.Lang, "c."+name, name) }
