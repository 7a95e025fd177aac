package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/graph"
	"dutygraph/queries"
)

// documentsShown is how many loaded documents are named to whoever asked for a name that is in none.
const documentsShown = 12

// nothing explains an empty answer: it asks the store, by the catalogue's own questions, what there is instead.
type nothing struct {
	c         *cli.Context
	store     graph.Store
	catalogue []queries.Query
}

// explain says why an answer may be empty: an empty store, or a name that the store does not know, with the nearest that it
// knows and the documents that are loaded. It is help beside an answer: what it cannot find out it leaves out.
func (n nothing) explain(at place, q queries.Query, values map[string]string) {
	documents := n.words("documents", nil, "document")
	if len(documents) == 0 {
		n.say("the store %s is empty; load documents first: dutygraph load FILE..., or: dutygraph load --sample", at)
		return
	}
	n.say("nothing found")
	unknown := false
	for _, p := range q.Params {
		value := strings.TrimSpace(values[p.Name])
		if value == "" || len(p.Labels) == 0 {
			continue
		}
		var known []string
		for _, label := range p.Labels {
			known = append(known, n.words("names", map[string]string{"label": label}, "name", "aliases", "printed")...)
		}
		slices.Sort(known)
		if known = slices.Compact(known); !slices.Contains(known, value) {
			unknown = true
			n.say("no %s is called %s%s", strings.ToLower(strings.Join(p.Labels, " or ")), value, suggest(value, known))
		}
	}
	if !unknown {
		return
	}
	more := ""
	if hidden := len(documents) - documentsShown; hidden > 0 {
		more = fmt.Sprintf(" and %d more (dutygraph documents)", hidden)
		documents = documents[:documentsShown]
	}
	n.say("loaded: %s%s", strings.Join(documents, "、"), more)
}

func (n nothing) say(format string, args ...any) {
	fmt.Fprintln(n.c.App.ErrWriter, plain(fmt.Sprintf(format, args...)))
}

// words asks a question of the catalogue and returns the texts in some columns of the answer, those of lists too.
func (n nothing) words(question string, values map[string]string, columns ...string) []string {
	q, there := queries.Named(n.catalogue, question)
	if !there {
		return nil
	}
	args, err := q.Args(values)
	if err != nil {
		return nil
	}
	t, err := n.store.Query(n.c.Context, q.Cypher, args)
	if err != nil {
		return nil
	}
	var words []string
	for _, row := range t.Rows {
		for j, column := range t.Columns {
			if slices.Contains(columns, column) {
				words = append(words, textsIn(row[j])...)
			}
		}
	}
	return words
}

// textsIn are the texts that a value is or, where it is a list, holds.
func textsIn(value any) []string {
	var texts []string
	switch value := value.(type) {
	case string:
		texts = []string{value}
	case []any:
		for _, v := range value {
			texts = append(texts, textsIn(v)...)
		}
	}
	return texts
}
