package main

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"

	"github.com/urfave/cli/v2"
)

// idle are the reading flags that change nothing of what is read from a source.
var idle = []string{"workers", "sample", "strict", "all"}

// settings names everything beside the source on which its reading depends: the program itself, byte for byte, which holds the
// reader and its own lists, and the value of every reading flag with what lies at the path that it may name. It has to be asked
// before anything is read, so that what changes meanwhile is noticed the next time. "" means that it cannot be told.
func settings(c *cli.Context) string {
	h := sha256.New()
	program, err := os.Executable()
	if err != nil || addFile(h, program) != nil {
		return ""
	}
	for _, f := range readingFlags {
		name := f.Names()[0]
		if slices.Contains(idle, name) {
			continue
		}
		values, err := flagValues(c, f)
		if err != nil {
			return ""
		}
		fmt.Fprintf(h, "\n--%s %q\n", name, values)
		for _, v := range values {
			if addPath(h, v) != nil {
				return ""
			}
		}
	}
	return base64.RawURLEncoding.EncodeToString(h.Sum(nil))
}

// flagValues are the values of a flag, or what stands for it where it is not given.
func flagValues(c *cli.Context, f cli.Flag) ([]string, error) {
	name := f.Names()[0]
	switch f.(type) {
	case *cli.StringSliceFlag:
		return c.StringSlice(name), nil
	case *cli.StringFlag:
		if name == decisionsFlag.Name {
			path, _, err := decisionsPlace(c)
			return []string{path}, err
		}
		return []string{c.String(name)}, nil
	}
	return nil, fmt.Errorf("--%s is of a sort that is not known here", name)
}

// addPath adds the content of a file, or the names and contents of the text files of a folder. What is neither adds nothing.
func addPath(w io.Writer, path string) error {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil
	case info.Mode().IsRegular():
		return addFile(w, path)
	case !info.IsDir():
		return nil
	}
	texts, err := textFiles(os.DirFS(path), ".")
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		fmt.Fprintf(w, "%q %q\n", name, texts[name])
	}
	return err
}

func addFile(w io.Writer, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	_, err = io.Copy(w, f)
	return err
}
