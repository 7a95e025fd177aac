package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"dutygraph/graph/neo4j/neo4jtest"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"dutygraph": main})
}

// TestScripts runs the program as a user does, on a store in a file.
func TestScripts(t *testing.T) {
	runScripts(t, neo4jtest.Server{}, scriptFiles(t)...)
}

// TestScriptsOnNeo4j runs the same scripts on a server, one after the other, since they share it.
func TestScriptsOnNeo4j(t *testing.T) {
	neo4jtest.Lease(t)
	for _, script := range scriptFiles(t) {
		t.Run("server", func(t *testing.T) { runScripts(t, neo4jtest.Lease(t), script) })
	}
}

func scriptFiles(t *testing.T) []string {
	t.Helper()
	names, err := filepath.Glob("testdata/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	return names
}

// runScripts runs scripts on a server, or, where it has no address, on a store in a file of each script's own.
func runScripts(t *testing.T, server neo4jtest.Server, files ...string) {
	testscript.Run(t, testscript.Params{
		Files: files,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"code": code, "fill": fill, "json": jsonOut, "rows": rows,
		},
		Condition: func(condition string) (bool, error) {
			if condition == "server" {
				return server.Address != "", nil
			}
			return false, fmt.Errorf("no condition %q", condition)
		},
		Setup: func(e *testscript.Env) error {
			// Nothing of the tester's own environment decides where the graph is kept.
			e.Setenv("XDG_DATA_HOME", filepath.Join(e.WorkDir, "data"))
			for _, name := range []string{"NEO4J_URI", "NEO4J_DATABASE", "DUTYGRAPH_DECISIONS"} {
				e.Setenv(name, "")
			}
			e.Setenv("DUTYGRAPH_STORE", server.Address)
			e.Setenv("NEO4J_USERNAME", server.Username)
			e.Setenv("NEO4J_PASSWORD", server.Password)
			return nil
		},
	})
}

// code N COMMAND... runs a command that must end with exit code N.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: code N COMMAND...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var ended *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &ended) {
		got = ended.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// fill FILE BYTES TEXT [END] writes TEXT again and again until the file has so many bytes, then END. In both, Go's escapes
// stand for bytes.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: fill FILE BYTES TEXT [END]")
	}
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	unit, end := unescaped(ts, args[2]), ""
	if len(args) > 3 {
		end = unescaped(ts, args[3])
	}
	text := strings.Repeat(unit, size/len(unit)+1)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text+end), 0o644))
}

func unescaped(ts *testscript.TestScript, text string) string {
	plain, err := strconv.Unquote(`"` + text + `"`)
	ts.Check(err)
	return plain
}

// answer is the rows that the last command printed as a JSON array of objects.
func answerOf(ts *testscript.TestScript) []map[string]any {
	var rows []map[string]any
	if err := json.Unmarshal([]byte(ts.ReadFile("stdout")), &rows); err != nil {
		ts.Fatalf("no JSON array of objects: %v", err)
	}
	return rows
}

// json KEY... checks that the last command printed a JSON array of objects with just these members, in this order.
func jsonOut(ts *testscript.TestScript, neg bool, args []string) {
	if len(answerOf(ts)) == 0 {
		ts.Fatalf("no rows")
	}
	d := json.NewDecoder(bytes.NewReader([]byte(ts.ReadFile("stdout"))))
	var keys []string
	for depth := 0; ; {
		token, err := d.Token()
		ts.Check(err)
		switch {
		case token == json.Delim('{') || token == json.Delim('['):
			depth++
		case token == json.Delim('}') && depth == 2:
			if got := strings.Join(keys, " "); neg == (got == strings.Join(args, " ")) {
				ts.Fatalf("members of the first object: %s", got)
			}
			return
		case token == json.Delim('}') || token == json.Delim(']'):
			depth--
		case depth == 2:
			keys = append(keys, fmt.Sprint(token))
			var value any
			ts.Check(d.Decode(&value))
		}
	}
}

// rows N, or rows MIN MAX, checks how many rows of JSON the last command printed.
func rows(ts *testscript.TestScript, neg bool, args []string) {
	least, err := strconv.Atoi(args[0])
	ts.Check(err)
	most := least
	if len(args) > 1 {
		most, err = strconv.Atoi(args[1])
		ts.Check(err)
	}
	if n := len(answerOf(ts)); neg == (least <= n && n <= most) {
		ts.Fatalf("%d rows", n)
	}
}
