package decisions

import (
	"fmt"
	"slices"
)

// add takes a decision unless it contradicts one before it; one that is there already is left out.
func (d *Decisions) add(one Decision) error {
	for _, other := range d.List {
		if other.Scope != one.Scope {
			continue
		}
		if what := contradict(other, one); what != "" {
			return fmt.Errorf("%s, by %s; keep one of the two lines", what, other.Where)
		}
		if repeats(other, one) {
			return nil
		}
	}
	if one.Verb == Same || one.Verb == Different {
		for _, name := range one.Names {
			d.named[name] = append(d.named[name], len(d.List))
		}
	}
	d.List = append(d.List, one)
	return nil
}

// repeats reports whether two decisions of one scope say the same.
func repeats(a, b Decision) bool {
	return a.Verb == b.Verb && a.Item == b.Item && a.Line == b.Line && a.First == b.First && a.Lead == b.Lead &&
		slices.Equal(a.Names, b.Names) && a.Print.sum == b.Print.sum && slices.Equal(a.Print.quotes, b.Print.quotes)
}

// contradict says what two decisions of one scope cannot both mean.
func contradict(a, b Decision) string {
	sameNames := len(a.Names) == 2 && len(b.Names) == 2 &&
		(slices.Equal(a.Names, b.Names) || a.Names[0] == b.Names[1] && a.Names[1] == b.Names[0])
	switch {
	case a.Verb == Same && b.Verb == Same && a.Names[0] == b.Names[0] && a.Names[1] != b.Names[1]:
		return fmt.Sprintf("%s stands for %s already", a.Names[0], a.Names[1])
	case a.Verb == Same && b.Verb == Different && sameNames:
		return "the two names were said to be one"
	case a.Verb == Different && b.Verb == Same && sameNames:
		return "the two names were said to differ"
	case a.Verb == District && b.Verb == District && a.Names[0] == b.Names[0] && a.Names[1] != b.Names[1]:
		return fmt.Sprintf("%s is the government of %s already", a.Names[0], a.Names[1])
	case a.Verb == Role && b.Verb == Role && a.Item == b.Item && slices.Equal(a.Names, b.Names) && a.Lead != b.Lead && a.First == b.First:
		return "the role was decided otherwise"
	}
	return ""
}

// circles reports names that stand for each other.
func (d *Decisions) circles() error {
	for _, start := range d.List {
		if start.Verb != Same {
			continue
		}
		seen := map[string]bool{}
		for name := start.Names[0]; name != ""; {
			if seen[name] {
				return fmt.Errorf("%s: %s stands for itself in the end; say in one direction only which name is the proper one", start.Where, name)
			}
			seen[name] = true
			name = d.next(start.Scope, name)
		}
	}
	return nil
}

// next is the name that a name stands for where a scope holds, or everywhere.
func (d *Decisions) next(scope Scope, name string) string {
	for _, i := range d.named[name] {
		if one := d.List[i]; one.Verb == Same && one.Names[0] == name && (one.Scope == scope || one.Scope.Name == "*") {
			return one.Names[1]
		}
	}
	return ""
}
