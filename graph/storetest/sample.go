package storetest

import (
	"fmt"

	"dutygraph/graph"
)

// city is where the invented documents are issued.
const city = "云州市"

// duty is what one invented task says; what is empty is not said.
type duty struct {
	no        int
	text      string
	leader    string
	title     string // of the leader
	units     []string
	districts []string
	project   string
	value     float64 // of the task's target
}

// document is an empty invented document; its date may be "".
func document(number, date string) graph.Batch {
	props := graph.PropsOf("number", number, "title", "年度任务分解 "+number, "kind", "breakdown", "jurisdiction", city,
		"year", int64(2031), "source", "公报.txt", "lineStart", int64(1), "lineEnd", int64(500))
	if date != "" {
		props = props.With("date", date)
	}
	return graph.Batch{Doc: graph.Node{Label: graph.Document, ID: number, Props: props}}
}

// breakdown is an invented document with tasks, each on three lines of its own.
func breakdown(number, date string, duties ...duty) graph.Batch {
	b := document(number, date)
	for i, d := range duties {
		b.Facts = append(b.Facts, d.facts(&b.Doc, graph.Span{First: 10 + 3*i, Last: 12 + 3*i})...)
	}
	return b
}

func (d duty) facts(doc *graph.Node, at graph.Span) []graph.Fact {
	task := &graph.Node{Label: graph.Task, ID: fmt.Sprintf("%s#%d", doc.ID, d.no), Props: graph.PropsOf(
		"document", doc.ID, "no", int64(d.no), "kind", "task", "text", d.text)}
	facts := []graph.Fact{{From: task, Rel: graph.StatedIn, To: doc, At: at}}
	if d.leader != "" {
		leader := shared(graph.Leader, d.leader)
		leader.Props = leader.Props.With("title", d.title)
		props := graph.PropsOf("title", d.title)
		facts = append(facts, graph.Fact{From: leader, Rel: graph.Leads, To: task, Props: props, At: graph.Span{First: 5, Last: 5}})
	}
	for i, unit := range d.units {
		role := "support"
		if i == 0 {
			role = "lead"
		}
		facts = append(facts, graph.Fact{From: department(unit), Rel: graph.ResponsibleFor, To: task, At: graph.Span{First: at.Last, Last: at.Last},
			Props: graph.PropsOf("role", role, "order", int64(i+1), "asWritten", unit, "rule", "列第一位的牵头", "ruleLine", int64(4))})
	}
	for _, name := range d.districts {
		facts = append(facts,
			graph.Fact{From: task, Rel: graph.InDistrict, To: shared(graph.District, name), Props: graph.PropsOf("via", "named"), At: at},
			graph.Fact{From: department(name + "政府"), Rel: graph.Governs, To: shared(graph.District, name),
				Props: graph.PropsOf("inferred", true, "rule", "name"), At: at})
	}
	if d.project != "" {
		facts = append(facts, graph.Fact{From: task, Rel: graph.Involves, To: shared(graph.Project, d.project), At: at})
	}
	if d.value != 0 {
		target := &graph.Node{Label: graph.Target, ID: task.ID + "!1", Props: graph.PropsOf("document", doc.ID, "what", "新建绿道",
			"value", d.value, "unit", "公里", "op", ">=", "role", "goal", "text", fmt.Sprintf("%v 公里以上", d.value))}
		facts = append(facts, graph.Fact{From: task, Rel: graph.HasTarget, To: target, At: at},
			graph.Fact{From: target, Rel: graph.StatedIn, To: doc, At: at})
	}
	return facts
}

// shared is an invented node that documents share.
func shared(label graph.Label, name string) *graph.Node {
	return &graph.Node{Label: label, ID: city + "/" + name, Props: graph.PropsOf("name", name, "jurisdiction", city)}
}

func department(name string) *graph.Node {
	n := shared(graph.Department, name)
	n.Props = n.Props.With("kind", "bureau").With("aliases", []string{city + name, name + "(本级)"})
	return n
}

// The three documents most checks load: the second is newer than the first and shares units, a leader and a district
// with it; the third is of the same day as the second.
func first() graph.Batch {
	return breakdown("云政发〔2031〕1号", "2031-02-01",
		duty{1, "新建沿河绿道。", "齐一鸣", "副市长", []string{"市园林局", "市水务局", "东河区政府"}, []string{"东河区"}, "沿河绿道", 50},
		duty{2, "整治内河。", "齐一鸣", "副市长", []string{"市水务局"}, []string{"东河区", "西山县"}, "", 2.5},
		duty{3, "办好夜校。", "卜二南", "市长", []string{"市教育局", "市园林局"}, nil, "", 0})
}

func second() graph.Batch {
	return breakdown("云政发〔2031〕7号", "2031-05-01",
		duty{1, "修缮旧桥。", "齐一鸣", "常务副市长", []string{"市交通局", "市水务局"}, []string{"西山县"}, "旧桥", 0},
		duty{2, "开通夜班公交。", "沙三北", "副市长", []string{"市交通局"}, nil, "", 12})
}

func third() graph.Batch {
	return breakdown("云政发〔2031〕8号", "2031-05-01",
		duty{1, "清点古树。", "沙三北", "秘书长", []string{"市园林局"}, []string{"东河区"}, "", 300})
}
