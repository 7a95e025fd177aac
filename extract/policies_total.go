package extract

import (
	"strings"
)

// fundParts returns a fund of a text that is dealt out, 其中, the sum of its parts in its unit's scale, and how many they are.
func fundParts(s string, figures []figure) (whole, parts float64, n int) {
	first := -1
	for i, f := range figures {
		if f.role != roleFund {
			continue
		}
		if first < 0 {
			first, whole = i, inYi(f)
			continue
		}
		if !strings.Contains(s[figures[first].to:f.from], "其中") {
			return 0, 0, 0
		}
		parts += inYi(f)
		n++
	}
	return whole, parts, n
}

// inYi returns an amount of money in 亿元.
func inYi(f figure) float64 {
	switch {
	case strings.HasPrefix(f.unit, "万亿"):
		return f.value * 1e4
	case strings.HasPrefix(f.unit, "亿"):
		return f.value
	case strings.HasPrefix(f.unit, "万"):
		return f.value / 1e4
	}
	return f.value / 1e8
}

// declaredFields reads the number of fields that the closing text gives: 上述8个领域.
func declaredFields(s string) (int, bool) {
	for _, lead := range [...]string{"上述", "以上"} {
		if _, rest, ok := strings.Cut(s, lead); ok {
			if n, w := wholeNumber(rest); w > 0 && hasAnyPrefix(rest[w:], "个领域", "个方面", "大领域", "大方面") {
				return n, true
			}
		}
	}
	return 0, false
}
