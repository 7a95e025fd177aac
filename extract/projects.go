package extract

import (
	"strings"
	"unicode"

	"dutygraph/extract/scan"
	"dutygraph/graph"
)

// A project is a thing with a name of its own that somebody builds: a line, a bridge, a park, a museum, a school, a
// plant. It is found by form, clause by clause:
//
//	加快建设 甲江大桥、乙山公园和博物馆 等重大项目
//	^ verb   ^ names                    ^ what they all are
//
// The verb and the words after the names must speak of building; a name ends in a word for something built (tails) or
// stands in a list of projects; and it has to hold something that is no common word: 甲江大桥 is a name, 跨江大桥 is not.
// For that the segmenter says which words are common. A common name counts only beside a named one.

// projects adds the facts of the projects that the text of a task names, each once, with the lines of its first mention.
func (x *Extractor) projects(f *findings, task *graph.Node, d *document, t text) {
	seen := map[string]bool{}
	for _, m := range x.namedProjects(t.s) {
		name := projectName(t.s[m.from:m.to])
		if seen[name] {
			continue
		}
		seen[name] = true
		f.fact(task, graph.Involves, x.known(d, graph.Project, name), nil, t.span(m.from, m.to))
	}
}

// projectName is the name of a mention: without quotation marks around it and without the spaces of the print.
func projectName(mention string) string {
	name := mention
	if strings.ContainsFunc(mention, unicode.IsSpace) {
		name = strings.Join(strings.Fields(mention), "")
	}
	if strings.HasPrefix(name, "“") && strings.HasSuffix(name, "”") && strings.Count(name, "“") == 1 {
		name = strings.TrimSuffix(strings.TrimPrefix(name, "“"), "”")
	}
	return name
}

// stretch is a piece of a text: the bytes [from, to).
type stretch struct{ from, to int }

// namedProjects returns where a text names projects, in order.
func (x *Extractor) namedProjects(s string) []stretch {
	var found []stretch
	var lead verb
	for c := range clauseEnds.cut(s, stretch{0, len(s)}) {
		if !mayName(s[c.from:c.to]) {
			lead = verb{}
			continue
		}
		r := &projectReader{s: s, clause: c, cut: x.Cut, stop: x.isPlain}
		for _, g := range r.groups(c, lead) {
			names := r.names(g)
			found = append(found, names...)
			lead = verb{}
			if len(names) > 0 {
				lead = g.lead
			}
		}
	}
	return found
}

// isPlain reports whether a word is common, whatever the segmenter's dictionary takes it for.
func (x *Extractor) isPlain(word string) bool { return plainWords[word] || x.Vocab.Stop(word) }

// mayName reports whether a clause can hold the name of a project: whether something in it ends like one, or it speaks
// of projects at all. Most clauses do not, and need no segmenter.
func mayName(s string) bool {
	for i := 0; ; {
		n := nameEnds.Index(s[i:])
		if n < 0 {
			return false
		}
		i += n
		r, w := scan.First(s[i:])
		if r == '期' || strings.HasPrefix(s[i:], "项目") || strings.HasPrefix(s[i:], "工程") {
			return true
		}
		if t, _ := tailAt(s, i+w); t.sort != 0 {
			return true
		}
		i += w
	}
}

// tailAt returns the tail that ends at byte end of s and where it begins.
func tailAt(s string, end int) (tailWord, int) {
	s = s[:end]
	last, size := scan.Last(s)
	words := tails.Of(last)
	if len(words) > 0 && !beforeTails.Has(scan.LastRune(s[:end-size])) {
		words = words[len(words)-1:] // only one of a single character can be meant, which stands last
	}
	for _, t := range words {
		if strings.HasSuffix(s, t.text) && notTails.End(s) == "" {
			return t, end - len(t.text)
		}
	}
	return tailWord{}, 0
}
