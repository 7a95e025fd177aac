package engine

import (
	"errors"
	"math"
	"math/big"
	"strconv"
	"strings"

	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

var conversions = map[string]function{
	"tointeger":       {1, 1, []kinds{aNumber | aBool | aString}, anInt | aNull, toInteger, false},
	"tofloat":         {1, 1, []kinds{aNumber | aString}, aFloat | aNull, toFloat, false},
	"toboolean":       {1, 1, []kinds{aBool | aString | anInt}, aBool | aNull, toBoolean, false},
	"tostring":        {1, 1, []kinds{aNumber | aBool | aString}, aString | aNull, toString, false},
	"tointegerornull": {1, 1, nil, anInt | aNull, orNull(aNumber|aBool|aString, toInteger), false},
	"tofloatornull":   {1, 1, nil, aFloat | aNull, orNull(aNumber|aString, toFloat), false},
	"tobooleanornull": {1, 1, nil, aBool | aNull, orNull(aBool|aString|anInt, toBoolean), false},
	"tostringornull":  {1, 1, nil, aString | aNull, orNull(aNumber|aBool|aString, toString), false},
	"tointegerlist":   {1, 1, []kinds{aList}, aList | aNull, each(orNull(aNumber|aBool|aString, toInteger)), false},
	"tofloatlist":     {1, 1, []kinds{aList}, aList | aNull, each(orNull(aNumber|aString, toFloat)), false},
	"tobooleanlist":   {1, 1, []kinds{aList}, aList | aNull, each(orNull(aBool|aString|anInt, toBoolean)), false},
	"tostringlist":    {1, 1, []kinds{aList}, aList | aNull, each(orNull(aNumber|aBool|aString, toString)), false},
}

// orNull makes a conversion that gives null for what it cannot convert.
func orNull(takes kinds, convert func(*frame, syntax.At, []any) any) func(*frame, syntax.At, []any) any {
	return func(f *frame, at syntax.At, args []any) any {
		if kindOf(args[0])&takes == 0 {
			return nil
		}
		return convert(f, at, args)
	}
}

// each makes a conversion of every item of a list.
func each(convert func(*frame, syntax.At, []any) any) func(*frame, syntax.At, []any) any {
	return func(f *frame, at syntax.At, args []any) any {
		list := make([]any, len(args[0].([]any)))
		for i, v := range args[0].([]any) {
			if v != nil {
				list[i] = convert(f, at, []any{v})
			}
		}
		return list
	}
}

func toInteger(f *frame, at syntax.At, args []any) any {
	switch v := args[0].(type) {
	case bool:
		if v {
			return int64(1)
		}
		return int64(0)
	case float64:
		return truncated(v)
	case string:
		n, err := strconv.ParseInt(v, 10, 64)
		if err == nil {
			return n
		}
		if errors.Is(err, strconv.ErrRange) {
			f.fail(at, "toInteger() of %s is larger than an integer can be", v)
		}
		x, ok := parseFloat(v).(float64)
		switch {
		case !ok || strings.ContainsAny(v, " \t\ndDfFxX") || x != x || math.IsInf(x, 0):
			return nil
		case x >= math.MaxInt64 || x <= math.MinInt64:
			f.fail(at, "toInteger() of %s is larger than an integer can be", v)
		}
		return int64(x)
	}
	return args[0]
}

// truncated returns a float without its fraction, as near as an integer can be.
func truncated(x float64) any {
	switch {
	case x != x:
		return int64(0)
	case x >= math.MaxInt64:
		return int64(math.MaxInt64)
	case x <= math.MinInt64:
		return int64(math.MinInt64)
	}
	return int64(x)
}

func toFloat(_ *frame, _ syntax.At, args []any) any {
	if s, ok := args[0].(string); ok {
		return parseFloat(strings.TrimSpace(s))
	}
	x, _ := value.Number(args[0])
	return x
}

// parseFloat reads a decimal as Java does, or returns nil.
func parseFloat(s string) any {
	if strings.ContainsAny(s, "_") {
		return nil
	}
	switch strings.TrimLeft(s, "+-") {
	case "NaN", "Infinity":
	default:
		if strings.ContainsAny(s, "iInN") {
			return nil
		}
		s = strings.TrimRight(s, "dDfF")
	}
	x, err := strconv.ParseFloat(s, 64)
	if err != nil && !math.IsInf(x, 0) {
		return nil
	}
	return x
}

func toBoolean(_ *frame, _ syntax.At, args []any) any {
	switch v := args[0].(type) {
	case int64:
		return v != 0
	case string:
		switch strings.ToLower(strings.TrimSpace(v)) {
		case "true":
			return true
		case "false":
			return false
		}
		return nil
	}
	return args[0]
}

func toString(_ *frame, _ syntax.At, args []any) any { return value.String(args[0]) }

// roundDigits rounds to a number of digits behind the point, halves away from zero, by the exact decimal value that the
// float prints as.
func roundDigits(x float64, digits int64) float64 {
	if digits > 30 {
		return x
	}
	r, ok := new(big.Rat).SetString(strconv.FormatFloat(x, 'f', -1, 64))
	if !ok {
		return x
	}
	rounded, err := strconv.ParseFloat(r.FloatString(int(digits)), 64)
	if err != nil {
		return x
	}
	return rounded
}
