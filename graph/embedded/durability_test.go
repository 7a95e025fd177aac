//go:build unix

package embedded

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"dutygraph/graph"
)

// childTask names what a process started by a test does instead of testing; childStore is the store it does it to.
const (
	childTask  = "DUTYGRAPH_TEST_CHILD"
	childStore = "DUTYGRAPH_TEST_STORE"
)

func TestMain(m *testing.M) {
	switch os.Getenv(childTask) {
	case "":
		os.Exit(m.Run())
	case "write":
		writeForEver(os.Getenv(childStore))
	case "fill":
		fillDisk(os.Getenv(childStore))
	}
}

// child starts this test binary with a task.
func child(t *testing.T, task, store string) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), childTask+"="+task, childStore+"="+store)
	cmd.Stderr = os.Stderr
	return cmd
}

// documents is how many documents the writing child loads by turns.
const documents = 7

// edition is a document in one of its states: as many tasks as make it span several pages of the file.
func edition(document, number int) graph.Batch {
	id := fmt.Sprintf("云政发〔2031〕%d号", document)
	b := graph.Batch{Doc: graph.Node{Label: graph.Document, ID: id, Props: graph.PropsOf("title", fmt.Sprintf("第%d稿", number))}}
	for no := range 20 + (number*13+document)%60 {
		task := &graph.Node{Label: graph.Task, ID: fmt.Sprintf("%s#%d", id, no), Props: graph.PropsOf("document", id, "no", int64(no),
			"text", strings.Repeat(fmt.Sprintf("第%d稿第%d项。", number, no), 9))}
		b.Facts = append(b.Facts, graph.Fact{From: task, Rel: graph.StatedIn, To: &b.Doc, At: graph.Span{First: no + 1, Last: no + 1}})
	}
	return b
}

// writeForEver loads editions until it is killed, and says which are acknowledged.
func writeForEver(path string) {
	s, err := Open(path)
	if err != nil {
		panic(err)
	}
	for number := 0; ; number++ {
		for document := range documents {
			if _, err := s.Load(context.Background(), edition(document, number)); err != nil {
				panic(err)
			}
			fmt.Println(document, number)
		}
	}
}

// TestKilled kills a loading process at random moments: what was acknowledged is whole, and nothing is half. DUTYGRAPH_KILLS
// sets how often (10).
func TestKilled(t *testing.T) {
	kills := 10
	if text := os.Getenv("DUTYGRAPH_KILLS"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil {
			t.Fatal(err)
		}
		kills = n
	}
	path := filepath.Join(t.TempDir(), "graph.db")
	acknowledged := 0
	for range kills {
		last := killed(t, path)
		acknowledged += len(last)
		s, err := Open(path)
		if err != nil {
			t.Fatal(err)
		}
		held, err := s.Held(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, b := range held {
			wantEdition(t, b, last)
		}
		if len(held) < len(last) {
			t.Fatalf("%d documents held, %d acknowledged", len(held), len(last))
		}
		if err := os.Remove(path); err != nil && !errors.Is(err, os.ErrNotExist) {
			t.Fatal(err)
		}
	}
	t.Logf("killed %d times, %d acknowledged documents looked at", kills, acknowledged)
	if kills >= 10 && acknowledged == 0 {
		t.Error("no load was acknowledged before a kill: the test shows nothing")
	}
}

// killed runs a writing child for a while and returns the last edition of each document that it acknowledged.
func killed(t *testing.T, path string) map[int]int {
	t.Helper()
	cmd := child(t, "write", path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	timer := time.AfterFunc(time.Duration(10+rand.IntN(150))*time.Millisecond, func() { cmd.Process.Kill() })
	defer timer.Stop()
	last := map[int]int{}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		var document, number int
		if n, _ := fmt.Sscan(lines.Text(), &document, &number); n == 2 && strings.HasSuffix(lines.Text(), strconv.Itoa(number)) {
			last[document] = number
		}
	}
	cmd.Wait() // it was killed
	return last
}

// wantEdition fails unless the batch is the edition acknowledged last or the one after it.
func wantEdition(t *testing.T, b graph.Batch, last map[int]int) {
	t.Helper()
	for document := range documents {
		if edition(document, 0).Doc.ID != b.Doc.ID {
			continue
		}
		first := 0
		if number, ok := last[document]; ok {
			first = number
		}
		for number := first; number <= first+1; number++ {
			if edition(document, number).Digest() == b.Digest() {
				return
			}
		}
	}
	t.Fatalf("%s %v is no edition that was loaded last", b.Doc.ID, b.Doc.Props.Get("title"))
}

// fillDisk loads a document when the file may not grow, and says what came of it.
func fillDisk(path string) {
	info, err := os.Stat(path)
	if err != nil {
		panic(err)
	}
	signal.Ignore(syscall.SIGXFSZ)
	limit := syscall.Rlimit{Cur: uint64(info.Size()), Max: uint64(info.Size())}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		panic(err)
	}
	s, err := Open(path)
	if err != nil {
		panic(err)
	}
	for number := 1; number < 40; number++ {
		if _, err := s.Load(context.Background(), edition(number, number), edition(number+100, number)); err != nil {
			fmt.Println("refused:", err)
			return
		}
	}
	fmt.Println("everything was loaded")
}

// TestFullDisk loads until the file may not grow: that load fails, and the store keeps the state before it.
func TestFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("needs a limit on the size of files")
	}
	path := filepath.Join(t.TempDir(), "graph.db")
	s, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Load(t.Context(), edition(0, 0)); err != nil {
		t.Fatal(err)
	}
	out, err := child(t, "fill", path).Output()
	if err != nil || !strings.HasPrefix(string(out), "refused:") || !strings.Contains(string(out), path+" cannot be written: ") {
		t.Fatalf("%v: %s", err, out)
	}
	held, err := s.Held(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(held)%2 != 1 { // two at a time beside the first
		t.Errorf("%d documents: half of a load was kept", len(held))
	}
	if table, err := s.Query(t.Context(), "MATCH (d:Document) RETURN count(d) AS n", nil); err != nil || table.Rows[0][0] != int64(len(held)) {
		t.Errorf("%v, %v", table, err)
	}
}

// TestOtherProcess loads while another process holds the file: readers do not stand in the way of a load once they have
// read, and a writer that does not let go is named after the wait.
func TestOtherProcess(t *testing.T) {
	path := filepath.Join(t.TempDir(), "graph.db")
	reader, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	count := func() int64 {
		t.Helper()
		table, err := reader.Query(t.Context(), "MATCH (d:Document) RETURN count(d) AS n", nil)
		if err != nil {
			t.Fatal(err)
		}
		return table.Rows[0][0].(int64)
	}
	if n := count(); n != 0 {
		t.Fatalf("%d documents in a new store", n)
	}
	writer, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	writer.file.wait = 100 * time.Millisecond
	for n := range int64(3) {
		if _, err := writer.Load(t.Context(), edition(int(n), 0)); err != nil {
			t.Fatal(err)
		}
		if got := count(); got != n+1 {
			t.Errorf("an open reader sees %d documents after %d loads", got, n+1)
		}
	}
	db, err := bbolt.Open(path, 0o600, nil) // as another load does
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	_, err = writer.Load(t.Context(), edition(5, 0))
	if !blames(err, path) || !strings.Contains(err.Error(), "another load is writing") {
		t.Errorf("error %v", err)
	}
	if took := time.Since(began); took > 5*time.Second {
		t.Errorf("it waited %v", took)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := writer.Load(t.Context(), edition(5, 0)); err != nil {
		t.Error(err)
	}
}
