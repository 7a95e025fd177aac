package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"dutygraph/graph"
)

// heads are the sheets of a workbook.
var heads = []head{
	{"tasks", []column{{"文件 document", 22}, {"编号 no", 8}, {"类别 kind", 10}, {"标题 title", 28}, {"内容 text", 60},
		{"领导 leader", 14}, {"主办 lead", 24}, {"协办 support", 40}, {"区县 districts", 24}, {"期限 deadline", 14}, {"行 lines", 11}}},
	{"units", []column{{"单位 unit", 22}, {"类别 kind", 12}, {"任务 task", 9}, {"分工 role", 9}, {"次序 order", 8},
		{"原文 as written", 24}, {"规则 rule", 34}, {"文件 document", 22}, {"行 lines", 11}}},
	{"targets", []column{{"任务 task", 9}, {"目标 what", 30}, {"比较 op", 8}, {"数值 value", 12}, {"上限 to", 12}, {"单位 unit", 12},
		{"方向 direction", 10}, {"性质 role", 10}, {"年 year", 8}, {"原文 text", 50}, {"文件 document", 22}, {"行 lines", 11}}},
	{"quotas", []column{{"任务 task", 9}, {"目标 target", 36}, {"分到 to", 16}, {"数额 quota", 12}, {"单位 unit", 12}, {"原文 text", 24},
		{"文件 document", 22}, {"行 lines", 11}}},
	{"documents", []column{{"文号 number", 24}, {"标题 title", 60}, {"类别 kind", 14}, {"发文机关 issuer", 24}, {"日期 date", 12},
		{"来源 source", 24}, {"行 lines", 12}, {"SHA-256", 66}}},
}

// review is what the rows of one document are made of.
type review struct {
	document graph.Node
	all      []Link
	nodes    map[graph.Key]graph.Node // of every document
	links    map[graph.Key][]Link     // by both ends
	rowOf    map[string]taskRow       // by the key of a task
}

func newReview(nodes map[graph.Key]graph.Node, b graph.Batch) *review {
	r := &review{document: b.Doc, nodes: nodes, links: map[graph.Key][]Link{}, rowOf: map[string]taskRow{}}
	for _, own := range b.Links() {
		l := Link{b.Doc.ID, own}
		r.all = append(r.all, l)
		r.links[l.From.Key()] = append(r.links[l.From.Key()], l)
		r.links[l.To.Key()] = append(r.links[l.To.Key()], l)
	}
	return r
}

// write adds the rows of the document, tasks first, since the others link to them.
func (r *review) write(b book) error {
	for _, add := range []func(book) error{r.tasks, r.units, r.targets, r.quotas, r.documents} {
		if err := add(b); err != nil {
			return err
		}
	}
	return nil
}

// linked lists the links of a relation, in order.
func (r *review) linked(relation graph.Relation) []Link {
	return slices.DeleteFunc(slices.Clone(r.all), func(l Link) bool { return l.Rel != relation })
}

// prop is a property of a node wherever it is mentioned.
func (r *review) prop(n graph.Node, name string) any { return r.nodes[n.Key()].Props.Get(name) }

// name is what a node is called.
func (r *review) name(n graph.Node) string {
	if s, ok := r.prop(n, "name").(string); ok {
		return s
	}
	return n.ID
}

// around lists the names at the other ends of a node's links of a relation, in order.
func (r *review) around(n graph.Node, relation graph.Relation, keep func(Link) bool) []string {
	var links []Link
	for _, l := range r.links[n.Key()] {
		if l.Rel == relation && (keep == nil || keep(l)) {
			links = append(links, l)
		}
	}
	slices.SortStableFunc(links, func(a, b Link) int {
		x, _ := a.Props.Get("order").(int64)
		y, _ := b.Props.Get("order").(int64)
		return cmp.Compare(x, y)
	})
	var names []string
	for _, l := range links {
		other := l.From
		if other.Key() == n.Key() {
			other = l.To
		}
		if s := r.name(*other); !slices.Contains(names, s) {
			names = append(names, s)
		}
	}
	return names
}

