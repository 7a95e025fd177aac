package extract

import (
	"slices"
	"strings"
)

// contentsOf reads the contents page: the titles that it lists and the index of the line after it, 0 where there is none.
// An entry ends in a page number: …的通知 / (宁政办函〔2024〕6号) (57).
func contentsOf(lines []line) (after int, titles []string) {
	start := slices.IndexFunc(lines[:min(len(lines), 300)], func(l line) bool { return len(l.text) < 30 && squeeze(l.text) == "目录" })
	if start < 0 {
		return 0, nil
	}
	entry := ""
	for i, silent := start+1, 0; i < len(lines) && silent < 15; i++ {
		s := lines[i].text
		if len(s) > 400 || strings.HasSuffix(s, "。") {
			break
		}
		s, paged := cutPage(s)
		if s = contentsTitle(s); s != "" {
			entry += squeeze(s)
		}
		silent++
		if paged {
			silent, after = 0, i+1
			if entry != "" && !slices.Contains(titles, entry) {
				titles = append(titles, entry)
			}
			entry = ""
		}
	}
	return after, titles
}

// cutPage takes the page number off a line of the contents page: (57), ……57, ...... 57.
func cutPage(s string) (string, bool) {
	if body, ok := strings.CutSuffix(strings.TrimSuffix(s, "）"), ")"); ok || strings.HasSuffix(s, "）") {
		i := strings.LastIndexAny(body, "(（")
		if i >= 0 {
			inner := strings.TrimLeft(body[i:], "(（ ")
			if _, n := wholeNumber(inner); n > 0 && n <= 3 && n == len(strings.TrimRight(inner, " ")) {
				return strings.TrimRight(body[:i], " "), true
			}
		}
		return s, false
	}
	body := strings.TrimRight(s, "0123456789")
	if body != s && (strings.HasSuffix(strings.TrimRight(body, " "), "…") || strings.HasSuffix(strings.TrimRight(body, " "), "..") || strings.HasSuffix(strings.TrimRight(body, " "), "··")) {
		return strings.TrimRight(body, " .…·"), true
	}
	return s, false
}

// contentsTitle returns what of a line of the contents page belongs to a title: nothing of a category (【市政府文件】), a
// chapter (一、…), a report's date (——2024年…) or a document number.
func contentsTitle(s string) string {
	if st, _, _ := numbering(s); st != unnumbered || strings.HasPrefix(s, "【") || strings.HasPrefix(s, "—") {
		return ""
	}
	if _, ok := numberLine(s); ok {
		return ""
	}
	if i := strings.LastIndexAny(s, "(（"); i > 0 {
		if _, ok := numberLine(s[i:]); ok {
			return s[:i]
		}
	}
	return s
}
