package format

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// paper is a page: the runs of text on a page and the rules drawn on it. The origin is the upper left corner.
type paper struct {
	runs  []run
	rules []rule
	lost  int // pieces of text that could not be read
}

// run is a piece of print in its box.
type run struct {
	text                     string
	left, top, right, bottom float64
}

func (r run) height() float64 { return r.bottom - r.top }

// printLine is a line of print: runs that stand beside each other.
type printLine struct {
	text               string
	top, right, height float64
}

// block is a table on a page: how far from the top it begins, and its rows.
type block struct {
	top  float64
	rows []row
}

// page writes a page from the top down: tables where rules draw them or white parts their columns, lines of text elsewhere.
func (w *writer) page(p paper, place string) error {
	if w.rules += len(p.rules); w.rules > drawnLimit {
		p.rules = nil
	}
	tables, runs := tablesOf(p, place)
	lines := arrange(runs)
	var err error
	for len(lines) > 0 || len(tables) > 0 {
		if len(tables) == 0 || len(lines) > 0 && lines[0].top < tables[0].top {
			err = w.line(lines[0].text, place)
			lines = lines[1:]
		} else {
			err = w.table(tables[0].rows)
			tables = tables[1:]
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// tablesOf takes the tables of a page out of its runs, from the top down.
func tablesOf(p paper, place string) (tables []block, runs []run) {
	runs = upright(p.runs)
	for _, g := range gridsOf(p.rules) {
		if runs = g.take(runs); g.holds() {
			tables = append(tables, block{g.ys[0], g.table(place)})
		} else {
			runs = append(runs, g.runs...)
		}
	}
	columns, runs := columnTables(runs)
	for _, t := range columns {
		tables = append(tables, block{t.lines[0][0].top, t.rows(place)})
	}
	slices.SortStableFunc(tables, func(a, b block) int { return cmp.Compare(a.top, b.top) })
	return tables, runs
}

// upright gives flat runs, such as a comma or 一, the height of the run beside them, in the order in which they are printed.
func upright(runs []run) []run {
	out := slices.Clone(runs)
	for i := range out {
		out[i] = out[i].risen()
	}
	lean := func(r *run, on run) {
		near := max(on.height(), r.height())
		if r.height()*1.6 < on.height() && r.left < on.right+near && r.right > on.left-near && r.top < on.bottom+near/3 && r.bottom > on.top-near/3 {
			r.top, r.bottom = on.top, on.bottom
		}
	}
	for i := 1; i < len(out); i++ {
		lean(&out[i], out[i-1])
	}
	for i := len(out) - 2; i >= 0; i-- {
		lean(&out[i], out[i+1])
	}
	return out
}

// risen gives a run of Chinese letters that is flat, since its font is not in the file, the height that its width tells.
func (r run) risen() run {
	s := strings.TrimSpace(r.text)
	n := utf8.RuneCountInString(s)
	letter := (r.right - r.left) / float64(max(n, 1))
	if n < 2 || r.height() > letter/4 || strings.ContainsFunc(s, func(c rune) bool { return !isWide(c) }) {
		return r
	}
	r.top = r.bottom - letter*0.86
	return r
}

// arrange puts runs together into lines, from the top down. Runs stand on one line when they overlap by half of the
// lower one's height.
func arrange(runs []run) []printLine {
	runs = slices.DeleteFunc(runs, func(r run) bool { return strings.TrimSpace(r.text) == "" })
	slices.SortStableFunc(runs, func(a, b run) int {
		return cmp.Or(cmp.Compare(a.top+a.bottom, b.top+b.bottom), cmp.Compare(a.left, b.left))
	})
	var lines []printLine
	for first := 0; first < len(runs); {
		last := first + 1
		for last < len(runs) && sameLine(runs[first], runs[last]) {
			last++
		}
		lines = append(lines, across(runs[first:last]))
		first = last
	}
	return lines
}

// sameLine reports whether two runs stand beside each other.
func sameLine(a, b run) bool {
	overlap := min(a.bottom, b.bottom) - max(a.top, b.top)
	return overlap*2 > min(a.height(), b.height())
}

// across joins the runs of one line, from left to right. A gap becomes a space where letters would run together, and where
// it is wider than a letter.
func across(runs []run) printLine {
	slices.SortStableFunc(runs, func(a, b run) int { return cmp.Compare(a.left, b.left) })
	l := printLine{top: runs[0].top}
	var b strings.Builder
	for i, r := range runs {
		if i > 0 {
			gap, height := r.left-runs[i-1].right, min(r.height(), runs[i-1].height())
			if gap > height || gap > height*latinGap(runs[i-1].text, r.text) && runTogether(runs[i-1].text, r.text) {
				b.WriteByte(' ')
			}
		}
		b.WriteString(r.text)
		l.top, l.right, l.height = min(l.top, r.top), max(l.right, r.right), max(l.height, r.height())
	}
	l.text = tight(squeeze(b.String()))
	return l
}

// latinGap is how many letters wide the white between two runs of Latin letters or figures is at least where a space stands. A run
// of one letter has white beside it that is its own, most of all 1.
func latinGap(before, after string) float64 {
	a, b := before[len(before)-1], after[0]
	switch {
	case a >= '0' && a <= '9' && b >= '0' && b <= '9':
		return 0.5
	case len(before) == 1 || len(after) == 1:
		return 0.33
	}
	return 0.2
}

// runTogether reports whether a Latin word ends and another begins.
func runTogether(before, after string) bool {
	a, _ := utf8.DecodeLastRuneInString(before)
	b, _ := utf8.DecodeRuneInString(after)
	return a < 0x80 && b < 0x80
}

// tight takes out the spaces that typesetting puts between Chinese letters and figures or Latin letters: 2025 年 6 月.
func tight(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	var b strings.Builder
	runes := []rune(s)
	for i, r := range runes {
		if r == ' ' && i > 0 && i+1 < len(runes) && isWide(runes[i-1]) != isWide(runes[i+1]) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// isWide reports whether a character is as wide as it is high: a Chinese letter or mark.
func isWide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3001 && r <= 0x303f || r >= 0xff01 && r <= 0xff5e
}
