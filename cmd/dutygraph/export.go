package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"dutygraph/graph"
	"dutygraph/graph/export"
)

// exportFormats are the forms in which a store is printed, the first being the usual one.
var exportFormats = []string{"jsonl", "csv", "xlsx", "graphml", "cypher", "neo4j-admin"}

// exportCommand prints what the store holds.
func exportCommand() *cli.Command {
	return &cli.Command{
		Name:      "export",
		Usage:     "print what the store holds, for other programs",
		ArgsUsage: "[DOCUMENT...]",
		Description: "Prints the documents named or all, as one of these:\n" +
			"  jsonl        an object a line, nodes and then links\n" +
			"  csv          a folder with a table for each sort of node and link\n" +
			"  xlsx         a workbook for a reviewer: tasks, units, targets, quotas, documents\n" +
			"  graphml      a graph for Gephi, yEd and others\n" +
			"  cypher       statements for an empty Neo4j, such as cypher-shell takes\n" +
			"  neo4j-admin  a folder for neo4j-admin database import full, and the command line that imports it",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "format", Value: exportFormats[0], Usage: "print as `FORMAT`: " + strings.Join(exportFormats, ", ")},
			&cli.StringFlag{Name: "out", Usage: "write to `PATH`: a file, or a new folder for csv and neo4j-admin"},
		},
		Action: exportAction,
	}
}

func exportAction(c *cli.Context) error {
	if err := checkExport(c); err != nil {
		return err
	}
	return withStore(c, func(s graph.Store, at place) error {
		ids := c.Args().Slice()
		held, err := s.Held(c.Context, ids...)
		if err != nil {
			return err
		}
		var missing []string
		for _, id := range ids {
			if !slices.ContainsFunc(held, func(b graph.Batch) bool { return b.Doc.ID == id }) {
				missing = append(missing, id)
			}
		}
		if len(missing) > 0 {
			return fmt.Errorf("the store %s does not hold %s; what it holds: dutygraph documents", at, strings.Join(missing, ", "))
		}
		if len(held) == 0 {
			fmt.Fprintf(c.App.ErrWriter, "the store %s is empty\n", at)
		}
		return exportAs(c, held)
	})
}

// checkExport reports what is wrong with the flags, before any work is done.
func checkExport(c *cli.Context) error {
	format, out := c.String("format"), c.String("out")
	switch {
	case !slices.Contains(exportFormats, format):
		return misuse("--format is one of %s, not %q%s", strings.Join(exportFormats, ", "), format, suggest(format, exportFormats))
	case isFolderFormat(format) && out == "":
		return misuse("--format %s makes several files; name a new folder for them with --out FOLDER", format)
	case isFolderFormat(format):
		if files, err := os.ReadDir(out); err == nil && len(files) > 0 {
			return misuse("--out %s: is a folder with something in it; name a new one", out)
		}
	case format == "xlsx" && out == "" && onTerminal(c.App.Writer):
		return misuse("a workbook is not for a screen; name a file for it with --out FILE.xlsx")
	}
	return nil
}

func isFolderFormat(format string) bool { return format == "csv" || format == "neo4j-admin" }

func onTerminal(w io.Writer) bool {
	f, ok := w.(interface{ Fd() uintptr })
	return ok && term.IsTerminal(int(f.Fd()))
}

// exportAs writes batches in the form asked for.
func exportAs(c *cli.Context, held []graph.Batch) error {
	out := c.String("out")
	var write func(io.Writer) error
	switch c.String("format") {
	case "csv":
		return writeFiles(out, export.CSV(export.Of(held)))
	case "neo4j-admin":
		files, args := export.Admin(export.Stored(held))
		if err := writeFiles(out, files); err != nil {
			return err
		}
		_, err := fmt.Fprintf(c.App.Writer, "neo4j-admin %s\n", strings.Join(args, " "))
		fmt.Fprintf(c.App.ErrWriter, "run this in %s while the server is stopped; it replaces the database neo4j. Then, with the server running:\n"+
			"cypher-shell -f constraints.cypher\n", out)
		return err
	case "xlsx":
		write = func(w io.Writer) error { return export.XLSX(w, export.Of(held)) }
	case "graphml":
		write = func(w io.Writer) error { return export.GraphML(w, export.Of(held)) }
	case "cypher":
		write = func(w io.Writer) error { return export.Cypher(w, export.Stored(held)) }
	default:
		write = func(w io.Writer) error { return graph.Write(w, held...) }
	}
	if out == "" {
		return write(c.App.Writer)
	}
	return writeFile(out, write)
}

// writeFiles writes files into a folder, which is made where there is none.
func writeFiles(folder string, files []export.File) error {
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return fmt.Errorf("%s: %w", folder, reason(err))
	}
	for _, f := range files {
		if err := writeFile(filepath.Join(folder, f.Name), f.Write); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, reason(err))
	}
	b := bufio.NewWriter(f)
	err = errors.Join(write(b), b.Flush(), f.Close())
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
