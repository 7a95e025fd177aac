package main

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/sourcegraph/conc"
	"github.com/urfave/cli/v2"

	"dutygraph/graph"
	"dutygraph/queries"
	"dutygraph/queries/web"
)

// exploreCommand serves the graph as pages.
func exploreCommand(catalogue []queries.Query) *cli.Command {
	return &cli.Command{
		Name:  "explore",
		Usage: "look at the graph in a browser",
		Description: "Serves pages on this machine only, and opens the browser. At an address that others can reach it asks\n" +
			"every reader for the token that it prints. Each page has its data at the same address with .json or .csv.",
		Flags: []cli.Flag{
			&cli.StringFlag{Name: "addr", Value: "127.0.0.1:0", Usage: "listen at `HOST:PORT`; port 0 is any that is free"},
			&cli.BoolFlag{Name: "no-open", Usage: "do not open the browser"},
			&cli.StringFlag{Name: "lang", Value: web.Langs[0], Usage: "the language of pages, `" + strings.Join(web.Langs, "|") + "`, for readers who have chosen none"},
			&cli.StringSliceFlag{Name: "source", Usage: "show the print from `FILE`s, or folders of them, that documents were loaded from (may be repeated)"},
			&cli.DurationFlag{Name: "timeout", Value: 10 * time.Second, Usage: "give up on an answer after this `TIME`, such as 10s"},
			&cli.IntFlag{Name: "memory", Value: 256, Usage: "give up on an answer that needs more than `MB` megabytes in a store in a file"},
			&cli.IntFlag{Name: "limit", Value: 10000, Usage: "take at most `N` rows of an answer"},
		},
		Action: func(c *cli.Context) error { return exploreAction(c, catalogue) },
	}
}

func exploreAction(c *cli.Context, catalogue []queries.Query) error {
	if err := checkExplore(c); err != nil {
		return err
	}
	print, err := newPrints(c.StringSlice("source"))
	if err != nil {
		return err
	}
	cut, err := cutter()
	if err != nil {
		return err
	}
	return withStore(c, func(s graph.Store, at place) error {
		listener, err := (&net.ListenConfig{}).Listen(c.Context, "tcp", c.String("addr"))
		if err != nil {
			return misuse("--addr %s: %w; name another, or port 0 for any that is free", c.String("addr"), err)
		}
		config := web.Config{Store: s, Catalogue: catalogue, Lang: c.String("lang"), Print: print.of, Cut: cut, Program: program(c), Broken: unusable, State: at.state,
			Timeout: c.Duration("timeout"), Rows: c.Int("limit")}
		address := admit(&config, listener, c.String("addr"))
		handler, prepare, err := web.Handler(config)
		if err != nil {
			return errors.Join(err, listener.Close())
		}
		fmt.Fprintln(c.App.Writer, address)
		if !c.Bool("no-open") {
			openBrowser(c, address)
		}
		ctx, done := context.WithCancel(c.Context)
		var background conc.WaitGroup
		defer background.Wait()
		defer done()
		background.Go(func() { prepare(ctx) })
		return serveUntilDone(c.Context, listener, handler)
	})
}

// admit says to whom the pages are served that are listened for at the place asked for, and returns their address: to this
// machine, or to whoever shows a token.
func admit(config *web.Config, listener net.Listener, asked string) (address string) {
	if loopback(listener.Addr()) {
		return "http://" + listener.Addr().String() + "/"
	}
	host, port, _ := net.SplitHostPort(asked)
	config.Token, config.Hosts = rand.Text(), reachedAs(host)
	return fmt.Sprintf("http://%s/?token=%s", net.JoinHostPort(config.Hosts[0], portOf(listener, port)), config.Token)
}