// stated are the lines of a node's own statement.
func (r *review) stated(n graph.Node) any {
	for _, l := range r.links[n.Key()] {
		if l.Rel == graph.StatedIn {
			return lines(l)
		}
	}
	return nil
}

func lines(l Link) string {
	return strings.TrimPrefix(strings.TrimPrefix(l.At.String(), "lines "), "line ")
}

func role(want string) func(Link) bool {
	return func(l Link) bool { return l.Props.Get("role") == want }
}

func (r *review) tasks(b book) error {
	for _, n := range r.ownTasks() {
		label := n.Props.Get("no")
		if label == nil {
			label = int64(b.sheets["tasks"].rows + 1)
		}
		r.rowOf[n.ID] = taskRow{b.sheets["tasks"].rows + 1, label}
		err := b.row("tasks", n.Props.Get("document"), n.Props.Get("no"), n.Props.Get("kind"), n.Props.Get("title"), n.Props.Get("text"),
			r.around(n, graph.Leads, nil), r.around(n, graph.ResponsibleFor, role("lead")), r.around(n, graph.ResponsibleFor, role("support")),
			r.around(n, graph.InDistrict, nil), n.Props.Get("deadlineText"), r.stated(n))
		if err != nil {
			return err
		}
	}
	return nil
}

// ownTasks lists the tasks of the document, in order of number.
func (r *review) ownTasks() []graph.Node {
	var tasks []graph.Node
	for _, l := range r.linked(graph.StatedIn) {
		if n := r.nodes[l.From.Key()]; l.From.Label == graph.Task && n.Props.Get("document") == r.document.ID {
			tasks = append(tasks, n)
		}
	}
	slices.SortStableFunc(tasks, func(a, b graph.Node) int {
		x, _ := a.Props.Get("no").(int64)
		y, _ := b.Props.Get("no").(int64)
		return cmp.Or(cmp.Compare(x, y), cmp.Compare(a.ID, b.ID))
	})
	return slices.CompactFunc(tasks, func(a, b graph.Node) bool { return a.ID == b.ID })
}

// task is the link to a node's task; the key of a node that is none, such as a section.
func (r *review) task(n graph.Node) any {
	if row, known := r.rowOf[n.ID]; known && n.Label == graph.Task {
		return row
	}
	return n.ID
}

func (r *review) units(b book) error {
	for _, l := range r.linked(graph.ResponsibleFor) {
		err := b.row("units", r.name(*l.From), r.prop(*l.From, "kind"), r.task(*l.To), l.Props.Get("role"), l.Props.Get("order"),
			l.Props.Get("asWritten"), l.Props.Get("rule"), l.Document, lines(l))
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *review) targets(b book) error {
	for _, l := range r.linked(graph.HasTarget) {
		p := r.nodes[l.To.Key()].Props
		err := b.row("targets", r.task(*l.From), p.Get("what"), p.Get("op"), p.Get("value"), p.Get("valueMax"), p.Get("unit"), p.Get("direction"), p.Get("role"), p.Get("year"),
			p.Get("text"), l.Document, lines(l))
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *review) quotas(b book) error {
	for _, l := range r.linked(graph.AllocatedTo) {
		var of any
		for _, other := range r.links[l.From.Key()] {
			if other.Rel == graph.HasTarget && other.To.Key() == l.From.Key() {
				of = r.task(*other.From)
				break
			}
		}
		err := b.row("quotas", of, r.prop(*l.From, "what"), r.name(*l.To), l.Props.Get("quota"), l.Props.Get("unit"), l.Props.Get("text"), l.Document, lines(l))
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *review) documents(b book) error {
	p := r.document.Props
	return b.row("documents", r.document.ID, p.Get("title"), p.Get("kind"), p.Get("issuer"), p.Get("date"), p.Get("source"), fmt.Sprintf("%v-%v", p.Get("lineStart"), p.Get("lineEnd")), p.Get("sha256"))
}
