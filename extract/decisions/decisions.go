// Package decisions keeps what people decided about documents: one plain text file, a decision a line, that is applied
// whenever documents are read, so that a correction once made lasts.
//
//	# A line in brackets says where the lines below it hold: at one government, everywhere, or in one document.
//	[宁州市]
//	相同 市住房房官局 市住房房管局          # same: the first is another form of the second
//	不同 市住房保障局 市住房房管局          # different: never one, whatever the word lists say
//	区县 宁湖新区管委会 宁湖新区            # district: the first is the government of the second
//	认可 市攻坚办                           # known: the name is right as it stands
//	忽略 市某某                             # ignore: no such body; what names it is left out
//	[文件 宁政办〔2025〕3号]
//	角色 第12项 市财政局 牵头 「新建小学」    # role: of one link, where this print still stands
//	角色 首位 牵头                           # role: whoever is listed first leads, as the usual rule has it
//	忽略 第14行 「全年重点工作共3项」         # ignore: nothing is doubtful on that line
//	忽略 第12项 市财政局 「新建小学」         # ignore: this link is left out
//
// A decision on a link or a line quotes the print that it was made on; where the print has changed, the decision is not
// applied, and that is a [Problem]. What a decision changes in the graph says so: the link's decision is <file>:<line>.
package decisions

import (
	"fmt"
	"slices"
	"strings"

	"dutygraph/extract"
	"dutygraph/graph"
)

// Help shows a file of decisions, as a person writes it.
const Help = `   [宁州市]                                # at this government; [*] is everywhere
   相同 市住房房官局 市住房房管局          # same: the first is another form of the second
   不同 市住房保障局 市住房房管局          # different: never one, whatever the word lists say
   区县 宁湖新区管委会 宁湖新区            # district: the first is the government of the second
   认可 市攻坚办                           # known: right as it stands
   [文件 宁政办〔2025〕3号]                # in this document
   角色 第12项 市财政局 牵头 「新建小学」  # role of one link (牵头 or 配合), where this print still stands
   角色 首位 牵头                          # whoever is listed first leads
   忽略 第14行 「全年重点工作共3项」       # ignore: nothing is doubtful on that line
   忽略 第12项 市财政局 「新建小学」       # that link is left out; 忽略 and a name: all of its links`

// Verb is what a decision does.
type Verb string

// The verbs.
const (
	Same      Verb = "same"
	Different Verb = "different"
	District  Verb = "district"
	Role      Verb = "role"
	Known     Verb = "known"
	Ignore    Verb = "ignore"
)

// Decision is one line of the file.
type Decision struct {
	Where string // <file>:<line>
	Scope Scope
	Verb  Verb
	Names []string // bodies or people, and for District a body and its district
	Item  string   // the number of a task, or what stands for one in its key; "" where it is of no task
	Line  int      // of the source; 0 where it is of no line
	First bool     // it is of whoever is listed first
	Lead  bool     // the role
	Print print    // what it was made on
}

// Scope says where a decision holds: in a document, named by its number, title or key, or at a government, "*" being every one.
type Scope struct {
	Document bool
	Name     string
}

// Decisions are those of one file, in order. The zero value, and nil, decide nothing.
type Decisions struct {
	List  []Decision
	named map[string][]int // by a name, the decisions on what it stands for
}

// holds reports how closely a scope is made for a document: 0 where it does not hold there.
func (s Scope) holds(doc graph.Node) int {
	jurisdiction := doc.Props.Text("jurisdiction")
	switch {
	case s.Document:
		for _, name := range [...]any{doc.ID, doc.Props.Get("number"), doc.Props.Get("title")} {
			if name, ok := name.(string); ok && fold(name) == fold(s.Name) {
				return 3
			}
		}
	case s.Name == jurisdiction && jurisdiction != "":
		return 2
	case s.Name == "*":
		return 1
	}
	return 0
}

// own is a name as it is written where the scope holds: 市公安局 for 宁州市公安局 at 宁州市.
func (s Scope) own(name string) string {
	if s.Document {
		return extract.OwnName("", name)
	}
	return extract.OwnName(s.Name, name)
}

