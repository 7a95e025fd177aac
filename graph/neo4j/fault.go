package neo4j

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// The reasons for which a server cannot be used. A [Fault] wraps one of them.
var (
	ErrUnreachable = errors.New("no server answers")
	ErrLogin       = errors.New("the server does not accept this user and password")
	ErrVersion     = errors.New("not a Neo4j of version 5.26 or later")
	ErrReadOnly    = errors.New("the server refuses writes")
	ErrDatabase    = errors.New("no such database")
)

// Fault says that a server cannot be used, and why, in one line that holds no secret.
type Fault struct {
	Address string
	Reason  error
	Detail  string // what else is known, or ""
}

func (f *Fault) Error() string {
	if f.Detail == "" {
		return fmt.Sprintf("neo4j at %s: %v", f.Address, f.Reason)
	}
	return fmt.Sprintf("neo4j at %s: %v (%s)", f.Address, f.Reason, f.Detail)
}

func (f *Fault) Unwrap() error { return f.Reason }

// explain turns an error of the driver into what a user can act on; nil stays nil.
func (s *Store) explain(ctx context.Context, err error) error {
	var known *Fault
	var answer *neo4j.Neo4jError
	var lost *neo4j.ConnectivityError
	var limit *neo4j.TransactionExecutionLimit
	switch {
	case err == nil || errors.As(err, &known):
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &answer):
		return s.answered(answer)
	case errors.As(err, &lost):
		return &Fault{s.address, ErrUnreachable, cause(lost.Inner)}
	case errors.As(err, &limit) && len(limit.Errors) > 0:
		return s.explain(ctx, limit.Errors[len(limit.Errors)-1])
	}
	return err
}

// answered explains an error that the server itself has sent.
func (s *Store) answered(err *neo4j.Neo4jError) error {
	switch title := err.Code[strings.LastIndexByte(err.Code, '.')+1:]; {
	case title == "AuthenticationRateLimit":
		return &Fault{s.address, ErrLogin, "too many attempts, wait a little"}
	case title == "CredentialsExpired":
		return &Fault{s.address, ErrLogin, "the password has to be changed first"}
	case strings.HasPrefix(err.Code, "Neo.ClientError.Security.") && title != "Forbidden":
		return &Fault{s.address, ErrLogin, ""}
	case title == "DatabaseNotFound":
		return &Fault{s.address, ErrDatabase, s.database}
	case title == "DatabaseUnavailable":
		return &Fault{s.address, ErrUnreachable, "the database is not available"}
	case refusesWrites(err):
		return &Fault{s.address, ErrReadOnly, ""}
	}
	return errors.New(firstLine(err.Msg))
}

// speaksBolt reports whether an error is of the network or of the server: the driver's own complaints about a server are
// that it speaks no Bolt, or an old one.
func speaksBolt(err error) bool {
	var answer *neo4j.Neo4jError
	var lost *neo4j.ConnectivityError
	var limit *neo4j.TransactionExecutionLimit
	return errors.As(err, &answer) || errors.As(err, &lost) || errors.As(err, &limit)
}

// refusesWrites reports whether the server would accept no write at all.
func refusesWrites(err *neo4j.Neo4jError) bool {
	switch err.Code {
	case "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase",
		"Neo.ClientError.Cluster.NotALeader", "Neo.ClientError.Security.Forbidden":
		return true
	}
	return false
}

// cause names why a connection failed, as the network says it.
func cause(err error) string {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err.Error()
	}
	return firstLine(err.Error())
}

func firstLine(text string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	return line
}
