package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/urfave/cli/v2"

	"dutygraph/queries"
)

// testApp is the program with a catalogue of the test's own.
func testApp() *cli.App {
	return newApp([]queries.Query{
		{Name: "documents", Doc: "What is loaded."},
		{Name: "tasks-led-by", Doc: "Of a leader.", Params: []queries.Param{{Name: "leader"}, {Name: "at-least", Optional: true}}},
		{Name: "leaders", Doc: "All."},
	})
}

func TestArrange(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"", ""},
		{"load a.txt b.txt", "load -- a.txt b.txt"},
		{"load a.txt --dry-run b.txt", "load --dry-run -- a.txt b.txt"},
		{"--dry-run load a.txt", "load --dry-run -- a.txt"},
		{"load a.txt --store x", "--store x load -- a.txt"},
		{"load --store=x a.txt", "--store=x load -- a.txt"},
		{"--store x load a.txt", "--store x load -- a.txt"},
		{"--store load load a.txt", "--store load load -- a.txt"},
		{"-store x load a.txt", "-store x load -- a.txt"},
		{"load --dry-run=false a.txt", "load --dry-run=false -- a.txt"},
		{"load --workers -1 a.txt", "load --workers -1 -- a.txt"},
		{"load -- --dry-run", "load -- --dry-run"},
		{"load a.txt -- -b --store", "load -- a.txt -b --store"},
		{"load -", "load -- -"},
		{"--leader 王敏 query tasks-led-by", "query tasks-led-by --leader 王敏 --"},
		{"query --leader 王敏 tasks-led-by --format json --store s", "--store s query tasks-led-by --leader 王敏 --format json --"},
		{"query tasks-led-by --leader=--format", "query tasks-led-by --leader=--format --"},
		{"query --format json", "query --format json --"},
		{"--format json query", "query --format json --"},
		{"cypher --param a=1 STATEMENT --param b=2", "cypher --param a=1 --param b=2 -- STATEMENT"},
		{"--help", "--help"},
		{"--version", "--version"},
		{"load --help", "load --help --"},
		{"help", "--help"},
		{"help query leaders", "query leaders --help --"},
		{"query leaders help", "query leaders -- help"},
		{"load load", "load -- load"},
	} {
		got, err := arrange(testApp(), strings.Fields(c.typed))
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s: got %q, %v; want %q", c.typed, strings.Join(got, " "), err, c.want)
		}
	}
}

func TestArrangeComplains(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"laod a.txt", `no command is called "laod" (did you mean load?)`},
		{"query tasks-led", `no question is called "tasks-led" (did you mean tasks-led-by?)`},
		{"query xyz", `no question is called "xyz"; all of them: dutygraph query`},
		{"query tasks-led-by --leadr x", "tasks-led-by has no flag --leadr (did you mean --leader?)"},
		{"load --leader x", "load has no flag --leader"},
		{"--nothing", "the program has no flag --nothing"},
		{"load a.txt --store", "--store needs a value"},
		{"query tasks-led-by --leader --format json", "--leader needs a value"},
		{"load --vocab -- x", "--vocab needs a value"},
	} {
		got, err := arrange(testApp(), strings.Fields(c.typed))
		var own *exit
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: got %q, %v; want an error that says %q", c.typed, got, err, c.want)
		} else if own, _ = err.(*exit); own == nil || own.code != misused {
			t.Errorf("%s: not a misuse: %#v", c.typed, err)
		}
	}
}

// TestArrangeAnyOrder puts the flags of a command anywhere among its words: what is understood stays the same.
func TestArrangeAnyOrder(t *testing.T) {
	words := []string{"query", "tasks-led-by"}
	flags := [][]string{{"--store", "query"}, {"--leader", "leaders"}, {"--at-least=3"}, {"--format", "json"}, {"--limit", "-5"}}
	want, err := arrange(testApp(), append(slices.Clone(words), slices.Concat(flags...)...))
	if err != nil {
		t.Fatal(err)
	}
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		typed := [][]string{{words[0]}, {words[1]}}
		at := 0
		for _, f := range flags {
			at += random.IntN(len(typed) - at + 1)
			typed = slices.Insert(typed, at, f)
			at++
		}
		line := slices.Concat(typed...)
		got, err := arrange(testApp(), line)
		if diff := cmp.Diff(want, got); err != nil || diff != "" {
			t.Fatalf("%q: %v %s", line, err, diff)
		}
	}
}

// TestArrangedIsUnderstood hands what arrange makes to the flag library and looks at what a command gets to see.
func TestArrangedIsUnderstood(t *testing.T) {
	app := testApp()
	var saw string
	app.Writer, app.ErrWriter = io.Discard, io.Discard
	see := func(c *cli.Context) error {
		saw = fmt.Sprint(c.Command.Name, c.String("store"), c.String("format"), c.String("leader"), c.Args().Slice())
		return nil
	}
	app.Command("load").Action = see
	app.Command("query").Subcommands[1].Action = see
	for _, c := range []struct{ typed, want string }{
		{"--format csv load a --store s -- --b help", "loadscsv[a --b help]"},
		{"--leader 王敏 query --format json tasks-led-by x --store s", "tasks-led-bysjson王敏[x]"},
	} {
		ordered, err := arrange(app, strings.Fields(c.typed))
		if err == nil {
			err = app.Run(append([]string{"dutygraph"}, ordered...))
		}
		if err != nil || saw != c.want {
			t.Errorf("%s: a command saw %s, %v; want %s", c.typed, saw, err, c.want)
		}
	}
}

// TestOneArityForEachFlag guards what arities relies on: a flag of one name takes a value in every command or in none.
func TestOneArityForEachFlag(t *testing.T) {
	catalogue, err := queries.All()
	if err != nil {
		t.Fatal(err)
	}
	app := newApp(catalogue)
	takes := arities(app)
	check := func(command string, flags []cli.Flag) {
		seen := map[string]bool{}
		for _, f := range flags {
			for _, name := range f.Names() {
				if takes[name] != f.(cli.DocGenerationFlag).TakesValue() {
					t.Errorf("%s: --%s takes a value in one command and none in another", command, name)
				}
				if seen[name] || has(app.Flags, name) {
					t.Errorf("%s: --%s is there twice", command, name)
				}
				seen[name] = true
			}
		}
	}
	for _, c := range app.Commands {
		check(c.Name, c.Flags)
		for _, s := range c.Subcommands {
			check(s.Name, s.Flags)
		}
	}
}

func TestCompletions(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"lo", "load"},
		{"query ", "documents tasks-led-by leaders"},
		{"query t", "tasks-led-by"},
		{"query tasks-led-by --l", "--limit --leader"},
		{"--store s query tasks-led-by --at", "--at-least"},
		{"query leaders --format j", "json jsonl"},
		{"export --format x", "xlsx"},
		{"evidence leaders --format ", "markdown json html"},
		{"query leaders --leader ", ""},
		{"load ", ""},
		{"completion ", "bash zsh fish"},
		{"nothing ", ""},
	} {
		got := strings.Join(completions(testApp(), strings.Split(c.typed, " ")), " ")
		if got != c.want {
			t.Errorf("%q: got %q, want %q", c.typed, got, c.want)
		}
	}
}
