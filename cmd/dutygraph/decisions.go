package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"

	"github.com/urfave/cli/v2"

	"dutygraph/extract/decisions"
	"dutygraph/extract/format"
)

// noDecisions stands for no file of decisions, whatever the environment and the user's data say.
const noDecisions = "none"

var decisionsFlag = &cli.StringFlag{Name: "decisions", EnvVars: []string{"DUTYGRAPH_DECISIONS"},
	Usage: "apply the decisions in `FILE`, \"none\" for none; without it decisions.txt among the user's data, where there is one"}

// decisionsPlace is the file of decisions that flags and environment name, or the usual one; chosen says that somebody named it.
func decisionsPlace(c *cli.Context) (path string, chosen bool, err error) {
	if path := c.String("decisions"); path != "" {
		return path, true, nil
	}
	folder, err := dataFolder()
	return filepath.Join(folder, "decisions.txt"), false, err
}

// readDecisions reads the file of decisions and says which it is; nil where there is none. It may be in any encoding that documents may be in.
func readDecisions(c *cli.Context) (*decisions.Decisions, error) {
	path, chosen, err := decisionsPlace(c)
	if err != nil || path == noDecisions {
		return nil, err
	}
	s := fileSource(path)
	data, err := s.read()
	if !chosen && errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, misuse("the decisions of %s cannot be read: %w; write them there, or say --decisions none", path, err)
	}
	files := new(format.Reader).Read(s.name(), data)
	if data == "" {
		files = []format.File{{}}
	}
	if len(files) != 1 || files[0].Err != nil || files[0].Format != "text" && data != "" {
		return nil, misuse("the decisions of %s are no plain text; save them as text", path)
	}
	d, err := decisions.Parse(s.name(), files[0].Text)
	if err != nil {
		return nil, misuse("the decisions of %s cannot be used:\n%w", path, err)
	}
	if len(d.List) > 0 {
		fmt.Fprintf(c.App.ErrWriter, "applying %s of %s\n", plural(len(d.List), "decision", "decisions"), path)
	}
	return d, nil
}
