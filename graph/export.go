package graph

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Write prints batches as JSON lines in the form of APOC's export: one object a line, nodes first, each in order of its
// label and key, then links, document by document in order of their keys. A node that several batches share is printed
// once. The same batches in any order give the same bytes. A document's digest is a store's own and is not printed.
func Write(w io.Writer, batches ...Batch) error {
	p := newPrinter(batches...)
	out := p.appendNodes(nil)
	if _, err := w.Write(out); err != nil {
		return err
	}
	for _, b := range p.batches {
		out = p.appendLinks(out[:0], b)
		if _, err := w.Write(out); err != nil {
			return err
		}
	}
	return nil
}

// WriteNodes prints nodes as Write does.
func WriteNodes(w io.Writer, nodes []Node) error {
	var out []byte
	for some := range slices.Chunk(nodes, 1000) {
		out = out[:0]
		for _, n := range some {
			out = append(appendNode(out, &n, escaped(n.ID)), '\n')
		}
		if _, err := w.Write(out); err != nil {
			return err
		}
	}
	return nil
}

// WriteLinks prints the links of a batch as Write does.
func WriteLinks(w io.Writer, b Batch) error {
	p := newPrinter(b)
	_, err := w.Write(p.appendLinks(nil, p.batches[0]))
	return err
}

// Append appends what Write prints, for one that keeps a buffer.
func Append(out []byte, batches ...Batch) []byte {
	p := newPrinter(batches...)
	out = p.appendNodes(out)
	for _, b := range p.batches {
		out = p.appendLinks(out, b)
	}
	return out
}

// printer prints batches. What links repeat of nodes it looks at once.
type printer struct {
	mentions
	keys    []string // of the nodes, by number, as JSON has them
	batches []joined // in order of key
}

// joined is a batch with the ends of its facts.
type joined struct {
	Batch
	ends []ends
}

func newPrinter(batches ...Batch) *printer {
	p, facts := &printer{}, 0
	for _, b := range batches {
		facts += len(b.Facts)
	}
	p.makeRoom(facts)
	for _, b := range byAge(batches) {
		p.batches = append(p.batches, joined{b, p.add(b)})
	}
	slices.SortFunc(p.batches, func(a, b joined) int { return strings.Compare(a.Doc.ID, b.Doc.ID) })
	p.keys = make([]string, len(p.nodes))
	for i := range p.nodes {
		p.keys[i] = escaped(p.nodes[i].ID)
	}
	return p
}

// appendNodes appends the nodes, a line each, in order of label and key.
func (p *printer) appendNodes(out []byte) []byte {
	for _, i := range p.order(0) {
		out = append(appendNode(out, &p.nodes[i], p.keys[i]), '\n')
	}
	return out
}

// appendLinks appends the links of a batch, a line each, in order of key.
func (p *printer) appendLinks(out []byte, b joined) []byte {
	document := escaped(b.Doc.ID)
	for _, l := range p.links(b.Batch, b.ends) {
		out = p.appendLink(out, document, b, l)
	}
	return out
}

// appendLink appends a link as a line with one JSON object; its document and lines are properties like the rest.
func (p *printer) appendLink(out []byte, document string, b joined, l stated) []byte {
	f, from, to := &b.Facts[l.fact], p.keys[b.ends[l.fact].from], p.keys[b.ends[l.fact].to]
	out = append(append(out, `{"type":"relationship","id":"`...), document...)
	out = append(append(out, '|'), from...)
	out = append(append(out, '|'), f.Rel...)
	out = append(append(out, '|'), to...)
	if l.before > 0 {
		out = strconv.AppendInt(append(out, '|'), int64(l.before)+1, 10)
	}
	out = append(append(out, `","label":"`...), f.Rel...)
	out = append(append(out, `","start":{"id":"`...), from...)
	out = appendLabels(append(out, `","labels":`...), f.From.Label)
	out = append(append(out, `},"end":{"id":"`...), to...)
	out = appendLabels(append(out, `","labels":`...), f.To.Label)
	out = append(out, `},"properties":`...)
	out = appendLinkProps(out, document, f)
	return append(out, "}\n"...)
}

