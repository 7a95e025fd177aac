package neo4j

import (
	"bytes"
	"io"
	"net"
	"net/url"
	"sync/atomic"
	"testing"

	"dutygraph/graph"
)

// The messages of Bolt after which a connection is cut: each is the only one in its chunk.
var (
	commit = []byte{0, 2, 0xb0, 0x12, 0, 0}
	pull   = []byte{0xb1, 0x3f}
)

// cutter stands between a store and its server and cuts connections.
type cutter struct {
	net.Listener
	server string
	after  atomic.Pointer[[]byte] // the message after which a connection is cut; nil for none
	skip   atomic.Int32           // how often the message passes before
	cuts   atomic.Int32
}

// cutBefore returns a cutter and the configuration that goes through it.
func cutBefore(t *testing.T, c Config) (*cutter, Config) {
	t.Helper()
	address, err := url.Parse(c.Address)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	k := &cutter{Listener: l, server: address.Host}
	go k.serve() // until the listener is closed
	t.Cleanup(func() { l.Close() })
	c.Address = "bolt://" + l.Addr().String()
	return k, c
}

func (k *cutter) serve() {
	for {
		client, err := k.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", k.server)
		if err != nil {
			client.Close()
			continue
		}
		go k.up(client, server)
		go k.down(client, server)
	}
}

// up passes on what the client says. The message to cut at still reaches the server, but nobody hears the answer.
func (k *cutter) up(client, server net.Conn) {
	buffer := make([]byte, 1<<16)
	for {
		n, err := client.Read(buffer)
		if err != nil {
			server.Close()
			return
		}
		message := k.after.Load()
		cut := message != nil && bytes.Contains(buffer[:n], *message) && k.skip.Add(-1) < 0 && k.after.CompareAndSwap(message, nil)
		if cut {
			k.cuts.Add(1)
			client.Close()
		}
		if _, err := server.Write(buffer[:n]); err != nil || cut {
			return
		}
	}
}

func (k *cutter) down(client, server net.Conn) {
	defer client.Close()
	defer server.Close()
	io.Copy(client, server) // ends with the first answer that the client does not take
}

// TestLostConnection cuts the connection while a change is committed, and at other times: the change is made once, and
// told as what it was.
func TestLostConnection(t *testing.T) {
	direct := leased(t)
	k, config := cutBefore(t, direct)
	s := connect(t, config)
	old := document("云政发〔2031〕1号", 1)
	mustLoad(t, s, old)
	for i, c := range []struct {
		message []byte
		skip    int32
	}{{commit, 0}, {commit, 1}, {pull, 0}, {pull, 3}} { // a load reads what is held, which is a commit, and then writes
		k.skip.Store(c.skip)
		k.after.Store(&c.message)
		next := document("云政发〔2031〕1号", 3+i)
		wantOutcome(t, mustLoad(t, s, next, document("云政发〔2031〕2号", 2)), graph.Replaced, graph.Added)
		k.skip.Store(0)
		k.after.Store(&c.message)
		changes, err := s.Remove(within(t), "云政发〔2031〕2号")
		if err != nil {
			t.Errorf("removing: %v", err)
		}
		wantOutcome(t, changes, graph.Removed)
		held, err := connect(t, direct).Held(within(t))
		if err != nil || len(held) != 1 || held[0].Digest() != next.Digest() {
			t.Errorf("%d documents held, error %v", len(held), err)
		}
	}
	if cuts := k.cuts.Load(); cuts != 8 {
		t.Errorf("%d cuts, want 8: the check did not happen", cuts)
	}
}
