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
	store *Store
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
	if err == nil && (summary.Counters().ContainsUpdates() || summary.Counters().ContainsSystemUpdates()) {
		t.store.updates.Add(1)
	}
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
func (s *Store) read(ctx context.Context, work func(transaction) error) error {
	return s.insist(ctx, func(bool) error {
		session := s.session(ctx, neo4j.AccessModeRead)
		defer session.Close(ctx)
		_, err := session.ExecuteRead(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
			return nil, work(transaction{s, ctx, tx, false})
		}, until(ctx))
		return err
	})
}

// write prepares the database and runs work in a transaction.
func (s *Store) write(ctx context.Context, work func(transaction) error) error {
	if err := s.prepare(ctx); err != nil {
		return s.explain(ctx, err)
	}
	return s.insist(ctx, func(again bool) error { return s.writeOnce(ctx, again, work) })
}

// insist tries a transaction until it succeeds or is not worth another attempt. Work may therefore run several times,
// also after a commit of which only the answer was lost.
func (s *Store) insist(ctx context.Context, try func(again bool) error) error {
	err := try(false)
	for attempt := 1; attempt < attempts && worthAnother(err) && ctx.Err() == nil; attempt++ {
		select {
		case <-ctx.Done():
		case <-time.After(time.Duration(attempt) * 300 * time.Millisecond):
			err = try(true)
		}
	}
	return s.explain(ctx, err)
}

func (s *Store) writeOnce(ctx context.Context, again bool, work func(transaction) error) error {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer session.Close(ctx)
	_, err := session.ExecuteWrite(ctx, func(tx neo4j.ManagedTransaction) (any, error) {
		err := work(transaction{s, ctx, tx, again})
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