// CompareAge orders documents by date and then by key; one without a date is older than any.
func CompareAge(a, b Node) int {
	da := a.Props.Text("date")
	db := b.Props.Text("date")
	if c := strings.Compare(da, db); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// appendNode appends a node, whose key is given as JSON has it, as one JSON object.
func appendNode(out []byte, n *Node, key string) []byte {
	out = append(append(out, `{"type":"node","id":"`...), key...)
	out = appendLabels(append(out, `","labels":`...), n.Label)
	out = append(out, `,"properties":`...)
	return append(appendProps(out, n.Props), '}')
}

// digest returns the digest of the printer's only batch; nodes are its nodes in order.
func (p *printer) digest(nodes []Node) string {
	h, b := sha256.New(), p.batches[0]
	var line []byte
	for _, n := range nodes {
		switch sort := n.Label.Sort(); {
		case n.Label.base() == Person && n.Props.Get("title") != nil:
			n.Props = n.Props.With("title", nil)
		case sort != nil && sort.Owned && !b.Owns(n):
			n.Props = nil
		}
		line = appendNode(line[:0], &n, escaped(n.ID))
		h.Write(line)
	}
	h.Write(p.appendLinks(nil, b))
	return hex.EncodeToString(h.Sum(nil))
}

func appendLabels(out []byte, label Label) []byte {
	for i, l := range label.Labels() {
		out = append(out, "[,"[min(i, 1)], '"')
		out = append(append(out, l...), '"')
	}
	return append(out, ']')
}

// appendProps appends properties as one JSON object.
func appendProps(out []byte, props Props) []byte {
	out = append(out, '{')
	for i := range props {
		if i > 0 {
			out = append(out, ',')
		}
		out = appendProp(out, &props[i])
	}
	return append(out, '}')
}

// appendLinkProps appends what AllProps returns.
func appendLinkProps(out []byte, document string, f *Fact) []byte {
	out, rest := appendBefore(append(out, '{'), f.Props, "document")
	out = append(append(append(out, `"document":"`...), document...), `",`...)
	out, rest = appendBefore(out, rest, "lineEnd")
	out = append(appendLine(append(out, `"lineEnd":`...), f.At.Last), ',')
	out, rest = appendBefore(out, rest, "lineStart")
	out = appendLine(append(out, `"lineStart":`...), f.At.First)
	for i := range rest {
		out = appendProp(append(out, ','), &rest[i])
	}
	return append(out, '}')
}

// appendLine appends the number of a line; those of four figures, as most have, sooner than strconv does.
func appendLine(out []byte, no int) []byte {
	if no < 1000 || no > 9999 {
		return strconv.AppendInt(out, int64(no), 10)
	}
	digit := func(n int) byte { return '0' + byte(n%10) }
	return append(out, digit(no/1000), digit(no/100), digit(no/10), digit(no))
}

// appendBefore appends the properties that go before a name, and returns the rest.
func appendBefore(out []byte, props Props, name string) ([]byte, Props) {
	for len(props) > 0 && goesBefore(props[0].Name, name) {
		out = append(appendProp(out, &props[0]), ',')
		props = props[1:]
	}
	return out, props
}

// appendProp appends a property as a member of an object.
func appendProp(out []byte, p *Prop) []byte {
	out = append(append(append(out, '"'), p.Name...), `":`...)
	return appendValue(out, p.Value)
}

func appendValue(out []byte, value any) []byte {
	switch value := value.(type) {
	case string:
		return appendString(out, value)
	case int64:
		return strconv.AppendInt(out, value, 10)
	case float64:
		if math.IsNaN(value) || math.IsInf(value, 0) {
			return append(out, "null"...)
		}
		return strconv.AppendFloat(out, value, 'f', -1, 64)
	case bool:
		return strconv.AppendBool(out, value)
	case []string:
		out = append(out, '[')
		for i, s := range value {
			if i > 0 {
				out = append(out, ',')
			}
			out = appendString(out, s)
		}
		return append(out, ']')
	}
	panic("graph: a property of a type that Check does not allow")
}

// appendString appends a JSON string.
func appendString(out []byte, s string) []byte {
	return append(append(append(out, '"'), escaped(s)...), '"')
}

// escaped is a text as it stands in a JSON string: Chinese as it is, and only what must be is escaped.
func escaped(s string) string {
	if isPlain(s) {
		return s
	}
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(strings.Clone(s)) // a string always encodes
	return strings.TrimSuffix(b.String()[1:], "\"\n")
}

// isPlain reports whether a text is valid and has nothing that JSON must escape. Most characters have three bytes.
func isPlain(s string) bool {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case c < utf8.RuneSelf:
			if c < ' ' || c == '"' || c == '\\' || c == 0x7f {
				return false
			}
			i++
		case 0xe1 <= c && c <= 0xef && c != 0xed && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80:
			i += 3
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 {
				return false
			}
			i += n
		}
	}
	return true
}
