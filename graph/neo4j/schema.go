package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"dutygraph/graph"
)

// prepare makes the constraints and indexes that loading and the questions rely on, where they are missing, and waits
// until they can be used. The caller is the writer.
func (s *Store) prepare(ctx context.Context) error {
	if s.prepared {
		return nil
	}
	for _, statement := range append(schema(), "CALL db.awaitIndexes(300)") {
		err := s.writeOnce(ctx, false, func(tx transaction) error {
			_, _, err := tx.run(statement, nil)
			return err
		})
		if err != nil {
			return err
		}
	}
	s.prepared = true
	return nil
}

// schema returns the statements that make it: a node is found by its key and, where it has one, by its name; what a
// document states is found by the document.
func schema() []string {
	var list []string
	index := func(name, pattern, of string) {
		list = append(list, fmt.Sprintf("CREATE INDEX %s IF NOT EXISTS FOR %s ON (x.%s)", name, pattern, of))
	}
	for _, sort := range graph.NodeSorts {
		lower := strings.ToLower(string(sort.Label))
		list = append(list, fmt.Sprintf("CREATE CONSTRAINT %s_id IF NOT EXISTS FOR (x:%s) REQUIRE x.id IS UNIQUE", lower, sort.Label))
		if slices.Contains(sort.Props, "name") {
			index(lower+"_name", fmt.Sprintf("(x:%s)", sort.Label), "name")
		}
	}
	index("leader_name", fmt.Sprintf("(x:%s)", graph.Leader), "name")
	for _, sort := range graph.LinkSorts {
		index(strings.ToLower(string(sort.Relation))+"_document", fmt.Sprintf("()-[x:%s]-()", sort.Relation), "document")
	}
	return list
}