// Holds reports whether a decision of the scope holds in a document.
func (s Scope) Holds(doc graph.Node) bool { return s.holds(doc) > 0 }

// Naming are the decisions that change what a name stands for, and so leave their place on every link that they apply to.
func (d *Decisions) Naming() []Decision {
	if d == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(d.List), func(one Decision) bool { return one.Verb != Same && one.Verb != District })
}

func (s Scope) String() string {
	if s.Document {
		return "[" + documentWords[0] + " " + s.Name + "]"
	}
	return "[" + s.Name + "]"
}

// of returns the decisions of a verb that hold in a document, in order.
func (d *Decisions) of(doc graph.Node, verb Verb) []Decision {
	if d == nil {
		return nil
	}
	var out []Decision
	for _, one := range d.List {
		if one.Verb == verb && one.Scope.holds(doc) > 0 {
			out = append(out, one)
		}
	}
	return out
}

// Decide says by which name a thing of a document is known whose own name is given, and which line says so; it is what
// [extract.Decide] asks for. A decision of the document goes before one of its government, and that before one for all.
func (d *Decisions) Decide(doc graph.Node, name string, listed func(string) string) (proper, by string) {
	if d == nil || len(d.named) == 0 {
		return name, ""
	}
	proper = name
	for seen := map[string]bool{}; !seen[proper]; {
		seen[proper] = true
		if same := d.closest(doc, proper, func(one Decision) bool { return one.Verb == Same && one.Names[0] == proper }); same != nil {
			proper, by = same.Names[1], joined(by, same.Where)
		} else if apart := d.apart(doc, proper, listed); apart != nil {
			return proper, joined(by, apart.Where)
		} else {
			proper = listed(proper)
		}
	}
	if by == "" {
		return name, ""
	}
	return proper, by
}

// apart finds the decision that a name is not what the word lists have it stand for.
func (d *Decisions) apart(doc graph.Node, name string, listed func(string) string) *Decision {
	proper := listed(name)
	if proper == name {
		return nil
	}
	return d.closest(doc, name, func(one Decision) bool {
		return one.Verb == Different && slices.ContainsFunc(one.Names, func(other string) bool {
			return other != name && (other == proper || listed(other) == proper)
		})
	})
}

// closest returns the decision on a name that is made for a document the most closely.
func (d *Decisions) closest(doc graph.Node, name string, fits func(Decision) bool) *Decision {
	var best *Decision
	for _, i := range d.named[name] {
		if one := &d.List[i]; fits(*one) && one.Scope.holds(doc) > 0 && (best == nil || one.Scope.holds(doc) > best.Scope.holds(doc)) {
			best = one
		}
	}
	return best
}

// joined adds a place to those that decided a thing.
func joined(by, where string) string {
	if by == "" || by == where {
		return where
	}
	return by + ", " + where
}

// Settles reports whether a document's government decided that a name is right as it stands.
func (d *Decisions) Settles(doc graph.Node, name string) bool {
	return slices.ContainsFunc(d.of(doc, Known), func(one Decision) bool { return slices.Contains(one.Names, name) })
}

// Parts reports whether it was decided that two names of a document's government are not one.
func (d *Decisions) Parts(doc graph.Node, a, b string) bool {
	return slices.ContainsFunc(d.of(doc, Different), func(one Decision) bool {
		return slices.Contains(one.Names, a) && slices.Contains(one.Names, b)
	})
}

// Problem is a decision that was not applied, since the print under it has changed or is gone.
type Problem struct {
	Where    string // <file>:<line> of the decision
	Decision string // as it is written, without where it holds
	Document string // where it was to hold
	At       graph.Span
	What     string // what is no more as it was, and what to do
}

func (p Problem) String() string {
	return fmt.Sprintf("%s: %s; the decision was not applied", p.Where, p.What)
}

// among joins words to a list for a person.
func among(words []string) string { return strings.Join(words, ", ") }
