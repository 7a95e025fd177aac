package embedded

import (
	"context"

	"dutygraph/graph"
)

// Documents returns the documents that the store holds. Of each value only the record of the document is read.
func (s *Store) Documents(ctx context.Context) ([]graph.Node, error) {
	docs, _, err := s.documents(ctx)
	if err != nil {
		return nil, err
	}
	nodes := make([]graph.Node, len(docs))
	for i, d := range docs {
		r := &reader{d, d.nodes + 4} // behind the number of nodes
		n := r.node()
		nodes[i] = graph.Node{Label: n.label, ID: n.id, Props: d.batchProps(n.props)}
	}
	return nodes, nil
}
