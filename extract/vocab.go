package extract

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// Vocabulary is what is known of names beside their form: proper names with their other forms and kinds, the districts
// of a jurisdiction, and words that are no names. The zero value is empty and works.
//
// A list has one proper name a line, after its kind and before its other forms, all parted by spaces; # begins a comment. A
// line in brackets says whose names follow: [宁州市] of that government alone, [市] of every city, [*] of every government;
// under the latter two names stand without the level at their beginning (发改委 for 市发改委). The list of
// indicators has neither kinds nor such lines: a proper name, then the forms for which it stands in other names too.
type Vocabulary struct {
	departments map[string]*term  // by scope and form, with a tab between
	districts   map[string][]term // by jurisdiction, in order of the list
	stop        map[string]bool
	indicators  []wording         // the longest first
	seen        map[string]string // by list, jurisdiction and form: where it was given
}

// term is a proper name with its kind and its other forms.
type term struct {
	name, kind string
	forms      []string
}

// departmentKinds and districtKinds are the kinds that the lists may give.
var (
	departmentKinds = []string{"government", "party", "bureau", "committee", "district", "enterprise", "institution", "group"}
	districtKinds   = []string{"district", "county", "city", "zone", "municipal"}
)

// Add reads a word list: source, a file's name, says which list it is (departments, districts, indicators or stop, or a name that ends
// so, such as ningzhou-departments.txt) and names it in errors; list is its text. A form that was given already for the same government is an error.
func (v *Vocabulary) Add(source, list string) error {
	name := strings.TrimSuffix(path.Base(source), path.Ext(source))
	name = name[strings.LastIndexByte(name, '-')+1:]
	scope := ""
	for i, l := range strings.Split(list, "\n") {
		l, _, _ = strings.Cut(strings.TrimSuffix(l, "\r"), "#")
		words := strings.Fields(l)
		if len(words) == 0 {
			continue
		}
		if rest, ok := strings.CutPrefix(words[0], "["); ok && strings.HasSuffix(rest, "]") && len(words) == 1 {
			scope = strings.TrimSuffix(rest, "]")
			continue
		}
		if err := v.add(name, scope, words, fmt.Sprintf("%s:%d", source, i+1)); err != nil {
			return fmt.Errorf("%s:%d: %w", source, i+1, err)
		}
	}
	return nil
}

// add takes one line of a list.
func (v *Vocabulary) add(list, scope string, words []string, where string) error {
	switch list {
	case "stop":
		if v.stop == nil {
			v.stop = map[string]bool{}
		}
		for _, w := range words {
			if v.stop[w] {
				return fmt.Errorf("%s is given twice", w)
			}
			v.stop[w] = true
		}
		return nil
	case "indicators":
		return v.addIndicator(words)
	case "departments", "districts":
	default:
		return fmt.Errorf("no list is called %q", list)
	}
	if scope == "" {
		return fmt.Errorf("no line such as [*] says whose names these are")
	}
	kinds := departmentKinds
	if list == "districts" {
		kinds = districtKinds
	}
	if len(words) < 2 || !slices.Contains(kinds, words[0]) {
		return fmt.Errorf("want a kind, one of %s, and a name", strings.Join(kinds, ", "))
	}
	t := term{name: words[1], kind: words[0], forms: words[2:]}
	for _, form := range words[1:] {
		k := list + "\t" + scope + "\t" + form
		if first, ok := v.seen[k]; ok {
			return fmt.Errorf("%s is given already, at %s", form, first)
		}
		if v.seen == nil {
			v.seen, v.departments, v.districts = map[string]string{}, map[string]*term{}, map[string][]term{}
		}
		v.seen[k] = where
		if list == "departments" {
			v.departments[scope+"\t"+form] = &t
		}
	}
	if list == "districts" {
		v.districts[scope] = append(v.districts[scope], t)
	}
	return nil
}

