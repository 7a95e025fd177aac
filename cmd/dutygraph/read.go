package main

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/sourcegraph/conc/panics"
	"github.com/sourcegraph/conc/stream"
	"github.com/urfave/cli/v2"

	"dutygraph/extract"
	"dutygraph/extract/correspond"
	"dutygraph/extract/decisions"
	"dutygraph/extract/format"
	"dutygraph/graph"
)

// readingFlags say how files are read; load and extract share them.
var readingFlags = []cli.Flag{
	&cli.StringSliceFlag{Name: "kind", Usage: "read only documents of this `KIND` (may be repeated); others are only listed"},
	&cli.StringFlag{Name: "vocab", Usage: "word lists in `DIR`: a file replaces the list of the same name or adds one; an empty folder means no lists"},
	formsFlag,
	decisionsFlag,
	&cli.StringFlag{Name: "dictionary", Usage: "the segmenter's words: \"full\" or the `PATH` of a dictionary, instead of the commonest"},
	&cli.IntFlag{Name: "workers", Usage: "read `N` files at once, instead of one for each processor"},
	&cli.BoolFlag{Name: "sample", Usage: "read the sample issue that the program carries"},
	&cli.BoolFlag{Name: "strict", Usage: "exit 4 when there are unread lines, counts that disagree, or decisions on print that has changed"},
	&cli.BoolFlag{Name: "all", Usage: "show every finding, not only the first ones"},
}

// reader turns sources into readings, several at once.
type reader struct {
	extractor *extract.Extractor
	decisions *decisions.Decisions // nil where there are none
	formats   *format.Reader
	workers   int
	fault     func() error // what is wrong with the segmenter, known after its first cut
	memory    memory       // the sources that need not be read again
}

// newReader makes a reader as the flags say. What is costly to open, the segmenter, is opened here and by no command
// that does not read.
func newReader(c *cli.Context, all []source) (*reader, error) {
	workers := c.Int("workers")
	if workers < 0 {
		return nil, misuse("--workers is %d; it is the number of files to read at once, such as 4", workers)
	}
	if workers == 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	x := &extract.Extractor{Workers: workers}
	var err error
	if x.Kinds, err = chosenKinds(c.StringSlice("kind"), extract.KindNames(), "document"); err != nil {
		return nil, err
	}
	if x.Vocab, err = vocabulary(c.String("vocab")); err != nil {
		return nil, err
	}
	if x.Forms, err = forms(c.String("forms")); err != nil {
		return nil, err
	}
	decided, err := readDecisions(c)
	if err != nil {
		return nil, err
	}
	if decided != nil {
		x.Decide = decided.Decide
	}
	cutter, err := segmenter(c.String("dictionary"), x.Vocab.Words())
	if err != nil {
		return nil, err
	}
	x.Cut = cutter.Cut
	tuneMemory(all, workers, len(x.Kinds) > 0)
	return &reader{extractor: x, decisions: decided, formats: newFormats(), workers: workers, fault: cutter.Err}, nil
}

// tuneMemory lets garbage wait longer than is usual, which saves a quarter of the time, up to a bound that depends on the
// largest file and not on how many there are; a file of which some documents are only listed (some) needs less. Only a file of
// many megabytes needs more than the bound, and is then read slower rather than with several times the memory.
func tuneMemory(all []source, workers int, some bool) {
	const program = 16 << 20
	reading := int64(15 << 20)
	if some {
		reading = 8 << 20
	}
	largest := int64(0)
	for _, s := range all {
		if ext := strings.ToLower(filepath.Ext(s.path)); ext != ".txt" && ext != ".md" {
			return // what it comes to, its size does not tell
		}
		if info, err := os.Stat(s.path); err == nil {
			largest = max(largest, min(info.Size(), fileLimit))
		}
	}
	debug.SetGCPercent(400)
	debug.SetMemoryLimit(program + (reading+10*largest)*int64(min(workers, len(all))))
}

// makeRoom lets so many bytes more lie about, where there is a bound: a command that keeps what it reads on its way elsewhere
// would otherwise spend more time on collecting garbage than on anything else.
func makeRoom(bytes int64) {
	if bound := debug.SetMemoryLimit(-1); bound < math.MaxInt64-bytes {
		debug.SetMemoryLimit(bound + bytes)
	}
}

// chosenKinds are the kinds of something that a flag names, as often as it is given and several with commas between. It reports
// one that there is not.
func chosenKinds(lists, known []string, of string) ([]string, error) {
	var kinds []string
	for _, list := range lists {
		for kind := range strings.SplitSeq(list, ",") {
			if !slices.Contains(known, kind) {
				return nil, misuse("%q is no kind of %s%s; the kinds are %s", kind, of, suggest(kind, known), strings.Join(known, ", "))
			}
			kinds = append(kinds, kind)
		}
	}
	return kinds, nil
}

// inOrderOfPath is what commands begin with that take the files which they are asked to read in order of path: these files,
// a reader of them, and a report on what becomes of them.
func inOrderOfPath(c *cli.Context) ([]source, *reader, *report, error) {
	all, err := wanted(c, c.Args().Slice())
	if err != nil {
		return nil, nil, nil, err
	}
	slices.SortStableFunc(all, func(a, b source) int { return strings.Compare(a.path, b.path) })
	r, err := newReader(c, all)
	if err != nil {
		return nil, nil, nil, err
	}
	return all, r, newReport(c, r.extractor.Reads, len(all)), nil
}

