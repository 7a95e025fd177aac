package engine

import (
	"fmt"
	"slices"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
)

// compiler turns the tree of a statement into steps and expressions.
type compiler struct {
	run      *run // of the statement, which may be stopped while it is compiled
	graph    *memory.Graph
	source   string
	tree     *syntax.Query
	entities map[string]bool // names that are always those of nodes or links, once someone asked
	params   map[string]any
	slots    int // used so far: each variable of the statement has one of its own
	scope    *scope
	group    *grouping      // where an aggregating function may stand, what it belongs to
	known    map[string]int // expressions, by syntax.Text, whose value stands in a slot already
}

// scope is the variables known at a place. Those of the parents are known too, and stay so when a WITH starts a new scope.
type scope struct {
	parent *scope
	vars   []variable
	hidden string // why a variable of the statement that is not here is not known, or ""
	hides  *scope // whose variables those are that no pattern here may take for new ones
}

// isHidden reports whether a name is known but hidden.
func (s *scope) isHidden(name string) bool {
	for ; s != nil; s = s.parent {
		if s.hides.find(name) != nil {
			return true
		}
	}
	return false
}

// variable is a name, its slot and what its value can be.
type variable struct {
	name string
	slot int
	kind kinds
}

// find returns the variable of that name, or nil.
func (s *scope) find(name string) *variable {
	for ; s != nil; s = s.parent {
		for i := range s.vars {
			if s.vars[i].name == name {
				return &s.vars[i]
			}
		}
	}
	return nil
}

// slot returns a slot that nothing else uses.
func (c *compiler) slot() int {
	c.slots++
	return c.slots - 1
}

// declare adds a variable to the scope.
func (c *compiler) declare(name string, kind kinds) variable {
	v := variable{name, c.slot(), kind}
	c.scope.vars = append(c.scope.vars, v)
	return v
}

// inside runs compile in a scope of its own below the present one.
func (c *compiler) inside(s *scope, compile func()) {
	outer := c.scope
	c.scope = s
	compile()
	c.scope = outer
}

// visible returns the variables of the present scope that have a name, in order of it, without those of its parents.
func (s *scope) visible() []variable {
	vars := slices.DeleteFunc(slices.Clone(s.vars), func(v variable) bool { return v.name[0] == ' ' }) // of a pattern
	slices.SortFunc(vars, func(a, b variable) int {
		if a.name < b.name {
			return -1
		}
		return 1
	})
	return vars
}

// fail refuses a statement that makes no sense.
func (c *compiler) fail(at int, format string, args ...any) {
	panic(&syntax.Error{Kind: syntax.Invalid, What: fmt.Sprintf(format, args...), Source: c.source, At: at})
}

// refuse refuses what is not known here.
func (c *compiler) refuse(at int, format string, args ...any) {
	panic(&syntax.Error{Kind: syntax.Refused, What: fmt.Sprintf(format, args...), Source: c.source, At: at})
}
