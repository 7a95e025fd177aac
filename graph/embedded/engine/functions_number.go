package engine

import (
	"math"
	"math/rand/v2"

	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

var numberFunctions = map[string]function{
	"abs":     {1, 1, []kinds{aNumber}, aNumber | aNull, abs, false},
	"rand":    {0, 0, nil, aFloat, func(*frame, syntax.At, []any) any { return rand.Float64() }, false},
	"sign":    {1, 1, []kinds{aNumber}, anInt | aNull, sign, false},
	"isnan":   {1, 1, []kinds{aNumber}, aBool | aNull, isNaN, false},
	"round":   {1, 3, []kinds{aNumber, aNumber, aString}, aFloat | aNull, round, false},
	"ceil":    real1(math.Ceil),
	"ceiling": real1(math.Ceil),
	"floor":   real1(math.Floor),
	"sqrt":    real1(math.Sqrt),
	"exp":     real1(value.Exp),
	"log":     real1(value.Log),
	"log10":   real1(value.Log10),
	"degrees": real1(func(x float64) float64 { return x / math.Pi * 180 }),
	"radians": real1(func(x float64) float64 { return x / 180 * math.Pi }),
	"pi":      {0, 0, nil, aFloat, func(*frame, syntax.At, []any) any { return math.Pi }, false},
	"e":       {0, 0, nil, aFloat, func(*frame, syntax.At, []any) any { return math.E }, false},
}

// real1 is a function of one number that gives a float.
func real1(of func(float64) float64) function {
	return function{1, 1, []kinds{aNumber}, aFloat | aNull, func(_ *frame, _ syntax.At, args []any) any {
		x, _ := value.Number(args[0])
		return of(x)
	}, false}
}

func abs(f *frame, at syntax.At, args []any) any {
	switch x := args[0].(type) {
	case int64:
		return max(x, -x) // the smallest integer stays as it is
	default:
		return math.Abs(x.(float64))
	}
}

func sign(_ *frame, _ syntax.At, args []any) any {
	x, _ := value.Number(args[0])
	switch {
	case x > 0:
		return int64(1)
	case x < 0:
		return int64(-1)
	}
	return int64(0)
}

func isNaN(_ *frame, _ syntax.At, args []any) any {
	x, _ := value.Number(args[0])
	return x != x
}

// round rounds to an integer, halves upwards, or to a number of digits, halves away from zero. Other ways of rounding are
// not known here.
func round(f *frame, at syntax.At, args []any) any {
	x, _ := value.Number(args[0])
	if len(args) == 3 {
		f.refuse(at, "round() with a mode is not known here")
	}
	digits := int64(0)
	if len(args) == 2 {
		var ok bool
		if digits, ok = args[1].(int64); !ok || digits < 0 {
			f.fail(at, "round() takes a number of digits that is not negative, found %s", value.String(args[1]))
		}
	}
	switch {
	case x != x || math.IsInf(x, 0):
		return x
	case digits > 0:
		return roundDigits(x, digits)
	case x-math.Floor(x) >= 0.5:
		x = math.Floor(x) + 1
	}
	return min(max(math.Floor(x), math.MinInt64), math.MaxInt64)
}
