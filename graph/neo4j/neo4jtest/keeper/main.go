// Keeper runs a Neo4j server for tests until nobody uses it any more.
//
//	keeper [-password P] [-readonly] [-import DIR] FOLDER JARS [ARGUMENT...]
//
// With -import the database is first made by neo4j-admin with the arguments given, which runs in DIR. The users of a server are the processes that hold a shared lock on FOLDER/users.lock. Once the server answers,
// FOLDER/address says where; half a minute after the last user has gone the keeper ends it and deletes its data. The
// keeper itself holds FOLDER/keeper.lock as long as it lives.
package main

import (
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// grace is how long a server without users is kept, for the next test process.
const grace = 30 * time.Second

func main() {
	password := flag.String("password", "", "ask for this password of the user neo4j")
	readonly := flag.Bool("readonly", false, "refuse writes")
	files := flag.String("import", "", "make the database first, by neo4j-admin with the last arguments in this folder")
	flag.Parse()
	k := keeper{folder: flag.Arg(0), jars: flag.Arg(1), password: *password, readonly: *readonly, files: *files}
	if *files != "" {
		k.importing = flag.Args()[2:]
	}
	if err := k.run(); err != nil {
		fmt.Fprintln(os.Stderr, "keeper:", err)
		os.Exit(1)
	}
}

type keeper struct {
	folder, jars, password string
	readonly               bool
	files                  string   // the folder that is imported, if any
	importing              []string // and how
}

// run starts the server, says where it is, waits until it is not needed and ends it.
func (k keeper) run() error {
	if _, err := k.lock("keeper.lock", syscall.LOCK_EX); err != nil {
		return err
	}
	home, address := filepath.Join(k.folder, "home"), filepath.Join(k.folder, "address")
	if err := os.RemoveAll(home); err != nil {
		return err
	}
	bolt, err := freeAddress()
	if err != nil {
		return err
	}
	if err := k.make(home, bolt); err != nil {
		return err
	}
	server, ended, err := k.start(home, bolt, k.readonly)
	if err != nil {
		return err
	}
	defer os.RemoveAll(home)
	defer func() { // a server whose data go needs no farewell
		server.Process.Kill()
		<-ended
	}()
	if err := os.WriteFile(address+".new", []byte("bolt://"+bolt), 0o666); err != nil {
		return err
	}
	if err := os.Rename(address+".new", address); err != nil {
		return err
	}
	defer os.Remove(address)
	return k.wait(ended)
}

// make sets the password, imports files and, for a server that will refuse writes, lets it make its database first.
func (k keeper) make(home, bolt string) error {
	if err := k.configure(home, bolt, false); err != nil {
		return err
	}
	if k.password != "" {
		if err := k.java(home, "org.neo4j.cli.AdminTool", "dbms", "set-initial-password", k.password).Run(); err != nil {
			return err
		}
	}
	if k.files != "" {
		admin := k.java(home, "org.neo4j.cli.AdminTool", k.importing...)
		admin.Dir = k.files
		if err := admin.Run(); err != nil {
			return fmt.Errorf("importing %s: %w", k.files, err)
		}
	}
	if !k.readonly {
		return nil
	}
	server, ended, err := k.start(home, bolt, false)
	if err != nil {
		return err
	}
	server.Process.Signal(syscall.SIGTERM)
	<-ended
	return nil
}

// start starts the server and waits until it answers. The channel is closed when it ends.
func (k keeper) start(home, bolt string, readonly bool) (server *exec.Cmd, ended chan struct{}, err error) {
	if err := k.configure(home, bolt, readonly); err != nil {
		return nil, nil, err
	}
	server = k.java(home, "org.neo4j.server.CommunityEntryPoint", "--home-dir="+home, "--config-dir="+filepath.Join(home, "conf"))
	log := filepath.Join(home, "logs", "neo4j.log")
	if err := os.Remove(log); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, nil, err // the log of an earlier start would say so too
	}
	if err := server.Start(); err != nil {
		return nil, nil, err
	}
	ended = make(chan struct{})
	go func() { // to hear of a server that ends by itself
		server.Wait()
		close(ended)
	}()
	if err := answering(bolt, log, ended); err != nil {
		server.Process.Kill()
		return nil, nil, err
	}
	return server, ended, nil
}

