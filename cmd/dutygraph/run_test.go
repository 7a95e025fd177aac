package main

import (
	"bytes"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"dutygraph/graph/neo4j/neo4jtest"
)

// runQuietly runs the program within the test and returns its exit code and what it wrote.
func runQuietly(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, talk bytes.Buffer
	code = run(args, &out, &talk)
	return code, out.String(), talk.String()
}

// TestInterrupt interrupts a command that waits for a server which never answers.
func TestInterrupt(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	go func() { // interrupts once the program waits for the server
		if _, err := silent.Accept(); err == nil {
			syscall.Kill(os.Getpid(), syscall.SIGINT)
		}
	}()
	code, stdout, stderr := runQuietly(t, "--store", "bolt://"+silent.Addr().String(), "query", "leaders")
	if code != interrupted || stdout != "" || stderr != "dutygraph: interrupted\n" {
		t.Errorf("exit code %d, %q, %q", code, stdout, stderr)
	}
}

// TestServersThatCannotBeUsed looks for one clear line and exit code 5, and for no secret in it.
func TestServersThatCannotBeUsed(t *testing.T) {
	server := neo4jtest.Guarded(t)
	folder := t.TempDir()
	write := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	right, wrong := write("right", server.Password+"\n"), write("wrong", "Geheimnis\n")
	t.Setenv("NEO4J_USERNAME", server.Username)
	t.Setenv("NEO4J_PASSWORD", "Geheimnis")
	for _, c := range []struct {
		name, want string
		args       []string
	}{
		{"down", "no server answers (connect: connection refused); see whether it runs", []string{"--store", "bolt://127.0.0.1:1", "query", "leaders"}},
		{"wrong password", "does not accept this user and password", []string{"--store", server.Address, "query", "leaders"}},
		{"wrong password file", "does not accept this user and password", []string{"--store", server.Address, "--password-file", wrong, "query", "leaders"}},
		{"refuses writes", "refuses writes", []string{"--store", server.Address, "--password-file", right, "load", "--sample"}},
	} {
		code, _, stderr := runQuietly(t, c.args...)
		lines := strings.Split(strings.TrimSpace(stderr), "\n")
		last := lines[len(lines)-1]
		if code != unreachable || !strings.Contains(last, c.want) || !strings.HasPrefix(last, "dutygraph: ") {
			t.Errorf("%s: exit code %d, %q", c.name, code, stderr)
		}
		for _, secret := range []string{"Geheimnis", server.Password} {
			if strings.Contains(stderr, secret) {
				t.Errorf("%s: the password is printed: %q", c.name, stderr)
			}
		}
	}
	code, stdout, stderr := runQuietly(t, "--store", server.Address, "--password-file", right, "cypher", "--format", "json", "RETURN 1 AS one")
	if code != done || stdout != "[\n{\"one\":1}\n]\n" {
		t.Errorf("with the right password: exit code %d, %q, %q", code, stdout, stderr)
	}
}
