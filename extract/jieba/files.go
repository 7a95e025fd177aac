package jieba

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/yanyiwu/gojieba"
)

// Gojieba wants five files. Only the dictionary is used here; the others are as small as it accepts: a model for
// guessing words (never asked), no user dictionary, and one line each for the extraction of keywords, which aborts over
// an empty file.
const (
	model = "-1 -1 -1 -1\n" +
		"-1 -1 -1 -1\n-1 -1 -1 -1\n-1 -1 -1 -1\n-1 -1 -1 -1\n" +
		"一:-1\n一:-1\n一:-1\n一:-1\n"
	user = ""
	idf  = "一 1\n"
	stop = "一\n"
)

// start hands a checked dictionary to gojieba, which has read its files when it returns.
func start(entries []entry) (*gojieba.Jieba, error) {
	folder, err := ownFolder()
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	var paths []string
	for i, content := range [][]byte{print(entries), []byte(model), []byte(user), []byte(idf), []byte(stop)} {
		path := filepath.Join(folder, strconv.Itoa(i)+".utf8")
		if err := os.WriteFile(path, content, 0o600); err != nil {
			return nil, fmt.Errorf("writing the dictionary: %w", err)
		}
		paths = append(paths, path)
	}
	return gojieba.NewJieba(paths...), nil
}

// ownFolder makes a folder that only this process knows, in the system's place for such things or else in the user's
// cache.
func ownFolder() (string, error) {
	const pattern = "dutygraph-dictionary-"
	folder, err := os.MkdirTemp("", pattern)
	if err == nil {
		return folder, nil
	}
	cache, none := os.UserCacheDir()
	if none == nil {
		none = os.MkdirAll(cache, 0o700)
	}
	if none == nil {
		folder, none = os.MkdirTemp(cache, pattern)
	}
	if none != nil {
		return "", fmt.Errorf("no folder to write the dictionary to: %w", errors.Join(err, none))
	}
	return folder, nil
}

// print writes entries in the form that gojieba reads: three columns with one space between them.
func print(entries []entry) []byte {
	var b bytes.Buffer
	b.Grow(16 * len(entries))
	for _, e := range entries {
		b.WriteString(e.word)
		b.WriteByte(' ')
		b.Write(strconv.AppendInt(b.AvailableBuffer(), int64(e.times), 10))
		b.WriteByte(' ')
		b.WriteString(e.tag)
		b.WriteByte('\n')
	}
	return b.Bytes()
}
