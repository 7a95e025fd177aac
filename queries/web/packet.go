package web

import (
	"net/http"
	"strings"

	"dutygraph/graph"
	"dutygraph/queries/evidence"
)

// packetPolicy lets a packet, which is one file with its looks inside, have these and nothing else.
const packetPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"

// proof is what of a page can be proven: a question and its answer, each row of which says which lines state it.
type proof struct {
	question evidence.Question
	answer   *graph.Table
}

// The most that a packet proves here: one of a whole store would be a book, and cost as much to make.
const (
	hopsProven  = 500
	linesProven = 20_000
)

// prove lets the page give its evidence, where there is any and a packet can hold it.
func (v *visit) prove(q evidence.Question, answer *graph.Table) {
	hops, lines := len(answer.Rows), int64(0)
	for i := range min(hops, hopsProven) {
		r := rowOf(answer, i)
		lines += r.number("lineEnd") - r.number("lineStart") + 1
	}
	v.vast = hops > hopsProven || lines > linesProven
	if hops > 0 && !v.vast {
		v.Proof = &proof{q, answer}
	}
}

// packet writes the page's evidence in a format: packet.html, packet.md or packet.json.
func (v *visit) packet(format string) error {
	switch {
	case v.vast:
		return &problem{http.StatusRequestEntityTooLarge, "packet-vast"}
	case v.Proof == nil:
		return errNothing
	}
	answers, documents, err := evidence.Gather(v.Proof.answer, v.run)
	if err != nil {
		return err
	}
	p := evidence.New(v.Program, v.Proof.question, answers, documents, v.texts(documents))
	if len(p.Hops) == 0 {
		return errNothing
	}
	switch format {
	case "packet.html":
		v.mime, v.policy = "text/html; charset=utf-8", packetPolicy
		return p.Page(&v.body)
	case "packet.md":
		v.mime = "text/markdown; charset=utf-8"
		v.body.WriteString(p.Markdown())
		return nil
	}
	v.mime = "application/json; charset=utf-8"
	return p.JSON(&v.body)
}

// texts are the sources at hand of some documents.
func (v *visit) texts(documents *graph.Table) []evidence.Text {
	var texts []evidence.Text
	seen := map[string]bool{"": true}
	for _, r := range rowsOf(documents) {
		name := r.text("source")
		if !seen[name] {
			seen[name] = true
			texts = append(texts, v.Print(name)...)
		}
	}
	return texts
}

// asked is a question as a packet tells of it, with the values that it was asked with.
func asked(name, doc string, pairs ...string) evidence.Question {
	q := evidence.Question{Name: name, Doc: doc}
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			q.Values = append(q.Values, evidence.Value{Name: pairs[i], Value: pairs[i+1]})
		}
	}
	return q
}

// PacketFile is the name under which a packet is kept.
func (v *visit) PacketFile(format string) string {
	name := strings.Trim(strings.ReplaceAll(v.page(), "/", "-"), "-")
	return name + "." + format
}
