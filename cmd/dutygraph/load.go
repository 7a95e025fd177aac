package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/extract"
	"dutygraph/graph"
)

// loadCommand reads documents into the store.
func loadCommand() *cli.Command {
	return &cli.Command{
		Name:      "load",
		Usage:     "read documents into the store",
		ArgsUsage: "FILE|FOLDER|-...",
		Description: "Reads files in parallel and loads them in order. A document that the store holds is replaced whole when it\n" +
			"changed, and left alone when it did not. A file that cannot be read does not stop the others; - is standard input.",
		Flags: append([]cli.Flag{
			&cli.BoolFlag{Name: "dry-run", Usage: "show what would change, and change nothing"},
			formatFlag,
		}, readingFlags...),
		Action: loadAction,
	}
}

func loadAction(c *cli.Context) error {
	if err := checkFormat(c); err != nil {
		return err
	}
	all, err := wanted(c, c.Args().Slice())
	if err != nil {
		return err
	}
	by := settings(c)
	r, err := newReader(c, all)
	if err != nil {
		return err
	}
	makeRoom(onTheWay)
	return withStore(c, func(s graph.Store, at place) error {
		l := &loading{store: s, joiner: joiner{words: r.extractor.Vocab}, report: newReport(c, r.extractor.Reads, len(all)), dry: c.Bool("dry-run"),
			from: map[string]string{}, links: map[string]int{}, outcomes: map[string]int{}}
		held, err := l.joiner.learn(c.Context, s)
		if err != nil {
			return err
		}
		r.memory = recall(by, held)
		l.memory = r.memory
		ctx, stop := context.WithCancel(c.Context)
		defer stop()
		defer context.AfterFunc(c.Context, func() {
			fmt.Fprintln(c.App.ErrWriter, "stopping after the current file; interrupt again to stop at once")
		})()
		var broken error
		inOrder(ctx, r, all, func(got result) {
			if ctx.Err() != nil {
				return
			}
			if err := l.file(context.WithoutCancel(ctx), got); err != nil {
				broken = err
				stop()
			}
		})
		return l.end(c, at, broken)
	})
}

// onTheWay is what the readings that wait for the store, and the one that goes into it, may come to in bytes, with the garbage
// that this makes.
const onTheWay = 128 << 20

// loading is one run of load.
type loading struct {
	store    graph.Store
	joiner   joiner
	memory   memory   // of what the store held when the run began
	remade   []string // documents of no file of this run until then whose links were made anew
	report   *report
	dry      bool
	from     map[string]string // the file that each document of this run was taken from
	links    map[string]int    // of each document whose links were made anew
	outcomes map[string]int
	rows     [][]any
}

// loadColumns are what load tells of each document.
var loadColumns = []string{"document", "title", "kind", "outcome", "tasks", "units", "links", "unread", "checks", "file"}

// file loads what one source states. It returns an error when the store does not take it, since it would take no other
// either.
func (l *loading) file(ctx context.Context, got result) error {
	l.report.file(got)
	if got.err != nil {
		return nil
	}
	readings := l.first(got)
	if got.held != nil {
		l.unchanged(got, readings)
		return nil
	}
	batches := make([]graph.Batch, len(readings))
	for i, r := range readings {
		if err := r.Check(); err != nil {
			l.report.fail(&fileError{got.source.path, fmt.Errorf("was read wrongly, which is a fault of dutygraph: %w", err)})
			return nil
		}
		batches[i] = r.Batch
	}
	own, others, err := l.joiner.join(ctx, l.store, batches)
	if err != nil {
		return fmt.Errorf("loading %s: %w", got.source.path, err)
	}
	for i := range readings {
		readings[i].Batch = own[i]
	}
	joined := append(own, others...)
	seal(l.memory.settings, joined)
	changes, err := l.change(ctx, joined)
	for i, change := range changes {
		if i < len(readings) {
			l.told(got.source.path, readings[i].Doc, summarize(readings[i]), change)
		} else if change.Outcome != graph.Unchanged {
			l.again(change)
		}
	}
	if err != nil {
		return fmt.Errorf("loading %s: %w", got.source.path, err)
	}
	l.joiner.note(joined)
	return nil
}

