package extract

// Vocabulary is what is known of names beside their form: proper names with their other forms and kinds, the districts
// of a jurisdiction, and words that are no names. The zero value is empty and works.
type Vocabulary struct{}

// Add reads a word list: source names it in errors, list is its text.
func (v *Vocabulary) Add(source, list string) error { return nil }
