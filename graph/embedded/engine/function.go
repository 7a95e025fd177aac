package engine

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// function is one of Cypher's functions. Unless it says otherwise it is null when any argument is.
type function struct {
	least, most int // arguments; most is -1 for any number
	takes       []kinds
	gives       kinds
	apply       func(f *frame, at syntax.At, args []any) any
	withNull    bool // apply sees null arguments
}

// functionLists are the tables of all functions, by name in lower case.
var functionLists = []map[string]function{graphFunctions, textFunctions, numberFunctions, listFunctions, conversions}

// elsewhere are functions and families of functions of Neo4j that are not known here, with what to do instead.
var elsewhere = []struct{ prefix, what string }{
	{"datetime", "temporal values are not known here: dates in the graph are ISO strings, which compare as they are"},
	{"date", "temporal values are not known here: dates in the graph are ISO strings, which compare as they are"},
	{"time", "temporal values are not known here"},
	{"localtime", "temporal values are not known here"},
	{"localdatetime", "temporal values are not known here"},
	{"duration", "temporal values are not known here"},
	{"point", "spatial values are not known here"},
	{"sin", inexact}, {"cos", inexact}, {"tan", inexact}, {"cot", inexact}, {"asin", inexact}, {"acos", inexact},
	{"atan", inexact}, {"atan2", inexact}, {"haversin", inexact},
	{"id", "a node's key is its property id: n.id"},
	{"elementid", "a node's key is its property id: n.id"},
	{"normalize", "it is not known here"},
	{"valuetype", "it is not known here"},
	{"linenumber", "files are not read here"},
	{"file", "files are not read here"},
	{"randomuuid", "a random value is none of the graph's"},
	{"timestamp", "the time of day is none of the graph's"},
}

// inexact is why the functions of angles are not known here.
const inexact = "Go and Java compute it with different last digits"

// function compiles a call.
func (c *compiler) function(x *syntax.Func) (expr, kinds) {
	if aggregate, ok := aggregates[x.Name]; ok {
		return c.aggregate(x, aggregate)
	}
	if x.Distinct || x.Star {
		c.fail(x.Pos(), "%s() is no aggregating function", x.Name)
	}
	if x.Name == "exists" && len(x.Args) == 1 {
		return c.existsCall(x)
	}
	fn, ok := lookUpFunction(x.Name)
	if !ok {
		c.unknown(x)
	}
	if len(x.Args) == 2 && strings.HasSuffix(x.Name, "trim") {
		c.refuse(x.Pos(), "%s() of given characters is not known here", x.Name)
	}
	if n := len(x.Args); n < fn.least || fn.most >= 0 && n > fn.most {
		c.fail(x.Pos(), "%s() takes %s arguments, found %d", x.Name, fn.counted(), n)
	}
	args := make([]expr, len(x.Args))
	for i, a := range x.Args {
		var kind kinds
		args[i], kind = c.expr(a)
		if len(fn.takes) > 0 {
			c.need(a, kind, fn.takes[min(i, len(fn.takes)-1)])
		}
	}
	if x.Name == "reverse" {
		args[0] = c.unstored(x, args[0])
	}
	if settled(x) {
		return remembered(call(x, fn, args)), fn.gives
	}
	return call(x, fn, args), fn.gives
}

// settled reports whether an expression has the same value in every row: it is made of literals and parameters.
func settled(x syntax.Expr) bool {
	switch x := x.(type) {
	case *syntax.Literal, *syntax.Param:
		return true
	case *syntax.List:
		return allSettled(x.Items)
	case *syntax.Func:
		return x.Name != "rand" && allSettled(x.Args)
	}
	return false
}

func allSettled(xs []syntax.Expr) bool {
	return !slices.ContainsFunc(xs, func(x syntax.Expr) bool { return !settled(x) })
}

// remembered computes an expression when it is first asked for, and never again.
func remembered(x expr) expr {
	var v any
	known := false
	return func(f *frame) any {
		if !known {
			v, known = x(f), true
		}
		return v
	}
}

// call makes the expression of a call.
func call(x *syntax.Func, fn function, args []expr) expr {
	return func(f *frame) any {
		var room [4]any
		values := room[:0]
		for i, a := range args {
			v := a(f)
			if v == nil && !fn.withNull {
				return nil
			}
			if v != nil && len(fn.takes) > 0 {
				if want := fn.takes[min(i, len(fn.takes)-1)]; kindOf(v)&want == 0 {
					f.fail(x.At, "%s() takes %s, found %s", x.Name, want, value.Kind(v))
				}
			}
			values = append(values, v)
		}
		v := fn.apply(f, x.At, values)
		f.large(v)
		return v
	}
}

func lookUpFunction(name string) (function, bool) {
	for _, list := range functionLists {
		if fn, ok := list[name]; ok {
			return fn, true
		}
	}
	return function{}, false
}

// existsCall compiles exists((a)-->(b)); of a property, Neo4j 5 has IS NOT NULL.
func (c *compiler) existsCall(x *syntax.Func) (expr, kinds) {
	if p, ok := x.Args[0].(*syntax.PathExpr); ok && p.Path.Shortest == syntax.EveryPath {
		return c.found(p), aBool
	}
	c.fail(x.Pos(), "exists() of a property is no longer Cypher: write x IS NOT NULL")
	return nil, 0
}

// unknown refuses a function that is not known here, and says what is known of it.
func (c *compiler) unknown(x *syntax.Func) {
	family, _, _ := strings.Cut(x.Name, ".")
	for _, e := range elsewhere {
		if family == e.prefix {
			c.refuse(x.Pos(), "%s(): %s", x.Name, e.what)
		}
	}
	if !strings.Contains(x.Name, ".") { // functions of plugins have names of several parts
		c.fail(x.Pos(), "no function is called %s()%s", x.Name, near(x.Name))
	}
	c.refuse(x.Pos(), "no function is called %s() here", x.Name)
}

// near suggests functions whose names are nearly the same, or start alike.
func near(name string) string {
	var close, alike []string
	known := func(n string) {
		switch {
		case syntax.OneOff(n, name):
			close = append(close, n+"()")
		case len(name) > 2 && strings.HasPrefix(n, name[:3]):
			alike = append(alike, n+"()")
		}
	}
	for _, list := range functionLists {
		for n := range list {
			known(n)
		}
	}
	for n := range aggregates {
		known(n)
	}
	if close == nil {
		close = alike
	}
	if close == nil {
		return ""
	}
	slices.Sort(close)
	return " (did you mean " + strings.Join(close, " or ") + "?)"
}

// counted says how many arguments a function takes.
func (fn function) counted() string {
	switch {
	case fn.most < 0:
		return fmt.Sprintf("%d or more", fn.least)
	case fn.least < fn.most:
		return fmt.Sprintf("%d to %d", fn.least, fn.most)
	}
	return strconv.Itoa(fn.least)
}
