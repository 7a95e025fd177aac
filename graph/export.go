package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
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
	out := appendNodes(nil, batches)
	if _, err := w.Write(out); err != nil {
		return err
	}
	for _, b := range inOrder(batches) {
		out = b.appendLinks(out[:0])
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
			out = append(appendNode(out, n), '\n')
		}
		if _, err := w.Write(out); err != nil {
			return err
		}
	}
	return nil
}

// WriteLinks prints the links of a batch as Write does.
func WriteLinks(w io.Writer, b Batch) error {
	_, err := w.Write(b.appendLinks(nil))
	return err
}

// Append appends what Write prints, for one that keeps a buffer.
func Append(out []byte, batches ...Batch) []byte {
	out = appendNodes(out, batches)
	for _, b := range inOrder(batches) {
		out = b.appendLinks(out)
	}
	return out
}

// inOrder returns batches in order of their documents' keys.
func inOrder(batches []Batch) []Batch {
	batches = slices.Clone(batches)
	slices.SortFunc(batches, func(a, b Batch) int { return strings.Compare(a.Doc.ID, b.Doc.ID) })
	return batches
}

// appendNodes appends the nodes of batches, a line each.
func appendNodes(out []byte, batches []Batch) []byte {
	for _, n := range Together(batches...) {
		out = append(appendNode(out, n), '\n')
	}
	return out
}

// Together returns each node that batches mention once, as Write prints it, in order of label and key. Of a shared node
// the newest document has the last word.
func Together(batches ...Batch) []Node {
	batches = slices.Clone(batches)
	slices.SortFunc(batches, func(a, b Batch) int { return CompareAge(b.Doc, a.Doc) })
	var u Union
	for _, b := range batches {
		u.Add(b)
	}
	return u.Nodes()
}

// Union is Together for batches that are not in memory at once. The newest is to be added first.
type Union struct{ m mentions }

// Add gathers the nodes of a batch.
func (u *Union) Add(b Batch) { u.m.add(b) }

// Has reports whether a node was gathered.
func (u *Union) Has(n Node) bool {
	_, seen := u.m.at[n.Key()]
	return seen
}

// Nodes returns what was gathered; nothing is to be added after it.
func (u *Union) Nodes() []Node {
	slices.SortFunc(u.m.nodes, compareNodes)
	return u.m.nodes
}

// appendLinks appends the links of a batch, a line each, in order of key.
func (b Batch) appendLinks(out []byte) []byte {
	links := b.Links()
	for _, l := range links {
		out = append(appendLink(out, b.Doc.ID, l), '\n')
	}
	return out
}

// CompareAge orders documents by date and then by key; one without a date is older than any.
func CompareAge(a, b Node) int {
	da, _ := a.Props["date"].(string)
	db, _ := b.Props["date"].(string)
	if c := strings.Compare(da, db); c != 0 {
		return c
	}
	return strings.Compare(a.ID, b.ID)
}

// appendNode appends a node as one JSON object.
func appendNode(out []byte, n Node) []byte {
	out = append(out, `{"type":"node","id":`...)
	out = appendString(out, n.ID)
	out = append(out, `,"labels":`...)
	out = appendLabels(out, n.Label)
	out = append(out, `,"properties":`...)
	return append(appendProps(out, n.Props), '}')
}

// appendLink appends a link as one JSON object; its document and lines are properties like the rest.
func appendLink(out []byte, document string, l Link) []byte {
	appendID := appendString
	if isPlain(l.ID) { // and so is all that it is made of
		appendID = appendPlain
	}
	out = append(out, `{"type":"relationship","id":`...)
	out = appendID(out, l.ID)
	out = append(out, `,"label":"`...)
	out = append(out, l.Rel...)
	out = append(out, `","start":{"id":`...)
	out = appendID(out, l.From.ID)
	out = append(out, `,"labels":`...)
	out = appendLabels(out, l.From.Label)
	out = append(out, `},"end":{"id":`...)
	out = appendID(out, l.To.ID)
	out = append(out, `,"labels":`...)
	out = appendLabels(out, l.To.Label)
	out = append(out, `},"properties":`...)
	out = appendLinkProps(out, document, l)
	return append(out, '}')
}

// appendLinkProps appends what AllProps returns.
func appendLinkProps(out []byte, document string, l Link) []byte {
	var room [16]string
	names := append(room[:0], "document", "lineEnd", "lineStart")
	for name := range l.Props {
		names = append(names, name)
	}
	slices.Sort(names)
	for i, name := range names {
		out = append(out, "{,"[min(i, 1)], '"')
		out = append(append(out, name...), '"', ':')
		switch name {
		case "document":
			out = appendString(out, document)
		case "lineStart":
			out = strconv.AppendInt(out, int64(l.At.First), 10)
		case "lineEnd":
			out = strconv.AppendInt(out, int64(l.At.Last), 10)
		default:
			out = appendValue(out, l.Props[name])
		}
	}
	return append(out, '}')
}

// AllProps returns the properties that the link has in a store: its own, the document that states it and the lines.
func (l Link) AllProps(document string) Props {
	props := make(Props, len(l.Props)+3)
	for k, v := range l.Props {
		props[k] = v
	}
	props["document"] = document
	props["lineStart"] = int64(l.At.First)
	props["lineEnd"] = int64(l.At.Last)
	return props
}

func appendLabels(out []byte, label Label) []byte {
	for i, l := range label.Labels() {
		out = append(out, "[,"[min(i, 1)], '"')
		out = append(append(out, l...), '"')
	}
	return append(out, ']')
}

func appendProps(out []byte, props Props) []byte {
	var room [16]string
	names := room[:0]
	for name := range props {
		names = append(names, name)
	}
	slices.Sort(names)
	out = append(out, '{')
	for i, name := range names {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(appendString(out, name), ':')
		out = appendValue(out, props[name])
	}
	return append(out, '}')
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
	panic(fmt.Sprintf("graph: a property of type %T", value))
}

// appendString appends a JSON string; Chinese stands as it is, and only what JSON must escape is escaped.
func appendString(out []byte, s string) []byte {
	if !isPlain(s) {
		return appendEscaped(out, s)
	}
	return appendPlain(out, s)
}

func appendPlain(out []byte, s string) []byte {
	return append(append(append(out, '"'), s...), '"')
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
		case 0xe1 <= c && c <= 0xec && i+2 < len(s) && s[i+1]&0xc0 == 0x80 && s[i+2]&0xc0 == 0x80:
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

func appendEscaped(out []byte, s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(s) // a string always encodes
	return append(out, bytes.TrimSuffix(b.Bytes(), []byte("\n"))...)
}
