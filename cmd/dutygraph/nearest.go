package main

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"
)

// suggest ends a complaint about a name with the nearest names that exist, if any is near.
func suggest(name string, known []string) string {
	near := nearest(name, known, 3)
	if len(near) == 0 {
		return ""
	}
	return " (did you mean " + strings.Join(near, " or ") + "?)"
}

// nearest returns at most n of the known names that a person may have meant by name, the nearest first: names that hold it
// or that it holds, and names a few characters away.
func nearest(name string, known []string, n int) []string {
	type candidate struct {
		name     string
		distance int
	}
	var near []candidate
	limit := max(1, utf8.RuneCountInString(name)*2/5)
	for _, k := range known {
		d := distance(strings.ToLower(name), strings.ToLower(k))
		within := long(name) && strings.Contains(k, name) || long(k) && strings.Contains(name, k)
		if d <= limit || within {
			near = append(near, candidate{k, d})
		}
	}
	slices.SortFunc(near, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.distance, b.distance), strings.Compare(a.name, b.name))
	})
	near = slices.Compact(near)
	var names []string
	for _, c := range near[:min(n, len(near))] {
		names = append(names, c.name)
	}
	return names
}

// long reports whether a word has so many characters that holding it says something.
func long(word string) bool { return utf8.RuneCountInString(word) > 1 }

// distance counts the characters to put in, take out or change to make one word the other; two neighbours that changed
// places count once.
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, row := make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range row {
		row[j] = j
	}
	for i := range s {
		next := make([]int, len(t)+1)
		next[0] = i + 1
		for j := range t {
			change := row[j]
			if s[i] != t[j] {
				change++
			}
			next[j+1] = min(row[j+1]+1, next[j]+1, change)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				next[j+1] = min(next[j+1], before[j-1]+1)
			}
		}
		before, row = row, next
	}
	return row[len(t)]
}
