package format

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlReader names the library that cuts HTML into tags.
const htmlReader = "golang.org/x/net/html v0.62.0"

// isHTML reports whether a text is a page: it begins with a tag of HTML and has one that ends.
func isHTML(text string) bool {
	return htmlHead.MatchString(text[:min(len(text), 4000)]) && strings.Contains(text, "</")
}

// htmlHead is the beginning of a page, behind comments: <!DOCTYPE html>, <?xml …?><html>, <div class="x">.
var htmlHead = regexp.MustCompile(`(?is)^(\s|<\?xml[^>]*>|<!--.*?-->)*<(!doctype\s+html|(html|head|meta|title|link|script|style|body|div|section|article|main|table|p|h[1-6]|span|center|ul|ol|form|font|header|nav)[\s/>])`)

// readHTML reads a page. Scripts, styles, forms, pictures and what leads through the site are left out; a list's items
// get their numbers; a table's rows become lines.
//
// The page is cut into tags and never made into a tree, so that tags which are missing or crossed do no harm, however
// deeply they are nested.
func readHTML(page string) (File, error) {
	if len(page) > pageLimit {
		return File{}, fmt.Errorf("is a page of HTML larger than %d MB; cut it into smaller files", pageLimit>>20)
	}
	c := cutter{}
	if err := c.cut(page); err != nil {
		return File{}, err
	}
	p := pageReader{}
	for i := 0; i < len(c.pieces); i++ {
		if end := c.pieces[i].end; end > 0 {
			if err := p.paragraph(); err != nil {
				return File{}, err
			}
			i = end
			continue
		}
		if err := p.piece(c.pieces[i]); err != nil {
			return File{}, err
		}
	}
	if err := p.close(); err != nil {
		return File{}, err
	}
	f := p.file("html")
	f.Reader = htmlReader
	if f.Text == "" {
		return f, errors.New("is a page of HTML without any text; if a browser shows some, save the page from there")
	}
	return f, nil
}

// piece is a tag or a run of text of a page, and the line of the page at which it begins.
type piece struct {
	kind html.TokenType
	tag  atom.Atom
	text string
	attr []html.Attribute
	line int
	end  int // for a tag that begins what is left out: the piece at which that ends, 0 where it never does
}

// cutter cuts a page into pieces.
type cutter struct {
	pieces []piece
	open   []begun
	read   int // bytes of text so far
	main   int // how deep in article and main the page is
}

// begun is a tag that begins what is left out, or one of the same name inside of it.
type begun struct {
	at      int
	leftOut bool
	read    int
}

// cut cuts a page and pairs the tags of what is left out with their ends. What never ends is not left out.
func (c *cutter) cut(page string) error {
	z := html.NewTokenizer(strings.NewReader(page))
	z.SetMaxBuf(2 * lineLimit)
	for line := 1; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			if errors.Is(z.Err(), html.ErrBufferExceeded) {
				return fmt.Errorf("has a tag or text of more than %d MB at line %d of the page; break it up first", 2*lineLimit>>20, line)
			}
			return nil
		}
		at := line
		line += bytes.Count(z.Raw(), []byte("\n"))
		if kind == html.CommentToken || kind == html.DoctypeToken {
			continue
		}
		if len(c.pieces) == tagLimit {
			return fmt.Errorf("is a page of HTML with more than %d tags; cut it into smaller files", tagLimit)
		}
		c.add(kind, z.Token(), at)
	}
}

func (c *cutter) add(kind html.TokenType, t html.Token, line int) {
	p := piece{kind: kind, tag: t.DataAtom, line: line}
	isMain := t.DataAtom == atom.Article || t.DataAtom == atom.Main
	switch kind {
	case html.TextToken:
		p.text, p.tag = t.Data, 0
		c.read += len(p.text)
	case html.StartTagToken:
		p.attr = t.Attr
		if isMain {
			c.main++
		}
		leftOut := isLeftOut(t, c.main > 0)
		if n := len(c.open); leftOut || n > 0 && c.pieces[c.open[n-1].at].tag == t.DataAtom {
			c.open = append(c.open, begun{len(c.pieces), leftOut, c.read})
		}
	case html.EndTagToken:
		if isMain {
			c.main = max(c.main-1, 0)
		}
		if n := len(c.open); n > 0 && c.pieces[c.open[n-1].at].tag == t.DataAtom {
			if b := c.open[n-1]; b.leftOut {
				c.pieces[b.at].end = len(c.pieces)
			}
			c.open = c.open[:n-1]
		}
	}
	c.pieces = append(c.pieces, p)
}

// wordless are the elements that hold no text of the page, whatever is in them.
var wordless = map[atom.Atom]bool{
	atom.Script: true, atom.Style: true, atom.Template: true, atom.Noscript: true, atom.Title: true, atom.Nav: true, atom.Aside: true,
	atom.Button: true, atom.Select: true, atom.Textarea: true, atom.Iframe: true, atom.Svg: true, atom.Object: true,
	atom.Audio: true, atom.Video: true, atom.Canvas: true, atom.Map: true,
}

// around are the words of class, id and role that tell what stands around a page's text.
var around = map[string]bool{
	"nav": true, "navbar": true, "navigation": true, "menu": true, "breadcrumb": true, "breadcrumbs": true, "crumbs": true,
	"footer": true, "sidebar": true, "contentinfo": true, "search": true,
}

// isLeftOut reports whether an element is none of the page's text: it holds no words, is hidden, or leads through the
// site. A head or foot inside the main text belongs to that.
func isLeftOut(t html.Token, inMain bool) bool {
	if wordless[t.DataAtom] || (t.DataAtom == atom.Header || t.DataAtom == atom.Footer) && !inMain {
		return true
	}
	if t.DataAtom == atom.Body || t.DataAtom == atom.Html {
		return false
	}
	for _, a := range t.Attr {
		switch a.Key {
		case "hidden":
			return true
		case "style":
			s := strings.ToLower(strings.ReplaceAll(a.Val, " ", ""))
			if strings.Contains(s, "display:none") || strings.Contains(s, "visibility:hidden") {
				return true
			}
		case "class", "id", "role":
			for _, word := range strings.Fields(strings.ToLower(a.Val)) {
				if around[word] {
					return true
				}
			}
		}
	}
	return false
}
