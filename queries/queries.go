// Package queries is the catalogue of questions that a graph of responsibility answers. A question is a file,
// <name>.cypher: a statement that reads, and above it a head of comment lines that is its whole documentation. Flags,
// help, forms and the list of questions are made from heads, so that a new question is a new file and nothing else.
//
// A head is made of paragraphs, parted by empty comment lines. The first says in a sentence what is asked. A paragraph whose
// first line has the form of a parameter declares parameters, one to a line (a line that has not that form continues the
// one above). Every other paragraph is a note for whoever wants to know more.
//
//	// The tasks that a department answers for.
//	//
//	// Notes, if any.
//	//
//	// department (Department): the department by any of its names, such as 市教育局
//	// role (optional, one of lead|support): only the tasks that it leads or supports, such as lead
//	// at-least (optional, number): only what counts so much, such as 2
//	MATCH …
//
// A parameter is a name in lower case, marks in brackets where there are any, a colon, and what it is with an example after
// "such as". The marks, parted by commas:
//
//	optional          it may be left out and is null in the statement then
//	number            it is an integer; any other parameter is a string
//	date              it is written as its example is: digits where that has digits, and the same between them
//	one of a|b        it is one of these words
//	Label, Label|…    it takes the name of a node with such a label: the program may suggest names by asking "names"
//
// The statement knows the parameter by the same name, with a capital for each dash: at-least is $atLeast. Values reach a
// statement as parameters only.
package queries

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

//go:embed *.cypher
var files embed.FS

// Query is one question: its name, what it asks, what else its reader should know, what it takes, and its statement
// without the head.
type Query struct {
	Name   string
	Doc    string
	Notes  string
	Params []Param
	Cypher string
}

// Param is one thing that a question must or may be told.
type Param struct {
	Name     string   // as flags and forms have it, such as from-kind
	Doc      string   // what it is, the example included
	Example  string   // a value that shows its form
	Optional bool     // it may be left out
	Number   bool     // its value is an integer
	Date     bool     // its value is written as its example is
	Choices  []string // the words that it may be, or none when any word will do
	Labels   []string // the labels of the nodes whose names it takes, or none
}

// All returns the catalogue in order of name. It fails when a head and its statement disagree on the parameters.
func All() ([]Query, error) { return Read(files) }

// Needed returns the parameters that may not be left out.
func (q Query) Needed() []Param {
	return slices.DeleteFunc(slices.Clone(q.Params), func(p Param) bool { return p.Optional })
}

// Named returns the question of a catalogue that has a name, and whether there is one.
func Named(catalogue []Query, name string) (Query, bool) {
	i := slices.IndexFunc(catalogue, func(q Query) bool { return q.Name == name })
	if i < 0 {
		return Query{}, false
	}
	return catalogue[i], true
}

// Read parses every question of a folder, in order of name.
func Read(folder fs.FS) ([]Query, error) {
	names, err := fs.Glob(folder, "*.cypher")
	if err != nil {
		return nil, err
	}
	var all []Query
	for _, name := range names {
		source, err := fs.ReadFile(folder, name)
		if err != nil {
			return nil, err
		}
		q, err := parse(strings.TrimSuffix(path.Base(name), ".cypher"), string(source))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, q)
	}
	return all, nil
}

// parse takes a question's file apart and checks that its head speaks of the parameters that its statement has.
func parse(name, source string) (Query, error) {
	paragraphs, body := cut(source)
	q := Query{Name: name, Cypher: body}
	if len(paragraphs) == 0 || body == "" {
		return q, fmt.Errorf("a question needs a head and a statement")
	}
	q.Doc = strings.Join(paragraphs[0], " ")
	var notes []string
	for _, lines := range paragraphs[1:] {
		if !paramLine.MatchString(lines[0]) {
			notes = append(notes, strings.Join(lines, " "))
			continue
		}
		for _, line := range joined(lines) {
			p, err := parseParam(line)
			if err != nil {
				return q, err
			}
			q.Params = append(q.Params, p)
		}
	}
	q.Notes = strings.Join(notes, "\n\n")
	return q, q.check()
}