// Stop reports whether a word is no name.
func (v *Vocabulary) Stop(word string) bool { return v.stop[word] }

// Words returns every form of every name, for a segmenter to keep whole, in order.
func (v *Vocabulary) Words() []string {
	words := make([]string, 0, len(v.seen))
	for k := range v.seen {
		words = append(words, k[strings.LastIndexByte(k, '\t')+1:])
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// isDistrict reports whether a jurisdiction has a district, county or city of that name.
func (v *Vocabulary) isDistrict(jurisdiction, name string) bool {
	t, ok := v.districtOf(jurisdiction, name)
	return ok && isGoverned(t.kind)
}

// isGoverned reports whether districts of a kind have a government of their own.
func isGoverned(kind string) bool { return kind == "district" || kind == "county" || kind == "city" }

// Governed returns every form of the names of a jurisdiction's districts, counties and cities, in order of the list.
func (v *Vocabulary) Governed(jurisdiction string) []string {
	var names []string
	for _, t := range v.districts[jurisdiction] {
		if isGoverned(t.kind) {
			names = append(append(names, t.name), t.forms...)
		}
	}
	return names
}

// districtOf finds a jurisdiction's district by one of its forms.
func (v *Vocabulary) districtOf(jurisdiction, name string) (term, bool) {
	for _, t := range v.districts[jurisdiction] {
		if t.name == name || slices.Contains(t.forms, name) {
			return t, true
		}
	}
	return term{}, false
}

// fullDistrict completes a district's name that was printed without its level: the jurisdiction's district that begins so,
// else the name with the level given.
func (v *Vocabulary) fullDistrict(jurisdiction, name, level string) string {
	for _, t := range v.districts[jurisdiction] {
		if strings.HasPrefix(t.name, name) && len(t.name) == len(name)+len(level) {
			return t.name
		}
	}
	return name + level
}

// department finds the proper name of a department: its own government's list goes before those for every government.
func (v *Vocabulary) department(jurisdiction, name string) (term, bool) {
	if t, ok := v.departments[jurisdiction+"\t"+name]; ok {
		return *t, true
	}
	level := levelOf(name)
	if level == "" {
		return term{}, false
	}
	t, ok := v.departments[level+"\t"+name[len(level):]]
	if !ok {
		t, ok = v.departments["*\t"+name[len(level):]]
	}
	if !ok {
		return term{}, false
	}
	full := term{name: level + t.name, kind: t.kind, forms: make([]string, len(t.forms))}
	for i, f := range t.forms {
		full.forms[i] = level + f
	}
	return full, true
}

// Proper is the name under which a government's department is known, the name itself where no list has it.
func (v *Vocabulary) Proper(jurisdiction, name string) string {
	if t, ok := v.department(jurisdiction, name); ok {
		return t.name
	}
	return name
}

// Lists reports whether a list has the name of a government's department, or a district of that name.
func (v *Vocabulary) Lists(jurisdiction, name string) bool {
	_, department := v.department(jurisdiction, name)
	_, district := v.districtOf(jurisdiction, strings.TrimSuffix(name, "政府"))
	return department || district
}

// Names returns every form of every department that the lists give for one government alone, the governments of its districts
// among them, in order.
func (v *Vocabulary) Names(jurisdiction string) []string {
	var names []string
	for k := range v.departments {
		if name, ok := strings.CutPrefix(k, jurisdiction+"\t"); ok {
			names = append(names, name)
		}
	}
	for _, t := range v.districts[jurisdiction] {
		if isGoverned(t.kind) {
			names = append(names, t.name+"政府")
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// levelOf returns what says of which level of government a body is: 市 of 市发改委, 地区 of 地区水利局.
func levelOf(name string) string {
	for _, l := range [...]string{"市", "省", "区", "县", "州", "旗", "盟", "地区"} {
		if strings.HasPrefix(name, l) {
			return l
		}
	}
	return ""
}
