package main

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dutygraph/graph"
	"dutygraph/queries"
)

// timeoutFlag bounds how long a store may think about an answer.
var timeoutFlag = &cli.DurationFlag{Name: "timeout", Value: time.Minute, Usage: "give up after this `TIME`, such as 10s; 0 waits for ever"}

// limitFlag bounds how much of an answer is printed.
var limitFlag = &cli.IntFlag{Name: "limit", Value: 10000, Usage: "print at most `N` rows; 0 prints all"}

// queryCommand has a subcommand for each question of the catalogue, its flags made from the question's parameters.
func queryCommand(catalogue []queries.Query) *cli.Command {
	cmd := &cli.Command{
		Name:        "query",
		Usage:       "ask a question of the catalogue, or list the questions",
		ArgsUsage:   "[QUESTION]",
		Description: "Without a question, lists all of them with what they take.",
		Flags:       []cli.Flag{formatFlag},
		Action:      func(c *cli.Context) error { return listAction(c, catalogue) },
	}
	for _, q := range catalogue {
		cmd.Subcommands = append(cmd.Subcommands, questionCommand(q, catalogue))
	}
	return cmd
}

// questionCommand is the command of one question.
func questionCommand(q queries.Query, catalogue []queries.Query) *cli.Command {
	flags := []cli.Flag{formatFlag, limitFlag, timeoutFlag}
	for _, p := range q.Params {
		flags = append(flags, &cli.StringFlag{Name: p.Name, Usage: paramUsage(p)})
	}
	return &cli.Command{
		Name:        q.Name,
		Usage:       q.Doc,
		Description: q.Notes,
		Flags:       flags,
		Action: func(c *cli.Context) error {
			values := map[string]string{}
			for _, p := range q.Params {
				values[p.Name] = c.String(p.Name)
			}
			return ask(c, q, values, catalogue)
		},
	}
}

// paramUsage is what help says of a parameter.
func paramUsage(p queries.Param) string {
	usage := p.Doc
	if len(p.Choices) > 0 {
		usage += " (one of " + strings.Join(p.Choices, ", ") + ")"
	}
	if !p.Optional {
		usage += " (needed)"
	}
	return usage
}

// listAction lists the catalogue.
func listAction(c *cli.Context, catalogue []queries.Query) error {
	if err := checkFormat(c); err != nil {
		return err
	}
	t := &graph.Table{Columns: []string{"name", "description", "params"}}
	for _, q := range catalogue {
		params := any(paramList(q))
		if !strings.HasPrefix(c.String("format"), "json") {
			params = paramFlags(q)
		}
		t.Rows = append(t.Rows, []any{q.Name, q.Doc, params})
	}
	return printAnswer(c, t)
}

// paramList tells programs what a question takes.
func paramList(q queries.Query) []any {
	list := []any{}
	for _, p := range q.Params {
		one := map[string]any{"name": p.Name, "description": p.Doc, "optional": p.Optional, "example": p.Example, "number": p.Number, "date": p.Date}
		if len(p.Choices) > 0 {
			one["choices"] = p.Choices
		}
		if len(p.Labels) > 0 {
			one["labels"] = p.Labels
		}
		list = append(list, one)
	}
	return list
}

// paramFlags tells people what a question takes.
func paramFlags(q queries.Query) string {
	var flags []string
	for _, p := range q.Params {
		flag := "--" + p.Name
		if p.Optional {
			flag = "[" + flag + "]"
		}
		flags = append(flags, flag)
	}
	return strings.Join(flags, " ")
}

// ask puts a question to the store and prints the answer.
func ask(c *cli.Context, q queries.Query, values map[string]string, catalogue []queries.Query) error {
	if err := checkAnswerFlags(c); err != nil {
		return err
	}
	if c.Args().Present() {
		return misuse("%s takes flags only, and %q is none; see: dutygraph query %[1]s --help", q.Name, c.Args().First())
	}
	args, err := q.Args(values)
	if err != nil {
		return misuse("%w; see: dutygraph query %s --help", err, q.Name)
	}
	return withStore(c, func(s graph.Store, at place) error {
		t, err := answerTo(c, s, q, args)
		if err != nil {
			return err
		}
		if len(t.Rows) == 0 {
			nothing{c, s, catalogue}.explain(at, q, values)
		}
		return printAnswer(c, t)
	})
}

// checkAnswerFlags reports what is wrong with the flags that every answer has.
func checkAnswerFlags(c *cli.Context) error {
	if err := checkBounds(c); err != nil {
		return err
	}
	return checkFormat(c)
}

// checkBounds reports bounds of an answer that are none.
func checkBounds(c *cli.Context) error {
	if c.Int("limit") < 0 {
		return misuse("--limit is %d; it is a number of rows such as 100, or 0 for all", c.Int("limit"))
	}
	if c.Duration("timeout") < 0 {
		return misuse("--timeout is %v; it is a time such as 10s, or 0 to wait for ever", c.Duration("timeout"))
	}
	return nil
}

// answerTo lets the store answer a question of the catalogue, whose names may be typed in other characters than it has.
func answerTo(c *cli.Context, s graph.Store, q queries.Query, args map[string]any) (*graph.Table, error) {
	return q.Ask(args, func(statement string, args map[string]any) (*graph.Table, error) {
		return answer(c, s, statement, args)
	})
}

// answer lets the store answer a statement within the limits that the flags set, and says where it cut the answer.
func answer(c *cli.Context, s graph.Store, statement string, args map[string]any) (*graph.Table, error) {
	ctx, limit := c.Context, c.Duration("timeout")
	if limit > 0 {
		timed, cancel := context.WithTimeout(ctx, limit)
		defer cancel()
		ctx = timed
	}
	t, err := s.Query(ctx, statement, args)
	switch {
	case err != nil && c.Context.Err() == nil && errors.Is(ctx.Err(), context.DeadlineExceeded):
		return nil, fmt.Errorf("no answer within %v; ask for less, or set another --timeout", limit)
	case err != nil:
		return nil, err
	}
	if rows := c.Int("limit"); rows > 0 && len(t.Rows) > rows {
		fmt.Fprintf(c.App.ErrWriter, "only the first %d of %d rows; --limit sets another number\n", rows, len(t.Rows))
		t.Rows = t.Rows[:rows]
	}
	return t, nil
}