// cut parts a file into the paragraphs of its head, each a list of lines, and its statement.
func cut(source string) (paragraphs [][]string, body string) {
	open := false
	for source != "" {
		line, rest, _ := strings.Cut(source, "\n")
		text, comment := strings.CutPrefix(strings.TrimSpace(line), "//")
		if !comment {
			break
		}
		source = rest
		text = strings.TrimSpace(text)
		switch {
		case text == "":
			open = false
		case open:
			last := len(paragraphs) - 1
			paragraphs[last] = append(paragraphs[last], text)
		default:
			paragraphs = append(paragraphs, []string{text})
			open = true
		}
	}
	return paragraphs, strings.TrimSpace(source)
}

// paramLine is a parameter's declaration: at-least (optional, number): only what counts so much, such as 2
var paramLine = regexp.MustCompile(`^([a-z]+(?:-[a-z]+)*)(?: \(([^()]+)\))?: (\S.*)$`)

// joined appends lines that declare no parameter to the line above them.
func joined(lines []string) []string {
	var out []string
	for _, line := range lines {
		if paramLine.MatchString(line) {
			out = append(out, line)
		} else {
			out[len(out)-1] += " " + line
		}
	}
	return out
}

// parseParam reads a parameter's declaration.
func parseParam(line string) (Param, error) {
	m := paramLine.FindStringSubmatch(line)
	p := Param{Name: m[1], Doc: m[3]}
	_, p.Example, _ = strings.Cut(m[3], "such as ")
	if p.Example == "" {
		return p, fmt.Errorf(`parameter %s: no example after "such as"`, p.Name)
	}
	for mark := range strings.SplitSeq(m[2], ",") {
		mark = strings.TrimSpace(mark)
		words, oneOf := strings.CutPrefix(mark, "one of ")
		switch {
		case mark == "":
		case mark == "optional":
			p.Optional = true
		case mark == "number":
			p.Number = true
		case mark == "date":
			p.Date = true
		case oneOf:
			p.Choices = strings.Split(words, "|")
		case unicode.IsUpper(rune(mark[0])):
			p.Labels = strings.Split(mark, "|")
		default:
			return p, fmt.Errorf("parameter %s: no mark is called %q", p.Name, mark)
		}
	}
	if _, err := p.value(p.Example); err != nil {
		return p, fmt.Errorf("its own example: %w", err)
	}
	return p, nil
}

// token is what a search for parameters in a statement must tell apart: comments, strings, quoted names, parameters.
var token = regexp.MustCompile(`(?s)//[^\n]*|/\*.*?\*/|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|` + "`[^`]*`" + `|\$(\w+)`)

// Mentioned lists the parameters of a statement, such as leader for $leader, in order of their first mention.
func Mentioned(cypher string) []string {
	var names []string
	for _, m := range token.FindAllStringSubmatch(cypher, -1) {
		if name := m[1]; name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// check reports a parameter that only the head or only the statement has.
func (q Query) check() error {
	used := Mentioned(q.Cypher)
	declared := map[string]bool{}
	for _, p := range q.Params {
		name := p.variable()
		if declared[name] {
			return fmt.Errorf("parameter %s is declared twice", p.Name)
		}
		if !slices.Contains(used, name) {
			return fmt.Errorf("parameter %s is declared, but the statement has no $%s", p.Name, name)
		}
		declared[name] = true
	}
	for _, name := range used {
		if !declared[name] {
			return fmt.Errorf("the statement has $%s, but the head declares no such parameter", name)
		}
	}
	return nil
}

// variable is the parameter's name in the statement: from-kind is $fromKind there.
func (p Param) variable() string {
	words := strings.Split(p.Name, "-")
	for i, w := range words[1:] {
		words[i+1] = strings.ToUpper(w[:1]) + w[1:]
	}
	return strings.Join(words, "")
}
