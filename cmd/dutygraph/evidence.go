package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/graph"
	"dutygraph/queries"
	"dutygraph/queries/evidence"
)

// packetFormats are the forms of a packet, the first being the usual one.
var packetFormats = []string{"markdown", "json", "html"}

// sourceFlag names what documents were loaded from. A document is found in it by what it says, not by its name.
var sourceFlag = &cli.StringSliceFlag{Name: "source", Usage: "quote the print from `FILE`, or the files of a folder, that documents were loaded from (may be repeated)"}

// evidenceCommand has a subcommand for each question of the catalogue whose answer says which lines state it.
func evidenceCommand(catalogue []queries.Query) *cli.Command {
	cmd := &cli.Command{
		Name:      "evidence",
		Usage:     "prove an answer: a packet of its hops with the print that states each",
		ArgsUsage: "QUESTION",
		Description: "A packet holds for each row of the answer the document, its lines, their print and its hash, the reader's version\n" +
			"and the rule used; where two documents differ, the print of both. The print comes from the sources named with --source,\n" +
			"and from the sample; where the source of a document is not at hand, the packet says so. As html it is one file to be\n" +
			"read, printed and filed. As html or json it can be verified later: dutygraph verify PACKET SOURCE...\n\n" +
			"Exits 1 where no row of the answer names its lines.\n\n" +
			"Examples:\n" +
			"  dutygraph evidence task 50 --source FILE\n" +
			"  dutygraph evidence disagreements --source FOLDER --format html >disagreements.html",
		Action: func(c *cli.Context) error {
			return misuse("evidence needs the question to prove, such as: dutygraph evidence task 50; see: dutygraph evidence --help")
		},
	}
	for _, q := range catalogue {
		if evidence.Cites(q) {
			cmd.Subcommands = append(cmd.Subcommands, proofCommand(q))
		}
	}
	return cmd
}

// proofCommand is the command of one question.
func proofCommand(q queries.Query) *cli.Command {
	flags := []cli.Flag{
		&cli.StringFlag{Name: "format", Value: packetFormats[0], Usage: "write the packet as `FORMAT`: " + strings.Join(packetFormats, ", ")},
		sourceFlag, limitFlag, timeoutFlag,
	}
	cmd := &cli.Command{Name: q.Name, Usage: q.Doc, Description: q.Notes}
	for _, p := range q.Params {
		flags = append(flags, &cli.StringFlag{Name: p.Name, Usage: paramUsage(p)})
	}
	if first := firstParam(q); first != "" {
		cmd.ArgsUsage = "[" + strings.ToUpper(first) + "]"
	}
	cmd.Flags = flags
	cmd.Action = func(c *cli.Context) error { return evidenceAction(c, q) }
	return cmd
}

// firstParam is the parameter that may stand without its flag: the first, where it is the only one that is needed.
func firstParam(q queries.Query) string {
	if needed := q.Needed(); len(needed) == 1 && needed[0].Name == q.Params[0].Name {
		return needed[0].Name
	}
	return ""
}

func evidenceAction(c *cli.Context, q queries.Query) error {
	if err := formatAmong(c, packetFormats); err != nil {
		return err
	}
	if err := checkBounds(c); err != nil {
		return err
	}
	values, err := proofValues(c, q)
	if err != nil {
		return err
	}
	args, err := q.Args(values)
	if err != nil {
		return misuse("%w; see: dutygraph evidence %s --help", err, q.Name)
	}
	texts, err := sourceTexts(c, c.StringSlice("source"), true)
	if err != nil {
		return err
	}
	return withStore(c, func(s graph.Store, at place) error {
		t, err := answerTo(c, s, q, args)
		if err != nil {
			return err
		}
		answers, documents, err := evidence.Gather(t, func(statement string, args map[string]any) (*graph.Table, error) {
			return s.Query(c.Context, statement, args)
		})
		if err != nil {
			return err
		}
		p := evidence.New(program(c), asked(q, values), answers, documents, texts)
		if len(p.Hops) == 0 {
			return fmt.Errorf("nothing to prove: no row of the answer names its lines; see what it is: dutygraph query %s", q.Name)
		}
		sayAbsent(c, p)
		return writePacket(c, p)
	})
}

// asked is a question as a packet tells of it, with the values that it was asked with.
func asked(q queries.Query, values map[string]string) evidence.Question {
	question := evidence.Question{Name: q.Name, Doc: q.Doc}
	for _, p := range q.Params {
		if v := values[p.Name]; v != "" {
			question.Values = append(question.Values, evidence.Value{Name: p.Name, Value: v})
		}
	}
	return question
}

// sayAbsent tells of which documents the packet has no print, and what to do about it.
func sayAbsent(c *cli.Context, p evidence.Packet) {
	const told = 3
	absent := 0
	for _, d := range p.Documents {
		if d.AtHand {
			continue
		}
		if absent++; absent <= told {
			fmt.Fprintf(c.App.ErrWriter, "%s: its print is not at hand; name the file that it was loaded from (%s) with --source\n", plain(d.ID), plain(d.Source))
		}
	}
	if absent > told {
		fmt.Fprintf(c.App.ErrWriter, "and so of %s more\n", plural(absent-told, "document", "documents"))
	}
}

// proofValues are the values of a question's parameters, one of which may stand without its flag.
func proofValues(c *cli.Context, q queries.Query) (map[string]string, error) {
	values := map[string]string{}
	for _, p := range q.Params {
		values[p.Name] = c.String(p.Name)
	}
	first := firstParam(q)
	switch n := c.Args().Len(); {
	case n == 0:
	case n == 1 && first != "" && values[first] == "":
		values[first] = c.Args().First()
	default:
		return nil, misuse("evidence %s cannot tell what %q is; see: dutygraph evidence %[1]s --help", q.Name, c.Args().Get(n-1))
	}
	return values, nil
}

func writePacket(c *cli.Context, p evidence.Packet) error {
	switch c.String("format") {
	case "json":
		return p.JSON(c.App.Writer)
	case "html":
		return p.Page(c.App.Writer)
	}
	_, err := fmt.Fprint(c.App.Writer, p.Markdown())
	return err
}

// sourceTexts reads sources, those of archives too, and the sample where it is wanted. Their lines are those that loading sees.
// A file that cannot be read is named and left out.
func sourceTexts(c *cli.Context, paths []string, withSample bool) ([]evidence.Text, error) {
	all, err := printSources(paths, withSample)
	if err != nil {
		return nil, err
	}
	formats := newFormats()
	var texts []evidence.Text
	for _, s := range all {
		if err := c.Context.Err(); err != nil {
			return nil, err
		}
		data, err := s.read()
		if err != nil {
			fmt.Fprintln(c.App.ErrWriter, &fileError{s.path, err})
			continue
		}
		for _, f := range formats.Read(s.name(), data) {
			if f.Err != nil {
				fmt.Fprintln(c.App.ErrWriter, &fileError{s.path, f.Err})
				continue
			}
			texts = append(texts, evidence.NewText(f.Name, f.Text, f.Place))
		}
	}
	return texts, nil
}
