package extract

import (
	"slices"
	"strings"

	"dutygraph/extract/scan"
)

// kind is a sort of document: its name in the graph, how its form is known, and its parser, nil where documents of the
// kind are recognised and listed but not read.
type kind struct {
	name  string
	knows func(d *document) bool
	parse func(x *Extractor, d *document) findings
}

// kinds is the whole list; the first that knows a document reads it.
var kinds = []kind{
	{"interpretation", isInterpretation, parseInterpretation},
	{"budgetReport", isBudgetReport, parseReport},
	{"planReport", isPlanReport, parseReport},
	{"workReport", isWorkReport, parseReport},
	{"appointments", isAppointments, parseAppointments},
	{"livelihood", isLivelihood, parseLivelihood},
	{"livelihood", isLivelihoodList, parseBreakdown},
	{"livelihood", isFormedLivelihood, parseForms},
	{"breakdown", isBreakdown, parseBreakdown},
	{"policies", isPolicies, parsePolicies},
	{"policies", isFormedPolicy, parseForms},
	{"breakdown", isFormed, parseForms},
}

// other is the kind of a document that no kind knows.
var other = kind{name: "other"}

func kindOf(d *document) kind {
	for _, k := range kinds {
		if k.knows(d) {
			return k
		}
	}
	return other
}

// reads reports whether documents of a kind are wanted.
func (x *Extractor) reads(kind string) bool {
	return len(x.Kinds) == 0 || slices.Contains(x.Kinds, kind)
}

// parses reports whether a document is to be read, and not only recognised.
func (x *Extractor) parses(d *document) bool { return d.kind.parse != nil && x.reads(d.kind.name) }

func isInterpretation(d *document) bool {
	return strings.HasSuffix(d.title, "解读") && (strings.Contains(d.title, "》") || strings.Contains(d.title, "政策解读"))
}

func isReport(d *document) bool {
	return strings.HasSuffix(d.title, "报告") && !namesBreakdown(d.title)
}

func isBudgetReport(d *document) bool { return isReport(d) && strings.Contains(d.title, "预算") }

func isPlanReport(d *document) bool {
	return isReport(d) && strings.Contains(d.title, "国民经济和社会发展") &&
		(strings.Contains(d.title, "计划") || strings.Contains(d.title, "规划"))
}

func isWorkReport(d *document) bool {
	return isReport(d) && strings.HasSuffix(d.title, "政府工作报告")
}

func isAppointments(d *document) bool {
	for _, w := range [...]string{"任免", "任职", "免职"} {
		if strings.Contains(d.title, w) {
			return true
		}
	}
	prefix, _, _ := strings.Cut(d.number, "〔")
	return strings.HasSuffix(prefix, "干") || strings.HasSuffix(prefix, "人") && strings.Contains(d.title, "任命")
}

// namesLivelihood reports whether a title is of projects for people's livelihood, and not also of all the work of a year.
func namesLivelihood(title string) bool {
	return scan.ContainsAny(title, []string{"民生实事", "为民实事", "为民办实事", "惠民实事", "实事项目"}) &&
		!scan.ContainsAny(title, []string{"政府工作报告", "重点工作", "重点任务", "主要任务", "工作要点"})
}

// isLivelihood knows the notices on projects for people's livelihood that print their tasks in tables.
func isLivelihood(d *document) bool {
	return namesLivelihood(d.title) && d.form().labels+d.form().inner == 0 && beginsTable(d.lines, table.isProjects)
}

// isLivelihoodList and isFormedLivelihood know those that print them as a list.
func isLivelihoodList(d *document) bool { return namesLivelihood(d.title) && isBreakdown(d) }

func isFormedLivelihood(d *document) bool { return namesLivelihood(d.title) && isFormed(d) }

// isBreakdown knows a list that hands out work by its form, clauses with a line of units or parts under leaders' headings;
// the title settles it where the form is scant.
func isBreakdown(d *document) bool {
	f := d.form()
	if f.clauses == 0 {
		return false
	}
	return f.parts > 0 || f.labels > 1 && !namesPolicy(d.title) || f.labels+f.inner > 0 && namesBreakdown(d.title)
}

// policyWords are in the titles of a government's policies, planWords in those of its plans, which may hand out work in
// either form.
var (
	policyWords = []string{"政策", "措施", "意见", "举措", "办法"}
	planWords   = []string{"方案", "计划", "要点"}
)

func namesPolicy(title string) bool {
	return scan.ContainsAny(title, policyWords) && !namesBreakdown(title)
}

// isPolicies knows measures that name their units in brackets: (责任单位:…).
func isPolicies(d *document) bool {
	f := d.form()
	return f.clauses > 0 && (f.labels+f.inner > 0 && namesPolicy(d.title) || f.inner > 0 && scan.ContainsAny(d.title, planWords))
}
