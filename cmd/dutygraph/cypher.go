package main

import (
	"fmt"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/graph"
	"dutygraph/graph/embedded"
	"dutygraph/queries"
)

// cypherCommand runs a statement of the reader's own.
func cypherCommand() *cli.Command {
	return &cli.Command{
		Name:      "cypher",
		Usage:     "run a statement of your own; it can only read",
		ArgsUsage: "STATEMENT",
		Description: "Values belong into parameters: --param name=VALUE is $name in the statement. A value that is JSON (3, true, null,\n" +
			"[\"a\",\"b\"], \"3\") is taken as that, any other is a text.",
		Flags: []cli.Flag{
			&cli.StringSliceFlag{Name: "param", Usage: "a parameter of the statement, `NAME=VALUE` (may be repeated)"},
			formatFlag, limitFlag, timeoutFlag,
		},
		Action: cypherAction,
	}
}

func cypherAction(c *cli.Context) error {
	if err := checkAnswerFlags(c); err != nil {
		return err
	}
	if c.NArg() != 1 {
		return misuse("cypher needs one statement in quotes, not %d words; see: dutygraph cypher --help", c.NArg())
	}
	args, err := params(c.StringSlice("param"))
	if err != nil {
		return err
	}
	return withStore(c, func(s graph.Store, at place) error {
		t, err := answer(c, s, c.Args().First(), args)
		if err != nil {
			return err
		}
		for _, u := range embedded.Unknowns(c.Args().First()) {
			fmt.Fprintf(c.App.ErrWriter, "note: line %d, column %d: there is no %s %s%s\n", u.Line, u.Column, u.What, u.Name, suggest(u.Name, u.Known))
		}
		if len(t.Rows) == 0 {
			fmt.Fprintln(c.App.ErrWriter, "no rows")
		}
		return printAnswer(c, t)
	})
}

// params reads name=value pairs.
func params(pairs []string) (map[string]any, error) {
	args := map[string]any{}
	for _, pair := range pairs {
		name, text, ok := strings.Cut(pair, "=")
		if !ok || name == "" {
			return nil, misuse("--param %s: a parameter has the form NAME=VALUE", pair)
		}
		args[strings.TrimPrefix(name, "$")] = queries.Typed(text)
	}
	return args, nil
}
