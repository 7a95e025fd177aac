package embedded

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"

	"dutygraph/graph"
)

// A document is one value: a checksum of the rest, the batch's digest, and the batch itself as tables that can be read
// where they lie, so that opening a store need not look at properties.
//
//	crc32 (4) | digest (32) | strings: n (4), n+1 offsets (4 each), bytes | nodes: n (4), records | links: n (4), records | receipt
//
// A node record is: flags, label, key, length of properties, properties. A link record is: type, from, to (as numbers of nodes),
// first line, last line, length of properties, properties. Properties are: n, then name and value of each, in order of name. Numbers without
// a size are varints; names and texts are numbers of strings; the first node is the document. The receipt, where the document's flags
// tell of one, is its bytes and their number (4).
const (
	sumSize    = 4
	digestSize = 32
	headSize   = sumSize + digestSize
)

// The flags of a node: the document owns it; it is the document itself, and a receipt ends the value.
const (
	owned    = 1
	receipts = 2
)

// The types of values.
const (
	textValue = iota
	integerValue
	floatValue
	trueValue
	falseValue
	listValue
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// encoder makes the value of one batch.
type encoder struct {
	texts map[string]uint64
	order []string
}

// encode returns the value of a batch, whose nodes are given.
func encode(b graph.Batch, nodes []graph.Node, digest []byte) ([]byte, error) {
	e := &encoder{texts: map[string]uint64{}}
	body := e.nodes(b, nodes)
	body = e.links(body, b, nodes)
	if b.Receipt != "" {
		body = append(body, b.Receipt...)
		body = binary.LittleEndian.AppendUint32(body, uint32(len(b.Receipt)))
	}
	out := append(make([]byte, sumSize, headSize+len(body)), digest...)
	out = append(e.strings(out), body...)
	if uint64(len(out)) > math.MaxUint32 {
		return nil, fmt.Errorf("%s: more than 4 GB, which no file holds of one document; load it into a Neo4j server", b.Doc.ID)
	}
	binary.LittleEndian.PutUint32(out, crc32.Checksum(out[sumSize:], castagnoli))
	return out, nil
}

// nodes returns the records of a batch's nodes.
func (e *encoder) nodes(b graph.Batch, nodes []graph.Node) []byte {
	out := binary.LittleEndian.AppendUint32(nil, uint32(len(nodes)))
	for i, n := range nodes {
		props, flags := n.Props, uint64(0)
		if b.Owns(n) {
			flags = owned
		}
		if i == 0 {
			props = props.With("digest", nil)
			if b.Receipt != "" {
				flags |= receipts
			}
		}
		out = e.varints(out, flags, e.text(string(n.Label)), e.text(n.ID))
		out = e.props(out, props)
	}
	return out
}

// links appends the records of a batch's links.
func (e *encoder) links(out []byte, b graph.Batch, nodes []graph.Node) []byte {
	number := make(map[graph.Key]uint64, len(nodes))
	for i, n := range nodes {
		number[n.Key()] = uint64(i)
	}
	out = binary.LittleEndian.AppendUint32(out, uint32(len(b.Facts)))
	for _, l := range b.Links() {
		out = e.varints(out, e.text(string(l.Rel)), number[l.From.Key()], number[l.To.Key()], uint64(l.At.First), uint64(l.At.Last))
		out = e.props(out, l.Props)
	}
	return out
}

// text returns the number of a string.
func (e *encoder) text(s string) uint64 {
	n, ok := e.texts[s]
	if !ok {
		n = uint64(len(e.order))
		e.texts[s] = n
		e.order = append(e.order, s)
	}
	return n
}

func (e *encoder) varints(out []byte, values ...uint64) []byte {
	for _, v := range values {
		out = binary.AppendUvarint(out, v)
	}
	return out
}

// strings appends the table of strings.
func (e *encoder) strings(out []byte) []byte {
	out = binary.LittleEndian.AppendUint32(out, uint32(len(e.order)))
	at := uint32(0)
	for _, s := range e.order {
		out = binary.LittleEndian.AppendUint32(out, at)
		at += uint32(len(s))
	}
	out = binary.LittleEndian.AppendUint32(out, at)
	for _, s := range e.order {
		out = append(out, s...)
	}
	return out
}

// props appends properties behind their length.
func (e *encoder) props(out []byte, props graph.Props) []byte {
	record := binary.AppendUvarint(nil, uint64(len(props)))
	for _, p := range props {
		record = e.value(binary.AppendUvarint(record, e.text(p.Name)), p.Value)
	}
	return append(binary.AppendUvarint(out, uint64(len(record))), record...)
}

// value appends one value.
func (e *encoder) value(out []byte, value any) []byte {
	switch v := value.(type) {
	case string:
		return e.varints(append(out, textValue), e.text(v))
	case int64:
		return binary.AppendVarint(append(out, integerValue), v)
	case float64:
		return binary.LittleEndian.AppendUint64(append(out, floatValue), math.Float64bits(v))
	case bool:
		if v {
			return append(out, trueValue)
		}
		return append(out, falseValue)
	case []string:
		out = e.varints(append(out, listValue), uint64(len(v)))
		for _, s := range v {
			out = binary.AppendUvarint(out, e.text(s))
		}
		return out
	}
	panic(fmt.Sprintf("embedded: a property of type %T", value)) // Batch.Check allows no other
}
