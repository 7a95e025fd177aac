package neo4jtest

import (
	"bytes"
	_ "embed"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

//go:embed pom.xml
var pom []byte

// version is the server's, as pom.xml has it.
const version = "5.26.0"

// started are the addresses of the servers that this process has found or started, by name.
var started struct {
	sync.Mutex
	address map[string]string
}

// cache returns a folder below the project's part of the user's cache, and makes it.
func cache(t testing.TB, names ...string) string {
	t.Helper()
	base, err := os.UserCacheDir()
	if err != nil {
		base = os.TempDir() // no home: a folder for this machine will do
	}
	dir := filepath.Join(append([]string{base, "dutygraph", "neo4j-" + version}, names...)...)
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}

// exclusive takes a lock that one process has at a time, waiting for it, and returns what releases it.
func exclusive(t testing.TB, name string) (release func()) {
	t.Helper()
	return lock(t, filepath.Join(cache(t), name), syscall.LOCK_EX)
}

// lock locks a file, which it makes. The lock ends with the process at the latest; programs that the process starts do
// not inherit it.
func lock(t testing.TB, path string, how int) (release func()) {
	t.Helper()
	file, err := syscall.Open(path, syscall.O_CREAT|syscall.O_RDWR|syscall.O_CLOEXEC, 0o666)
	if err != nil {
		t.Fatalf("opening %s: %v", path, err)
	}
	for {
		err = syscall.Flock(file, how)
		if err != syscall.EINTR {
			break
		}
	}
	if err != nil {
		t.Fatalf("locking %s: %v", path, err)
	}
	return func() { syscall.Close(file) }
}

// shared returns the address of the machine's server of a name, started with the keeper's options if it is not there.
// This process is then one of its users until it ends.
func shared(t testing.TB, name string, options []string) string {
	t.Helper()
	started.Lock()
	defer started.Unlock()
	if address := started.address[name]; address != "" {
		return address
	}
	dir := cache(t, name)
	defer lock(t, filepath.Join(dir, "start.lock"), syscall.LOCK_EX)()
	lock(t, filepath.Join(dir, "users.lock"), syscall.LOCK_SH)
	address := kept(dir)
	if address == "" {
		address, _ = start(t, dir, append(options, dir, fetch(t)))
	}
	if started.address == nil {
		started.address = map[string]string{}
	}
	started.address[name] = address
	return address
}

// kept returns the address of the server in a folder if a keeper is alive there, else "".
func kept(dir string) string {
	file, err := os.OpenFile(filepath.Join(dir, "keeper.lock"), os.O_CREATE|os.O_RDWR, 0o666)
	if err != nil {
		return ""
	}
	defer file.Close()
	if syscall.Flock(int(file.Fd()), syscall.LOCK_SH|syscall.LOCK_NB) == nil {
		return "" // the lock is free: no keeper has it
	}
	address, _ := os.ReadFile(filepath.Join(dir, "address"))
	return string(address)
}

// start starts a keeper with some arguments, which outlives this process unless it is stopped, and waits until its server
// answers.
func start(t testing.TB, dir string, arguments []string) (address string, stop func()) {
	t.Helper()
	file := filepath.Join(dir, "address")
	if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	program := filepath.Join(dir, "keeper")
	if out, err := exec.Command("go", "build", "-o", program, "dutygraph/graph/neo4j/neo4jtest/keeper").CombinedOutput(); err != nil {
		t.Fatalf("building the keeper: %v\n%s", err, out)
	}
	log, err := os.Create(filepath.Join(dir, "keeper.log"))
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	keeper := exec.Command(program, arguments...)
	keeper.Stdout, keeper.Stderr = log, log
	keeper.SysProcAttr = &syscall.SysProcAttr{Setsid: true} // an interrupt of the tests is not meant for it
	if err := keeper.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan struct{})
	go func() { // to hear of a keeper that gives up
		keeper.Wait()
		close(ended)
	}()
	stop = func() {
		keeper.Process.Signal(syscall.SIGTERM)
		<-ended
	}
	for deadline := time.Now().Add(3 * time.Minute); time.Now().Before(deadline); {
		if text, err := os.ReadFile(file); err == nil {
			return string(text), stop
		}
		select {
		case <-ended:
			deadline = time.Time{}
		case <-time.After(50 * time.Millisecond):
		}
	}
	text, _ := os.ReadFile(log.Name())
	t.Fatalf("Neo4j did not start; %s says:\n%s", log.Name(), strings.TrimSpace(string(text)))
	return "", nil
}

// fetch returns the folder of the server's jars, which Maven fetches once for each list of them.
func fetch(t testing.TB) string {
	t.Helper()
	defer exclusive(t, "fetch.lock")()
	jars := filepath.Join(cache(t), "lib")
	whole := filepath.Join(cache(t), "fetched")
	if list, err := os.ReadFile(whole); err == nil && bytes.Equal(list, pom) {
		return jars
	}
	file := filepath.Join(cache(t), "pom.xml")
	if err := os.WriteFile(file, pom, 0o666); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("mvn", "-q", "-B", "-f", file, "dependency:copy-dependencies", "-DoutputDirectory="+jars).CombinedOutput()
	if err != nil {
		t.Fatalf("fetching Neo4j %s with Maven: %v\n%s", version, err, out)
	}
	if err := os.WriteFile(whole, pom, 0o666); err != nil {
		t.Fatal(err)
	}
	return jars
}
