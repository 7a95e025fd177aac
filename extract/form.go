package extract

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// Form is one way in which documents say who answers for what: where that stands, and by which words it is known.
//
// Its text has one sort of words a line, after what they mean; # begins a comment, and the comment at the top says what
// the form is:
//
//	# Labels before a colon: 责任单位:市教育局
//	place   line bracket
//	noun    单位 部门
//	listed  责任~ 责任主体
//	lead    牵头~
//	support 配合~
//
// A word of a label that ends in ~ stands before a noun of bodies, or of leaders (person).
type Form struct {
	Name   string // its file's name without the ending
	Doc    string
	Places []string // where it stands: line, bracket, sentence, table, cells, head, body
	Words  []FormWords
}

// FormWords is what some words of a form mean.
type FormWords struct {
	Meaning string
	Words   []string
}

// formPlaces and formMeanings are what a form's text may say.
var (
	formPlaces   = []string{"line", "bracket", "sentence", "table", "cells", "head", "body"}
	formMeanings = map[string]duty{"listed": listed, "lead": leading, "support": helping, "leader": leaders, "deadline": timing,
		"ends": passing, "noun": unitNoun, "person": leaderNoun, "with": joining, "by": beginning, "number": numbered,
		"section": sectioned, "title": titled, "text": worded, "handle": handling, "work": working}
)

// The meanings that only words of forms have.
const (
	passing    duty = iota + timing + 1 // names someone who answers for nothing: 联系人
	joining                             // between who leads and who helps: 会同
	beginning                           // before a phrase: 由
	numbered                            // a column of numbers
	sectioned                           // a column of sections
	titled                              // a column of titles
	worded                              // a column of texts
	handling                            // between a leader and the work: 牵头
	working                             // the work that a leader's heading names: 重点工作
	unitNoun                            // what labels of bodies end in: 单位
	leaderNoun                          // what labels of leaders end in: 领导
)

// known is a word of a form and what it means.
type known struct {
	word string
	duty duty
	form string
}

// Forms is the list of forms that documents are read by. The zero value is empty: documents are then read only by the kinds
// that know their own form.
type Forms struct {
	list    []Form
	labels  labelSet          // before a colon
	phrases []known           // in and around a phrase, the longest first
	verbs   scan.Table[known] // … those that say what bodies do, by their last characters
	parting scan.Table[known] // … those between who leads and who helps, by their first
	opening scan.Table[known] // … those before it, by their first
	columns map[string]known
	heads   []known
	times   []string // that stand for a date: 长期坚持
	doings  []known  // between bodies and what they have to do, the longest first
	titles  []string // of lists of such duties
}

// List returns the forms in order.
func (f *Forms) List() []Form { return f.list }

// Add reads a form. One of the name of another takes its place.
func (f *Forms) Add(source, body string) error {
	form := Form{Name: strings.TrimSuffix(path.Base(source), path.Ext(source))}
	var doc []string
	for i, l := range strings.Split(body, "\n") {
		l = strings.TrimSpace(l)
		if rest, ok := strings.CutPrefix(l, "#"); ok {
			if len(form.Places)+len(form.Words) == 0 {
				doc = append(doc, strings.TrimSpace(rest))
			}
			continue
		}
		l, _, _ = strings.Cut(l, "#")
		words := strings.Fields(l)
		if len(words) == 0 {
			continue
		}
		if err := form.add(words[0], words[1:]); err != nil {
			return fmt.Errorf("%s:%d: %w", source, i+1, err)
		}
	}
	if len(form.Places) == 0 || len(form.Words) == 0 {
		return fmt.Errorf("%s: a form says its place (one of %s) and words", source, strings.Join(formPlaces, ", "))
	}
	form.Doc = strings.Join(doc, " ")
	if i := slices.IndexFunc(f.list, func(g Form) bool { return g.Name == form.Name }); i >= 0 {
		f.list[i] = form
	} else {
		f.list = append(f.list, form)
	}
	f.compile()
	return nil
}

