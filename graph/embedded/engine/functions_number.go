package engine

import (
	"math"

	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

var numberFunctions = map[string]function{
	"abs":      {1, 1, []kinds{aNumber}, aNumber | aNull, abs, false},
	"sign":     {1, 1, []kinds{aNumber}, anInt | aNull, sign, false},
	"isnan":    {1, 1, []kinds{aNumber}, aBool | aNull, isNaN, false},
	"round":    {1, 3, []kinds{aNumber, aNumber, aString}, aFloat | aNull, round, false},
	"ceil":     real1(math.Ceil),
	"ceiling":  real1(math.Ceil),
	"floor":    real1(math.Floor),
	"sqrt":     real1(math.Sqrt),
	"exp":      real1(math.Exp),
	"log":      real1(math.Log),
	"ln":       real1(math.Log),
	"log10":    real1(math.Log10),
	"sin":      real1(math.Sin),
	"cos":      real1(math.Cos),
	"tan":      real1(math.Tan),
	"cot":      real1(func(x float64) float64 { return 1 / math.Tan(x) }),
	"asin":     real1(math.Asin),
	"acos":     real1(math.Acos),
	"atan":     real1(math.Atan),
	"atan2":    {2, 2, []kinds{aNumber}, aFloat | aNull, atan2, false},
	"sinh":     real1(math.Sinh),
	"cosh":     real1(math.Cosh),
	"tanh":     real1(math.Tanh),
	"coth":     real1(func(x float64) float64 { return 1 / math.Tanh(x) }),
	"degrees":  real1(func(x float64) float64 { return x / math.Pi * 180 }),
	"radians":  real1(func(x float64) float64 { return x / 180 * math.Pi }),
	"haversin": real1(func(x float64) float64 { return (1 - math.Cos(x)) / 2 }),
	"pi":       {0, 0, nil, aFloat, func(*frame, syntax.At, []any) any { return math.Pi }, false},
	"e":        {0, 0, nil, aFloat, func(*frame, syntax.At, []any) any { return math.E }, false},
}

// real1 is a function of one number that gives a float.
func real1(of func(float64) float64) function {
	return function{1, 1, []kinds{aNumber}, aFloat | aNull, func(_ *frame, _ syntax.At, args []any) any {
		x, _ := value.Number(args[0])
		return of(x)
	}, false}
}

func atan2(_ *frame, _ syntax.At, args []any) any {
	y, _ := value.Number(args[0])
	x, _ := value.Number(args[1])
	return math.Atan2(y, x)
}

func abs(f *frame, at syntax.At, args []any) any {
	switch x := args[0].(type) {
	case int64:
		if x == math.MinInt64 {
			f.fail(at, "abs() of %d is larger than an integer can be", x)
		}
		return max(x, -x)
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
		f.fail(at, "round() with a mode is not known here")
	}
	if math.IsInf(x, 0) || x != x || math.Abs(x) >= 1<<52 {
		return x
	}
	if len(args) == 1 {
		return math.Floor(x + 0.5)
	}
	digits, ok := args[1].(int64)
	if !ok || digits < 0 {
		f.fail(at, "round() takes a number of digits that is not negative, found %s", value.String(args[1]))
	}
	return roundDigits(x, digits)
}
