// Package engine answers Cypher statements on a graph in memory.
//
// A statement passes through three rooms. The package syntax makes a tree of its text. The compiler here gives every variable
// a slot, checks types and names as far as they are known, and turns the tree into expressions, which are functions of a
// frame of slots, and steps (step.go), which pass rows on: each runs the step before it and calls back for every row. For a pattern the planner
// (plan.go) chooses where to start and which way to go. Running the last step then gives the rows.
//
// Expressions and steps report an error by panicking with a *syntax.Error, which Query recovers: a row passes through
// many functions, and almost none of them fails.
package engine

import (
	"context"
	"fmt"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// Answer is the rows of a statement. Values are as package value has them.
type Answer struct {
	Columns []string
	Rows    [][]any
}

// run is one statement being answered.
type run struct {
	ctx    context.Context
	source string
	most   int // bytes that it may need at a time, or 0
	ticks  uint
	bytes  int // that steps hold on to
	made   int // that the expressions of the present row have made
	base   int // of these, what the row around the present subquery has made
}

// frame is the row that is being made: the value of each variable.
type frame struct {
	*run
	slots []any
}

// stopped is the panic of a statement whose context is done.
type stopped struct{ err error }

// Query answers one reading statement, which may need so many bytes at a time, roughly, for what it keeps: rows to be sorted or
// grouped, lists that it makes; 0 is no bound. An error is a *syntax.Error, or wraps what the context ended with.
func Query(ctx context.Context, g *memory.Graph, tree *syntax.Statement, params map[string]any, bytes int) (a *Answer, err error) {
	source := tree.Source
	values, err := parameters(source, params)
	if err != nil {
		return nil, err
	}
	defer recovered(&a, &err)
	r := &run{ctx: ctx, source: source, most: bytes}
	c := &compiler{run: r, graph: g, source: source, tree: tree.Query, params: values, scope: &scope{}}
	last, columns := c.query(tree.Query, true)
	if tree.Explain {
		return explain(last), nil
	}
	f := &frame{run: r, slots: make([]any, c.slots)}
	a = &Answer{Columns: make([]string, len(columns)), Rows: [][]any{}}
	for i, col := range columns {
		a.Columns[i] = col.name
	}
	kept := lastSorting(last)
	last.run(f, func() bool {
		var row []any
		if kept != nil { // it has the columns first, and nobody needs them any more
			row = kept.present.cells[:len(columns):len(columns)]
		} else {
			row = make([]any, len(columns))
			for i, col := range columns {
				row[i] = f.slots[col.slot]
				r.keep(r.weigh(row[i]))
			}
		}
		a.Rows = append(a.Rows, row)
		return true
	})
	return a, nil
}

// lastSorting returns the step that has the rows of the answer in order and passes them on as they are, or nil.
func lastSorting(last step) *sorting {
	if l, ok := last.(*limit); ok {
		last = l.src
	}
	s, _ := last.(*sorting)
	return s
}

// recovered turns the panic of a statement that cannot be answered into its error.
func recovered(a **Answer, err *error) {
	switch r := recover().(type) {
	case nil:
	case *syntax.Error:
		*a, *err = nil, r
	case stopped:
		*a, *err = nil, fmt.Errorf("the statement was stopped: %w", r.err)
	default:
		panic(r)
	}
}

// parameters returns the parameters as values.
func parameters(source string, params map[string]any) (map[string]any, error) {
	values := make(map[string]any, len(params))
	for name, p := range params {
		v, err := value.From(p)
		if err != nil {
			return nil, &syntax.Error{Kind: syntax.Failed, What: fmt.Sprintf("parameter $%s: %v", name, err), Source: source, At: -1}
		}
		values[name] = v
	}
	return values, nil
}

// fail ends the statement with an error at a place of its text.
func (r *run) fail(at syntax.At, format string, args ...any) {
	panic(&syntax.Error{Kind: syntax.Failed, What: fmt.Sprintf(format, args...), Source: r.source, At: int(at)})
}

// refuse ends the statement at a place that is not known here.
func (r *run) refuse(at syntax.At, format string, args ...any) {
	panic(&syntax.Error{Kind: syntax.Refused, What: fmt.Sprintf(format, args...), Source: r.source, At: int(at)})
}

// tick is called wherever a statement could go on for long; now and then it looks whether it must stop.
func (r *run) tick() {
	if r.ticks++; r.ticks&0x3ff == 0 {
		if err := r.ctx.Err(); err != nil {
			panic(stopped{err})
		}
	}
}

// keep counts bytes that a step holds on to.
func (r *run) keep(bytes int) {
	r.bytes += bytes
	r.mustFit()
}

// make counts bytes that an expression makes: a statement could double a string or a list again and again. They are
// forgotten with the row.
func (r *run) make(bytes int) {
	r.made += bytes
	r.mustFit()
}

// forget forgets what the expressions of the row before have made.
func (r *run) forget() { r.made = r.base }

// within runs a subquery of an expression: its rows come and go, and what was made before stays.
func (f *frame) within(body step, yield func() bool) bool {
	base, made := f.base, f.made
	f.base = made
	more := body.run(f, yield)
	f.base, f.made = base, made
	return more
}

// mustFit ends a statement that needs more than it may.
func (r *run) mustFit() {
	r.tick()
	if r.most > 0 && r.bytes+r.made > r.most {
		r.fail(-1, "the statement needs more than %d MB of memory; ask for less at a time", r.most>>20)
	}
}

// weigh guesses how many bytes a value takes. Lists in lists can share their parts and be far larger than what was made of
// them, so this too could go on for long.
func (r *run) weigh(v any) int {
	r.tick()
	switch v := v.(type) {
	case string:
		return 16 + len(v)
	case []any:
		n := 40
		for _, x := range v {
			n += r.weigh(x)
		}
		return n
	case map[string]any:
		n := 64
		for k, x := range v {
			n += 48 + len(k) + r.weigh(x)
		}
		return n
	case *value.Path:
		return 64 + 16*len(v.Nodes)
	}
	return 16
}
