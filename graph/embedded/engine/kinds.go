package engine

import (
	"strings"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// kinds is what a value can be, as far as it is known before the statement runs: a set of types.
type kinds uint16

// The types. Null belongs to every set but is noted only where a value can be nothing else.
const (
	aBool kinds = 1 << iota
	anInt
	aFloat
	aString
	aList
	aMap
	aNode
	aLink
	aPath
	aNull
	aNumber  = anInt | aFloat
	anything = aBool | aNumber | aString | aList | aMap | aNode | aLink | aPath | aNull
)

var kindNames = []string{"Boolean", "Integer", "Float", "String", "List", "Map", "Node", "Relationship", "Path", "Null"}

// String lists the types.
func (k kinds) String() string {
	if k == anything {
		return "Any"
	}
	var names []string
	for i, name := range kindNames {
		if k&(1<<i) != 0 && (1<<i != aNull || k == aNull) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " or ")
}

// kindOf returns the type of a value.
func kindOf(v any) kinds {
	switch v.(type) {
	case nil:
		return aNull
	case bool:
		return aBool
	case int64:
		return anInt
	case float64:
		return aFloat
	case string:
		return aString
	case []any:
		return aList
	case map[string]any:
		return aMap
	case *memory.Node:
		return aNode
	case *memory.Link:
		return aLink
	case *value.Path:
		return aPath
	}
	return anything
}

// need refuses an expression that can never be of the types wanted.
func (c *compiler) need(x syntax.Expr, is, want kinds) {
	if is&(want|aNull) == 0 {
		c.fail(start(x), "expected %s, found %s", want, is)
	}
}

// start returns the place where an expression begins, as far as it is known.
func start(x syntax.Expr) int {
	switch x := x.(type) {
	case *syntax.Binary:
		return start(x.X)
	case *syntax.Compare:
		return start(x.Xs[0])
	case *syntax.Prop:
		return start(x.X)
	case *syntax.Index:
		return start(x.X)
	case *syntax.Slice:
		return start(x.X)
	case *syntax.IsNull:
		return start(x.X)
	case *syntax.HasLabels:
		return start(x.X)
	}
	return x.Pos()
}
