package scan

import "math/bits"

// Table holds values by characters, such as words by their first ones. That a character has none, as most have, a bit tells;
// where the values of another stand is counted from the bits, sooner than a map finds it. The zero table is empty.
type Table[V any] struct {
	chars  Set
	before [len(Set{})]uint16 // how many characters of the table stand before those of each word of bits
	rows   [][]V
}

// TableOf makes a table of values by a character of theirs; the values of one character keep their order.
func TableOf[V any](values []V, char func(V) rune) *Table[V] {
	t := new(Table[V])
	for _, v := range values {
		t.chars.Add(char(v))
	}
	n := 0
	for i, word := range t.chars {
		t.before[i] = uint16(n)
		n += bits.OnesCount64(word)
	}
	t.rows = make([][]V, n)
	for _, v := range values {
		row := t.row(char(v))
		t.rows[row] = append(t.rows[row], v)
	}
	return t
}

// Chars is the set of the characters that have values.
func (t *Table[V]) Chars() *Set { return &t.chars }

// Of returns the values of a character. Those of characters outside the basic plane are together.
func (t *Table[V]) Of(char rune) []V {
	if !t.chars.Has(char) {
		return nil
	}
	return t.rows[t.row(char)]
}

// row returns where the values of a character of the table stand.
func (t *Table[V]) row(char rune) int {
	c := min(uint32(char), beyond)
	return int(t.before[c/64]) + bits.OnesCount64(t.chars[c/64]&(1<<(c%64)-1))
}
