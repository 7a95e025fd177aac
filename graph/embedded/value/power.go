package value

import (
	"math"
	"math/big"
)

// Exp, Log and Log10 are rounded correctly, which those of package math are not.

// Exp is e to the power of x.
func Exp(x float64) float64 {
	if x != x || math.Abs(x) > 700 {
		return math.Exp(x)
	}
	exact, _ := exponential(bigFloat(x)).Float64()
	return exact
}

// Log is the natural logarithm of x.
func Log(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 0) || x == 1 {
		return math.Log(x)
	}
	exact, _ := logarithm(x).Float64()
	return exact
}

// Log10 is the decimal logarithm of x.
func Log10(x float64) float64 {
	if !(x > 0) || math.IsInf(x, 0) || x == 1 {
		return math.Log(x)
	}
	exact := logarithm(x)
	rounded, _ := exact.Quo(exact, logarithm(10)).Float64()
	return rounded
}

// power is x to the power of y, rounded correctly, which math.Pow is not. Where the result is no ordinary number it is as
// Java has it: 1 to the power of what is no number is no number, nor is 1 to an infinite one.
func power(x, y float64) float64 {
	p := math.Pow(x, y)
	switch {
	case y != y && x == 1 || math.Abs(x) == 1 && math.IsInf(y, 0):
		return math.NaN()
	case p != p || p == 0 || math.IsInf(p, 0) || p == 1 || math.Abs(p) < 1e-290 || math.Abs(p) > 1e290 || math.IsInf(x, 0) || math.IsInf(y, 0):
		return p
	}
	exponent := new(big.Float).SetPrec(precision).SetFloat64(y)
	exact, _ := exponential(exponent.Mul(exponent, logarithm(math.Abs(x)))).Float64()
	return math.Copysign(exact, p)
}

// precision is the number of bits that a power is computed with: twice those of a float and some more.
const precision = 160

func bigFloat(x float64) *big.Float { return new(big.Float).SetPrec(precision).SetFloat64(x) }

// ln2 is the natural logarithm of 2.
func ln2() *big.Float { return atanh2(bigFloat(1), bigFloat(3)) }

// logarithm is the natural logarithm of a positive number: of its mantissa by a series, and of its power of two.
func logarithm(x float64) *big.Float {
	mantissa, exponent := math.Frexp(x)
	if mantissa < math.Sqrt2/2 {
		mantissa, exponent = mantissa*2, exponent-1
	}
	sum := atanh2(bigFloat(mantissa-1), new(big.Float).Add(bigFloat(mantissa), bigFloat(1)))
	return sum.Add(sum, new(big.Float).Mul(ln2(), bigFloat(float64(exponent))))
}

// atanh2 is twice the inverse hyperbolic tangent of a / b: 2 (z + z³/3 + z⁵/5 + …).
func atanh2(a, b *big.Float) *big.Float {
	z := new(big.Float).SetPrec(precision).Quo(a, b)
	square := new(big.Float).Mul(z, z)
	sum := bigFloat(0)
	for k := 1.0; k < 80; k += 2 {
		sum.Add(sum, new(big.Float).Quo(z, bigFloat(k)))
		z.Mul(z, square)
	}
	return sum.Mul(sum, bigFloat(2))
}

// exponential is e to the power of x: of what is left of x beyond a power of two, and of that made small by halving.
func exponential(x *big.Float) *big.Float {
	const halvings = 16
	near, _ := x.Float64()
	twos := math.Round(near / math.Ln2)
	rest := new(big.Float).Sub(x, new(big.Float).Mul(ln2(), bigFloat(twos)))
	rest.SetMantExp(rest, -halvings)
	sum, term := bigFloat(1), bigFloat(1)
	for k := 1.0; k < 12; k++ {
		term.Mul(term, rest)
		term.Quo(term, bigFloat(k))
		sum.Add(sum, term)
	}
	for range halvings {
		sum.Mul(sum, sum)
	}
	return sum.SetMantExp(sum, int(twos))
}
