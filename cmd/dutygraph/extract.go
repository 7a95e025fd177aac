package main

import (
	"bufio"
	"bytes"
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
	slices.SortFunc(all, func(a, b source) int { return strings.Compare(a.path, b.path) })
	r, err := newReader(c)
	if err != nil {
		return err
	}
	talk := newReport(c, r, len(all))
	out := bufio.NewWriterSize(c.App.Writer, 1<<16)
	var broken error
	inOrder(c.Context, r, all, exported, func(e export) {
		talk.file(e.result)
		if broken == nil {
			_, broken = out.Write(e.lines)
		}
	})
	if broken == nil {
		broken = out.Flush()
	}
	if broken != nil {
		return broken
	}
	return talk.end(c.Context)
}

// export is a result with its graph as JSON lines.
type export struct {
	result
	lines []byte
}

// exported prints what a source states.
func exported(r result) export {
	batches := make([]graph.Batch, len(r.readings))
	for i, reading := range r.readings {
		batches[i] = reading.Batch
	}
	var b bytes.Buffer
	_ = graph.Write(&b, batches...) // a buffer takes everything
	return export{r, b.Bytes()}
}
