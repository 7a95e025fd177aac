package value

import (
	"errors"
	"fmt"
	"math"
)

// What arithmetic may end in.
var (
	errOverflow = errors.New("the result is larger than an integer can be")
	errZero     = errors.New("division by zero")
)

// Add is a + b: of numbers, of strings with strings or numbers, and of lists with anything.
func Add(a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	if x, ok := a.([]any); ok {
		if y, ok := b.([]any); ok {
			return append(append(make([]any, 0, len(x)+len(y)), x...), y...), nil
		}
		return append(append(make([]any, 0, len(x)+1), x...), b), nil
	}
	if y, ok := b.([]any); ok {
		return append(append(make([]any, 0, len(y)+1), a), y...), nil
	}
	x, isX := a.(string)
	y, isY := b.(string)
	switch {
	case isX && isY:
		return x + y, nil
	case isX:
		if _, ok := Number(b); ok {
			return x + String(b), nil
		}
	case isY:
		if _, ok := Number(a); ok {
			return String(a) + y, nil
		}
	}
	return arithmetic("+", a, b)
}

// Subtract is a - b.
func Subtract(a, b any) (any, error) { return arithmetic("-", a, b) }

// Multiply is a * b.
func Multiply(a, b any) (any, error) { return arithmetic("*", a, b) }

// Divide is a / b.
func Divide(a, b any) (any, error) { return arithmetic("/", a, b) }

// Modulo is a % b.
func Modulo(a, b any) (any, error) { return arithmetic("%", a, b) }

// Power is a ^ b, a float whatever a and b are.
func Power(a, b any) (any, error) { return arithmetic("^", a, b) }

// arithmetic computes with numbers: integers give an integer, anything with a float a float; null gives null.
func arithmetic(op string, a, b any) (any, error) {
	if a == nil || b == nil {
		return nil, nil
	}
	i, isI := a.(int64)
	j, isJ := b.(int64)
	if isI && isJ && op != "^" {
		return integers(op, i, j)
	}
	x, isX := Number(a)
	y, isY := Number(b)
	if !isX || !isY {
		return nil, fmt.Errorf("%s cannot be applied to %s and %s", op, Kind(a), Kind(b))
	}
	switch op {
	case "+":
		return x + y, nil
	case "-":
		return x - y, nil
	case "*":
		return x * y, nil
	case "/":
		return x / y, nil
	case "%":
		return math.Mod(x, y), nil
	}
	return power(x, y), nil
}

func integers(op string, i, j int64) (any, error) {
	switch op {
	case "+":
		if n := i + j; (n > i) == (j > 0) {
			return n, nil
		}
		return nil, errOverflow
	case "-":
		if n := i - j; (n < i) == (j > 0) {
			return n, nil
		}
		return nil, errOverflow
	case "*":
		if i == 0 || j == 0 {
			return int64(0), nil
		}
		if n := i * j; n/j == i && !(i == -1 && j == math.MinInt64) && !(j == -1 && i == math.MinInt64) {
			return n, nil
		}
		return nil, errOverflow
	}
	if j == 0 {
		return nil, errZero
	}
	if op == "%" {
		if j == -1 {
			return int64(0), nil
		}
		return i % j, nil
	}
	if j == -1 {
		return -i, nil // the smallest integer stays as it is
	}
	return i / j, nil
}

// Negate is -a.
func Negate(a any) (any, error) {
	switch a := a.(type) {
	case nil:
		return nil, nil
	case int64:
		if a == math.MinInt64 {
			return nil, errOverflow
		}
		return -a, nil
	case float64:
		return -a, nil
	}
	return nil, fmt.Errorf("- cannot be applied to %s", Kind(a))
}
