package extract

import "dutygraph/graph"

// targets reads the figures to be reached out of a task's or section's text: for each a HAS_TARGET from its owner and a
// STATED_IN to the document, with the lines of the figure's own print. Targets are keyed <owner id>!<ordinal>, the first
// is 1, in order of print. The year is the one that the document is for, 0 where it is not known; a figure with a year of
// its own (到2027年达到…) takes that one.
func (x *Extractor) targets(owner, document graph.Node, year int, t text) []graph.Fact { return nil }
