package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"dutygraph/graph"
)

// GraphML writes the graph in the form that Gephi, yEd and libraries of graphs read: a node's or link's property is a
// datum of its name, "label" is what a picture calls it, and "labels" or "type" says what it is.
func GraphML(w io.Writer, g Graph) error {
	b := bufio.NewWriter(w)
	b.WriteString(xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns">` + "\n")
	nodeKeys, linkKeys := attributes{}, attributes{}
	for _, n := range g.Nodes {
		nodeKeys.see(nodeData(n))
	}
	for _, l := range g.Links {
		linkKeys.see(linkData(l))
	}
	nodeKeys.declare(b, "node", "n")
	linkKeys.declare(b, "edge", "e")
	b.WriteString(`<graph id="dutygraph" edgedefault="directed">` + "\n")
	for _, n := range g.Nodes {
		b.WriteString(`<node id="` + escaped(nodeName(n)) + `">`)
		nodeKeys.write(b, "n", nodeData(n))
		b.WriteString("</node>\n")
	}
	for _, l := range g.Links {
		fmt.Fprintf(b, `<edge id="%s" source="%s" target="%s">`, escaped(l.ID), escaped(nodeName(l.From)), escaped(nodeName(l.To)))
		linkKeys.write(b, "e", linkData(l))
		b.WriteString("</edge>\n")
	}
	b.WriteString("</graph>\n</graphml>\n")
	return b.Flush()
}

// nodeName is a node's key over all labels.
func nodeName(n graph.Node) string { return string(n.Key().Label) + ":" + n.ID }

// nodeData are a node's properties with what pictures need.
func nodeData(n graph.Node) graph.Props {
	data := graph.Props{"key": n.ID, "labels": labels(n), "label": n.ID}
	for _, name := range []string{"name", "what", "title"} {
		if s, ok := n.Props[name].(string); ok {
			data["label"] = s
			break
		}
	}
	maps.Copy(data, n.Props)
	return data
}

func linkData(l Link) graph.Props {
	data := l.AllProps(l.Document)
	data["type"], data["label"] = string(l.Rel), string(l.Rel)
	return data
}

// attributes are the types of properties by name. A property that is not always of one type is a string.
type attributes map[string]string

func (a attributes) see(data graph.Props) {
	for name, value := range data {
		kind := "string"
		switch value.(type) {
		case int64:
			kind = "long"
		case float64:
			kind = "double"
		case bool:
			kind = "boolean"
		}
		if before, seen := a[name]; seen && before != kind {
			kind = "string"
		}
		a[name] = kind
	}
}

func (a attributes) declare(w io.Writer, of, prefix string) {
	for _, name := range slices.Sorted(maps.Keys(a)) {
		fmt.Fprintf(w, `<key id="%s-%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n", prefix, name, of, name, a[name])
	}
}

func (a attributes) write(w io.Writer, prefix string, data graph.Props) {
	for _, name := range slices.Sorted(maps.Keys(data)) {
		fmt.Fprintf(w, `<data key="%s-%s">%s</data>`, prefix, name, escaped(text(data[name], listSeparator)))
	}
}

// escaped is a text as XML has it; what XML cannot say becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // b takes everything
	return b.String()
}