// add takes one line of a form's text.
func (f *Form) add(meaning string, words []string) error {
	if meaning == "place" {
		for _, w := range words {
			if !slices.Contains(formPlaces, w) {
				return fmt.Errorf("%q is no place; the places are %s", w, strings.Join(formPlaces, ", "))
			}
		}
		f.Places = append(f.Places, words...)
		return nil
	}
	if _, ok := formMeanings[meaning]; !ok {
		return fmt.Errorf("%q is no meaning of words, such as lead, listed, support, leader, deadline", meaning)
	}
	if len(words) == 0 {
		return fmt.Errorf("%s has no words", meaning)
	}
	f.Words = append(f.Words, FormWords{meaning, words})
	return nil
}

// compile makes the tables that the reader looks words up in. Where two forms give a word, the later one decides.
func (f *Forms) compile() {
	*f = Forms{list: f.list, labels: newLabelSet(), columns: map[string]known{}}
	for _, form := range f.list {
		has := func(place string) bool { return slices.Contains(form.Places, place) }
		for _, ws := range form.Words {
			for _, w := range ws.Words {
				k := known{properForm(w), formMeanings[ws.Meaning], form.Name}
				switch {
				case has("line"):
					f.labels.add(k)
				case has("sentence") && k.duty == timing:
					f.times = append(f.times, k.word)
				case has("bracket") || has("sentence"):
					f.phrases = append(f.phrases, k)
				case has("body") && k.duty == working:
					f.titles = append(f.titles, k.word)
				case has("body"):
					f.doings = append(f.doings, k)
				case has("table") || has("cells"):
					f.columns[k.word] = k
				default:
					f.heads = append(f.heads, k)
				}
			}
		}
	}
	f.labels.sort()
	longest := func(a, b known) int { return len(b.word) - len(a.word) }
	slices.SortStableFunc(f.phrases, longest)
	slices.SortStableFunc(f.heads, longest)
	slices.SortStableFunc(f.doings, longest)
	f.tabulate()
}

// tabulate makes the tables of the words of phrases.
func (f *Forms) tabulate() {
	of := func(duties ...duty) []known {
		return slices.DeleteFunc(slices.Clone(f.phrases), func(k known) bool { return !slices.Contains(duties, k.duty) })
	}
	first := func(k known) rune { return scan.FirstRune(k.word) }
	last := func(k known) rune { return scan.LastRune(k.word) }
	f.verbs = *scan.TableOf(of(listed, leading, helping), last)
	f.parting = *scan.TableOf(of(joining, leading), first)
	f.opening = *scan.TableOf(of(beginning), first)
}

// empty reports whether there are no forms.
func (f *Forms) empty() bool { return f == nil || len(f.list) == 0 }

// label returns the label that a run of print is, a note in brackets at its end aside.
func (f *Forms) label(s string) (known, bool) {
	s = strings.Trim(s, " []【】［］")
	if len(s) > labelReach || s == "" {
		return known{}, false
	}
	k, at, ok := f.labels.at(s, len(s))
	return k, ok && at == 0
}

// column returns what the head of a column means: the whole head, a label of bodies, leaders or a time, or the longest known
// word that it ends in, or that stands before 及 or a bracket. What a head begins with says nothing else: 任务完成情况 is no task.
func (f *Forms) column(head string) (known, bool) {
	head = properForm(scan.WithoutSpaces(head))
	if k, ok := f.columns[head]; ok {
		return k, true
	}
	if _, rest, ok := cutBracket(head); ok {
		head = rest
	}
	if k, ok := f.columns[head]; ok {
		return k, true
	}
	if k, ok := f.label(head); ok && k.word != "" {
		return k, true
	}
	for i := range head {
		if k, ok := f.columns[head[i:]]; ok && len(head[i:]) >= len("任务") && !looseHeads[k.word] {
			return k, true
		}
	}
	for i, r := range head {
		if strings.ContainsRune("及和与、/(（", r) {
			k, ok := f.columns[head[:i]]
			return k, ok
		}
	}
	return known{}, false
}

// looseHeads mean something as whole heads only: 计量单位 names no bodies, and 工作进度 is no deadline.
var looseHeads = map[string]bool{"单位": true, "时间": true, "进度": true}