// checkExplore reports what is wrong with the flags.
func checkExplore(c *cli.Context) error {
	_, _, err := net.SplitHostPort(c.String("addr"))
	switch lang := c.String("lang"); {
	case err != nil:
		return misuse("--addr is HOST:PORT, such as 127.0.0.1:8080, not %q", c.String("addr"))
	case c.Args().Present():
		return misuse("explore takes flags only, and %q is none; see: dutygraph explore --help", c.Args().First())
	case !slices.Contains(web.Langs, lang):
		return misuse("--lang is %s, not %q", strings.Join(web.Langs, " or "), lang)
	case c.Int("limit") < 1:
		return misuse("--limit is %d; it is a number of rows such as 1000", c.Int("limit"))
	case c.Int("memory") < 1:
		return misuse("--memory is %d; it is a number of megabytes such as 256", c.Int("memory"))
	case c.Duration("timeout") <= 0:
		return misuse("--timeout is %v; it is a time such as 10s", c.Duration("timeout"))
	}
	return nil
}

// serveUntilDone serves until the program is told to end, which is how it should end. Its limits keep readers who are slow, or gone, from holding
// anything for long.
func serveUntilDone(ctx context.Context, listener net.Listener, handler http.Handler) error {
	server := &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: 5 * time.Second,
		ReadTimeout:       10 * time.Second,
		WriteTimeout:      time.Minute,
		IdleTimeout:       time.Minute,
		MaxHeaderBytes:    64 << 10,
	}
	stopped := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		soon, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*time.Second)
		defer cancel()
		if err := server.Shutdown(soon); !errors.Is(err, context.DeadlineExceeded) {
			stopped <- err
			return
		}
		stopped <- server.Close() // whoever reads that slowly is cut off
	})
	defer stop()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return <-stopped
}

// loopback reports whether an address can be reached from this machine only.
func loopback(addr net.Addr) bool {
	tcp, ok := addr.(*net.TCPAddr)
	return ok && tcp.IP.IsLoopback()
}

// reachedAs lists the names under which others reach this machine, the likeliest first: the host that was named, or the
// machine's own name and addresses.
func reachedAs(host string) []string {
	if ip := net.ParseIP(host); host != "" && (ip == nil || !ip.IsUnspecified()) {
		return []string{strings.ToLower(host)}
	}
	var names []string
	if name, err := os.Hostname(); err == nil {
		names = append(names, strings.ToLower(name))
	}
	addresses, _ := net.InterfaceAddrs() // without them the name is left
	for _, a := range addresses {
		if n, ok := a.(*net.IPNet); ok && !n.IP.IsLoopback() {
			names = append(names, n.IP.String())
		}
	}
	return append(names, "localhost")
}

// portOf is the port that was got, where any was asked for.
func portOf(listener net.Listener, asked string) string {
	if _, port, err := net.SplitHostPort(listener.Addr().String()); err == nil {
		return port
	}
	return asked
}

// openBrowser opens the address in the reader's browser, and only says so where that does not work.
func openBrowser(c *cli.Context, address string) {
	command := []string{"xdg-open"}
	switch runtime.GOOS {
	case "darwin":
		command = []string{"open"}
	case "windows":
		command = []string{"rundll32", "url.dll,FileProtocolHandler"}
	}
	browser := exec.Command(command[0], append(command[1:], address)...)
	if err := browser.Start(); err != nil {
		fmt.Fprintln(c.App.ErrWriter, "no browser could be opened; open the address above")
		return
	}
	context.AfterFunc(c.Context, func() { _ = browser.Process.Release() })
}

// cutter parts running text into words, as the reader of documents does with the program's own word lists.
func cutter() (func(string) []string, error) {
	v, err := vocabulary("")
	if err != nil {
		return nil, err
	}
	s, err := segmenter("", v.Words())
	if err != nil {
		return nil, err
	}
	return func(text string) []string {
		var parts []string
		for _, w := range s.Cut(text) {
			parts = append(parts, w.Text)
		}
		return parts
	}, nil
}

// state names the state of a store in a file, by which the store itself knows whether the file was written. A server does not
// tell its state.
func (p place) state() string {
	info, err := os.Stat(p.path)
	if p.path == "" || err != nil {
		return ""
	}
	return fmt.Sprint(info.Size(), info.ModTime().UnixNano())
}
