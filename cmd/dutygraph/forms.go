package main

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/extract"
	"dutygraph/graph"
	"dutygraph/seeds"
)

// forms are the forms of assignment that documents are read by: the program's own with those of a folder laid over them.
func forms(dir string) (extract.Forms, error) {
	var f extract.Forms
	texts, err := textFiles(seeds.Forms, "forms")
	if err != nil {
		return f, err
	}
	if dir != "" {
		theirs, err := textFiles(os.DirFS(dir), ".")
		if err != nil {
			return f, misuse("--forms %s: %w; it is a folder of forms", dir, reason(err))
		}
		maps.Copy(texts, theirs)
	}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if err := f.Add(name, texts[name]); err != nil {
			return f, misuse("a form cannot be used: %w", err)
		}
	}
	return f, nil
}

// formsCommand lists the forms of assignment, and tries them on files.
func formsCommand() *cli.Command {
	return &cli.Command{
		Name:  "forms",
		Usage: "list the forms in which documents say who answers for what, and try them on files",
		Description: "A form is a text file: its place (line, bracket, sentence, table, cells, head, body) and words with what they mean.\n" +
			"To add one or to change one of the program's own, write a file and name its folder with --forms.",
		Flags:  []cli.Flag{formsFlag, &cli.BoolFlag{Name: "print", Usage: "print every form whole, as a file to begin with"}},
		Action: listForms,
		Subcommands: []*cli.Command{{
			Name:        "try",
			Usage:       "show by which form each document of a file was read, and why",
			ArgsUsage:   "FILE|FOLDER|-...",
			Description: "Shows each document with its kind, its tasks, the forms that read it with the line of their first statement,\nand the lines that no form understood.",
			Flags:       readingFlags,
			Action:      tryForms,
		}},
	}
}

// formsFlag names a folder of forms.
var formsFlag = &cli.StringFlag{Name: "forms", Usage: "forms of assignment in `DIR`: a file replaces the form of the same name or adds one"}

func listForms(c *cli.Context) error {
	f, err := forms(c.String("forms"))
	if err != nil {
		return err
	}
	if c.Bool("print") {
		for _, form := range f.List() {
			fmt.Fprintf(c.App.Writer, "# %s: %s\nplace %s\n", form.Name, form.Doc, strings.Join(form.Places, " "))
			for _, w := range form.Words {
				fmt.Fprintf(c.App.Writer, "%s %s\n", w.Meaning, strings.Join(w.Words, " "))
			}
			fmt.Fprintln(c.App.Writer)
		}
		return nil
	}
	t := graph.Table{Columns: []string{"form", "place", "words", "what it reads"}}
	for _, form := range f.List() {
		n := 0
		for _, w := range form.Words {
			n += len(w.Words)
		}
		t.Rows = append(t.Rows, []any{form.Name, strings.Join(form.Places, " "), int64(n), form.Doc})
	}
	return writeTable(c.App.Writer, &t, 0)
}

func tryForms(c *cli.Context) error {
	all, r, talk, err := inOrderOfPath(c)
	if err != nil {
		return err
	}
	inOrder(c.Context, r, all, func(got result) {
		if !talk.took(got) {
			return
		}
		for _, reading := range got.readings {
			talk.findings += len(reading.Unread)
			showForms(c, got.source.path, reading)
		}
	})
	talk.all = true // every finding is in the answer
	return talk.end(c.Context)
}

// showForms prints by which forms one document was read.
func showForms(c *cli.Context, path string, r extract.Reading) {
	tasks := map[string]bool{}
	for _, f := range r.Facts {
		if f.Rel == graph.StatedIn && f.From.Label == graph.Task {
			tasks[f.From.ID] = true
		}
	}
	fmt.Fprintf(c.App.Writer, "%s:%v: %s\n  kind %v, %s\n", path, r.Doc.Props.Get("lineStart"), r.Doc.ID, r.Doc.Props.Get("kind"), plural(len(tasks), "task", "tasks"))
	switch {
	case len(r.ReadBy) > 0:
		for _, u := range r.ReadBy {
			fmt.Fprintf(c.App.Writer, "  read by %s: %s, the first at line %d\n", u.Form, plural(u.Statements, "statement", "statements"), u.First.First)
		}
	case r.Doc.Props.Get("kind") == "other":
		fmt.Fprintln(c.App.Writer, "  no form fits")
	default:
		fmt.Fprintf(c.App.Writer, "  read as every %v is: its own form leaves nothing open\n", r.Doc.Props.Get("kind"))
	}
	for _, u := range r.Unread {
		fmt.Fprintf(c.App.Writer, "  %s: %s: %s\n", u.At, u.Why, u.Text)
	}
}
