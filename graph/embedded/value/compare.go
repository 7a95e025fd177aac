package value

import (
	"slices"
	"strings"

	"dutygraph/graph/embedded/memory"
)

// Equal is a = b.
func Equal(a, b any) Truth {
	switch a := a.(type) {
	case nil:
		return Unknown
	case bool:
		if b, ok := b.(bool); ok {
			return Of(a == b)
		}
	case string:
		if b, ok := b.(string); ok {
			return Of(a == b)
		}
	case int64:
		switch b := b.(type) {
		case int64:
			return Of(a == b)
		case float64:
			return Of(b == b && compareFloatInt(b, a) == 0)
		}
	case float64:
		switch b := b.(type) {
		case int64:
			return Of(a == a && compareFloatInt(a, b) == 0)
		case float64:
			return Of(a == b)
		}
	case []any:
		if b, ok := b.([]any); ok {
			return equalLists(a, b)
		}
	case map[string]any:
		if b, ok := b.(map[string]any); ok {
			return equalMaps(a, b)
		}
	case *Path:
		if b, ok := b.(*Path); ok {
			return Of(slices.Equal(a.Nodes, b.Nodes) && slices.Equal(a.Links, b.Links))
		}
	default: // nodes and links are the same or not
		if b != nil {
			return Of(a == b)
		}
	}
	if b == nil {
		return Unknown
	}
	return False
}

func equalLists(a, b []any) Truth {
	if len(a) != len(b) {
		return False
	}
	t := True
	for i := range a {
		switch Equal(a[i], b[i]) {
		case False:
			return False
		case Unknown:
			t = Unknown
		}
	}
	return t
}

func equalMaps(a, b map[string]any) Truth {
	if len(a) != len(b) {
		return False
	}
	for k := range a {
		if _, ok := b[k]; !ok {
			return False
		}
	}
	t := True
	for k, x := range a {
		switch Equal(x, b[k]) {
		case False:
			return False
		case Unknown:
			t = Unknown
		}
	}
	return t
}

// Compare compares a and b as < and its like do. Values that do not compare, such as a number and a string, are
// reported by ok = false; NaN compares with every number and is neither less nor greater.
func Compare(a, b any) (c int, nan, ok bool) {
	switch a := a.(type) {
	case int64, float64:
		switch b.(type) {
		case int64, float64:
			x, _ := Number(a)
			y, _ := Number(b)
			if x != x || y != y {
				return 0, true, true
			}
			return compareNumbers(a, b), false, true
		}
	case string:
		if b, is := b.(string); is {
			return strings.Compare(a, b), false, true
		}
	case bool:
		if b, is := b.(bool); is {
			return compareBools(a, b), false, true
		}
	case []any:
		if b, is := b.([]any); is {
			return compareLists(a, b)
		}
	case map[string]any:
		if b, is := b.(map[string]any); is {
			return compareMaps(a, b)
		}
	case *memory.Node, *memory.Link, *Path:
		if rank(a) == rank(b) {
			return Order(a, b), false, true
		}
	}
	return 0, false, false
}

// compareLists compares item by item; the shorter of two that start alike is less.
func compareLists(a, b []any) (c int, nan, ok bool) {
	for i := range min(len(a), len(b)) {
		c, nan, ok := Compare(a[i], b[i])
		if !ok || nan || c != 0 {
			return c, nan, ok
		}
	}
	return compare(len(a), len(b)), false, true
}

// compareMaps compares sizes, then keys, then values in order of key.
func compareMaps(a, b map[string]any) (c int, nan, ok bool) {
	if c := compare(len(a), len(b)); c != 0 {
		return c, false, true
	}
	keys := Keys(a)
	if c := slices.Compare(keys, Keys(b)); c != 0 {
		return c, false, true
	}
	for _, k := range keys {
		if c, nan, ok := Compare(a[k], b[k]); !ok || nan || c != 0 {
			return c, nan, ok
		}
	}
	return 0, false, true
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

// rank orders values of different types, as ORDER BY, min and max do.
func rank(v any) int {
	switch v.(type) {
	case map[string]any:
		return 1
	case *memory.Node:
		return 2
	case *memory.Link:
		return 3
	case []any:
		return 4
	case *Path:
		return 5
	case string:
		return 6
	case bool:
		return 7
	case int64, float64:
		return 8
	}
	return 9 // null
}

// Order is the order of ORDER BY: any two values have one, null comes last.
func Order(a, b any) int {
	switch a := a.(type) {
	case string:
		if b, ok := b.(string); ok {
			return strings.Compare(a, b)
		}
	case int64:
		if b, ok := b.(int64); ok {
			return compare(a, b)
		}
	}
	if c := compare(rank(a), rank(b)); c != 0 {
		return c
	}
	switch a := a.(type) {
	case int64, float64:
		return compareNumbers(a, b)
	case bool:
		return compareBools(a, b.(bool))
	case []any:
		return orderLists(a, b.([]any))
	case map[string]any:
		return orderMaps(a, b.(map[string]any))
	case *memory.Node:
		return compare(a.Index(), b.(*memory.Node).Index())
	case *memory.Link:
		return compare(a.Index(), b.(*memory.Link).Index())
	case *Path:
		return orderPaths(a, b.(*Path))
	}
	return 0
}

func orderLists(a, b []any) int {
	for i := range min(len(a), len(b)) {
		if c := Order(a[i], b[i]); c != 0 {
			return c
		}
	}
	return compare(len(a), len(b))
}

// orderMaps orders by size, then by keys, then by values in order of key.
func orderMaps(a, b map[string]any) int {
	if c := compare(len(a), len(b)); c != 0 {
		return c
	}
	ka, kb := Keys(a), Keys(b)
	if c := slices.Compare(ka, kb); c != 0 {
		return c
	}
	for _, k := range ka {
		if c := Order(a[k], b[k]); c != 0 {
			return c
		}
	}
	return 0
}

func orderPaths(a, b *Path) int {
	if c := Order(a.Nodes[0], b.Nodes[0]); c != 0 {
		return c
	}
	for i := range min(len(a.Links), len(b.Links)) {
		if c := Order(a.Links[i], b.Links[i]); c != 0 {
			return c
		}
	}
	return compare(len(a.Links), len(b.Links))
}

// Keys returns the keys of a map in order.
func Keys(m map[string]any) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
