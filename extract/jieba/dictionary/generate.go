//go:build ignore

// Generate makes the dictionaries that the program carries out of gojieba's own, whose licence stands beside them:
// common.txt, its commonest words, and full.txt.gz, all of it. Run it with go generate in the folder above.
//
//	go run dictionary/generate.go [-words 20000] [-to dictionary]
package main

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

func main() {
	log.SetFlags(0)
	words := flag.Int("words", 20000, "how many of the commonest words go into common.txt")
	to := flag.String("to", "dictionary", "the folder to write to")
	flag.Parse()
	if err := generate(*words, *to); err != nil {
		log.Fatal("generate: ", err)
	}
}

// generate writes both dictionaries into a folder.
func generate(words int, to string) error {
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/yanyiwu/gojieba").Output()
	if err != nil {
		return fmt.Errorf("looking for the module gojieba: %w", err)
	}
	whole, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(module)), "deps/cppjieba/dict/jieba.dict.utf8"))
	if err != nil {
		return err
	}
	common, err := commonest(string(whole), words)
	if err != nil {
		return err
	}
	packed, err := pack(whole)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(to, "common.txt"), []byte(common), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(to, "full.txt.gz"), packed, 0o644)
}

// commonest returns the lines of the n commonest words, in order of the words. Of words that are equally common the
// first in that order are taken, so that the answer does not depend on the order of the input.
func commonest(whole string, n int) (string, error) {
	type entry struct {
		line  string
		times int
	}
	var entries []entry
	for i, line := range strings.Split(strings.TrimSpace(whole), "\n") {
		columns := strings.Split(line, " ")
		if len(columns) != 3 {
			return "", fmt.Errorf("line %d has %d columns, not 3: %q", i+1, len(columns), line)
		}
		times, err := strconv.Atoi(columns[1])
		if err != nil {
			return "", fmt.Errorf("line %d: %w", i+1, err)
		}
		entries = append(entries, entry{line, times})
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.times != b.times {
			return b.times - a.times
		}
		return strings.Compare(a.line, b.line)
	})
	var lines []string
	for _, e := range entries[:min(n, len(entries))] {
		lines = append(lines, e.line)
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n", nil
}

// pack compresses without a date or a name, so that the same input gives the same bytes.
func pack(b []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(b); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
