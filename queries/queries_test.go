package queries

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"dutygraph/graph"
)

func TestCatalogueIsWhole(t *testing.T) {
	all, err := All()
	if err != nil {
		t.Fatal(err)
	}
	for _, q := range all {
		if !strings.HasSuffix(q.Doc, ".") && !strings.HasSuffix(q.Doc, "?") {
			t.Errorf("%s: its first paragraph is no sentence: %q", q.Name, q.Doc)
		}
	}
}

func TestParse(t *testing.T) {
	const source = `// What a department
// answers for.
//
// A note that
// goes on.
//
// Another.
//
// department (Department|District): the unit
//   by any name, such as 市教育局
// role (optional, one of lead|support): its part, such as lead
// at-least (optional, number): how often, such as 2
MATCH (d {name: $department}) // not $a
WHERE d.x <> '$b \' $c' AND d.y <> "$d" AND d.` + "`$e`" + ` = $role /* $f
$g */ AND d.z > $atLeast
RETURN d.name AS name
`
	got, err := Read(fstest.MapFS{"of.cypher": {Data: []byte(source)}})
	if err != nil {
		t.Fatal(err)
	}
	_, body, _ := strings.Cut(source, "such as 2\n")
	want := []Query{{
		Name: "of", Doc: "What a department answers for.", Notes: "A note that goes on.\n\nAnother.",
		Params: []Param{
			{Name: "department", Doc: "the unit by any name, such as 市教育局", Example: "市教育局", Labels: []string{"Department", "District"}},
			{Name: "role", Doc: "its part, such as lead", Example: "lead", Optional: true, Choices: []string{"lead", "support"}},
			{Name: "at-least", Doc: "how often, such as 2", Example: "2", Optional: true, Number: true},
		},
		Cypher: strings.TrimSpace(body),
	}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestHeadAndStatementMustAgree(t *testing.T) {
	const head = "// What it asks.\n//\n"
	for _, c := range []struct{ name, source, want string }{
		{"no head", "RETURN 1 AS one", "needs a head"},
		{"no statement", head, "needs a head and a statement"},
		{"undeclared", head + "RETURN $x AS x", "has $x, but the head declares no such parameter"},
		{"unused", head + "// x: it, such as 1\nRETURN 1 AS one", "x is declared, but the statement has no $x"},
		{"only in a comment", head + "// x: it, such as 1\nRETURN 1 AS one // $x", "the statement has no $x"},
		{"only in a string", head + "// x: it, such as 1\nRETURN '$x' AS one", "the statement has no $x"},
		{"dash", head + "// from-kind: it, such as 1\nRETURN $from AS one", "the statement has no $fromKind"},
		{"twice", head + "// x: it, such as 1\n// x: it, such as 2\nRETURN $x AS x", "x is declared twice"},
		{"no example", head + "// x: it\nRETURN $x AS x", "x: no example"},
		{"unknown mark", head + "// x (maybe): it, such as 1\nRETURN $x AS x", `no mark is called "maybe"`},
		{"example of another type", head + "// x (number): it, such as one\nRETURN $x AS x", "x is a whole number"},
		{"example that is no choice", head + "// x (one of a|b): it, such as c\nRETURN $x AS x", "x is one of a, b"},
	} {
		_, err := Read(fstest.MapFS{"bad.cypher": {Data: []byte(c.source)}})
		if err == nil || !strings.Contains(err.Error(), c.want) || !strings.HasPrefix(err.Error(), "bad.cypher: ") {
			t.Errorf("%s: error %v, want one of bad.cypher that says %q", c.name, err, c.want)
		}
	}
}

func TestArgs(t *testing.T) {
	q := Query{Name: "of", Params: []Param{
		{Name: "department", Doc: "the unit, such as 市教育局"},
		{Name: "role", Optional: true, Choices: []string{"lead", "support"}},
		{Name: "at-least", Optional: true, Number: true, Example: "2"},
	}}
	none := Query{Name: "leaders"}
	due := Query{Name: "due", Params: []Param{{Name: "until", Date: true, Example: "2024-12-31"}}}
	for _, c := range []struct {
		name   string
		q      Query
		values map[string]string
		want   map[string]any
		err    string
	}{
		{"all", q, map[string]string{"department": " 市教育局\n", "role": "lead", "at-least": "3"},
			map[string]any{"department": "市教育局", "role": "lead", "atLeast": int64(3)}, ""},
		{"left out", q, map[string]string{"department": "局", "role": ""},
			map[string]any{"department": "局", "role": nil, "atLeast": nil}, ""},
		{"quotes stay", q, map[string]string{"department": `a'"` + "`}) DETACH DELETE n //$x"},
			map[string]any{"department": `a'"` + "`}) DETACH DELETE n //$x", "role": nil, "atLeast": nil}, ""},
		{"missing", q, nil, nil, `of needs "department": the unit, such as 市教育局`},
		{"blank", q, map[string]string{"department": " "}, nil, `of needs "department": the unit, such as 市教育局`},
		{"unknown", q, map[string]string{"department": "局", "unit": "x"}, nil, `of has no parameter "unit"; it takes department, role, at-least`},
		{"takes none", none, map[string]string{"unit": "x"}, nil, `leaders has no parameter "unit"; it takes none`},
		{"no choice", q, map[string]string{"department": "局", "role": "x"}, nil, `of: role is one of lead, support, not "x"`},
		{"a day", due, map[string]string{"until": "2024-06-30"}, map[string]any{"until": "2024-06-30"}, ""},
		{"no day", due, map[string]string{"until": "30.6.2024"}, nil, `due: until is a date such as 2024-12-31, not "30.6.2024"`},
		{"a month for a day", due, map[string]string{"until": "2024-06"}, nil, `due: until is a date such as 2024-12-31, not "2024-06"`},
		{"no number", q, map[string]string{"department": "局", "at-least": "2.5"}, nil, `of: at-least is a whole number such as 2, not "2.5"`},
	} {
		got, err := c.q.Args(c.values)
		if c.err != "" {
			if err == nil || err.Error() != c.err {
				t.Errorf("%s: error %v, want %s", c.name, err, c.err)
			}
			continue
		}
		if diff := cmp.Diff(c.want, got); err != nil || diff != "" {
			t.Errorf("%s: %v %s", c.name, err, diff)
		}
	}
}

// FuzzParse says that no file makes the reader of heads panic, and that what it accepts can be asked.
func FuzzParse(f *testing.F) {
	f.Add("// What it asks.\n//\n// x (optional, one of a|b): it, such as a\nRETURN $x AS x")
	f.Add("// a: b, such as c\n//\n//x\nRETURN '$x")
	f.Fuzz(func(t *testing.T, source string) {
		q, err := parse("any", source)
		if err != nil {
			return
		}
		values := map[string]string{}
		for _, p := range q.Params {
			values[p.Name] = p.Example
		}
		args, err := q.Args(values)
		if err != nil || len(args) != len(q.Params) {
			t.Errorf("its examples give %v, %v", args, err)
		}
	})
}

// TestAskInOtherCharacters asks for names in the characters that the graph has, whichever were typed, and for choices as they are.
func TestAskInOtherCharacters(t *testing.T) {
	q := Query{Params: []Param{{Name: "leader"}, {Name: "role", Choices: []string{"為"}}, {Name: "at-least", Number: true}}}
	for _, c := range []struct{ typed, has, found string }{
		{"胥偉華", "胥伟华", "胥伟华"},
		{"胥伟华", "胥偉華", "胥偉華"},
		{"陳昇", "陳昇", "陳昇"},
		{"胥伟", "胥伟华", ""},
	} {
		asked := 0
		args := map[string]any{"leader": c.typed, "role": "為", "atLeast": int64(2)}
		answer, err := q.Ask(args, func(_ string, args map[string]any) (*graph.Table, error) {
			asked++
			if args["role"] != "為" || args["atLeast"] != int64(2) {
				t.Errorf("%s: asked with %v", c.typed, args)
			}
			t := &graph.Table{Columns: []string{"leader"}}
			if args["leader"] == c.has {
				t.Rows = [][]any{{c.has}}
			}
			return t, nil
		})
		found := ""
		if err == nil && len(answer.Rows) > 0 {
			found = answer.Rows[0][0].(string)
		}
		if found != c.found || err != nil {
			t.Errorf("%s in a graph with %s: %q, %v", c.typed, c.has, found, err)
		}
		if c.typed == c.has && asked != 1 {
			t.Errorf("%s: asked %d times for what was found at once", c.typed, asked)
		}
		if args["leader"] != c.typed {
			t.Errorf("%s: the values were changed to %v", c.typed, args)
		}
	}
}
