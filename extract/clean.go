package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/scan"
)

// printed is a source after cleaning: the lines that say something, and those of page furniture.
type printed struct {
	lines   []line
	crowded []int // the numbers of long lines that may say more than once who answers
	page    []furniture
	head    string // the first running head, which may be all that names the gazette
}

// furniture is a line that belongs to a page and not to its text; a footnote belongs to the document that it stands in.
type furniture struct {
	no   int
	note bool
	s    string
}

// clean makes lines of a source's text. Line ends are \n, \r\n and \r. Invisible characters, markdown's bold and heading
// marks, readings of characters and broken UTF-8 go, full-width letters, digits and % become ASCII, wide spaces plain ones;
// punctuation stays as printed. Blank lines and page furniture are left out of the lines.
func clean(raw string) printed {
	if !scan.Valid(raw) {
		raw = strings.ToValidUTF8(raw, "")
	}
	p := printed{lines: make([]line, 0, min(strings.Count(raw, "\n"), len(raw)/100)+1)}
	for no, at := 1, 0; at < len(raw); no++ {
		end, next, holds := scanLine(raw, at)
		s := strings.Trim(holds.plain(raw[at:end]), " ")
		at = next
		switch {
		case s == "", s[0] == '\t' && strings.Trim(s, " \t") == "":
		case s[0] == '#':
			s = strings.TrimLeft(strings.TrimLeft(s, "#"), " ")
			if s != "" {
				p.lines = append(p.lines, line{no, s})
			}
		case isPage(s):
			p.page = append(p.page, furniture{no: no, s: s})
			if p.head == "" && strings.Contains(s, "公报") {
				p.head = s
			}
		case isFootnote(s):
			p.page = append(p.page, furniture{no: no, note: true})
		default:
			if len(s) > longLine {
				if mayHoldPage(s, holds.dashes) {
					s = pageWithin.ReplaceAllString(s, "$1")
				}
				if holds.answers > 1 || mayLead(s, 2-holds.answers) {
					p.crowded = append(p.crowded, no)
				}
			}
			p.lines = append(p.lines, line{no, s})
		}
	}
	return p
}

// pageWithin is the number of a page within a line whose ends were lost: …配合)— 2 —3.修缮校舍, …市财政局 第2页 4.整治小巷.
var pageWithin = regexp.MustCompile(`([^0-9—–])(?:[—–] ?[0-9]{1,3} ?[—–]| 第 ?[0-9]{1,3} ?页(?:[,， ]?共 ?[0-9]{1,3} ?页)? )`)

// mayHoldPage tells by little that most lines hold no such number: a dash in them, of how many there are, has no other one behind
// a few figures, and a space no 第.
func mayHoldPage(s string, dashes int) bool {
	const dash = "\xe2\x80" // what both dashes begin with, and quotation marks
	for _, after, ok := strings.Cut(s, dash); ok && dashes > 1; _, after, ok = strings.Cut(after, dash) {
		figures := strings.TrimPrefix(after[min(1, len(after)):], " ")
		rest := figures[scan.DigitsEnd(figures, 0):]
		if len(rest) < len(figures) && scan.HasAnyPrefix(strings.TrimPrefix(rest, " "), "—", "–") {
			return true
		}
	}
	return strings.Contains(s, " 第") && scan.Contains(s, "页")
}

// reading is how a character is read, in brackets behind it, as copies of pages have it: 区(qū).
var reading = regexp.MustCompile(`[(（][a-züê]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,3}[)）]`)

// held is what a line holds.
type held struct {
	bold    bool // marks of it
	dirt    bool // what fold changes
	tones   bool // letters with tones, as readings of characters have them
	answers int  // colons and closing brackets behind what may be a word for those who answer
	dashes  int
}

// plain returns a line without what it holds that says nothing, its characters folded.
func (holds held) plain(s string) string {
	if holds.tones {
		s = reading.ReplaceAllString(s, "")
	}
	if holds.bold {
		s = strings.ReplaceAll(s, "**", "")
	}
	if holds.dirt {
		s = strings.Map(fold, s)
	}
	return s
}

