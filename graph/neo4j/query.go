package neo4j

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/dbtype"

	"dutygraph/graph"
)

// readingLimit is how many statements are remembered to read only, so that each is asked about once.
const readingLimit = 200

// statements is a bounded set of statements. Questions of a catalogue are asked again and again.
type statements struct {
	mutex sync.Mutex
	set   map[string]bool
}

func (s *statements) has(statement string) bool {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	return s.set[statement]
}

func (s *statements) add(statement string) {
	s.mutex.Lock()
	defer s.mutex.Unlock()
	if s.set == nil || len(s.set) >= readingLimit {
		s.set = map[string]bool{}
	}
	s.set[statement] = true
}

// Query answers one statement that reads. The server says what a statement does before it is run, and runs it in a
// transaction in which it refuses writes.
func (s *Store) Query(ctx context.Context, cypher string, params map[string]any) (*graph.Table, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if err := s.onlyReads(ctx, cypher, params); err != nil {
		return nil, err
	}
	return s.answer(ctx, cypher, params)
}

// onlyReads returns an error for a statement that does anything but read, or that the server does not understand.
func (s *Store) onlyReads(ctx context.Context, cypher string, params map[string]any) error {
	if s.reading.has(cypher) {
		return nil
	}
	var kind neo4j.StatementType
	var complaint *neo4j.Neo4jError
	err := s.read(ctx, func(tx transaction) error {
		_, summary, err := tx.run("EXPLAIN "+cypher, params)
		if err == nil {
			kind = summary.StatementType()
		}
		errors.As(err, &complaint)
		return err
	})
	if complaint != nil && complaint.Title() == "SyntaxError" {
		if _, err := s.answer(ctx, cypher, params); err != nil {
			return err // the same complaint, with the columns of the statement as it was written
		}
	}
	if err != nil {
		return err
	}
	if kind != neo4j.StatementTypeReadOnly {
		return errors.New("only reading is allowed here, and this statement writes")
	}
	s.reading.add(cypher)
	return nil
}

// answer runs a statement in a transaction in which the server refuses writes.
func (s *Store) answer(ctx context.Context, cypher string, params map[string]any) (*graph.Table, error) {
	var table *graph.Table
	err := s.read(ctx, func(tx transaction) error {
		result, err := tx.tx.Run(ctx, cypher, params)
		if err != nil {
			return err
		}
		columns, err := result.Keys()
		if err != nil {
			return err
		}
		table = &graph.Table{Columns: columns}
		for result.Next(ctx) {
			row := result.Record().Values
			for i := range row {
				row[i] = plain(row[i])
			}
			table.Rows = append(table.Rows, row)
		}
		return result.Err()
	})
	return table, err
}

// until tells the server to give up soon after the caller does.
func until(ctx context.Context) func(*neo4j.TransactionConfig) {
	deadline, ok := ctx.Deadline()
	if !ok {
		return func(*neo4j.TransactionConfig) {}
	}
	return neo4j.WithTxTimeout(time.Until(deadline).Truncate(time.Millisecond) + time.Second)
}

// plain turns a value of the driver into one that a graph.Table may hold: nodes and links into their properties, a path
// into the list of those, dates and times into text.
func plain(value any) any {
	switch value := value.(type) {
	case nil, bool, int64, float64, string:
		return value
	case []any:
		for i := range value {
			value[i] = plain(value[i])
		}
		return value
	case map[string]any:
		for k := range value {
			value[k] = plain(value[k])
		}
		return value
	case dbtype.Node:
		return plain(value.Props)
	case dbtype.Relationship:
		return plain(value.Props)
	case dbtype.Path:
		var list []any
		for i, n := range value.Nodes {
			if i > 0 {
				list = append(list, plain(value.Relationships[i-1].Props))
			}
			list = append(list, plain(n.Props))
		}
		return list
	case time.Time:
		return value.Format(time.RFC3339Nano)
	}
	return fmt.Sprint(value)
}
