package embedded

import (
	"encoding/binary"
	"encoding/hex"
	"errors"
	"hash/crc32"
	"math"
	"sync"

	"dutygraph/graph"
	"dutygraph/graph/embedded/memory"
)

// document is a document's value, read where it lies. It is a string so that the texts in it need no copies.
type document struct {
	id    string
	key   any // the id as a value
	data  string
	texts int // where the bytes of the strings start
	count int // of strings
	nodes int // where the records of the nodes start, behind their number
	once  sync.Once
	words []any // the strings as values, made when one is first asked for

	ownOnce  sync.Once
	ownProps []memory.Prop // of the document's own node, made when one is first asked for
}

// errTorn says that a value is not as it was written.
var errTorn = errors.New("what is held of it is damaged")

// open checks a value and finds its tables.
func open(id string, value []byte) (*document, error) {
	if len(value) < headSize+4 || crc32.Checksum(value[sumSize:], castagnoli) != binary.LittleEndian.Uint32(value) {
		return nil, errTorn
	}
	data := string(value) // what bbolt gives does not last
	d := &document{id: id, key: id, data: data, count: int(uint32At(data, headSize))}
	d.texts = headSize + 4 + 4*(d.count+1)
	d.nodes = d.texts + int(uint32At(data, d.texts-4))
	return d, nil
}

func uint32At(s string, at int) uint32 {
	return uint32(s[at]) | uint32(s[at+1])<<8 | uint32(s[at+2])<<16 | uint32(s[at+3])<<24
}

// digest returns the digest of the batch.
func (d *document) digest() string { return hex.EncodeToString([]byte(d.data[sumSize:headSize])) }

// start returns where the record of the document's own node starts, which is the first: behind the number of nodes.
func (d *document) start() int { return d.nodes + 4 }

// receipt returns the receipt of the batch.
func (d *document) receipt() string {
	r := &reader{d, d.start()}
	if r.node().flags&receipts == 0 {
		return ""
	}
	end := len(d.data) - 4
	return d.data[end-int(uint32At(d.data, end)) : end]
}

// text returns a string by its number.
func (d *document) text(n uint64) string {
	at := headSize + 4 + 4*int(n)
	return d.data[d.texts+int(uint32At(d.data, at)) : d.texts+int(uint32At(d.data, at+4))]
}

// reader reads a document's records one after another.
type reader struct {
	*document
	at int
}

func (r *reader) uint32() uint32 {
	r.at += 4
	return uint32At(r.data, r.at-4)
}

func (r *reader) varint() uint64 {
	var v uint64
	for shift := 0; ; shift += 7 {
		c := r.data[r.at]
		r.at++
		v |= uint64(c&0x7f) << shift
		if c < 0x80 {
			return v
		}
	}
}

func (r *reader) signed() int64 {
	v := r.varint()
	return int64(v>>1) ^ -int64(v&1)
}

func (r *reader) text() string { return r.document.text(r.varint()) }

// skip passes over properties.
func (r *reader) skip() { n := r.varint(); r.at += int(n) }

// nodeRecord is a node without its properties, which start at props.
type nodeRecord struct {
	flags     uint64
	label, id uint64 // the numbers of their texts
	props     int
}

// isOwned reports whether the document owns the node.
func (n nodeRecord) isOwned() bool { return n.flags&owned != 0 }

func (r *reader) node() nodeRecord {
	n := nodeRecord{flags: r.varint(), label: r.varint(), id: r.varint(), props: r.at}
	r.skip()
	return n
}

// linkRecord is a link without its properties.
type linkRecord struct {
	rel      uint64 // the number of the type's name
	from, to uint64
	at       graph.Span
	props    int
}

func (r *reader) link() linkRecord {
	l := linkRecord{rel: r.varint(), from: r.varint(), to: r.varint(), at: graph.Span{First: int(r.varint()), Last: int(r.varint())}, props: r.at}
	r.skip()
	return l
}

// props reads the properties that start at an offset.
func (d *document) props(at int) []memory.Prop {
	r := reader{d, at}
	r.varint() // their length
	props := make([]memory.Prop, r.varint(), 16)
	for i := range props {
		props[i] = memory.Prop{Key: r.text(), Value: r.value()}
	}
	return props
}

// value reads one value.
func (r *reader) value() any {
	r.at++
	switch r.data[r.at-1] {
	case textValue:
		return r.word(r.varint())
	case integerValue:
		return integer(r.signed())
	case floatValue:
		r.at += 8
		return math.Float64frombits(binary.LittleEndian.Uint64([]byte(r.data[r.at-8 : r.at])))
	case trueValue:
		return true
	case falseValue:
		return false
	}
	list := make([]any, r.varint())
	for i := range list {
		list[i] = r.word(r.varint())
	}
	return list
}

// skipValue passes over one value.
func (r *reader) skipValue() {
	r.at++
	switch r.data[r.at-1] {
	case textValue, integerValue:
		r.varint()
	case floatValue:
		r.at += 8
	case listValue:
		for range r.varint() {
			r.varint()
		}
	}
}

// word returns a string as a value: one for all who ask for it, since each making of a value takes room.
func (d *document) word(n uint64) any {
	d.once.Do(func() {
		d.words = make([]any, d.count)
		for i := range d.words {
			d.words[i] = d.text(uint64(i))
		}
	})
	return d.words[n]
}

// integers are small integers as values: numbers of lines and tasks, above all.
var integers = sync.OnceValue(func() []any {
	list := make([]any, 1<<13)
	for i := range list {
		list[i] = int64(i)
	}
	return list
})

// integer returns an integer as a value.
func integer(n int64) any {
	if list := integers(); n >= 0 && n < int64(len(list)) {
		return list[n]
	}
	return n
}

// prop returns the value of one of the properties that start at an offset, or nil. They are in order of name; stood is where
// the last one asked for stood.
func (d *document) prop(at int, key string, stood *int) any {
	r := reader{d, at}
	r.varint() // their length
	n, first := int(r.varint()), 0
	begin := r.at
	if *stood < n {
		for range *stood {
			r.varint()
			r.skipValue()
		}
		switch name := r.text(); {
		case name == key:
			return r.value()
		case name < key:
			r.skipValue()
			first = *stood + 1
		default:
			r.at = begin
		}
	}
	for i := first; i < n; i++ {
		switch name := r.text(); {
		case name == key:
			*stood = i
			return r.value()
		case name > key:
			return nil
		}
		r.skipValue()
	}
	return nil
}

// textOf returns the text of one of the properties that start at an offset, or "". Unlike prop it makes no values of the
// document's strings, which most documents are never asked for.
func (d *document) textOf(at int, key string) string {
	r := reader{d, at}
	r.varint() // their length
	for range r.varint() {
		if r.text() == key && r.data[r.at] == textValue {
			r.at++
			return r.text()
		}
		r.skipValue()
	}
	return ""
}