// scanLine finds the end of the line that begins at byte at and the beginning of the next, and says what the line holds. Nearly
// all print is passed over four bytes at a time.
func scanLine(raw string, at int) (end, next int, holds held) {
	for i := at; i < len(raw); {
		if i = nextStop(raw, i); i == len(raw) {
			break
		}
		switch c := raw[i]; {
		case c == '\n':
			return i, i + 1, holds
		case c == '\r':
			return i, len(raw) - len(strings.TrimPrefix(raw[i+1:], "\n")), holds
		case c == ':', c == ')':
			holds.answers += answersBefore(raw[:i])
			i++
		case c == '*':
			holds.bold = holds.bold || strings.HasPrefix(raw[i:], "**")
			i++
		case c < utf8.RuneSelf:
			holds.dirt = true
			i++
		case i+2 < len(raw) && isPlainMark(c, raw[i+1], raw[i+2]):
			i += 3
		default:
			r, n := utf8.DecodeRuneInString(raw[i:]) // which may be broken
			switch r {
			case '：', '）', '】':
				holds.answers += answersBefore(raw[:i])
			case '—', '–':
				holds.dashes++
			}
			holds.dirt = holds.dirt || fold(r) != r
			holds.tones = holds.tones || r >= 'à' && r <= 'ǜ'
			i += n
		}
	}
	return len(raw), len(raw), holds
}

// isPlainMark reports whether three bytes are a quotation mark or a mark of Chinese print that scanLine passes over: all of those
// from 、 on but 】.
func isPlainMark(a, b, c byte) bool {
	return b == 0x80 && (a == 0xe3 && c != 0x80 && c != 0x91 || a == 0xe2 && c >= 0x98 && c <= 0x9f)
}

// mayLead reports whether 牵头 stands so often in print, once or twice.
func mayLead(s string, often int) bool {
	i := scan.Index(s, "牵头")
	return i >= 0 && (often == 1 || scan.Contains(s[i+len("牵头"):], "牵头"))
}

// answersBefore counts 1 where print ends as a word for those who answer does, such as 单位, 部门 and 负责.
func answersBefore(s string) int {
	if scan.HasAnySuffix(strings.TrimRight(s, "*"), "位", "门", "责") {
		return 1
	}
	return 0
}

// nextStop returns where the next byte stands at which scanLine stops, from byte i on.
func nextStop(s string, i int) int {
	for ; i+4 <= len(s); i += 4 {
		switch four := s[i : i+4]; {
		case stopsAt[four[0]]:
			return i
		case stopsAt[four[1]]:
			return i + 1
		case stopsAt[four[2]]:
			return i + 2
		case stopsAt[four[3]]:
			return i + 3
		}
	}
	for i < len(s) && !stopsAt[s[i]] {
		i++
	}
	return i
}

// stopsAt tells the bytes that scanLine looks at: control characters, the star of bold marks, colons and closing brackets, and
// what characters begin with that are no letters of Chinese.
var stopsAt = func() (stops [256]bool) {
	for c := range stops {
		control := c < ' ' && c != '\t' || c == 0x7f
		stops[c] = control || c == '*' || c == ':' || c == ')' || c >= 0xc0 && c < 0xe4 || c > 0xe9
	}
	return stops
}()

// fold returns what stands for a character in cleaned text, or -1 for one that is left out.
func fold(r rune) rune {
	switch {
	case r == '\t' || r >= ' ' && r < 0x7f || r > 0x3000 && r < 0xfe00:
		return r
	case r < 0xa0, r == 0xad, r == 0xfeff, r >= 0x200b && r <= 0x200f, r >= 0x2028 && r <= 0x202e, r >= 0x2060 && r <= 0x2064:
		return -1
	case r == 0xa0, r == 0x3000, r >= 0x2000 && r <= 0x200a, r == 0x202f, r == 0x205f:
		return ' '
	case r >= '０' && r <= '９', r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ', r == '％', r == '．':
		return r - '０' + '0'
	case r == '∶', r == '﹕', r == '︰': // what colons are taken for
		return ':'
	}
	return r
}

// siteButtons are what stands on the buttons of a site's pages.
var siteButtons = map[string]bool{"打印": true, "打印本页": true, "打印页面": true, "关闭": true, "关闭窗口": true, "关闭本页": true, "返回": true, "返回顶部": true, "分享": true, "分享到": true, "收藏": true, "下载": true}

