// Package neo4j keeps graphs in a Neo4j server, 5.26 or later, which it speaks to by Bolt.
//
// The graph lies there as graph-minded readers expect it: nodes with the labels and links with the types of the schema,
// the key of a node in its property id, the document of a link in its property document. The store adds to a document its
// digest and its receipt, and nothing else, so that what a document states can be read back from the graph alone.
//
// A document is replaced whole, in one transaction that locks its Document node first; small documents share a
// transaction. One writer writes at a time: several deadlock on the departments that many tasks share and end slower.
// Loaders in other processes are kept apart by the server's locks. What a document owns is created, since whatever was
// there of it has just been forgotten; only what documents share is merged.
package neo4j

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/notifications"

	"dutygraph/graph"
)

// Config says where a server is and how to log in. An empty Username logs in as nobody, an empty Database is "neo4j".
type Config struct {
	Address  string // such as bolt://localhost:7687, neo4j://… or neo4j+s://…
	Username string
	Password string
	Database string
}

// Store is a graph.Store in a Neo4j database.
type Store struct {
	driver   neo4j.DriverWithContext
	address  string // as errors show it
	database string
	writer   chan struct{} // holds a token while somebody writes
	prepared bool          // the schema is there; read and written by the writer only
	reading  statements    // that the server says only read
	updates  atomic.Int64  // statements that have changed something, by the server's own count
}

var _ graph.Store = (*Store)(nil)

// Open connects to a server and makes sure that it can be used. What is wrong with a server is told by a [*Fault].
func Open(ctx context.Context, c Config) (*Store, error) {
	address, err := url.Parse(c.Address)
	if err != nil || address.Host == "" {
		return nil, fmt.Errorf("the address of a Neo4j server looks like bolt://localhost:7687")
	}
	if address.User != nil {
		return nil, fmt.Errorf("an address of a Neo4j server holds no user or password")
	}
	auth := neo4j.NoAuth()
	if c.Username != "" {
		auth = neo4j.BasicAuth(c.Username, c.Password, "")
	}
	driver, err := neo4j.NewDriverWithContext(c.Address, auth, func(c *config.Config) {
		c.NotificationsMinSeverity = notifications.DisabledLevel
		c.TelemetryDisabled = true
		c.SocketConnectTimeout = 5 * time.Second
		c.UserAgent = "dutygraph"
	})
	if err != nil {
		return nil, fmt.Errorf("neo4j at %s: %w", address.Redacted(), err)
	}
	s := &Store{driver: driver, address: c.Address, database: c.Database, writer: make(chan struct{}, 1)}
	if s.database == "" {
		s.database = "neo4j"
	}
	if err := s.greet(ctx); err != nil {
		driver.Close(context.WithoutCancel(ctx))
		return nil, err
	}
	return s, nil
}

// agent is how a server calls itself, such as Neo4j/5.26.0, Neo4j/2025.01.0 or Neo4j/5.27-aura.
var agent = regexp.MustCompile(`^Neo4j/(\d+)\.(\d+)\S*`)

// greet checks that the server answers, is new enough and has the database.
func (s *Store) greet(ctx context.Context) error {
	info, err := s.driver.GetServerInfo(ctx)
	if err != nil && ctx.Err() == nil && !speaksBolt(err) {
		return &Fault{s.address, ErrVersion, ""}
	}
	if err != nil {
		return s.explain(ctx, err)
	}
	if !recent(info.Agent()) {
		return &Fault{s.address, ErrVersion, info.Agent()}
	}
	session := s.session(ctx, neo4j.AccessModeRead)
	defer session.Close(ctx)
	result, err := session.Run(ctx, "RETURN 1", nil)
	if err == nil {
		_, err = result.Consume(ctx)
	}
	return s.explain(ctx, err)
}

// recent reports whether a server is 5.26 or later.
func recent(name string) bool {
	m := agent.FindStringSubmatch(name)
	if m == nil {
		return false
	}
	major, _ := strconv.Atoi(m[1])
	minor, _ := strconv.Atoi(m[2])
	return major > 5 || major == 5 && minor >= 26
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: mode, DatabaseName: s.database})
}

// Close ends the connections.
func (s *Store) Close(ctx context.Context) error { return s.driver.Close(ctx) }
