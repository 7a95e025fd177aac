package extract

// clean makes lines of a source's text.
func clean(raw string) []line { return nil }

// split cuts lines into documents.
func split(source string, lines []line) []*document { return nil }
