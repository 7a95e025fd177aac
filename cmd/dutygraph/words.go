package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"

	"dutygraph/extract"
	"dutygraph/extract/jieba"
	"dutygraph/seeds"
)

// vocabulary is what the reader knows of names: the program's own word lists with those of a folder laid over them.
func vocabulary(dir string) (extract.Vocabulary, error) {
	var v extract.Vocabulary
	lists, err := wordLists(seeds.Vocab, "vocab", dir)
	if err != nil {
		return v, err
	}
	for _, name := range slices.Sorted(maps.Keys(lists)) {
		if err := v.Add(name, lists[name]); err != nil {
			return v, misuse("a word list cannot be used: %w", err)
		}
	}
	return v, nil
}

// wordLists returns the lists of a folder by the names of their files. A list of dir takes the place of the own one of the same
// name, any other adds to them; a dir without lists stands for no lists at all.
func wordLists(own fs.FS, folder, dir string) (map[string]string, error) {
	lists, err := textFiles(own, folder)
	if err != nil || dir == "" {
		return lists, err
	}
	theirs, err := textFiles(os.DirFS(dir), ".")
	if err != nil {
		return nil, misuse("--vocab %s: %w; it is a folder of word lists", dir, reason(err))
	}
	if len(theirs) == 0 {
		return nil, nil
	}
	maps.Copy(lists, theirs)
	return lists, nil
}

// textFiles reads the text files of a folder, not of those below it.
func textFiles(files fs.FS, folder string) (map[string]string, error) {
	if _, err := fs.ReadDir(files, folder); err != nil {
		return nil, err
	}
	names, err := fs.Glob(files, path.Join(folder, "*.txt"))
	if err != nil {
		return nil, err
	}
	texts := map[string]string{}
	for _, name := range names {
		raw, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		texts[path.Base(name)] = string(raw)
	}
	return texts, nil
}

// segmenter opens the segmenter with a dictionary and the names that it must not take apart. Its dictionary is loaded by
// the first cut, so that a run that cuts nothing pays nothing.
func segmenter(dictionary string, names []string) (*jieba.Cutter, error) {
	c, err := jieba.Open(jieba.Dictionary(dictionary), names)
	if err != nil {
		return nil, misuse("--dictionary %s: %w; it is \"full\" or the path of a dictionary", dictionary, reason(err))
	}
	return c, nil
}

// sample is the issue that the program carries.
func sample() (source, error) {
	names, err := fs.Glob(seeds.Issues, "issues/*.txt")
	if err != nil || len(names) != 1 {
		return source{}, fmt.Errorf("the program carries %d samples: %w", len(names), err)
	}
	return source{path.Base(names[0]), func() (string, error) {
		raw, err := fs.ReadFile(seeds.Issues, names[0])
		return string(raw), err
	}}, nil
}
