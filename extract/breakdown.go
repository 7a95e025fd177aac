package extract

// parseBreakdown reads a list of tasks that leaders lead and units answer for.
func parseBreakdown(x *Extractor, d *document) findings { return findings{} }

// isLeaderHeading reports whether a line is the heading of a leader's part.
func isLeaderHeading(s string) bool { return false }
