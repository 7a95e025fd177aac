package extract

import (
	"slices"
	"strings"
)

// numberingOf is numbering with the bullets that stand before tasks in place of numbers: ★ ● ◆.
func numberingOf(s string) (st style, no, at int) {
	if st, no, at = numbering(s); st != unnumbered {
		return st, no, at
	}
	r, w := firstRuneWidth(s)
	if strings.ContainsRune("★☆●○■□◆◇▲△►▶•※✓√", r) && len(s) > w {
		rest := strings.TrimLeft(s[w:], " ")
		return bulletStyle, 0, len(s) - len(rest)
	}
	for _, word := range [...]string{"任务", "第", "项目", "事项"} { // 任务一:, 第1项
		rest, ok := strings.CutPrefix(s, word)
		if !ok {
			continue
		}
		no, n := wholeNumber(rest)
		if n == 0 {
			no, n = chineseFigure(rest)
		}
		rest = rest[n:]
		if n == 0 || no == 0 {
			continue
		}
		for _, end := range [...]string{"项", ":", "：", "、", " "} {
			if after, ok := strings.CutPrefix(rest, end); ok && (word != "第" || end == "项") {
				after = strings.TrimLeft(after, ":：、. ")
				return article, no, len(s) - len(after)
			}
		}
	}
	return unnumbered, 0, 0
}

// taskStyles returns the styles of numbering that tasks have: those of whose clauses most say once who answers for them.
func (f *Forms) taskStyles(lines []line) map[style]bool {
	var stated, score [leaderStyle + 1]int
	for st := range stated {
		stated[st] = -1
	}
	close := func(st style) {
		if stated[st] == 1 {
			score[st]++
		} else if stated[st] > 1 {
			score[st]--
		}
		stated[st] = -1
	}
	before := unnumbered
	for i, l := range lines {
		if len(cut(l)) > 1 || i+1 < len(lines) && f.headsOthers(l.text, lines[i+1].text) {
			continue
		}
		st, _, _ := numberingOf(l.text)
		if st != unnumbered {
			for up := unnumbered + 1; int(up) < len(stated); up++ {
				if up == st || stated[up] >= 0 && outranks(st, up) {
					close(up)
				}
			}
			stated[st], before = 0, st
		}
		if s := f.statements(textOf([]line{l}, "")); slices.ContainsFunc(s, func(s statement) bool {
			return s.answers() || strings.HasSuffix(strings.TrimRight(l.text, " "), ":") || strings.HasSuffix(l.text, "：")
		}) {
			continued := st == unnumbered && before == unnumbered
			for up := range stated {
				if stated[up] >= 0 && !continued {
					stated[up]++
				}
			}
			if st == unnumbered { // labels that stand under each other are one statement
				before = unnumbered
			}
		} else if st == unnumbered && len(s) == 0 && !(i > 0 && strings.HasSuffix(lines[i-1].text, ":")) {
			before = bulletStyle
		}
	}
	styles := map[style]bool{}
	best := 0
	if f.onlyHeads(lines) {
		return commonStyle(lines)
	}
	for st := range stated {
		close(style(st))
		best = max(best, score[st])
	}
	for st, n := range score {
		if n > 0 && n*3 >= best {
			styles[style(st)] = true
		}
	}
	return styles
}

// onlyHeads reports whether nothing but headings says who answers or leads.
func (f *Forms) onlyHeads(lines []line) bool {
	heads := 0
	for i, l := range lines {
		_, led := f.partLeaders(l.text)
		if led || i+1 < len(lines) && f.headsOthers(l.text, lines[i+1].text) {
			heads++
			continue
		}
		if slices.ContainsFunc(f.statements(textOf([]line{l}, "")), func(s statement) bool { return s.answers() }) {
			return false
		}
	}
	return heads > 0
}

// commonStyle is the style of numbering that most clauses have under their headings.
func commonStyle(lines []line) map[style]bool {
	count, best := map[style]int{}, unnumbered
	for i, l := range lines {
		st, _, _ := numberingOf(l.text)
		next := unnumbered
		if i+1 < len(lines) {
			next, _, _ = numberingOf(lines[i+1].text)
		}
		if st == unnumbered || outranks(st, next) && next != unnumbered {
			continue
		}
		if count[st]++; count[st] > count[best] || count[st] == count[best] && st < best {
			best = st
		}
	}
	if best == unnumbered {
		return map[style]bool{}
	}
	return map[style]bool{best: true}
}

