package neo4jtest

import (
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
)

// Imported returns a server that is the test's own until it ends, in a fresh home whose database neo4j-admin has made: the
// arguments are its command line, which runs in a folder.
func Imported(t testing.TB, folder string, arguments ...string) Server {
	t.Helper()
	needJars(t)
	dir := t.TempDir()
	lock(t, filepath.Join(dir, "users.lock"), syscall.LOCK_SH)
	address, stop := start(t, dir, append([]string{"-import", folder, dir, fetch(t)}, arguments...))
	t.Cleanup(stop)
	return Server{Address: address}
}

// Shell lets cypher-shell run the statements of a file, as a user would who has nothing else.
func Shell(t testing.TB, server Server, file string) {
	t.Helper()
	needJars(t)
	arguments := []string{"-cp", filepath.Join(fetch(t), "*"), "org.neo4j.shell.Main", "-a", server.Address, "-f", file}
	if server.Username != "" {
		arguments = append(arguments, "-u", server.Username, "-p", server.Password)
	}
	if out, err := exec.Command("java", arguments...).CombinedOutput(); err != nil {
		t.Fatalf("cypher-shell -f %s: %v\n%s", file, err, out)
	}
}

// needJars leaves a test out where the server is another's, whose programs are not here.
func needJars(t testing.TB) {
	t.Helper()
	if server := wanted(t); server.Address != "" {
		missing(t, "the programs that come with a server are only there with DUTYGRAPH_NEO4J=start")
	}
}
