package neo4j

import (
	"context"
	"errors"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// rowsAtOnce is how many rows one statement gets. More are no faster.
const rowsAtOnce = 1000

// attempts is how often a transaction is tried. The driver tries again by itself what a server asks it to; the rest is a
// connection lost while it committed, and what another loader made or deleted at the same time.
const attempts = 4

// transaction runs statements for as long as ctx lasts.
type transaction struct {
	ctx   context.Context
	tx    neo4j.ManagedTransaction
	again bool // an earlier attempt has failed
}

// run sends one statement and returns its rows and what the server did.
func (t transaction) run(statement string, params map[string]any) ([]*neo4j.Record, neo4j.ResultSummary, error) {
	result, err := t.tx.Run(t.ctx, statement, params)
	if err != nil {
		return nil, nil, err
	}
	records, err := result.Collect(t.ctx)
	if err != nil {
		return nil, nil, err
	}
	summary, err := result.Consume(t.ctx)
	return records, summary, err
}

// unwind sends rows in parts to a statement that begins with UNWIND $rows AS row, and returns what all parts answer.
func (t transaction) unwind(statement string, rows []any) ([]*neo4j.Record, error) {
	var all []*neo4j.Record
	for len(rows) > 0 {
		part := rows[:min(len(rows), rowsAtOnce)]
		rows = rows[len(part):]
		records, _, err := t.run(statement, map[string]any{"rows": part})
		if err != nil {
			return nil, err
		}
		all = append(all, records...)
	}
	return all, nil
}

// read runs work in a transaction that only reads.
func (s *Store) read(ctx context.Context, work func(transaction) (any, error)) (any, error) {
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(ctx)
	return session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) { return work(transaction{ctx: ctx, tx: tx}) })
}

// write prepares the database and runs work in a transaction, which may be tried several times.
func (s *Store) write(ctx context.Context, work func(transaction) error) error {
	err := s.prepare(ctx)
	for attempt := 1; err == nil; attempt++ {
		err = s.writeOnce(ctx, attempt > 1, work)
		if err == nil || attempt == attempts || !worthAnother(err) {
			break
		}
		select {
		case <-ctx.Done():
		case <-time.After(time.Duration(attempt) * 500 * time.Millisecond):
			err = nil
		}
	}
	return s.explain(ctx, err)
}

func (s *Store) writeOnce(ctx context.Context, again bool, work func(transaction) error) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		err := work(transaction{ctx, tx, again})
		var answer *neo4j.Neo4jError
		if errors.As(err, &answer) && refusesWrites(answer) {
			return nil, s.answered(answer) // the driver would ask again for half a minute
		}
		return nil, err
	})
	return err
}

// worthAnother reports whether a failed transaction may succeed when it is tried again.
func worthAnother(err error) bool {
	var lost *neo4j.ConnectivityError
	var answer *neo4j.Neo4jError
	if errors.As(err, &answer) {
		title := answer.Code[strings.LastIndexByte(answer.Code, '.')+1:]
		return title == "ConstraintValidationFailed" || title == "EntityNotFound"
	}
	return errors.As(err, &lost) || errors.Is(err, errMissing)
}
