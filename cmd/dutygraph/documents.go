package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/graph"
	"dutygraph/queries"
)

// documentsCommand lists what is loaded: the catalogue's question of that name, as a command of its own.
func documentsCommand(catalogue []queries.Query) *cli.Command {
	q, _ := queries.Named(catalogue, "documents") // one of the files that the program carries
	cmd := questionCommand(q, catalogue)
	cmd.Usage = "list the documents that are loaded"
	return cmd
}

// removeCommand takes documents out of the store.
func removeCommand() *cli.Command {
	return &cli.Command{
		Name:        "remove",
		Usage:       "take documents out of the store",
		ArgsUsage:   "DOCUMENT...",
		Description: "A document is named as the list of documents names it (dutygraph documents). What only it states goes with it.",
		Flags:       []cli.Flag{&cli.StringFlag{Name: "vocab", Usage: "word lists in `DIR`, as for load: by them the links of what is left are made anew"}},
		Action:      removeAction,
	}
}

func removeAction(c *cli.Context) error {
	if !c.Args().Present() {
		return misuse("remove needs the documents to remove; all of them: dutygraph documents")
	}
	words, err := vocabulary(c.String("vocab"))
	if err != nil {
		return err
	}
	return withStore(c, func(s graph.Store, at place) error {
		j := &joiner{words: words}
		held, err := j.learn(c.Context, s)
		if err != nil {
			return err
		}
		if err := holds(at, held, c.Args().Slice()); err != nil {
			return err
		}
		changes, err := s.Remove(c.Context, c.Args().Slice()...)
		var gone []string
		for _, change := range changes {
			gone = append(gone, change.Document)
			fmt.Fprintf(c.App.ErrWriter, "removed %s: %s\n", change.Document, plural(change.LinksGone, "link", "links"))
		}
		return errors.Join(err, rejoin(c, s, j, gone))
	})
}

// holds returns an error that names those documents that are not among what the store holds, and the nearest to them.
func holds(at place, held []graph.Batch, ids []string) error {
	known := idsOf(held)
	missing := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return slices.Contains(known, id) })
	if len(missing) == 0 {
		return nil
	}
	return fmt.Errorf("the store %s does not hold %s%s; what it holds: dutygraph documents", at, strings.Join(missing, ", "), suggest(missing[0], known))
}

// rejoin makes anew the links of documents that said the same as those that are gone.
func rejoin(c *cli.Context, s graph.Store, j *joiner, gone []string) error {
	left, err := j.forget(c.Context, s, gone)
	if err != nil || len(left) == 0 {
		return err
	}
	changes, err := s.Load(c.Context, left...)
	changes = slices.DeleteFunc(changes, func(change graph.Change) bool { return change.Outcome == graph.Unchanged })
	if n := len(changes); n > 0 {
		fmt.Fprintf(c.App.ErrWriter, "links of %s made anew\n", plural(n, "other document", "other documents"))
	}
	return err
}
