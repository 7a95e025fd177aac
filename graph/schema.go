package graph

import (
	"fmt"
	"slices"
)

// Label is the sort of a node.
type Label string

// The labels. A Leader is a Person who leads a task: one node with both labels.
const (
	Gazette    Label = "Gazette"
	Document   Label = "Document"
	Section    Label = "Section"
	Task       Label = "Task"
	Leader     Label = "Leader"
	Person     Label = "Person"
	Department Label = "Department"
	District   Label = "District"
	Project    Label = "Project"
	Target     Label = "Target"
	Indicator  Label = "Indicator"
	Actual     Label = "Actual"
	Milestone  Label = "Milestone"
)

// Relation is the type of a link.
type Relation string

// The relations.
const (
	PublishedIn    Relation = "PUBLISHED_IN"
	StatedIn       Relation = "STATED_IN"
	PartOf         Relation = "PART_OF"
	Leads          Relation = "LEADS"
	ResponsibleFor Relation = "RESPONSIBLE_FOR"
	InChargeOf     Relation = "IN_CHARGE_OF"
	InDistrict     Relation = "IN_DISTRICT"
	Governs        Relation = "GOVERNS"
	MemberOf       Relation = "MEMBER_OF"
	HasTarget      Relation = "HAS_TARGET"
	HasActual      Relation = "HAS_ACTUAL"
	Measures       Relation = "MEASURES"
	AllocatedTo    Relation = "ALLOCATED_TO"
	Involves       Relation = "INVOLVES"
	LocatedIn      Relation = "LOCATED_IN"
	HasMilestone   Relation = "HAS_MILESTONE"
	AppointedTo    Relation = "APPOINTED_TO"
	Interprets     Relation = "INTERPRETS"
	CorrespondsTo  Relation = "CORRESPONDS_TO"
)

// NodeSort declares a label. An owned node belongs to the one document that states it; any other is shared, merged by its
// key and gone when no link refers to it any more. Every property of a shared node is a function of its key and of the
// reader's word lists, so that the order of loading does not matter; only a Leader's title is not, and a store takes
// it from the LEADS link of the newest document (by date, then by id).
type NodeSort struct {
	Label Label
	Owned bool
	Props []string
}

// LinkSort declares a relation: the labels that it may join and its properties beside document, lineStart and lineEnd.
type LinkSort struct {
	Relation Relation
	From, To []Label
	Props    []string
}

// NodeSorts is every sort of node there is. A Person's sort serves Leader too.
var NodeSorts = []NodeSort{
	{Gazette, false, []string{"title", "year", "number", "totalNumber", "date"}},
	{Document, true, []string{"number", "title", "issuer", "kind", "date", "effectiveFrom", "effectiveTo", "jurisdiction",
		"year", "source", "format", "encoding", "reader", "unreadable", "lineStart", "lineEnd", "sha256", "digest"}},
	{Section, true, []string{"document", "no", "title", "text"}},
	{Task, true, []string{"document", "no", "kind", "title", "text", "deadline", "deadlineText"}},
	{Person, false, []string{"name", "title", "jurisdiction"}},
	{Department, false, []string{"name", "aliases", "kind", "jurisdiction"}},
	{District, false, []string{"name", "kind", "jurisdiction"}},
	{Project, false, []string{"name", "jurisdiction"}},
	{Target, true, []string{"document", "what", "value", "valueMax", "unit", "op", "direction", "role", "text", "year"}},
	{Indicator, false, []string{"name", "unit", "jurisdiction"}},
	{Actual, true, []string{"document", "value", "unit", "year", "text", "estimated"}},
	{Milestone, true, []string{"document", "due", "dueText", "text"}},
}

// Anywhere are the properties that any link may carry: two when no line states it in so many words, the place of its
// lines in a file that is not plain text, such as "page 3" or "table 1 row 4", and what a person decided of it.
var Anywhere = []string{"inferred", "rule", "place", "decision"}

