// Command dutygraph reads government documents into a graph of responsibility and answers questions about it.
//
// This package is the only place that opens files and stores, reads flags and the environment, and talks to a person.
// What a command answers goes to standard output, everything else to standard error.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/urfave/cli/v2"

	"dutygraph/queries"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// The exit codes, as exitCodes explains them to a person.
const (
	done        = 0
	failed      = 1
	misused     = 2
	partly      = 3
	found       = 4
	unreachable = 5
	interrupted = 130
)

const exitCodes = `EXIT CODES:
   0    done, also when there was nothing new
   1    failure, also when every file failed
   2    the command line is wrong
   3    some files failed, the others were dealt with
   4    --strict: there are unread lines, counts that disagree, or decisions that were not applied; verify: print is changed or missing;
        eval: a score is lower than --min
   5    the store cannot be reached, opened or written
   130  interrupted`

// exit is an error that ends the program with a code of its own.
type exit struct {
	code int
	err  error
}

func (e *exit) Error() string { return e.err.Error() }
func (e *exit) Unwrap() error { return e.err }

// misuse says what is wrong with the command line.
func misuse(format string, args ...any) error { return &exit{misused, fmt.Errorf(format, args...)} }

// run is the program but for the process around it: it returns the exit code. The first interrupt cancels the context
// that commands work under; the second finds the usual handler and ends the process at once.
func run(args []string, stdout, stderr io.Writer) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop)
	err := start(ctx, args, stdout, stderr)
	if err == nil {
		return done
	}
	code, own := failed, (*exit)(nil)
	switch {
	case errors.As(err, &own):
		code = own.code
	case ctx.Err() != nil:
		code, err = interrupted, errors.New("interrupted")
	}
	fmt.Fprintf(stderr, "dutygraph: %v\n", err)
	return code
}

// start puts the arguments in order and runs the command that they name.
func start(ctx context.Context, args []string, stdout, stderr io.Writer) error {
	catalogue, err := queries.All()
	if err != nil {
		return err
	}
	app := newApp(catalogue)
	app.Writer, app.ErrWriter = stdout, stderr
	ordered, err := arrange(app, args)
	if err != nil {
		return err
	}
	return app.RunContext(ctx, append([]string{app.Name}, ordered...))
}

// newApp is the list of commands.
func newApp(catalogue []queries.Query) *cli.App {
	app := &cli.App{
		Name:      "dutygraph",
		Usage:     "who answers for what: government documents as a graph of responsibility",
		UsageText: "dutygraph COMMAND [flags] [arguments]   (flags may stand anywhere)",
		Description: "Start with:\n" +
			"  dutygraph load --sample\n" +
			"  dutygraph query leaders",
		Version: version(),
		Flags:   storeFlags,
		Commands: []*cli.Command{
			loadCommand(), extractCommand(), formsCommand(), checkCommand(), reviewCommand(), evalCommand(), queryCommand(catalogue), cypherCommand(), documentsCommand(catalogue),
			evidenceCommand(catalogue), verifyCommand(), removeCommand(), exportCommand(), exploreCommand(catalogue), versionCommand(), completionCommand(),
		},
		HideHelpCommand:           true,
		DisableSliceFlagSeparator: true,
		CustomAppHelpTemplate:     cli.AppHelpTemplate + "\n" + exitCodes + "\n",
		ExitErrHandler:            func(*cli.Context, error) {},
		OnUsageError:              usageError,
	}
	for _, c := range app.Commands {
		c.OnUsageError, c.HideHelpCommand = usageError, true
		for _, s := range c.Subcommands {
			s.OnUsageError, s.HideHelpCommand = usageError, true
		}
	}
	return app
}

// usageError is what a flag's value that is of the wrong type comes to.
func usageError(c *cli.Context, err error, _ bool) error {
	return misuse("%s: %w; see: dutygraph %[1]s --help", c.Command.Name, err)
}
