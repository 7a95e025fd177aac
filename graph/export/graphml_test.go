package export

import (
	"encoding/xml"
	"strconv"
	"strings"
	"testing"
)

// graphml is a file as programs read it: its keys, nodes and links.
type graphml struct {
	Keys []struct {
		ID    string `xml:"id,attr"`
		For   string `xml:"for,attr"`
		Name  string `xml:"attr.name,attr"`
		Type  string `xml:"attr.type,attr"`
		Looks string `xml:"yfiles.type,attr"`
	} `xml:"http://graphml.graphdrawing.org/xmlns key"`
	Graph struct {
		Directed string    `xml:"edgedefault,attr"`
		Nodes    []element `xml:"http://graphml.graphdrawing.org/xmlns node"`
		Edges    []element `xml:"http://graphml.graphdrawing.org/xmlns edge"`
	} `xml:"http://graphml.graphdrawing.org/xmlns graph"`
}

// element is a node or a link.
type element struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key   string `xml:"key,attr"`
		Text  string `xml:",chardata"`
		Label string `xml:"http://www.yworks.com/xml/graphml ShapeNode>NodeLabel"`
		Arrow string `xml:"http://www.yworks.com/xml/graphml PolyLineEdge>EdgeLabel"`
	} `xml:"data"`
}

// TestGraphML reads a graph as Gephi and yEd do: every datum has a key of its kind of element whose type its value is of, no
// two elements have one id, ends of links are nodes, and the label that each program shows is there.
func TestGraphML(t *testing.T) {
	g := graphOf(t, held()...)
	var doc graphml
	d := xml.NewDecoder(strings.NewReader(written(t, GraphML, g)))
	d.Strict = true
	if err := d.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	links := 0
	for _, b := range held() {
		links += len(b.Links())
	}
	if len(doc.Graph.Nodes) != len(g.Nodes) || len(doc.Graph.Edges) != links || doc.Graph.Directed != "directed" {
		t.Errorf("%d nodes and %d links, want %d and %d; %s", len(doc.Graph.Nodes), len(doc.Graph.Edges), len(g.Nodes), links, doc.Graph.Directed)
	}
	types := map[string]string{}
	for _, k := range doc.Keys {
		if types[k.ID] != "" || k.Type == "" == (k.Looks == "") || k.Looks != "" && k.Looks != k.For+"graphics" {
			t.Errorf("key %+v", k)
		}
		types[k.ID] = k.For + " " + k.Type
	}
	ids, texts := map[string]bool{}, map[string]bool{}
	check := func(of string, e element, label string) {
		if e.ID == "" || ids[of+e.ID] {
			t.Errorf("%s %q is there twice", of, e.ID)
		}
		ids[of+e.ID] = true
		shown, named := "", ""
		for _, d := range e.Data {
			texts[d.Text] = true
			if !fits(d.Text, types[d.Key], of) {
				t.Errorf("%s %s: %s is %q, which is no %s", of, e.ID, d.Key, d.Text, types[d.Key])
			}
			shown += d.Label + d.Arrow
			if d.Key == label {
				named = d.Text
			}
		}
		if shown == "" || named == "" || !strings.HasPrefix(named, strings.TrimSuffix(shown, "…")) {
			t.Errorf("%s %s is called %q and shown as %q", of, e.ID, named, shown)
		}
	}
	for _, n := range doc.Graph.Nodes {
		check("node", n, "n-label")
	}
	for _, e := range doc.Graph.Edges {
		check("edge", e, "e-label")
		if !ids["node"+e.Source] || !ids["node"+e.Target] {
			t.Errorf("a link from %s to %s, which are not both there", e.Source, e.Target)
		}
	}
	for key, want := range map[string]string{"n-no": "node long", "n-value": "node double", "e-inferred": "edge boolean", "n-aliases": "node string", "n-label": "node string"} {
		if types[key] != want {
			t.Errorf("%s is %q, want %q", key, types[key], want)
		}
	}
	for _, want := range []string{"<b>&amp;]]>", "=1+1", "王敏", "=局、乙局"} {
		if !texts[want] {
			t.Errorf("no datum is %q", want)
		}
	}
}

// fits reports whether a text is a value of a key's type, and the key one for such elements.
func fits(text, key, of string) bool {
	kind, ok := strings.CutPrefix(key, of+" ")
	var err error
	switch kind {
	case "long":
		_, err = strconv.ParseInt(text, 10, 64)
	case "double":
		_, err = strconv.ParseFloat(text, 64)
	case "boolean":
		_, err = strconv.ParseBool(text)
	}
	return ok && err == nil
}
