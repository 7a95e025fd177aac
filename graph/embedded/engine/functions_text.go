package engine

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"dutygraph/graph/embedded/syntax"
	"dutygraph/graph/embedded/value"
)

// textFunctions count in characters, never in bytes.
var textFunctions = map[string]function{
	"tolower":          {1, 1, []kinds{aString}, aString | aNull, lower, false},
	"toupper":          {1, 1, []kinds{aString}, aString | aNull, upper, false},
	"lower":            {1, 1, []kinds{aString}, aString | aNull, lower, false},
	"upper":            {1, 1, []kinds{aString}, aString | aNull, upper, false},
	"trim":             {1, 1, []kinds{aString}, aString | aNull, trim(true, true), false},
	"ltrim":            {1, 1, []kinds{aString}, aString | aNull, trim(true, false), false},
	"rtrim":            {1, 1, []kinds{aString}, aString | aNull, trim(false, true), false},
	"btrim":            {1, 1, []kinds{aString}, aString | aNull, trim(true, true), false},
	"replace":          {3, 3, []kinds{aString}, aString | aNull, replace, false},
	"split":            {2, 2, []kinds{aString, aString | aList}, aList | aNull, split, false},
	"substring":        {2, 3, []kinds{aString, anInt, anInt}, aString | aNull, substring, false},
	"left":             {2, 2, []kinds{aString, anInt}, aString | aNull, left, false},
	"right":            {2, 2, []kinds{aString, anInt}, aString | aNull, right, false},
	"char_length":      {1, 1, []kinds{aString}, anInt | aNull, size, false},
	"character_length": {1, 1, []kinds{aString}, anInt | aNull, size, false},
}

// lower and upper refuse the few characters that become several, or others by their place, in Java.
func lower(f *frame, at syntax.At, args []any) any {
	s := args[0].(string)
	if strings.ContainsAny(s, "ΣİẞΩKÅ") {
		f.refuse(at, "toLower() of %q is not known here", s)
	}
	return strings.ToLower(s)
}

func upper(f *frame, at syntax.At, args []any) any {
	s := args[0].(string)
	if strings.ContainsFunc(s, grows) {
		f.refuse(at, "toUpper() of %q is not known here", s)
	}
	return strings.ToUpper(strings.ReplaceAll(s, "ß", "SS"))
}

// grows reports whether the character has no single capital, but several characters that stand for it.
func grows(r rune) bool {
	return r == 'ŉ' || r == 'ǰ' || r == 'ΐ' || r == 'ΰ' || r == 'և' ||
		r >= 0x1e96 && r <= 0x1e9a || r >= 0x1f50 && r <= 0x1fff || r >= 0xfb00 && r <= 0xfb17
}

// space is what trim takes away: what Java calls white space.
func space(r rune) bool {
	return unicode.IsSpace(r) && r != 0x85 && r != 0xa0 && r != 0x2007 && r != 0x202f || r >= 0x1c && r <= 0x1f
}

func trim(front, back bool) func(*frame, syntax.At, []any) any {
	return func(_ *frame, _ syntax.At, args []any) any {
		s := args[0].(string)
		if front {
			s = strings.TrimLeftFunc(s, space)
		}
		if back {
			s = strings.TrimRightFunc(s, space)
		}
		return s
	}
}

func replace(f *frame, at syntax.At, args []any) any {
	s, old, with := args[0].(string), args[1].(string), args[2].(string)
	f.make(len(with) * strings.Count(s, old))
	return strings.ReplaceAll(s, old, with)
}

// split parts a string at one separator, or at any of several.
func split(f *frame, at syntax.At, args []any) any {
	separators := []any{args[1]}
	if list, ok := args[1].([]any); ok {
		separators = list
	}
	var seps []string
	for _, x := range separators {
		sep, ok := x.(string)
		if !ok {
			f.fail(at, "split() takes String separators, found %s", value.Kind(x))
		}
		seps = append(seps, sep)
	}
	return parts(f, at, args[0].(string), seps)
}

// parts parts a string at any of the separators; an empty one parts all characters.
func parts(f *frame, at syntax.At, s string, seps []string) any {
	if slices.Contains(seps, "") {
		seps = []string{""}
	}
	list := []any{}
	if len(seps) == 1 && seps[0] == "" {
		for _, r := range s {
			if r > 0xffff {
				f.refuse(at, "split() of %q between all characters is not known here", s)
			}
			list = append(list, string(r))
			f.make(32)
		}
		if s == "" {
			list = append(list, "")
		}
		return list
	}
	for {
		at, length := -1, 0
		for _, sep := range seps {
			if i := strings.Index(s, sep); i >= 0 && (at < 0 || i < at) {
				at, length = i, len(sep)
			}
		}
		if at < 0 {
			return append(list, s)
		}
		list = append(list, s[:at])
		f.make(32)
		s = s[at+length:]
	}
}

// offset returns the byte at which the character n starts, or the end.
func offset(s string, n int64) int {
	if n >= int64(len(s)) {
		return len(s)
	}
	at := 0
	for ; n > 0 && at < len(s); n-- {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}

func substring(f *frame, at syntax.At, args []any) any {
	s, from := args[0].(string), args[1].(int64)
	if from < 0 {
		f.fail(at, "substring() cannot start at %d", from)
	}
	s = s[offset(s, from):]
	if len(args) == 3 {
		n := args[2].(int64)
		if n < 0 {
			f.fail(at, "substring() cannot be %d long", n)
		}
		s = s[:offset(s, n)]
	}
	return s
}

func left(f *frame, at syntax.At, args []any) any {
	s, n := args[0].(string), args[1].(int64)
	if n < 0 {
		f.fail(at, "left() cannot be %d long", n)
	}
	return s[:offset(s, n)]
}

func right(f *frame, at syntax.At, args []any) any {
	s, n := args[0].(string), args[1].(int64)
	if n < 0 {
		f.fail(at, "right() cannot be %d long", n)
	}
	return s[offset(s, max(0, int64(utf8.RuneCountInString(s))-n)):]
}
