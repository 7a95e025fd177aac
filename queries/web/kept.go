package web

import (
	"context"
	"fmt"
	"net/http"
	"sync"

	"dutygraph/graph"
)

// answers keeps what the store has answered for as long as it stays in the same state: who turns the pages of a large answer,
// orders it or takes it as data does not wait for it again.
type answers struct {
	mu    sync.Mutex // guards the rest: many readers ask at once
	state string
	kept  map[string]answer
	order []string // the keys, the oldest first
	size  int      // values of all answers
}

// answer is a table and whether it was cut at the limit of rows. Nobody changes a table.
type answer struct {
	table *graph.Table
	cut   bool
}

// values is how many values an answer has.
func (a answer) values() int { return len(a.table.Rows)*len(a.table.Columns) + 1 }

// valuesKept bounds the memory that answers take, to about a hundred megabytes: as much as those about everything in a hundred
// gazettes.
const valuesKept = 3_000_000

// keyOf is a question with its values. They are texts and whole numbers, which their types tell apart.
func keyOf(name string, args map[string]any) string { return fmt.Sprintf("%s %#v", name, args) }

// find returns the answer that was given in a state.
func (a *answers) find(state, key string) (answer, bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	found, ok := a.kept[key]
	return found, ok && state != "" && state == a.state
}

// keep remembers an answer that was asked for in a state, and forgets those of other states and, where room is needed, the
// oldest.
func (a *answers) keep(state, key string, given answer) {
	if state == "" || given.values() > valuesKept/2 {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.state != state {
		a.state, a.kept, a.order, a.size = state, map[string]answer{}, nil, 0
	}
	if _, there := a.kept[key]; there {
		return
	}
	a.kept[key] = given
	a.order = append(a.order, key)
	for a.size += given.values(); a.size > valuesKept; a.order = a.order[1:] {
		a.size -= a.kept[a.order[0]].values()
		delete(a.kept, a.order[0])
	}
}

// prepare makes the answers of the questions that need no values, one after another.
func (s *site) prepare(ctx context.Context) {
	for _, q := range s.Catalogue {
		if len(q.Needed()) > 0 || ctx.Err() != nil || s.State() == "" {
			continue
		}
		within, cancel := context.WithTimeout(ctx, s.Timeout)
		v := &visit{site: s, r: (&http.Request{}).WithContext(within)}
		_ = v.make(within, func(v *visit) error { // whoever asks is told what is wrong
			_, err := v.ask(q.Name, nil)
			return err
		})
		cancel()
	}
}
