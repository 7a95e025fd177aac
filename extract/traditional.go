package extract

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"dutygraph/extract/han"
	"dutygraph/extract/scan"
)

// traditionalSigns are characters of official documents that are written otherwise in simplified print.
var traditionalSigns = scan.SetOf("責單務縣關門區負機辦協財發國")

// reading is how a character is read, in brackets behind it, as copies of pages have it: 区(qū).
var reading = regexp.MustCompile(`[(（][a-züê]{0,4}[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]{0,3}[)）]`)

// withoutReadings takes the readings of characters out of a text.
func withoutReadings(raw string) string {
	for _, lead := range [...]byte{0xc3, 0xc4, 0xc5, 0xc7} { // of the letters with tones; no Chinese character has these bytes
		if strings.IndexByte(raw, lead) >= 0 {
			return reading.ReplaceAllString(raw, "")
		}
	}
	return raw
}

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
