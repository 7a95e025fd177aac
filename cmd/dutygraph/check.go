package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/extract"
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
	answer := &graph.Table{Columns: []string{"file", "line", "document", "what", "declared", "read", "agrees"}}
	inOrder(c.Context, r, all, func(got result) result { return got }, func(got result) {
		talk.bar.step()
		if got.err != nil {
			talk.fail(got.err)
			return
		}
		for _, p := range got.problems {
			talk.findings++
			answer.Rows = append(answer.Rows, []any{got.source.name(), int64(p.At.First), p.Document, "decision not applied: " + p.Where, p.What, "", false})
		}
		for _, reading := range got.readings {
			rows := reconciled(got.source.name(), reading)
			for _, row := range rows {
				agrees := row[len(row)-1].(bool)
				if !agrees {
					talk.findings++
				}
				if !agrees || !c.Bool("disagreeing") {
					answer.Rows = append(answer.Rows, row)
				}
			}
		}
	})
	talk.bar.clear()
	if err := printAnswer(c, answer); err != nil {
		return err
	}
	if talk.findings == 0 && talk.failed == 0 {
		talk.say("nothing disagrees, and every line was understood")
	}
	talk.all = true // every finding is in the answer
	return talk.end(c.Context)
}

// reconciled makes a row of each check of a document and of each line that was not understood.
func reconciled(file string, reading extract.Reading) [][]any {
	var rows [][]any
	for _, k := range reading.Checks {
		rows = append(rows, []any{file, int64(k.At.First), reading.Doc.ID, k.What, k.Declared, k.Read, k.Agrees()})
	}
	for _, u := range reading.Unread {
		rows = append(rows, []any{file, int64(u.At.First), reading.Doc.ID, "unread: " + u.Why, u.Text, "", false})
	}
	return rows
}
