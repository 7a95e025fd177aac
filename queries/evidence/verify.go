package evidence

import (
	"fmt"
	"slices"
	"strings"
)

// Status says what became of a print.
type Status string

// The statuses of a print, the worst last.
const (
	Unchanged Status = "unchanged" // the same print at the same lines
	Moved     Status = "moved"     // the same print at other lines, beside a line that it stood beside before
	Changed   Status = "changed"   // other print stands there
	Missing   Status = "missing"   // the print is gone, or no source of its document is at hand
)

// Holds reports whether the print still says what it said.
func (s Status) Holds() bool { return s == Unchanged || s == Moved }

// Finding is what became of a print of a hop.
type Finding struct {
	Hop    int
	Print  Print // as the packet has it
	Status Status
	Now    [2]int // its lines now, zero where there are none
	Source string // the file that was looked at
	Place  string // where in that file the lines are, where it is not plain text
	Detail string
}

// Verify lays a packet beside sources and returns a finding for each print of each hop, in order.
func Verify(p Packet, texts []Text) []Finding {
	var all []Finding
	of := map[string][]Text{}
	for _, d := range p.Documents {
		of[d.ID] = p.sources(d, texts)
	}
	for _, h := range p.Hops {
		for _, was := range h.Prints {
			f := find(p.Document(was.Document), was, of[was.Document])
			f.Hop = h.No
			all = append(all, f)
		}
	}
	return all
}

// sources returns the texts that are of a document: one that holds all of it, that has its file's name, or that still has
// some print of it; or, where there is none, the only text that there is.
func (p Packet) sources(d Document, texts []Text) []Text {
	var own []Text
	for _, t := range texts {
		if t.Holds(d) || t.Name == d.Source || slices.ContainsFunc(p.Hops, func(h Hop) bool {
			return slices.ContainsFunc(h.Prints, func(was Print) bool {
				return was.Document == d.ID && len(was.Quote) > 0 && t.find(was).Status.Holds()
			})
		}) {
			own = append(own, t)
		}
	}
	if len(own) == 0 && len(texts) == 1 {
		return texts
	}
	return own
}

// rank orders statuses from the best to the worst.
var rank = []Status{Unchanged, Moved, Changed, Missing}

// find is the best that any source of a document says of a print.
func find(d Document, was Print, texts []Text) Finding {
	best := Finding{Status: Missing, Detail: "no source of the document is at hand"}
	for _, t := range texts {
		f := Finding{Status: Changed, Detail: "the packet has no quote, and the document is not what it was"}
		switch {
		case len(was.Quote) > 0:
			f = t.find(was)
		case t.Holds(d):
			f = Finding{Status: Unchanged, Now: [2]int{was.LineStart, was.LineEnd}}
		}
		if f.Source, f.Place = t.Name, t.place(f.Now); best.Source == "" || slices.Index(rank, f.Status) < slices.Index(rank, best.Status) {
			best = f
		}
	}
	best.Print = was
	return best
}

// find looks for a print in a text.
func (t Text) find(was Print) Finding {
	if t.same(was.LineStart, was) {
		return Finding{Status: Unchanged, Now: [2]int{was.LineStart, was.LineEnd}}
	}
	elsewhere := 0
	for first := 1; first+len(was.Quote)-1 <= len(t.Lines); first++ {
		if t.Lines[first-1] != was.Quote[0] || !t.same(first, was) {
			continue
		}
		last := first + len(was.Quote) - 1
		before, after := t.around(first, last)
		if before == was.Before && before != "" || after == was.After && after != "" {
			return Finding{Status: Moved, Now: [2]int{first, last}}
		}
		elsewhere = first
	}
	f := t.instead(was)
	if elsewhere > 0 {
		f.Detail = strings.TrimPrefix(fmt.Sprintf("%s; the same words stand at line %d, in another place of the text", f.Detail, elsewhere), "; ")
	}
	return f
}

// instead says what stands where the print stood: at its lines, where a part of it is left there, or between the lines that
// were its neighbours.
func (t Text) instead(was Print) Finding {
	first, last := was.LineStart, min(was.LineEnd, len(t.Lines))
	kept := first <= last && slices.ContainsFunc(t.Lines[first-1:last], func(line string) bool { return slices.Contains(was.Quote, line) })
	if from, to, found := t.between(was.Before, was.After); found && !kept {
		first, last = from, to
	}
	if first > last || strings.TrimSpace(strings.Join(t.Lines[first-1:last], "")) == "" {
		return Finding{Status: Missing, Detail: "nothing stands where the print stood"}
	}
	return Finding{Status: Changed, Now: [2]int{first, last}, Detail: difference(was.Quote, t.Lines[first-1:last])}
}

// between returns the lines between the only places of two neighbours.
func (t Text) between(before, after string) (first, last int, found bool) {
	if before == "" || after == "" {
		return 0, 0, false
	}
	for i, line := range t.Lines {
		if digestOf(line) != before {
			continue
		}
		for j := i + 1; j < len(t.Lines) && j <= i+60; j++ {
			if digestOf(t.Lines[j]) != after {
				continue
			}
			if found {
				return 0, 0, false
			}
			first, last, found = i+2, j, true
			break
		}
	}
	for found && first < last && strings.TrimSpace(t.Lines[first-1]) == "" {
		first++
	}
	for found && last > first && strings.TrimSpace(t.Lines[last-1]) == "" {
		last--
	}
	return first, last, found
}

// difference shows the first place in which two prints differ, with a little of what follows.
func difference(was, now []string) string {
	a, b := []rune(strings.Join(was, "\n")), []rune(strings.Join(now, "\n"))
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	from := max(0, i-6)
	return fmt.Sprintf("was %q, is %q", string(a[from:min(len(a), i+12)]), string(b[from:min(len(b), i+12)]))
}
