package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"dutygraph/graph/neo4j/neo4jtest"
	"dutygraph/queries"
)

// marks is a notice whose names and texts hold what statements, tables and shells take for their own.
const marks = `云州市人民政府办公厅关于印发2031年重点工作责任分解的通知
云政办函〔2031〕7号
2031年3月1日
2031年重点工作责任分解
一、王敏市长牵头工作
1. =SUM(A1)建成"云湖"实验室'); MATCH (n) DETACH DELETE n; // $(id) \u0027 \
责任单位:市科技局、市'教育"局
2. 开通云湖大桥;, 投资6亿元。
责任单位:-交通局、@水利局
`

// TestExportsMakeTheSameGraph takes what a store holds to real servers: by the command line that the program prints for
// neo4j-admin, and by its script of statements. Both then hold the same to the byte, and answer alike.
func TestExportsMakeTheSameGraph(t *testing.T) {
	folder := t.TempDir()
	file, notice := filepath.Join(folder, "graph.db"), filepath.Join(folder, "marks.txt")
	if err := os.WriteFile(notice, []byte(marks), 0o666); err != nil {
		t.Fatal(err)
	}
	said(t, "--store", file, "load", "--sample", notice)

	t.Run("neo4j-admin", func(t *testing.T) {
		tables := filepath.Join(folder, "import")
		command := strings.Fields(said(t, "--store", file, "export", "--format", "neo4j-admin", "--out", tables))
		server := neo4jtest.Imported(t, tables, command[1:]...)
		neo4jtest.Shell(t, server, filepath.Join(tables, "constraints.cypher"))
		sameAnswers(t, file, server.Address, everyQuestion(t))
	})
	t.Run("cypher-shell", func(t *testing.T) {
		script := filepath.Join(folder, "graph.cypher")
		said(t, "--store", file, "export", "--format", "cypher", "--out", script)
		server := neo4jtest.Lease(t)
		neo4jtest.Shell(t, server, script)
		sameAnswers(t, file, server.Address, everyQuestion(t)[:8]) // the graph to the byte, and some questions
	})
}

// sameAnswers puts questions to two stores.
func sameAnswers(t *testing.T, one, other string, questions [][]string) {
	t.Helper()
	for _, question := range questions {
		want, got := said(t, append([]string{"--store", one}, question...)...), said(t, append([]string{"--store", other}, question...)...)
		if want != got {
			t.Errorf("%s differs:\n%s", strings.Join(question, " "), firstDifference(want, got))
		}
	}
}

// everyQuestion is the command line of each question of the catalogue with the example of whatever it must be told, and
// those that tell all that a store holds.
func everyQuestion(t *testing.T) [][]string {
	t.Helper()
	catalogue, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	all := [][]string{{"export"}, {"documents"}}
	for _, q := range catalogue {
		question := []string{"query", q.Name, "--format", "json", "--timeout", "0"}
		for _, p := range q.Params {
			if !p.Optional {
				question = append(question, "--"+p.Name, p.Example)
			}
		}
		all = append(all, question)
	}
	return all
}

// said runs the program, which must end well, and returns what it printed.
func said(t *testing.T, args ...string) string {
	t.Helper()
	code, stdout, stderr := runQuietly(t, args...)
	if code != done {
		t.Fatalf("dutygraph %s: exit code %d\n%s", strings.Join(args, " "), code, stderr)
	}
	return stdout
}

// firstDifference is the first line in which two texts differ.
func firstDifference(want, got string) string {
	a, b := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return "- " + a[i] + "\n+ " + b[i]
		}
	}
	return "one is longer than the other"
}
