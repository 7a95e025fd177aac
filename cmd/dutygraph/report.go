package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/extract"
	"dutygraph/extract/review"
	"dutygraph/graph"
)

// findingsShown is how many findings are told one by one when nobody asks for all.
const findingsShown = 20

// report tells, as sources come in, what a person has to know of them, and keeps the counts that decide the exit code.
type report struct {
	w        io.Writer
	bar      *progress
	reads    func(kind string) bool // whether a kind is read and not only recognised
	all      bool
	strict   bool
	files    int
	failed   int
	left     int // files of folders and archives that are of no form that is read
	findings int
	listed   map[string]int // documents that were recognised and not read, by kind
}

// newReport makes the report on so many files, of which documents of some kinds are read.
func newReport(c *cli.Context, reads func(kind string) bool, files int) *report {
	w := c.App.ErrWriter
	return &report{w: w, bar: newProgress(w, files), reads: reads, all: c.Bool("all"), strict: c.Bool("strict"), files: files, listed: map[string]int{}}
}

// say writes a line for a person; what a file says in it cannot play tricks on a terminal.
func (r *report) say(format string, args ...any) {
	r.bar.clear()
	fmt.Fprintln(r.w, plain(fmt.Sprintf(format, args...)))
}

// fail counts a file that could not be dealt with, and says why.
func (r *report) fail(err error) {
	r.failed++
	r.say("dutygraph: %v", err)
}

// took counts a source and tells what became of it; false where nothing could be read of it.
func (r *report) took(got result) bool {
	if got.also {
		r.files++
	} else {
		r.bar.step()
	}
	var out leftOut
	switch {
	case errors.As(got.err, &out):
		r.files--
		r.left++
		r.say("left out %v", got.err)
		return false
	case got.err != nil:
		r.fail(got.err)
		return false
	}
	for _, note := range got.notes {
		r.say("%s: %s", got.source.path, note)
	}
	return true
}

// file tells what was found in a source.
func (r *report) file(got result) {
	if !r.took(got) {
		return
	}
	for _, p := range got.problems {
		r.finding(got.source.path, p.At, p.String())
	}
	for _, reading := range got.readings {
		if kind := reading.Doc.Props.Text("kind"); !r.reads(kind) {
			r.listed[kind]++
			continue
		}
		r.reading(got.source.path, reading)
	}
}

// counts writes counted words as "3 other, 1 policies".
func counts(of map[string]int) string {
	var parts []string
	for _, word := range slices.Sorted(maps.Keys(of)) {
		parts = append(parts, fmt.Sprintf("%d %s", of[word], word))
	}
	return strings.Join(parts, ", ")
}

// reading tells the findings of one document.
func (r *report) reading(path string, reading extract.Reading) {
	for _, u := range reading.Unread {
		r.finding(path, u.At, fmt.Sprintf("unread: %s (%s)", u.Text, u.Why))
	}
	for _, k := range reading.Checks {
		if !k.Agrees() {
			r.finding(path, k.At, fmt.Sprintf("%s: the print says %s, read were %s", k.What, k.Declared, k.Read))
		}
	}
}

func (r *report) finding(path string, at graph.Span, what string) {
	r.findings++
	if r.all || r.findings <= findingsShown {
		r.say("%s:%d: %s", path, at.First, what)
	}
}

// doubts sums up a review: all doubts are findings, of which a list may tell many as one.
func (r *report) doubts(all []review.Doubt, rows int) {
	r.findings, r.all = len(all), true // every finding is in the answer
	if len(all) == 0 {
		r.say("nothing is doubtful")
		return
	}
	by := map[string]int{}
	for _, d := range all {
		by[string(d.Kind)]++
	}
	more := ""
	if rows < len(all) {
		more = fmt.Sprintf(", told in %d rows; --all tells each", rows)
	}
	r.say("%s: %s%s", plural(len(all), "doubt", "doubts"), counts(by), more)
}

// end says what was left unsaid and returns what the program ends with.
func (r *report) end(ctx context.Context) error {
	r.bar.clear()
	if hidden := r.findings - findingsShown; hidden > 0 && !r.all {
		r.say("... and %d more findings; --all shows them", hidden)
	}
	if len(r.listed) > 0 {
		r.say("only listed, being of kinds that were not read: %s", counts(r.listed))
	}
	switch {
	case ctx.Err() != nil:
		return &exit{interrupted, errors.New("interrupted; what was done until then stands")}
	case r.failed > 0 && r.failed == r.files:
		return &exit{failed, fmt.Errorf("nothing could be read; %s", plural(r.failed, "file failed", "files failed"))}
	case r.files == 0 && r.left > 0:
		return &exit{failed, fmt.Errorf("nothing could be read; %s left out", plural(r.left, "file was", "files were"))}
	case r.failed > 0:
		return &exit{partly, fmt.Errorf("%d of %d files failed", r.failed, r.files)}
	case r.strict && r.findings > 0:
		return &exit{found, fmt.Errorf("%s, and --strict allows none", plural(r.findings, "finding", "findings"))}
	}
	return nil
}

// plural counts things in words.
func plural(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