// LinkSorts is every sort of link there is.
var LinkSorts = []LinkSort{
	{PublishedIn, []Label{Document}, []Label{Gazette}, nil},
	{StatedIn, []Label{Task, Section, Target, Actual}, []Label{Document}, nil},
	{PartOf, []Label{Task, Section}, []Label{Section}, nil},
	{Leads, []Label{Leader}, []Label{Task}, []string{"title"}},
	{ResponsibleFor, []Label{Department}, []Label{Task, Section}, []string{"role", "order", "asWritten", "ruleLine"}},
	{InChargeOf, []Label{Person}, []Label{Task}, []string{"department"}},
	{InDistrict, []Label{Task}, []Label{District}, []string{"via"}},
	{Governs, []Label{Department}, []Label{District}, nil},
	{MemberOf, []Label{Department}, []Label{Department}, nil},
	{HasTarget, []Label{Task, Section, Document, Indicator}, []Label{Target}, nil},
	{HasActual, []Label{Indicator}, []Label{Actual}, nil},
	{Measures, []Label{Target}, []Label{Indicator}, nil},
	{AllocatedTo, []Label{Target}, []Label{District, Section}, []string{"quota", "unit", "text"}},
	{Involves, []Label{Task}, []Label{Project}, nil},
	{LocatedIn, []Label{Project}, []Label{District}, nil},
	{HasMilestone, []Label{Task}, []Label{Milestone}, nil},
	{AppointedTo, []Label{Person}, []Label{Department}, []string{"post", "action", "date"}},
	{Interprets, []Label{Document}, []Label{Document}, nil},
	{CorrespondsTo, []Label{Task, Section, Target}, []Label{Task, Section, Target}, []string{"agrees", "differs", "why"}},
}

// base is the label under which a node's key is unique.
func (l Label) base() Label {
	if l == Leader {
		return Person
	}
	return l
}

// Labels returns every label that a node of this one carries, the most special first.
func (l Label) Labels() []Label {
	if l == Leader {
		return []Label{Leader, Person}
	}
	return []Label{l}
}

// Sort returns the declaration of the label, or nil for one that is in no schema.
func (l Label) Sort() *NodeSort {
	i := slices.IndexFunc(NodeSorts, func(s NodeSort) bool { return s.Label == l.base() })
	if i < 0 {
		return nil
	}
	return &NodeSorts[i]
}

// Sort returns the declaration of the relation, or nil for one that is in no schema.
func (r Relation) Sort() *LinkSort {
	i := slices.IndexFunc(LinkSorts, func(s LinkSort) bool { return s.Relation == r })
	if i < 0 {
		return nil
	}
	return &LinkSorts[i]
}

// check reports what the schema does not allow of a node.
func (n Node) check() error {
	sort := n.Label.Sort()
	if sort == nil {
		return fmt.Errorf("no sort of node is called %q", n.Label)
	}
	if n.ID == "" {
		return fmt.Errorf("a %s without a key", n.Label)
	}
	if err := n.Props.check(sort.Props); err != nil {
		return fmt.Errorf("%s %s: %w", n.Label, n.ID, err)
	}
	return nil
}

// Check reports what the schema does not allow of a fact.
func (f Fact) Check() error {
	for _, n := range [...]*Node{f.From, f.To} {
		if err := n.check(); err != nil {
			return err
		}
	}
	sort := f.Rel.Sort()
	if sort == nil {
		return fmt.Errorf("no sort of link is called %q", f.Rel)
	}
	if !slices.Contains(sort.From, f.From.Label) || !slices.Contains(sort.To, f.To.Label) {
		return fmt.Errorf("%s joins no %s to a %s", f.Rel, f.From.Label, f.To.Label)
	}
	if err := f.Props.check(sort.Props, Anywhere); err != nil {
		return fmt.Errorf("%s %s to %s: %w", f.Rel, f.From.ID, f.To.ID, err)
	}
	if f.At.First < 1 || f.At.Last < f.At.First {
		return fmt.Errorf("%s %s to %s: no lines state it (%d-%d)", f.Rel, f.From.ID, f.To.ID, f.At.First, f.At.Last)
	}
	return nil
}

// check reports a property that is in none of some lists of names, is not in its place or has a value of another type.
func (p Props) check(names ...[]string) error {
	for i, prop := range p {
		switch {
		case !slices.ContainsFunc(names, func(list []string) bool { return slices.Contains(list, prop.Name) }):
			return fmt.Errorf("no property %q", prop.Name)
		case i > 0 && p[i-1].Name >= prop.Name:
			return fmt.Errorf("property %q is not in order of name", prop.Name)
		case !known(prop.Value):
			return fmt.Errorf("property %q is a %T", prop.Name, prop.Value)
		}
	}
	return nil
}

// known reports whether a value is of a type that every store keeps as it is.
func known(value any) bool {
	switch value := value.(type) {
	case string:
		return value != ""
	case int64, float64, bool, []string:
		return true
	}
	return false
}
