package syntax

import (
	"fmt"
	"reflect"
	"strings"
)

// Text returns an expression in a normal form: two expressions have the same text when they are written alike, whatever
// the spacing and wherever they stand.
func Text(x Expr) string {
	var b strings.Builder
	write(&b, reflect.ValueOf(x))
	return b.String()
}

// write prints a tree without its places.
func write(b *strings.Builder, v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if v.IsNil() {
			b.WriteString("_ ")
			return
		}
		write(b, v.Elem())
	case reflect.Slice:
		b.WriteByte('[')
		for i := range v.Len() {
			write(b, v.Index(i))
		}
		b.WriteByte(']')
	case reflect.Struct:
		b.WriteString(v.Type().Name())
		b.WriteByte('(')
		for i := range v.NumField() {
			if v.Type().Field(i).Name != "At" {
				write(b, v.Field(i))
			}
		}
		b.WriteByte(')')
	default:
		fmt.Fprintf(b, "%#v ", v.Interface())
	}
}
