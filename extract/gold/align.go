package gold

import (
	"strings"

	"dutygraph/graph"
)

// align finds for each task of a gold the one that was read of it, nil where there is none: by number and beginning, else by
// number where the beginnings do not gainsay it, else by the beginning alone. The rest was read beside it.
func align(gold []Task, tasks []*read) (pairs, spare []*read) {
	pairs = make([]*read, len(gold))
	used := map[*read]bool{}
	for _, fits := range []func(head, no string, t *read) bool{
		func(head, no string, t *read) bool {
			return t.no == no && head != "" && strings.Contains(t.text, begin(head, 8))
		},
		func(head, no string, t *read) bool {
			return t.no == no && (head == "" || t.text == "" || strings.Contains(t.text, begin(head, 6)))
		},
		func(head, no string, t *read) bool {
			return len([]rune(head)) >= 4 && strings.Contains(t.text, begin(head, 8))
		},
	} {
		for i, g := range gold {
			if pairs[i] != nil {
				continue
			}
			for _, t := range tasks {
				if !used[t] && g.isOf(t) && fits(textKey(g.Head), numberKey(g.No), t) {
					pairs[i], used[t] = t, true
					break
				}
			}
		}
	}
	for _, t := range tasks {
		if !used[t] {
			spare = append(spare, t)
		}
	}
	return pairs, spare
}

// begin is the beginning of a text.
func begin(s string, runes int) string {
	if r := []rune(s); len(r) > runes {
		return string(r[:runes])
	}
	return s
}

// isOf reports whether a gold's task may be in the document of one that was read.
func (t Task) isOf(r *read) bool {
	if t.Document == "" || r.document == "" {
		return true
	}
	a, b := fold(t.Document), fold(r.document)
	return strings.Contains(a, b) || strings.Contains(b, a)
}

// about are the tasks of the documents that a gold is of: the one that is asked for, those that the gold names, else the one
// document that fits it best.
func about(g Gold, tasks []*read, document string) []*read {
	of := map[string][]*read{}
	var order []string
	for _, t := range tasks {
		if of[t.document] == nil {
			order = append(order, t.document)
		}
		of[t.document] = append(of[t.document], t)
	}
	if document != "" {
		var out []*read
		for _, id := range order {
			if strings.Contains(fold(id), fold(document)) {
				out = append(out, of[id]...)
			}
		}
		return out
	}
	for _, t := range g.Tasks {
		if t.Document != "" {
			return tasks
		}
	}
	best, most := []*read(nil), 0.0
	for i, id := range order {
		pairs, _ := align(g.Tasks, of[id])
		fit := -.001 * float64(len(of[id])) // of two that fit as well, the shorter
		for _, p := range pairs {
			if p != nil {
				fit++
			}
		}
		if i == 0 || fit > most {
			best, most = of[id], fit
		}
	}
	return best
}

// Score scores what documents state against a gold. document, where it is not "", is the key of the document that the gold is
// of, or a part of it.
func (g Gold) Score(document string, batches []graph.Batch) Result {
	s := newScoring(g)
	pairs, spare := align(g.Tasks, about(g, tasksOf(batches), document))
	for i, t := range g.Tasks {
		if !t.Optional {
			s.task(t, pairs[i])
		}
	}
	if !g.Sample {
		for _, t := range spare {
			s.spare(t)
		}
	}
	return s.result()
}
