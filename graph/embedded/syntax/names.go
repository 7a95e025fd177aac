package syntax

import "reflect"

// Names returns every name of a variable that stands in a tree, also those that the tree itself brings in.
func Names(x any) map[string]bool {
	names := map[string]bool{}
	visit(reflect.ValueOf(x), func(v reflect.Value) {
		switch n := v.Interface().(type) {
		case Name:
			names[n.Text] = true
		case Var:
			names[n.Name] = true
		}
	})
	delete(names, "")
	return names
}

// Calls reports whether an expression calls a function for which is holds, subqueries apart: they have rows of their own.
func Calls(x Expr, is func(name string) bool) bool {
	found := false
	visit(reflect.ValueOf(x), func(v reflect.Value) {
		if f, ok := v.Interface().(Func); ok && is(f.Name) {
			found = true
		}
	})
	return found
}

// visit calls f for every structure of a tree, those above before those below.
func visit(v reflect.Value, f func(reflect.Value)) {
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
		f(v)
		for i := range v.NumField() {
			visit(v.Field(i), f)
		}
	}
}
