package main

import (
	"bufio"
	"bytes"
	"context"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/graph"
)

// extractCommand prints what documents state; it needs no store.
func extractCommand() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "print what documents state, as JSON lines",
		ArgsUsage: "FILE|FOLDER...",
		Description: "Prints one object a line, nodes and then links, file by file in order of name; what could not be read\n" +
			"goes to standard error. Needs no store.",
		Flags:  readingFlags,
		Action: extractAction,
	}
}

func extractAction(c *cli.Context) error {
	all, err := wanted(c)
	if err != nil {
		return err
	}
	slices.SortStableFunc(all, func(a, b source) int { return strings.Compare(a.path, b.path) })
	r, err := newReader(c, all)
	if err != nil {
		return err
	}
	talk := newReport(c, r, len(all))
	out := bufio.NewWriterSize(c.App.Writer, 1<<16)
	ctx, stop := context.WithCancel(c.Context)
	defer stop()
	prepare := printed
	if len(all) == 1 { // nothing to do at the same time, and the file may be large
		prepare = unprinted
	}
	inOrder(ctx, r, all, prepare, func(p printout) {
		talk.file(p.result)
		if p.write(out) != nil {
			stop() // nobody takes the output any more; the writer keeps the error
		}
	})
	if err := out.Flush(); err != nil {
		return err
	}
	return talk.end(c.Context)
}

// printout is a result with its graph as JSON lines, unless these are still to be made.
type printout struct {
	result
	lines []byte
}

// unprinted leaves the making of lines to the one who writes them.
func unprinted(r result) printout { return printout{result: r} }

// printed makes the lines of what a source states.
func printed(r result) printout {
	var b bytes.Buffer
	b.Grow(1 << 20)            // what a gazette comes to
	_ = unprinted(r).write(&b) // a buffer takes everything
	return printout{r, b.Bytes()}
}

func (p printout) write(w io.Writer) error {
	if p.lines != nil {
		_, err := w.Write(p.lines)
		return err
	}
	batches := make([]graph.Batch, len(p.readings))
	for i, reading := range p.readings {
		batches[i] = reading.Batch
	}
	return graph.Write(w, batches...)
}
