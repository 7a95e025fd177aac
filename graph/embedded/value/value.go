// Package value says what Cypher's values are and how they compare, order, count and print, as Neo4j 5 has it.
//
// A value is nil (null), a bool, an int64, a float64, a string, a []any, a map[string]any, a *memory.Node, a
// *memory.Link or a *Path.
package value

import (
	"fmt"
	"math"

	"dutygraph/graph/embedded/memory"
)

// Path is a path: nodes and the links between them, one fewer.
type Path struct {
	Nodes []*memory.Node
	Links []*memory.Link
}

// Truth is a boolean of three values.
type Truth int8

// The truths. Unknown is null.
const (
	Unknown Truth = iota
	False
	True
)

// Of returns the truth of a bool.
func Of(b bool) Truth {
	if b {
		return True
	}
	return False
}

// Value returns the truth as a value.
func (t Truth) Value() any {
	switch t {
	case True:
		return true
	case False:
		return false
	}
	return nil
}

// Not returns the opposite; of Unknown it is Unknown.
func (t Truth) Not() Truth {
	switch t {
	case True:
		return False
	case False:
		return True
	}
	return Unknown
}

// Kind returns the name of a value's type, as messages have it.
func Kind(v any) string {
	switch v.(type) {
	case nil:
		return "Null"
	case bool:
		return "Boolean"
	case int64:
		return "Integer"
	case float64:
		return "Float"
	case string:
		return "String"
	case []any:
		return "List"
	case map[string]any:
		return "Map"
	case *memory.Node:
		return "Node"
	case *memory.Link:
		return "Relationship"
	case *Path:
		return "Path"
	}
	return fmt.Sprintf("%T", v)
}

// From returns a parameter of any of Go's usual types as a value.
func From(v any) (any, error) {
	switch v := v.(type) {
	case nil, bool, int64, float64, string:
		return v, nil
	case int:
		return int64(v), nil
	case int32:
		return int64(v), nil
	case float32:
		return float64(v), nil
	case []string:
		return listFrom(v)
	case []any:
		return listFrom(v)
	case []int64:
		return listFrom(v)
	case []int:
		return listFrom(v)
	case []float64:
		return listFrom(v)
	case []bool:
		return listFrom(v)
	case map[string]any:
		m := make(map[string]any, len(v))
		for k, x := range v {
			x, err := From(x)
			if err != nil {
				return nil, err
			}
			m[k] = x
		}
		return m, nil
	}
	return nil, fmt.Errorf("a value of type %T is none of Cypher's", v)
}

func listFrom[T any](v []T) (any, error) {
	list := make([]any, len(v))
	for i, x := range v {
		y, err := From(x)
		if err != nil {
			return nil, err
		}
		list[i] = y
	}
	return list, nil
}

// Properties returns the properties of a node or a link as a map.
func Properties(props []memory.Prop) map[string]any {
	m := make(map[string]any, len(props))
	for _, p := range props {
		m[p.Key] = p.Value
	}
	return m
}

// Number returns a number as a float64.
func Number(v any) (float64, bool) {
	switch v := v.(type) {
	case int64:
		return float64(v), true
	case float64:
		return v, true
	}
	return 0, false
}

// compareNumbers orders two numbers by their exact values; NaN is greater than any other and equal to itself.
func compareNumbers(a, b any) int {
	switch a := a.(type) {
	case int64:
		switch b := b.(type) {
		case int64:
			return compare(a, b)
		case float64:
			return -compareFloatInt(b, a)
		}
	case float64:
		switch b := b.(type) {
		case int64:
			return compareFloatInt(a, b)
		case float64:
			switch {
			case a != a && b != b:
				return 0
			case a != a:
				return 1
			case b != b:
				return -1
			}
			return compare(a, b)
		}
	}
	return 0
}

// compareFloatInt compares without losing the low digits of a large integer.
func compareFloatInt(a float64, b int64) int {
	switch {
	case a != a || a >= 1<<63:
		return 1
	case a < -1<<63:
		return -1
	}
	whole := math.Trunc(a)
	if c := compare(int64(whole), b); c != 0 {
		return c
	}
	return compare(a, whole)
}

func compare[T int | int64 | float64 | string](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
