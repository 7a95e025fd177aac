package syntax

import (
	"maps"
	"reflect"
)

// Names returns every name of a variable that stands in a tree, also those that the tree itself brings in.
func Names(x any) map[string]bool {
	names := map[string]bool{}
	visit(reflect.ValueOf(x), func(v reflect.Value) bool {
		switch n := v.Interface().(type) {
		case Name:
			names[n.Text] = true
		case Var:
			names[n.Name] = true
		}
		return true
	})
	delete(names, "")
	return names
}

// Entities returns the names that stand for nodes and links wherever they stand in a tree: those of patterns, without any
// that something else brings in too.
func Entities(x any) map[string]bool {
	names, others := map[string]bool{}, map[string]bool{"": true}
	visit(reflect.ValueOf(x), func(v reflect.Value) bool {
		switch n := v.Interface().(type) {
		case NodePattern:
			names[n.Name.Text] = true
		case LinkPattern:
			names[n.Name.Text] = true
			others[n.Name.Text] = others[n.Name.Text] || n.Many
		case Path:
			others[n.Name.Text] = true
		case Unwind:
			others[n.As.Text] = true
		case Item:
			v, is := n.Expr.(*Var)
			others[n.As] = others[n.As] || !is || v.Name != n.As
		case ListComp:
			others[n.Name.Text] = true
		case Quantifier:
			others[n.Name.Text] = true
		case Reduce:
			others[n.Name.Text], others[n.Total.Text] = true, true
		}
		return true
	})
	maps.DeleteFunc(names, func(name string, _ bool) bool { return others[name] })
	return names
}

// Calls reports whether an expression calls a function for which is holds, subqueries apart: they have rows of their own.
func Calls(x Expr, is func(name string) bool) bool {
	found := false
	visit(reflect.ValueOf(x), func(v reflect.Value) bool {
		switch n := v.Interface().(type) {
		case Func:
			found = found || is(n.Name)
		case Sub:
			return false
		}
		return !found
	})
	return found
}

// visit calls f for every structure of a tree, those above before those below, and passes over what is in one for which f
// returns false.
func visit(v reflect.Value, f func(reflect.Value) bool) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			visit(v.Elem(), f)
		}
	case reflect.Slice:
		for i := range v.Len() {
			visit(v.Index(i), f)
		}
	case reflect.Struct:
		if !f(v) {
			return
		}
		for i := range v.NumField() {
			visit(v.Field(i), f)
		}
	}
}
