package embedded

import (
	"sync"

	"dutygraph/graph/embedded/syntax"
)

// treeLimit is how many statements are remembered.
const treeLimit = 200

// trees remembers what statements were read as: questions of a catalogue are asked again and again. A tree does not change.
type trees struct {
	mu   sync.Mutex // guards read, since many ask at the same time
	read map[string]*syntax.Statement
}

// parse returns the tree of a statement.
func (t *trees) parse(source string) (*syntax.Statement, error) {
	t.mu.Lock()
	tree := t.read[source]
	t.mu.Unlock()
	if tree != nil {
		return tree, nil
	}
	tree, err := syntax.Parse(source)
	if err != nil {
		return nil, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.read == nil || len(t.read) >= treeLimit {
		t.read = map[string]*syntax.Statement{}
	}
	t.read[source] = tree
	return tree, nil
}
