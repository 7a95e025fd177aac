package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"dutygraph/graph"
	"dutygraph/queries"
)

// explainNothing says why an answer may be empty: an empty store, or a name that the store does not know, with the nearest
// that it knows and the documents that are loaded. It is help beside an answer: what it cannot find out it leaves out.
func explainNothing(c *cli.Context, s graph.Store, at place, q queries.Query, values map[string]string, catalogue []queries.Query) {
	say := func(format string, args ...any) { fmt.Fprintln(c.App.ErrWriter, plain(fmt.Sprintf(format, args...))) }
	documents := namesOf(c, s, graph.Document, catalogue)
	if len(documents) == 0 {
		say("the store %s is empty; load documents first: dutygraph load FILE..., or: dutygraph load --sample", at)
		return
	}
	say("nothing found")
	unknown := false
	for _, p := range q.Params {
		value := strings.TrimSpace(values[p.Name])
		if value == "" || len(p.Labels) == 0 {
			continue
		}
		var known []string
		for _, label := range p.Labels {
			known = append(known, namesOf(c, s, graph.Label(label), catalogue)...)
		}
		if !slices.Contains(known, value) {
			unknown = true
			say("no %s is called %s%s", strings.ToLower(strings.Join(p.Labels, " or ")), value, suggest(value, known))
		}
	}
	if unknown {
		shown := documents[:min(len(documents), 5)]
		more := ""
		if n := len(documents) - len(shown); n > 0 {
			more = fmt.Sprintf(" and %d more (dutygraph documents)", n)
		}
		say("loaded: %s%s", strings.Join(shown, "、"), more)
	}
}

// namesOf lists the names under which the store knows things of a label, by asking the catalogue's own question.
func namesOf(c *cli.Context, s graph.Store, label graph.Label, catalogue []queries.Query) []string {
	i := slices.IndexFunc(catalogue, func(q queries.Query) bool { return q.Name == "names" })
	if i < 0 {
		return nil
	}
	args, err := catalogue[i].Args(map[string]string{"label": string(label)})
	if err != nil {
		return nil
	}
	t, err := s.Query(c.Context, catalogue[i].Cypher, args)
	if err != nil {
		return nil
	}
	var names []string
	for _, row := range t.Rows {
		for j, column := range t.Columns {
			switch value := row[j].(type) {
			case string:
				if column == "name" {
					names = append(names, value)
				}
			case []any:
				for _, v := range value {
					if name, ok := v.(string); ok {
						names = append(names, name)
					}
				}
			}
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}