// unchanged tells of documents that the store holds as they are. Their links may have been made anew in this run.
func (l *loading) unchanged(got result, readings []extract.Reading) {
	for _, r := range readings {
		links, anew := l.links[r.Doc.ID]
		if !anew {
			links = l.memory.receipts[r.Doc.ID].Links
		}
		change := graph.Change{Document: r.Doc.ID, Outcome: graph.Unchanged, Links: links}
		l.told(got.source.path, r.Doc, got.held[r.Doc.ID], change)
	}
}

// again notes that the links of a document were made anew because another said the same.
func (l *loading) again(change graph.Change) {
	l.links[change.Document] = change.Links
	if l.from[change.Document] == "" && !slices.Contains(l.remade, change.Document) {
		l.remade = append(l.remade, change.Document)
	}
	for _, row := range l.rows {
		if row[0] == change.Document {
			row[6] = int64(change.Links)
		}
	}
}

// first leaves out the documents that an earlier file of this run held: of two that claim to be the same document, the
// first counts, so that a second run changes nothing.
func (l *loading) first(got result) []extract.Reading {
	return slices.DeleteFunc(got.readings, func(r extract.Reading) bool {
		from, seen := l.from[r.Doc.ID]
		if seen {
			l.report.say("%s: leaves out %s, which was taken from %s", got.source.path, r.Doc.ID, from)
			return true
		}
		l.from[r.Doc.ID] = got.source.path
		return false
	})
}

// change loads batches, or says what loading them would change.
func (l *loading) change(ctx context.Context, batches []graph.Batch) ([]graph.Change, error) {
	if !l.dry {
		return l.store.Load(ctx, batches...)
	}
	ids := make([]string, len(batches))
	for i, b := range batches {
		ids[i] = b.Doc.ID
	}
	held, err := l.store.Held(ctx, ids...)
	if err != nil {
		return nil, err
	}
	changes := make([]graph.Change, len(batches))
	for i, b := range batches {
		at := slices.IndexFunc(held, func(h graph.Batch) bool { return h.Doc.ID == b.Doc.ID })
		if at < 0 {
			changes[i] = graph.Compare(nil, b)
		} else {
			changes[i] = graph.Compare(&held[at], b)
		}
	}
	return changes, nil
}

// told makes the row of one document.
func (l *loading) told(path string, doc graph.Node, s summary, change graph.Change) {
	l.outcomes[string(change.Outcome)]++
	if change.Outcome == graph.Replaced {
		l.report.say("%s: %s", path, l.replaced(change))
	}
	agreed := 0
	for _, k := range s.Checks {
		if k.Agrees() {
			agreed++
		}
	}
	checks := any(nil)
	if len(s.Checks) > 0 {
		checks = fmt.Sprintf("%d/%d", agreed, len(s.Checks))
	}
	title := doc.Props.Text("title")
	if strings.Contains(change.Document, title) {
		title = ""
	}
	l.rows = append(l.rows, []any{change.Document, title, doc.Props.Get("kind"), string(change.Outcome),
		int64(s.Tasks), int64(s.Units), int64(change.Links), int64(len(s.Unread)), checks, path})
}

// replaced says what took the place of what.
func (l *loading) replaced(change graph.Change) string {
	verb := "replaces"
	if l.dry {
		verb = "would replace"
	}
	if change.LinksAdded+change.LinksGone == 0 {
		return fmt.Sprintf("%s %s: the same links with other texts or lines", verb, change.Document)
	}
	return fmt.Sprintf("%s %s: +%d −%d links", verb, change.Document, change.LinksAdded, change.LinksGone)
}

// end prints the table of documents and sums up.
func (l *loading) end(c *cli.Context, at place, broken error) error {
	l.report.bar.clear()
	if err := printAnswer(c, &graph.Table{Columns: loadColumns, Rows: l.rows}); err != nil {
		return err
	}
	if broken != nil {
		return storeFault(fmt.Errorf("%w; what was loaded until then stands", broken))
	}
	verb, made := "loaded", "made"
	if l.dry {
		verb, made = "would load", "to be made"
	}
	switch n := len(l.rows); {
	case n > 0 && l.outcomes[string(graph.Unchanged)] == n:
		l.report.say("nothing new: %s holds %s as %s", at, plural(n, "document", "documents"), map[bool]string{true: "it is", false: "they are"}[n == 1])
	case n > 0:
		l.report.say("%s into %s: %s", verb, at, counts(l.outcomes))
	}
	if n := len(l.remade); n > 0 {
		l.report.say("links of %s %s anew", plural(n, "other document", "other documents"), made)
	}
	return l.report.end(c.Context)
}
