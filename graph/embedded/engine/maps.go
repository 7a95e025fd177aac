package engine

import (
	"dutygraph/graph/embedded/memory"
	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// mapExpr compiles {key: value}.
func (c *compiler) mapExpr(x *syntax.Map) (expr, kinds) {
	values := c.exprs(x.Values)
	return func(f *frame) any {
		m := make(map[string]any, len(values))
		for i, y := range values {
			m[x.Keys[i]] = y(f)
			f.nested(m[x.Keys[i]])
		}
		return m
	}, aMap
}

// prop compiles x.key.
func (c *compiler) prop(x *syntax.Prop) (expr, kinds) {
	y, kind := c.expr(x.X)
	c.need(x.X, kind, aMap|aNode|aLink)
	key, stood := x.Key, 0
	return func(f *frame) any { return f.property(y(f), key, &stood, x.At) }, anything
}

// property reads a property of a node, a link or a map. Where it stood is kept for the next time.
func (r *run) property(v any, key string, stood *int, at syntax.At) any {
	switch v := v.(type) {
	case nil:
		return nil
	case *memory.Node:
		return v.Prop(key, stood)
	case *memory.Link:
		return v.Prop(key, stood)
	case map[string]any:
		return v[key]
	}
	r.fail(at, "%s has no property %q", value.Kind(v), key)
	return nil
}

// mapProj compiles name {.key, .*, other: value}.
func (c *compiler) mapProj(x *syntax.MapProj) (expr, kinds) {
	v := c.variable(x.X)
	c.need(x.X, v.kind, aNode|aLink|aMap)
	values := make([]expr, len(x.Items))
	for i, it := range x.Items {
		if it.Value != nil {
			values[i], _ = c.expr(it.Value)
		}
	}
	return func(f *frame) any {
		of := f.slots[v.slot]
		if of == nil {
			return nil
		}
		m := map[string]any{}
		for i, it := range x.Items {
			switch {
			case it.Value != nil:
				m[it.Key] = values[i](f)
			case it.Key != "":
				m[it.Key] = f.property(of, it.Key, new(int), x.At)
			default:
				for k, v := range f.properties(of, x.At) {
					m[k] = v
				}
			}
		}
		return m
	}, aMap
}

// properties returns all properties of a node, a link or a map.
func (r *run) properties(v any, at syntax.At) map[string]any {
	switch v := v.(type) {
	case *memory.Node:
		return value.Properties(v.All())
	case *memory.Link:
		return value.Properties(v.All())
	case map[string]any:
		return v
	}
	r.fail(at, "%s has no properties", value.Kind(v))
	return nil
}
