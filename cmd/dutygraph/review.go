package main

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/extract"
	"dutygraph/extract/decisions"
	"dutygraph/extract/review"
	"dutygraph/graph"
)

// reviewCommand lists what is doubtful, of files or of what the store holds.
func reviewCommand() *cli.Command {
	return &cli.Command{
		Name:      "review",
		Usage:     "list what is doubtful in documents, and how to decide it for good",
		ArgsUsage: "[FILE|FOLDER|-...]",
		Description: "Lists decisions whose print has changed (stale), numbers of the print that disagree with what was read (count),\n" +
			"lines that were not understood (unread), names that may be another form of known ones (near), names in no list that are\n" +
			"rare or have not the form of one (name), and roles that no line states (role); the weightiest first.\n" +
			"Without files it looks at what the store holds: its names and roles, over all documents.\n" +
			"\"decision\" is the line that settles a doubt, to be put into the file of decisions below the line of \"under\";\n" +
			"--propose prints them as a file to edit, each with its reason and behind a #. A decision is applied at every load.\n" +
			"The file of decisions is plain text, a decision a line:\n" + decisions.Help,
		Flags: append([]cli.Flag{
			&cli.StringSliceFlag{Name: "doubt", Usage: "list only doubts of this `KIND` (may be repeated): " + strings.Join(review.Kinds(), ", ")},
			&cli.BoolFlag{Name: "propose", Usage: "print a file of decisions to edit, instead of a list"},
			formatFlag,
		}, readingFlags...),
		Action: reviewAction,
	}
}

func reviewAction(c *cli.Context) error {
	if err := checkFormat(c); err != nil {
		return err
	}
	kinds, err := chosenKinds(c.StringSlice("doubt"), review.Kinds(), "doubt")
	if err != nil {
		return err
	}
	gather := reviewStore
	if c.Args().Len() > 0 || c.Bool("sample") {
		gather = reviewFiles
	}
	r, talk, err := gather(c)
	if err != nil {
		return err
	}
	all := r.Doubts()
	if kinds != nil {
		all = slices.DeleteFunc(all, func(d review.Doubt) bool { return !slices.Contains(kinds, string(d.Kind)) })
	}
	shown := all
	if !c.Bool("all") {
		shown = review.Brief(all)
	}
	if c.Bool("propose") {
		err = propose(c, talk, shown)
	} else {
		err = printAnswer(c, doubtTable(shown))
	}
	if err != nil {
		return err
	}
	talk.doubts(all, len(shown))
	return talk.end(c.Context)
}

// reviewFiles reads files and gathers what is doubtful in them.
func reviewFiles(c *cli.Context) (*review.Reviewer, *report, error) {
	all, r, talk, err := inOrderOfPath(c)
	if err != nil {
		return nil, nil, err
	}
	reviewer := &review.Reviewer{Vocab: &r.extractor.Vocab, Decisions: r.decisions}
	inOrder(c.Context, r, all, func(got result) {
		if talk.took(got) {
			reviewer.Add(review.Source{File: got.source.path, Text: got.text, Place: got.place, Readings: got.readings, Problems: got.problems})
		}
	})
	talk.bar.clear()
	return reviewer, talk, nil
}

// reviewStore gathers what is doubtful in what the store holds.
func reviewStore(c *cli.Context) (*review.Reviewer, *report, error) {
	words, err := vocabulary(c.String("vocab"))
	if err != nil {
		return nil, nil, err
	}
	decided, err := readDecisions(c)
	if err != nil {
		return nil, nil, err
	}
	reviewer := &review.Reviewer{Vocab: &words, Decisions: decided}
	talk := newReport(c, nil, 0)
	err = withStore(c, func(s graph.Store, at place) error {
		held, err := s.Held(c.Context)
		if err != nil {
			return err
		}
		talk.say("reviewing the names and roles of %s in %s; name files to review their lines too", plural(len(held), "document", "documents"), at)
		for _, b := range held {
			reviewer.Add(review.Source{Readings: []extract.Reading{{Batch: b}}})
		}
		return nil
	})
	return reviewer, talk, err
}

// doubtTable is the list of doubts as a table.
func doubtTable(doubts []review.Doubt) *graph.Table {
	t := &graph.Table{Columns: []string{"kind", "key", "document", "line", "place", "print", "why", "under", "decision", "file"}}
	for _, d := range doubts {
		var under, decision, file, line, place any
		if d.Place != "" {
			place = d.Place
		}
		if d.At.First > 0 {
			line = int64(d.At.First)
		}
		if len(d.Decisions) == 1 {
			under, decision = d.Decisions[0].Scope.String(), d.Decisions[0].String()
		}
		if d.File != "" {
			file = d.File
		}
		t.Rows = append(t.Rows, []any{string(d.Kind), d.Key, d.Document, line, place, d.Print, d.Why, under, decision, file})
	}
	return t
}

// propose writes decisions to choose from, and says what to do with them.
func propose(c *cli.Context, talk *report, doubts []review.Doubt) error {
	path, _, err := decisionsPlace(c)
	if err != nil {
		return err
	}
	if path != noDecisions {
		talk.say("take the # off the lines that are right, and put them into %s", path)
	}
	return writeProposals(c, doubts)
}

// writeProposals writes the decisions that would settle doubts as a file of decisions in which each still stands behind a #.
func writeProposals(c *cli.Context, doubts []review.Doubt) error {
	out := bufio.NewWriter(c.App.Writer)
	var scopes []decisions.Scope
	for _, d := range doubts {
		for _, one := range d.Decisions {
			if !slices.Contains(scopes, one.Scope) {
				scopes = append(scopes, one.Scope)
			}
		}
	}
	for _, scope := range scopes {
		fmt.Fprintf(out, "%s\n", scope)
		for _, d := range doubts {
			writeProposal(out, d, scope)
		}
		fmt.Fprintln(out)
	}
	return out.Flush()
}

// writeProposal writes those decisions about a doubt that hold in a scope, below the reason for it.
func writeProposal(out io.Writer, d review.Doubt, scope decisions.Scope) {
	here := slices.DeleteFunc(slices.Clone(d.Decisions), func(one decisions.Decision) bool { return one.Scope != scope })
	if len(here) > 0 {
		fmt.Fprintf(out, "# %s\n", plain(fmt.Sprintf("%s, %s:%d: %s", d.Kind, d.Document, d.At.First, d.Why)))
	}
	for _, one := range here {
		fmt.Fprintf(out, "# %s\n", one)
	}
}
