package engine

import (
	"slices"

	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

var graphFunctions = map[string]function{
	"labels":        {1, 1, []kinds{aNode}, aList | aNull, labels, false},
	"type":          {1, 1, []kinds{aLink}, aString | aNull, typeName, false},
	"properties":    {1, 1, []kinds{aNode | aLink | aMap}, aMap | aNull, properties, false},
	"keys":          {1, 1, []kinds{aNode | aLink | aMap}, aList | aNull, keys, false},
	"nodes":         {1, 1, []kinds{aPath}, aList | aNull, nodes, false},
	"relationships": {1, 1, []kinds{aPath}, aList | aNull, relationships, false},
	"length":        {1, 1, []kinds{aPath}, anInt | aNull, length, false},
	"startnode":     {1, 1, []kinds{aLink}, aNode | aNull, startNode, false},
	"endnode":       {1, 1, []kinds{aLink}, aNode | aNull, endNode, false},
}

func labels(_ *frame, _ syntax.At, args []any) any {
	return stringList(args[0].(*memory.Node).Labels)
}

// stringList returns a list of strings as a value.
func stringList(of []string) []any {
	list := make([]any, len(of))
	for i, s := range of {
		list[i] = s
	}
	return list
}

func typeName(_ *frame, _ syntax.At, args []any) any { return args[0].(*memory.Link).Type.Name }

func properties(f *frame, at syntax.At, args []any) any { return f.properties(args[0], at) }

func keys(_ *frame, _ syntax.At, args []any) any {
	var props []memory.Prop
	switch v := args[0].(type) {
	case *memory.Node:
		props = v.All()
	case *memory.Link:
		props = v.All()
	case map[string]any:
		return stringList(value.Keys(v))
	}
	list := make([]any, len(props))
	for i, p := range props {
		list[i] = p.Key
	}
	return list
}

func nodes(_ *frame, _ syntax.At, args []any) any {
	p := args[0].(*value.Path)
	list := make([]any, len(p.Nodes))
	for i, n := range p.Nodes {
		list[i] = n
	}
	return list
}

func relationships(_ *frame, _ syntax.At, args []any) any {
	return linkList(args[0].(*value.Path).Links)
}

// linkList returns links as a value.
func linkList(links []*memory.Link) []any {
	list := make([]any, len(links))
	for i, l := range links {
		list[i] = l
	}
	return list
}

func length(_ *frame, _ syntax.At, args []any) any { return int64(len(args[0].(*value.Path).Links)) }

func startNode(_ *frame, _ syntax.At, args []any) any { return args[0].(*memory.Link).From }

func endNode(_ *frame, _ syntax.At, args []any) any { return args[0].(*memory.Link).To }

// listFunctions are about lists, and what is about any value.
var listFunctions = map[string]function{
	"coalesce": {1, -1, nil, anything, coalesce, true},
	"size":     {1, 1, []kinds{aList | aString}, anInt | aNull, size, false},
	"head":     {1, 1, []kinds{aList}, anything, at(0), false},
	"last":     {1, 1, []kinds{aList}, anything, at(-1), false},
	"tail":     {1, 1, nil, aList | aNull, tail, false},
	"reverse":  {1, 1, []kinds{aList | aString}, aList | aString | aNull, reverse, false},
	"range":    {2, 3, []kinds{anInt}, aList, ranging, true},
	"isempty":  {1, 1, []kinds{aList | aString | aMap}, aBool | aNull, isEmpty, false},
	"nullif":   {2, 2, nil, anything, nullIf, true},
}

func coalesce(_ *frame, _ syntax.At, args []any) any {
	for _, v := range args {
		if v != nil {
			return v
		}
	}
	return nil
}

func nullIf(_ *frame, _ syntax.At, args []any) any {
	if value.Equal(args[0], args[1]) == value.True {
		return nil
	}
	return args[0]
}

func size(_ *frame, _ syntax.At, args []any) any {
	switch v := args[0].(type) {
	case string:
		n := 0
		for range v {
			n++
		}
		return int64(n)
	default:
		return int64(len(v.([]any)))
	}
}

func isEmpty(_ *frame, _ syntax.At, args []any) any {
	switch v := args[0].(type) {
	case string:
		return v == ""
	case []any:
		return len(v) == 0
	default:
		return len(v.(map[string]any)) == 0
	}
}

// at returns the function that gives the item at an index, counted from the end when it is negative.
func at(i int64) func(*frame, syntax.At, []any) any {
	return func(f *frame, where syntax.At, args []any) any { return f.item(args[0], i, where) }
}

func tail(f *frame, at syntax.At, args []any) any {
	list, ok := args[0].([]any)
	if !ok {
		f.refuse(at, "tail() of %s is not known here", value.Kind(args[0]))
	}
	if len(list) == 0 {
		return list
	}
	return list[1:]
}

func reverse(_ *frame, _ syntax.At, args []any) any {
	switch v := args[0].(type) {
	case string:
		rs := []rune(v)
		slices.Reverse(rs)
		return string(rs)
	default:
		list := slices.Clone(v.([]any))
		slices.Reverse(list)
		return list
	}
}

// unstored fails, as Neo4j 5.26 does, where reverse() is asked of a property of a node or link that is a list.
func (c *compiler) unstored(x *syntax.Func, arg expr) expr {
	prop, ok := x.Args[0].(*syntax.Prop)
	if !ok {
		return arg
	}
	if _, of := c.expr(prop.X); of&^(aNode|aLink|aNull) != 0 {
		return arg
	}
	return func(f *frame) any {
		v := arg(f)
		if kindOf(v) == aList {
			f.fail(x.At, "reverse() of a list that is a property fails in Neo4j 5.26 too; make a list of it: reverse([x IN %s | x])", syntax.Text(x.Args[0]))
		}
		return v
	}
}

// ranging is range(from, to, step), both ends included.
func ranging(f *frame, at syntax.At, args []any) any {
	for _, v := range args {
		if v == nil {
			f.fail(at, "range() takes Integer, found Null")
		}
	}
	from, to, by := args[0].(int64), args[1].(int64), int64(1)
	if len(args) == 3 {
		by = args[2].(int64)
	}
	if by == 0 {
		f.fail(at, "range() cannot go in steps of 0")
	}
	list := []any{}
	for n := from; by > 0 && n <= to || by < 0 && n >= to; n += by {
		if list = append(list, n); len(list)%1024 == 0 {
			f.make(24 * 1024)
		}
		if by > 0 && n > to-by && to-by < to || by < 0 && n < to-by && to-by > to {
			break
		}
	}
	return list
}
