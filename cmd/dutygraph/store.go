package main

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"dutygraph/graph"
	"dutygraph/graph/embedded"
	"dutygraph/graph/neo4j"
)

// storeFlags say where the graph is kept. They are flags of the program: every command takes them.
var storeFlags = []cli.Flag{
	&cli.StringFlag{Name: "store", EnvVars: []string{"DUTYGRAPH_STORE"},
		Usage: "keep the graph at `STORE`: a file, or a Neo4j server (bolt://host:7687); without it $NEO4J_URI, else a file among the user's data"},
	&cli.StringFlag{Name: "password-file", Usage: "the file whose first line is the password of the Neo4j server, instead of $NEO4J_PASSWORD"},
}

// schemes are the addresses of a Neo4j server.
var schemes = []string{"bolt", "bolt+s", "bolt+ssc", "neo4j", "neo4j+s", "neo4j+ssc"}

// place is where the graph is kept: the path of a file or the address of a server.
type place struct {
	path   string
	server string
}

func (p place) String() string { return p.path + p.server }

// storePlace finds the place that flags and environment name.
func storePlace(c *cli.Context) (place, error) {
	where := c.String("store")
	if where == "" {
		where = os.Getenv("NEO4J_URI")
	}
	if where == "" {
		folder, err := dataFolder()
		return place{path: filepath.Join(folder, "graph.db")}, err
	}
	scheme, _, address := strings.Cut(where, "://")
	if !address {
		return place{path: where}, nil
	}
	u, err := url.Parse(where)
	switch {
	case err != nil || u.Host == "":
		return place{}, misuse("the store's address cannot be read; it has the form bolt://host:7687")
	case !slices.Contains(schemes, scheme):
		return place{}, misuse("the store's address begins with %s://; a Neo4j server's begins with %s", scheme, strings.Join(schemes, ", "))
	case u.User != nil:
		return place{}, misuse("the store's address has a user or a password in it; put them into NEO4J_USERNAME and NEO4J_PASSWORD or --password-file")
	}
	return place{server: where}, nil
}

// dataFolder is where the operating system wants a user's data.
func dataFolder() (string, error) {
	if dir := os.Getenv("XDG_DATA_HOME"); filepath.IsAbs(dir) {
		return filepath.Join(dir, "dutygraph"), nil
	}
	if dir := os.Getenv("LocalAppData"); runtime.GOOS == "windows" && dir != "" {
		return filepath.Join(dir, "dutygraph"), nil
	}
	home, err := os.UserHomeDir()
	if err != nil {
		return "", &exit{unreachable, fmt.Errorf("no folder for the user's data: %w; name a file with --store", err)}
	}
	if runtime.GOOS == "darwin" {
		return filepath.Join(home, "Library", "Application Support", "dutygraph"), nil
	}
	return filepath.Join(home, ".local", "share", "dutygraph"), nil
}

// withStore opens the store, does what is to be done with it, and closes it. Where the store itself is at fault, the error
// says so and which store it is.
func withStore(c *cli.Context, do func(graph.Store, place) error) (err error) {
	at, err := storePlace(c)
	if err != nil {
		return err
	}
	secret, err := password(c.String("password-file"))
	if err != nil {
		return err
	}
	store, err := openStore(c.Context, at, secret, c.Int("memory"))
	if err != nil && c.Context.Err() != nil {
		return c.Context.Err()
	}
	if err != nil {
		return storeFault(fmt.Errorf("the store cannot be used: %w", err))
	}
	defer func() {
		// The store is closed even when the work was interrupted.
		err = errors.Join(err, store.Close(context.WithoutCancel(c.Context)))
	}()
	err = do(store, at)
	if own := (*exit)(nil); err != nil && !errors.As(err, &own) && unusable(err) {
		return storeFault(err)
	}
	return err
}

// advice says what to do about a server that cannot be used, by the reason; of a file its own error says that.
var advice = map[error]string{
	neo4j.ErrUnreachable: "see whether it runs and whether the address is right",
	neo4j.ErrLogin:       "set NEO4J_USERNAME, and NEO4J_PASSWORD or --password-file",
	neo4j.ErrVersion:     "name the address at which such a server speaks Bolt",
	neo4j.ErrReadOnly:    "log in as somebody who may write, or name another server",
	neo4j.ErrDatabase:    "set NEO4J_DATABASE to one that there is",
}

// storeFault ends the program because of the store, and says what to do about that where it is known.
func storeFault(err error) error {
	if server := (*neo4j.Fault)(nil); errors.As(err, &server) {
		err = fmt.Errorf("%w; %s", err, advice[server.Reason])
	}
	return &exit{unreachable, err}
}

// openStore is the one switch over engines. Where a number of megabytes is given, a store in a file needs no more for a
// statement; a server has bounds of its own.
func openStore(ctx context.Context, at place, secret string, megabytes int) (graph.Store, error) {
	switch {
	case at.server == "" && megabytes > 0:
		return embedded.Open(at.path, embedded.Limit(megabytes<<20))
	case at.server == "":
		return embedded.Open(at.path)
	}
	ctx, cancel := context.WithTimeoutCause(ctx, greeting, fmt.Errorf("%s does not answer within %v", at, greeting))
	defer cancel()
	store, err := neo4j.Open(ctx, neo4j.Config{
		Address:  at.server,
		Username: os.Getenv("NEO4J_USERNAME"),
		Password: secret,
		Database: os.Getenv("NEO4J_DATABASE"),
	})
	if err != nil && ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	return store, err
}

// greeting is how long a server may take to answer for the first time.
const greeting = 30 * time.Second

// unusable reports whether an error means that the store is of no use, and not only that something was wrong with what
// it was asked.
func unusable(err error) bool {
	var server *neo4j.Fault
	var file *embedded.Fault
	return errors.As(err, &server) || errors.As(err, &file)
}

// password is the secret for the server, from the first line of a file or from the environment.
func password(path string) (string, error) {
	if path == "" {
		return os.Getenv("NEO4J_PASSWORD"), nil
	}
	raw, err := os.ReadFile(path)
	if err != nil {
		return "", misuse("--password-file %s: %w", path, reason(err))
	}
	line, _, _ := strings.Cut(string(raw), "\n")
	return strings.TrimSuffix(line, "\r"), nil
}