// headsOthers reports whether a numbered line is a heading that says who answers for what stands under it.
func (f *Forms) headsOthers(s, next string) bool {
	st, _, _ := numberingOf(s)
	below, _, _ := numberingOf(next)
	if st == unnumbered || below == unnumbered || !outranks(st, below) || len(s) > 400 {
		return false
	}
	i := strings.IndexAny(s, openBrackets)
	return i > 0 && isTitleOnly(s[:i]) && len(f.statements(textOf([]line{{0, next}}, ""))) == 0
}

// outranks reports whether a heading of one style ends what a clause of another began.
func outranks(st, other style) bool {
	rank := func(s style) int {
		switch s {
		case partHeading:
			return 0
		case chinese:
			return 1
		case chineseIn:
			return 2
		case digitDot, digitComma, article:
			return 3
		}
		return 4
	}
	return rank(st) < rank(other)
}

// prepared makes lines fit for reading by the forms: cells of drawn tables and of tables printed one cell a line are parted by
// tabs, and labels stand at the beginning of a line without spaces and with a colon behind.
func (f *Forms) prepared(lines []line) []line {
	lines = undrawn(lines)
	lines = f.parted(f.gathered(lines))
	out := make([]line, len(lines))
	for i, l := range lines {
		if strings.Contains(l.text, "<br") {
			l.text = breaks.Replace(l.text)
		}
		for _, mark := range [...]string{"- ", "+ ", "> "} {
			l.text = strings.TrimLeft(strings.TrimPrefix(l.text, mark), " ")
		}
		out[i] = line{l.no, f.labelFirst(l.text)}
	}
	return out
}

// breaks stand between what a cell of a markdown table holds.
var breaks = strings.NewReplacer("<br>", " ", "<br/>", " ", "<br />", " ")

// labelFirst writes the label that a line begins with as labels are written: 责 任 单 位:市教育局, 责任单位 市教育局.
func (f *Forms) labelFirst(s string) string {
	if len(cut(line{0, s})) > 1 {
		return s
	}
	head := s[:min(len(s), 70)]
	if i := strings.IndexAny(head, ":："); i > 0 {
		if k, ok := f.labels[squeeze(strings.ReplaceAll(head[:i], " ", ""))]; ok && strings.Contains(head[:i], " ") {
			return k.word + s[i:]
		}
		return s
	}
	if k, ok := f.labels[strings.Trim(squeeze(s), "[]【】")]; ok && !strings.Contains(s, "【") && len(k.word) >= len("牵头单位") {
		return k.word + ":"
	}
	if i := strings.IndexByte(head, ' '); i > 0 {
		if k, ok := f.labels[head[:i]]; ok && len(k.word) >= len("牵头单位") {
			return k.word + ":" + strings.TrimLeft(s[i:], " ")
		}
	}
	return s
}

// boxRules are the characters that rules of drawn tables are made of, boxUprights those between cells.
const (
	boxRules    = "─━┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋═╔╗╚╝╠╣╦╩╬┠┨┯┷┿+-┄┈╌╭╮╰╯"
	boxUprights = "│┃║|"
)

// undrawn makes lines with tabs of the rows of drawn tables; a row's lines between two rules are put together, cell by cell.
func undrawn(lines []line) []line {
	if !slices.ContainsFunc(lines, func(l line) bool {
		return strings.ContainsAny(l.text, "│┃║├┼╬") || strings.HasPrefix(l.text, "+-")
	}) {
		return lines
	}
	var out []line
	for i := 0; i < len(lines); {
		if !isDrawn(lines[i].text) {
			out = append(out, lines[i])
			i++
			continue
		}
		last := i
		for last < len(lines) && isDrawn(lines[last].text) {
			last++
		}
		out = append(out, drawnRows(lines[i:last])...)
		i = last
	}
	return out
}

// isDrawn reports whether a line is a rule or a row of a drawn table.
func isDrawn(s string) bool {
	r, _ := firstRuneWidth(s)
	return strings.ContainsRune(boxUprights, r) && strings.ContainsAny(s[1:], boxUprights) || isDrawnRule(s)
}

func isDrawnRule(s string) bool {
	return len(s) > 3 && strings.Trim(s, boxRules+boxUprights+" :") == "" && strings.ContainsAny(s, boxRules)
}

