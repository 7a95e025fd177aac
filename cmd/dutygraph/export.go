package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

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
			"  jsonl        an object a line, nodes and then links, in the form of APOC's export\n" +
			"  csv          a folder with a table for each sort of node and link\n" +
			"  xlsx         a workbook for a reviewer: tasks, units, targets, quotas, documents\n" +
			"  graphml      a graph for Gephi, yEd and others\n" +
			"  cypher       statements for an empty Neo4j, such as cypher-shell takes\n" +
			"  neo4j-admin  a folder for neo4j-admin database import full, and the command line that imports it\n\n" +
			"The answer to a question as a workbook: dutygraph query targets --format xlsx >targets.xlsx\n\n" +
			"Examples:\n" +
			"  dutygraph export >all.jsonl\n" +
			"  dutygraph export --format xlsx --out tasks.xlsx\n" +
			"  dutygraph export --format neo4j-admin --out import\n" +
			"  dutygraph export --format cypher | cypher-shell",
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
		documents, err := s.Documents(c.Context)
		if err != nil {
			return err
		}
		if err := holds(at, documents, ids); err != nil {
			return err
		}
		if len(documents) == 0 {
			fmt.Fprintf(c.App.ErrWriter, "the store %s is empty\n", at)
		}
		read := export.Read
		if format := c.String("format"); format == "cypher" || format == "neo4j-admin" {
			read = export.ReadStored
		}
		g, err := read(c.Context, s, ids...)
		if err != nil {
			return err
		}
		return exportAs(c, g)
	})
}

// idsOf are the keys of documents.
func idsOf(documents []graph.Batch) []string {
	ids := make([]string, len(documents))
	for i, b := range documents {
		ids[i] = b.Doc.ID
	}
	return ids
}

// checkExport reports what is wrong with the flags, before any work is done.
func checkExport(c *cli.Context) error {
	format, out := c.String("format"), c.String("out")
	switch {
	case isFolderFormat(format) && out == "":
		return misuse("--format %s makes several files; name a new folder for them with --out FOLDER", format)
	case isFolderFormat(format):
		if files, err := os.ReadDir(out); err == nil && len(files) > 0 {
			return misuse("--out %s: is a folder with something in it; name a new one", out)
		}
	case format == "xlsx" && out == "" && onTerminal(c.App.Writer):
		return misuse("a workbook is not for a screen; name a file for it with --out FILE.xlsx")
	}
	return formatAmong(c, exportFormats)
}

func isFolderFormat(format string) bool { return format == "csv" || format == "neo4j-admin" }

// exportAs writes the graph in the form asked for.
func exportAs(c *cli.Context, g *export.Graph) error {
	out := c.String("out")
	var write func(io.Writer, *export.Graph) error
	switch c.String("format") {
	case "csv":
		return inNew(out, func(folder export.Folder) error { return export.CSV(g, folder) })
	case "neo4j-admin":
		return exportAdmin(c, g)
	case "xlsx":
		write = export.XLSX
	case "graphml":
		write = export.GraphML
	case "cypher":
		write = export.Cypher
	default:
		write = export.JSONL
	}
	if out == "" {
		return write(c.App.Writer, g)
	}
	return writeFile(out, func(w io.Writer) error { return write(w, g) })
}

// exportAdmin writes a folder for neo4j-admin, prints its command line and says what else is to be done.
func exportAdmin(c *cli.Context, g *export.Graph) error {
	out, args := c.String("out"), []string(nil)
	err := inNew(out, func(folder export.Folder) (err error) {
		args, err = export.Admin(g, folder)
		return err
	})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(c.App.Writer, "neo4j-admin %s\n", strings.Join(args, " "))
	fmt.Fprintf(c.App.ErrWriter, "run this in %s while the server is stopped; it replaces the database neo4j. Then, with the server running:\n"+
		"cypher-shell -f constraints.cypher\n", out)
	return err
}

// inNew lets files be written into a folder, which is made where there is none.
func inNew(path string, write func(export.Folder) error) error {
	if err := os.MkdirAll(path, 0o777); err != nil {
		return fmt.Errorf("%s: %w", path, reason(err))
	}
	err := write(func(name string) (io.WriteCloser, error) {
		f, err := os.Create(filepath.Join(path, name))
		if err != nil {
			return nil, err
		}
		return buffered{bufio.NewWriter(f), f}, nil
	})
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

// buffered is a file that is written in large pieces.
type buffered struct {
	*bufio.Writer
	file io.Closer
}

// Close writes what is left and closes the file.
func (b buffered) Close() error { return errors.Join(b.Flush(), b.file.Close()) }

func writeFile(path string, write func(io.Writer) error) (err error) {
	f, err := os.Create(path)
	if err != nil {
		return fmt.Errorf("%s: %w", path, reason(err))
	}
	b := buffered{bufio.NewWriter(f), f}
	err = errors.Join(write(b), b.Close())
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
