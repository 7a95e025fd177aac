package extract

import (
	"fmt"
	"regexp"
	"testing"
)

// projectsOfGold compares the projects that a reader finds in the tasks of the real breakdown with the gold; it stands
// apart from its test, which needs a segmenter.
func projectsOfGold(t *testing.T, x *Extractor) {
	lines := gazetteLines(t)
	var n tally
	for _, task := range goldRows(t, "gold/breakdown.jsonl") {
		read := keys(x.NamedProjects(printedText(lines, task, len(lines))))
		n.compare(t, fmt.Sprintf("task %d", task.No), read, keys(task.Projects), keys(task.ProjectsOptional))
	}
	n.atLeast(t, 0.95)
}

var (
	marksInName = regexp.MustCompile(`[(),、“”《》·\s—-]`)
	nounOfName  = regexp.MustCompile(`(?:项目|工程)$`)
)

// keys spells names without the marks and the last word in which prints of one name differ.
func keys(names []string) map[string]bool {
	set := map[string]bool{}
	for _, name := range names {
		set[nounOfName.ReplaceAllString(marksInName.ReplaceAllString(name, ""), "")] = true
	}
	return set
}

func TestLiesIn(t *testing.T) {
	tests := []struct {
		project, jurisdiction, district string
		want                            bool
	}{
		{"岚山县柏坞水库", "宁州市", "岚山县", true},
		{"岚山柏坞水库加高扩容", "宁州市", "岚山县", true},
		{"宁州岚山国际机场", "宁州市", "岚山县", true},
		{"宁州市岚山体育中心", "宁州市", "岚山县", true},
		{"217国道(岚山柳坪至渡口段)", "宁州市", "岚山县", true},
		{"岚山、渡口两大抽水蓄能电站", "宁州市", "渡口区", true},
		{"岚山大学", "宁州市", "岚山县", false},
		{"岚山江大桥", "宁州市", "岚山县", false},
		{"岚山至渡口高速公路", "宁州市", "岚山县", false},
		{"新岚山公园", "宁州市", "岚山县", false},
		{"瑶水库", "宁州市", "瑶县", false},
		{"岚山柏坞水库", "", "岚山县", true},
	}
	for _, tt := range tests {
		if got := liesIn(tt.project, tt.jurisdiction, tt.district); got != tt.want {
			t.Errorf("%s in %s of %s: %v, want %v", tt.project, tt.district, tt.jurisdiction, got, tt.want)
		}
	}
}