// isPage reports whether a line is a page number (— 12 —, 第 3 页 共 68 页), a rule or a picture of markdown, or a running
// head that names a gazette and its issue.
func isPage(s string) bool {
	if len(s) > 120 {
		return false
	}
	if len(s) <= len("打印本页面") && siteButtons[s] {
		return true
	}
	switch c := s[0]; {
	case c >= '0' && c <= '9', c == '-', c == '=', c == '_', c == '~', c == '*', c == 'P', c == 'p':
		return isPageNumber(s)
	case c == '!':
		return strings.HasPrefix(s, "![") && strings.HasSuffix(s, ")")
	case c == '<':
		return strings.HasPrefix(s, "<!--") || strings.HasPrefix(s, "<img ")
	}
	if strings.HasPrefix(s, "第") && scan.Contains(s, "页") || strings.HasPrefix(s, "—") || strings.HasPrefix(s, "–") || strings.HasPrefix(s, "－") || strings.HasPrefix(s, "·") {
		return isPageNumber(s)
	}
	return (scan.Contains(s, "公报") || issueEnds.Has(scan.LastRune(s)) && scan.ContainsAny(s, collections)) && isRunningHead(s)
}

// isPageNumber reports whether nothing but a number of at most three digits, or two of them, and the ornaments of a page
// number stand in s.
func isPageNumber(s string) bool {
	digits, run, ornament := 0, 0, false
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
			if run++; run > 3 {
				return false
			}
			continue
		case strings.ContainsRune("-—–－·=_~*/第页共Pp ", r):
			ornament = ornament || r != ' '
		default:
			return false
		}
		run = 0
	}
	return digits > 0 || ornament
}

// collections are what collections of documents are called that are no gazettes.
var collections = []string{"政报", "汇编", "选编"}

// issueEnds are the characters in which the head of pages may end that names an issue.
var issueEnds = scan.SetOf("期辑卷0123456789")

// isRunningHead reports whether s is the name of a gazette or of another collection of documents with its year and issue, and
// nothing else but a page number: 宁州市人民政府公报 2024年第2期 17, 宁州市政府文件汇编 2024年第1辑.
func isRunningHead(s string) bool {
	if !strings.ContainsAny(s, "期辑卷") || strings.ContainsAny(s, "《》。,，;；:：") {
		return false
	}
	digits, runes := 0, 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			digits++
		}
		if r != ' ' {
			runes++
		}
	}
	return digits >= 5 && runes <= 40
}

// isFootnote reports whether a line begins with a raised figure, as footnotes do: ³ 剔除一次性因素。
func isFootnote(s string) bool {
	r, _ := scan.First(s)
	return r == '¹' || r == '²' || r == '³' || r == '⁰' || r >= '⁴' && r <= '⁹'
}

// isRunningTitle reports whether a line may be the head of pages: the title of a breakdown, the red head of a document, or the name of
// a gazette or a collection.
func isRunningTitle(s string) bool {
	return isBreakdownTitle(s) || strings.HasSuffix(s, "公报") || scan.HasAnySuffix(s, collections...) || strings.HasSuffix(s, "文件") && isLetterhead(s)
}

// takeRunningHeads takes such lines out that stand again behind page numbers.
func (p *printed) takeRunningHeads() {
	var heads []int // indexes of titles behind page numbers
	for i, k := 1, 0; i < len(p.lines) && k < len(p.page); i++ {
		for k < len(p.page) && p.page[k].no < p.lines[i-1].no {
			k++
		}
		if k < len(p.page) && p.page[k].no < p.lines[i].no && !p.page[k].note && isRunningTitle(p.lines[i].text) {
			heads = append(heads, i)
		}
	}
	gone := map[int]bool{}
	for k, i := range heads {
		for _, j := range heads[:k] {
			if p.lines[i].text == p.lines[j].text {
				gone[i], gone[j] = true, true
			}
		}
	}
	if len(gone) == 0 {
		return
	}
	kept := make([]line, 0, len(p.lines))
	for i, l := range p.lines {
		if gone[i] {
			p.page = append(p.page, furniture{no: l.no, s: l.text})
		} else {
			kept = append(kept, l)
		}
	}
	p.lines = kept
	slices.SortStableFunc(p.page, func(a, b furniture) int { return a.no - b.no })
}
