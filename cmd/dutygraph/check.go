package main

import (
	"github.com/urfave/cli/v2"

	"dutygraph/graph"
)

// checkCommand reconciles what documents declare of themselves with what was read; it needs no store.
func checkCommand() *cli.Command {
	return &cli.Command{
		Name:      "check",
		Usage:     "compare what documents declare of themselves with what was read",
		ArgsUsage: "FILE|FOLDER|-...",
		Description: "Lists every count, total and number in order that the print declares beside what was read, and every line\n" +
			"that was not understood. With --strict it ends with exit code 4 when anything disagrees or is unread.",
		Flags:  append([]cli.Flag{&cli.BoolFlag{Name: "disagreeing", Usage: "leave out what agrees"}, formatFlag}, readingFlags...),
		Action: checkAction,
	}
}

func checkAction(c *cli.Context) error {
	if err := checkFormat(c); err != nil {
		return err
	}
	all, r, talk, err := inOrderOfPath(c)
	if err != nil {
		return err
	}
	answer := &graph.Table{Columns: []string{"file", "line", "document", "what", "declared", "read", "agrees"}}
	inOrder(c.Context, r, all, func(got result) {
		if !talk.took(got) {
			return
		}
		for _, row := range checked(got) {
			agrees := row[len(row)-1].(bool)
			if !agrees {
				talk.findings++
			}
			if !agrees || !c.Bool("disagreeing") {
				answer.Rows = append(answer.Rows, row)
			}
		}
	})
	talk.bar.clear()
	if err := printAnswer(c, answer); err != nil {
		return err
	}
	if talk.findings == 0 && talk.failed == 0 && talk.files > 0 {
		talk.say("nothing disagrees, and every line was understood")
	}
	talk.all = true // every finding is in the answer
	return talk.end(c.Context)
}

// checked makes a row of each decision that was not applied to a source, and of each check of its documents and each of their
// lines that was not understood. Its last value says whether all is well.
func checked(got result) [][]any {
	var rows [][]any
	file := got.source.name()
	for _, p := range got.problems {
		rows = append(rows, []any{file, int64(p.At.First), p.Document, "decision not applied: " + p.Where, p.What, "", false})
	}
	for _, r := range got.readings {
		for _, k := range r.Checks {
			rows = append(rows, []any{file, int64(k.At.First), r.Doc.ID, k.What, k.Declared, k.Read, k.Agrees()})
		}
		for _, u := range r.Unread {
			rows = append(rows, []any{file, int64(u.At.First), r.Doc.ID, "unread: " + u.Why, u.Text, "", false})
		}
	}
	return rows
}
