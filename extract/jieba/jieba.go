// Package jieba segments running text with gojieba, and is the only package that knows it.
//
// Gojieba is C++ behind cgo: it reads its dictionaries from files, and a line of theirs that is not well formed, or an
// empty file, ends the whole process. So every line is checked in Go before C++ sees it, and the dictionaries travel
// inside the program: they are written to a folder of this process's own, read once, and deleted. Nothing on disk is
// shared, so that neither another process nor a file left half written can do harm, and the program works from any
// folder and on any machine.
//
// Words that no dictionary holds are left in single characters: gojieba's model for guessing them joins as many
// characters wrongly as rightly in official prose, and costs a third of the time to start.
package jieba

import (
	"sync"
	"unicode/utf8"

	"github.com/yanyiwu/gojieba"

	"dutygraph/extract"
)

// vocabularyTimes is how often a word of the caller counts as seen: from ten on, gojieba prefers it to its parts.
const vocabularyTimes = 1000

// nameTags are the parts of speech that a dictionary gives to names of places, people and other things.
var nameTags = map[string]bool{"ns": true, "nr": true, "nrt": true, "nrfg": true, "nz": true}

// Cutter segments text. Its dictionary is loaded by the first Cut. All methods may be called from many goroutines.
type Cutter struct {
	dictionary Dictionary
	words      []string

	load  sync.Once
	err   error           // why loading failed
	names map[string]bool // the words that are no common ones
	mu    sync.RWMutex    // Close frees memory of C++ and has to wait for every Cut that reads it
	jieba *gojieba.Jieba  // nil before loading, after it failed, and once closed
}

// Open returns a cutter over a dictionary to which words are added: names that must not be taken apart. A dictionary of
// the caller's is read and checked here; an error names the file and the line.
func Open(dictionary Dictionary, words []string) (*Cutter, error) {
	c := &Cutter{dictionary: dictionary, words: words}
	if dictionary.isFile() {
		if _, err := dictionary.read(); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// Cut returns the words of s in order; put together they are s again. It returns nil for what cannot be cut: text that
// is not UTF-8 or has a NUL in it, any text once the cutter is closed or when its dictionary could not be loaded.
func (c *Cutter) Cut(s string) []extract.Word {
	c.load.Do(c.open)
	c.mu.RLock()
	defer c.mu.RUnlock()
	if c.jieba == nil || s == "" || !utf8.ValidString(s) {
		return nil
	}
	tokens := c.jieba.Tokenize(s, gojieba.DefaultMode, false)
	words := make([]extract.Word, len(tokens))
	end := 0
	for i, t := range tokens {
		if t.Start != end {
			return nil
		}
		end = t.End
		words[i] = extract.Word{Text: t.Str, At: t.Start, Common: t.End-t.Start > utf8.UTFMax && !c.names[t.Str]}
	}
	if end != len(s) {
		return nil
	}
	return words
}

// Err returns why the dictionary could not be loaded, or nil; it means something after the first Cut.
func (c *Cutter) Err() error {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.err
}

// Close frees the cutter's memory, which Go does not manage. Closing again does nothing.
func (c *Cutter) Close() {
	c.load.Do(func() {})
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.jieba != nil {
		c.jieba.Free()
		c.jieba = nil
	}
}

// open loads the dictionary and adds the caller's words before any other goroutine can see the cutter: gojieba adds
// words without a lock.
func (c *Cutter) open() {
	c.mu.Lock()
	defer c.mu.Unlock()
	entries, err := c.dictionary.read()
	if err != nil {
		c.err = err
		return
	}
	if c.jieba, c.err = start(entries); c.err != nil {
		return
	}
	c.names = map[string]bool{}
	for _, w := range c.words {
		if isWord(w) {
			c.jieba.AddWordEx(w, vocabularyTimes, "nz")
			c.names[w] = true
		}
	}
	for _, e := range entries { // which know of what sort the caller's words are too
		if nameTags[e.tag] {
			c.names[e.word] = true
		} else {
			delete(c.names, e.word)
		}
	}
}
