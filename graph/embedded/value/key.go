package value

import (
	"encoding/binary"
	"math"

	"dutygraph/graph/embedded/memory"
)

// Keyer makes keys of values: bytes that are the same for two values exactly when DISTINCT and grouping take them for one.
// Null is null and numbers of equal value are one, but no NaN is another.
type Keyer struct{ nans uint64 }

// Append appends the key of a value.
func (k *Keyer) Append(key []byte, v any) []byte {
	switch v := v.(type) {
	case nil:
		return append(key, '0')
	case bool:
		if v {
			return append(key, 't')
		}
		return append(key, 'f')
	case int64:
		return binary.BigEndian.AppendUint64(append(key, 'i'), uint64(v))
	case float64:
		if v != v {
			k.nans++
			return binary.AppendUvarint(append(key, 'n'), k.nans)
		}
		if whole, _ := memory.Scalar(v); whole != any(v) {
			return k.Append(key, whole)
		}
		return binary.BigEndian.AppendUint64(append(key, 'd'), math.Float64bits(v))
	case string:
		key = binary.AppendUvarint(append(key, 's'), uint64(len(v)))
		return append(key, v...)
	case []any:
		key = binary.AppendUvarint(append(key, 'l'), uint64(len(v)))
		for _, x := range v {
			key = k.Append(key, x)
		}
		return key
	case map[string]any:
		key = binary.AppendUvarint(append(key, 'm'), uint64(len(v)))
		for _, name := range Keys(v) {
			key = k.Append(k.Append(key, name), v[name])
		}
		return key
	case *memory.Node:
		return binary.AppendUvarint(append(key, 'N'), uint64(v.Index()))
	case *memory.Link:
		return binary.AppendUvarint(append(key, 'L'), uint64(v.Index()))
	case *Path:
		key = k.Append(binary.AppendUvarint(append(key, 'p'), uint64(len(v.Links))), v.Nodes[0])
		for i, l := range v.Links {
			key = k.Append(k.Append(key, l), v.Nodes[i+1])
		}
	}
	return key
}
