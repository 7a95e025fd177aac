package extract

import "dutygraph/graph"

// account counts the lines of a document by what was made of them. A line of its text that is in no fact, and was neither
// understood nor reported, is reported now.
func (r *Reading) account(d *document, facts []graph.Fact, read []graph.Span) {
	stated, known, unread := newLineSet(d.at), newLineSet(d.at), newLineSet(d.at)
	for i := range facts {
		stated.add(facts[i].At)
	}
	for _, s := range read {
		known.add(s)
	}
	for _, u := range r.Unread {
		unread.add(u.At)
	}
	stated.sum()
	known.sum()
	unread.sum()
	r.Coverage.Page = d.page
	for i, l := range d.lines {
		if i > 0 && l.no == d.lines[i-1].no { // a line that was cut into several is one
			continue
		}
		switch {
		case unread.has(l.no):
			r.Coverage.Unread++
		case stated.has(l.no):
			r.Coverage.Stated++
		case i < d.body || known.has(l.no):
			r.Coverage.Preamble++
		default:
			r.Coverage.Unread++
			r.Unread = append(r.Unread, Unread{At: l.at(), Text: shorten(l.text), Why: "stated nothing that is known"})
		}
	}
}

// lineSet is a set of line numbers made of spans: count[i] holds how many spans begin less how many end at a line, until
// sum makes it how many hold the line.
type lineSet struct {
	first int
	count []int32
}

func newLineSet(at graph.Span) *lineSet {
	return &lineSet{at.First, make([]int32, at.Last-at.First+2)}
}

func (s *lineSet) add(at graph.Span) {
	s.count[at.First-s.first]++
	s.count[at.Last-s.first+1]--
}

func (s *lineSet) sum() {
	for i := 1; i < len(s.count); i++ {
		s.count[i] += s.count[i-1]
	}
}

func (s *lineSet) has(line int) bool { return s.count[line-s.first] > 0 }
