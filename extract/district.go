package extract

import "dutygraph/graph"

// district is the node of a district of the document's jurisdiction.
func (x *Extractor) district(d *document, name string) graph.Node {
	return graph.Node{Label: graph.District, ID: d.shared(name), Props: graph.Props{"name": name, "jurisdiction": d.jurisdiction}}
}
