package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport says which packages of the module each package may import. A package that is not here must not be there: a new
// one says here whom it knows. Tests may import whatever does not import them.
var mayImport = map[string][]string{
	"seeds":                   {},
	"graph":                   {},
	"graph/export":            {"graph"},
	"graph/storetest":         {"graph"},
	"graph/neo4j":             {"graph"},
	"graph/neo4j/neo4jtest":   {"graph/neo4j/*"},
	"graph/neo4j/neo4jtest/*": {},
	"graph/embedded":          {"graph", "graph/embedded/*"},
	"graph/embedded/*":        {"graph", "graph/embedded/*"},
	"queries":                 {"extract/han", "graph"},
	"queries/evidence":        {"graph", "queries"},
	"queries/web":             {"graph", "queries", "queries/evidence"},
	"extract":                 {"extract/han", "extract/quantity", "extract/scan", "graph"},
	"extract/casetest":        {"extract/quantity", "graph", "seeds"},
	"extract/correspond":      {"extract", "extract/quantity", "extract/scan", "graph"},
	"extract/decisions":       {"extract", "graph"},
	"extract/format":          {"extract/scan"},
	"extract/gold":            {"extract", "extract/han", "graph"},
	"extract/han":             {},
	"extract/jieba":           {"extract"},
	"extract/quantity":        {"extract/scan"},
	"extract/review":          {"extract", "extract/decisions", "graph"},
	"extract/scan":            {},
	"cmd/dutygraph":           {"extract", "extract/correspond", "extract/decisions", "extract/format", "extract/gold", "extract/jieba", "extract/review", "graph", "graph/embedded", "graph/export", "graph/neo4j", "queries", "queries/evidence", "queries/web", "seeds"},
}

// onlyIn says which package alone may import a module of others, tests left out. A module that is not here is a decision
// not yet taken.
var onlyIn = map[string][]string{
	"github.com/google/go-cmp":            {"extract/casetest"},
	"github.com/klippa-app/go-pdfium":     {"extract/format"},
	"github.com/mattn/go-runewidth":       {"cmd/dutygraph"},
	"github.com/neo4j/neo4j-go-driver/v5": {"graph/neo4j", "graph/neo4j/neo4jtest"},
	"github.com/schollz/progressbar/v3":   {"cmd/dutygraph"},
	"github.com/segmentio/asm":            {"extract/scan"},
	"github.com/sourcegraph/conc":         {"cmd/dutygraph", "extract", "graph/neo4j"},
	"github.com/tetratelabs/wazero":       {"extract/format"},
	"github.com/urfave/cli/v2":            {"cmd/dutygraph"},
	"github.com/xuri/excelize/v2":         {"extract/format", "graph/export"},
	"github.com/yanyiwu/gojieba":          {"extract/jieba"},
	"go.etcd.io/bbolt":                    {"graph/embedded"},
	"golang.org/x/net/html":               {"extract/format"},
	"golang.org/x/term":                   {"cmd/dutygraph"},
	"golang.org/x/text/encoding":          {"extract/format"},
	"golang.org/x/tools/txtar":            {"extract/casetest"},
}

// neverStandard says which packages of Go itself a room does without: reading is pure, and facts know no engine.
var neverStandard = map[string][]string{
	"extract":           {"os", "net", "net/http", "time", "log", "embed", "io/fs", "path/filepath"},
	"extract/gold":      {"os", "net", "net/http", "time", "log", "embed", "io/fs", "path/filepath"},
	"extract/review":    {"os", "net", "net/http", "time", "log", "embed", "io/fs", "path/filepath"},
	"extract/decisions": {"os", "net", "net/http", "time", "log", "embed", "io/fs", "path/filepath"},
	"graph":             {"os", "net", "net/http", "time", "log", "embed", "database/sql"},
	"queries":           {"os", "net", "net/http", "time", "log"},
	"seeds":             {"os", "net", "net/http", "time", "log"},
}

// goFile is a file of the module that is no test, with what it imports.
type goFile struct {
	path    string
	room    string
	imports []string
}

// goFiles parses the module's files but for tests and programs that only go generate runs.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	const root = "../.."
	var files []goFile
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && name != root) {
			return fs.SkipDir
		}
		if d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly|parser.ParseComments)
		if err != nil {
			return err
		}
		if len(parsed.Comments) > 0 && strings.HasPrefix(parsed.Comments[0].List[0].Text, "//go:build ignore") {
			return nil
		}
		relative, err := filepath.Rel(root, name)
		f := goFile{path: name, room: path.Dir(filepath.ToSlash(relative))}
		for _, i := range parsed.Imports {
			p, _ := strconv.Unquote(i.Path.Value)
			f.imports = append(f.imports, p)
		}
		files = append(files, f)
		return err
	})
	if err != nil || len(files) < 20 {
		t.Fatalf("%d files of the module found: %v", len(files), err)
	}
	return files
}

// entry is the line of a table that speaks of a room, also through a line that ends in "/*".
func entry(table map[string][]string, room string) ([]string, bool) {
	if line, ok := table[room]; ok {
		return line, true
	}
	line, ok := table[path.Dir(room)+"/*"]
	return line, ok
}

// covers reports whether a list holds a name, also through an item that ends in "/*".
func covers(list []string, name string) bool {
	return slices.Contains(list, name) || slices.Contains(list, path.Dir(name)+"/*")
}

func TestWhoImportsWhom(t *testing.T) {
	modules := slices.Sorted(maps.Keys(onlyIn))
	for _, f := range goFiles(t) {
		own, known := entry(mayImport, f.room)
		if !known {
			t.Errorf("%s: the room %s is not in the table", f.path, f.room)
		}
		never, _ := entry(neverStandard, f.room)
		for _, p := range f.imports {
			inside, ours := strings.CutPrefix(p, "dutygraph/")
			first, _, _ := strings.Cut(p, "/")
			switch {
			case ours && !covers(own, inside):
				t.Errorf("%s: %s may not import %s", f.path, f.room, inside)
			case !ours && !strings.Contains(first, ".") && slices.Contains(never, p):
				t.Errorf("%s: %s does without %s", f.path, f.room, p)
			case !ours && strings.Contains(first, "."):
				i := slices.IndexFunc(modules, func(m string) bool { return p == m || strings.HasPrefix(p, m+"/") })
				if i < 0 {
					t.Errorf("%s: no line says who may import %s", f.path, p)
				} else if !slices.Contains(onlyIn[modules[i]], f.room) {
					t.Errorf("%s: only %v may import %s", f.path, onlyIn[modules[i]], modules[i])
				}
			}
		}
	}
}
