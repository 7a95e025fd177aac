package queries

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"dutygraph/extract/han"
	"dutygraph/graph"
)

// Args turns what a reader typed, by the parameters' names, into the values that the statement takes. Blanks around a
// value do not count, and an empty value is one left out. Every parameter gets a value; an optional one that was left
// out gets nil.
func (q Query) Args(values map[string]string) (map[string]any, error) {
	for _, name := range slices.Sorted(maps.Keys(values)) {
		if !slices.ContainsFunc(q.Params, func(p Param) bool { return p.Name == name }) {
			return nil, fmt.Errorf("%s has no parameter %q%s", q.Name, name, q.known())
		}
	}
	args := make(map[string]any, len(q.Params))
	for _, p := range q.Params {
		text := strings.TrimSpace(values[p.Name])
		if text == "" && !p.Optional {
			return nil, fmt.Errorf("%s needs %q: %s", q.Name, p.Name, p.Doc)
		}
		value, err := p.value(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", q.Name, err)
		}
		args[p.variable()] = value
	}
	return args, nil
}

// Ask puts the question to a store, by ask, with what Args made. Where the answer has no rows, names and words that may be
// written otherwise are asked for again in simplified characters, as the graph has names, and then in traditional ones, as it
// may have texts. The answer that finds something is returned, else the first.
func (q Query) Ask(args map[string]any, ask func(cypher string, args map[string]any) (*graph.Table, error)) (*graph.Table, error) {
	first, err := ask(q.Cypher, args)
	if err != nil || len(first.Rows) > 0 {
		return first, err
	}
	for _, write := range [...]func(string) string{han.Simplified, han.Traditional} {
		again := q.rewritten(args, write)
		if maps.Equal(again, args) {
			continue
		}
		if t, err := ask(q.Cypher, again); err == nil && len(t.Rows) > 0 {
			return t, nil
		}
	}
	return first, nil
}

// rewritten writes the values anew that are a reader's own words, and none of a parameter's choices.
func (q Query) rewritten(args map[string]any, write func(string) string) map[string]any {
	again := maps.Clone(args)
	for _, p := range q.Params {
		if text, ok := args[p.variable()].(string); ok && len(p.Choices) == 0 {
			again[p.variable()] = write(text)
		}
	}
	return again
}

// known lists the parameters for whoever named one that is none.
func (q Query) known() string {
	if len(q.Params) == 0 {
		return "; it takes none"
	}
	var names []string
	for _, p := range q.Params {
		names = append(names, p.Name)
	}
	return "; it takes " + strings.Join(names, ", ")
}

// value gives a text the parameter's type. No text is no value.
func (p Param) value(text string) (any, error) {
	if text == "" {
		return nil, nil
	}
	if len(p.Choices) > 0 && !slices.Contains(p.Choices, text) {
		return nil, fmt.Errorf("%s is one of %s, not %q", p.Name, strings.Join(p.Choices, ", "), text)
	}
	if p.Date && form(text) != form(p.Example) {
		return nil, fmt.Errorf("%s is a date such as %s, not %q", p.Name, p.Example, text)
	}
	if !p.Number {
		return text, nil
	}
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil {
		return nil, fmt.Errorf("%s is a whole number such as %s, not %q", p.Name, p.Example, text)
	}
	return n, nil
}

// form is a text with a nought for each digit.
func form(text string) string {
	return strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return '0'
		}
		return r
	}, text)
}
