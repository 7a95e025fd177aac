package extract

import "dutygraph/graph"

// settle makes the reading of a document: the names as printed become proper names.
func (x *Extractor) settle(d *document, f findings) Reading {
	r := Reading{Batch: graph.Batch{Doc: d.node, Facts: f.facts}, Unread: f.unread, Checks: f.checks}
	if d.gazette != nil {
		r.Facts = append(r.Facts, graph.Fact{From: d.node, Rel: graph.PublishedIn, To: *d.gazette, At: graph.Span{First: d.at.First, Last: d.at.First}})
	}
	return r
}
