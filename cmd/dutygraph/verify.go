package main

import (
	"fmt"

	"github.com/urfave/cli/v2"

	"dutygraph/graph"
	"dutygraph/queries/evidence"
)

// verifyCommand lays a packet beside its sources again.
func verifyCommand() *cli.Command {
	return &cli.Command{
		Name:      "verify",
		Usage:     "read the sources of a packet again: does the print still say it?",
		ArgsUsage: "PACKET [SOURCE...]",
		Description: "PACKET is what dutygraph evidence wrote as html or json. For each print of each hop it says what became of it:\n" +
			"  unchanged  the same print at the same lines\n" +
			"  moved      the same print at other lines, beside a line that it stood beside before\n" +
			"  changed    other print stands there; one byte is enough\n" +
			"  missing    nothing stands there, or no source of the document is at hand\n" +
			"Sources are files or folders; without any it is the sample. A packet that was itself altered is refused.\n\n" +
			"Exits 0 where all print is unchanged or moved, 4 where any is changed or missing, 1 where PACKET is none or was altered.\n\n" +
			"Example:\n" +
			"  dutygraph verify chain.html gazette.txt",
		Flags:  []cli.Flag{formatFlag},
		Action: verifyAction,
	}
}

func verifyAction(c *cli.Context) error {
	if err := checkFormat(c); err != nil {
		return err
	}
	if !c.Args().Present() {
		return misuse("verify needs a packet: dutygraph verify PACKET SOURCE...; dutygraph evidence makes one")
	}
	p, err := readPacket(c, c.Args().First())
	if err != nil {
		return err
	}
	texts, err := sourceTexts(c, c.Args().Tail(), c.NArg() == 1)
	if err != nil {
		return err
	}
	t := &graph.Table{Columns: []string{"hop", "part", "status", "document", "lines", "now", "source", "place", "detail"}}
	count := map[evidence.Status]int{}
	bad := 0
	for _, f := range evidence.Verify(p, texts) {
		was := [2]int{f.Print.LineStart, f.Print.LineEnd}
		t.Rows = append(t.Rows, []any{int64(f.Hop), f.Print.Part, string(f.Status), f.Print.Document, lineRun(was), lineRun(f.Now), f.Source, f.Place, f.Detail})
		count[f.Status]++
		if !f.Status.Holds() {
			bad++
		}
	}
	if err := printAnswer(c, t); err != nil {
		return err
	}
	if bad > 0 {
		return &exit{found, fmt.Errorf("%s of %d: no longer as it was: %d changed, %d missing", plural(bad, "print", "prints"), len(t.Rows), count[evidence.Changed], count[evidence.Missing])}
	}
	return nil
}

// readPacket reads a packet from a file or from standard input.
func readPacket(c *cli.Context, path string) (evidence.Packet, error) {
	data, err := sources([]string{path})[0].read()
	if err != nil {
		return evidence.Packet{}, &fileError{path, err}
	}
	p, remark, err := evidence.Read(data, program(c))
	if err != nil {
		return p, &fileError{path, err}
	}
	if remark != "" {
		fmt.Fprintf(c.App.ErrWriter, "%s: %s\n", path, plain(remark))
	}
	return p, nil
}

// lineRun writes lines as people name them, nothing where there are none.
func lineRun(lines [2]int) any {
	switch {
	case lines[0] == 0:
		return nil
	case lines[0] == lines[1]:
		return fmt.Sprint(lines[0])
	}
	return fmt.Sprintf("%d-%d", lines[0], lines[1])
}
