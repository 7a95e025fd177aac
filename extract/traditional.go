package extract

import (
	"unicode/utf8"

	"dutygraph/extract/han"
	"dutygraph/extract/scan"
)

// traditionalSigns are characters of official documents that are written otherwise in simplified print.
var traditionalSigns = scan.SetOf("責單務縣關門區負機辦協財發國")

// simplified returns a text in simplified characters, if it is printed in traditional ones: names and labels are known by them.
// Every character takes as many bytes as before.
func simplified(raw string) string {
	signs, head := map[rune]bool{}, raw[:min(len(raw), 12000)]
	for i := traditionalSigns.From(head, 0); i < len(head); i = traditionalSigns.From(head, i) {
		r, w := utf8.DecodeRuneInString(head[i:])
		if signs[r] = true; len(signs) == 3 {
			return han.Simplified(raw)
		}
		i += w
	}
	return raw
}
