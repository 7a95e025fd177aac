package main

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/extract/gold"
	"dutygraph/graph"
)

// evalCommand scores what is read of documents against what a person found in them.
func evalCommand() *cli.Command {
	return &cli.Command{
		Name:      "eval",
		Usage:     "score what is read of documents against what a person found in them",
		ArgsUsage: "GOLD FILE|FOLDER|-...",
		Description: "Prints precision, recall and F1 of tasks, leaders, units with their roles, units that lead, districts, targets,\n" +
			"projects and deadlines, as far as the gold gives them, and tells every disagreement with its line.\n" +
			"GOLD is a table of tasks as a spreadsheet saves it (CSV, text with tabs, XLSX), a column each, named in the first line:\n" +
			gold.TableHelp + "\n" +
			"or JSON, {\"tasks\": [{\"no\": \"1\", \"head\": \"...\", \"leader\": \"...\", \"lead\": [...], \"support\": [...], \"districts\": [...],\n" +
			"\"targets\": [{\"value\": 5, \"unit\": \"...\", \"op\": \"=\"}], \"projects\": [...], \"deadline\": \"...\"}]}, or such tasks one a line.\n" +
			"\"head\" is how a task's text begins. Names in a cell are parted by ; or as in print. With --min it ends with exit code 4\n" +
			"when an F1 is lower than is asked for.",
		Flags: append([]cli.Flag{
			&cli.StringFlag{Name: "min", Usage: "the F1 that is asked for of `METRICS`, such as tasks=1,units=.97"},
			&cli.StringFlag{Name: "document", Usage: "the number or key of the `DOCUMENT` that the gold is of, or a part of it, instead of the one that fits best"},
			&cli.BoolFlag{Name: "misses", Usage: "print every disagreement instead of the scores"},
			formatFlag,
		}, readingFlags...),
		Action: evalAction,
	}
}

func evalAction(c *cli.Context) error {
	if err := checkFormat(c); err != nil {
		return err
	}
	least, err := minima(c.String("min"))
	if err != nil {
		return err
	}
	args := c.Args().Slice()
	if len(args) == 0 || len(args) == 1 && !c.Bool("sample") {
		return misuse("eval needs a gold and the files that it is of; see: dutygraph eval --help")
	}
	g, err := readGold(args[0])
	if err != nil {
		return err
	}
	all, err := wanted(c, args[1:])
	if err != nil {
		return err
	}
	r, err := newReader(c, all)
	if err != nil {
		return err
	}
	talk := newReport(c, r.extractor.Reads, len(all))
	batches, files := readForEval(c, r, talk, all)
	outcome := g.Score(c.String("document"), batches)
	if err := printAnswer(c, evalTable(c.Bool("misses"), outcome, args[0], files)); err != nil {
		return err
	}
	if c.Bool("misses") {
		talk.findings, talk.all = len(outcome.Misses), true // every one is in the answer
	} else {
		for _, m := range outcome.Misses {
			path, at := placeOf(m, args[0], files)
			talk.finding(path, at, m.String())
		}
	}
	if err := talk.end(c.Context); err != nil {
		return err
	}
	return below(outcome, least)
}

// minima reads the F1 that is asked for of metrics.
func minima(text string) (map[string]float64, error) {
	least := map[string]float64{}
	for part := range strings.SplitSeq(text, ",") {
		if part == "" {
			continue
		}
		metric, number, _ := strings.Cut(part, "=")
		f, err := strconv.ParseFloat(number, 64)
		switch {
		case !slices.Contains(gold.Metrics(), metric):
			return nil, misuse("--min: %q is no metric%s; they are %s", metric, suggest(metric, gold.Metrics()), strings.Join(gold.Metrics(), ", "))
		case err != nil || !(f >= 0 && f <= 1):
			return nil, misuse("--min %s: want a number from 0 to 1, as in %s=.97", part, metric)
		}
		least[metric] = f
	}
	return least, nil
}

// readGold reads a gold from a file of any form that holds text.
func readGold(path string) (gold.Gold, error) {
	s := fileSource(path)
	data, err := s.read()
	if err != nil {
		return gold.Gold{}, misuse("the gold %s cannot be read: %w", path, err)
	}
	files := newFormats().Read(s.name(), data)
	if len(files) != 1 {
		return gold.Gold{}, misuse("the gold %s is an archive of %d files; name one table", path, len(files))
	}
	if files[0].Err != nil {
		return gold.Gold{}, misuse("the gold %w", &fileError{path, files[0].Err})
	}
	g, err := gold.Parse(path, files[0].Text)
	if err != nil {
		return g, misuse("the gold cannot be used: %w", err)
	}
	return g, nil
}

// readForEval reads files, and says of which each document is.
func readForEval(c *cli.Context, r *reader, talk *report, all []source) ([]graph.Batch, map[string]string) {
	var batches []graph.Batch
	files := map[string]string{}
	inOrder(c.Context, r, all, func(got result) {
		if !talk.took(got) {
			return
		}
		for _, reading := range got.readings {
			if files[reading.Doc.ID] == "" {
				files[reading.Doc.ID] = got.source.path
				batches = append(batches, reading.Batch)
			}
		}
	})
	talk.bar.clear()
	return batches, files
}

// placeOf is where a disagreement is looked up: in the document, or in the gold where nothing was read.
func placeOf(m gold.Miss, path string, files map[string]string) (string, graph.Span) {
	if file := files[m.Document]; file != "" {
		return file, m.At
	}
	return path, graph.Span{First: m.Line, Last: m.Line}
}

// evalTable is the answer: scores, or disagreements.
func evalTable(misses bool, outcome gold.Result, path string, files map[string]string) *graph.Table {
	round := func(f float64) float64 { return math.Round(f*1e4) / 1e4 }
	if !misses {
		t := &graph.Table{Columns: []string{"metric", "precision", "recall", "f1", "right", "extra", "missed"}}
		for _, s := range outcome.Scores {
			if s.Right+s.Extra+s.Missed == 0 {
				continue // neither the gold nor the reading has any
			}
			t.Rows = append(t.Rows, []any{s.Metric, round(s.Precision()), round(s.Recall()), round(s.F1()), int64(s.Right), int64(s.Extra), int64(s.Missed)})
		}
		return t
	}
	t := &graph.Table{Columns: []string{"metric", "task", "what", "value", "file", "line", "goldLine"}}
	for _, m := range outcome.Misses {
		what := "extra"
		if m.Missed {
			what = "missed"
		}
		file, at := placeOf(m, path, files)
		var line any
		if m.Line > 0 {
			line = int64(m.Line)
		}
		t.Rows = append(t.Rows, []any{m.Metric, m.Task, what, m.Value, file, int64(at.First), line})
	}
	return t
}

// below reports the metrics whose F1 is lower than is asked for.
func below(outcome gold.Result, least map[string]float64) error {
	var low []string
	for _, metric := range gold.Metrics() {
		want, asked := least[metric]
		if !asked {
			continue
		}
		switch s, given := outcome.Score(metric); {
		case !given:
			return misuse("--min: the gold gives no %s", metric)
		case s.F1() < want:
			low = append(low, fmt.Sprintf("%s %.4f < %v", metric, s.F1(), want))
		}
	}
	if low != nil {
		return &exit{found, fmt.Errorf("lower than --min asks for: %s", strings.Join(low, ", "))}
	}
	return nil
}
