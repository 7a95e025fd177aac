package value

import (
	"math"
	"strconv"
	"strings"
)

// String prints a number, a boolean or a string as toString does.
func String(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return float(v)
	}
	return ""
}

// float prints a float as Java does: 1.0, 0.001, 1.0E-4, 1.0E7, NaN, Infinity.
func float(x float64) string {
	switch {
	case x != x:
		return "NaN"
	case math.IsInf(x, 1):
		return "Infinity"
	case math.IsInf(x, -1):
		return "-Infinity"
	case x == 0 || math.Abs(x) >= 1e-3 && math.Abs(x) < 1e7:
		s := strconv.FormatFloat(x, 'f', -1, 64)
		if !strings.Contains(s, ".") {
			s += ".0"
		}
		return s
	}
	digits, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', -1, 64), "e")
	if !strings.Contains(digits, ".") {
		digits += ".0"
	}
	n, _ := strconv.Atoi(exponent) // FormatFloat printed it
	return digits + "E" + strconv.Itoa(n)
}