// wanted is what the command line asks to read by some of its arguments: files, folders, the sample. The sample comes last,
// so that a real issue named beside it is the one that counts.
func wanted(c *cli.Context, args []string) ([]source, error) {
	all := sources(args)
	if c.Bool("sample") {
		s, err := sample()
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	if len(all) == 0 {
		return nil, misuse("%s needs files or folders, or --sample; see: dutygraph %[1]s --help", c.Command.Name)
	}
	return all, nil
}

// result is what became of one source, or of one file of an archive.
type result struct {
	source   source
	also     bool // whether it comes after another of the same archive
	notes    []string
	text     string                       // as it was read
	place    func(first, last int) string // where in the file its lines are
	readings []extract.Reading
	problems []decisions.Problem // decisions that were not applied
	held     map[string]summary  // of documents that the store holds as they are, which were not read again; else nil
	err      error
}

// read reads one source. Whatever happens there stays there: a fault of the program itself becomes an error of the source,
// so that the others are still read.
func (r *reader) read(s source) []result {
	var out []result
	crash := panics.Try(func() { out = r.results(s) })
	if crash != nil {
		err := fmt.Errorf("made the program stumble, which is a fault of dutygraph, not of the file: %v", crash.Value)
		out = []result{{source: s, err: err}}
	}
	for i := range out {
		if out[i].err != nil {
			out[i].err = &fileError{out[i].source.path, out[i].err}
		}
	}
	return out
}

// results reads a source, unless the store remembers what it says.
func (r *reader) results(s source) []result {
	data, err := s.read()
	if err != nil {
		return []result{{source: s, err: err}}
	}
	if r.memory.settings == "" {
		return r.files(s, data)
	}
	key := sourceKey(s, data)
	out := r.memory.results(s, key)
	if out == nil {
		out = r.files(s, data)
		r.memory.sign(s, key, out)
	}
	return out
}

// files reads what a source holds: one file, or every file of an archive.
func (r *reader) files(s source, data string) []result {
	var out []result
	for i, f := range r.formats.Read(s.name(), data) {
		one := result{source: s, also: i > 0, notes: f.Notes, text: f.Text, place: f.Place}
		one.readings, one.problems, one.err = r.extract(f)
		if member := strings.TrimPrefix(f.Name, s.name()); member != "" {
			one.source.path, one.err = s.path+member, ofMember(one.err)
		}
		out = append(out, one)
	}
	return out
}

// extract reads a file's text, and makes of it what was decided.
func (r *reader) extract(f format.File) ([]extract.Reading, []decisions.Problem, error) {
	if f.Err != nil {
		return nil, nil, f.Err
	}
	readings := r.extractor.Extract(f.Name, f.Text)
	if err := r.fault(); err != nil {
		return nil, nil, err
	}
	if !slices.ContainsFunc(readings, isKnown) {
		return nil, nil, errUnknown
	}
	readings, problems := r.decisions.Apply(r.extractor, f.Text, readings)
	locate(readings, f)
	return r.joined(readings), problems, nil
}

// joined makes the links between the documents of one source.
func (r *reader) joined(readings []extract.Reading) []extract.Reading {
	batches := make([]graph.Batch, len(readings))
	for i := range readings {
		batches[i] = readings[i].Batch
	}
	for i, b := range correspond.Join(&r.extractor.Vocab, batches) {
		readings[i].Batch = b
	}
	return readings
}

// errUnknown says why a text is no document.
var errUnknown = errors.New("holds no document of a kind that dutygraph knows: it has no number, no title such as official documents have, " +
	"and no line that says who answers for a task in one of the forms that `dutygraph forms` lists")

// isKnown reports whether a document is of a kind that the reader has a name for, or at least official: it has a number or an
// official title, or lines that hand out work in no known form.
func isKnown(r extract.Reading) bool {
	return r.Doc.Props.Get("kind") != "other" || r.Doc.Props.Get("number") != nil || len(r.Unread) > 0 ||
		extract.IsOfficialTitle(r.Doc.Props.Text("title"))
}

// inOrder reads sources, several at once, and hands what became of each to keep, one by one in the order of the sources.
func inOrder(ctx context.Context, r *reader, all []source, keep func(result)) {
	turnedInOrder(ctx, r, all, func(got result) result { return got }, keep)
}

// turnedInOrder is inOrder with something made of each result, which several do at once as well. No more than a few results
// wait at any time. When the context ends, what has not begun is left.
func turnedInOrder[T any](ctx context.Context, r *reader, all []source, turn func(result) T, keep func(T)) {
	one := *r
	if len(all) > 1 {
		x := *r.extractor
		x.Workers, one.extractor = 1, &x
	}
	tasks := stream.New().WithMaxGoroutines(r.workers)
	for _, s := range all {
		if ctx.Err() != nil {
			break
		}
		tasks.Go(func() stream.Callback {
			var turned []T
			for _, result := range one.read(s) {
				turned = append(turned, turn(result))
			}
			return func() {
				for _, t := range turned {
					keep(t)
				}
			}
		})
	}
	tasks.Wait()
}
