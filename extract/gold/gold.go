// Package gold scores what was read of a document against what a person found in it: a gold. It tells how far the reading of
// such documents can be trusted.
//
// A gold is a table of tasks, as a spreadsheet saves it, whose first line names the columns:
//
//	序号,内容,牵头领导,牵头单位,配合单位,时限
//	1,新建小学,甲某某,市教育局,市财政局;市建委,12月底前
//
// or JSON, {"tasks": [{"no": "1", "head": "新建小学", "leader": "甲某某", "lead": ["市教育局"], "support": […],
// "districts": […], "targets": [{"value": 5, "unit": "所", "op": "="}], "deadline": "12月底前"}, …]}, or such tasks one a
// line. What has no column, or no member, is not scored.
package gold

import (
	"fmt"
	"slices"

	"dutygraph/graph"
)

// Gold is what a person found in a document.
type Gold struct {
	Tasks   []Task
	Whole   int                 // how many tasks the document's list has, where the gold holds a part of them; else 0
	Sample  bool                // whether tasks may have been read that the gold leaves out
	Also    map[string][]string // other names that are as good as one, by it, both folded
	Ignored []string            // units that count neither way, folded
}

// Task is a task as a person found it. A field that is not given is not scored.
type Task struct {
	No        string
	Line      int    // of the gold
	Document  string // its key or a part of it; "" where all is of one document
	Head      string // how its text begins, "" where the number is all
	Optional  bool   // it may be read as a task or not
	Leaders   []string
	Units     []Unit
	Districts []string
	All       bool // all districts are meant
	Targets   []Target
	Doubtful  []Target // that may be read or not
	Projects  []string
	Spare     []string // projects that may be read or not
	Deadline  string
	given     map[string]bool // the columns or members that there are
}

// Unit is a unit of a task; Also holds another form of its name, as printed.
type Unit struct {
	Name, Also string
	Lead       bool
}

// Target is a figure to be reached.
type Target struct {
	Value, Unit, Op string
}

// The metrics, by which scores are named.
const (
	Tasks     = "tasks"
	Leaders   = "leaders"
	Units     = "units"     // with their roles
	LeadUnits = "leadUnits" // those that lead
	Districts = "districts"
	Targets   = "targets"
	Projects  = "projects"
	Deadlines = "deadlines"
)

// Metrics lists them in the order in which they are told.
func Metrics() []string {
	return []string{Tasks, Leaders, Units, LeadUnits, Districts, Targets, Projects, Deadlines}
}

// gives reports whether a task's gold says anything of a metric.
func (t Task) gives(metric string) bool { return t.given == nil || t.given[metric] }

// Score counts what was read rightly, what was read and is not in the gold, and what is in the gold and was not read.
type Score struct {
	Metric               string
	Right, Extra, Missed int
}

// Precision is the share of what was read that is right, 1 where nothing was read and nothing was to be.
func (s Score) Precision() float64 {
	if s.Right+s.Extra == 0 {
		if s.Missed == 0 {
			return 1
		}
		return 0
	}
	return float64(s.Right) / float64(s.Right+s.Extra)
}

// Recall is the share of the gold that was read.
func (s Score) Recall() float64 {
	if s.Right+s.Missed == 0 {
		return 1
	}
	return float64(s.Right) / float64(s.Right+s.Missed)
}

// F1 is the harmonic mean of the two.
func (s Score) F1() float64 {
	p, r := s.Precision(), s.Recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

// Miss is one thing that gold and reading do not agree on.
type Miss struct {
	Metric   string
	Task     string // its number in the gold, or as read where the gold has none
	Missed   bool   // in the gold and not read, else read and not in the gold
	Value    string
	Document string
	At       graph.Span // of the task in the document, or of what was read; zero where the task was not read
	Line     int        // of the gold; 0 where it has no such task
}

func (m Miss) String() string {
	what := "is not in the gold"
	if m.Missed {
		what = "was not read"
	}
	if m.Metric == Tasks {
		return fmt.Sprintf("task %s (%s) %s", m.Task, m.Value, what)
	}
	return fmt.Sprintf("task %s: %s: %s %s", m.Task, m.Metric, m.Value, what)
}

// Result is the outcome: the scores of the metrics that the gold gives, and every disagreement.
type Result struct {
	Scores []Score
	Misses []Miss
}

// Score finds a metric's score; false where the gold does not give it.
func (r Result) Score(metric string) (Score, bool) {
	i := slices.IndexFunc(r.Scores, func(s Score) bool { return s.Metric == metric })
	if i < 0 {
		return Score{}, false
	}
	return r.Scores[i], true
}
