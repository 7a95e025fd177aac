package export

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"dutygraph/graph"
)

// graphMLHead names the schema that yEd's own files name: GraphML with yEd's looks.
const graphMLHead = xml.Header + `<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:y="http://www.yworks.com/xml/graphml" ` +
	`xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://www.yworks.com/xml/schema/graphml/1.1/ygraphml.xsd">` + "\n"

// The keys of yEd's looks. Gephi takes data of these very keys for labels, and data of any other key without a type for a fault.
const (
	nodeLooks = "d3"
	linkLooks = "d7"
)

// GraphML writes the graph in the form that Gephi, yEd and libraries of graphs read: a node's or link's property is a
// datum of its name, "label" is what a picture calls it, and "labels" or "type" says what it is. For yEd, which shows nothing
// else, the label stands in its own form too.
func GraphML(w io.Writer, g *Graph) error {
	b := bufio.NewWriter(w)
	b.WriteString(graphMLHead)
	nodeKeys, linkKeys := attributes{}, attributes{"type": "string", "label": "string"}
	for _, n := range g.Nodes {
		nodeKeys.see(nodeData(n))
	}
	for _, shape := range g.shapes {
		for name, kind := range shape {
			if before, seen := linkKeys[name]; seen && before != kind {
				kind = "string"
			}
			linkKeys[name] = kind
		}
	}
	nodeKeys.declare(b, "node", "n", nodeLooks)
	linkKeys.declare(b, "edge", "e", linkLooks)
	b.WriteString(`<graph id="dutygraph" edgedefault="directed">` + "\n")
	for _, n := range g.Nodes {
		data := nodeData(n)
		fmt.Fprintf(b, `<node id="%s">%s`, escaped(nodeName(n)), nodeLook(n.Key().Label, data.Text("label")))
		nodeKeys.write(b, "n", data)
		b.WriteString("</node>\n")
	}
	err := g.links(func(l Link) error {
		fmt.Fprintf(b, `<edge id="%s" source="%s" target="%s">%s`, escaped(l.ID), escaped(nodeName(*l.From)), escaped(nodeName(*l.To)), linkLook(l.Rel))
		linkKeys.write(b, "e", linkData(l))
		_, err := b.WriteString("</edge>\n")
		return err
	})
	if err != nil {
		return err
	}
	b.WriteString("</graph>\n</graphml>\n")
	return b.Flush()
}

// nodeName is a node's key over all labels.
func nodeName(n graph.Node) string { return string(n.Key().Label) + ":" + n.ID }

// nodeData are a node's properties with what pictures need.
func nodeData(n graph.Node) graph.Props {
	label := cmp.Or(n.Props.Text("name"), n.Props.Text("what"), n.Props.Text("title"), n.ID)
	return n.Props.Over(graph.PropsOf("key", n.ID, "label", label, "labels", labels(n)))
}

func linkData(l Link) graph.Props {
	return l.AllProps(l.Document).With("type", string(l.Rel)).With("label", string(l.Rel))
}

// fills are the colours of nodes by label; any other is white.
var fills = map[graph.Label]string{
	graph.Person: "#F6D5CC", graph.Department: "#D6E4F2", graph.District: "#DDEFD9", graph.Task: "#FFF3CC", graph.Target: "#E9DFF3", graph.Document: "#E6E6E6",
}

// shown is how many characters of a label are shown in a box.
const shown = 24

// nodeLook is a box that is as wide as its label.
func nodeLook(of graph.Label, label string) string {
	label = graph.Shorten(label, shown)
	fill := fills[of]
	if fill == "" {
		fill = "#FFFFFF"
	}
	return fmt.Sprintf(`<data key="%s"><y:ShapeNode><y:Geometry height="30" width="%d"/><y:Fill color="%s"/><y:NodeLabel>%s</y:NodeLabel><y:Shape type="roundrectangle"/></y:ShapeNode></data>`,
		nodeLooks, 30+13*len([]rune(label)), fill, escaped(label))
}

// linkLook is an arrow with the link's type beside it.
func linkLook(of graph.Relation) string {
	return fmt.Sprintf(`<data key="%s"><y:PolyLineEdge><y:Arrows source="none" target="standard"/><y:EdgeLabel>%s</y:EdgeLabel></y:PolyLineEdge></data>`, linkLooks, of)
}

func (a attributes) declare(w io.Writer, of, prefix, looks string) {
	for _, name := range slices.Sorted(maps.Keys(a)) {
		fmt.Fprintf(w, `<key id="%s-%s" for="%s" attr.name="%s" attr.type="%s"/>`+"\n", prefix, name, of, name, strings.TrimSuffix(a[name], "[]"))
	}
	fmt.Fprintf(w, `<key id="%s" for="%s" yfiles.type="%sgraphics"/>`+"\n", looks, of, of)
}

func (a attributes) write(w io.Writer, prefix string, data graph.Props) {
	for _, p := range data {
		fmt.Fprintf(w, `<data key="%s-%s">%s</data>`, prefix, p.Name, escaped(graph.Spell(p.Value)))
	}
}

// escaped is a text as XML has it; what XML cannot say becomes U+FFFD.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // b takes everything
	return b.String()
}
