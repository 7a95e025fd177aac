package main

import (
	"cmp"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"dutygraph/extract"
	"dutygraph/extract/decisions"
	"dutygraph/graph"
)

// receipt is what load leaves with each document in the store, so that a source which has not changed need not be read again.
// It holds as long as the document was read from the same source by the same settings, and the documents with which its links
// were made are the same.
type receipt struct {
	Settings string    `json:"settings"`         // see settings
	Source   string    `json:"source"`           // see sourceKey
	Circle   string    `json:"circle,omitempty"` // the documents of its circle and what they were read from, see circleKeys
	Links    int       `json:"links"`            // that it had when it was loaded
	Told     []account `json:"told,omitempty"`   // what was told of its source; with the first document of a source alone
}

// account is what load tells of one file: of a source, or of a member of an archive.
type account struct {
	Member    string              `json:"member,omitempty"`
	LeftOut   string              `json:"leftOut,omitempty"` // why, when nothing else is told
	Notes     []string            `json:"notes,omitempty"`
	Problems  []decisions.Problem `json:"problems,omitempty"`
	Documents []summary           `json:"documents,omitempty"`
}

// summary is what load tells of a document beside what the document's own node says.
type summary struct {
	ID     string           `json:"id"`
	Tasks  int              `json:"tasks"`
	Units  int              `json:"units"`
	Unread []extract.Unread `json:"unread,omitempty"`
	Checks []extract.Check  `json:"checks,omitempty"`
}

// receiptOf is the receipt of a batch, the zero receipt where it has none that can be read.
func receiptOf(b graph.Batch) receipt {
	var r receipt
	if json.Unmarshal([]byte(b.Receipt), &r) != nil {
		return receipt{}
	}
	return r
}

func (r receipt) String() string {
	raw, _ := json.Marshal(r) // strings and numbers always encode
	return string(raw)
}

// sourceKey names the bytes of a source and the name that its documents keep of it.
func sourceKey(s source, data string) string { return keyOf(s.name(), data) }

// keyOf names texts, in their order.
func keyOf(texts ...string) string {
	h := sha256.New()
	for _, t := range texts {
		fmt.Fprintf(h, "%d\n", len(t))
		h.Write([]byte(t))
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

// circleKeys names the members of each circle: which documents they are, and what each was read from.
func circleKeys(documents []graph.Batch, receipts []receipt) map[circle]string {
	members := map[circle][]string{}
	for i, b := range documents {
		if c := circleOf(b.Doc); c.joins() {
			members[c] = append(members[c], b.Doc.ID, receipts[i].Source)
		}
	}
	keys := make(map[circle]string, len(members))
	for c, m := range members {
		pairs := slices.Collect(slices.Chunk(m, 2))
		slices.SortFunc(pairs, func(a, b []string) int { return cmp.Or(strings.Compare(a[0], b[0]), strings.Compare(a[1], b[1])) })
		keys[c] = keyOf(slices.Concat(pairs...)...)
	}
	return keys
}

// seal completes the receipts of documents that are about to be loaded together, each circle of them whole. One that was read by
// other settings loses its receipt: its links are being made by the words of these.
func seal(settings string, batches []graph.Batch) {
	receipts := make([]receipt, len(batches))
	for i, b := range batches {
		if r := receiptOf(b); r.Settings == settings {
			receipts[i] = r
		}
	}
	keys := circleKeys(batches, receipts)
	for i := range batches {
		b, r := &batches[i], receipts[i]
		if b.Receipt = ""; r.Settings != "" {
			r.Circle, r.Links = keys[circleOf(b.Doc)], len(b.Facts)
			b.Receipt = r.String()
		}
	}
}

// memory is what a store remembers of sources that were read by some settings. The zero memory remembers nothing.
type memory struct {
	settings  string
	documents map[string]graph.Node // whose receipts hold, by key
	receipts  map[string]receipt    // theirs
	told      map[string][]account  // by the key of a source all of whose documents are held
}

// recall finds the sources that need not be read again, among what a store holds.
func recall(settings string, held []graph.Batch) memory {
	m := memory{settings, map[string]graph.Node{}, map[string]receipt{}, map[string][]account{}}
	receipts := make([]receipt, len(held))
	for i, b := range held {
		receipts[i] = receiptOf(b)
	}
	keys := circleKeys(held, receipts)
	for i, b := range held {
		if r := receipts[i]; settings != "" && r.Settings == settings && r.Circle == keys[circleOf(b.Doc)] {
			m.documents[b.Doc.ID], m.receipts[b.Doc.ID] = b.Doc, r
		}
	}
	for _, r := range m.receipts {
		if len(r.Told) > 0 && m.holds(r) {
			m.told[r.Source] = r.Told
		}
	}
	return m
}

// holds reports whether every document of a source is held as it was read from it.
func (m memory) holds(first receipt) bool {
	for _, a := range first.Told {
		for _, d := range a.Documents {
			if m.receipts[d.ID].Source != first.Source {
				return false
			}
		}
	}
	return true
}

// results are what reading a source would give, as far as it is told, or none where the source has to be read.
func (m memory) results(s source, key string) []result {
	var out []result
	for i, a := range m.told[key] {
		one := result{source: s, also: i > 0, notes: a.Notes, problems: a.Problems, held: map[string]summary{}}
		one.source.path += a.Member
		if a.LeftOut != "" {
			one.err = leftOut{errors.New(a.LeftOut)}
		}
		for _, d := range a.Documents {
			one.held[d.ID] = d
			one.readings = append(one.readings, extract.Reading{Batch: graph.Batch{Doc: m.documents[d.ID]}, Unread: d.Unread, Checks: d.Checks})
		}
		out = append(out, one)
	}
	return out
}

// sign leaves receipts with what was read from a source, unless a part of it failed.
func (m memory) sign(s source, key string, results []result) {
	var told []account
	var readings []*extract.Reading
	for _, got := range results {
		a := account{Member: strings.TrimPrefix(got.source.path, s.path), Notes: got.notes, Problems: got.problems}
		var out leftOut
		if errors.As(got.err, &out) {
			a.LeftOut = out.Error()
		} else if got.err != nil {
			return
		}
		for i := range got.readings {
			readings = append(readings, &got.readings[i])
			a.Documents = append(a.Documents, summarize(got.readings[i]))
		}
		told = append(told, a)
	}
	for i, r := range readings {
		of := receipt{Settings: m.settings, Source: key}
		if i == 0 {
			of.Told = told
		}
		r.Receipt = of.String()
	}
}

// summarize counts what load tells of a document. Every task is stated somewhere once, so that counting statements counts
// tasks.
func summarize(r extract.Reading) summary {
	s, units := summary{ID: r.Doc.ID, Unread: r.Unread, Checks: r.Checks}, map[string]bool{}
	for _, f := range r.Facts {
		switch {
		case f.Rel == graph.StatedIn && f.From.Label == graph.Task:
			s.Tasks++
		case f.Rel == graph.ResponsibleFor:
			units[f.From.ID] = true
		}
	}
	s.Units = len(units)
	return s
}
