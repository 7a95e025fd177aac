package evidence

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// JSON writes the packet as Read takes it.
func (p Packet) JSON(w io.Writer) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(p)
}

// compact is the packet as JSON without blanks.
func (p Packet) compact() []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	_ = e.Encode(p) // what answers hold always encodes
	return bytes.TrimSuffix(b.Bytes(), []byte("\n"))
}

// inert writes as their numbers the characters of JSON that a page would take for its own marks or that turn the direction
// of writing, all of which stand in strings only.
func inert(packet []byte) string {
	var b strings.Builder
	for _, r := range string(packet) {
		if strings.ContainsRune("<>&", r) || unicode.Is(unicode.Bidi_Control, r) {
			fmt.Fprintf(&b, `\u%04x`, r)
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// seal is the hash of all that the packet says.
func (p Packet) seal() string {
	p.Seal = ""
	return digest([]string{string(p.compact())})
}

// The marks between which a page holds the packet that it shows.
const (
	packetBegins = `<pre hidden id="packet">`
	packetEnds   = `</pre>`
)

// Read takes a packet from what JSON or Page wrote. It refuses a packet that was changed by one character since, and so a
// page, of which only the version of the program that made it can tell; of another's, remark says so.
func Read(data, program string) (p Packet, remark string, err error) {
	text, isPage := data, false
	if _, after, found := strings.Cut(data, packetBegins); found {
		text, _, _ = strings.Cut(after, packetEnds)
		isPage = true
	}
	if p, err = parse(text); err != nil || !isPage {
		return p, "", err
	}
	if p.Program != program {
		return p, fmt.Sprintf("the page was made by %s: only the packet in it is compared, not what it shows of it", p.Program), nil
	}
	var shown strings.Builder
	if err := p.Page(&shown); err != nil {
		return p, "", err
	}
	if shown.String() != data {
		return p, "", errors.New("was changed after it was made: the page does not show the packet that is in it")
	}
	return p, "", nil
}

// parse reads a packet of which nothing was added, left out or changed.
func parse(text string) (p Packet, err error) {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&p); err != nil {
		return p, fmt.Errorf("is no packet: %w; a packet is what dutygraph evidence writes as json or html", err)
	}
	if _, err := d.Token(); err != io.EOF {
		return p, errors.New("is no packet: something follows its end")
	}
	if p.Form != Form {
		return p, fmt.Errorf("is no packet of form %d; make it again with this version of the program", Form)
	}
	for _, h := range p.Hops {
		for _, q := range h.Prints {
			if (q.Quote != nil || q.SHA256 != "") && digest(q.Quote) != q.SHA256 {
				return p, fmt.Errorf("was changed after it was made: the quote of hop %d is not the one that its hash names", h.No)
			}
		}
	}
	var plain bytes.Buffer
	if err := json.Compact(&plain, []byte(text)); err != nil {
		return p, err
	}
	if whole := p.compact(); p.seal() != p.Seal || plain.String() != string(whole) && plain.String() != inert(whole) {
		return p, errors.New("was changed after it was made: what it says is not what its seal names")
	}
	return p, nil
}
