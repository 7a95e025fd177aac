package scan

import (
	"unsafe"

	"github.com/segmentio/asm/utf8"
)

// Valid reports whether a text is UTF-8. It checks thirty-two bytes at a time where the processor can: the standard library
// checks Chinese print character by character.
func Valid(s string) bool {
	return utf8.Valid(unsafe.Slice(unsafe.StringData(s), len(s))) // which only reads
}