// configure writes the server's settings.
func (k keeper) configure(home, bolt string, readonly bool) error {
	settings := []string{
		"server.default_listen_address=127.0.0.1",
		"server.bolt.listen_address=" + bolt,
		"server.http.enabled=false",
		"dbms.usage_report.enabled=false",
		"server.memory.pagecache.size=256m",
		"db.tx_log.preallocate=false",
		fmt.Sprintf("dbms.security.auth_enabled=%t", k.password != ""),
		fmt.Sprintf("server.databases.default_to_read_only=%t", readonly),
	}
	conf := filepath.Join(home, "conf")
	if err := os.MkdirAll(conf, 0o777); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(conf, "neo4j.conf"), []byte(strings.Join(settings, "\n")+"\n"), 0o666)
}

// freeAddress returns an address of this machine at which nobody listens.
func freeAddress() (string, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// java returns a command that runs one of the jars' programs.
func (k keeper) java(home, class string, args ...string) *exec.Cmd {
	options := []string{"-cp", filepath.Join(k.jars, "*"), "-Xmx2g"}
	for _, name := range []string{"java.nio", "java.io", "java.lang", "sun.nio.ch"} {
		options = append(options, "--add-opens=java.base/"+name+"=ALL-UNNAMED")
	}
	cmd := exec.Command("java", append(append(options, class), args...)...)
	cmd.Env = append(os.Environ(), "NEO4J_HOME="+home, "NEO4J_CONF="+filepath.Join(home, "conf"))
	cmd.Stdout, cmd.Stderr = os.Stdout, os.Stderr
	return cmd
}

// answering waits until a server speaks Bolt at an address and its log says that its databases have started, which may be
// a while later.
func answering(address, log string, ended <-chan struct{}) error {
	for deadline := time.Now().Add(2 * time.Minute); time.Now().Before(deadline); {
		said, _ := os.ReadFile(log)
		if strings.Contains(string(said), "Started.") && handshake(address) {
			return nil
		}
		select {
		case <-ended:
			return errors.New("the server ended while it started")
		case <-time.After(100 * time.Millisecond):
		}
	}
	return errors.New("the server does not answer")
}

// handshake opens a connection as Bolt does and reports whether a version was agreed on.
func handshake(address string) bool {
	conn, err := net.DialTimeout("tcp", address, time.Second)
	if err != nil {
		return false
	}
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(2 * time.Second))
	offer := [20]byte{0x60, 0x60, 0xb0, 0x17, 0, 0, 0, 5} // version 5.0 and three times none
	answer := make([]byte, 4)
	if _, err := conn.Write(offer[:]); err != nil {
		return false
	}
	_, err = conn.Read(answer)
	return err == nil && answer[3] == 5
}

// wait returns when the server has had no user for a while, or when the keeper is told to end.
func (k keeper) wait(ended <-chan struct{}) error {
	told := make(chan os.Signal, 1)
	signal.Notify(told, os.Interrupt, syscall.SIGTERM)
	idle := make(chan error, 1)
	go func() { idle <- k.unused() }() // a lock cannot be waited for beside a signal
	select {
	case err := <-idle:
		return err
	case <-told:
		return nil
	case <-ended:
		return errors.New("the server ended by itself")
	}
}

// unused waits until there was no user before and after the time of grace, and then keeps new ones waiting.
func (k keeper) unused() error {
	for {
		users, err := k.lock("users.lock", syscall.LOCK_EX)
		if err != nil {
			return err
		}
		syscall.Close(users)
		time.Sleep(grace)
		if _, err := k.lock("users.lock", syscall.LOCK_EX|syscall.LOCK_NB); err == nil {
			return nil
		}
	}
}

// lock locks a file of the folder; closing it, or the keeper's end, unlocks it.
func (k keeper) lock(name string, how int) (file int, err error) {
	file, err = syscall.Open(filepath.Join(k.folder, name), syscall.O_CREAT|syscall.O_RDWR|syscall.O_CLOEXEC, 0o666)
	if err != nil {
		return 0, err
	}
	for {
		err = syscall.Flock(file, how)
		if err == syscall.EINTR {
			continue
		}
		if err != nil {
			syscall.Close(file)
		}
		return file, err
	}
}
