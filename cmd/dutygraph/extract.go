package main

import (
	"bufio"
	"context"
	"io"
	"sync"

	"github.com/urfave/cli/v2"

	"dutygraph/graph"
)

// extractCommand prints what documents state; it needs no store.
func extractCommand() *cli.Command {
	return &cli.Command{
		Name:      "extract",
		Usage:     "print what documents state, as JSON lines",
		ArgsUsage: "FILE|FOLDER|-...",
		Description: "Prints one object a line, nodes and then links, file by file in order of name; what could not be read\n" +
			"goes to standard error. Needs no store.",
		Flags:  readingFlags,
		Action: extractAction,
	}
}

func extractAction(c *cli.Context) error {
	all, r, talk, err := inOrderOfPath(c)
	if err != nil {
		return err
	}
	out := bufio.NewWriterSize(c.App.Writer, 1<<16)
	ctx, stop := context.WithCancel(c.Context)
	defer stop()
	prepare := linesOf
	if len(all) == 1 { // nothing to do at the same time, and the file may be large
		prepare = unprinted
	}
	turnedInOrder(ctx, r, all, prepare, func(p printout) {
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
	lines *[]byte
}

// unprinted leaves the making of lines to the one who writes them.
func unprinted(r result) printout { return printout{result: r} }

// linesOf makes the lines of what a source states, into a buffer that is free.
func linesOf(r result) printout {
	buffer := buffers.Get().(*[]byte)
	*buffer = graph.Append((*buffer)[:0], r.batches()...)
	return printout{r, buffer}
}

// buffers are those that no lines stand in.
var buffers = sync.Pool{New: func() any { return new([]byte) }}

func (p printout) write(w io.Writer) error {
	if p.lines == nil {
		return graph.Write(w, p.batches()...)
	}
	defer buffers.Put(p.lines)
	_, err := w.Write(*p.lines)
	return err
}

func (r result) batches() []graph.Batch {
	batches := make([]graph.Batch, len(r.readings))
	for i, reading := range r.readings {
		batches[i] = reading.Batch
	}
	return batches
}
