package main

import (
	"maps"
	"os"
	"slices"

	"dutygraph/extract"
	"dutygraph/seeds"
)

// forms are the forms of assignment that documents are read by: the program's own with those of a folder laid over them.
func forms(dir string) (extract.Forms, error) {
	var f extract.Forms
	texts, err := textFiles(seeds.Forms, "forms")
	if err != nil {
		return f, err
	}
	if dir != "" {
		theirs, err := textFiles(os.DirFS(dir), ".")
		if err != nil {
			return f, misuse("--forms %s: %w; it is a folder of forms", dir, reason(err))
		}
		maps.Copy(texts, theirs)
	}
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		if err := f.Add(name, texts[name]); err != nil {
			return f, misuse("a form cannot be used: %w", err)
		}
	}
	return f, nil
}
