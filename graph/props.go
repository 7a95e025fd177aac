package graph

import "sync"

// Prop is a property: its name and its value, which is a string, an int64, a float64, a bool or a []string.
type Prop struct {
	Name  string
	Value any
}

// Props are the properties of a node or a link, in order of name, each name once. What is not known is absent, never nil or
// empty. They are a value and never changed where they stand: many nodes and links may share them.
type Props []Prop

// PropsOf returns properties that are given as name, value, name, value and so on, in any order; of two values of one name the
// last counts. A property whose value is nil or empty is left out.
func PropsOf(pairs ...any) Props {
	known := 0
	for i := 1; i < len(pairs); i += 2 {
		if !isEmpty(pairs[i]) {
			known++
		}
	}
	p := roomFor(known)
	for i := 0; i < len(pairs); i += 2 {
		name, value := pairs[i].(string), pairs[i+1]
		if isEmpty(value) {
			continue
		}
		at := len(p)
		for at > 0 && goesBefore(name, p[at-1].Name) {
			at--
		}
		if at > 0 && p[at-1].Name == name {
			p[at-1].Value = value
			continue
		}
		p = append(p, Prop{})
		copy(p[at+1:], p[at:])
		p[at] = Prop{name, value}
	}
	return p
}

// roomFor returns room for so many properties. Most things have a handful: one piece of memory serves many.
func roomFor(n int) Props {
	const most, many = 16, 256
	if n == 0 || n > most {
		return make(Props, 0, n)
	}
	free := rooms.Get().(*Props)
	if len(*free) < n {
		*free = make(Props, many)
	}
	room := (*free)[:0:n]
	*free = (*free)[n:]
	rooms.Put(free)
	return room
}

var rooms = sync.Pool{New: func() any { return new(Props) }}

// goesBefore reports whether one name goes before another, which mostly their first bytes tell.
func goesBefore(a, b string) bool {
	if a != "" && b != "" && a[0] != b[0] {
		return a[0] < b[0]
	}
	return a < b
}

// isEmpty reports whether a value says nothing.
func isEmpty(value any) bool {
	switch value := value.(type) {
	case nil:
		return true
	case string:
		return value == ""
	case []string:
		return len(value) == 0
	}
	return false
}

// Get returns the value of a property, nil where it is not known.
func (p Props) Get(name string) any {
	for i := range p {
		if p[i].Name == name {
			return p[i].Value
		}
	}
	return nil
}

// Text returns the value of a property that is a text, "" where it is not known.
func (p Props) Text(name string) string {
	s, _ := p.Get(name).(string)
	return s
}

// With returns the properties with one that has another value, or without it where the value is nil or empty.
func (p Props) With(name string, value any) Props {
	out := make(Props, 0, len(p)+1)
	rest := p
	for len(rest) > 0 && goesBefore(rest[0].Name, name) {
		out, rest = append(out, rest[0]), rest[1:]
	}
	if !isEmpty(value) {
		out = append(out, Prop{name, value})
	}
	if len(rest) > 0 && rest[0].Name == name {
		rest = rest[1:]
	}
	return append(out, rest...)
}

// Over returns the properties together with those of others that they do not have.
func (p Props) Over(others Props) Props {
	out := make(Props, 0, len(p)+len(others))
	for _, other := range others {
		for len(p) > 0 && goesBefore(p[0].Name, other.Name) {
			out, p = append(out, p[0]), p[1:]
		}
		if len(p) == 0 || p[0].Name != other.Name {
			out = append(out, other)
		}
	}
	return append(out, p...)
}

// hold reports whether all of other properties are among these, with whatever value.
func (p Props) hold(others Props) bool {
	if len(p) > 0 && len(p) == len(others) && &p[0] == &others[0] {
		return true // most mentions of a node share theirs
	}
	for _, other := range others {
		for len(p) > 0 && goesBefore(p[0].Name, other.Name) {
			p = p[1:]
		}
		if len(p) == 0 || p[0].Name != other.Name {
			return false
		}
	}
	return true
}

// Map returns the properties by name.
func (p Props) Map() map[string]any {
	m := make(map[string]any, len(p))
	for i := range p {
		m[p[i].Name] = p[i].Value
	}
	return m
}