// drawnRows puts the lines of a drawn table together. Where rules part only the head from the body, every line is a row.
func drawnRows(lines []line) []line {
	rules, rows := 0, 0
	for _, l := range lines {
		if isDrawnRule(l.text) {
			rules++
		} else {
			rows++
		}
	}
	each := rules <= 3 && rows > 2
	var out []line
	var cells []string
	no := 0
	flush := func() {
		if cells != nil {
			out = append(out, line{no, strings.Join(cells, "\t")})
		}
		cells = nil
	}
	for _, l := range lines {
		if isDrawnRule(l.text) {
			flush()
			continue
		}
		got := drawnCells(l.text)
		if cells == nil || each && strings.TrimSpace(got[0]) != "" || len(got) != len(cells) {
			flush()
			cells, no = got, l.no
			continue
		}
		for i, c := range got {
			cells[i] += c
		}
	}
	flush()
	return out
}

// drawnCells cuts a row of a drawn table.
func drawnCells(s string) []string {
	s = strings.Trim(s, " ")
	_, w := firstRuneWidth(s)
	cells := strings.Split(s[w:], s[:w])
	if n := len(cells); n > 1 && strings.TrimSpace(cells[n-1]) == "" {
		cells = cells[:n-1]
	}
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// gathered makes rows of a table that is printed one cell a line: the heads under each other, then every row's cells, each
// row from its number on.
func (f *Forms) gathered(lines []line) []line {
	for i := 0; i+3 < len(lines); i++ {
		n := f.upright(lines[i:])
		if n < 3 {
			continue
		}
		rows, next := uprightRows(lines, i, n)
		if len(rows) < 2 {
			continue
		}
		out := append(slices.Clone(lines[:i]), rows...)
		return append(out, f.gathered(lines[next:])...)
	}
	return lines
}

// upright returns how many of the lines from here on are heads of columns, one a line, the first that of the numbers.
func (f *Forms) upright(lines []line) int {
	n, bodies := 0, false
	for n < len(lines) && len(lines[n].text) <= 60 && !strings.ContainsAny(lines[n].text, "\t|:：。,，") {
		k, ok := f.columns[withoutSpaces(lines[n].text)]
		if !ok || n == 0 && k.duty != numbered {
			break
		}
		bodies = bodies || k.duty == leading || k.duty == listed
		n++
	}
	if !bodies {
		return 0
	}
	return n
}

// uprightRows puts the cells of each row on one line: a row begins at the next number, with as many cells as there are heads.
func uprightRows(lines []line, i, n int) (rows []line, next int) {
	join := func(ls []line) string {
		cells := make([]string, len(ls))
		for j, l := range ls {
			cells[j] = strings.ReplaceAll(l.text, "\t", " ")
		}
		return strings.Join(cells, "\t")
	}
	rows = append(rows, line{lines[i].no, join(lines[i : i+n])})
	at := i + n
	for at < len(lines) {
		if at+n <= len(lines) && join(lines[at:at+n]) == rows[0].text { // the head again on a new page
			at += n
			continue
		}
		no, w := wholeNumber(lines[at].text)
		if w == 0 || strings.Trim(lines[at].text[w:], " .、") != "" {
			break
		}
		end := at + 1
		for end < len(lines) && end-at < n+6 {
			if m, v := wholeNumber(lines[end].text); v > 0 && m == no+1 && v == len(strings.TrimRight(lines[end].text, " .、")) {
				break
			}
			end++
		}
		if end == len(lines) || end-at > n {
			end = min(at+n, len(lines))
		}
		cells := lines[at:end]
		if len(cells) < n-2 {
			break
		}
		rows = append(rows, line{lines[at].no, join(cells)})
		at = end
	}
	return rows, at
}

// keepNumbers puts the numbers back that stand alone on their lines, as page numbers do, where a table is printed one cell a
// line: those that go on counting after its heads.
func (f *Forms) keepNumbers(p *printed) {
	i := slices.IndexFunc(p.lines, func(l line) bool {
		return len(l.text) < 30 && f.columns[withoutSpaces(l.text)].duty == numbered
	})
	if i < 0 || len(p.page) == 0 {
		return
	}
	next, at := 1, p.lines[i].no
	kept, page := slices.Clone(p.lines), p.page[:0]
	for _, l := range p.page {
		if n, w := wholeNumber(l.s); l.no > at && w == len(l.s) && w > 0 && n == next && !l.note {
			kept = append(kept, line{l.no, l.s})
			next++
			continue
		}
		page = append(page, l)
	}
	if next < 3 {
		return
	}
	slices.SortStableFunc(kept, func(a, b line) int { return a.no - b.no })
	p.lines, p.page = kept, page
}
