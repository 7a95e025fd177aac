package syntax

import "reflect"

// Sort is what a name of the graph is: a label, a type of link or a property.
type Sort string

// The sorts of names.
const (
	LabelName    Sort = "label"
	TypeName     Sort = "type of link"
	PropertyName Sort = "property"
)

// Mention is a name of the graph that a statement asks for.
type Mention struct {
	Sort Sort
	Name string
	At   int // offset of the part of the statement that it stands in
}

// Mentions returns the labels and types that a statement asks for, and the properties of what are nodes and links for
// certain, in the order of the tree.
func (s *Statement) Mentions() []Mention {
	entities := Entities(s.Query)
	var all []Mention
	add := func(sort Sort, at int, names ...string) {
		for _, name := range names {
			all = append(all, Mention{sort, name, at})
		}
	}
	visit(reflect.ValueOf(s.Query), func(v reflect.Value) bool {
		switch n := v.Interface().(type) {
		case NodePattern:
			add(LabelName, n.At, labelNames(n.Labels)...)
			add(PropertyName, n.At, mapKeys(n.Props)...)
		case LinkPattern:
			add(TypeName, n.At, labelNames(n.Types)...)
			add(PropertyName, n.At, mapKeys(n.Props)...)
		case Prop:
			if of, ok := n.X.(*Var); ok && entities[of.Name] {
				add(PropertyName, n.Pos(), n.Key)
			}
		case MapProj:
			for _, it := range n.Items {
				if it.Key != "" && it.Value == nil && entities[n.X.Name] {
					add(PropertyName, n.Pos(), it.Key)
				}
			}
		}
		return true
	})
	return all
}

// labelNames returns the names in a label expression.
func labelNames(l Labels) []string {
	switch l := l.(type) {
	case Label:
		return []string{string(l)}
	case NotLabel:
		return labelNames(l.X)
	case AllLabels:
		return append(labelNames(l.X), labelNames(l.Y)...)
	case EitherLabel:
		return append(labelNames(l.X), labelNames(l.Y)...)
	}
	return nil
}

func mapKeys(x Expr) []string {
	if m, ok := x.(*Map); ok {
		return m.Keys
	}
	return nil
}
