package format

import (
	"encoding/xml"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// level is how the paragraphs of one level of a list are numbered.
type level struct {
	start  int
	style  string // numFmt, such as chineseCounting
	text   string // what is printed, %1 standing for the number of the first level: "(%1)"
	legal  bool   // whether all numbers in it are plain figures
	linked string // the paragraph style that stands for this level
}

// levels is how many levels a list of Word has.
const levels = 9

// list of a Word document: its levels, and how far each has counted.
type wordList struct {
	levels [levels]level
	count  [levels]int
	begun  [levels]bool
}

// numbering numbers the paragraphs of a Word document.
type numbering struct {
	abstract map[string]*wordList // by abstractNumId: lists of one of these count on together
	lists    map[string]*wordList // by numId
	styles   map[string]numbered  // by the style of the paragraph
	standard string               // the style of paragraphs that name none
}

// numbered says to which list and level a paragraph or a style belongs.
type numbered struct {
	list, level string
	basedOn     string
}

// readNumbering reads the parts that say how paragraphs are numbered. A document may have neither.
func readNumbering(p *pack, folder string) (*numbering, error) {
	n := &numbering{abstract: map[string]*wordList{}, lists: map[string]*wordList{}, styles: map[string]numbered{}}
	x, err := p.xml(folder + "numbering.xml")
	if err == nil && x != nil {
		err = n.readLists(x)
	}
	if err != nil {
		return nil, err
	}
	if x, err = p.xml(folder + "styles.xml"); err == nil && x != nil {
		err = n.readStyles(x)
	}
	return n, err
}

// readLists reads numbering.xml: abstract lists with their levels, and the lists made from them, which may change some.
func (n *numbering) readLists(x *xmlReader) error {
	var list *wordList
	var lvl *level
	num := "" // the list that is open, "" in an abstract one
	return x.each(func(e xml.StartElement, _ []string) error {
		val := attr(e, "val")
		switch e.Name.Local {
		case "abstractNum":
			list, lvl, num = &wordList{}, nil, ""
			n.abstract[attr(e, "abstractNumId")] = list
		case "num":
			list, lvl, num = nil, nil, attr(e, "numId")
		case "abstractNumId":
			if list = n.abstract[val]; list != nil {
				n.lists[num] = list
			}
		case "lvl", "lvlOverride":
			if list != nil && num != "" && list == n.lists[num] { // a list of its own, which counts for itself
				own := *list
				list, n.lists[num] = &own, &own
			}
			if list != nil {
				lvl = &list.levels[min(whole(attr(e, "ilvl"), 0), levels-1)]
			}
		}
		if lvl == nil {
			return nil
		}
		switch e.Name.Local {
		case "start", "startOverride":
			lvl.start = whole(val, 1)
		case "numFmt":
			lvl.style = val
		case "lvlText":
			lvl.text = val
		case "isLgl":
			lvl.legal = val != "0" && val != "false"
		case "pStyle":
			lvl.linked = val
		}
		return nil
	})
}

// readStyles reads which styles number their paragraphs.
func (n *numbering) readStyles(x *xmlReader) error {
	id := ""
	return x.each(func(e xml.StartElement, _ []string) error {
		s := n.styles[id]
		switch e.Name.Local {
		case "style":
			if id = attr(e, "styleId"); attr(e, "type") == "paragraph" && (attr(e, "default") == "1" || attr(e, "default") == "true") {
				n.standard = id
			}
			return nil
		case "basedOn":
			s.basedOn = attr(e, "val")
		case "numId":
			s.list = attr(e, "val")
		case "ilvl":
			s.level = attr(e, "val")
		default:
			return nil
		}
		n.styles[id] = s
		return nil
	})
}

// next is what stands before a paragraph of a style that itself names a list and level, or "" for one without a number.
func (n *numbering) next(style string, own numbered) string {
	if style == "" {
		style = n.standard
	}
	for id, hops := style, 0; hops < 20 && (own.list == "" || own.level == ""); hops++ {
		s, ok := n.styles[id]
		if !ok {
			break
		}
		if own.list == "" {
			own.list = s.list
		}
		if own.level == "" {
			own.level = s.level
		}
		id = s.basedOn
	}
	l := n.lists[own.list]
	if l == nil {
		return ""
	}
	at := min(whole(own.level, 0), levels-1)
	for i := range l.levels {
		if own.level == "" && style != "" && l.levels[i].linked == style {
			at = i
		}
	}
	return l.next(at)
}

// next counts one paragraph of a level and returns its number as printed.
func (l *wordList) next(at int) string {
	for i := range levels {
		switch {
		case i < at && !l.begun[i]:
			l.count[i], l.begun[i] = l.levels[i].start, true
		case i > at:
			l.begun[i] = false
		}
	}
	if l.begun[at] {
		l.count[at]++
	} else {
		l.count[at], l.begun[at] = l.levels[at].start, true
	}
	lvl := l.levels[at]
	if lvl.style == "bullet" || lvl.style == "none" {
		return ""
	}
	text := lvl.text
	for i := range at + 1 {
		style := l.levels[i].style
		if lvl.legal {
			style = "decimal"
		}
		text = strings.ReplaceAll(text, "%"+strconv.Itoa(i+1), numeral(style, l.count[i]))
	}
	return text
}

// join puts a number before its paragraph, with a space where they would run together: "(一)" needs none, "第一条" does.
func join(number, text string) string {
	if r, _ := utf8.DecodeLastRuneInString(number); number != "" && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
		return number + " " + text
	}
	return number + text
}
