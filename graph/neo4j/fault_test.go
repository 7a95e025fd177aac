package neo4j

import (
	"context"
	"errors"
	"net"
	"strings"
	"testing"
	"time"

	"dutygraph/graph"
	"dutygraph/graph/neo4j/neo4jtest"
)

// secret is a password that no message may show.
const secret = "s3cret-w0rd"

// wantFault fails unless an error is one line that names the address, the reason and no secret.
func wantFault(t *testing.T, err, reason error, address string) {
	t.Helper()
	var fault *Fault
	switch {
	case !errors.As(err, &fault) || !errors.Is(err, reason):
		t.Errorf("error %v, want %v", err, reason)
	case !strings.Contains(err.Error(), address):
		t.Errorf("error %v does not name %s", err, address)
	case strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), secret):
		t.Errorf("error %q has several lines or a secret", err)
	}
}

func refused(t *testing.T, c Config) error {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	s, err := Open(ctx, c)
	if err == nil {
		s.Close(ctx)
		t.Fatalf("%s: opened", c.Address)
	}
	return err
}

func TestNoServer(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l.Close() // nobody answers here now
	for _, scheme := range []string{"bolt://", "neo4j://", "bolt+s://"} {
		address := scheme + l.Addr().String()
		wantFault(t, refused(t, Config{Address: address, Username: "neo4j", Password: secret}), ErrUnreachable, address)
	}
}

// TestNotBolt checks a server that answers in another language, and one that does not answer at all.
func TestNotBolt(t *testing.T) {
	for answer, reason := range map[string]error{"HTTP/1.1 400 Bad Request\r\n\r\n": ErrVersion, "\x00\x00\x00\x00": ErrVersion,
		"\x00\x00\x00\x05\xff": ErrVersion, "": ErrUnreachable} {
		l, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		defer l.Close()
		go func() { // a server for one question
			for {
				conn, err := l.Accept()
				if err != nil {
					return
				}
				conn.Read(make([]byte, 20))
				conn.Write([]byte(answer))
				conn.Close()
			}
		}()
		address := "bolt://" + l.Addr().String()
		wantFault(t, refused(t, Config{Address: address, Username: "neo4j", Password: secret}), reason, address)
	}
}

func TestBadAddress(t *testing.T) {
	for _, address := range []string{"", "localhost:7687", "bolt://", "http://localhost:7687", "bolt://neo4j:" + secret + "@localhost:7687", "bolt://%zz" + secret} {
		err := refused(t, Config{Address: address})
		if strings.Contains(err.Error(), secret) {
			t.Errorf("%v shows a secret", err)
		}
	}
}

func TestVersions(t *testing.T) {
	for agent, want := range map[string]bool{
		"Neo4j/5.26.0": true, "Neo4j/5.26.11": true, "Neo4j/5.27-aura": true, "Neo4j/2025.01.0": true, "Neo4j/6.0.0": true,
		"Neo4j/5.25.1": false, "Neo4j/5.3.0": false, "Neo4j/4.4.40": false, "Neo4j/v5.11.0 compatible graph database server": false, "": false,
	} {
		if got := recent(agent); got != want {
			t.Errorf("%q: recent %v, want %v", agent, got, want)
		}
	}
}

func TestWrongPassword(t *testing.T) {
	server := neo4jtest.Guarded(t)
	for _, c := range []Config{{}, {Username: "neo4j", Password: secret}, {Username: "nobody", Password: server.Password}} {
		c.Address = server.Address
		wantFault(t, refused(t, c), ErrLogin, server.Address)
	}
}

func TestUnknownDatabase(t *testing.T) {
	server := neo4jtest.Guarded(t)
	err := refused(t, Config{server.Address, server.Username, server.Password, "elsewhere"})
	wantFault(t, err, ErrDatabase, server.Address)
	if !strings.Contains(err.Error(), "elsewhere") {
		t.Errorf("error %v does not name the database", err)
	}
}

// TestReadOnly checks that a server which refuses writes says so soon, and answers questions all the same.
func TestReadOnly(t *testing.T) {
	server := neo4jtest.Guarded(t)
	s := connect(t, Config{Address: server.Address, Username: server.Username, Password: server.Password})
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	b := graph.Batch{Doc: graph.Node{Label: graph.Document, ID: "云政发〔2031〕1号"}}
	changes, err := s.Load(ctx, b, b)
	wantFault(t, err, ErrReadOnly, server.Address)
	if len(changes) != 0 {
		t.Errorf("changes %+v", changes)
	}
	if _, err := s.Remove(ctx, b.Doc.ID); err == nil {
		t.Error("removed")
	}
	if held, err := s.Held(ctx); err != nil || len(held) != 0 {
		t.Errorf("held %v, error %v", held, err)
	}
	if table, err := s.Query(ctx, "RETURN 1 AS one", nil); err != nil || len(table.Rows) != 1 {
		t.Errorf("table %v, error %v", table, err)
	}
}
